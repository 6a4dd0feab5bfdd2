"""What changed between two wordings of a paragraph, and which text of the content each change is in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rolepress.comparison import Change, compare
from rolepress.importers.marking import Holder, Leaf, Spot
from rolepress.scalars import Cut

_CLOSES = re.compile(r"\*\*|\]\([^()\s]*\)")
"""What ends words in bold or a link."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Words of a paragraph that became others."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class InText:
    """A change in the text of a file, with nothing of a fact in it."""

    leaf: Leaf
    hunk: Hunk
    cut: Cut


@dataclass(frozen=True, slots=True)
class InFact:
    """A change in the words that stand for a fact: as one of the fact, and as one of the text that names it."""

    holder: Holder
    hunk: Hunk
    inner: InText | None  # None where the fact is no text, or more than its words changed
    outer: Cut  # the name of the fact, and what changed round it, written out
    whole: Hunk  # the same in the paragraph


@dataclass(frozen=True, slots=True)
class Nowhere:
    """A change in words that no single text has."""

    hunk: Hunk
    why: str


Found: TypeAlias = InText | InFact | Nowhere

OURS = "no field of this document has these words: Rolepress writes them, or binds them in from a release"
SEVERAL = "these words come from several places"
MARKUP = "bold words or a link begin or end among these words"


def hunks(old: str, new: str) -> tuple[Hunk, ...]:
    """Return how *old* becomes *new*, in order, without the space that both begin or end with."""
    found: list[Hunk] = []
    at = 0
    before = ""
    for piece in compare(old, new):
        match piece.change:
            case Change.SAME:
                if before:
                    found.append(_trimmed(at, before, ""))
                at, before = at + len(before) + len(piece.text), ""
            case Change.REMOVED:
                before = piece.text
            case Change.ADDED:
                found.append(_trimmed(at, before, piece.text))
                at, before = at + len(before), ""
    if before:
        found.append(_trimmed(at, before, ""))
    return tuple(found)


def _trimmed(at: int, old: str, new: str) -> Hunk:
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start] and old[start].isspace():
        start += 1
    return Hunk(at + start, at + len(old), new[start:])


def place(hunk: Hunk, words: str, spots: Sequence[Spot]) -> Found:
    """Return which text of the content a change of a paragraph is in."""
    hunk = _beside_a_label(hunk, words, spots)
    if hunk.start == hunk.end:
        return _inserted(hunk, spots)
    inside = spots[hunk.start : hunk.end]
    outers = {id(each.outer) for each in inside}
    leaf = inside[0].outer
    if leaf is None or len(outers) > 1:
        return Nowhere(hunk, OURS if not any(each.outer for each in inside) else SEVERAL)
    if not any(each.holders for each in inside):
        return _own(leaf, hunk, words, inside)
    return _in_fact(leaf, hunk, words, spots)


def _beside_a_label(hunk: Hunk, words: str, spots: Sequence[Spot]) -> Hunk:
    """Return a change without the space before it, where that is a label's; then the space after it goes."""
    start, end = hunk.start, hunk.end
    if not words[start:end].strip() or not words[start].isspace() or spots[start].outer is spots[start + 1].outer:
        return hunk
    if hunk.new[:1].isspace():
        return Hunk(start + 1, end, hunk.new[1:])
    follows = end < len(spots) and words[end].isspace() and spots[end].outer is spots[end - 1].outer
    return Hunk(start + 1, end + (follows and not hunk.new), hunk.new)


def _own(leaf: Leaf, hunk: Hunk, words: str, inside: Sequence[Spot]) -> Found:
    start, end = inside[0].at, inside[-1].at + 1
    if " ".join(leaf.text[start:end].split()) != " ".join(words[hunk.start : hunk.end].split()):
        return Nowhere(hunk, MARKUP)
    return InText(leaf, hunk, Cut(start, end, hunk.new))


def _inserted(hunk: Hunk, spots: Sequence[Spot]) -> Found:
    before = spots[hunk.start - 1] if hunk.start else Spot()
    after = spots[hunk.start] if hunk.start < len(spots) else Spot()
    if before.holders and before.holders == after.holders:
        return _inserted_in_fact(hunk, before, spots)
    if before.holders:
        holder = before.holders[0]
        return InText(holder.leaf, hunk, Cut(holder.end - 1, holder.end, "}" + hunk.new))
    if before.leaf is not None:
        return InText(before.leaf, hunk, _after(before.leaf, before.at + 1, hunk.new))
    if after.holders:
        holder = after.holders[0]
        return InText(holder.leaf, hunk, Cut(holder.start, holder.start + 1, hunk.new + "{"))
    if after.leaf is not None:
        cut = Cut(after.at, after.at + 1, hunk.new + after.leaf.text[after.at])
        return InText(after.leaf, hunk, cut)
    return Nowhere(hunk, OURS)


def _after(leaf: Leaf, at: int, new: str) -> Cut:
    """Return the cut that puts *new* in at a place: not into bold words or a link that end there."""
    while (ends := _CLOSES.match(leaf.text, at)) and (ends.group() != "**" or leaf.text.count("**", 0, at) % 2):
        at = ends.end()
    return Cut(at - 1, at, leaf.text[at - 1] + new)


def _inserted_in_fact(hunk: Hunk, beside: Spot, spots: Sequence[Spot]) -> InFact:
    holder = beside.holders[0]
    inner = None
    if beside.leaf is not None:
        inner = InText(beside.leaf, hunk, _after(beside.leaf, beside.at + 1, hunk.new))
    start, end = _extent(holder, hunk, spots)
    return InFact(holder, hunk, inner, Cut(holder.start, holder.end, ""), Hunk(start, end, hunk.new))


def _in_fact(leaf: Leaf, hunk: Hunk, words: str, spots: Sequence[Spot]) -> Found:
    inside = spots[hunk.start : hunk.end]
    holders = [each.holders[0] for each in inside if each.holders]
    first, last = inside[0], inside[-1]
    start = first.holders[0].start if first.holders else first.at
    end = last.holders[0].end if last.holders else last.at + 1
    outer = Cut(start, end, "")
    whole = Hunk(_extent(holders[0], hunk, spots)[0] if first.holders else hunk.start,
                 _extent(holders[-1], hunk, spots)[1] if last.holders else hunk.end, hunk.new)  # fmt: skip
    inner = None
    deep = {(id(each.leaf), each.holders) for each in inside}
    if len(deep) == 1 and first.leaf is not None:
        found = _own(first.leaf, hunk, words, inside)
        inner = found if isinstance(found, InText) else None
    return InFact(holders[0], hunk, inner, outer, whole)


def _extent(holder: Holder, hunk: Hunk, spots: Sequence[Spot]) -> tuple[int, int]:
    """Return from where to where the words of a fact stand that a change is in."""
    start, end = hunk.start, hunk.end
    while start and holder in spots[start - 1].holders:
        start -= 1
    while end < len(spots) and holder in spots[end].holders:
        end += 1
    return start, end


def applied(words: str, changes: Sequence[Hunk]) -> str:
    """Return *words* with some *changes*, which are in order and apart."""
    return "".join(_pieces(words, changes))


def _pieces(words: str, changes: Sequence[Hunk]) -> Iterator[str]:
    at = 0
    for each in changes:
        yield from (words[at : each.start], each.new)
        at = each.end
    yield words[at:]
