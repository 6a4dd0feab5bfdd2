"""Compares two wordings word by word: what stayed, what was added and what was removed.

Lines are matched first, then words inside the lines that differ: a long text is compared quickly, and a change in
one paragraph stays in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

_WORD = re.compile(r"[^\S\n]*(?:\w+(?:[’'.,-]\w+)*|[^\w\s]|\n)|[^\S\n]+")
"""A word, a mark or a line end, with the space before it: "cat" and "cat." begin with the same word."""

FEWEST_WORDS = 3  # that two changes are kept apart by: fewer read better as a part of one change
MOST_WORDS = 4_000  # of each wording that are matched; longer passages count as written anew


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that share what became of them."""

    change: Change
    text: str


Pieces = tuple[Piece, ...]


def compare(old: str, new: str) -> Pieces:
    """Return how *old* becomes *new*, in reading order; of a replacement, the words removed come first.

    `rejected` of what comes back is *old*, and `accepted` is *new*, to the character.
    """
    return _joined(_by_lines(old.splitlines(keepends=True), new.splitlines(keepends=True)))


def accepted(pieces: Iterable[Piece]) -> str:
    """Return the new wording."""
    return "".join(each.text for each in pieces if each.change is not Change.REMOVED)


def rejected(pieces: Iterable[Piece]) -> str:
    """Return the old wording."""
    return "".join(each.text for each in pieces if each.change is not Change.ADDED)


def by_line(pieces: Iterable[Piece]) -> tuple[Pieces, ...]:
    """Return *pieces* line by line, without the line ends; a line may hold both wordings of itself."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        lines[-1].append(Piece(piece.change, first))
        lines.extend([Piece(piece.change, each)] for each in others)
    told = (tuple(each for each in line if each.text) for line in lines)
    return tuple(line for line in told if line)


def is_changed(line: Iterable[Piece]) -> bool:
    """Return whether anything in *line* was added or removed."""
    return any(each.change is not Change.SAME for each in line)


def _by_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = "".join(old[start:end]), "".join(new[new_start:new_end])
        if tag == "replace":
            yield from _smoothed(_by_words(_WORD.findall(before), _WORD.findall(after)))
        else:
            yield from _replaced(before, after) if tag != "equal" else (Piece(Change.SAME, before),)


def _by_words(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    if max(len(old), len(new)) > MOST_WORDS:
        yield from _replaced("".join(old), "".join(new))
        return
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = "".join(old[start:end]), "".join(new[new_start:new_end])
        yield from _replaced(before, after) if tag != "equal" else (Piece(Change.SAME, before),)


def _smoothed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield *pieces* with each word or two between two replacements taken into them."""
    known = tuple(pieces)
    for index, piece in enumerate(known):
        inside = 0 < index < len(known) - 1
        if inside and piece.change is Change.SAME and _is_a_crumb(piece, known[:index], known[index + 1 :]):
            yield from _replaced(piece.text, piece.text)
        else:
            yield piece


def _is_a_crumb(piece: Piece, before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    """Whether *piece* is a word or two with whole replacements, not additions alone, on both sides."""
    if "\n" in piece.text or len(piece.text.split()) >= FEWEST_WORDS:
        return False
    return all(
        {each.change for each in side} == {Change.REMOVED, Change.ADDED} for side in (before[-2:], after[:2])
    )


def _replaced(before: str, after: str) -> Iterator[Piece]:
    yield from (Piece(change, text) for change, text in ((Change.REMOVED, before), (Change.ADDED, after)) if text)


def _joined(pieces: Iterable[Piece]) -> Pieces:
    """Return *pieces* with neighbours of one change joined, and what was removed before what was added."""
    runs = groupby(pieces, lambda each: each.change is Change.SAME)
    return tuple(each for same, run in runs for each in (_one(tuple(run), same=same)))


def _one(run: Sequence[Piece], *, same: bool) -> Iterator[Piece]:
    if same:
        yield Piece(Change.SAME, "".join(each.text for each in run))
    else:
        yield from _replaced(rejected(run), accepted(run))
