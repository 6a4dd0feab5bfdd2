"""What is added to a PDF at its end: every glyph says a letter."""

from types import SimpleNamespace
from typing import Any

import pydyf

from rolepress.formats.pdf.finishing import finisher
from rolepress.formats.pdf.forms import Inputs


def document() -> Any:
    """Return a document without a form, as WeasyPrint hands it over."""
    from lxml import etree

    return SimpleNamespace(
        _html=SimpleNamespace(etree_element=etree.Element("html")), metadata=SimpleNamespace(custom={})
    )


def test_a_glyph_without_a_letter_of_its_own_has_one_that_says_nothing():
    pdf = pydyf.PDF()
    letters = pydyf.Stream([b"begincmap", b"2 beginbfchar", b"<0d4b> <06cc>", b"<0d4c> <>", b"endbfchar"])
    drawn = pydyf.Stream([b"<0d4c> <>"])
    pdf.add_object(letters)
    pdf.add_object(drawn)

    finisher(Inputs(), pdf2=False, archive=False)(document(), pdf)

    assert letters.stream[2:4] == [b"<0d4b> <06cc>", b"<0d4c> <2060>"]
    assert drawn.stream == [b"<0d4c> <>"]
