"""What needs a change, where it is written and how sure we are: the values every module reports with."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")

WAITING = "waiting"
"""The rule of the note on a file that documents wait for."""

DataPath = tuple[str | int, ...]
"""The way to a value in a document's data: ``("duties", 2, "title")``."""


class Severity(StrEnum):
    """How much a problem matters. Only errors stop a document from being published."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something is written."""

    path: PurePosixPath  # from the project's top
    line: int = 1  # from 1
    column: int = 1  # from 1, in characters


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that needs a change.

    A problem is made where it is found, often with only a file and a data path (`at`); `located` gives it
    its line and column just before it is printed.
    """

    place: Place
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    at: DataPath | None = None  # set until the place has been looked up in the source
    on_key: bool = False  # point at the key itself, not at its value
    shown_in: frozenset[str] = field(default_factory=frozenset)  # ids of the documents that show this text
    waits_for: PurePosixPath | None = None  # the file that cannot be read yet, when this is put right with it

    def located(self, place: Place) -> Problem:
        """Return this problem with its final place."""
        return replace(self, place=place, at=None)

    def because_of(self, document: str) -> Problem:
        """Return this problem as one that *document* shows."""
        return replace(self, shown_in=self.shown_in | {document})


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A value and the problems met on the way to it."""

    value: T
    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing in `problems` is an error."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)

    def map(self, change: Callable[[T], U]) -> Outcome[U]:
        """Return *change* of the value, with the same problems."""
        return Outcome(change(self.value), self.problems)


def problem(
    path: PurePosixPath | str,
    rule: str,
    message: str,
    *,
    hint: str = "",
    severity: Severity = Severity.ERROR,
    at: DataPath | None = None,
    on_key: bool = False,
    line: int = 1,
    column: int = 1,
) -> Problem:
    """Return a problem in the file *path*, at a data path or at a line and column."""
    place = Place(PurePosixPath(path), line, column)
    return Problem(place, rule, message, hint, severity, at, on_key)


def merged(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return *problems* sorted by place, each told once.

    The same fault met through several documents (a clause, a fact) becomes one problem that names them all.
    """
    once: dict[tuple[object, ...], Problem] = {}
    for each in problems:
        key = (each.place, each.at, each.rule, each.message)
        seen = once.get(key)
        once[key] = each if seen is None else replace(seen, shown_in=seen.shown_in | each.shown_in)
    return tuple(sorted(once.values(), key=lambda each: (each.place, each.rule, each.message)))


def folded(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return *problems* with one note on each file that others wait for, in place of theirs.

    A file that cannot be read is told by its own problems; what it would have said is missing in many places.
    """
    told: list[Problem] = []
    waiting: dict[PurePosixPath, frozenset[str]] = {}
    for each in problems:
        if each.waits_for is None:
            told.append(each)
        else:
            waiting[each.waits_for] = waiting.get(each.waits_for, frozenset()) | (
                each.shown_in or {each.place.path.stem}
            )
    for path, names in waiting.items():
        who = "1 document waits" if len(names) == 1 else f"{len(names)} documents wait"
        hint = "put this file right first"
        note = problem(path, WAITING, f"{who} for this file", hint=hint, severity=Severity.INFO)
        told.append(replace(note, shown_in=names))
    return merged(told)


def nearest(name: str, names: Iterable[str]) -> str:
    """Return the one of *names* that is most like *name*, or "" when none is close."""
    known = sorted(names)
    folded = {each.casefold(): each for each in reversed(known)}
    found = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def spoken_list(names: Iterable[str], *, last: str = "or") -> str:
    """Return "'a', 'b' or 'c'": how a message lists what would be right."""
    quoted = [f"'{name}'" for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"
