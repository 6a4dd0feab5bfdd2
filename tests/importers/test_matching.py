"""Paragraphs of two texts are matched by bookmark, then by words, then by likeness."""

import pytest

from rolepress.importers.matching import followed, in_order, likeness, matched
from rolepress.importers.records import Paragraph


def texts(*said):
    """Return paragraphs; "_a words" has the bookmark _a."""
    made = []
    for each in said:
        mark, _, words = each.partition(" ") if each.startswith("_") else ("", "", each)
        made.append(Paragraph(words, (mark,) if mark else ()))
    return made


@pytest.mark.parametrize(
    ("sent", "found", "pairs"),
    [
        (("_a one", "_b two"), ("_b two", "_a one"), {0: 1, 1: 0}),
        (("_a one", "_b two"), ("_a quite other words", "_b two"), {0: 0, 1: 1}),
        (("_a one two three", "_b four"), ("one two four", "_b four"), {0: 0, 1: 1}),
        (("_a one", "_b two"), ("_a new words", "one", "_b two"), {0: 1, 1: 2}),  # Enter before "one"
        (("_a one two three four", "_b five"), ("_b five", "one two three four"), {0: 1, 1: 0}),
        (("_a one", "_b two"), ("_b two",), {1: 0}),
        (("one", "same", "two", "same"), ("one", "same", "two", "same"), {0: 0, 1: 1, 2: 2, 3: 3}),
    ],
)
def test_what_comes_back_is_matched(sent, found, pairs):
    assert matched(texts(*sent), texts(*found)) == pairs


def test_a_heading_between_the_same_neighbours_is_that_heading_in_any_words():
    sent = [*texts("one"), Paragraph("Leadership", style="Heading3"), *texts("two")]
    found = [*texts("one"), Paragraph("Working with others", style="Heading5"), *texts("two")]

    assert matched(sent, found) == {0: 0, 1: 1, 2: 2}
    found[1] = Paragraph("Working with others")
    assert matched(sent, found) == {0: 0, 2: 2}


def test_a_row_is_matched_before_the_words_that_many_rows_have():
    def rows(*texts):
        return [Paragraph(each, row=number) for number, text in enumerate(texts) for each in (text, "Essential")]

    sent, found = rows("You listen", "You drive"), rows("You listen", "You drive", "You write")

    assert matched([*sent, *texts("end")], [*found, *texts("end")]) == {0: 0, 1: 1, 2: 2, 3: 3, 4: 6}


def test_a_later_text_is_followed_by_its_words():
    assert followed(texts("_1 one", "_2 two"), texts("_1 new", "_2 one", "_3 two")) == {0: 1, 1: 2}
    assert followed(texts("_1 one", "_2 two words"), texts("_1 one", "_2 three words")) == {0: 0, 1: 1}


@pytest.mark.parametrize(
    ("places", "stay"), [((), set()), ((0, 1, 2), {0, 1, 2}), ((2, 0, 1), {0, 1}), ((0, 3, 1, 2), {0, 1, 2})]
)
def test_the_fewest_have_moved(places, stay):
    assert in_order(places) == stay


def test_likeness_is_shared_words():
    assert likeness(*texts("one two", "Two one")) == 1
    assert likeness(*texts("one two", "two three")) == 0.5
    assert likeness(Paragraph(""), Paragraph("")) == 0
