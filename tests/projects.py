"""The smallest project that holds one file of each kind, for tests to change.

root = make_project(tmp_path, job=JOB.replace("band: 3", "band: 4"), page=None)
library = library_of(root)
filled = resolved(library, "support-worker")
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from rolepress.config import load_settings
from rolepress.library import Library, load
from rolepress.problems import Problem
from rolepress.resolve import Resolved, resolve, scope_of

NOW = datetime(2026, 6, 30, 12)

SETTINGS = """\
title: Roles at Hill Trust
organisation: hill-trust
example: true
base_url: https://roles.example
internal_url: https://internal.roles.example
other_formats: {email: formats@roles.example, phone: 01632 960123, working_days: 10}
"""

ORGANISATION = """\
kind: organisation
id: hill-trust
title: Hill Trust
short_name: HT
owner: Human Resources
other_formats: {email: formats@roles.example, phone: 01632 960123, working_days: 10}
behaviours:
  title: How we behave
  introduction: We expect this of each other.
  entries:
    - {id: kind, title: We are kind}
"""

FACTS = """\
kind: facts
id: hill-trust-facts
title: Facts of Hill Trust
owner: Human Resources
organisation: hill-trust
facts:
  area: {type: text, value: Hill and Dale}
  weekly-hours: {type: number, value: 37.5, unit: hours a week}
  helpline: {type: contact, value: {team: Helpline, phone: 01632 960001}}
"""

CLAUSE = """\
kind: clause
id: confidentiality
title: Confidentiality
owner: Human Resources
organisation: hill-trust
versions:
  - version: "1"
    effective: 2020-01-01
    text: Keep what you learn about people in {{ area }} to yourself.
    legal_basis: [privacy-act]
"""

BULLET = """\
kind: clause
id: training
title: Training
owner: Human Resources
organisation: hill-trust
stands: bullet
versions:
  - {version: "1", effective: 2020-01-01, text: Finish your training each year.}
"""

CLAUSE_SET = """\
kind: clause-set
id: all-staff
title: Clauses for all staff
owner: Human Resources
organisation: hill-trust
clauses: [confidentiality]
"""

REGISTER = """\
kind: register
id: law
title: Law
owner: Human Resources
entries:
  - id: privacy-act
    type: law
    title: Privacy Act
    source: The statute book
    checked: 2026-01-01
    recognise: [Privacy Act]
"""

JOB = """\
kind: job-description
id: support-worker
title: Support Worker
owner: Human Resources
organisation: hill-trust
version: "1.0"
post:
  band: 3
  hours: "{{ weekly-hours }}"
  dbs: enhanced
  reports_to: Team Leader
  location: "{{ area }}"
evaluation:
  status: matched
summary: You support people in {{ area }} to live as they choose.
duties:
  - id: care
    title: Care
    entries:
      - Listen to people.
      - text: Write down what was agreed.
        points: [On the same day.]
      - clause: training
clauses:
  - set: all-staff
specification:
  groups:
    - id: experience
      title: Experience
      stages: [application-form, interview]
      criteria:
        - {id: support, text: Support of other people, level: essential}
        - {id: groups, text: Work with groups, level: desirable, stages: [interview]}
"""

PAGE = """\
kind: page
id: home
title: Roles at Hill Trust
owner: Communications
purpose: home
summary: Every role at Hill Trust.
"""

FILES = {
    "settings": ("rolepress.yml", SETTINGS),
    "organisation": ("content/organisations/hill-trust.yml", ORGANISATION),
    "facts": ("content/facts/hill-trust-facts.yml", FACTS),
    "clause": ("content/clauses/confidentiality.yml", CLAUSE),
    "bullet": ("content/clauses/training.yml", BULLET),
    "clause_set": ("content/clauses/all-staff.yml", CLAUSE_SET),
    "register": ("content/register/law.yml", REGISTER),
    "job": ("content/job-descriptions/support-worker.yml", JOB),
    "page": ("content/pages/home.yml", PAGE),
}
"""Where each file of the smallest project stands, and what it says."""


def make_project(root: Path, files: Mapping[str, str | bytes] | None = None, /, **changes: str | None) -> Path:
    """Write the smallest project under *root* and return *root*.

    A change names a file by its key in FILES and gives its whole text, or None to leave it out. *files* are
    written besides, by their paths from the project's top.
    """
    texts: dict[str, str | bytes] = {}
    for name, text in ({key: text for key, (_, text) in FILES.items()} | changes).items():
        if text is not None:
            texts[FILES[name][0]] = text
    for path, content in (texts | dict(files or {})).items():
        full = root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def load_project(root: Path) -> tuple[Library, tuple[Problem, ...]]:
    """Return the library under *root* and every problem met on the way to it."""
    settings = load_settings(root)
    assert settings.value is not None, settings.problems
    loaded = load(root, settings.value)
    return loaded.value, (*settings.problems, *loaded.problems)


def library_of(root: Path) -> Library:
    """Return the library under *root*, which loads without a problem."""
    library, problems = load_project(root)
    assert problems == ()
    return library


def fill(library: Library, name: str, *, on: datetime = NOW) -> tuple[Resolved[Any], tuple[Problem, ...]]:
    """Return the document *name* filled in as it stands by itself, and the problems met, with their places."""
    document = library.document(name)
    outcome = resolve(document, library, scope=scope_of(document, library), on=on)
    return outcome.value, library.located(outcome.problems)


def resolved(library: Library, name: str, *, on: datetime = NOW) -> Resolved[Any]:
    """Return the document *name* filled in, which has no problem."""
    value, problems = fill(library, name, on=on)
    assert problems == ()
    return value
