"""A recruitment round: its key dates, the ways to apply, and what happens to it while it is open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from rolepress.model.base import Closing, Document, Email, Known, Line, Model, Moment, Phone, Reference, Slug, Text
from rolepress.model.facts import FactName, When
from rolepress.model.organisation import Contact

Subject = Literal[
    "opens", "session", "closing", "shortlisting", "interviews",
    "references", "outcome", "start", "training", "other",
]  # fmt: skip


class KeyDate(Model):
    """A date that people plan by."""

    id: Slug
    """A short name for links."""
    title: Line
    """What happens, such as "Closing date"."""
    what: Subject
    """What kind of date it is: the calendar and the checks go by it."""
    fact: FactName | None = None
    """The fact that says when, and for an event where, instead of `when`."""
    when: Known[When] | None = None
    """The day or the time, where no fact says it."""
    place: Known[Line] | None = None
    """Where it is, for something that people go to or join."""
    join: Line | None = None
    """How to join it, or to say that you will come. It is no longer shown when the round has closed."""
    note: Line | None = None
    """Anything else that people should know about it."""

    @model_validator(mode="after")
    def _said_once(self) -> KeyDate:
        if (self.fact is None) == (self.when is None):
            raise ValueError("give `when` or `fact`")
        return self


Channel = Literal["form", "online", "email", "post", "phone", "video", "recording", "meeting", "in-person"]


class Way(Model):
    """One way to apply, or to send a form back: what to do, and where to."""

    id: Slug
    """A short name for links."""
    title: Line
    """The way in a few words, such as "By post"."""
    by: Channel
    """What kind of way it is."""
    text: Text | None = None
    """What to do, and what to expect."""
    form: Slug | None = None
    """The form to fill in, if this way uses one."""
    email: Email | None = None
    """The mailbox that takes it."""
    subject: Line | None = None
    """The subject line that the mailbox wants."""
    phone: Phone | None = None
    """The number to call."""
    address: Line | None = None
    """The address to send it or to come to."""
    url: Annotated[str, StringConstraints(pattern=r"^https://")] | None = None
    """The web page to use."""


class NamedContact(Contact):
    """Whom to ask, and about what."""

    about: Line
    """What this team answers questions about, such as "Help with applying"."""


class RoundEvent(Model):
    """Something that happened to a round after it was published. It needs no new release."""

    event: Literal["extended", "paused", "resumed", "closed-early", "filled"]
    """What happened."""
    on: Moment
    """When it took effect."""
    was: Closing | None = None
    """The closing time before it was extended."""
    to: Closing | None = None
    """The closing time after it was extended."""
    reason: Line | None = None
    """Why, in words for the public."""

    @model_validator(mode="after")
    def _extended_from_and_to(self) -> RoundEvent:
        if (self.event == "extended") != (self.was is not None and self.to is not None):
            raise ValueError("give `was` and `to` for a round that is extended, and for no other")
        return self


class Round(Document):
    """A document that people can apply to, or come to, for a while."""

    key_dates: tuple[KeyDate, ...] = ()
    """The dates that people plan by, in the order in which they come."""
    progress: tuple[RoundEvent, ...] = ()
    """What happened since it was published, oldest first: extended, paused, resumed, closed early, filled."""
    ways: tuple[Way, ...] = ()
    """Every way to apply, the usual one first."""
    ask: tuple[NamedContact, ...] = ()
    """Whom to ask, and about what."""

    @property
    def takes_applications(self) -> bool:
        """Whether people can apply to it, or could."""
        return bool(self.closes or self.progress or self.ways)

    @property
    def refers(self) -> tuple[Reference, ...]:
        """The forms that its ways to apply use."""
        return tuple(_forms_of(self.ways))


def _forms_of(ways: tuple[Way, ...]) -> Iterator[Reference]:
    for index, way in enumerate(ways):
        if way.form is not None:
            yield Reference(("ways", index, "form"), way.form, ("form",))


class Encouraged(Model):
    """Groups of people who are encouraged to apply, and why that is lawful."""

    introduction: Line | None = None
    """A sentence that stands before the groups."""
    groups: Annotated[tuple[Line, ...], Field(min_length=1)]
    """The groups, one in each entry."""
    reason: Text
    """Why they are encouraged: which need or under-representation is met."""
    legal_basis: tuple[Slug, ...] = ()
    """Entries of the register that allow it."""
