"""Puts two texts into one: the words of both, each with what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from rolepress.comparison import Change, compare
from rolepress.manuscript import Block, Entry, Heading, bound
from rolepress.markdown import Mark, Span, Words, plain
from rolepress.redline.matching import aligned
from rolepress.redline.shape import Sort, Unit, all_words, marked, shape, with_marks

INSERTED, DELETED = Mark("inserted"), Mark("deleted")
BEFORE = "was"
"""Goes before the ids of what the new text does not have, so that no id stands twice."""


def merged_blocks(old: Sequence[Block], new: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of both texts in reading order, every word that goes or comes marked."""
    made: tuple[Block, ...] = _all(old, new)
    return made


def merged(old: Unit, new: Unit) -> Unit:
    """Return *new* with the words that it does not take over from *old*, and those it adds, marked."""
    if old == new:
        return new
    changed = {
        name: _merged_field(getattr(old, name), getattr(new, name), sort) for name, sort in shape(type(new))
    }
    if isinstance(new, Entry) and old.number != new.number:
        changed["was"] = old.number
    return replace(new, **changed)


def gone(unit: Unit) -> Unit:
    """Return *unit* with all its words deleted."""
    return with_marks(named_before(unit), DELETED)


def named_before(unit: Unit) -> Unit:
    """Return *unit* with ids that the new text does not have; Words have none."""
    return unit if isinstance(unit, tuple) else bound((unit,), BEFORE, deeper=0)[0]


def _merged_field(old: Any, new: Any, sort: Sort) -> Any:
    match sort:
        case Sort.WORDS:
            return merged_words(old, new)
        case Sort.CELLS:  # as many on both sides
            return tuple(_all(mine, theirs) for mine, theirs in zip(old, new, strict=True))
        case _:
            return _all(old, new)


def _all(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Any, ...]:
    both = aligned(old, new)
    return tuple(_one(mine, theirs) for mine, theirs in both if theirs is not None or _says_something(mine))


def _says_something(unit: Unit) -> bool:
    """Whether *unit* has words that can be shown as gone; an empty box has none."""
    return bool(unit) if isinstance(unit, tuple) else isinstance(unit, Heading | Entry) or any(all_words(unit))


def _one(mine: Unit | None, theirs: Unit | None) -> Unit:
    if theirs is None:
        return gone(mine)
    if mine is None:
        return with_marks(theirs, INSERTED)
    return merged_words(mine, theirs) if isinstance(theirs, tuple) else merged(mine, theirs)


def merged_words(old: Words, new: Words) -> Words:
    """Return *new* with the words of *old* that it has not; the looks and links of what stays are the new ones.

    Words that lead elsewhere than before are words that go, and words that come.
    """
    if old == new:
        return new
    return tuple(span for mark, words, start, end in _pieces(old, new) for span in _cut(words, start, end, mark))


def _pieces(old: Words, new: Words) -> Iterator[tuple[Mark | None, Words, int, int]]:
    """Yield what became of each piece, whose it is, and where it starts and ends there."""
    led, leads = _links(old), _links(new)
    at = there = 0
    for piece in compare(plain(old), plain(new)):
        size = len(piece.text)
        if piece.change is Change.REMOVED:
            yield DELETED, old, at, at + size
            at += size
        elif piece.change is Change.ADDED:
            yield INSERTED, new, there, there + size
            there += size
        else:
            for same, run in groupby(range(size), key=lambda i, a=at, b=there: led[a + i] == leads[b + i]):  # type: ignore[misc]
                first, *others = run
                start, length = first, len(others) + 1
                if not same:
                    yield DELETED, old, at + start, at + start + length
                yield None if same else INSERTED, new, there + start, there + start + length
            at, there = at + size, there + size


def _links(words: Words) -> list[str | None]:
    """Return where each letter of *words* leads."""
    return [span.link for span in words for _ in span.text]


def _cut(words: Words, start: int, end: int, mark: Mark | None) -> Iterator[Span]:
    """Yield the letters of *words* from *start* to *end*, with *mark*."""
    at = 0
    for span in words:
        text = span.text[max(0, start - at) : max(0, end - at)]
        at += len(span.text)
        if text:
            yield marked(replace(span, text=text), mark)
