"""Facts: a value said once, with its type, its scope, its owner and where it comes from."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, StringConstraints, Tag

from rolepress.model.base import Day, Document, Known, Line, Model, Moment, Slug
from rolepress.model.organisation import Contact

FactName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$")]


class OneDay(Model):
    """A day: Friday 30 June 2023."""

    day: Day
    """The day, such as 2023-06-30."""


class OneMoment(Model):
    """A day and a time: 11:59pm on Friday 30 June 2023."""

    at: Moment
    """The day and the time, such as 2023-06-30 23:59."""


class Range(Model):
    """From one day or moment to another."""

    start: Moment
    """The first day or moment."""
    end: Moment
    """The last day or moment."""


class Week(Model):
    """The week that starts on a day: week commencing 17 July 2023."""

    week: Day
    """The day on which the week starts."""


class Relative(Model):
    """In relation to something else: up to 6 weeks after interviews."""

    relative: Line
    """The words, such as "up to 6 weeks after interviews"."""


class Approximate(Model):
    """Not exactly: end of autumn 2019."""

    about: Line
    """The words, such as "end of autumn 2019"."""


def _true(value: Any) -> Any:
    """Read "true": every value of a file is text at first."""
    return True if value == "true" else value


class ToBeConfirmed(Model):
    """Not decided yet."""

    to_be_confirmed: Annotated[Literal[True], BeforeValidator(_true)]
    """Always true."""


_SHAPES = {
    "day": OneDay, "at": OneMoment, "start": Range, "end": Range, "week": Week,
    "relative": Relative, "about": Approximate, "to_be_confirmed": ToBeConfirmed,
}  # fmt: skip


def _spread(value: Any) -> Any:
    """Read the short ways of writing a when: a day, a day and time, or "to be confirmed"."""
    match value:
        case datetime():
            return {"at": value}
        case date():
            return {"day": value}
        case str() if value.strip().casefold() == "to be confirmed":
            return {"to_be_confirmed": True}
        case str():
            return {"at" if ":" in value else "day": value.strip()}
        case _:
            return value


def _shape(value: Any) -> str:
    if isinstance(value, Model):
        return f"<{type(value).__name__}>"
    names = [name for name in _SHAPES if isinstance(value, dict) and name in value]
    return f"<{_SHAPES[names[0]].__name__}>" if names else "<OneDay>"


When = Annotated[
    Annotated[OneDay, Tag("<OneDay>")]
    | Annotated[OneMoment, Tag("<OneMoment>")]
    | Annotated[Range, Tag("<Range>")]
    | Annotated[Week, Tag("<Week>")]
    | Annotated[Relative, Tag("<Relative>")]
    | Annotated[Approximate, Tag("<Approximate>")]
    | Annotated[ToBeConfirmed, Tag("<ToBeConfirmed>")],
    Discriminator(_shape),
    BeforeValidator(_spread),
]
"""A day, a day and time, a range, a week, or said in words."""


class _Fact(Model):
    """What every fact says about itself."""

    owner: Line | None = None
    """The role or team that keeps this value right; the owner of the file when left out."""
    source: Line | None = None
    """Where the value comes from."""
    checked: Day | None = None
    """When somebody last made sure of it."""
    note: Line | None = None
    """What colleagues should know; never published."""


class MoneyFact(_Fact):
    """A sum of money, for a period or once."""

    type: Literal["money"]
    """Says that this fact is a sum of money."""
    amount: Known[Annotated[Decimal, Field(ge=0, max_digits=15, decimal_places=2)]]
    """The sum in pounds, without the £ sign."""
    per: Literal["hour", "day", "week", "month", "year", "session"] | None = None
    """The period that the sum is for; left out for a sum paid once."""


class NumberFact(_Fact):
    """A number with its unit: 37.5 hours a week."""

    type: Literal["number"]
    """Says that this fact is a number."""
    value: Known[Annotated[Decimal, Field(max_digits=15)]]
    """The number."""
    unit: Line | None = None
    """What is counted, such as "hours a week"."""


class TextFact(_Fact):
    """A few words; they may use other facts."""

    type: Literal["text"]
    """Says that this fact is a few words."""
    value: Known[Line]
    """The words."""


class ContactFact(_Fact):
    """How to reach a team."""

    type: Literal["contact"]
    """Says that this fact is a way to reach a team."""
    value: Known[Contact]
    """How to reach the team."""


class ListFact(_Fact):
    """Several short texts, printed as "one, two and three"."""

    type: Literal["list"]
    """Says that this fact is a list of short texts."""
    value: Known[Annotated[tuple[Line, ...], Field(min_length=1)]]
    """The texts, one in each entry."""


class WhenFact(_Fact):
    """A day, a time, a range, a week or an approximate time."""

    type: Literal["when"]
    """Says that this fact is a day or a time."""
    value: Known[When]
    """The day or the time."""


class EventFact(_Fact):
    """A when with a place."""

    type: Literal["event"]
    """Says that this fact is an event."""
    when: Known[When]
    """The day or the time of the event."""
    place: Known[Line]
    """Where it is."""


Fact = Annotated[
    MoneyFact | NumberFact | TextFact | ContactFact | ListFact | WhenFact | EventFact,
    Field(discriminator="type"),
]


class Facts(Document):
    """A file of facts of one scope."""

    kind: Literal["facts"]
    role: Slug | None = None
    """The job description or role that these facts are for; every document of the organisation when left out."""
    round: Slug | None = None
    """The recruitment round that these facts are for."""
    facts: dict[FactName, Fact]
    """Each fact under its name. A text shows it by the name in double braces."""
