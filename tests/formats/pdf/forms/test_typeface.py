"""The font that people type with: its letters, and that they are where the encoding says."""

import io

import pytest
from fontTools.ttLib import TTFont

from rolepress.formats.pdf.forms.typeface import letters, typeface

ALPHABETS = {
    "English": "",
    "Welsh": "âêîôûŵŷáéíóúẃýàèìòùẁỳäëïöüẅÿÂÊÎÔÛŴŶÁÉÍÓÚẂÝÀÈÌÒÙẀỲÄËÏÖÜẄŸ",
    "Polish": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "Irish": "áéíóúÁÉÍÓÚ",
    "Scottish Gaelic": "àèìòùÀÈÌÒÙ",
    "French": "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ",
    "German": "äöüßÄÖÜ",
    "Spanish": "áéíóúüñ¿¡ÁÉÍÓÚÜÑ",
    "Portuguese": "áâãàçéêíóôõúÁÂÃÀÇÉÊÍÓÔÕÚ",
    "Italian": "àèéìòùÀÈÉÌÒÙ",
    "Dutch": "áéëïóöüÁÉËÏÓÖÜ",
    "Danish and Norwegian": "æøåÆØÅ",
    "Swedish and Finnish": "åäöÅÄÖ",
    "Icelandic": "áðéíóúýþæöÁÐÉÍÓÚÝÞÆÖ",
}
SIGNS = "£€½¼¾°§×÷±²&@#%+=<>/\\()[]{}'\"‘’“”–—…•©®™"


@pytest.mark.parametrize("language", ALPHABETS)
def test_people_can_type_in(language):
    assert set(ALPHABETS[language]) <= set(letters().values())


def test_ordinary_letters_and_signs_are_there():
    assert set(map(chr, range(32, 127))) | set(SIGNS) <= set(letters().values())


def test_no_letter_has_two_codes():
    assert len(set(letters().values())) == len(letters()) == 224


def test_codes_below_127_are_those_of_ascii():
    assert {code: letter for code, letter in letters().items() if code < 127} == {
        code: chr(code) for code in range(32, 127)
    }


def test_every_letter_is_in_the_font_and_as_wide_as_said():
    font = TTFont(io.BytesIO(typeface().data))
    glyphs, unit = font.getBestCmap(), 1000 / font["head"].unitsPerEm

    assert {ord(letter) for letter in letters().values()} <= set(glyphs)
    assert typeface().widths == tuple(
        round(font["hmtx"][glyphs[ord(letters()[code])]][0] * unit) for code in range(32, 256)
    )


def test_the_font_is_small_and_of_one_weight():
    font = TTFont(io.BytesIO(typeface().data))

    assert len(typeface().data) < 40_000
    assert "fvar" not in font
