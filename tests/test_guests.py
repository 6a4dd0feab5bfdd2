"""Other packages add formats, editions and rules through entry points, and a build makes what they add."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import released_project
from projects import SETTINGS

CHECKOUT = Path(__file__).resolve().parent.parent
GUEST = """
from rolepress.checks import Finding, rule
from rolepress.editions import STANDARD, register as add_edition
from rolepress.formats import Artifact, Format, register as add_format
from rolepress.manuscript import words
from rolepress.model.job_description import JobDescription
from dataclasses import replace

def render(manuscript, edition, theme, options):
    return Artifact(f"{VERSION} {edition.name}: {' '.join(map(str, words(manuscript)))}".encode())

add_format(Format("txt", ".txt", "text/plain", render))
add_edition(replace(STANDARD, id="cream", suffix="-cream", formats=("txt",)))

@rule("short-title", kinds=(JobDescription,))
def short_title(document, view):
    \"\"\"A title is short.\"\"\"
    if len(document.title) > 3:
        yield Finding(("title",), "this title is long")
"""
ENTRY_POINTS = "".join(f"[rolepress.{group}]\nguest = guest\n" for group in ("formats", "editions", "checks"))
CHOICE = "formats: {job-description: [html, txt]}\nrules: {short-title: info}\n"
JOBS = Path("site/public/job-descriptions/support-worker")


def install(folder: Path, version: str) -> None:
    """Put the package of a guest into *folder*, as pip would."""
    for old in folder.glob("guest-*"):
        shutil.rmtree(old)
    about = folder / f"guest-{version}.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: guest\nVersion: {version}\n", "utf-8")
    (about / "entry_points.txt").write_text(ENTRY_POINTS, "utf-8")
    (folder / "guest.py").write_text(GUEST.replace("VERSION", repr(version)), "utf-8")


@pytest.fixture
def rolepress(tmp_path):
    """Run a command on a project, with a guest of a version installed beside Rolepress."""
    guests = tmp_path / "site-packages"
    root = released_project(tmp_path / "project", {"rolepress.yml": SETTINGS + CHOICE})

    def run(version: str, *command: str) -> str:
        install(guests, version)
        path = os.pathsep.join((str(CHECKOUT / "generator"), str(guests)))
        asked = [sys.executable, "-m", "rolepress", *command, "--project", str(root)]
        done = subprocess.run(
            asked, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=True
        )
        return done.stdout

    return run


def test_what_guests_add_is_listed_built_and_checked(rolepress, tmp_path):
    listed, told = rolepress("1.0", "formats"), rolepress("1.0", "build", "--jobs", "2")

    files = {each.name: each.read_text("utf-8") for each in (tmp_path / "project" / JOBS).glob("*.txt")}
    assert "cream-12        txt" in listed
    assert "this title is long  [short-title]" in told
    assert {name: text[: text.index(":")] for name, text in files.items()} == {
        "support-worker.txt": "1.0 standard",
        "support-worker-cream.txt": "1.0 cream-12",
    }
    assert "Cream TXT" in (tmp_path / "project" / JOBS / "index.html").read_text("utf-8")


def test_a_newer_guest_makes_its_files_anew(rolepress, tmp_path):
    for version in ("1.0", "1.1"):
        rolepress(version, "build", "--jobs", "1")

        assert (tmp_path / "project" / JOBS / "support-worker.txt").read_text("utf-8").startswith(version)
