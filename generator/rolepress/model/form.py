"""A form: questions in sections, why they are asked, and how the answers come back."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from rolepress.model.base import Document, Line, Model, Reference, Slug, Text
from rolepress.model.facts import FactName
from rolepress.model.organisation import Contact
from rolepress.model.round import Way

FieldType = Literal[
    "short-text", "long-text", "number", "date", "email", "phone", "address",
    "yes-no", "choose-one", "choose-many", "declaration", "signature",
]  # fmt: skip
Asks = Literal["identity", "contact", "criminal-record", "disability-confident", "adjustments"]


def _choice(value: Any) -> Any:
    """A choice may be written as its words alone."""
    return {"label": value} if isinstance(value, str) else value


class ChoiceFields(Model):
    """One answer to choose, or a titled group of them."""

    label: Line
    """The words of the choice; of a group, its title."""
    value: Slug | None = None
    """What is kept when it is chosen; made from the words when left out."""
    say: Line | None = None
    """What a line beside it asks, such as "Please say"; without it there is no line."""
    choices: tuple[Annotated[ChoiceFields, BeforeValidator(_choice)], ...] = ()
    """The choices of a group."""


Choice = Annotated[ChoiceFields, BeforeValidator(_choice)]


class FormField(Model):
    """A question of a form."""

    id: Slug
    """A short name: what the answer is called in every file and list. It never changes."""
    type: FieldType
    """What kind of answer it takes."""
    label: Line
    """The question."""
    hint: Line | None = None
    """Help with answering it."""
    required: bool = False
    """Whether it must be answered."""
    longest: Annotated[int, Field(ge=1, le=20_000)] | None = None
    """The most characters that an answer may have."""
    choices: tuple[Choice, ...] = ()
    """What may be chosen, in groups where that helps."""
    choices_from: FactName | None = None
    """A list among the facts to choose from, instead of `choices`."""
    prefer_not_to_say: bool = False
    """Whether "Prefer not to say" is one of the choices, as it should be where the question is personal."""
    asks: Asks | None = None
    """What the answer tells, where that decides who may see it."""

    @model_validator(mode="after")
    def _choices_said_once(self) -> FormField:
        if self.choices and self.choices_from:
            raise ValueError("give `choices` or `choices_from`")
        return self


class FormSection(Model):
    """Questions under one heading."""

    id: Slug
    """A short name for links."""
    title: Line
    """The heading."""
    introduction: Text | None = None
    """What stands before the questions."""
    hidden_from_shortlisting: bool = False
    """Whether people who shortlist do not see the answers."""
    fields: tuple[FormField, ...]
    """The questions, one in each entry."""


class PrivacyNotice(Model):
    """What people are told before they give personal data.

    Source: UK General Data Protection Regulation, article 13.
    """

    controller: Line
    """Who is responsible for the answers."""
    purpose: Text
    """What they are used for."""
    lawful_basis: Text
    """Why that is lawful, and for special categories of data under which condition."""
    shared: Text
    """Who sees them."""
    kept: Line
    """How long they are kept."""
    rights: Text
    """What people may ask for, and to whom they may complain."""
    contact: Contact
    """Whom to ask."""


class Form(Document):
    """A form that people fill in on a web page, in a PDF or in Word, or prepare for a talk."""

    kind: Literal["form"]
    organisation: Slug
    """The id of the organisation that asks."""
    purpose: Literal["application", "monitoring", "expression-of-interest", "other"]
    """What it is for. A monitoring form asks for nothing that says who somebody is, and is kept apart."""
    round: Slug | None = None
    """The application pack, advert or page that it belongs to: its facts are seen here, and it closes with it."""
    introduction: Text
    """What the form is for, and how to fill it in."""
    privacy: PrivacyNotice | None = None
    """What is done with the answers; asked for wherever they are personal."""
    sections: Annotated[tuple[FormSection, ...], Field(min_length=1)]
    """The questions, in sections."""
    action: Annotated[str, StringConstraints(pattern=r"^https://")] | None = None
    """The address of a service that takes the answers of the web page; without one the page is there to read."""
    button: Line | None = None
    """The words on the button that sends them."""
    ways: tuple[Way, ...] = ()
    """How the filled form comes back, and every other way to give the answers."""
    afterwards: Text | None = None
    """What happens when it has been sent."""

    @property
    def round_id(self) -> str | None:
        """The round whose facts this sees."""
        return self.round

    @property
    def refers(self) -> tuple[Reference, ...]:
        """The round that it belongs to."""
        kinds = ("application-pack", "advert", "page")
        return (Reference(("round",), self.round, kinds),) if self.round is not None else ()
