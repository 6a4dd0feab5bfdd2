"""Finds which parts of two texts are the same: by their ids, then by how alike their words are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any

from rolepress.redline.shape import Unit, frame, naming, wording

VERY_ALIKE = 0.75  # of their words that two parts share, from 0 to 1, to be one part wherever they stand
ALIKE = 0.5  # of their words that two parts share, from 0 to 1, to be one part in two wordings
SOMEWHAT_ALIKE = 0.3  # the same, where they also stand in the same place
_COUNTED = re.compile(r"-\d+$")  # ends an id that tells a place in a list, which another part may have now

Pair = tuple[int, int]
Left = Mapping[int, Unit]


def aligned(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[tuple[Unit | None, Unit | None]]:
    """Yield the parts of *old* and of *new* in reading order: both where they are one, in the same place.

    What stands in another place is a part that goes and a part that comes. Of what stands between two parts
    that stay, what goes is first.
    """
    at, there = 0, 0
    for mine, theirs in _in_step(matched(old, new)):
        yield from ((each, None) for each in old[at:mine])
        yield from ((None, each) for each in new[there:theirs])
        yield old[mine], new[theirs]
        at, there = mine + 1, theirs + 1
    yield from ((each, None) for each in old[at:])
    yield from ((None, each) for each in new[there:])


def matched(old: Sequence[Unit], new: Sequence[Unit]) -> list[Pair]:
    """Return the places of the parts of *old* and *new* that are one, whatever their order."""
    left, right = dict(enumerate(old)), dict(enumerate(new))
    found: list[Pair] = []
    steps = (
        _by(lambda unit: unit), _by(_words_and_frame), _with_same_name,
        _alike(VERY_ALIKE), _in_same_place, _alike(ALIKE),
    )  # fmt: skip
    for pair_up in steps:
        for pair in list(pair_up(left, right)):
            found.append(pair)
            del left[pair[0]], right[pair[1]]
    return found


def likeness(one: Unit, other: Unit) -> float:
    """Return how many of their words two units share, from 0 to 1, whatever the order (Dice's coefficient).

    Rows of a table share words such as "Essential" with many others, and go by the cell that names them.
    """
    mine, theirs = naming(one), naming(other)
    if not mine or not theirs:
        return 0.0
    shared = (Counter(mine) & Counter(theirs)).total()
    return 2 * shared / (len(mine) + len(theirs))


def can_be_one(one: Unit, other: Unit) -> bool:
    """Return whether two units can be shown as one with changes inside it."""
    return frame(one) == frame(other)


def _words_and_frame(unit: Unit) -> Hashable:
    return (wording(unit), frame(unit)) if wording(unit) else None


def _by(key: Callable[[Unit], Hashable]) -> Callable[[Left, Left], Iterator[Pair]]:
    """Return what pairs up the units that have the same *key*, in order; those whose key is None have no pair."""

    def pair_up(left: Left, right: Left) -> Iterator[Pair]:
        places: dict[Hashable, list[int]] = {}
        for place, unit in right.items():
            places.setdefault(key(unit), []).append(place)
        for place, unit in left.items():
            same = places.get(key(unit))
            if same and key(unit) is not None:
                yield place, same.pop(0)

    return pair_up


def _with_same_name(left: Left, right: Left) -> Iterator[Pair]:
    """Yield the units with the same id, where it is a name and not a place in a list."""
    yield from ((place, there) for place, there in _same_ids(left, right) if not _COUNTED.search(_id(left[place])))


def _in_same_place(left: Left, right: Left) -> Iterator[Pair]:
    """Yield the units in the same place of a list whose words are somewhat alike."""
    for place, there in _same_ids(left, right):
        if likeness(left[place], right[there]) >= SOMEWHAT_ALIKE:
            yield place, there


def _same_ids(left: Left, right: Left) -> Iterator[Pair]:
    named = {_id(unit): place for place, unit in right.items() if _id(unit)}
    for place, unit in left.items():
        name = _id(unit)
        if name in named and can_be_one(unit, right[named[name]]):
            yield place, named.pop(name)


def _id(unit: Unit) -> str:
    name: Any = getattr(unit, "id", "")
    return str(name)


def _alike(least: float) -> Callable[[Left, Left], Iterator[Pair]]:
    """Return what pairs up the units whose words are at *least* so much alike, the most alike first."""

    def pair_up(left: Left, right: Left) -> Iterator[Pair]:
        scored = (
            (likeness(unit, other), -abs(place - there), place, there)
            for place, unit in left.items()
            for there, other in right.items()
            if can_be_one(unit, other)
        )
        yield from best([each for each in scored if each[0] >= least])

    return pair_up


def best(scored: Sequence[tuple[float, int, int, int]]) -> Iterator[Pair]:
    """Yield pairs of places by their score, the best first, each place once."""
    mine: set[int] = set()
    theirs: set[int] = set()
    for _, _, place, there in sorted(scored, reverse=True):
        if place not in mine and there not in theirs:
            mine.add(place)
            theirs.add(there)
            yield place, there


def _in_step(pairs: Sequence[Pair]) -> list[Pair]:
    """Return as many of *pairs* as stand in the same order on both sides: the others have moved."""
    ends: list[int] = []  # the smallest end of an order of each length
    order: list[tuple[Pair, int]] = []  # each pair with its place in the longest order that ends in it
    for pair in sorted(pairs):
        length = bisect_left(ends, pair[1])
        ends[length : length + 1] = [pair[1]]
        order.append((pair, length))
    kept: list[Pair] = []
    wanted, below = len(ends) - 1, max(ends, default=0) + 1
    for pair, length in reversed(order):
        if length == wanted and pair[1] < below:
            kept.append(pair)
            wanted, below = wanted - 1, pair[1]
    return kept[::-1]
