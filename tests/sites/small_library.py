"""A small library for tests of the catalogue and the internal site, and the way from a project to both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from projects import CLAUSE, FACTS, JOB, make_project, open_project
from rolepress.checks import RulePage
from rolepress.library import Library
from rolepress.model.organisation import Brand
from rolepress.problems import Problem
from rolepress.releases import Release, freeze
from rolepress.resolve import resolve, scope_of
from rolepress.resolved import Resolved
from rolepress.sites.catalogue import catalogue
from rolepress.sites.handbook import handbook
from rolepress.sites.handbook_shelf import shelf_of
from rolepress.sites.internal import pages
from rolepress.sites.proving import Made
from rolepress.sites.records import Catalogue, Output
from rolepress.theme import theme_for

ON = datetime(2026, 6, 1, 12)
BEFORE = datetime(2025, 6, 1, 12)  # when version 1 of the clause was in force

NEWER_CLAUSE = (
    CLAUSE
    + """\
  - version: "2"
    effective: 2026-01-01
    text: |
      Keep what you learn about people to yourself. The law asks for it:

      - at work
      - **after** you leave
    legal_basis: [privacy-act]
    approved_by: Head of Human Resources
    note: The law changed.
"""
)
LAW = """\
kind: register
id: law
title: Laws
owner: Human Resources
entries:
  - id: privacy-act
    type: law
    title: Privacy Act 2025
    since: 2026-01-01
    source: The Act
    url: https://law.example/privacy_act(2025)
    checked: 2026-02-03
  - id: old-privacy-act
    type: law
    title: Privacy Act 1990
    until: 2025-12-31
    replaced_by: privacy-act
    source: The Act
    checked: 2026-02-03
"""
MORE_FACTS = (
    FACTS
    + """\
  motto:
    type: text
    value: "{{ team }} | together"
    source: The strategy
    checked: 2026-02-03
"""
)
OLDER_JOB = JOB.replace("id: support-worker", "id: team-leader").replace(
    "title: Support Worker", "title: Team Leader"
)
PINNED_JOB = OLDER_JOB.replace("- clause: confidentiality", '- clause: confidentiality\n    version: "1"')

SMALL: Mapping[str, str | None] = {
    "content/pages/home.yml": None,
    "content/clauses/confidentiality.yml": NEWER_CLAUSE,
    "content/facts/northshire-facts.yml": MORE_FACTS,
    "content/register/law.yml": LAW,
    "content/job-descriptions/team-leader.yml": PINNED_JOB,
}
"""Two job descriptions that show two versions of a clause, a fact that nobody uses, and a law that is over."""


def small_library(root: Path, files: Mapping[str, str | None] | None = None) -> Library:
    """Return the library of the small project, with *files* in place of or beside its own."""
    return open_project(make_project(root, {**SMALL, **(files or {})}))


def resolved(library: Library, on: datetime = ON) -> dict[str, Resolved[Any]]:
    """Return every document of *library* filled in."""
    documents = (library.document(entry.id) for entry in library.published_kinds())
    return {each.id: resolve(each, library, scope=scope_of(each, library), on=on).value for each in documents}


def released(library: Library, name: str, on: datetime) -> dict[str, tuple[Release, ...]]:
    """Return the release of one document, as it stood on the day of *on*."""
    return {name: (freeze(resolved(library, on)[name], released=on.date()),)}


def drawn(
    library: Library,
    *,
    on: datetime = ON,
    releases: Mapping[str, tuple[Release, ...]] | None = None,
    problems: Iterable[Problem] = (),
    outputs: Mapping[str, tuple[Output, ...]] | None = None,
    previews: Iterable[str] = (),
    made: Made | None = None,
) -> Catalogue:
    """Return the catalogue of *library*."""
    return catalogue(
        library, resolved(library, on), releases or {}, tuple(problems),
        on=on, outputs=outputs, previews=frozenset(previews), made=made,
    )  # fmt: skip


def written(library: Library, drawn_up: Catalogue, **more: Any) -> dict[str, str]:
    """Return the files of `site/docs` by path."""
    theme = theme_for(library.root, library.settings.organisation, Brand())
    return {str(path): text for path, text in pages(drawn_up, library.settings, theme, **more).items()}


def write_docs(library: Library, made: Catalogue, docs: Path, *, rules: Sequence[RulePage]) -> None:
    """Write everything that MkDocs reads of *library* into the folder *docs*: its pages and the handbook."""
    look = theme_for(library.root, library.settings.organisation, Brand())
    pages = {str(path): text.encode() for path, text in written(library, made, rules=rules).items()}
    pages |= {str(each.place): each.drawing.data for each in made.drawings}
    for path, data in (
        pages | {str(path): data for path, data in handbook(shelf_of(library), look).items()}
    ).items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(data)
