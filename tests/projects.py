"""Small projects for tests: a few documents without a fault, to which a test adds the one thing it is about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from rolepress.config import load_settings
from rolepress.library import Library, load

SETTINGS = """\
title: Roles at Northshire
organisation: northshire
base_url: https://roles.example
other_formats:
  email: formats@northshire.example
  phone: 01632 960123
  working_days: 10
"""

ORGANISATION = """\
kind: organisation
id: northshire
title: Northshire Health
owner: Communications
other_formats:
  email: formats@northshire.example
  phone: 01632 960123
  working_days: 10
"""

FACTS = """\
kind: facts
id: northshire-facts
title: Facts of Northshire Health
owner: Human Resources
organisation: northshire
facts:
  team:
    type: text
    value: the recovery team
"""

CLAUSE = """\
kind: clause
id: confidentiality
title: Confidentiality
owner: Human Resources
organisation: northshire
versions:
  - version: "1"
    effective: 2020-01-01
    text: Keep what you learn about people to yourself.
"""

JOB = """\
kind: job-description
id: support-worker
title: Support Worker
owner: Human Resources
organisation: northshire
post:
  band: "3"
  hours: 37.5 hours a week
  dbs: enhanced
  reports_to: Team Leader
  location: Northshire
summary: You will support people in {{ team }}.
duties:
  - id: support
    title: Support
    entries:
      - Listen to people
clauses:
  - clause: confidentiality
specification:
  groups:
    - id: skills
      title: Skills
      criteria:
        - {id: listening, text: You listen well, level: essential, stages: [interview]}
"""

HOME = """\
kind: page
id: home
title: Roles at Northshire
owner: Communications
purpose: home
summary: Read about our roles.
"""

ACCESSIBILITY = """\
kind: page
id: accessibility
title: Accessibility statement
owner: Communications
purpose: accessibility
summary: This statement is about this website.
statement:
  status: partially
  shortfalls:
    - what: Some pictures have no description
      why: They are old
      instead: Ask us what they show
  contact:
    email: formats@northshire.example
    phone: 01632 960123
  working_days: 10
  enforcement: The Equality and Human Rights Commission enforces the regulations.
  enforcement_url: https://www.equalityadvisoryservice.com/
  prepared: 2026-06-01
  reviewed: 2026-06-01
  tests:
    - {what: All pages, how: Automatic check, by: axe, date: 2026-06-01}
"""

MINIMAL: Mapping[str, str] = {
    "rolepress.yml": SETTINGS,
    "content/organisations/northshire.yml": ORGANISATION,
    "content/facts/northshire-facts.yml": FACTS,
    "content/clauses/confidentiality.yml": CLAUSE,
    "content/job-descriptions/support-worker.yml": JOB,
    "content/pages/home.yml": HOME,
    "content/pages/accessibility.yml": ACCESSIBILITY,
}
"""A project of one job description, without a fault, by path."""


def make_project(root: Path, files: Mapping[str, str | None] | None = None) -> Path:
    """Write the minimal project under *root*, with *files* (text by path) in place of or beside its own.

    None instead of a text leaves that file out. Return *root*.
    """
    for path, text in {**MINIMAL, **(files or {})}.items():
        if text is not None:
            full = root / path
            full.parent.mkdir(parents=True, exist_ok=True)
            full.write_text(dedent(text), "utf-8")
    return root


def open_project(root: Path) -> Library:
    """Return the library of the project under *root*, which loads without a problem."""
    settings = load_settings(root)
    assert settings.value is not None, settings.problems
    loaded = load(root, settings.value)
    assert loaded.problems == ()
    return loaded.value
