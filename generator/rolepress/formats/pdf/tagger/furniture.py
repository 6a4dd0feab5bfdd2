"""What is on the page and not in the text: running headers and footers, repeated table heads, decoration."""

from __future__ import annotations

from enum import StrEnum
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from rolepress.formats.pdf.tagger.roles import is_decorative
from rolepress.formats.pdf.tagger.tree import Box


class Furniture(StrEnum):
    """The type of an artifact (ISO 32000-1, table 330)."""

    PAGINATION = "Pagination"
    LAYOUT = "Layout"


class FurnitureSpotter:
    """Remembers on which page each table head came first: its later appearances are furniture."""

    def __init__(self) -> None:
        self._first_page: dict[Element, int] = {}

    def kind(self, box: Box, page: int) -> Furniture | None:
        """Return the kind of furniture *box* is on *page*, None when it is part of the text."""
        if isinstance(box, boxes.MarginBox):
            return Furniture.PAGINATION
        element: Element | None = box.element
        if element is None:
            return None
        if is_decorative(element):
            return Furniture.LAYOUT
        repeated = element.tag in ("thead", "tfoot") and self._first_page.setdefault(element, page) != page
        return Furniture.PAGINATION if repeated else None


def real_box(box: Box) -> Box:
    """Return *box* itself, also when a placeholder stands in for it in the flow."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box
