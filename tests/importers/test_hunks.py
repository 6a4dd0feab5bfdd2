"""What changed between two wordings of a paragraph is found word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.importers.hunks import Hunk, applied, hunks


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Listen to people", "Listen to people", ()),
        ("Listen to people", "Listen to people and carers", (Hunk(16, 16, " and carers"),)),
        ("Listen to people", "Always listen to people", (Hunk(0, 6, "Always listen"),)),
        ("Listen to all people", "Listen to people", (Hunk(9, 13, ""),)),
        ("Help people", "Help everybody", (Hunk(5, 11, "everybody"),)),
    ],
)
def test_changes_are_words(old, new, found):
    assert hunks(old, new) == found


@given(st.text("ab c.", max_size=40), st.text("ab c.", max_size=40))
def test_the_changes_make_the_new_words(old, new):
    assert applied(old, hunks(old, new)) == new
