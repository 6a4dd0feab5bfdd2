"""Finds words in the values of a file: whole words, also where a line ends inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolepress.markdown import DOCUMENT_LINK
from rolepress.resolve import PLACEHOLDER

_GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"  # blanks, or the end of a line inside a paragraph
_NAMES = re.compile(rf"{PLACEHOLDER.pattern}|\({re.escape(DOCUMENT_LINK)}[^\s)]*")


@dataclass(frozen=True, slots=True)
class Sought:
    """Words to look for."""

    words: str  # on one line, with one space between two
    pattern: re.Pattern[str]

    def found(self, value: str) -> Iterator[tuple[int, int, bool]]:
        """Yield where the words start and end in *value*, and whether they are a part of a name there.

        A name is what stands between the braces of a fact, or leads to another document.
        """
        names = [each.span() for each in _NAMES.finditer(value)]
        for each in self.pattern.finditer(value):
            start, end = each.span()
            yield start, end, any(start < after and before < end for before, after in names)


def sought(words: str, *, inside_words: bool = False) -> Sought:
    """Return what finds *words*: as whole words, or *inside_words* too. Capitals matter.

    A number is not found inside a longer one, such as 37 in 37.5, nor an e-mail address inside another.
    """
    words = " ".join(words.split())
    pattern = _GAP.join(re.escape(each) for each in words.split(" "))
    if not inside_words:
        pattern = f"{_before(words)}{pattern}{_after(words)}"
    return Sought(words, re.compile(pattern))


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
