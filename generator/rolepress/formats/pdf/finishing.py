"""What is added to a PDF after its pages are written: its form, what it says of itself, what makes it last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pydyf

from rolepress.formats.pdf.archive import finish_archive
from rolepress.formats.pdf.forms import Inputs, add_form

_STATED = {"rolepress-form": "RolepressForm", "rolepress-version": "RolepressVersion"}
"""Names in the head of a page, and the keys of the document information that say the same: which form this is."""


_NO_LETTER, _SILENT = b" <>", b" <2060>"  # U+2060, the word joiner, which nobody sees or hears


def finisher(inputs: Inputs, *, pdf2: bool, archive: bool) -> Callable[[Any, Any], None]:
    """Return what WeasyPrint calls with its document and its PDF, just before that is written."""

    def finish(document: Any, pdf: Any) -> None:
        add_form(pdf, document._html.etree_element, inputs, pdf2=pdf2)
        for name, key in _STATED.items():
            if name in document.metadata.custom:
                pdf.info[key] = pydyf.String(document.metadata.custom[name])
        _say_every_glyph(pdf)
        if archive:
            finish_archive(document, pdf)

    return finish


def _say_every_glyph(pdf: Any) -> None:
    """Give each glyph that stands for no letter of its own, such as the tail of one, a letter that says nothing.

    An empty entry in the map to Unicode is malformed (ISO 32000-1, 9.10.3), and each glyph needs one (PDF/UA-1,
    7.21.7).
    """
    for each in pdf.objects:
        if isinstance(each, pydyf.Stream) and b"begincmap" in each.stream:
            each.stream = [
                line.replace(_NO_LETTER, _SILENT) if line.endswith(_NO_LETTER) else line for line in each.stream
            ]
