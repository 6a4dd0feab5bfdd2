"""Writes into people's YAML: one value or one entry at a time, with every comment and line round it kept.

ruamel.yaml says where each value stands and writes the new ones. The file is spliced, not written anew, because
even its round trip sets long lines and odd indents its own way: only the lines that change are touched.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode


def with_value(text: str, key: str, value: str) -> str:
    """Return *text* with the top-level *key* set to *value*; a key that is not there goes to the end."""
    root = _root(text)
    found = _value_of(root, key)
    if found is None:
        return _with_field(text, root, key, value)
    start, end = _extent(root, key, found)
    old = text[start:end]
    kept = old[len(old.rstrip()) :]  # the line end of a text that stands under its key
    return text[:start] + ("" if old else " ") + value_line(value) + kept + text[end:]


def with_entry(text: str, key: str, entry: Mapping[str, Any], *, first: bool = False) -> str:
    """Return *text* with *entry* added to the list under *key*, begun at the end where it is missing.

    It comes last, or *first* where the newest stands first.
    """
    root = _root(text)
    found = _value_of(root, key)
    if found is None:
        return _with_field(text, root, key, [entry])
    if not isinstance(found, SequenceNode):
        raise TypeError(f"'{key}' is not a list")
    if first and found.value:
        return _before_the_first(text, found, entry)
    if not found.flow_style:
        return _inserted(text, end_of(found), _item(entry, indent=found.start_mark.column))
    start, end = found.start_mark.index, found.end_mark.index
    if found.value:
        after = found.value[-1].end_mark.index
        return f"{text[:after]}, {value_line(entry)}{text[after:]}"
    if text[end : end + 1] in "\r\n" and not root.flow_style:
        begun = _inserted(text[:start].rstrip(" "), start, _item(entry, indent=root.start_mark.column + 2))
        return begun.removesuffix(_line_end(text)) + text[end:]
    return text[: start + 1] + value_line(entry) + text[start + 1 :]


def _before_the_first(text: str, found: SequenceNode, entry: Mapping[str, Any]) -> str:
    start: int = found.start_mark.index
    if found.flow_style:
        return f"{text[: start + 1]}{value_line(entry)}, {text[start + 1 :]}"
    indent = found.start_mark.column
    item = _item(entry, indent=indent).replace("\n", _line_end(text))
    return text[: start - indent] + item + text[start - indent :]


def _with_field(text: str, root: MappingNode, key: str, value: Any) -> str:
    """Return *text* with one more field after its last."""
    if root.flow_style:
        after = root.value[-1][1].end_mark.index
        return f"{text[:after]}, {key}: {value_line(value)}{text[after:]}"
    pad = " " * root.start_mark.column
    if isinstance(value, list):
        lines = pad + f"{key}:\n" + "".join(_item(each, indent=len(pad) + 2) for each in value)
    else:
        lines = pad + f"{key}: {value_line(value)}\n"
    return _inserted(text, root.end_mark.index, lines)


def _inserted(text: str, at: int, lines: str) -> str:
    """Return *text* with *lines* put in where the line of the position *at* ends, ended as *text* ends its own."""
    end = _line_end(text)
    before, after = text[:at], text[at:]
    if before and not before.endswith(("\n", "\r")):
        rest, found, after = after.partition(end)
        before += rest + (found or end)
    return before + lines.replace("\n", end) + after


def end_of(node: Node) -> int:
    """Return the position after the last thing in *node*; YAML ends a block where the next thing begins."""
    last: Any = node.value[-1] if isinstance(node.value, list) and node.value else None
    if last is None or getattr(node, "flow_style", False):
        return int(node.end_mark.index)
    return end_of(last[1] if isinstance(last, tuple) else last)


def _extent(root: MappingNode, key: str, value: Node) -> tuple[int, int]:
    """Return where *value* starts and ends; nothing at all stands right after the colon of its key."""
    start, end = value.start_mark.index, value.end_mark.index
    if start < end:
        return start, end
    after = next(name.end_mark.index for name, _ in root.value if name.value == key) + 1
    return after, after


def entry_lines(entry: str | Mapping[str, Any], *, indent: int) -> str:
    """Return the lines of an entry of a list, its hyphen set in by *indent*."""
    return f"{' ' * indent}- {value_line(entry)}\n" if isinstance(entry, str) else _item(entry, indent=indent)


def _item(entry: Mapping[str, Any], *, indent: int) -> str:
    pad = " " * indent
    first, *rest = (f"{name}: {value_line(value)}" for name, value in entry.items())
    return "".join((f"{pad}- {first}\n", *(f"{pad}  {line}\n" for line in rest)))


def value_line(value: Any) -> str:
    """Return *value* on one line, with quotes where YAML or Rolepress would read something else."""
    if isinstance(value, list):
        return f"[{', '.join(map(value_line, value))}]"
    writer = YAML()
    writer.default_flow_style = True
    writer.width = 10**6
    out = io.StringIO()
    writer.dump(dict(value) if isinstance(value, Mapping) else value, out)
    return out.getvalue().removesuffix("\n").removesuffix("\n...")


def _line_end(text: str) -> str:
    return next((end for end in ("\r\n", "\n", "\r") if end in text), "\n")


def composed(text: str) -> Node | None:
    """Return the tree of *text*, each node with its places."""
    node: Node | None = YAML().compose(text)
    return node


def _root(text: str) -> MappingNode:
    root = composed(text)
    if not isinstance(root, MappingNode) or not root.value:
        raise TypeError("this text has no fields")
    return root


def _value_of(root: MappingNode, key: str) -> Node | None:
    return next((value for name, value in root.value if name.value == key), None)
