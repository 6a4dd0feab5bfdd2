"""Tables that can be asked "what is this cell under?": scopes, and the headers of every cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pydyf

from rolepress.formats.pdf.tagger.tree import Node

_SCOPES = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in the grid of its table. Rows and columns count from 0."""

    node: Node
    row: int
    column: int
    rows: int  # how many it covers
    columns: int
    section: Node  # the THead, TBody or TFoot it is in
    scope: str  # of a header cell: row, col, rowgroup or colgroup; "" for a data cell

    @property
    def covered_columns(self) -> range:
        """Return the columns this cell covers."""
        return range(self.column, self.column + self.columns)

    @property
    def covered_rows(self) -> range:
        """Return the rows this cell covers."""
        return range(self.row, self.row + self.rows)


def complete_tables(root: Node) -> None:
    """Give every header cell below *root* an ID and a Scope and every cell the IDs of its headers."""
    for number, table in enumerate(node for node in root.walk() if node.role == "Table"):
        cells = list(_grid(table))
        for cell in cells:
            if cell.scope:
                cell.node.entries["ID"] = pydyf.String(f"t{number}r{cell.row}c{cell.column}")
                cell.node.attributes["Table"]["Scope"] = _SCOPES[cell.scope]
        _refer(cells)


def captions_in_place(root: Node) -> None:
    """Put the caption of a table first and that of a figure last, whatever side it is printed on."""
    for node in root.walk():
        captions = node.children("Caption") if node.role in ("Table", "Figure") else []
        others = [kid for kid in node.kids if kid not in captions]
        if captions:
            node.kids = [*captions, *others] if node.role == "Table" else [*others, *captions]


def _grid(table: Node) -> Iterator[Cell]:
    """Yield the cells of *table* with the row and column where each starts."""
    taken: set[tuple[int, int]] = set()
    rows = [
        (section, row) for section in table.children("THead", "TBody", "TFoot") for row in section.children("TR")
    ]
    for number, (section, row) in enumerate(rows):
        column = 0
        for node in row.children("TH", "TD"):
            while (number, column) in taken:
                column += 1
            span = node.attributes["Table"]
            cell = Cell(
                node,
                number,
                column,
                span.get("RowSpan", 1),
                span.get("ColSpan", 1),
                section,
                _scope(node, section),
            )
            taken |= {(each, other) for each in cell.covered_rows for other in cell.covered_columns}
            column += cell.columns
            yield cell


def _scope(node: Node, section: Node) -> str:
    """Return the scope a header cell was given, or the one its place says."""
    if node.role != "TH" or node.element is None:
        return ""
    given = node.element.get("scope", "")
    row = node.parent.children("TD") if node.parent else []
    return given if given in _SCOPES else "col" if section.role == "THead" or not row else "row"


def _refer(cells: list[Cell]) -> None:
    """Write into each cell the IDs of its headers: of its columns, of its group of rows, of its row."""
    above: defaultdict[int, list[Cell]] = defaultdict(list)
    beside: defaultdict[int, list[Cell]] = defaultdict(list)
    for header in (cell for cell in cells if cell.scope in ("col", "colgroup")):
        for column in header.covered_columns:
            above[column].append(header)
    for header in (cell for cell in cells if cell.scope == "row"):
        for row in header.covered_rows:
            beside[row].append(header)
    for cell, group in zip(cells, _groups(cells), strict=True):
        if cell.scope not in ("", "row"):
            continue
        columns = [header for column in cell.covered_columns for header in above[column] if header.row < cell.row]
        rows = [] if cell.scope else [header for row in cell.covered_rows for header in beside[row]]
        headers = dict.fromkeys(header.node for header in [*columns, *group, *rows])
        if headers:
            ids = pydyf.Array(node.entries["ID"] for node in headers)
            cell.node.attributes["Table"]["Headers"] = ids


def _groups(cells: list[Cell]) -> Iterator[list[Cell]]:
    """Yield, for each cell, the header of the group of rows it is in; none or one."""
    current: list[Cell] = []
    section: Node | None = None
    for cell in cells:
        if cell.section is not section:
            section, current = cell.section, []
        yield current
        if cell.scope == "rowgroup":
            current = [cell]
