"""The tagger: gives WeasyPrint's PDFs the structure assistive technology reads, in place of WeasyPrint's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

import weasyprint.pdf
import weasyprint.pdf.fonts

from rolepress.formats.pdf.tagger.destinations import point_at_structure
from rolepress.formats.pdf.tagger.emit import emit
from rolepress.formats.pdf.tagger.grow import grow
from rolepress.formats.pdf.tagger.links import join_links
from rolepress.formats.pdf.tagger.lists import settle_numbering
from rolepress.formats.pdf.tagger.marks import rewrite_marks
from rolepress.formats.pdf.tagger.tables import captions_in_place, complete_tables

__all__ = ["TaggerNotes", "join_links", "tagging"]


@dataclass(slots=True)
class TaggerNotes:
    """What the tagger could not make accessible by itself."""

    unexplained: list[Element] = field(default_factory=list)  # pictures without an alternative text


@contextmanager
def tagging() -> Iterator[TaggerNotes]:
    """Let the PDFs written inside this context be tagged by `add_tags`; yield what it notes.

    WeasyPrint has no hook for tags, so its function is replaced for the time being. The caller makes sure
    that nothing else renders meanwhile and that this is the version of WeasyPrint the tagger knows.
    """
    notes = TaggerNotes()
    stock = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = partial(add_tags, notes)
    try:
        yield notes
    finally:
        weasyprint.pdf.add_tags = stock


def add_tags(
    notes: TaggerNotes, pdf: Any, document: Any, pdf_version: str | None, page_streams: list[Any]
) -> None:
    """Add the structure of *document* to *pdf*, whose pages have been painted into *page_streams*."""
    growth = grow(document, page_streams, pdf2=(pdf_version or "") >= "2.0")
    notes.unexplained += growth.unexplained
    for stream, marks in zip(page_streams, growth.pages, strict=True):
        rewrite_marks(stream, marks)
    captions_in_place(growth.root)
    settle_numbering(growth.root)
    complete_tables(growth.root)
    elements = emit(pdf, growth)
    if growth.pdf2:
        point_at_structure(pdf, document, growth, elements)
