"""Says in plain words why a file cannot be read: where the slip most likely is, and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import yaml

from rolepress.problems import Problem, problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml: 20 times the pure Python parser's pace

_VALUE = re.compile(r"\s*(?:- +)*(?:[\w-]+: +)?(.*)")  # what follows the key, or the hyphen, of a line
_LIKE_A_FIELD = re.compile(r"(?:- +)?([a-z][a-z_]*)(:?)(?=(\s*)\S)")  # its name, its colon, and what parts them
_CONFLICT = re.compile(r"(?m)^(?:<{7} |={7}$|>{7} )")  # what Git leaves where two changes meet
BULLETS = tuple("•·▪◦‣●○–—\uf0b7")  # what Word puts before an entry of a list
HYPHEN = "start each entry of a list with a hyphen and a space"
_ANYWHERE = "check the spaces at the start of this line and the one before, and that quotes are closed"


@dataclass(frozen=True, slots=True)
class _Slip:
    """What most likely stops the reading."""

    line: int  # from 0
    column: int  # from 0
    hint: str
    message: str = "this cannot be read"


def unreadable(error: yaml.MarkedYAMLError, text: str, path: PurePosixPath) -> Problem:
    """Return the parser's refusal of *text* in plain words, at the likely slip, with what to type instead."""
    lines = text.split("\n")
    line, column = _stopped(error, text, lines)
    slip = _conflict(text) or _open_quote(text, line) or _on_line(lines, line, line, column)
    slip = slip or (_on_line(lines, line - 1, line, _indent(lines[line - 1])) if line else None)
    slip = slip or _Slip(line, column, _ANYWHERE)
    return problem(path, "yaml", slip.message, hint=slip.hint, line=slip.line + 1, column=slip.column + 1)


def _stopped(error: yaml.MarkedYAMLError, text: str, lines: list[str]) -> tuple[int, int]:
    """Return the line and the column, from 0, where the parser gave up."""
    mark: Any = error.problem_mark or error.context_mark
    if error.context_mark is not None and mark.line > text.rstrip().count("\n"):
        mark = error.context_mark  # it looked for something up to the end: what needs it starts here
    line = min(mark.line, len(lines) - 1)
    return line, min(mark.column, len(lines[line]))


def _conflict(text: str) -> _Slip | None:
    """Return where Git has left two people's changes side by side."""
    found = _CONFLICT.search(text)
    if found is None:
        return None
    hint = "keep the words that are right, and delete the lines that start with <<<<<<<, ======= and >>>>>>>"
    message = "two people’s changes meet here, and nobody has chosen between them"
    return _Slip(text.count("\n", 0, found.start()), 0, hint, message)


def _open_quote(text: str, line: int) -> _Slip | None:
    """Return where a quoted text starts that runs on to the *line* on which reading stopped."""
    last: Any = None
    for event in _events(text):
        if isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"'):
            last = event
    if last is None or last.start_mark.line == line or last.end_mark.line != line:
        return None
    hint = "put the same quote at the end of this text, or take this one out"
    return _Slip(
        last.start_mark.line, last.start_mark.column, hint, "the quote that opens here is not closed on its line"
    )


def _events(text: str) -> Iterator[yaml.Event]:
    """Yield what can be read of *text*, up to where reading stops."""
    try:
        yield from yaml.parse(text, Loader=LOADER)
    except yaml.YAMLError:
        return


def _on_line(lines: list[str], number: int, stopped: int, column: int) -> _Slip | None:
    """Return what to change on the line *number*, when reading stopped at the line *stopped*."""
    hint = _hint(lines, number, stopped)
    return _Slip(number, column, hint) if hint else None


def _hint(lines: list[str], number: int, stopped: int) -> str:
    each = lines[number]
    start = each[: _indent(each)]
    if "\t" in start:
        return "use spaces at the start of the line, not tabs"
    if start.strip(" "):
        return "type the spaces at the start of this line again: some were pasted and are not plain spaces"
    if each.strip().startswith(BULLETS):
        return HYPHEN
    found = _VALUE.match(each)
    value = found.group(1).strip() if found else ""
    if value and not _reads(value):
        return _value_hint(value)
    return _colon_hint(lines, number, stopped)


def _colon_hint(lines: list[str], number: int, stopped: int) -> str:
    """Return where a colon or the space after it is missing on the line *number*, or ""."""
    field = _LIKE_A_FIELD.match(lines[number].strip())
    if field is None:
        return ""
    name, colon, gap = field.groups()
    if colon:
        return "" if gap else f"put a space after `{name}:`"
    beside = lines[number + 1] if number < stopped else lines[number - 1] if number else ""
    return f"put a colon and a space after `{name}`" if _indent(beside) == _indent(lines[number]) else ""


def _value_hint(value: str) -> str:
    """Return how to write a *value* that cannot be read by itself."""
    if value.startswith(("'", '"')):
        return "put one pair of quotes round all of this text"
    if value.startswith("{{"):
        return "text that starts with {{ needs quotes round it"
    if value[0] in "%@`&*!|>{}[],?-#":
        return "text that starts with a sign needs quotes round it"
    return "text with a colon in it needs quotes round it"


def _reads(value: str) -> bool:
    """Whether *value* is a value by itself, or the start of one on several lines."""
    if value in ("[", "{", "|", ">", "|-", ">-"):
        return True
    try:
        return len(list(yaml.parse(f"key: {value}", Loader=LOADER))) > 0
    except yaml.YAMLError:
        return False


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
