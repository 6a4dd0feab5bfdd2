"""Words are found whole, also where a line ends inside them."""

import pytest

from rolepress.replacing.seeking import sought

FOUND = [
    ("Mill", "The Mill, Miller, Mill-side and mill", ["Mill", "Mill"]),
    ("Mill Lane", "Mill Lane, Mill\nLane, Mill  Lane, Mill\n\nLane", ["Mill Lane", "Mill\nLane", "Mill  Lane"]),
    ("37", "37 and 37.5 and 1,37 and 137 and 37. Then 37%", ["37", "37", "37"]),
    ("37.5 hours", "for 37.5 hours, 137.5 hours", ["37.5 hours"]),
    ("hr@a.example", "hr@a.example, my.hr@a.example, hr@a.example.org, hr@a.example.", ["hr@a.example"] * 2),
    ("(a)", "x(a)y", ["(a)"]),
    ("01632 960123", "01632 960123, 01632 9601234", ["01632 960123"]),
]


@pytest.mark.parametrize(("words", "text", "found"), FOUND)
def test_words_are_found(words, text, found):
    assert [text[start:end] for start, end, _ in sought(words).found(text)] == found


def test_parts_of_words_are_found_when_asked():
    assert len(list(sought("Mill", inside_words=True).found("Mill, Miller, Treadmill"))) == 2


def test_names_are_told_apart():
    text = "team {{ team }} {{team.phone}} [team](document:team) (team)"

    assert [in_name for *_, in_name in sought("team").found(text)] == [False, True, True, False, True, False]
