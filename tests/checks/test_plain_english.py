"""The handbook's table of the rules of plain English says what the rules do."""

import re

import pytest

from rolepress.checks import known_rules
from rolepress.checks.lists import swaps
from rolepress.checks.plain_words import SAID_BY_SWAPS
from rolepress.home import templates_folder
from rolepress.model.easy_read import EasyRead

PAGE = templates_folder().parent / "content" / "handbook" / "plain-english.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.read_text("utf-8").splitlines()
    if line.startswith("| W")
]


def test_every_rule_of_the_table_is_there() -> None:
    assert {row[0] for row in ROWS} == {*(f"W{number:02}" for number in range(1, 18)), "W05b"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[2].strip("`"))
def test_a_row_says_what_its_rule_does(row: list[str]) -> None:
    _, what, name, numbers, severity, source = row
    rule = known_rules()[name.strip("`")]

    assert what
    assert source
    assert severity == rule.severity.value
    told = {key: float(value) for key, value in re.findall(r"`([\w-]+)` (\d+)", numbers)}
    assert told == {key.replace("_", "-"): value for key, value in rule.limits.items()}


ELSEWHERE = {"date-form", "weekday", "easier-sentence"}
"""Facts about dates, which are right or wrong; what is easy to read has a page of its own."""


@pytest.mark.parametrize(
    "name",
    sorted(
        each
        for each, rule in known_rules().items()
        if rule.language and EasyRead not in rule.kinds and each not in ELSEWHERE
    ),
)
def test_no_rule_about_english_stops_a_document(name: str) -> None:
    assert known_rules()[name].severity.value in ("warning", "info")
    assert f"`{name}`" in PAGE.read_text("utf-8")


def test_what_the_swaps_say_of_a_slash_is_among_the_swaps() -> None:
    assert {each.word.rstrip("=*") for each in swaps()} >= SAID_BY_SWAPS
