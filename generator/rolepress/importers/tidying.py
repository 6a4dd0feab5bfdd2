"""Takes out of a Word copy what programs change by themselves: quotation marks, typed numbers, lost lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rolepress.comparison import Change, compare
from rolepress.importers.records import Paragraph

_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛′", "'") | dict.fromkeys("“”„‟″", '"'))
"""What programs put round words in turn; a mark of one kind is not the sign of a change."""

_NUMBER = re.compile(r"(?:\d+[.)]|[a-z][.)]|-)\s+")


def tidied(sent: Sequence[Paragraph], found: Sequence[Paragraph], pairs: Mapping[int, int]) -> list[Paragraph]:
    """Return the paragraphs of a copy, *found* in it, without what a program or another look put in.

    *pairs* are the places of what was *sent* with those of what was found.
    """
    made = _in_lists(sent, found, pairs)
    numbers = {there for here, there in pairs.items() if _has_number(made[there]) and not _has_number(sent[here])}
    new = set(range(len(made))).difference(pairs.values()) if numbers else set()
    for place in numbers | {each for each in new if _has_number(made[each])}:
        made[place] = replace(made[place], words=_NUMBER.sub("", made[place].words, count=1))
    for here, there in pairs.items():
        made[there] = replace(made[there], words="".join(_with_quotes(sent[here].words, made[there].words)))
    return made


def other_quotes(found: Sequence[Paragraph], made: Sequence[Paragraph]) -> int:
    """Return in how many paragraphs of a copy quotation marks were left as they were sent."""
    both = zip(found, made, strict=True)
    return sum(_quotes(one.words) != _quotes(other.words) for one, other in both)


def _quotes(words: str) -> list[str]:
    return [each for each in words if each in "'\"" or ord(each) in _QUOTES]


def _has_number(paragraph: Paragraph) -> bool:
    """Whether somebody typed a number in the place of one that a list counts."""
    return paragraph.level is not None and _NUMBER.match(paragraph.words) is not None


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


def _in_lists(sent: Sequence[Paragraph], found: Sequence[Paragraph], pairs: Mapping[int, int]) -> list[Paragraph]:
    """Return the paragraphs of a copy as deep in lists as they were sent, if they stand in none any more.

    New ones stand as deep as those above and below them.
    """
    back = {there: here for here, there in pairs.items()}

    def lost(place: int) -> int | None:
        """Return how deep a known paragraph stood, if it stands in no list any more."""
        return sent[back[place]].level if place in back and found[place].level is None else None

    def beside(place: int, step: int) -> int | None:
        """Return the same of the next known one."""
        place += step
        while 0 <= place < len(found) and place not in back:
            place += step
        return lost(place)

    def level(place: int) -> int | None:
        above = beside(place, -1)
        new = above if found[place].row is None and above == beside(place, 1) else None
        return lost(place) if place in back else new

    return [each if each.level is not None else replace(each, level=level(at)) for at, each in enumerate(found)]
