"""Says facts in words for colleagues, as their own scope sees them."""

from __future__ import annotations

from collections.abc import Mapping

from rolepress.labels import Labels
from rolepress.library import FactUse
from rolepress.model.house_style import HouseStyle
from rolepress.resolve import PLACEHOLDER
from rolepress.wording import parts_of, say

LONGEST_FACT = 2_000  # characters of a fact in words: facts that use facts can grow without end


class Values:
    """Says facts in words, each once, with the facts inside them filled in."""

    def __init__(self, known: Mapping[str, FactUse], style: HouseStyle, labels: Labels) -> None:
        self._known, self._style, self._labels = known, style, labels
        self._said: dict[tuple[str, str], str | None] = {}  # None while a fact is being said

    def of(self, use: FactUse, part: str = "") -> str | None:
        """Return the fact in words; None when it goes round in a circle."""
        key = (use.name, part)
        if key not in self._said:
            self._said[key] = None
            said = say(use.fact, part, self._style, self._labels)
            said = PLACEHOLDER.sub(lambda match: self._inner(match.group(1).strip()) or match.group(), said)
            self._said[key] = said[:LONGEST_FACT]
        return self._said[key]

    def _inner(self, name: str) -> str | None:
        start, _, part = (name, "", "") if name in self._known else name.rpartition(".")
        use = self._known.get(start)
        if use is None or (part and part not in parts_of(use.fact)):
            return None
        return self.of(use, part)


def names_in(text: str) -> frozenset[str]:
    """Return the names of the facts that *text* uses, with and without the part that it asks for."""
    written = (match.group(1).strip() for match in PLACEHOLDER.finditer(text))
    return frozenset(each for name in written for each in (name, name.rpartition(".")[0]) if each)
