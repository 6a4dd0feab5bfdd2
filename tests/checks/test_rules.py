"""What each rule finds, and what it leaves alone: the cases stand in tests/cases/checks."""

from pathlib import Path

import pytest

from checks.cases import Case, cases, report
from projects import make_project, open_project
from rolepress.checks import problems_of

CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rules(case: Case, tmp_path: Path) -> None:
    library = open_project(make_project(tmp_path, case.files))

    assert report(problems_of(library, on=case.on)) == case.expected
