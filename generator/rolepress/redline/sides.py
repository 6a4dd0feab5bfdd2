"""Takes the two texts out of one that shows both: all changes accepted, or all rejected."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rolepress.manuscript import Entry, Manuscript
from rolepress.markdown import COMING, GOING, Mark, Span, Words
from rolepress.redline.shape import Sort, Unit, is_all, shape


def accepted(redline: Manuscript) -> Manuscript:
    """Return the new text: nothing is marked, and what went is gone."""
    return replace(redline, blocks=without(redline.blocks, GOING))


def rejected(redline: Manuscript) -> Manuscript:
    """Return the words of the old text; what stayed looks and leads as in the new one."""
    return replace(redline, blocks=without(redline.blocks, COMING))


def without(units: tuple[Unit, ...], marks: frozenset[str], mark: Mark | None = None) -> tuple[Any, ...]:
    """Return *units* without the words that have one of *marks*, and what stays without one with *mark*.

    Other marks go too, unless there is a *mark*: then they stay beside it.
    """
    return tuple(_side(each, marks, mark) for each in units if not is_all(each, marks))


def _side(unit: Unit, marks: frozenset[str], mark: Mark | None) -> Any:
    if isinstance(unit, tuple):
        return _kept(unit, marks, mark)
    kept = {name: _field(getattr(unit, name), sort, marks, mark) for name, sort in shape(type(unit))}
    if isinstance(unit, Entry):
        kept["number"] = unit.was if marks == COMING and unit.was is not None else unit.number
        kept["was"] = None
    return replace(unit, **kept)


def _field(value: Any, sort: Sort, marks: frozenset[str], mark: Mark | None) -> Any:
    match sort:
        case Sort.WORDS:
            return _kept(value, marks, mark)
        case Sort.CELLS:
            return tuple(without(each, marks, mark) for each in value)
        case _:
            return without(value, marks, mark)


def _kept(words: Words, marks: frozenset[str], mark: Mark | None) -> Words:
    stays = (span for span in words if span.mark is None or span.mark.became not in marks)
    return tuple(_remarked(span, mark) for span in stays if span.text or not span.mark)


def _remarked(span: Span, mark: Mark | None) -> Span:
    return replace(span, mark=None if mark is None else span.mark or mark)
