"""Braille is laid out in rows that hold its words, however deep they stand."""

import pytest

from rolepress.formats.braille.letters import named_letters
from rolepress.formats.braille.louis import braille_of
from rolepress.formats.braille.pages import CELLS, _rows


def test_words_have_room_however_deep_their_list_is():
    rows = list(_rows(["⠁" * 30, "⠃"], 60, 62))

    assert "".join(rows).count("⠁") == 30
    assert all(len(row) <= CELLS for row in rows)


@pytest.mark.parametrize(
    "unseen", ["\ufe0f", "\ufe0e", "\u200d", "\u200b", "\u2060", "\u00ad", "\u200e", "\U000e0100"]
)
def test_what_nobody_sees_is_left_out_and_joins_no_words_and_parts_none(unseen):
    assert named_letters([f"✔{unseen}"], "en-ueb-g1.ctb").names == named_letters(["✔"], "en-ueb-g1.ctb").names
    assert braille_of([f"re{unseen}read a{unseen} book"], "en-ueb-g1.ctb") == braille_of(
        ["reread a book"], "en-ueb-g1.ctb"
    )


def test_a_sign_of_a_font_for_symbols_is_named_and_not_an_error():
    assert [letter for letter, _ in named_letters(["• \ue000"], "en-ueb-g1.ctb").names] == ["\ue000"]
