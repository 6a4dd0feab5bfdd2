"""The same sources make the same bytes, whoever builds them, wherever and in whatever surroundings."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from building import CLAUSE_FILE, ONE_PDF, OTHER_JOB, OTHER_JOB_FILE, edit, files_under, released_project

GENERATOR = Path(__file__).parent.parent / "generator"
BUILD = """
import os, sys
from datetime import datetime
from pathlib import Path
from rolepress.build import Order, build
os.umask(int(sys.argv[4], 8))
root, out = Path(sys.argv[1]), Path(sys.argv[2])
report = build(Order(root, out, as_of=datetime(2026, 6, 3, 12), jobs=int(sys.argv[3])))
sys.exit(0 if report.published else str(report.problems))
"""
ONE_PLACE = {"HOME": "/", "LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1", "LANG": "C"}
ANOTHER = {
    "LC_ALL": "C.UTF-8",
    "TZ": "Pacific/Auckland",
    "PYTHONHASHSEED": "2",
    "LANG": "tr_TR.UTF-8",
    "COLUMNS": "40",
}


def sources(root: Path) -> Path:
    """Write a project with a release, a draft, and a text that has changed since its release."""
    released_project(root, {"rolepress.yml": ONE_PDF})
    (root / OTHER_JOB_FILE).write_text(OTHER_JOB.replace("Listen", "Größe, Żółć – listen"), "utf-8")
    edit(root, CLAUSE_FILE, "to yourself", "safe")
    return root


def sites(root: Path, out: Path, *, cwd: Path, jobs: int, umask: str, **surroundings: str) -> dict[str, bytes]:
    """Return every file of the three folders that a build makes."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    subprocess.run(
        [sys.executable, "-c", BUILD, str(root), str(out), str(jobs), umask],
        env=kept | {"PYTHONPATH": str(GENERATOR)} | surroundings, cwd=cwd, check=True,
    )  # fmt: skip
    return {
        f"{name}/{path}": data
        for name in ("public", "docs", "internal")
        for path, data in files_under(out / name).items()
    }


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The same sources, built in two places that differ in all that should not matter."""
    one = tmp_path_factory.mktemp("one")
    other = tmp_path_factory.mktemp("andere Stelle")
    elsewhere = sources(other / "ein Ordner" / "project")
    return (
        sites(sources(one), one / "site", cwd=one, jobs=1, umask="022", **ONE_PLACE),
        sites(elsewhere, other / "out", cwd=Path("/"), jobs=2, umask="077", HOME=str(other), **ANOTHER),
    )


@pytest.mark.parametrize("site", ["public", "docs", "internal"])
def test_two_builds_in_two_places_are_the_same_file_by_file(twice, site):
    one, other = ({path: data for path, data in each.items() if path.startswith(f"{site}/")} for each in twice)

    assert len(one) > 5
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []


def test_no_file_says_where_it_was_made(twice, tmp_path):
    for files in twice:
        assert [path for path, data in files.items() if str(tmp_path.parent.parent).encode() in data] == []


def test_both_places_made_pdfs_and_previews(twice):
    for files in twice:
        assert {"public/job-descriptions/support-worker/support-worker.pdf",
                "internal/preview/job-descriptions/gardener/gardener.pdf"} <= set(files)  # fmt: skip
