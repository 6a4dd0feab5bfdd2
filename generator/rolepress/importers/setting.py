"""Gives a field of an entry another choice, with every other line of the file as it is."""

from __future__ import annotations

from collections.abc import Sequence

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from rolepress.editing import composed, end_of, value_line
from rolepress.importers.entries import found_at, line_end
from rolepress.importers.records import CannotImportError, Setting


def with_settings(text: str, edits: Sequence[Setting]) -> str:
    """Return *text* with each field of *edits* set. Raises CannotImportError where there is no place for one."""
    for each in edits:
        made = with_setting(text, each)
        if made is None:
            message = f"`{each.field}:` cannot be changed by itself here; nothing was written"
            raise CannotImportError(message, "write it on one line, then bring the copy back again")
        text = made
    return text


def with_setting(text: str, edit: Setting) -> str | None:
    """Return *text* with one field set, or None where it is written in a way that cannot be followed."""
    entry = found_at(composed(text), edit.at)
    if not isinstance(entry, MappingNode) or not entry.value:
        return None
    written = value_line(edit.value if isinstance(edit.value, str) else list(edit.value))
    found = next(((key, value) for key, value in entry.value if key.value == edit.field), None)
    if found is None:
        return _with_field(text, entry, f"{edit.field}: {written}")
    key, value = found
    start, end = key.end_mark.index, end_of(value)
    if isinstance(value, SequenceNode) and not value.flow_style:
        return None if "#" in text[start:end] else f"{text[:start]}: {written}{text[end:].lstrip(' ')}"
    return None if _has_properties(value) else text[: value.start_mark.index] + written + text[end:]


def _has_properties(value: Node) -> bool:
    """Whether something else of the file may say the same value again."""
    return bool(getattr(value, "anchor", None))


def _with_field(text: str, entry: MappingNode, written: str) -> str:
    """Return *text* with one more field at the end of an entry."""
    after = end_of(entry.value[-1][1])
    if entry.flow_style:
        return f"{text[:after]}, {written}{text[after:]}"
    end, row = line_end(text.splitlines(keepends=True)), text.find("\n", after)
    before, rest = (text[: row + 1], text[row + 1 :]) if row != -1 else (text + end, "")
    if text[:after].endswith("\n"):  # a text of several lines ends with its last line
        before, rest = text[:after], text[after:]
    return f"{before}{' ' * entry.start_mark.column}{written}{end}{rest}"
