"""Says in words where a value of a document stands: "duties, 3rd duty of ‘Support’"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rolepress.problems import DataPath

_ONE = {
    "accountabilities": "accountability", "clauses": "clause", "contacts": "contact", "criteria": "criterion",
    "duties": "duty", "entries": "entry", "fields": "question", "groups": "group", "key_dates": "date",
    "measures": "measure", "points": "point", "questions": "question", "roles": "role", "sections": "part",
    "steps": "step", "values": "value", "versions": "version",
}  # fmt: skip
_ENTRIES = {"duties": "duty"}  # what the entries of a part are called
_SILENT = frozenset({"text", "entries", "points", "criteria", "groups", "value", "instead"})
_TEENS = range(11, 14)
_ENDS = {1: "st", 2: "nd", 3: "rd"}


def where(data: Any, at: DataPath) -> str:
    """Return where the value *at* stands in the plain *data* of a document, in words."""
    top, said = str(at[0]).replace("_", " "), list(_said(data, at))
    if not said:
        return top
    first, *others = reversed(said)
    start = "the " if others and not first[:1].isdigit() else ""
    further = (f"the {each}" if each[:1].isdigit() else each for each in others)
    return f"{top}, {start}{' of '.join((first, *further))}"


def ordinal(number: int) -> str:
    """Return "1st", "2nd", "3rd", "11th" and so on."""
    end = "th" if number % 100 in _TEENS else _ENDS.get(number % 10, "th")
    return f"{number}{end}"


def _said(data: Any, at: DataPath) -> Iterator[str]:
    """Yield the steps that lead to a value, the outermost first."""
    holder, name = data, ""
    for depth, step in enumerate(at):
        holder = holder[step] if _has(holder, step) else None
        last = depth == len(at) - 1
        if isinstance(step, int):
            title = holder.get("title") if isinstance(holder, dict) and not last else None
            yield f"‘{title}’" if title else f"{ordinal(step + 1)} {_noun(at[0], name)}"
        elif depth and (step not in _SILENT) and not _is_list(holder):
            yield step.replace("_", " ")
        name = step if isinstance(step, str) else name


def _noun(top: object, name: str) -> str:
    if name == "entries":
        return _ENTRIES.get(str(top), "entry")
    return _ONE.get(name, "entry") if name not in _ENTRIES else "group"


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _has(holder: Any, step: str | int) -> bool:
    if isinstance(step, int):
        return _is_list(holder) and step < len(holder)
    return isinstance(holder, dict) and step in holder
