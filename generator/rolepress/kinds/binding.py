"""Binds documents into another: their ids prefixed, their headings one level down, one contents for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rolepress.kinds.house import House
from rolepress.kinds.parts import contents
from rolepress.manuscript import Block, Contents, Heading, Manuscript, Part, bound, said


def place_for(document: str) -> Part:
    """Return the place in a document's own text where *document* is to be bound in."""
    return Part(document, ())


def bind(manuscript: Manuscript, parts: Sequence[Manuscript], house: House) -> Manuscript:
    """Return *manuscript* with *parts* in the places left for them, the others at its end, and one contents.

    A place inside a part takes its document one level below that part's heading.
    """
    waiting = {each.id: each for each in parts}
    own = list(_filled(manuscript.blocks, waiting, house, above=1))
    blocks = [*own, *(_part(each, house, above=1) for each in waiting.values())]
    about = manuscript.about
    lines = about.cover_lines or (said(house.labels["version"] + f" {about.version}"),)
    about = replace(about, cover=True, cover_lines=lines)
    return replace(manuscript, about=about, blocks=_with_contents(blocks, house))


def _filled(
    blocks: Iterable[Block], waiting: dict[str, Manuscript], house: House, *, above: int
) -> Iterator[Block]:
    """Yield *blocks* with what is *waiting* in its place; *above* is the level of the heading over them."""
    for block in blocks:
        if not isinstance(block, Part):
            yield block
        elif block.blocks:
            level = block.blocks[0].level if isinstance(block.blocks[0], Heading) else above
            yield replace(block, blocks=tuple(_filled(block.blocks, waiting, house, above=level)))
        elif block.id in waiting:
            yield _part(waiting.pop(block.id), house, above=above)


def _part(manuscript: Manuscript, house: House, *, above: int) -> Part:
    """Return a document as a part: without contents of its own, under what its kind is called inside another."""
    title, *rest = (block for block in manuscript.blocks if not isinstance(block, Contents))
    if isinstance(title, Heading) and title.eyebrow:
        title = replace(title, eyebrow=house.labels.get(f"part-{manuscript.about.kind}", title.eyebrow))
    return Part(manuscript.id, bound((title, *rest), manuscript.id, deeper=above))


def _with_contents(blocks: Iterable[Block], house: House) -> tuple[Block, ...]:
    """Return *blocks* with the contents of all of them before the first heading or part under the title."""
    given = [block for block in blocks if not isinstance(block, Contents)]
    first = next((index for index, block in enumerate(given) if _begins(block)), len(given))
    return (*given[:first], *contents(house, tuple(given[first:])), *given[first:])


def _begins(block: Block) -> bool:
    return isinstance(block, Part) or (isinstance(block, Heading) and block.level > 1)
