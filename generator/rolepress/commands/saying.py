"""What the commands share: refusing wrong use, finding the documents that are named, and printing what came."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from rolepress.problems import Outcome, Problem, Severity, merged, nearest
from rolepress.report import REPORTS, as_text, seen, wants_colour

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
_COLOURS = {"---": "\x1b[1m", "+++": "\x1b[1m", "@@": "\x1b[36m", "-": "\x1b[31m", "+": "\x1b[32m"}
_PLAIN = "\x1b[0m"


class WrongUseError(Exception):
    """The command line asks for something that there is not; the message and hint are in plain words."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def know_documents(project: Path, names: Iterable[str]) -> None:
    know(names, [path.stem for path in project.glob("content/*/*.yml")], "the id of a document",
          otherwise="an id is the name of a document's file, without .yml")  # fmt: skip


def know(names: Iterable[str], known: Iterable[str], what: str, *, otherwise: str) -> None:
    """Refuse a name that is not *known*, with the nearest one as the hint, or what helps *otherwise*."""
    known = set(known)
    for name in names:
        if name not in known:
            near = nearest(name, known)
            raise WrongUseError(f"'{name}' is not {what}", f"did you mean {near}?" if near else otherwise)


def chosen(arguments: Namespace) -> tuple[Outcome[tuple[str, ...]], date]:
    """Return the documents that a command is for, and its day; with --all, also what cannot be read of others."""
    from rolepress.approvals import publishable

    day = arguments.date or in_uk(datetime.now(UTC)).date()
    if bool(arguments.ids) == arguments.all:
        what = "both documents and --all are given" if arguments.all else "no documents are named"
        raise WrongUseError(what, "give their ids, or --all")
    if arguments.all:
        return publishable(arguments.project, day=day), day
    know_documents(arguments.project, arguments.ids)
    return Outcome(tuple(arguments.ids)), day


def in_uk(moment: datetime) -> datetime:
    """Return *moment*, which has a zone, as UK local time without one."""
    from zoneinfo import ZoneInfo  # late: most builds do without it

    return moment.astimezone(ZoneInfo("Europe/London")).replace(tzinfo=None)


def written(
    outcome: Outcome[tuple[Any, ...]],
    arguments: Namespace,
    done: str,
    *,
    then: str = "",
    unread: Iterable[Problem] = (),
) -> int:
    """Print which files were *done*, or why none was, and what comes *then*; return the exit code.

    *unread* is what keeps other documents from being read, which nobody named.
    """
    outcome = Outcome(outcome.value, merged((*outcome.problems, *unread)))
    lines = [f"{done}: {path}" for path in outcome.value]
    if lines and then:
        lines.append(f"next: {then}")
    show_report(outcome.problems, arguments, "\n".join(lines or [f"nothing was {done}"]))
    return FINE if outcome.ok else PROBLEMS


def show_report(problems: Sequence[Problem], arguments: Namespace, line: str) -> None:
    """Print the report, and the last *line* where people read it: a tool's report holds nothing else."""
    if arguments.report == "text":
        print(as_text(problems, colour=wants_colour(sys.stdout)), end="")
        print(line, end="\n" if line else "")
    else:
        print(REPORTS[arguments.report](problems), end="")
        print(line, file=sys.stderr)


def print_table(rows: Sequence[Mapping[str, str]]) -> None:
    widths = {name: max(len(row[name]) for row in rows) for name in rows[0]}
    for row in rows:
        print("  ".join(f"{row[name]:{width}}" for name, width in widths.items()).rstrip())


def print_lines(lines: Iterable[str]) -> None:
    """Print *lines*, those of a diff in colour where people see colours."""
    colour = wants_colour(sys.stdout)
    for line in map(seen, lines):
        sign = next((start for start in _COLOURS if line.startswith(start)), "") if colour else ""
        print(f"{_COLOURS[sign]}{line}{_PLAIN}" if sign else line)


def code_for(problems: Iterable[Problem], *, strict: bool = False) -> int:
    counts = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return PROBLEMS if any(each.severity in counts for each in problems) else FINE
