"""Answers in the cells of a table, such as the marks of a scoring sheet."""

from __future__ import annotations

from rolepress.formats.docx.controls import choice_control, rich_control
from rolepress.formats.docx.desk import Desk
from rolepress.formats.docx.markup import Element
from rolepress.formats.docx.text import paragraph
from rolepress.manuscript import Column, Row
from rolepress.markdown import plain


def cell_answer(row: Row, column: Column, desk: Desk) -> Element:
    """Return the control of the cell where *row* meets a *column* that is answered."""
    answer = column.answer
    assert answer is not None  # noqa: S101  # asked only of columns that have one
    name = f"{row.id}--{column.id}"
    titles = (plain(column.label), row_name(row))
    if answer.choices:
        shown = [(each.value, plain(each.label)) for each in answer.choices]
        return paragraph("TableText", choice_control(desk, name, shown, *titles, placeholder="mark-placeholder"))
    return paragraph("TableText", rich_control(desk, name, *titles))


def row_name(row: Row) -> str:
    """Return what a screen reader says of a row's cells: their first words."""
    return " ".join(plain(cell[0]) for cell in row.cells[:2] if cell)
