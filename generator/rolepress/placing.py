"""Says where a problem is written: at the words that it quotes, where its value has them, else at the value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from rolepress.problems import DataPath, Place, Problem
from rolepress.scalars import Scalar, Unit, follow, scalars, where
from rolepress.source import Source

_OPENS = re.compile(r"(?:^|(?<=[\s(]))['“]")
_CLOSES = re.compile(r"['”](?=[\s,.;:)]|$)")
_CUT = "…"  # the end of a quotation that a message cuts short
_NAMES = re.compile(r"\{\{[^{}\n]*\}\}|(?<=\]\()[^)\s]+(?=\))")
"""What no reader sees: the name of a fact, and where a link leads."""
_GAP = r"(?:[*_]{1,3}|\]\([^)\n]*\))?\s+(?:[*_]{1,3}|\[)?"  # blanks, a line end, and marks of bold words and links
_FEWEST = 2  # words that find a sentence whose other words are written in another way


class Placing:
    """Places the problems of one file; how its values are written is read when a problem asks for it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._units: dict[DataPath, tuple[Unit, ...] | None] = {}

    def located(self, each: Problem) -> Problem:
        """Return *each* with its line and column; one that has them already stays as it is."""
        return each if each.at is None else each.located(self._place(each.at, each))

    def _place(self, at: DataPath, each: Problem) -> Place:
        field = self._source.place(at, on_key=each.on_key)
        value = self._source.text_at(at)
        if each.on_key or value is None:
            return field
        way, words = value
        start = _quoted_in(words, each.message)
        if start is None or way not in self._scalars:
            return field
        units = self._written(way)
        if not units or (not start and self._scalars[way].style not in ("|", ">")):
            return field
        return Place(self._source.path, *where(self._source.text, units, start))

    def _written(self, way: DataPath) -> tuple[Unit, ...] | None:
        if way not in self._units:
            self._units[way] = follow(self._source.text, self._scalars[way])
        return self._units[way]

    @cached_property
    def _scalars(self) -> dict[DataPath, Scalar]:
        return {each.at: each for each in scalars(self._source.text)}


def _quoted_in(value: str, message: str) -> int | None:
    """Return where the words that *message* quotes first stand in *value*, or None.

    The whole words of a link come first: "here" is found in [here](…) before it is found in "come here".
    A sentence that has a fact in it is found by its first words, where no other begins so.
    """
    quotations = tuple(_quotations(message))
    shown = _NAMES.sub(lambda name: "\0" * len(name.group()), value)
    for said in quotations:
        if found := re.search(rf"(?<=\[)\s*{_pattern(said)}\s*(?=\]\()", value, re.IGNORECASE):
            return found.start() + len(found.group()) - len(found.group().lstrip())
        for text in (shown, value):
            for capitals in (re.NOFLAG, re.IGNORECASE):
                if found := re.search(_pattern(said), text, capitals):
                    return found.start()
    return next((start for said in quotations if (start := _begun(shown, said)) is not None), None)


def _quotations(message: str) -> Iterator[str]:
    """Yield what may stand between quotation marks in *message*, in order: an apostrophe may end the quotation."""
    ends = [found.start() for found in _CLOSES.finditer(message)]
    for opens in _OPENS.finditer(message):
        for end in reversed(ends):
            if said := message[opens.end() : max(end, opens.end())].strip():
                yield said


def _pattern(said: str) -> str:
    """Return what finds the words *said*, as whole words, also over a line end."""
    words = said.removesuffix(_CUT)
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words == said and words[-1:].isalnum() else ""
    return before + _GAP.join(map(re.escape, words.split())) + after


def _begun(value: str, said: str) -> int | None:
    """Return where the most first words of *said* stand in *value* that stand there once, or None."""
    words = said.removesuffix(_CUT).split()
    for many in range(len(words) - 1, _FEWEST - 1, -1):
        found = [each.start() for each in re.finditer(_pattern(" ".join(words[:many])), value)]
        if found:
            return found[0] if len(found) == 1 else None
    return None
