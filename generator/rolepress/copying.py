"""Copies the text of a document for a new one, without what belongs to the original alone.

The text is cut, not written anew: every other line stays as it is, with its comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode

from rolepress.editing import composed, with_entry, with_value

ITS_OWN = (
    ("aliases",), ("also_as",), ("approvals",), ("changes",), ("closes",), ("evaluation",), ("opens",),
    ("post", "reference"), ("progress",), ("replaced_by",), ("review_by",), ("sources",), ("tested_with",),
)  # fmt: skip
"""What a copy leaves out, by the names that lead there."""
KEY_DATES = "key_dates"
UNDATED = "to be confirmed"
"""What a copy says in place of each day by which people planned in the original."""

_FRESH = {"status": "draft", "version": "0.1"}
_FIRST = "1.0"


def copied(text: str, name: str, *, day: date | None = None) -> str:
    """Return the document *text* as a draft with the id *name* and a title to match, to be changed further.

    With a *day*, it has its first version and a history that begins then: nothing is left to add at its release.
    """
    for names in ITS_OWN:
        text = without(text, names)
    text = _undated(text)
    present = _keys(text)
    for key, value in {"id": name, "title": titled(name), **_FRESH}.items():
        if key in present:
            text = with_value(text, key, value)
    if day is None:
        return text
    text = with_value(text, "version", _FIRST)
    return with_entry(text, "changes", {"version": _FIRST, "date": day, "summary": "New"})


def _undated(text: str) -> str:
    """Return *text* with the key dates of a round, and no day in them."""
    root = composed(text)
    pairs = root.value if isinstance(root, MappingNode) else []
    dates = next((value for key, value in pairs if key.value == KEY_DATES), None)
    rows = dates.value if isinstance(dates, SequenceNode) else []
    days = [
        value for row in rows if isinstance(row, MappingNode) for key, value in row.value if key.value == "when"
    ]
    for day in reversed(days):
        start, end = day.start_mark.index, day.end_mark.index
        below = text[start:end].rstrip()  # what stands below its key ends where the next thing begins
        text = f"{text[:start].rstrip()} {UNDATED}{text[start + len(below) :]}"
    return text


def titled(name: str) -> str:
    """Return the title that a new document starts with: its id *name* as words."""
    return name.replace("-", " ").capitalize()


def without(text: str, names: tuple[str, ...]) -> str:
    """Return *text* without the key that *names* lead to, its value, and the comment right above it."""
    holder = _holder(text, names[:-1])
    if holder is None:
        return text
    for index, (key, value) in enumerate(holder.value):
        if key.value == names[-1]:
            if holder.flow_style:
                return _cut_inside_a_line(text, holder.value, index)
            return _cut_lines(text, key.start_mark.line, _end(text, value))
    return text


def _holder(text: str, names: tuple[str, ...]) -> MappingNode | None:
    """Return the mapping that *names* lead to."""
    node = composed(text)
    for name in names:
        pairs = node.value if isinstance(node, MappingNode) else []
        node = next((value for key, value in pairs if key.value == name), None)
    return node if isinstance(node, MappingNode) else None


def _keys(text: str) -> set[str]:
    holder = _holder(text, ())
    return {key.value for key, _ in holder.value} if holder else set()


def _end(text: str, node: Node) -> int:
    """Return the line, from 0, on which *node* ends: a block's own mark is after the comments that follow it."""
    while isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    return text[: node.end_mark.index].rstrip().count("\n")


def _cut_lines(text: str, first: int, last: int) -> str:
    lines = text.splitlines(keepends=True)
    indent = len(lines[first]) - len(lines[first].lstrip())
    while first and lines[first - 1].startswith(f"{' ' * indent}#"):
        first -= 1
    after = lines[last + 1 :]
    if _blank(lines[first - 1 : first]) or not first:
        after = list(_without_blanks_first(after))
    return "".join([*lines[:first], *after]).rstrip("\n") + "\n"


def _blank(lines: list[str]) -> bool:
    return bool(lines) and not lines[0].strip()


def _without_blanks_first(lines: list[str]) -> Iterator[str]:
    started = False
    for line in lines:
        started = started or bool(line.strip())
        if started:
            yield line


def _cut_inside_a_line(text: str, pairs: list[tuple[Node, Node]], index: int) -> str:
    """Return *text* without one pair of a mapping in braces, and without the comma that came with it."""
    start, end = pairs[index][0].start_mark.index, pairs[index][1].end_mark.index
    if index + 1 < len(pairs):
        end = pairs[index + 1][0].start_mark.index
    elif index:
        start = pairs[index - 1][1].end_mark.index
    return text[:start] + text[end:]
