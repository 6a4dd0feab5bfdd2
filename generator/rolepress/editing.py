"""Writes into people's YAML: one value or one entry at a time, with every comment and line round it kept.

The file is spliced, not written anew: only the lines that change are touched. ruamel.yaml renders what goes in.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import yaml
from ruamel.yaml import YAML


def with_value(text: str, key: str, value: str) -> str:
    """Return *text* with the top-level *key* set to *value*; a key that is not there goes to the end."""
    found = _value_of(text, key)
    if found is None:
        return _ended(text) + _rendered({key: value})
    start, end = found.start_mark.index, found.end_mark.index
    return text[:start] + _rendered({key: value}).partition(": ")[2].rstrip("\n") + text[end:]


def with_entry(text: str, key: str, entry: Mapping[str, Any]) -> str:
    """Return *text* with *entry* added to the list under *key*, begun at the end where it is missing."""
    found = _value_of(text, key)
    if found is None:
        return _ended(text) + f"{key}:\n" + _item(entry, indent=2)
    if not isinstance(found, yaml.SequenceNode) or found.flow_style:
        kept = found.value if isinstance(found, yaml.SequenceNode) else []
        inside = "".join(f"  - {text[each.start_mark.index : each.end_mark.index]}\n" for each in kept)
        before = text[: found.start_mark.index].rstrip(" ")
        return _ended(before) + inside + _item(entry, indent=2) + text[found.end_mark.index :].lstrip("\n")
    return _after(text, found, entry)


def _after(text: str, found: yaml.SequenceNode, entry: Mapping[str, Any]) -> str:
    """Return *text* with *entry* after the last entry of the block list *found*."""
    lines = text.splitlines(keepends=True)
    end = found.end_mark.line if found.end_mark.column == 0 else found.end_mark.line + 1
    while end > found.start_mark.line + 1 and _is_between(lines[end - 1]):
        end -= 1
    before, after = "".join(lines[:end]), "".join(lines[end:])
    return _ended(before) + _item(entry, indent=found.start_mark.column) + after


def _is_between(line: str) -> bool:
    """Whether *line* is blank or a comment at the margin: it belongs to what follows."""
    return not line.strip() or line.startswith("#")


def _item(entry: Mapping[str, Any], *, indent: int) -> str:
    pad = " " * indent
    first, *rest = _rendered(entry).splitlines()
    return "".join((f"{pad}- {first}\n", *(f"{pad}  {line}\n" for line in rest)))


def _rendered(value: Mapping[str, Any]) -> str:
    out = io.StringIO()
    writer = YAML()
    writer.width = 4096
    writer.dump(dict(value), out)
    return out.getvalue()


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _value_of(text: str, key: str) -> yaml.Node | None:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)
