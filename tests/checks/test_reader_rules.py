"""The handbook's tables of the rules for print and easy read say what the rules do."""

import re

import pytest

from rolepress.checks import known_rules
from rolepress.checks.easy_lists import common_words, easy_words, is_common
from rolepress.home import templates_folder
from rolepress.model.easy_read import EasyRead

PAGE = templates_folder().parent / "content" / "handbook" / "reader-rules.md"
TEXT = PAGE.read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.splitlines()
    if re.match(r"\| [ELP]\d", line)
]


def test_every_rule_is_in_a_table_or_its_reason_stands_below() -> None:
    wanted = {*(f"E{number:02}" for number in range(1, 28)), *(f"L{number:02}" for number in range(1, 19)), "P01"}
    assert {each for each in wanted if each not in TEXT} == set()


def test_every_rule_about_guides_is_in_the_table() -> None:
    ours = {name for name, rule in known_rules().items() if EasyRead in rule.kinds}
    told = {row[2].strip("`") for row in ROWS}
    assert ours - told == {
        "explained-release",
        "covered-part",
        "typed-key-fact",
        "guide-behind",
        "picture-since-release",
    }  # about the document, not the words


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[2]}")
def test_a_row_says_what_its_rule_does(row: list[str]) -> None:
    _, what, name, numbers, severity, source = row
    rule = known_rules()[name.strip("`")]

    assert what
    assert source
    assert severity == rule.severity.value
    told = {key: float(value) for key, value in re.findall(r"`([\w-]+)` ([\d.]+)", numbers)}
    assert told == {key.replace("_", "-"): value for key, value in rule.limits.items()}


@pytest.mark.parametrize(
    "word", ["job", "Helping", "planned", "tries", "people’s", "nicest", "interviews", "makes"]
)
def test_common_words_and_their_forms_are_known(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["scrutinise", "prospectus", "multidisciplinary", "coproduce"])
def test_rare_words_are_not(word: str) -> None:
    assert not is_common(word)


def test_the_list_of_common_words_says_where_it_is_from() -> None:
    assert len(common_words()) > 10_000
    assert {"wordfreq", "4.0"} & common_words() == set()  # its head is no part of it


def test_no_word_joins_and_hangs_at_once() -> None:
    lists = easy_words()
    assert not set(lists["joining"]) & set(lists["hanging"])
