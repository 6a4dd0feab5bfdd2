"""What people checked is read from their file, and what nobody has is told as not done."""

from pathlib import Path

import pytest

from rolepress.people_checks import ASKED, FILE, asked_of_people
from rolepress.problems import Severity

DONE = """\
checks:
  nvda:
    using: NVDA 2026.2 with Firefox 150
    how: The script of the handbook
    by: Digital accessibility team
    date: 2026-11-20
    result: passed
"""


def write(root: Path, text: str) -> Path:
    (root / FILE).parent.mkdir(parents=True)
    (root / FILE).write_text(text, "utf-8")
    return root


def test_without_a_file_nothing_is_done(tmp_path):
    asked = asked_of_people(tmp_path)
    assert asked.problems == ()
    assert [each.name for each in asked.value if each.done is None] == list(ASKED)


def test_what_is_in_the_file_is_done(tmp_path):
    done = {each.name: each.done for each in asked_of_people(write(tmp_path, DONE)).value if each.done}
    assert {name: check.by for name, check in done.items()} == {"nvda": "Digital accessibility team"}


def test_a_name_that_we_do_not_know_is_told_with_the_nearest(tmp_path):
    (found,) = asked_of_people(write(tmp_path, DONE.replace("nvda:", "nvad:"))).problems
    assert (found.rule, found.place.line, found.hint) == ("people-check", 2, "nvda")


@pytest.mark.parametrize(
    "text", [DONE.replace("nvda:", "nvad:"), DONE.replace("passed", "fine"), "checks: {nvda: "]
)
def test_what_is_wrong_in_the_file_is_a_warning_and_stops_no_site(tmp_path, text):
    told = asked_of_people(write(tmp_path, text)).problems
    assert [(each.severity, each.place.path) for each in told] == [(Severity.WARNING, FILE)]


def test_a_file_that_does_not_fit_is_told_and_nothing_counts_as_done(tmp_path):
    asked = asked_of_people(write(tmp_path, DONE.replace("passed", "fine")))
    assert [(each.rule, each.place.line) for each in asked.problems] == [("result", 7)]
    assert all(each.done is None for each in asked.value)
