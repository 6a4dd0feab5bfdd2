"""Composes headed parts of text: under a heading, or as a box where a part is set apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rolepress.kinds.prose import passage
from rolepress.manuscript import Block, Box, Heading
from rolepress.markdown import read_line
from rolepress.model.passage import Section


def sections(name: str, given: Iterable[Section], *, level: int = 3) -> tuple[Block, ...]:
    """Return the *given* parts with the ids NAME-ID, or ID alone without a *name*, and titles of *level*."""
    start = f"{name}-" if name else ""
    return tuple(block for each in given for block in _section(f"{start}{each.id}", each, level))


def _section(name: str, given: Section, level: int) -> Iterator[Block]:
    """Yield a part under its heading, or as a box where it is set apart."""
    title, text = read_line(given.title)[0], passage(name, given)
    if given.style == "plain":
        yield Heading(name, title, level)
        yield from text
    else:
        yield Box(name, title, text, level=level, tone=given.style)
