"""The parts of a document: headed groups of blocks, their order in the house, and the contents they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rolepress.kinds.house import House
from rolepress.manuscript import Block, Box, Contents, ContentsEntry, Heading, walk
from rolepress.markdown import Words, as_text, plain

CONTENTS_DEPTH = 3  # headings of levels 2 and 3 stand in the contents
FEWEST_FOR_CONTENTS = 3  # parts; a shorter document needs no list of what is in it


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document by its name in the catalogue, with the blocks under its heading."""

    name: str
    blocks: tuple[Block, ...]


def headed(house: House, part: Part) -> tuple[Block, ...]:
    """Return the part's blocks under its heading of level 2."""
    return (Heading(part.name, house.label(part.name), 2), *part.blocks)


def ordered(house: House, kind: str, parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts that hold something, in the house's order; those it does not name follow as they come."""
    present = [part for part in parts if part.blocks]
    wanted = house.style.order.get(kind, ())
    rank = {name: index for index, name in enumerate(wanted)}
    return tuple(sorted(present, key=lambda part: rank.get(part.name, len(wanted))))


def contents(house: House, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the list of the headings and the titles of boxes in *blocks*, or nothing when there are too few."""
    named = [found for found in map(_named, walk(blocks)) if found is not None]
    tops = [index for index, (level, _) in enumerate(named) if level == 2]
    if len(tops) < FEWEST_FOR_CONTENTS:
        return ()
    often = Counter(plain(entry.text).casefold() for _, entry in named)
    entries = tuple(
        _with_lines(named[start][1], (entry for _, entry in named[start + 1 : end]), often)
        for start, end in zip(tops, [*tops[1:], len(named)], strict=True)
    )
    return (Contents("contents", house.label("contents-title"), entries),)


def _with_lines(top: ContentsEntry, under: Iterable[ContentsEntry], often: Mapping[str, int]) -> ContentsEntry:
    """Return *top* with the lines under it; one whose words stand *often* says what it stands under."""
    told = as_text(top.text)
    lines = (replace(each, within=told) if often[plain(each.text).casefold()] > 1 else each for each in under)
    return replace(top, entries=tuple(lines))


def subheading(name: str, words: Words) -> Heading:
    """Return a heading inside a part."""
    return Heading(name, words, 3)


def _named(block: Block) -> tuple[int, ContentsEntry] | None:
    """Return the level of a block's heading and its line in the contents; None for what does not stand there."""
    match block:
        case Heading(id=name, text=words, level=level) | Box(id=name, title=words, level=level) if words:
            return (level, ContentsEntry(name, words)) if 1 < level <= CONTENTS_DEPTH else None
        case _:
            return None
