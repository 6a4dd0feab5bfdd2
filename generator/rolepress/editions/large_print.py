"""Large print: the same words set for big type, with every table told as lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rolepress.manuscript import (
    Block,
    Box,
    Column,
    Detail,
    Form,
    Heading,
    Manuscript,
    Part,
    Record,
    RecordGroup,
    Records,
    Row,
    RowGroup,
    Table,
)
from rolepress.markdown import Span

DEEPEST = 6  # HTML has no heading below level 6


def adapt(manuscript: Manuscript) -> Manuscript:
    """Return *manuscript* with lists in place of tables: the same ids, every word, the same order.

    A table's heads are read once; each record repeats them beside its own words.
    """
    return replace(manuscript, blocks=tuple(_adapted(manuscript.blocks, level=1)))


def _adapted(blocks: tuple[Block, ...], *, level: int) -> Iterator[Block]:
    """Yield *blocks* without tables; *level* is that of the heading above them."""
    for block in blocks:
        match block:
            case Heading():
                level = block.level
                yield block
            case Table():
                yield _records(block, level=min(level + 1, DEEPEST))
            case Box():
                yield replace(block, blocks=tuple(_adapted(block.blocks, level=block.level)))
            case Part() | Form():
                yield replace(block, blocks=tuple(_adapted(block.blocks, level=level)))
            case _:
                yield block


def _records(table: Table, *, level: int) -> Records:
    groups = tuple(_group(group, table.columns) for group in table.groups)
    return Records(table.id, table.caption, groups, level)


def _group(group: RowGroup, columns: tuple[Column, ...]) -> RecordGroup:
    return RecordGroup(group.id, group.title, group.notes, tuple(_record(row, columns) for row in group.rows))


def _record(row: Row, columns: tuple[Column, ...]) -> Record:
    """Return a row as a record: its first cell, such as its number, is its title."""
    first, *others = zip(columns, row.cells, strict=True)
    title = (*first[0].label, Span(" "), *(span for line in first[1] for span in (*line, Span(" "))))[:-1]
    return Record(row.id, title, tuple(Detail(column.label, cell) for column, cell in others))
