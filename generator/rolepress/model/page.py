"""A page of the public site, and the facts of an accessibility statement."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from rolepress.model.base import Day, Line, Model, Text
from rolepress.model.organisation import Contact
from rolepress.model.passage import Section
from rolepress.model.round import Round


class Shortfall(Model):
    """Something that does not work for everybody yet."""

    what: Line
    """What does not work for everybody."""
    why: Line
    """Why it does not."""
    instead: Line
    """The accessible alternative."""


class Testing(Model):
    """One test: what was checked, how, by which role or tool, and when."""

    what: Line
    """What was tested."""
    how: Line
    """How it was tested."""
    by: Line
    """The role or the tool that tested it."""
    date: Day
    """The day of the test."""


class AccessibilityStatement(Model):
    """What the law asks a public body to say about its site.

    Source: Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018,
    regulation 8.
    """

    standard: Line = "WCAG 2.2 AA"
    """The standard that the site is measured against."""
    status: Literal["fully", "partially", "not"]
    """Whether the site meets the standard. Nothing infers "fully" from a clean automatic check."""
    shortfalls: tuple[Shortfall, ...] = ()
    """What is not accessible, why, and what to use instead. Only a site that meets the standard fully has none."""
    contact: Contact
    """Whom to tell about a barrier, and whom to ask for information in another form."""
    working_days: Annotated[int, Field(ge=1, le=60)]
    """How many working days an answer takes."""
    enforcement: Text
    """What people can do who are not happy with the answer."""
    enforcement_url: Annotated[str, StringConstraints(pattern=r"^https://")]
    """The web page of the body that helps them."""
    prepared: Day
    """The day on which the statement was written."""
    reviewed: Day
    """The day on which it was last reviewed."""
    tests: Annotated[tuple[Testing, ...], Field(min_length=1)]
    """What was tested, how, by whom and when."""

    @model_validator(mode="after")
    def _status_and_shortfalls(self) -> AccessibilityStatement:
        if self.status == "fully" and self.shortfalls:
            message = "the status is `fully`, and there are `shortfalls`"
            raise ValueError(message, "set `status: partially`, or take out the shortfalls that are mended")
        if self.status != "fully" and not self.shortfalls:
            message = f"the status is `{self.status}`, and no `shortfalls` say what is not accessible"
            raise ValueError(message, "add `shortfalls:`, each with `what:`, `why:` and `instead:`")
        return self


class Page(Round):
    """A page of the public site. A campaign has key dates and ways to apply besides."""

    kind: Literal["page"]
    purpose: Literal["home", "accessibility", "information", "campaign"] = "information"
    """Home opens the site; accessibility holds the statement; a campaign asks people to apply; the rest inform.

    With `audience: internal`, a page for accessibility holds the statement of the internal site.
    """
    summary: Text
    """What the page is about, in two or three sentences; it opens the page."""
    sections: tuple[Section, ...] = ()
    """The parts of the page, in order."""
    statement: AccessibilityStatement | None = None
    """The facts of the accessibility statement, on the page whose purpose that is."""

    @property
    def is_about_internal_site(self) -> bool:
        """Whether it holds the accessibility statement of the site for colleagues."""
        return self.purpose == "accessibility" and self.audience == "internal"

    @property
    def takes_applications(self) -> bool:
        """Whether people can apply here: campaigns alone ask them to."""
        return self.purpose == "campaign" and super().takes_applications

    @property
    def also_in(self) -> tuple[str, ...]:
        """A campaign is handed out on paper too."""
        return ("pdf",) if self.purpose == "campaign" else ()
