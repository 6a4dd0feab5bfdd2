"""Tables, and tables told as lists.

A table with groups of rows becomes one table a group, each under the group's heading: Word has no heading for a
group of rows but a cell across all columns, which its own check of accessibility warns of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from rolepress.formats.docx.answers import cell_answer
from rolepress.formats.docx.desk import Desk
from rolepress.formats.docx.markup import Element, element, on
from rolepress.formats.docx.styles import TABLE
from rolepress.formats.docx.text import line_break, paragraph, run, run_of, said
from rolepress.formats.docx.widths import column_widths
from rolepress.manuscript import Column, RecordGroup, Records, Row, RowGroup, Table
from rolepress.markdown import Words, plain

DEEPEST = 6


def table(block: Table, desk: Desk) -> Iterator[Element]:
    """Yield the caption, then a table for each group under its heading; groups without one go together."""
    yield paragraph("Caption", desk.marked(block.id, said(block.caption, desk)))
    level = min(desk.level + 1, DEEPEST)
    bare, widths = True, column_widths(block, desk)
    for titled, groups in groupby(block.groups, lambda group: bool(group.title or group.notes)):
        for batch in ([group] for group in groups) if titled else [list(groups)]:
            if titled:
                yield from _group_heading(batch[0], level, desk)
            if any(group.rows for group in batch):
                bare = False
                yield _grid(block, batch, widths, desk, marked=not titled)
    if bare:
        yield _grid(block, (), widths, desk, marked=False)


def records(block: Records, desk: Desk) -> Iterator[Element]:
    """Yield each row of what was a table as a title with lines under it, which stay on one page."""
    yield paragraph("Caption", desk.marked(block.id, said(block.caption, desk)))
    for group in block.groups:
        yield from _group_heading(group, block.level, desk)
        pending = group.id if not group.title and not group.notes else ""
        for record in group.records:
            title = desk.marked(pending, desk.marked(record.id, said(record.title, desk)))
            pending = ""
            yield paragraph("RecordTitle", title)
            for place, detail in enumerate(record.details, start=1):
                kept = element("w:keepNext") if place < len(record.details) else None
                yield paragraph("RecordLine", _detail(detail.label, detail.values, desk), kept)


def _detail(label: Words, values: Iterable[Words], desk: Desk) -> Iterator[Element]:
    yield from (run_of(span, desk, strong=True) for span in label)
    yield run(": ", desk, strong=True)
    for index, value in enumerate(values):
        if index:
            yield line_break()
        yield from said(value, desk)


def _group_heading(group: RowGroup | RecordGroup, level: int, desk: Desk) -> Iterator[Element]:
    mark = group.id
    if group.title:
        yield paragraph(f"Heading{level}", desk.marked(mark, said(group.title, desk)))
        mark = ""
    for note in group.notes:
        yield paragraph("GroupNote", desk.marked(mark, said(note, desk)))
        mark = ""


def _grid(block: Table, groups: Iterable[RowGroup], widths: list[int], desk: Desk, *, marked: bool) -> Element:
    rows = [
        _row(row, group.id if marked and row is group.rows[0] else "", block.columns, widths, desk)
        for group in groups
        for row in group.rows
    ]
    settings = element(
        "w:tblPr",
        element("w:tblStyle", val=TABLE),
        on("w:bidiVisual", desk.manuscript.right_to_left),
        element("w:tblW", w=sum(widths), type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblLook", val="0420", firstRow=True, lastRow=False, firstColumn=False, lastColumn=False,
                noHBand=False, noVBand=True),
        element("w:tblCaption", val=plain(block.caption)),
    )  # fmt: skip
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
    return element("w:tbl", settings, grid, _head(block.columns, widths, desk), *rows)


def _head(columns: tuple[Column, ...], widths: list[int], desk: Desk) -> Element:
    """Return the row of names, which stands on every page that the table reaches."""
    cells = (
        _cell([paragraph("TableHead", said(column.label, desk))], width)
        for column, width in zip(columns, widths, strict=True)
    )
    return element("w:tr", element("w:trPr", element("w:cantSplit"), element("w:tblHeader")), *cells)


def _row(row: Row, mark: str, columns: tuple[Column, ...], widths: list[int], desk: Desk) -> Element:
    cells = []
    for index, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
        marks = (mark, row.id) if index == 0 else ()
        cells.append(_cell(list(_lines(row, cell, columns[index], marks, desk)), width))
    return element("w:tr", element("w:trPr", element("w:cantSplit")), *cells)


def _lines(
    row: Row, cell: tuple[Words, ...], column: Column, marks: tuple[str, ...], desk: Desk
) -> Iterator[Element]:
    if column.answer is not None:
        yield cell_answer(row, column, desk)
        return
    for index, line in enumerate(cell or ((),)):
        content = list(said(_apart(line), desk))
        for mark in marks if index == 0 else ():
            content = desk.marked(mark, content)
        yield paragraph("TableText", content)


def _apart(line: Words) -> Words:
    """Return *line* so that it may end at any space: a column may be too narrow for a whole date."""
    return tuple(replace(span, together=False) for span in line)


def _cell(paragraphs: list[Element], width: int) -> Element:
    return element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa")), *paragraphs)
