"""Takes out of a Word copy what programs change by themselves: quotation marks, typed numbers, lost lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rolepress.comparison import Change, compare
from rolepress.importers.records import Paragraph

_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛′", "'") | dict.fromkeys("“”„‟″", '"'))
_NUMBER = re.compile(r"(?:\d+[.)]|[a-z][.)]|-)\s+")


def as_sent(sent: Paragraph, copy: Paragraph) -> Paragraph:
    """Return the paragraph of a *copy* with the quotation marks that were *sent*, where only those differ.

    Word sets other ones as people type. A number that was typed in the place of a list's is no word either.
    """
    words = copy.words
    number = _NUMBER.match(words)
    if sent.level is not None and copy.level is None and number and not _NUMBER.match(sent.words):
        words = words[number.end() :]
    return replace(copy, words="".join(_with_quotes(sent.words, words)))


def _with_quotes(old: str, new: str) -> Iterator[str]:
    """Yield *new* in pieces, with the quotation marks of *old* where all else is the same."""
    at = there = 0
    for piece in compare(old.translate(_QUOTES), new.translate(_QUOTES)):
        size = len(piece.text)
        match piece.change:
            case Change.SAME:
                yield old[at : at + size]
                at, there = at + size, there + size
            case Change.REMOVED:
                at += size
            case Change.ADDED:
                yield new[there : there + size]
                there += size


def as_entries(sent: Sequence[Paragraph], found: Sequence[Paragraph], pairs: Mapping[int, int]) -> list[Paragraph]:
    """Return the paragraphs of a copy, new ones in a list where those above and below were sent in one.

    People lose lists as they change how a text looks.
    """
    back = {there: here for here, there in pairs.items()}

    def depth(place: int, step: int) -> int | None:
        """Return how deep the next known paragraph stood, if it stands in no list any more."""
        place += step
        while 0 <= place < len(found) and place not in back:
            place += step
        lost = 0 <= place < len(found) and found[place].level is None
        return sent[back[place]].level if lost else None

    def is_lost(place: int) -> bool:
        return place not in back and found[place].level is None and found[place].row is None

    return [
        replace(each, level=depth(place, -1)) if is_lost(place) and depth(place, -1) == depth(place, 1) else each
        for place, each in enumerate(found)
    ]
