"""Puts entries into lists of YAML, takes them out and moves them, with every other line as it is."""

from __future__ import annotations

from collections.abc import Sequence

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from rolepress.editing import composed, end_of, entry_lines
from rolepress.importers.records import CannotImportError, Listed
from rolepress.problems import DataPath


def with_entries(text: str, edits: Sequence[Listed]) -> str:
    """Return *text* with entries that come, go and move. Raises CannotImportError for a list on one line."""
    if not edits:
        return text
    root = composed(text)
    rows = text.splitlines(keepends=True)
    if rows and not rows[-1].endswith(("\n", "\r")):
        rows[-1] += _line_end(rows)
    before: dict[int, list[str]] = {}  # what comes before a line, by its number
    gone: set[int] = set()
    for edit in edits:
        _one(edit, root, rows, before, gone)
    made = (*(each for number, row in enumerate([*rows, ""])
              for each in (*before.get(number, ()), *(() if number in gone else (row,)))),)  # fmt: skip
    return "".join(made)


def _one(edit: Listed, root: Node | None, rows: list[str], before: dict[int, list[str]], gone: set[int]) -> None:
    held = _found(root, edit.at)
    if not isinstance(held, SequenceNode) or held.flow_style:
        raise CannotImportError("a list that is written on one line cannot be changed; nothing was written",
                                "write each entry on a line of its own, then bring the copy back again")  # fmt: skip
    spans = [_span(rows, each, held.start_mark.column) for each in held.value]
    if edit.gone is not None:
        first, last = spans[edit.gone]
        gone.update(range(first, last))
    if edit.after is None:
        return
    at = spans[edit.after][1] if edit.after >= 0 else spans[0][0]
    if edit.new is None and edit.gone is not None:
        first, last = spans[edit.gone]
        put = rows[first:last]
    elif edit.new is not None:
        put = [each + _line_end(rows) for each in entry_lines(edit.new, indent=held.start_mark.column).splitlines()]
    else:
        put = []
    before.setdefault(at, []).extend(put)


def _span(rows: Sequence[str], node: Node, column: int) -> tuple[int, int]:
    """Return the lines of an entry, from 0, the comments right above it included; the last is not one of it."""
    first = int(node.start_mark.line)
    if not rows[first][column:].startswith("-"):
        raise CannotImportError("a list is written in a way that cannot be changed; nothing was written",
                                "write each entry after its hyphen, then bring the copy back again")  # fmt: skip
    end = end_of(node)
    last = _line_of(rows, end)
    above = f"{' ' * column}#"
    while first and rows[first - 1].startswith(above):
        first -= 1
    return first, last


def _line_of(rows: Sequence[str], position: int) -> int:
    """Return the number of the line after the one with the last sign before *position*."""
    at, number = 0, 0
    last = 0
    for number, row in enumerate(rows):
        if row.strip() and at + len(row) - len(row.lstrip()) < position:
            last = number
        at += len(row)
        if at >= position:
            break
    return last + 1


def _found(root: Node | None, at: DataPath) -> Node | None:
    node = root
    for step in at:
        if isinstance(node, MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            return None
    return node


def _line_end(rows: Sequence[str]) -> str:
    return "\r\n" if rows and rows[0].endswith("\r\n") else "\n"
