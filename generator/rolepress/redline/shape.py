"""What a part of a manuscript is made of: its own words, and the parts inside it, whatever kind of block it is.

Read from the blocks themselves, so that a new kind of block is compared from its first day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum, auto
from functools import lru_cache
from typing import Any

from rolepress.manuscript import Choice, Entry, Field, Heading, Row, Signatures, Step, Table
from rolepress.markdown import GOING, Mark, Span, Words

Unit = Any
"""A block, or a part of one: an entry, a term, a row, a group of rows…"""


class Sort(Enum):
    """What a field holds."""

    WORDS = auto()
    LINES = auto()  # several Words, one after another
    CELLS = auto()  # lines for each column
    UNITS = auto()


_SORTS = {"Words": Sort.WORDS, "tuple[Words, ...]": Sort.LINES, "tuple[tuple[Words, ...], ...]": Sort.CELLS}
_UNITS = re.compile(r"tuple\[(?!str\b)\w+, \.\.\.\]")


_SHAPES: dict[type, tuple[tuple[str, Sort], ...]] = {}


def shape(kind: type) -> tuple[tuple[str, Sort], ...]:
    """Return the fields of a kind of unit that hold words or units, in order."""
    if kind not in _SHAPES:
        found = ((each.name, _sort_of(str(each.type))) for each in fields(kind))
        _SHAPES[kind] = tuple((name, sort) for name, sort in found if sort is not None)
    return _SHAPES[kind]


def _sort_of(annotation: str) -> Sort | None:
    return _SORTS.get(annotation) or (Sort.UNITS if _UNITS.fullmatch(annotation) else None)


def own_words(unit: Unit) -> Iterator[Words]:
    """Yield the words that *unit* says itself, without those of the units inside it."""
    for name, sort in shape(type(unit)):
        value = getattr(unit, name)
        match sort:
            case Sort.WORDS:
                yield value
            case Sort.LINES:
                yield from value
            case Sort.CELLS:
                yield from (line for cell in value for line in cell)


def inside(unit: Unit) -> Iterator[Unit]:
    """Yield the units directly inside *unit*."""
    for name, sort in shape(type(unit)):
        if sort is Sort.UNITS:
            yield from getattr(unit, name)


def all_words(unit: Unit) -> Iterator[Words]:
    """Yield every piece of text of *unit* and of what is inside it."""
    yield from own_words(unit)
    for each in inside(unit):
        yield from all_words(each)


@lru_cache(maxsize=8192)
def wording(unit: Unit) -> tuple[str, ...]:
    """Return the words of *unit*, capitals made small, for finding it again."""
    told = unit if isinstance(unit, tuple) else (span for words in all_words(unit) for span in (*words, Span(" ")))
    return tuple("".join(span.text for span in told).casefold().split())


def naming(unit: Unit) -> tuple[str, ...]:
    """Return the words that *unit* is known by: of a row, those of its first cell with a letter in it."""
    if isinstance(unit, Row):
        cells = (wording(tuple(span for line in cell for span in (*line, Span(" ")))) for cell in unit.cells)
        return next((each for each in cells if any(map(str.isalpha, "".join(each)))), ())
    return wording(unit)


def frame(unit: Unit) -> tuple[Any, ...]:
    """Return what two units share that can be shown as one: their kind, and what they say beside their words."""
    match unit:
        case Heading(eyebrow=eyebrow):
            said: tuple[Any, ...] = (eyebrow, bool(unit.text))
        case Entry():
            said = (bool(unit.text),)
        case Signatures(signature_label=signature, date_label=date):
            said = (signature, date)
        case Field(need=need, how=how, type=sort):
            said = (need, how, sort)
        case Choice(say_label=label):
            said = (label,)
        case Step(picture=picture):
            said = (picture.alt,)
        case Table(columns=columns):
            said = tuple(each.id for each in columns)
        case Row(cells=cells):
            said = (len(cells),)
        case _:
            said = ()
    return type(unit), *said


def with_marks(unit: Unit, mark: Mark | None) -> Unit:
    """Return *unit* with every word of it marked; links of words that go lead nowhere any more."""
    made = _with_marks(unit, mark)
    if isinstance(made, Heading | Entry) and not made.text:
        return replace(made, text=(Span("", mark=mark),))  # so that its number is known to go with it
    return made


def _with_marks(value: Any, mark: Mark | None) -> Any:
    if isinstance(value, Span):
        return marked(value, mark)
    if isinstance(value, tuple):
        return tuple(with_marks(each, mark) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{name: with_marks(getattr(value, name), mark) for name, _ in shape(type(value))})


def marked(span: Span, mark: Mark | None) -> Span:
    """Return *span* with *mark*."""
    goes = mark is not None and mark.became in GOING
    return replace(span, mark=mark, link=None if goes else span.link)


def is_all(unit: Unit, marks: frozenset[str]) -> bool:
    """Return whether *unit* has words, and all of them have one of *marks*."""
    spans = unit if isinstance(unit, tuple) else [span for words in all_words(unit) for span in words]
    return bool(spans) and all(span.mark is not None and span.mark.became in marks for span in spans)
