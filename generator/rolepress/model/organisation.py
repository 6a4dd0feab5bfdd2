"""An organisation: its names, what it stands for, how to reach it, and its brand."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from rolepress.model.base import Colour, Document, Email, Known, Line, Model, Phone, Slug, Text
from rolepress.model.house_style import HouseStyle


class Value(Model):
    """Something an organisation stands for, or a behaviour it looks for."""

    id: Slug
    """A short name for links."""
    title: Line
    """The value or behaviour in a few words."""
    text: Text | None = None
    """What it means."""


class Behaviours(Model):
    """The behaviours an organisation expects, under its own heading."""

    title: Line
    """The heading."""
    introduction: Text
    """Text that stands before the list."""
    entries: tuple[Value, ...] = ()
    """The behaviours."""
    note: Line | None = None
    """Printed under the list, for example what the original leaves out."""


class Contact(Model):
    """How to reach a team: never a person."""

    team: Line | None = None
    """The name of the team."""
    email: Email | None = None
    """The team's mailbox, never a person's."""
    phone: Phone | None = None
    """The team's number, never a direct line."""
    address: Line | None = None
    """The postal address, on one line."""
    hours: Line | None = None
    """When somebody answers."""
    url: Annotated[str, StringConstraints(pattern=r"^https://")] | None = None
    """A web page, starting with https://."""

    @model_validator(mode="after")
    def _reachable(self) -> Contact:
        if not any((self.team, self.email, self.phone, self.address, self.url)):
            raise ValueError("give a team, an e-mail address, a phone number, an address or a web address")
        return self


class OtherFormats(Model):
    """Whom to ask for another format, and how long it takes."""

    email: Email
    """The mailbox that takes requests."""
    phone: Phone
    """The number that takes requests."""
    working_days: Annotated[int, Field(ge=1, le=60)]
    """How many working days an answer takes."""
    text: Line | None = None
    """Anything else that people should know before they ask."""


class Brand(Model):
    """The organisation's look. Contrast of every pair in use is checked when the project is built."""

    colour: Colour = "#1d4f76"
    """The main colour: header, links, headings. At least 4.5:1 on white."""
    accent: Colour | None = None
    """A second colour for rules and markers; the main colour when left out."""
    logo: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*\.(svg|png)$")] | None = None
    """A file in the organisation's folder of content/pictures, SVG or PNG."""
    logo_text: Line | None = None
    """What the logo says, for people who do not see it."""


class Organisation(Document):
    """A body that publishes roles."""

    kind: Literal["organisation"]
    short_name: Line | None = None
    """An abbreviation, explained where it is first used."""
    about: Text | None = None
    """What the organisation does, in a paragraph or two."""
    headquarters: Known[Line] | None = None
    """Where the organisation has its main office."""
    divisions: tuple[Line, ...] = ()
    """The names of its parts."""
    values: tuple[Value, ...] = ()
    """What the organisation stands for."""
    behaviours: Behaviours | None = None
    """The leadership behaviours that it expects; documents with `behaviours: true` show them."""
    contacts: dict[Slug, Contact] = Field(default_factory=dict)
    """By purpose: recruitment, equality, complaints…"""
    other_formats: Known[OtherFormats]
    """Whom to ask for large print, easy read, braille, audio or another language."""
    brand: Brand = Brand()
    """Its colours and its logo."""
    house_style: HouseStyle = HouseStyle()
    """How it writes and orders its documents."""
