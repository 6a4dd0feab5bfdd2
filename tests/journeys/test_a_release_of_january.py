"""What was released in January is made again in July, byte for byte, whatever has changed around it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from building import CLAUSE_FILE, FACTS_FILE, JOB_FILE, edit, make, release_all
from projects import CLAUSE, JOB, SETTINGS, make_project

FORMATS = ("html", "pdf", "docx", "epub", "text")
ALL = f"{SETTINGS}formats:\n  job-description: [{', '.join(FORMATS)}]\n"
JANUARY, JULY = date(2026, 1, 31), datetime(2026, 7, 1, 12)
FOLDER = "job-descriptions/support-worker/"
# A wording that takes effect in May: what is approved before stays in the wording of its day.
LATER = f'{CLAUSE}  - version: "2"\n    effective: 2026-05-01\n    text: Keep it to yourself for ever.\n'


def files(root: Path, on: datetime) -> dict[str, bytes]:
    """The files of the job description on the public site; nothing that an earlier call made is used."""
    made = make(root, on=on, cache=root.parent / f"cache-{on:%m}-{len(list(root.parent.iterdir()))}")
    return {path: data for path, data in made.public.items() if path.startswith(FOLDER)}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose job description was released in January."""
    root = make_project(tmp_path / "project", {"rolepress.yml": ALL, JOB_FILE: JOB})
    release_all(root, day=JANUARY)
    return root


def test_a_release_of_january_is_made_again_in_july(project: Path) -> None:
    january = files(project, datetime(2026, 1, 31, 12))
    assert {path.rpartition(".")[2] for path in january} == {"html", "pdf", "docx", "epub", "txt"}

    edit(project, JOB_FILE, "Listen to people", "Talk to people")
    edit(project, JOB_FILE, 'band: "3"', 'band: "4"')
    edit(project, FACTS_FILE, "the recovery team", "the hope team")
    (project / CLAUSE_FILE).write_text(LATER, "utf-8")
    july = files(project, JULY)

    assert sorted(july) == sorted(january)
    assert [path for path in july if july[path] != january[path]] == []
