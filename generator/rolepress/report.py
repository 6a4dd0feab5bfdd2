"""Problems and results as people and tools read them: text, JSON, SARIF and GitHub's annotations."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any, TextIO

from rolepress import __version__
from rolepress.problems import WAITING, Place, Problem, Severity, merged, spoken_list

SCHEMA = 1  # of the JSON report
NAMED_DOCUMENTS = 3  # how many documents that show a text are named before they are counted

_COLOURS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.INFO: "\x1b[36m"}
_PLAIN = "\x1b[0m"
_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_GITHUB_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Signs that move the cursor or turn the writing round: text of a document cannot rewrite the report."""


def as_text(problems: Iterable[Problem], *, colour: bool = False) -> str:
    """Return a line for each problem, in order of place. Colour changes no word."""
    return "".join(f"{_line(each, colour=colour)}\n" for each in merged(problems))


def as_json(problems: Iterable[Problem]) -> str:
    """Return the problems and their counts as JSON, as the contract has it."""
    found = merged(problems)
    report = {"schema": SCHEMA, "problems": [as_data(each) for each in found], "counts": counts(found)}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def as_sarif(problems: Iterable[Problem]) -> str:
    """Return the problems as SARIF 2.1.0, which code hosts and editors show in place.

    Source: OASIS, Static Analysis Results Interchange Format 2.1.0.
    """
    found = merged(problems)
    rules = [{"id": rule} for rule in sorted({each.rule for each in found})]
    driver = {"name": "rolepress", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif(each) for each in found],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Iterable[Problem]) -> str:
    """Return the problems as workflow commands, which GitHub shows beside the changed lines."""
    return "".join(f"{_github(each)}\n" for each in merged(problems))


REPORTS: Mapping[str, Callable[[Iterable[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}


def counts(problems: Iterable[Problem]) -> dict[str, int]:
    """Return how many problems there are of each severity."""
    found = [each.severity for each in problems]
    return {severity.value: found.count(severity) for severity in Severity}


def counted(problems: Iterable[Problem]) -> str:
    """Return "2 errors, 1 warning", or "no problems"."""
    words = [_number(count, name) for name, count in counts(problems).items() if count and name != "info"]
    notes = counts(problems)["info"]
    return ", ".join([*words, *([_number(notes, "note")] if notes else [])]) or "no problems"


def built(*, files: int, documents: int, unchanged: int, seconds: float, pages: int = 0, refused: int = 0) -> str:
    """Return the line of a build that was published: what it made, and how many of that are *pages*."""
    made = f"built {_number(files, 'file')}"
    told = f" ({pages} of them {'a page' if pages == 1 else 'pages'})" if pages else ""
    missing = f", {refused} could not be made" if refused else ""
    return f"{made}{told} from {_number(documents, 'document')}{missing}, {unchanged} unchanged ({seconds:.1f} s)"


def as_data(problem: Problem) -> dict[str, Any]:
    """Return *problem* as JSON has it; `shown_in` only where the text is in other documents."""
    data = {
        "path": str(problem.place.path),
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity.value,
        "rule": problem.rule,
        "message": problem.message,
        "hint": problem.hint,
    }
    return data | ({"shown_in": sorted(problem.shown_in)} if problem.shown_in else {})


def spoken(problem: Problem) -> dict[str, str]:
    """Return the words of *problem* one by one, as the text report has them."""
    place = problem.place
    return {
        "where": seen(f"{place.path}:{place.line}:{place.column}"),
        "severity": problem.severity.value,
        "message": seen(_message(problem)),
        "rule": seen(problem.rule),
        "hint": seen(problem.hint),
    }


def from_data(data: Mapping[str, Any]) -> Problem:
    """Return the problem that `as_data` wrote down."""
    place = Place(PurePosixPath(data["path"]), data["line"], data["column"])
    severity, shown = Severity(data["severity"]), frozenset(data.get("shown_in", ()))
    return Problem(place, data["rule"], data["message"], data["hint"], severity, shown_in=shown)


def wants_colour(stream: TextIO) -> bool:
    """Whether *stream* is a terminal whose reader has not asked for plain text.

    Source: no-color.org.
    """
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _line(problem: Problem, *, colour: bool) -> str:
    said = spoken(problem)
    severity = said["severity"]
    if colour:
        severity = f"{_COLOURS[problem.severity]}{severity}{_PLAIN}"
    hint = f"  hint: {said['hint']}" if said["hint"] else ""
    return f"{said['where']}  {severity}  {said['message']}  [{said['rule']}]{hint}"


def _message(problem: Problem) -> str:
    """Return the message, and which other documents show the text that it is about."""
    names = sorted(problem.shown_in)
    if names in ([], [problem.place.path.stem]) or problem.rule == WAITING:
        return problem.message
    shown = spoken_list(names, last="and") if len(names) <= NAMED_DOCUMENTS else f"{len(names)} documents"
    return f"{problem.message} (shown in {shown})"


def seen(text: str) -> str:
    """Return *text* with every sign marked that would move the cursor or turn the writing round."""
    return _UNSEEN.sub("\ufffd", text)


def _sarif(problem: Problem) -> dict[str, Any]:
    from urllib.parse import quote  # late: a build with nothing to do does without it

    place = problem.place
    text = f"{_message(problem)}; {problem.hint}" if problem.hint else _message(problem)
    location = {
        "artifactLocation": {"uri": quote(str(place.path)), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": place.line, "startColumn": place.column},
    }
    return {
        "ruleId": problem.rule,
        "level": _SARIF_LEVELS[problem.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
    }


def _github(problem: Problem) -> str:
    place = problem.place
    where = {"file": place.path, "line": place.line, "col": place.column, "title": problem.rule}
    properties = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in where.items())
    text = f"{_message(problem)}; {problem.hint}" if problem.hint else _message(problem)
    return f"::{_GITHUB_COMMANDS[problem.severity]} {properties}::{_escaped(text)}"


def _escaped(text: str, more: str = "") -> str:
    """Return *text* with the signs that would end it written as %0A and the like."""
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{more}" else sign for sign in text)


def _number(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
