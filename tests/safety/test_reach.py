"""A project reaches nothing outside it: no file on the disk, and nothing on the network."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from building import (
    NOON,
    ONE_PDF,
    OTHER_JOB,
    OTHER_JOB_FILE,
    PAGES_ALONE,
    add,
    make,
    released_project,
)
from projects import make_project
from rolepress.project import read
from safety.hostile import HOSTILE
from safety.secrets import SECRET_JOB, leaks, preview_pages

ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "generator")}


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the project, with documents in it that have the secret."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/zyxw-post.yml").write_text(SECRET_JOB, "utf-8")
    (tmp_path / "outside/zyxw.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'><title>zyxw</title></svg>", "utf-8"
    )
    return tmp_path / "outside"


def everything(root: Path) -> dict[str, bytes]:
    making = make(root)
    pages = {f"preview/{path}": text.encode() for path, text in preview_pages(making).items()}
    return making.public | pages


@pytest.mark.parametrize("depth", ["file", "folder of a kind", "content"])
def test_a_link_out_of_the_project_is_not_followed(tmp_path, outside, depth):
    root = released_project(tmp_path / "project", {"rolepress.yml": PAGES_ALONE})
    place = {
        "file": root / "content/job-descriptions/zyxw-post.yml",
        "folder of a kind": root / "content/adverts",
        "content": root / "content/zyxw",
    }[depth]
    place.symlink_to(outside / "zyxw-post.yml" if depth == "file" else outside)

    assert leaks(everything(root)) == []


def test_a_release_out_of_the_project_is_not_read(tmp_path, outside):
    root = released_project(tmp_path / "project", {"rolepress.yml": PAGES_ALONE})
    kept = root / "content/releases/support-worker"
    kept.rename(outside / "support-worker")
    kept.symlink_to(outside / "support-worker")

    making = make(root)
    assert "outside-project" in {each.rule for each in making.problems}
    assert [each.facts.id for each in making.printed.public] == ["accessibility", "home"]


def test_settings_out_of_the_project_are_not_read(tmp_path, outside):
    root = make_project(tmp_path / "project")
    (root / "rolepress.yml").rename(outside / "rolepress.yml")
    (root / "rolepress.yml").symlink_to(outside / "rolepress.yml")

    project, problems = read(root, NOON)
    assert project is None
    assert [each.rule for each in problems] == ["outside-project"]


# The network

NO_NETWORK = """
import socket
class Socket(socket.socket):
    def connect(self, address):
        if self.family != socket.AF_UNIX:
            open({tried!r}, "a").write(f"{{address}}\\n")
            raise OSError(101, "Network is unreachable")
        return super().connect(address)
    connect_ex = connect
def refuse(*args, **options):
    open({tried!r}, "a").write(f"{{args}}\\n")
    raise OSError(101, "Network is unreachable")
socket.socket = Socket
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse
"""
BUILD = """
import sys
from datetime import datetime
from pathlib import Path
from rolepress.build import Order, build
root = Path(sys.argv[1])
report = build(Order(root, root / "site", as_of=datetime(2026, 6, 3), jobs=2))
sys.exit(0 if report.published else str(report.problems))
"""


def test_a_build_asks_nothing_of_the_network(tmp_path):
    """Both sites, in the look that people get, with PDFs and previews of text that asks for other addresses."""
    root = released_project(tmp_path / "project", {"rolepress.yml": ONE_PDF})
    hostile = OTHER_JOB.replace("Listen to people", json.dumps(HOSTILE["picture"] + HOSTILE["markdown picture"]))
    add(root, OTHER_JOB_FILE, hostile)
    tried = tmp_path / "tried.txt"
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK.format(tried=str(tried)), "utf-8")
    path = os.pathsep.join((str(tmp_path), ENVIRONMENT["PYTHONPATH"]))

    def run(code: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code, str(root)]
        return subprocess.run(command, env=ENVIRONMENT | {"PYTHONPATH": path}, capture_output=True, text=True)

    built = run(BUILD)
    assert (built.returncode, built.stderr) == (0, "")
    assert not tried.exists()
    assert run("import urllib.request as u; u.urlopen('http://127.0.0.1:9/')").returncode != 0
    assert tried.exists()  # the guard works
