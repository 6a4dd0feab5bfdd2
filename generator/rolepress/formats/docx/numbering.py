"""Lists as Word numbers them: real lists, whose numbers are those that the manuscript gives.

Each run of numbers is a list of its own that begins where the manuscript does. What stands before the last figure,
such as "2." of "2.1", belongs to the list's pattern, so no other list can change it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rolepress.formats.docx.markup import Element, element

DEPTHS = 9  # that Word has
BULLETS = 1  # the list of all bullets
_COUNTED = re.compile(r"(?P<before>.*?)(?P<figure>[1-9]\d{0,3})(?P<after>\D*)", re.ASCII | re.DOTALL)
_PLACEHOLDER = re.compile(r"%[1-9]")  # means a figure in Word's patterns, so no text of ours may hold it
_MARKS = ("•", "–")


class Numbering:
    """The lists of one document, and what is counted so far."""

    def __init__(self, em: int, colour: str = "") -> None:
        self._em = em  # twentieths of a point
        self._colour = colour.removeprefix("#").upper()  # of the marks of bullets; the text's without one
        self._patterns: list[Element] = [_pattern(0, (self._bullet(depth) for depth in range(DEPTHS)))]
        self._open: dict[str, tuple[int, str, int, str]] = {}  # key: list, before, next figure, after

    def number(self, key: str, depth: int, number: str) -> int | None:
        """Return the list in which the entry after those asked for with *key* is numbered *number*.

        "" has an entry without a number. None where Word cannot count it: the number is to be printed as text.
        """
        if _PLACEHOLDER.search(number):
            return None
        counted = _COUNTED.fullmatch(number)
        if counted is None:
            return self._begin(depth, number, 1)
        before, figure, after = counted["before"], int(counted["figure"]), counted["after"]
        going = self._open.get(key)
        if going is not None and going[1:] == (before, figure, after):
            self._open[key] = (going[0], before, figure + 1, after)
            return going[0]
        made = self._begin(depth, f"{before}%{depth + 1}{after}", figure)
        self._open[key] = (made, before, figure + 1, after)
        return made

    def count(self, key: str, depth: int) -> int:
        """Return the list that counts 1., 2., 3. for the entries asked for with *key*."""
        going = self._open.get(key)
        if going is None:
            going = self._open[key] = (self._begin(depth, f"%{depth + 1}.", 1), "", 0, "")
        return going[0]

    def elements(self) -> Iterator[Element]:
        """Yield the patterns, then the lists that follow them: what the part for numbering holds."""
        yield from self._patterns
        for index in range(len(self._patterns)):
            yield element("w:num", element("w:abstractNumId", val=index), numId=index + 1)

    def _begin(self, depth: int, pattern: str, start: int) -> int:
        index = len(self._patterns)
        self._patterns.append(_pattern(index, [self._level(depth, "decimal", pattern, start)]))
        return index + 1

    def _bullet(self, depth: int) -> Element:
        return self._level(depth, "bullet", _MARKS[min(depth, len(_MARKS) - 1)], 1)

    def _level(self, depth: int, format: str, pattern: str, start: int) -> Element:
        bullets = format == "bullet"
        hanging = round(self._em * (1.5 if bullets else 2.6))
        left = round(self._em * 1.5) * depth + hanging
        return element(
            "w:lvl",
            element("w:start", val=start),
            element("w:numFmt", val=format),
            element("w:lvlText", val=pattern),
            element("w:lvlJc", val="left"),
            element("w:pPr", element("w:ind", left=left, hanging=hanging)),
            element("w:rPr", element("w:color", val=self._colour)) if bullets and self._colour else None,
            ilvl=depth,
        )


def _pattern(index: int, levels: Iterator[Element] | list[Element]) -> Element:
    return element(
        "w:abstractNum",
        element("w:nsid", val=f"{0x52500000 + index:08X}"),
        element("w:multiLevelType", val="hybridMultilevel"),
        *levels,
        abstractNumId=index,
    )
