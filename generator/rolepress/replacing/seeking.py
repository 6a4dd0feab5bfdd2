"""Finds words in the values of a file: whole words, also where a line ends inside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rolepress.markdown import DOCUMENT_LINK
from rolepress.replacing.fields import Kept, why_left
from rolepress.resolve import PLACEHOLDER
from rolepress.scalars import Scalar, Unit, follow, scalars, where

MARK = "\ufeff"  # what some programs put at the start of a file
OTHER_CAPITALS = "other capitals: replace these by themselves, if they are meant"
BY_NAME = "the name of a fact, or a link to a document"

_GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"  # blanks, or the end of a line inside a paragraph
_NAMES = re.compile(rf"{PLACEHOLDER.pattern}|\({re.escape(DOCUMENT_LINK)}[^\s)]*")


@dataclass(frozen=True, slots=True)
class Sought:
    """Words to look for."""

    words: str  # on one line, with one space between two
    pattern: re.Pattern[str]
    loosely: re.Pattern[str]  # whatever the capitals

    def found(self, value: str) -> Iterator[tuple[int, int, bool]]:
        """Yield where the words start and end in *value*, and whether they are a part of a name there.

        A name is what stands between the braces of a fact, or leads to another document.
        """
        names = [each.span() for each in _NAMES.finditer(value)]
        for each in self.pattern.finditer(value):
            start, end = each.span()
            yield start, end, any(start < after and before < end for before, after in names)

    def nearly(self, value: str) -> Iterator[tuple[int, int]]:
        """Yield where the words stand in *value* with other capitals, but for names."""
        taken = [*(each.span() for each in _NAMES.finditer(value)), *(found[:2] for found in self.found(value))]
        for each in self.loosely.finditer(value):
            start, end = each.span()
            if not any(start < after and before < end for before, after in taken):
                yield start, end


@dataclass(frozen=True, slots=True)
class Hit:
    """Words in one value of a file."""

    scalar: Scalar
    units: tuple[Unit, ...] | None  # None where it cannot be followed how the value is written
    start: int  # in the value
    end: int
    why: str  # why they are left as they are; "" where they may be replaced

    def where(self, text: str) -> tuple[int, int]:
        """Return the line and the column, from 1."""
        units = self.units or (Unit("", self.scalar.start, self.scalar.start),)
        return where(text, units, self.start)


def hits(text: str, words: Sought, kept: Callable[[], Kept]) -> Iterator[Hit]:
    """Yield where the *words* stand in the values of *text*, in order; *kept* is asked for when there are some."""
    known: Kept | None = None
    for scalar in scalars(text):
        if not words.loosely.search(scalar.value):
            continue
        known = kept() if known is None else known
        units, why = follow(text, scalar), why_left(known, scalar.at)
        for start, end, is_name in words.found(scalar.value):
            yield Hit(scalar, units, start, end, why or (BY_NAME if is_name else ""))
        if not why:
            yield from (Hit(scalar, units, *each, OTHER_CAPITALS) for each in words.nearly(scalar.value))


def sought(words: str, *, inside_words: bool = False) -> Sought:
    """Return what finds *words*: as whole words, or *inside_words* too. Capitals matter.

    A number is not found inside a longer one, such as 37 in 37.5, nor an e-mail address inside another.
    """
    words = " ".join(words.split())
    pattern = _GAP.join(re.escape(each) for each in words.split(" "))
    if not inside_words:
        pattern = f"{_before(words)}{pattern}{_after(words)}"
    return Sought(words, re.compile(pattern), re.compile(pattern, re.IGNORECASE))


def _before(words: str) -> str:
    if "@" in words:
        return r"(?<![\w.+-])"
    if words[0].isdigit():
        return r"(?<!\w)(?<!\d[.,])"
    return r"(?<!\w)" if words[0].isalnum() else ""


def _after(words: str) -> str:
    if "@" in words:
        return r"(?![\w-]|\.\w)"
    if words[-1].isdigit():
        return r"(?!\w|[.,]\d)"
    return r"(?!\w)" if words[-1].isalnum() else ""
