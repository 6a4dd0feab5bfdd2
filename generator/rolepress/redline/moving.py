"""Tells what moved from what went and came: a part in another place with the same, or nearly the same, words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rolepress.manuscript import Block, Box, Heading
from rolepress.markdown import COMING, GOING, Mark, plain
from rolepress.redline.matching import can_be_one, likeness
from rolepress.redline.merging import merged
from rolepress.redline.shape import Sort, Unit, inside, is_all, own_words, shape, with_marks, wording
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
    """Return *blocks* with the parts marked as moved that go in one place and come in another."""
    going = [each for each in _parts(blocks, GOING) if len(wording(each.unit)) >= FEWEST]
    coming = [each for each in _parts(blocks, COMING) if len(wording(each.unit)) >= FEWEST]
    moved: dict[int, Unit] = {}
    for number, (old, new) in enumerate(_pairs(going, coming), start=1):
        moved[id(old.unit)], moved[id(new.unit)] = _moved(old, new, f"move-{number}")
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


def _moved(old: _Found, new: _Found, name: str) -> tuple[Unit, Unit]:
    """Return a part as it stands in its old place, and in its new one, where new words say that they are."""
    (before,), (after,) = without((old.unit,), frozenset()), without((new.unit,), frozenset())
    both = (merged(before, after),)
    said = "; ".join(plain(words) for words in own_words(before) if words)
    reworded = said if wording(before) != wording(after) else ""
    (here,) = without(both, GOING, Mark("moved-here", old.place, before=reworded, move=name))
    return with_marks(old.unit, Mark("moved-away", new.place, move=name)), here


def _with(units: tuple[Unit, ...], other: Mapping[int, Unit]) -> tuple[Any, ...]:
    """Return *units* with *other* in the place of those that it names."""
    return tuple(other[id(each)] if id(each) in other else _opened(each, other) for each in units)


def _opened(unit: Unit, other: Mapping[int, Unit]) -> Unit:
    held = {name: _with(getattr(unit, name), other) for name, sort in shape(type(unit)) if sort is Sort.UNITS}
    return replace(unit, **held) if held else unit
