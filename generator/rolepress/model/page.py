"""A page of the public site, and the facts of an accessibility statement."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from rolepress.model.base import Day, Document, Line, Model, Slug, Text
from rolepress.model.organisation import Contact


class Section(Model):
    """A headed part of a page."""

    id: Slug
    title: Line
    text: Text
    style: Literal["plain", "callout", "do", "dont"] = "plain"
    """How it looks: `callout` sets it apart; `do` and `dont` tick and cross out the entries of its list."""


class Shortfall(Model):
    """Something that does not work for everybody yet."""

    what: Line
    why: Line
    instead: Line
    """The accessible alternative."""


class Testing(Model):
    """One test: what was checked, how, by which role or tool, and when."""

    what: Line
    how: Line
    by: Line
    date: Day


class AccessibilityStatement(Model):
    """What the law asks a public body to say about its site.

    Source: Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018,
    regulation 8.
    """

    standard: Line = "WCAG 2.2 AA"
    status: Literal["fully", "partially", "not"]
    """Whether the site meets the standard. Nothing infers "fully" from a clean automatic check."""
    shortfalls: Annotated[tuple[Shortfall, ...], Field(min_length=1)]
    """What is not accessible, why, and what to use instead."""
    contact: Contact
    """Whom to tell about a barrier, and whom to ask for information in another form."""
    working_days: Annotated[int, Field(ge=1, le=60)]
    enforcement: Text
    enforcement_url: Annotated[str, StringConstraints(pattern=r"^https://")]
    prepared: Day
    reviewed: Day
    tests: Annotated[tuple[Testing, ...], Field(min_length=1)]


class Page(Document):
    """A page of the public site."""

    kind: Literal["page"]
    purpose: Literal["home", "accessibility", "information"] = "information"
    """Home opens the site; accessibility holds the statement; the rest inform."""
    summary: Text
    sections: tuple[Section, ...] = ()
    statement: AccessibilityStatement | None = None
