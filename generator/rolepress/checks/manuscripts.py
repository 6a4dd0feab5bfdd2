"""Rules over a composed document: its headings, its tables, its ids, and its editions against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

from rolepress.checks.rules import Finding, findings, rule, rules_for, told
from rolepress.config import Settings
from rolepress.manuscript import Box, Heading, Manuscript, Table, ids, walk
from rolepress.markdown import Words
from rolepress.problems import Problem, Severity, merged

NO_FILE = PurePosixPath()  # the build knows which file a manuscript was made from


def manuscript_problems(
    manuscript: Manuscript, settings: Settings, path: PurePosixPath = NO_FILE
) -> tuple[Problem, ...]:
    """Return what is wrong with the order and the tables of *manuscript*, as problems in the file *path*."""
    return judged(Manuscript, settings, path, manuscript)


def judged(kind: type, settings: Settings, path: PurePosixPath, *subject: Any) -> tuple[Problem, ...]:
    """Return what the rules for the type *kind* find in *subject*: problems of the whole file *path*."""
    return merged(
        problem
        for each in rules_for(kind)
        for found in findings(each, settings, *subject)
        for problem in told(found, each, path, settings)
    )


@rule("heading-order", kinds=(Manuscript,))
def heading_order(manuscript: Manuscript) -> Iterator[Finding]:
    """A document has one title, and no level of headings is left out.

    Why: people who use a screen reader move by headings, and a gap looks like a part that is missing.

    Example: a heading of level 4 straight under one of level 2.

    Instead: level 3. The levels are chosen by Rolepress: tell whoever keeps the theme or the kind of document.

    Source: WCAG 2.2, 1.3.1 Info and relationships; PDF/UA-1, 7.4.
    """
    headings = list(_headings(manuscript))
    titles = [level for level, _ in headings if level == 1]
    if not headings or headings[0][0] != 1:
        yield Finding((), "this document does not start with its title", "begin with a heading of level 1")
    if len(titles) > 1:
        yield Finding((), f"this document has {len(titles)} titles", "keep one heading of level 1")
    for (before, _), (after, words) in pairwise(headings):
        if after > before + 1:
            message = f"the heading '{_plain(words)}' has level {after} under level {before}"
            yield Finding((), message, f"give it level {before + 1}")


@rule("empty-heading", kinds=(Manuscript,))
def empty_heading(manuscript: Manuscript) -> Iterator[Finding]:
    """A heading and a box say what they are about.

    Why: a heading without words is an empty line to some readers and a puzzle to others.

    Example: a group of duties whose `title:` is a fact without a value.

    Instead: give it a title, or leave the title out.
    """
    for block in walk(manuscript.blocks):
        if isinstance(block, Heading) and not _plain(block.text):
            yield Finding((), f"the heading '{block.id}' has no words", "give it a title")
        elif isinstance(block, Box) and not _plain(block.title):
            yield Finding((), f"the box '{block.id}' has no title", "give it a title")


@rule("table-heads", kinds=(Manuscript,))
def table_heads(manuscript: Manuscript) -> Iterator[Finding]:
    """A table has a caption and a name for each column, and each row has a cell for each column.

    Why: a screen reader says the names of row and column with every cell.

    Example: a column without a name.

    Instead: name it, even where the page does not show the name.

    Source: WCAG 2.2, 1.3.1 Info and relationships; PDF/UA-1, 7.5.
    """
    for table in _tables(manuscript):
        name = _plain(table.caption) or table.id
        if not _plain(table.caption):
            yield Finding((), f"the table '{table.id}' has no caption", "say in a few words what it shows")
        for column in table.columns:
            if not _plain(column.label):
                yield Finding((), f"a column of the table '{name}' has no name", "name every column")
        rows = [row for group in table.groups for row in group.rows]
        if not rows:
            yield Finding((), f"the table '{name}' has no rows", "leave the table out")
        for row in rows:
            if len(row.cells) != len(table.columns):
                message = (
                    f"a row of the table '{name}' has {len(row.cells)} cells for {len(table.columns)} columns"
                )
                yield Finding((), message, "give each column a cell")


@rule("table-columns", kinds=(Manuscript,), severity=Severity.WARNING, limits={"most": 4})
def table_columns(manuscript: Manuscript, *, most: float) -> Iterator[Finding]:
    """A table has 4 columns at most; a person specification may have more.

    Why: wide tables do not fit a phone, and are hard to follow when they are read aloud.

    Example: a table with columns for each day of the week.

    Instead: two tables, or a list.
    """
    for table in _tables(manuscript):
        if len(table.columns) > most and not table.specification:
            message = f"the table '{_plain(table.caption)}' has {len(table.columns)} columns"
            yield Finding((), message, f"{most:g} or fewer are easy to follow: split it, or make it a list")


@rule("block-ids", kinds=(Manuscript,))
def block_ids(manuscript: Manuscript) -> Iterator[Finding]:
    """Every block of a document has an id of its own.

    Why: links and bookmarks lead to an id, and would lead to the wrong place.

    Example: two sections with the id `pay`.

    Instead: give one of them another id.
    """
    for name, count in Counter(ids(manuscript)).items():
        if count > 1:
            yield Finding((), f"{count} parts have the id '{name}'", "give each an id of its own")


def _headings(manuscript: Manuscript) -> Iterator[tuple[int, Words]]:
    """Yield the level and the words of every heading, those of boxes too."""
    for block in walk(manuscript.blocks):
        match block:
            case Heading(text=words, level=level):
                yield level, words
            case Box(title=words, level=level) if words:
                yield level, words


def _tables(manuscript: Manuscript) -> Iterator[Table]:
    return (block for block in walk(manuscript.blocks) if isinstance(block, Table))


def _plain(words: Words) -> str:
    return "".join(span.text for span in words).strip()
