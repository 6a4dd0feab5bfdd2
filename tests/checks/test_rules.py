"""What each rule finds, and what it leaves alone: the cases stand in tests/cases/checks."""

from pathlib import Path

import pytest

from checks.cases import Case, cases, report
from projects import ACCESSIBILITY, JOB, make_project, open_project
from rolepress.build import check
from rolepress.checks import problems_of
from rolepress.problems import Severity

CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rules(case: Case, tmp_path: Path) -> None:
    library = open_project(make_project(tmp_path, case.files))

    assert report(problems_of(library, on=case.on)) == case.expected


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (None, {"accessibility-statement"}),
        (ACCESSIBILITY.replace("  prepared: 2026-06-01\n", ""), {"missing-field"}),
        (ACCESSIBILITY.replace("purpose:", "  purpose:"), {"yaml"}),
    ],
    ids=["none", "not whole", "not read"],
)
def test_a_statement_with_a_slip_is_told_once_and_not_as_missing(
    tmp_path: Path, statement: str | None, told: set[str]
):
    approved = JOB.replace("kind:", "status: approved\nkind:")
    files = {"content/pages/accessibility.yml": statement, "content/job-descriptions/support-worker.yml": approved}

    errors = [each for each in check(make_project(tmp_path, files)) if each.severity is Severity.ERROR]
    assert [each.rule for each in errors] == [*told]
