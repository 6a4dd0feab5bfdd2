"""A comparison names the words that were added and removed, and loses none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.comparison import MOST_WORDS, Change, Piece, accepted, by_line, compare, is_changed, rejected

WORDS = st.text("ab .\n-’", max_size=40)
SIGNS = {Change.SAME: "{}", Change.ADDED: "+{}+", Change.REMOVED: "-{}-"}


def marked(old: str, new: str) -> str:
    """Return a comparison as text, with +added+ and -removed- words."""
    return "".join(SIGNS[each.change].format(each.text) for each in compare(old, new))


@given(WORDS, WORDS)
def test_taking_every_change_gives_the_new_wording_and_none_the_old(old, new):
    pieces = compare(old, new)

    assert accepted(pieces) == new
    assert rejected(pieces) == old


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_character_is_lost_whatever_it_is(old, new):
    pieces = compare(old, new)

    assert (rejected(pieces), accepted(pieces)) == (old, new)


@given(WORDS)
def test_the_same_wording_has_no_change(text):
    assert not is_changed(compare(text, text))


@given(WORDS, WORDS)
def test_neighbours_differ_in_what_became_of_them(old, new):
    changes = [each.change for each in compare(old, new)]

    assert all(one is not other for one, other in pairwise(changes))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("You must wear a badge.", "You must always wear a badge.", "You must+ always+ wear a badge."),
        ("Wear a badge", "Wear a badge.", "Wear a badge+.+"),
        ("the 1998 Act", "the 2018 Act", "the- 1998-+ 2018+ Act"),
        ("don’t smoke", "do not smoke", "-don’t-+do not+ smoke"),
        ("one\ntwo\nthree", "one\nthree", "one\n-two\n-three"),
        ("", "new", "+new+"),
        ("old", "", "-old-"),
        ("red and blue", "green and pink", "-red and blue-+green and pink+"),
    ],
)
def test_a_change_reads_as_people_would_mark_it(old, new, said):
    assert marked(old, new) == said


def test_a_comparison_is_told_line_by_line():
    lines = by_line(compare("Keep it safe.\nTell nobody.", "Keep it safe.\nTell nobody else.\nAsk us."))

    assert [is_changed(line) for line in lines] == [False, True, True]
    assert lines[0] == (Piece(Change.SAME, "Keep it safe."),)
    assert lines[2] == (Piece(Change.ADDED, "Ask us."),)


def test_a_passage_that_is_too_long_to_match_counts_as_written_anew():
    old, new = (f"{word} " * (MOST_WORDS + 1) for word in ("old", "new"))

    assert compare(f"kept\n{old}", f"kept\n{new}") == (
        Piece(Change.SAME, "kept\n"),
        Piece(Change.REMOVED, old),
        Piece(Change.ADDED, new),
    )
