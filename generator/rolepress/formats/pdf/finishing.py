"""What is added to a PDF after its pages are written: its form, what it says of itself, what makes it last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pydyf

from rolepress.formats.pdf.archive import finish_archive
from rolepress.formats.pdf.forms import Inputs, add_form

_STATED = {"rolepress-form": "RolepressForm", "rolepress-version": "RolepressVersion"}
"""Names in the head of a page, and the keys of the document information that say the same: which form this is."""


def finisher(inputs: Inputs, *, pdf2: bool, archive: bool) -> Callable[[Any, Any], None]:
    """Return what WeasyPrint calls with its document and its PDF, just before that is written."""

    def finish(document: Any, pdf: Any) -> None:
        add_form(pdf, document._html.etree_element, inputs, pdf2=pdf2)
        for name, key in _STATED.items():
            if name in document.metadata.custom:
                pdf.info[key] = pydyf.String(document.metadata.custom[name])
        if archive:
            finish_archive(document, pdf)

    return finish
