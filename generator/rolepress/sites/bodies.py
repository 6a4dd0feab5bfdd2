"""A document's text as HTML in pieces: between them a page has something of its own to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from rolepress.kinds.rounds import STATE
from rolepress.manuscript import Block, Box, Contents, Heading, Manuscript, Part, Prose
from rolepress.publications import NOTICE


@dataclass(frozen=True, slots=True)
class Body:
    """HTML that a format made: a page shows it as it is."""

    title: str
    opening: str = ""  # up to the contents, or else to the first heading under the title
    contents: str = ""
    contents_id: str = ""
    leads: bool = False  # whether the opening says in its first words what the document is
    stands: bool = False  # whether the opening says how a round stands
    sections: tuple[str, ...] = ()  # each begins with a heading under the title, except perhaps the first

    @property
    def rest(self) -> str:
        """Everything after the contents."""
        return "".join(self.sections)


def body_of(manuscript: Manuscript, render: Callable[[Manuscript], str]) -> Body:
    """Return the text of *manuscript* as *render* makes it.

    The notice of a worked example is left out: a page says it across its top.
    """
    title, *blocks = (block for block in manuscript.blocks if block.id != NOTICE)
    opening = tuple(takewhile(lambda block: not isinstance(block, Heading | Contents | Part), blocks))
    contents = tuple(takewhile(lambda block: isinstance(block, Contents), blocks[len(opening) :]))
    sections = _sections(blocks[len(opening) + len(contents) :])

    def made(piece: tuple[Block, ...]) -> str:
        return render(replace(manuscript, blocks=piece)) if piece else ""

    contents_id = contents[0].id if contents else ""
    leads = any(isinstance(block, Prose) and block.lead for block in opening)
    stands = any(block.id == STATE for block in opening)
    return Body(
        made((title,)), made(opening), made(contents), contents_id, leads, stands, tuple(map(made, sections))
    )


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield *blocks* in pieces that each begin with a heading of level 2, a box of that level, or a part."""
    starts = [index for index, block in enumerate(blocks) if _begins(block)]
    for start, end in pairwise(dict.fromkeys((0, *starts, len(blocks)))):
        yield tuple(blocks[start:end])


def _begins(block: Block) -> bool:
    return isinstance(block, Part) or (isinstance(block, Heading | Box) and block.level == 2)
