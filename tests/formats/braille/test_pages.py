"""Braille is laid out in rows that hold its words, however deep they stand."""

from rolepress.formats.braille.letters import named_letters
from rolepress.formats.braille.pages import CELLS, _rows


def test_words_have_room_however_deep_their_list_is():
    rows = list(_rows(["⠁" * 30, "⠃"], 60, 62))

    assert "".join(rows).count("⠁") == 30
    assert all(len(row) <= CELLS for row in rows)


def test_a_sign_of_a_font_for_symbols_is_named_and_not_an_error():
    assert [letter for letter, _ in named_letters(["• \ue000"], "en-ueb-g1.ctb").names] == ["\ue000"]
