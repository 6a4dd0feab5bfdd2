"""Somebody copies a job description, changes it, makes mistakes, mends them by what they are told, and releases it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from building import add, edit, plain_back_room
from rolepress.cli import main
from rolepress.releases import load_releases

NEW = "content/job-descriptions/ward-clerk.yml"
PAGE = "site/public/job-descriptions/ward-clerk/index.html"

Told = list[dict[str, Any]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project as `rolepress new project` starts it, in which people stand."""
    root = tmp_path / "project"
    assert main(["new", "project", str(root)]) == 0
    monkeypatch.chdir(root)
    add(root, "rolepress.yml", "large_print: {sizes: []}\n")
    (root / "mkdocs.yml").unlink(missing_ok=True)
    return plain_back_room(root)


@pytest.fixture
def checked(capsys: pytest.CaptureFixture[str]) -> Callable[[], Told]:
    """What `rolepress check` says of the new document, its information left out."""

    def check() -> Told:
        capsys.readouterr()
        main(["check", "--only", "ward-clerk", "--report", "json"])
        found: Told = json.loads(capsys.readouterr().out)["problems"]
        return [each for each in found if each["severity"] != "info"]

    return check


def mend(root: Path, told: dict[str, Any]) -> None:
    """Do what a message says, and know nothing else: at its line and column, type the hint over the word there."""
    lines = (root / told["path"]).read_text("utf-8").splitlines(keepends=True)
    line = lines[told["line"] - 1]
    start = told["column"] - 1
    end = next((at for at in range(start, len(line)) if line[at] in ":\n "), len(line))
    lines[told["line"] - 1] = line[:start] + told["hint"] + line[end:]
    (root / told["path"]).write_text("".join(lines), "utf-8")


def test_a_new_post_goes_from_a_copy_to_the_public_site(
    project: Path, checked: Callable[[], Told], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "job-description", "ward-clerk", "--from", "support-worker"]) == 0
    text = (project / NEW).read_text("utf-8")
    assert "approvals" not in text
    assert "evaluation" not in text

    # Two duties and the band are another post's, and three slips of the finger come with them.
    edit(project, NEW, 'band: "3"', 'band: "4"')
    edit(project, NEW, "Help people to plan their week.", "Book visits for people on the ward.")
    edit(project, NEW, "Write a short note after each visit.", "Keep the records of the ward.")
    edit(project, NEW, "  reports_to: Team Leader", "  report_to: Team Leader")
    edit(project, NEW, "set: all-staff", "set: all-staf")
    edit(
        project,
        NEW,
        "          text: You have helped to run a group.\n          level: desirable",
        "          text: You have helped to run a group.\n          level: desirible",
    )

    seen = []
    for _ in range(5):  # a field that is wrong can hide what is wrong in the text
        told = [each for each in checked() if each["severity"] == "error"]
        if not told:
            break
        seen += [each["hint"] for each in told]
        for each in told:
            mend(project, each)
    assert seen == ["reports_to", "desirable", "all-staff"]
    assert 'band: "4"' in (project / NEW).read_text("utf-8")
    assert checked() == []

    # Colleagues read it first. The public sees nothing of it.
    assert main(["draft", "ward-clerk", "--comments-by", "2027-01-15"]) == 0
    made = {path.name for path in (project / "site" / "review").rglob("*") if path.is_file()}
    assert {"ward-clerk-1.0-draft.html", "ward-clerk-1.0-draft.pdf", "ward-clerk-1.0-draft.docx"} <= made
    assert main(["build"]) == 0
    assert not (project / PAGE).exists()
    assert main(["release", "ward-clerk"]) == 1
    assert "nobody has approved this text yet" in capsys.readouterr().out

    # It is sent back, put right, approved and released.
    assert main(["submit", "ward-clerk", "--role", "Ward Manager"]) == 0
    assert (
        main(["approve", "ward-clerk", "--role", "Head of People", "--reject", "--note", "Say whom to ask"]) == 0
    )
    edit(project, NEW, "Keep the records of the ward.", "Keep the records of the ward, and ask if you are unsure.")
    assert main(["submit", "ward-clerk", "--role", "Ward Manager"]) == 0
    assert main(["build"]) == 0
    assert not (project / PAGE).exists()
    assert main(["approve", "ward-clerk", "--role", "Head of People"]) == 0
    assert main(["build"]) == 0
    assert not (project / PAGE).exists()
    assert main(["release", "ward-clerk"]) == 0
    assert main(["build"]) == 0

    page = (project / PAGE).read_text("utf-8")
    assert "Keep the records of the ward, and ask if you are unsure." in page
    (release,) = load_releases(project).value["ward-clerk"]
    assert [(each.role, each.decision) for each in release.approvals] == [
        ("Ward Manager", "submitted"), ("Head of People", "approved")
    ]  # fmt: skip
