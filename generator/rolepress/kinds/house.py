"""How a house prints: its style and its words, as one value that composers read."""

from __future__ import annotations

from dataclasses import dataclass

from rolepress.labels import Labels
from rolepress.languages import with_capital
from rolepress.markdown import Span, Words, read_line, spans_of
from rolepress.model.base import Unknown
from rolepress.model.house_style import HouseStyle


@dataclass(frozen=True, slots=True)
class House:
    """An organisation's style, and the catalogue of words in the document's language with its own on top."""

    style: HouseStyle
    labels: Labels

    def line(self, value: object) -> Words:
        """Return a value of one line as Words; what is not known is "Not stated"."""
        if isinstance(value, Unknown):
            return capitalised(self.labels["not-stated"])
        return read_line(value if isinstance(value, str) else str(value))[0]

    def label(self, name: str) -> Words:
        """Return the label *name* as Words; one that the language lacks says that it is in English."""
        return read_line(self.labels[name])[0]


def capitalised(text: str) -> Words:
    """Return *text* with a capital letter at its start, as it stands alone in a cell or a line."""
    return spans_of(with_capital(text)) or (Span(""),)


def house_of(style: HouseStyle, labels: Labels) -> House:
    """Return a house whose own headings replace those of the catalogue."""
    return House(style, labels.renamed(style.headings))
