"""Tells what moved from what went and came: a part in another place with the same, or nearly the same, words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rolepress.manuscript import Block, Box, Heading
from rolepress.markdown import COMING, GOING, Mark, plain
from rolepress.redline.matching import can_be_one, likeness
from rolepress.redline.merging import merged, named_before
from rolepress.redline.shape import Sort, Unit, inside, is_all, shape, wording
from rolepress.redline.sides import without

NEARLY = 0.6  # of its words, from 0 to 1, that a part keeps where it moves and is reworded at once
FEWEST = 3  # words that a part has: fewer are likely to stand twice by chance


@dataclass(frozen=True, slots=True)
class _Found:
    """A part all of whose words go, or come."""

    unit: Unit
    place: str  # the heading that it stands under
    above: tuple[int, ...]  # the identities of the units round it


def with_moves(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return *blocks*, in which parts go and come, with those marked as moved that go in one place and come in another."""
    going = [each for each in _parts(blocks, GOING) if len(wording(each.unit)) >= FEWEST]
    coming = [each for each in _parts(blocks, COMING) if len(wording(each.unit)) >= FEWEST]
    moved: dict[int, Unit] = {}
    for old, new in _pairs(going, coming):
        moved[id(old.unit)], moved[id(new.unit)] = _moved(old, new)
    return _with(blocks, moved) if moved else blocks


def _parts(blocks: tuple[Block, ...], marks: frozenset[str]) -> Iterator[_Found]:
    place = ""
    for each, above in _walk(blocks, ()):
        if isinstance(each, Heading | Box):
            title = each.text if isinstance(each, Heading) else each.title
            place = plain(tuple(s for s in title if s.mark is None or s.mark.became in marks)) or place
        if is_all(each, marks):
            yield _Found(each, place, above)


def _walk(units: tuple[Unit, ...], above: tuple[int, ...]) -> Iterator[tuple[Unit, tuple[int, ...]]]:
    for each in units:
        yield each, above
        yield from _walk(tuple(inside(each)), (*above, id(each)))


def _pairs(going: list[_Found], coming: list[_Found]) -> Iterator[tuple[_Found, _Found]]:
    """Yield what is one part in two places, the largest and most alike first; no part is in two of them."""
    scored = [
        (len(wording(old.unit)), score, -i, -j)
        for i, old in enumerate(going)
        for j, new in enumerate(coming)
        if can_be_one(old.unit, new.unit) and (score := likeness(old.unit, new.unit)) >= NEARLY
    ]
    taken: set[int] = set()
    round_taken: set[int] = set()
    for _, _, i, j in sorted(scored, reverse=True):
        both = going[-i], coming[-j]
        if any(id(each.unit) in taken | round_taken or taken.intersection(each.above) for each in both):
            continue
        taken.update(id(each.unit) for each in both)
        round_taken.update(name for each in both for name in each.above)
        yield both


def _moved(old: _Found, new: _Found) -> tuple[Unit, Unit]:
    """Return a part as it stands in its old place and in its new one; words that it did not take along say so."""
    (before,), (after,) = without((old.unit,), frozenset()), without((new.unit,), frozenset())
    both = (merged(before, after),)
    (here,) = without(both, GOING, Mark("moved-here", old.place))
    (there,) = without(both, COMING, Mark("moved-away", new.place))
    return named_before(_unlinked(there)), here


def _unlinked(unit: Unit) -> Unit:
    """Return *unit* with links that lead nowhere."""

    def change(value: Any) -> Any:
        return tuple(replace(span, link=None) for span in value)

    return _mapped(unit, change)


def _mapped(value: Any, change: Any) -> Any:
    """Return a unit with *change* of all its Words."""
    changed = {}
    for name, sort in shape(type(value)):
        given = getattr(value, name)
        match sort:
            case Sort.WORDS:
                changed[name] = change(given)
            case Sort.LINES:
                changed[name] = tuple(map(change, given))
            case Sort.CELLS:
                changed[name] = tuple(tuple(map(change, cell)) for cell in given)
            case Sort.UNITS:
                changed[name] = tuple(_mapped(each, change) for each in given)
    return replace(value, **changed)


def _with(units: tuple[Unit, ...], other: Mapping[int, Unit]) -> tuple[Any, ...]:
    """Return *units* with *other* in the place of those that it names."""
    return tuple(other[id(each)] if id(each) in other else _opened(each, other) for each in units)


def _opened(unit: Unit, other: Mapping[int, Unit]) -> Unit:
    held = {name: _with(getattr(unit, name), other) for name, sort in shape(type(unit)) if sort is Sort.UNITS}
    return replace(unit, **held) if held else unit
