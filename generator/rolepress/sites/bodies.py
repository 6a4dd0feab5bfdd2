"""A document's text as HTML in three pieces: between them a page has something of its own to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import takewhile

from rolepress.manuscript import Block, Heading, Manuscript
from rolepress.publications import NOTICE


@dataclass(frozen=True, slots=True)
class Body:
    """HTML that a format made: a page shows it as it is."""

    title: str
    opening: str = ""  # up to the first heading under the title
    rest: str = ""


def body_of(manuscript: Manuscript, render: Callable[[Manuscript], str]) -> Body:
    """Return the text of *manuscript* as *render* makes it.

    The notice of a worked example is left out: a page says it across its top.
    """
    title, *blocks = (block for block in manuscript.blocks if block.id != NOTICE)
    opening = tuple(takewhile(lambda block: not isinstance(block, Heading), blocks))
    pieces: tuple[tuple[Block, ...], ...] = ((title,), opening, tuple(blocks[len(opening) :]))
    return Body(*(render(replace(manuscript, blocks=piece)) if piece else "" for piece in pieces))
