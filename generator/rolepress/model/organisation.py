"""An organisation: its names, what it stands for, how to reach it, and its brand."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from rolepress.model.base import Colour, Document, Email, Known, Line, Model, Phone, Slug, Text
from rolepress.model.house_style import HouseStyle


class Value(Model):
    """Something an organisation stands for, or a behaviour it looks for."""

    id: Slug
    title: Line
    text: Text | None = None


class Behaviours(Model):
    """The behaviours an organisation expects, under its own heading."""

    title: Line
    introduction: Text
    entries: tuple[Value, ...] = ()
    note: Line | None = None
    """Printed under the list, for example what the original leaves out."""


class Contact(Model):
    """How to reach a team: never a person."""

    team: Line | None = None
    email: Email | None = None
    phone: Phone | None = None
    address: Line | None = None
    hours: Line | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https://")] | None = None

    @model_validator(mode="after")
    def _reachable(self) -> Contact:
        if not any((self.team, self.email, self.phone, self.address, self.url)):
            raise ValueError("give a team, an e-mail address, a phone number, an address or a web address")
        return self


class OtherFormats(Model):
    """Whom to ask for another format, and how long it takes."""

    email: Email
    phone: Phone
    working_days: Annotated[int, Field(ge=1, le=60)]
    text: Line | None = None


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
    headquarters: Known[Line] | None = None
    divisions: tuple[Line, ...] = ()
    values: tuple[Value, ...] = ()
    behaviours: Behaviours | None = None
    contacts: dict[Slug, Contact] = Field(default_factory=dict)
    """By purpose: recruitment, equality, complaints…"""
    other_formats: Known[OtherFormats]
    """Whom to ask for large print, easy read, braille, audio or another language."""
    brand: Brand = Brand()
    house_style: HouseStyle = HouseStyle()
