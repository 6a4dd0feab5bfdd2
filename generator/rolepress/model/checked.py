"""What people checked: with which program, how, by whom and when, and what they found."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from rolepress.model.base import Day, Line, Model, Slug, Text


def _moment(told: str) -> str:
    """Return *told*, which has to be a moment such as 2023-06-30 16:05; anything else is a ValueError."""
    datetime.strptime(told, "%Y-%m-%d %H:%M")
    return told


Moment = Annotated[Line, AfterValidator(_moment)]


class PeopleCheck(Model):
    """One check by people. No machine can do it."""

    using: Line
    """The programs and their versions, or the people: NVDA 2025.4 with Firefox 145."""
    how: Line
    """What they did, such as the script for NVDA in the handbook."""
    by: Line
    """Which team or group checked: a role, never a person's name."""
    date: Day
    """The day of the check."""
    pages: tuple[Line, ...] = ()
    """The pages and files that they looked at; all kinds when left out."""
    result: Literal["passed", "problems"]
    """Whether they met something that stands in the way."""
    found: Text | None = None
    """What they met, and what is done about it."""


class Checked(Model):
    """What people have checked, by what it is."""

    checks: dict[Slug, PeopleCheck] = Field(default_factory=dict)
    """The checks by their names, such as nvda; the handbook lists them."""


class KeptFault(Model):
    """Something that a validator found in a file."""

    path: Line
    """The file, with the site in which it stands: public/… or internal/…."""
    validator: Line
    """What found it."""
    fault: Line
    """What is wrong."""


class KeptRun(Model):
    """What one validator said of all files."""

    id: Slug
    """Its name in `checks`."""
    validator: Line
    """What it is called."""
    version: Line
    """Its version."""
    since: Moment
    """When the oldest of its verdicts was given, in UK time."""
    passed: int
    """How many files passed."""
    failed: int
    """How many did not."""


class KeptBroken(Model):
    """A validator that failed itself."""

    validator: Line
    """What it is called."""
    message: Line
    """Why it could not run."""


class KeptApart(Model):
    """Something that a validator found in markup that is not Rolepress's own."""

    validator: Line
    """What found it."""
    what: Line
    """What it is."""
    why: Line
    """What is known of its effect."""
    pages: int
    """On how many pages of the internal site it is."""


class KeptFile(Model):
    """A file of the public site, as it was when it was checked."""

    path: Line
    """The file, from the top of the public site."""
    document: Slug | None = None
    """The document that it is of; none for lists and other pages that a build puts together."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
    """The beginning of the digest of its bytes."""
    checks: dict[Slug, Moment] = Field(default_factory=dict)
    """When each validator gave its verdict, in UK time."""


class KeptAudit(Model):
    """What `rolepress audit --keep` writes down for the internal site."""

    on: Moment
    """When it ran, in UK time."""
    counts: dict[Line, int] = Field(default_factory=dict)
    """How many files were looked at, by the site in which they stand."""
    others: int = 0
    """How many other files no validator looks at."""
    tools: Line
    """The digest of what drew the files: on another computer it may be different, and so may the bytes."""
    runs: tuple[KeptRun, ...] = ()
    """The validators that ran."""
    not_run: tuple[Line, ...] = ()
    passed_over: tuple[KeptBroken, ...] = ()
    """What does not judge the files of this project, and why."""
    """Those that are not installed."""
    broken: tuple[KeptBroken, ...] = ()
    """Those that failed themselves, so that nothing is known of their files."""
    faults: tuple[KeptFault, ...] = ()
    """What they found."""
    apart: tuple[KeptApart, ...] = ()
    """What they found in markup that is not Rolepress's own."""
    files: tuple[KeptFile, ...] = ()
    """The files of the public site, by path."""
