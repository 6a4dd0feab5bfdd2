"""Finds which paragraph of one text is which of another: by bookmark, then by words, then by likeness."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from rolepress.importers.records import Paragraph

ALIKE = 0.5  # of their words that two paragraphs share, from 0 to 1, to be one in two wordings
SOMEWHAT_ALIKE = 0.25  # the same, where each is the only one left between the same neighbours
VERY_ALIKE = 0.8  # the same, where they stand in different places
_NEAR = 3  # paragraphs after one with a bookmark in which its own words are looked for
_FEWEST_WORDS = 3  # of a paragraph that is looked for elsewhere: "Essential" stands in many places

Pairs = dict[int, int]
"""Places in the first text with those in the second."""


def matched(sent: Sequence[Paragraph], found: Sequence[Paragraph]) -> Pairs:
    """Return which paragraph of *sent* each of *found* is, whatever became of its words and its place."""
    pairs = _by_bookmark(sent, found)
    _same_between(_in_their_rows(sent), _in_their_rows(found), pairs)
    _same_between([each.words for each in sent], [each.words for each in found], pairs)
    _like_between(sent, found, pairs)
    _elsewhere(sent, found, pairs)
    return pairs


def followed(sent: Sequence[Paragraph], now: Sequence[Paragraph]) -> Pairs:
    """Return which paragraph of *now* is one of *sent*, of the same document at two times.

    Words come before bookmarks: where an entry came into a list, the bookmarks of the others tell other places.
    """
    pairs = _aligned([(each.marks, each.words) for each in sent], [(each.marks, each.words) for each in now])
    _same_between([each.words for each in sent], [each.words for each in now], pairs)
    marks, taken = _marks(now), set(pairs.values())
    for index, each in enumerate(sent):
        place = next((marks[mark] for mark in each.marks if mark in marks), None)
        if index in pairs or place is None or place in taken or likeness(each, now[place]) < SOMEWHAT_ALIKE:
            continue
        pairs[index] = place
        taken.add(place)
    _like_between(sent, now, pairs)
    return pairs


def in_order(places: Sequence[int]) -> frozenset[int]:
    """Return the most of *places* that stand in rising order: the others have moved."""
    ends: list[int] = []  # the smallest last place of a rising row, by its length
    which: list[int] = []
    before: dict[int, int | None] = {}
    for index, place in enumerate(places):
        length = bisect_left(ends, place)
        before[index] = which[length - 1] if length else None
        ends[length : length + 1] = [place]
        which[length : length + 1] = [index]
    kept: list[int] = []
    at: int | None = which[-1] if which else None
    while at is not None:
        kept.append(places[at])
        at = before[at]
    return frozenset(kept)


def likeness(one: Paragraph, other: Paragraph) -> float:
    """Return how many of their words two paragraphs share, from 0 to 1 (Dice's coefficient)."""
    mine, theirs = _counted(one.words), _counted(other.words)
    if not mine or not theirs:
        return 0.0
    shared = sum(min(many, theirs[word]) for word, many in mine.items())
    return 2 * shared / (mine.total() + theirs.total())


@lru_cache(maxsize=16_384)
def _counted(words: str) -> Counter[str]:
    return Counter(words.casefold().split())


def _marks(paragraphs: Sequence[Paragraph]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, each in enumerate(paragraphs):
        for mark in each.marks:
            found.setdefault(mark, index)
    return found


def _by_bookmark(sent: Sequence[Paragraph], found: Sequence[Paragraph]) -> Pairs:
    marks, taken = _marks(found), set[int]()
    pairs: Pairs = {}
    known = set(_marks(sent))
    for index, each in enumerate(sent):
        place = next((marks[mark] for mark in reversed(each.marks) if mark in marks), None)
        if place is None or place in taken:
            continue
        place = _pushed_on(each, found, place, known)
        if place not in taken:
            pairs[index] = place
            taken.add(place)
    return pairs


def _pushed_on(sent: Paragraph, found: Sequence[Paragraph], place: int, known: set[str]) -> int:
    """Return where the words of *sent* are, if somebody pressed Enter before them: the bookmark stays above."""
    if found[place].words == sent.words:
        return place
    for further in range(place + 1, min(place + 1 + _NEAR, len(found))):
        if known.intersection(found[further].marks):
            return place
        if found[further].words == sent.words:
            return further
    return place


def _aligned(mine: Sequence[Hashable], theirs: Sequence[Hashable]) -> Pairs:
    """Return the places of what is the same in both, in the same order."""
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    return {each.a + step: each.b + step for each in blocks for step in range(each.size)}


def _in_their_rows(paragraphs: Sequence[Paragraph]) -> list[tuple[str, str]]:
    """Return the words of each paragraph, with those that its row is known by: "Essential" stands in many."""
    known: dict[int | None, str] = {}
    for each in paragraphs:
        if each.row is not None and len(each.words) > len(known.get(each.row, "")):
            known[each.row] = each.words
    return [(each.words, known.get(each.row, "")) for each in paragraphs]


def _same_between(sent: Sequence[Hashable], found: Sequence[Hashable], pairs: Pairs) -> None:
    """Add the pairs of the same words between the same neighbours."""
    for mine, theirs in list(_gaps(len(sent), len(found), pairs)):
        same = _aligned([sent[index] for index in mine], [found[at] for at in theirs])
        pairs.update({mine[here]: theirs[there] for here, there in same.items()})


def _like_between(sent: Sequence[Paragraph], found: Sequence[Paragraph], pairs: Pairs) -> None:
    """Add the pairs of like words between the same neighbours."""
    for mine, theirs in list(_gaps(len(sent), len(found), pairs)):
        if len(mine) == len(theirs) == 1 and _takes_its_place(sent[mine[0]], found[theirs[0]]):
            pairs[mine[0]] = theirs[0]
            continue
        for index in mine:
            like = _likest(sent[index], found, theirs)
            if like is not None and likeness(sent[index], found[like]) >= ALIKE:
                pairs[index] = like
                theirs.remove(like)


def _takes_its_place(sent: Paragraph, found: Paragraph) -> bool:
    """Whether one of two paragraphs between the same neighbours is the other: of headings that is enough."""
    headings = all(each.style.casefold().startswith("heading") for each in (sent, found))
    return headings or likeness(sent, found) >= SOMEWHAT_ALIKE


def _likest(paragraph: Paragraph, found: Sequence[Paragraph], places: Iterable[int]) -> int | None:
    return max(places, key=lambda at: likeness(paragraph, found[at]), default=None)


def _gaps(many: int, others: int, pairs: Mapping[int, int]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield what is left of both texts after the same neighbour."""
    mine, theirs = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    back = {there: here for here, there in pairs.items()}
    last = -1
    for index in range(many):
        if index in pairs:
            last = index
        else:
            mine[last].append(index)
    last = -1
    for index in range(others):
        if index in back:
            last = back[index]
        else:
            theirs[last].append(index)
    for place, left in mine.items():
        if place in theirs:
            yield left, theirs[place]


def _elsewhere(sent: Sequence[Paragraph], found: Sequence[Paragraph], pairs: Pairs) -> None:
    """Add what stands in another place in the same words, or nearly: somebody moved it."""
    taken = set(pairs.values())
    for index, each in enumerate(sent):
        if index in pairs or len(each.words.split()) < _FEWEST_WORDS:
            continue
        left = [at for at in range(len(found)) if at not in taken and found[at].words]
        like = _likest(each, found, left)
        if like is not None and likeness(each, found[like]) >= VERY_ALIKE:
            pairs[index] = like
            taken.add(like)
