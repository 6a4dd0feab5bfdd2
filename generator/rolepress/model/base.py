"""The field types that every kind of document shares, and what every document says about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)
from pydantic_core import PydanticKnownError

T = TypeVar("T")

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?", re.ASCII)

LONGEST_LINE = 2000  # characters
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Model(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def _one_line(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _day(value: Any) -> Any:
    """Accept "2023-06-30" only: pydantic would read "2027" as seconds since 1970."""
    if isinstance(value, str) and not _DAY.fullmatch(value.strip()):
        raise PydanticKnownError("date_parsing", {"error": "not year-month-day"})
    return value


def _day_and_time(value: Any) -> Any:
    """Accept "2023-06-30 23:59" and "2023-06-30T23:59"; a day alone is its first moment."""
    if not isinstance(value, str):
        return value
    written = value.strip().replace(" ", "T", 1)
    if not _MOMENT.fullmatch(written):
        raise PydanticKnownError("datetime_parsing", {"error": "not year-month-day hours:minutes"})
    return written


def _to_the_end_of_the_day(value: Any) -> Any:
    """Read "2023-06-30" as its last minute: what closes on a day is open on that day."""
    is_day = isinstance(value, str) and len(value.strip()) == len("2023-06-30")
    return f"{value.strip()}T23:59" if is_day else value


Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]
"""A name for links and files: small letters, digits and hyphens."""

Line = Annotated[str, BeforeValidator(_one_line), StringConstraints(min_length=1, max_length=LONGEST_LINE)]
"""Text on one line, with Markdown for **bold** and [links](https://…) and with `{{ facts }}`."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60_000)]
"""Text of one or more paragraphs and lists in Markdown, with `{{ facts }}`."""

Email = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=200)]
Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9 ()]{5,20}$")]
VersionName = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]+([.-][0-9A-Za-z]+)*$", max_length=20)]
"""A version such as 1.0 or 2026-11; a release's file is named after it."""

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$"), AfterValidator(str.lower)]
Day = Annotated[date, BeforeValidator(_day)]
Moment = Annotated[datetime, BeforeValidator(_day_and_time)]
"""A day and time in the United Kingdom (Europe/London)."""


Closing = Annotated[Moment, BeforeValidator(_to_the_end_of_the_day)]
"""A day and time in the United Kingdom; a day alone closes at 11:59pm."""


class Unknown(Model):
    """What nobody has told us yet. It prints as "not stated"; nothing is inferred."""

    unknown: Line
    """Why it is not known, for example "the original leaves it blank"."""


def _known_or_not(value: Any) -> str:
    has_reason = isinstance(value, Unknown) or (isinstance(value, dict) and "unknown" in value)
    return "<unknown>" if has_reason else "<known>"


Known = Annotated[
    Annotated[T, Tag("<known>")] | Annotated[Unknown, Tag("<unknown>")],
    Discriminator(_known_or_not),
]
"""A value, or `unknown:` with the reason. Tags in <angle brackets> are left out of a problem's place."""


class Change(Model):
    """One line of a document's history."""

    version: Line
    """The version that brought the change."""
    date: Day
    """The day of the change."""
    summary: Line
    """What changed, for the public."""
    note: Line | None = None
    """What colleagues should know; never published."""


class SourceNote(Model):
    """Where the facts of a document come from."""

    title: Line
    """What the source is called."""
    reference: Line | None = None
    """Its number or date, as its publisher gives it."""
    url: Annotated[str, StringConstraints(pattern=r"^https://")] | None = None
    """Its address on the web."""
    note: Text | None = None
    """What was unclear or contradicted itself, and what was chosen."""


Decision = Literal["submitted", "approved", "rejected"]


class Approval(Model):
    """What somebody decided about one version, and the hash of the text that they saw.

    It is a record, not an identity check: Rolepress writes down what people did and cannot prove who they are.
    """

    version: VersionName
    """The version that was decided on."""
    role: Line
    """The role that decided, never a person's name."""
    date: Day
    """The day of the decision."""
    decision: Decision
    """Whether the text was submitted for approval, approved or rejected."""
    hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """sha256 of the resolved text."""
    note: Line | None = None
    """A few words for the record."""


class Allowance(Model):
    """A rule that does not apply here, for a while, for a reason."""

    rule: Line
    """The name of the check, as a problem shows it in square brackets."""
    reason: Line
    """Why the check does not apply here."""
    until: Day
    """The last day on which it does not apply."""


@dataclass(frozen=True, slots=True)
class Binding:
    """Another document that is bound into one, whole."""

    at: tuple[str | int, ...]  # where it is named
    document: str  # its id
    version: str | None = None  # a release, as it stood; its present words when None


@dataclass(frozen=True, slots=True)
class Reference:
    """Another document that one names."""

    at: tuple[str | int, ...]  # where it is named
    document: str  # its id
    kinds: tuple[str, ...]  # what it has to be
    shows: tuple[str, ...] = ()  # fields of it that are shown, where it is more than led to


class Translates(Model):
    """Which document this says in another language, and as it stood when."""

    document: Slug
    """The id of the original."""
    version: VersionName
    """The version of the original that was translated."""


class AlsoAs(Model):
    """The document in another format, on another website."""

    format: Literal["bsl", "audio", "braille", "makaton"]
    """What it is: a BSL video, audio, braille, or British Makaton. Another language is a document of its own."""
    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\S*$")]
    """Its address, starting with https://."""
    label: Line | None = None
    """What the link says instead of the usual name of the format."""


class Document(Model):
    """What every document says about itself."""

    kind: str
    """What kind of document this is. It decides the folder."""
    id: Slug
    """The file's name without .yml. It never changes."""
    title: Line
    """The name that people read."""
    owner: Line
    """The role or team that keeps this up to date, never a person's name."""
    organisation: Slug | None = None
    """The id of the organisation this belongs to; the project's own when left out."""
    aliases: tuple[Slug, ...] = ()
    """Ids this document had before: their addresses lead here."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en-GB"
    """The language of the text, such as en-GB or cy."""
    translates: Translates | None = None
    """The document that this one says in another language; left out of an original."""
    audience: Literal["public", "internal"] = "public"
    """Who may see it: public, or colleagues only (internal)."""
    status: Literal["draft", "in-review", "approved", "retired"] = "draft"
    """How far the text has come: `submit` writes in-review, `approve` approved, `retire` takes it off the site."""
    replaced_by: Slug | None = None
    """The document to use instead of a retired one."""
    version: VersionName = "0.1"
    """The number of this text; each release has a number of its own."""
    review_by: Day | None = None
    """The day by which somebody should read it again. It stays published after that day."""
    opens: Moment | None = None
    """When it may first be shown; at once when left out."""
    closes: Closing | None = None
    """When it is no longer open; never when left out."""
    also_as: tuple[AlsoAs, ...] = ()
    """The same in other formats on other websites, such as a BSL video. It needs no new version."""
    changes: tuple[Change, ...] = ()
    """The history, newest first."""
    sources: tuple[SourceNote, ...] = ()
    """Where the text comes from."""
    approvals: tuple[Approval, ...] = ()
    """What was decided, in order; `rolepress approve` writes this."""
    allow: tuple[Allowance, ...] = ()
    """Checks that do not apply here, each with a reason and an end."""

    @property
    def role_id(self) -> str | None:
        """The job description or role pack whose facts this sees: its own, or the one that its round is for."""
        return self.id

    @property
    def round_id(self) -> str | None:
        """The recruitment round whose facts this sees."""
        return None

    @property
    def explained(self) -> str | None:
        """The document that this one explains, and whose facts it sees."""
        return None

    @property
    def translated(self) -> str | None:
        """The document that this one says in another language, and whose facts it sees."""
        return self.translates.document if self.translates else None

    @property
    def also_in(self) -> tuple[str, ...]:
        """The formats that this has besides those of its kind."""
        return ()

    @property
    def binds(self) -> tuple[Binding, ...]:
        """The documents that are bound into this one, in order."""
        return ()

    @property
    def refers(self) -> tuple[Reference, ...]:
        """The documents that this one leads to or relies on. Titles are shown, and what a reference `shows`."""
        return ()


LIFECYCLE = frozenset(
    {"kind", "id", "aliases", "organisation", "owner", "audience", "status", "replaced_by", "version",
     "review_by", "opens", "closes", "progress", "also_as", "changes", "sources", "approvals", "allow"}
)  # fmt: skip
"""Fields that say how a document is kept, not what it says: no approval's hash covers them."""


class Counted(Model, Generic[T]):
    """A number with its unit."""

    value: T
    """How many."""
    unit: Line = Field(description="What is counted: hours a week, weeks, people")
