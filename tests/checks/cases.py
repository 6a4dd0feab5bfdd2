"""Cases for the rules: one change to a small project without a fault, and every problem that it makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from projects import MINIMAL
from rolepress.problems import Problem

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "checks"
JOB = "content/job-descriptions/support-worker.yml"
DAY = "2026-06-15"

REGISTER = """
kind: register
id: law
title: Law
owner: Human Resources
entries:
  - {id: data-protection-act-1998, type: law, title: Data Protection Act 1998, until: 2018-05-24, source: The Act,
     checked: 2026-06-01, replaced_by: data-protection-act-2018,
     recognise: [Data Protection Act 1998, eight data protection principles]}
  - {id: data-protection-act-2018, type: law, title: Data Protection Act 2018, source: The Act, checked: 2026-06-01,
     recognise: [Data Protection Act 2018]}
  - {id: eu-gdpr, type: law, title: EU GDPR, until: 2020-12-31, source: The Regulation, checked: 2026-06-01,
     recognise: [General Data Protection Regulation]}
  - {id: uk-gdpr, type: law, title: UK GDPR, source: The Act, checked: 2026-06-01,
     recognise: [UK General Data Protection Regulation]}
  - {id: crb, type: body, title: Criminal Records Bureau, until: 2012-11-30, source: The Act, checked: 2026-06-01,
     recognise: [CRB]}
"""


PACK = """
kind: application-pack
id: round-2026
title: Support workers, 2026
owner: Human Resources
organisation: northshire
closes: 2026-06-30
recruits_to: support-worker
summary: We look for support workers.
key_dates:
  - {id: session, title: Drop-in session, what: session, when: 2026-06-18 16:00}
  - {id: closing, title: Closing date, what: closing, when: 2026-06-30}
  - {id: shortlisting, title: Shortlisting, what: shortlisting, when: 2026-07-03}
  - {id: interviews, title: Interviews, what: interviews, when: {week: 2026-07-06}}
ways:
  - {id: email, title: By email, by: email, email: jobs@northshire.example}
"""
"""A round without a fault, which a case changes as it changes documents of the small project."""


@dataclass(frozen=True)
class Case:
    """A project with a change, the day on which it is read, and what the rules say."""

    title: str
    files: dict[str, str | None]
    on: datetime
    expected: list[str]

    def __str__(self) -> str:
        return self.title


def cases() -> Iterator[Case]:
    """Yield every case of every file."""
    for path in sorted(FOLDER.glob("*.yml")):
        for given in yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader):  # noqa: S506 # makes text only
            yield _case(given)


def report(problems: Iterable[Problem]) -> list[str]:
    """Return *problems* as the cases write them: severity, rule, file, data path, message."""
    return sorted(
        f"{each.severity} {each.rule} {each.place.path.stem} {'.'.join(map(str, each.at or ()))}: {each.message}"
        for each in problems
    )


def _case(given: dict[str, Any]) -> Case:
    changes: dict[str, dict[str, Any]] = {path: dict(change) for path, change in given.get("and", {}).items()}
    if "in" in given:
        changes.setdefault(given["in"], {}).update(given["with"])
    if "say" in given:
        changes.setdefault(JOB, {})["summary"] = f"{given['say']}\n\n{_TEAM}" if _quiet(given) else given["say"]
    if "line" in given:
        changes.setdefault(JOB, {})["post.location"] = given["line"]
    if "settings" in given:
        changes["rolepress.yml"] = given["settings"]
    files: dict[str, str | None] = {path: _changed(MINIMAL[path], change) for path, change in changes.items()}
    if "pack" in given:
        files["content/application-packs/round-2026.yml"] = _changed(PACK, given["pack"] or {})
    files |= given.get("add", {})
    files |= dict.fromkeys(given.get("remove", ()))
    files |= {"content/register/law.yml": REGISTER} if "register" in given else {}
    day = datetime.fromisoformat(f"{given.get('on', DAY)}T12:00")
    return Case(given["title"], files, day, sorted(given.get("expect", [])))


_TEAM = "You join {{ team }}."  # so that the project's fact is used


def _quiet(given: dict[str, Any]) -> bool:
    return "{{" not in given["say"]


def _changed(text: str, change: dict[str, Any]) -> str:
    """Return YAML *text* with the value at each dotted path of *change* in place of its own; null takes it out."""
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 # makes text only
    for path, value in change.items():
        *steps, last = path.split(".")
        here = data
        for step in steps:
            here = here[int(step)] if isinstance(here, list) else here.setdefault(step, [] if last == "0" else {})
        if isinstance(here, list) and int(last) == len(here):
            here.append(value)
        elif value == "null":
            del here[last]
        else:
            here[int(last) if isinstance(here, list) else last] = value
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
