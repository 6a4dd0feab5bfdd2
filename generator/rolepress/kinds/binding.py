"""Binds documents into another: their ids prefixed, their headings one level down, one contents for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rolepress.kinds.house import House
from rolepress.kinds.parts import contents
from rolepress.manuscript import Block, Contents, Heading, Manuscript, Part, bound


def place_for(document: str) -> Part:
    """Return the place in a document's own text where *document* is to be bound in."""
    return Part(document, ())


def bind(manuscript: Manuscript, parts: Sequence[Manuscript], house: House) -> Manuscript:
    """Return *manuscript* with *parts* in the places left for them, the others at its end, and one contents."""
    made = {each.id: _part(each) for each in parts}
    own = [made.pop(block.id) if _is_place(block) and block.id in made else block for block in manuscript.blocks]
    blocks = [block for block in (*own, *made.values()) if not _is_place(block)]
    about = replace(manuscript.about, cover=True)
    return replace(manuscript, about=about, blocks=_with_contents(blocks, house))


def _part(manuscript: Manuscript) -> Part:
    blocks = tuple(block for block in manuscript.blocks if not isinstance(block, Contents))
    return Part(manuscript.id, bound(blocks, manuscript.id))


def _is_place(block: Block) -> bool:
    return isinstance(block, Part) and not block.blocks


def _with_contents(blocks: Iterable[Block], house: House) -> tuple[Block, ...]:
    """Return *blocks* with the contents of all of them before the first heading or part under the title."""
    given = [block for block in blocks if not isinstance(block, Contents)]
    first = next((index for index, block in enumerate(given) if _begins(block)), len(given))
    return (*given[:first], *contents(house, tuple(given[first:])), *given[first:])


def _begins(block: Block) -> bool:
    return isinstance(block, Part) or (isinstance(block, Heading) and block.level > 1)
