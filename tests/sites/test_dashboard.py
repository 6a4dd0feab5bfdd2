"""The home page says what there is to do and whom it waits for, the most pressing first."""

from pathlib import Path

from projects import JOB
from rolepress.problems import Severity, problem
from rolepress.sites.dashboard import NOBODY, Attention, attention, desks, tasks
from rolepress.sites.internal import compared_with_force
from sites.small_library import BEFORE, PINNED_JOB, drawn, released, small_library

JOBS = "content/job-descriptions"


def test_each_role_has_its_own_line_and_the_most_pressing_stands_first(tmp_path: Path):
    overdue = PINNED_JOB.replace("owner: Human Resources", "owner: Ward Manager") + "review_by: 2026-01-01\n"
    library = small_library(tmp_path, {f"{JOBS}/team-leader.yml": overdue})
    faults = (
        problem(f"{JOBS}/support-worker.yml", "level", "no level", severity=Severity.WARNING),
        problem("rolepress.yml", "settings", "what is this"),
    )
    found = desks(drawn(library, releases=released(library, "support-worker", BEFORE), problems=faults))

    assert [(each.owner, each.counts) for each in found] == [
        (NOBODY, (1, 0, 0, 0, 0, 0)),
        ("Ward Manager", (0, 1, 0, 0, 1, 0)),
        ("Human Resources", (0, 0, 1, 0, 0, 1)),
        ("Communications", (0, 0, 0, 0, 1, 0)),
    ]


def test_tasks_are_told_by_importance_and_none_that_is_done(tmp_path: Path):
    library = small_library(tmp_path, {f"{JOBS}/support-worker.yml": JOB + "review_by: 2026-01-01\n"})
    faults = (problem(f"{JOBS}/support-worker.yml", "level", "no level"),)
    found = tasks(drawn(library, problems=faults))

    assert [(each.title, each.number) for each in found] == [
        ("Errors in the content", 1),
        ("Overdue for review", 1),
        ("Not approved yet", 3),
        ("Holding to a wording that is not in force", 1),
    ]


def test_a_wording_that_is_not_in_force_is_named_with_what_to_do_about_it(tmp_path: Path):
    library = small_library(tmp_path)
    found = {
        each.title: each
        for each in attention(drawn(library, releases=released(library, "support-worker", BEFORE)))
    }
    held, behind = (found[f"{verb} a wording that is not in force"] for verb in ("Holding to", "Released with"))

    def told(each: Attention) -> list[tuple[str, str]]:
        uses = (use for document in each.documents for use in document.clauses if each.concerns(use))
        return [(use.document, compared_with_force(use)) for use in uses]

    assert told(held) == [("team-leader", "1 here, 2 in force (pinned)")]
    assert "Take the version of the clause out" in held.todo
    assert told(behind) == [("support-worker", "1 in the release, 2 in force")]
    assert "Approve and release" in behind.todo


def test_a_retired_document_waits_for_nobody(tmp_path: Path):
    retired = {
        f"{JOBS}/{name}.yml": text + "status: retired\nreview_by: 2026-01-01\n"
        for name, text in (("support-worker", JOB), ("team-leader", PINNED_JOB))
    }
    made = drawn(small_library(tmp_path, retired))

    assert [each.owner for each in desks(made)] == ["Communications"]
    assert [(each.title, each.number) for each in tasks(made)] == [("Not approved yet", 1)]
