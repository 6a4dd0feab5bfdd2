"""Cuts a manuscript into the files of a book: each part has its own, and so has what is between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rolepress.manuscript import Block, Heading, Manuscript, Part, ids, walk
from rolepress.markdown import plain


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the text."""

    key: str  # "text-1"
    title: str
    blocks: tuple[Block, ...]
    ids: frozenset[str]  # of all that it holds

    @property
    def file(self) -> str:
        """What it is called in the book."""
        return f"{self.key}.xhtml"


def chapters_of(manuscript: Manuscript) -> tuple[Chapter, ...]:
    """Return the chapters of *manuscript* in reading order; without parts there is one."""
    return tuple(
        Chapter(f"text-{number}", _title(blocks, manuscript), blocks,
                frozenset(ids(replace(manuscript, blocks=blocks))))
        for number, blocks in enumerate(_runs(manuscript.blocks), start=1)
    )  # fmt: skip


def _runs(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    run: list[Block] = []
    for block in blocks:
        if isinstance(block, Part):
            if run:
                yield tuple(run)
            yield (block,)
            run = []
        else:
            run.append(block)
    if run:
        yield tuple(run)


def _title(blocks: tuple[Block, ...], manuscript: Manuscript) -> str:
    headings = (plain(each.text) for each in walk(blocks) if isinstance(each, Heading))
    return next(headings, manuscript.title)
