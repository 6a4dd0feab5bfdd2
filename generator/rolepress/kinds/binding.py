"""Binds documents into another: their ids prefixed, their headings one level down, one contents for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rolepress.kinds.house import House
from rolepress.kinds.parts import contents
from rolepress.manuscript import Block, Contents, Heading, Manuscript, Part, bound


def place_for(document: str) -> Part:
    """Return the place in a document's own text where *document* is to be bound in."""
    return Part(document, ())


def bind(manuscript: Manuscript, parts: Sequence[Manuscript], house: House) -> Manuscript:
    """Return *manuscript* with *parts* in the places left for them, the others at its end, and one contents.

    A place inside a part takes its document one level below that part's heading.
    """
    waiting = {each.id: each for each in parts}
    own = list(_filled(manuscript.blocks, waiting, above=1))
    blocks = [*own, *(_part(each, above=1) for each in waiting.values())]
    about = replace(manuscript.about, cover=True)
    return replace(manuscript, about=about, blocks=_with_contents(blocks, house))


def _filled(blocks: Iterable[Block], waiting: dict[str, Manuscript], *, above: int) -> Iterator[Block]:
    """Yield *blocks* with what is *waiting* in its place; *above* is the level of the heading that they are under."""
    for block in blocks:
        if not isinstance(block, Part):
            yield block
        elif block.blocks:
            level = block.blocks[0].level if isinstance(block.blocks[0], Heading) else above
            yield replace(block, blocks=tuple(_filled(block.blocks, waiting, above=level)))
        elif block.id in waiting:
            yield _part(waiting.pop(block.id), above=above)


def _part(manuscript: Manuscript, *, above: int) -> Part:
    blocks = tuple(block for block in manuscript.blocks if not isinstance(block, Contents))
    return Part(manuscript.id, bound(blocks, manuscript.id, deeper=above))


def _with_contents(blocks: Iterable[Block], house: House) -> tuple[Block, ...]:
    """Return *blocks* with the contents of all of them before the first heading or part under the title."""
    given = [block for block in blocks if not isinstance(block, Contents)]
    first = next((index for index, block in enumerate(given) if _begins(block)), len(given))
    return (*given[:first], *contents(house, tuple(given[first:])), *given[first:])


def _begins(block: Block) -> bool:
    return isinstance(block, Part) or (isinstance(block, Heading) and block.level > 1)
