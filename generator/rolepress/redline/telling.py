"""Tells the changes in a text that shows two versions, one by one and by the part that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rolepress.manuscript import Block, Box, Column, Heading, Manuscript, Part, Row, RowGroup, Table, Term
from rolepress.markdown import COMING, GOING, Words, plain
from rolepress.redline.shape import Unit, inside, own_words

What = Literal["added", "removed", "changed", "moved"]

PART_LEVEL = 2  # of the headings that name the parts of a document
_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")  # before a title, where Rolepress counts
_ESSENCE = re.compile(r"\w+(?:[.,]\d+)*|[£%]")  # a word or a sum, without the marks round it


@dataclass(frozen=True, slots=True)
class Change:
    """One part of the text that is not as it was."""

    what: What
    id: str  # of the part: a duty, a criterion, a key fact; where it comes from
    part: str  # the title of the part of the document, or "" above the first
    under: str  # the heading that it stands under, where that is another one
    before: str  # its words, or "" for what is added
    after: str  # its words, or "" for what is removed
    place: str = ""  # the heading that it moved from
    marks_alone: bool = False  # whether no word changed: signs, capitals, spaces or links did
    away: bool = False  # whether it moved to another list or heading


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the walk is."""

    part: str = ""
    under: str = ""
    bound: bool = False  # in a document that is bound into this one, whose parts are a level deeper
    columns: tuple[Column, ...] = ()


def changes(redline: Manuscript) -> tuple[Change, ...]:
    """Return every change in reading order. Numbers that Rolepress counts itself are no change."""
    return tuple(_in_blocks(redline.blocks, _Spot()))


def _in_blocks(blocks: Iterable[Block], spot: _Spot) -> Iterator[Change]:
    for block in blocks:
        spot = _after(block, spot)
        match block:
            case Part(blocks=held):
                yield from _in_blocks(held, _Spot(bound=True))
            case Table(columns=columns):
                yield from _in_unit(block, replace(spot, columns=columns))
            case Box(blocks=held):
                yield from _of(block, spot)
                yield from _in_blocks(held, spot)
            case _:
                yield from _in_unit(block, spot)


def _after(block: Block, spot: _Spot) -> _Spot:
    """Return where the walk is from *block* on."""
    if not isinstance(block, Heading | Box):
        return spot
    title = _NUMBER.sub("", _new_or_old(block.text if isinstance(block, Heading) else block.title))
    if not title or block.level < PART_LEVEL:
        return spot
    if block.level == PART_LEVEL:
        return replace(spot, part=title, under="")
    if spot.bound and block.level == PART_LEVEL + 1:
        return replace(spot, part=f"{spot.part.partition(': ')[0]}: {title}", under="")
    return replace(spot, under=title)


def _in_unit(unit: Unit, spot: _Spot) -> Iterator[Change]:
    """Yield the changes of *unit*, then of what is inside it."""
    yield from _of(unit, spot)
    for each in inside(unit):
        yield from _in_unit(each, spot)


def _of(unit: Unit, spot: _Spot) -> Iterator[Change]:
    """Yield what became of the words that *unit* says itself, or nothing."""
    said = [words for words in _counted(unit, spot) if words]
    marks = {span.mark.became if span.mark else "" for words in said for span in words}
    if not marks - {""} or (marks <= GOING and "moved-away" in marks):
        return  # nothing happened, or it is told where it went to
    before, after = (_told(unit, said, marks) for marks in (COMING, GOING))
    if before == after and "moved-here" not in marks:
        return
    what, place = _what(marks), _place(said)
    if what == "moved":
        before = next((s.mark.before for words in said for s in words if s.mark and s.mark.before), after)
    name = str(getattr(unit, "id", "")).removeprefix("was--")
    same = what in ("changed", "moved") and _essence(before) == _essence(after)
    yield Change(what, name, spot.part, spot.under if spot.under != spot.part else "", before, after, place,
                 same, place not in ("", spot.under or spot.part))  # fmt: skip


def _what(marks: set[str]) -> What:
    if "moved-here" in marks:
        return "moved"
    if marks <= COMING:
        return "added"
    return "removed" if marks <= GOING else "changed"


def _place(said: Iterable[Words]) -> str:
    spans = (span for words in said for span in words)
    return next((span.mark.place for span in spans if span.mark and span.mark.place), "")


def _counted(unit: Unit, spot: _Spot) -> Iterator[Words]:
    """Yield the words of *unit* but for the number that a row of a table has."""
    if isinstance(unit, Row) and len(unit.cells) == len(spot.columns):
        for column, cell in zip(spot.columns, unit.cells, strict=True):
            if column.id != "number":
                yield from cell
    else:
        yield from own_words(unit)


def _told(unit: Unit, said: Iterable[Words], without: frozenset[str]) -> str:
    """Return what *unit* says, without the words that have a mark of *without*, in one line."""
    kept = [_address(tuple(s for s in words if s.mark is None or s.mark.became not in without)) for words in said]
    if isinstance(unit, Term):
        return f"{kept[0]}: {', '.join(filter(None, kept[1:]))}".strip(": ") if kept else ""
    text = "; ".join(filter(None, kept))
    return _NUMBER.sub("", text) if isinstance(unit, Heading | RowGroup) else text


def _address(words: Words) -> str:
    """Return *words* as plain text, with where links lead, which is a part of what they say."""
    told = []
    for index, span in enumerate(words):
        told.append(span.text)
        following = words[index + 1].link if index + 1 < len(words) else None
        if span.link and span.link != following and span.mark:
            told.append(f" ({span.link})")
    return "".join(told).strip()


def _new_or_old(words: Words) -> str:
    """Return a title as it is now, or as it was where it is gone."""
    stays = plain(tuple(span for span in words if span.mark is None or span.mark.became not in GOING))
    return (stays or plain(words)).strip()


def _essence(text: str) -> list[str]:
    return _ESSENCE.findall(text.casefold())
