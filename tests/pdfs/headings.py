"""The headings of a proof: those its manuscript has, and those that are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from pdfs.proofs import Proof
from rolepress.formats.pdf.inspect import Inspection, Line
from rolepress.formats.pdf.reading import words
from rolepress.manuscript import Box, Contents, Heading, Manuscript, Records, walk
from rolepress.markdown import plain

HEADING_ROLE = re.compile("H[1-6]")


class Written(NamedTuple):
    """A heading of a manuscript."""

    id: str
    level: int
    text: str


class Set(NamedTuple):
    """A heading on paper."""

    level: int
    text: str
    page: int
    baseline_mm: float  # of its first line, from the top of the page


def written(manuscript: Manuscript) -> Iterator[Written]:
    """Yield the headings of *manuscript* in reading order, that of its contents too."""
    for block in walk(manuscript.blocks):
        match block:
            case Heading(text=text, level=level):
                yield Written(block.id, level, plain(text))
            case Box(title=title, level=level) if title:
                yield Written(block.id, level, plain(title))
            case Contents(title=title):
                yield Written(block.id, 2, plain(title))
            case Records(groups=groups, level=level):
                yield from (Written(group.id, level, plain(group.title)) for group in groups if group.title)


def printed(facts: Inspection) -> Iterator[Set]:
    """Yield the headings of a PDF in reading order."""
    for _, together in groupby(facts.lines, key=lambda line: line.block):
        lines = list(together)
        if role := heading_role(lines[0]):
            yield Set(int(role[1]), " ".join(words(lines)), lines[0].page, lines[0].baseline_mm)


def heading_role(line: Line) -> str:
    """Return the role of the heading that *line* is in, "" outside headings."""
    return next((role for role in line.roles if HEADING_ROLE.fullmatch(role)), "")


def page_by_id(proof: Proof) -> dict[str, int]:
    """Return the page on which each heading of the manuscript starts."""
    pairs = zip(written(proof.shown), printed(proof.facts), strict=True)
    return {heading.id: on_paper.page for heading, on_paper in pairs}
