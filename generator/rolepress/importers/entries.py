"""Puts entries into lists of YAML, takes them out and moves them, with every other line as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from rolepress.editing import composed, end_of, entry_lines
from rolepress.importers.records import CannotImportError, Listed
from rolepress.problems import DataPath


def with_entries(text: str, edits: Sequence[Listed]) -> str:
    """Return *text* with entries that come, go and move. Raises CannotImportError for a list on one line."""
    for at in sorted({each.at for each in edits}, key=len, reverse=True):  # what is in an entry before the entry
        text = _with_list(text, at, [each for each in edits if each.at == at])
    return text


def _with_list(text: str, at: DataPath, edits: Sequence[Listed]) -> str:
    held = found_at(composed(text), at)
    if not isinstance(held, SequenceNode) or held.flow_style:
        hint = "write each entry on a line of its own, then bring the copy back again"
        raise CannotImportError("a list on one line cannot be changed; nothing was written", hint)
    rows, column = text.splitlines(keepends=True), held.start_mark.column
    end = line_end(rows)
    if not rows[-1].endswith(("\n", "\r")):
        rows[-1] += end
    spans = [_span(rows, each, column) for each in held.value]
    gone = {number for each in edits if each.gone is not None for number in range(*spans[each.gone])}
    comes: dict[int, list[str]] = {}  # by the number of the line that it stands before
    for each in edits:
        if each.after is not None:
            before = spans[each.after][1] if each.after >= 0 else spans[0][0]
            comes.setdefault(before, []).extend(_put(each, rows, spans, column, end))
    return "".join(_woven(rows, comes, gone))


def _put(edit: Listed, rows: Sequence[str], spans: Sequence[tuple[int, int]], column: int, end: str) -> list[str]:
    """Return the lines of an entry that comes: new ones, or those that it had elsewhere."""
    if edit.new is not None:
        return [line + end for line in entry_lines(edit.new, indent=column).splitlines()]
    return list(rows[slice(*spans[edit.gone])]) if edit.gone is not None else []


def _woven(rows: Sequence[str], comes: Mapping[int, Sequence[str]], gone: Collection[int]) -> Iterator[str]:
    for number in range(len(rows) + 1):
        yield from comes.get(number, ())
        if number < len(rows) and number not in gone:
            yield rows[number]


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


def found_at(root: Node | None, at: DataPath) -> Node | None:
    """Return what stands at *at* in the tree of a file, or None."""
    node = root
    for step in at:
        if isinstance(node, MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            return None
    return node


def line_end(rows: Sequence[str]) -> str:
    """Return how the lines of a file end."""
    return "\r\n" if rows and rows[0].endswith("\r\n") else "\n"
