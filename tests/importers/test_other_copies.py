"""Review copies and comparisons come back as Word files too."""

from datetime import date
from pathlib import PurePosixPath

import pytest

from importers.copies import (
    JOB_FILE,
    LONG_JOB,
    NOON,
    WordCopy,
    changed_lines,
    plan_of,
    sending_project,
    take,
)
from projects import open_project
from rolepress.comparing import compared, two_sides
from rolepress.comparing.files import write_files
from rolepress.lifecycle import UK
from rolepress.reviewing import review_copy
from rolepress.source import parse_source
from word_files import W, converted, settled_by_libreoffice

LATER = (
    LONG_JOB.replace('version: "1.0"', 'version: "1.1"')
    .replace("      - Listen to people  # the first thing that we do\n", "")
    .replace("Learn from your manager", "Learn from your whole team\n      - Listen to people well")
    .replace('      - "Help people with the \\"tasks\\" of the day"\n', "")
    .replace("You listen well", "You listen with great care")
    .replace("a community base", "two community bases")
)


@pytest.fixture
def project(tmp_path):
    root = sending_project(tmp_path / "project")
    (root / JOB_FILE).write_text(LATER, "utf-8")
    return root


@pytest.fixture
def comparison(project, tmp_path):
    both = compared(*two_sides(project, "support-worker", None, on=NOON))
    (file,) = write_files(both, project, tmp_path / "out", ["docx"], on=NOON.replace(tzinfo=UK))
    return file.read_bytes()


def test_a_comparison_that_nobody_edited_changes_nothing(project, comparison):
    plan = plan_of(project, comparison)

    assert (plan.proposals, plan.asides) == ((), ())


def rejected(copy, words):
    """Reject the change of some words, as Word does it: what came goes, and what went stays."""
    (paragraph,) = [each for each in copy.root.iter(f"{W}p") if words in "".join(each.itertext())]
    for each in [*paragraph.iter(f"{W}ins")]:
        each.getparent().remove(each)
    for each in [*paragraph.iter(f"{W}del")]:
        for run in each:
            for text in run.iter(f"{W}delText"):
                text.tag = f"{W}t"
            each.addprevious(run)
        each.getparent().remove(each)


def test_a_change_that_somebody_rejected_is_proposed_back(project, comparison):
    copy = WordCopy(comparison)
    rejected(copy, "great")

    (proposal,) = plan_of(project, copy.data()).proposals

    assert (proposal.old, proposal.new, proposal.tracked) == (
        "You listen with great care",
        "You listen well",
        False,
    )


def test_what_somebody_adds_to_a_comparison_is_proposed(project, comparison):
    copy = WordCopy(comparison).track(" of their own choice", " that they choose")
    before = (project / JOB_FILE).read_text("utf-8")

    plan = take(project, copy.data())

    assert [(each.new, each.tracked) for each in plan.proposals] == [("meetings that they choose", True)]
    assert plan.asides == ()
    assert changed_lines(before, (project / JOB_FILE).read_text("utf-8")) == [
        "-           - meetings of their own choice", "+           - meetings that they choose"
    ]  # fmt: skip


@pytest.mark.parametrize("accept", [True, False])
def test_a_comparison_settled_in_libreoffice_says_what_was_decided(project, comparison, tmp_path, accept):
    plan = take(project, settled_by_libreoffice(comparison, tmp_path, accept=accept))

    assert plan.asides == ()
    if accept:
        assert plan.proposals == ()
        return
    data = open_project(project).source("support-worker").data
    assert {**data, "version": "1.0"} == parse_source(LONG_JOB.encode(), PurePosixPath(JOB_FILE)).value.data


@pytest.fixture
def draft(project, tmp_path):
    made = review_copy(
        project, "support-worker", out=tmp_path / "review", wanted=["docx"], on=NOON, comments_by=date(2026, 7, 31)
    ).value
    return made.files[0].read_bytes()


def test_a_review_copy_brings_its_changes_and_none_of_its_marks(project, draft):
    assert (plan_of(project, draft).proposals, plan_of(project, draft).asides) == ((), ())
    copy = WordCopy(draft).reword("whole team", "team").comment("the doctor", "Or the nurse?")

    plan = plan_of(project, copy.data())

    assert [(each.kind.value, each.new) for each in plan.proposals] == [
        ("comment", "Or the nurse?"), ("words", "Learn from your team"),
    ]  # fmt: skip
    assert plan.asides == ()


def test_a_review_copy_comes_back_after_its_release_too(project, draft):
    path = project / JOB_FILE
    path.write_text(path.read_text("utf-8").replace("status: draft\n", ""), "utf-8")
    copy = WordCopy(draft).delete("Draft. Version")

    plan = plan_of(project, copy.data())

    assert plan.proposals == ()
    assert {each.why for each in plan.asides} <= {"Rolepress writes these words itself, and will again"}


def test_a_review_copy_comes_back_through_libreoffice(project, draft, tmp_path):
    plan = plan_of(project, converted(draft, "docx", tmp_path))

    assert (plan.proposals, plan.asides) == ((), ())
