"""Rules about the ids inside a document, and about what a person specification asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from rolepress.checks.rules import Finding, rule
from rolepress.checks.texts import holders
from rolepress.checks.view import View, called
from rolepress.model.base import Document
from rolepress.model.job_description import JobDescription
from rolepress.model.page import Page
from rolepress.model.role_pack import RolePack
from rolepress.model.specification import Specification
from rolepress.problems import DataPath, Severity

_BAND = re.compile(r"(?:agenda for change |afc )?band[: ]+(?=\S)", re.IGNORECASE)


@rule("duplicate-name")
def duplicate_name(document: Document, view: View) -> Iterator[Finding]:
    """Groups, sections and criteria have ids of their own.

    Why: links lead to an id, and two editions are compared by them.

    Example: two groups of duties with `id: support`.

    Instead: `id: support` and `id: supporting-colleagues`.
    """
    for at, model in view.models:
        for name in holders(type(model)):
            yield from _repeated(getattr(model, name), (*at, name))
        if isinstance(model, Specification):
            yield from _repeated_criteria(model, at)


@rule("same-title", severity=Severity.WARNING)
def same_title(document: Document, view: View) -> Iterator[Finding]:
    """Two documents of one kind and one organisation have titles of their own.

    Why: in lists, search results and browser tabs a document is its title, and nobody can tell the two apart.

    Example: a copy of `ward-clerk` that is still called "Ward Clerk".

    Instead: say what sets them apart, such as the team or the place: "Ward Clerk, Northshire".
    """
    if document.status == "retired":
        return
    alike = view.survey.titles.get(called(view.entry), [])
    if document.id in alike[1:]:
        other = view.survey.library.entries[alike[0]].path
        hint = "say in the title what sets them apart, such as the team or the place"
        yield Finding(("title",), f"{other} has the same title", hint)


@rule("band-said-twice", kinds=(JobDescription,), severity=Severity.WARNING)
def band_said_twice(role: JobDescription, view: View) -> Iterator[Finding]:
    """A band is its number or letter alone.

    Why: the label before it says "band" already, and lists sort posts by it.

    Example: `band: "Band 4"`, which is shown as "Agenda for Change band: Band 4".

    Instead: `band: "4"`.
    """
    band = role.post.band
    if isinstance(band, str) and (match := _BAND.match(band)):
        yield Finding(("post", "band"), "the word 'band' stands before this already", f'"{band[match.end() :]}"')


@rule("no-essential-criteria", kinds=(JobDescription, RolePack), severity=Severity.WARNING)
def no_essential_criteria(role: JobDescription | RolePack, view: View) -> Iterator[Finding]:
    """A person specification says what is essential.

    Why: people are shortlisted by the essential criteria, and some schemes offer an interview to every disabled
    person who meets them.

    Example: a specification in which no criterion has `level: essential`.

    Instead: `level: essential` on what nobody can do the job or the role without.
    """
    given = role.specification
    if given is not None and not any(
        each.level == "essential" for group in given.groups for each in group.criteria
    ):
        message = "no criterion of this specification is essential"
        yield Finding(("specification",), message, "set `level: essential` on what the role cannot do without")


@rule("empty-group")
def empty_group(document: Document, view: View) -> Iterator[Finding]:
    """A headed group has something in it.

    Why: a heading with nothing under it leads readers nowhere.

    Example: `entries: []`

    Instead: add what belongs there, or take the group out.
    """
    for at, model in view.models:
        for name in ("entries", "criteria"):
            required = name in type(model).model_fields and type(model).model_fields[name].is_required()
            if required and not getattr(model, name):
                yield Finding((*at, name), "there is nothing in this group", "add an entry, or take the group out")


@rule("statement-page", kinds=(Page,))
def statement_page(page: Page, view: View) -> Iterator[Finding]:
    """The page for accessibility has the statement.

    Why: the law lists what a public body has to say about its site.

    Example: `purpose: accessibility`, and no `statement:`.

    Instead: fill in `statement:`, or choose another purpose.

    Source: Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018,
    regulation 8.
    """
    if page.purpose == "accessibility" and page.statement is None:
        yield Finding(("purpose",), "this page has no accessibility statement", "add `statement:`")


def _repeated(value: Any, at: DataPath) -> Iterator[Finding]:
    """Yield a finding for every model in the list *value* whose id stands further up in it."""
    if not isinstance(value, tuple):
        return
    seen: set[str] = set()
    for index, each in enumerate(value):
        name = getattr(each, "id", None) if isinstance(each, BaseModel) else None
        if name is not None and name in seen:
            yield _taken(name, (*at, index, "id"))
        if name is not None:
            seen.add(name)


def _repeated_criteria(given: Specification, at: DataPath) -> Iterator[Finding]:
    """Yield a finding for every criterion whose id is taken in an earlier group."""
    seen: set[str] = set()
    for index, group in enumerate(given.groups):
        for place, criterion in enumerate(group.criteria):
            if criterion.id in seen:
                yield _taken(criterion.id, (*at, "groups", index, "criteria", place, "id"))
        seen |= {criterion.id for criterion in group.criteria}


def _taken(name: str, at: DataPath) -> Finding:
    return Finding(at, f"the id '{name}' is already used above", "give one of them another id")
