"""A form: questions in sections, why they are asked, and how the answers come back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from rolepress.model.base import Day, Document, Known, Line, Model, Reference, Slug, Text
from rolepress.model.facts import FactName
from rolepress.model.organisation import Contact
from rolepress.model.round import Way

SERVICE = r"^https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?(/[A-Za-z0-9/._~%=&?+-]*)?$"
"""The address of a service: a host, perhaps a port, and a path, without a name or a password before the host."""

FieldType = Literal[
    "short-text", "long-text", "number", "date", "email", "phone", "address",
    "yes-no", "choose-one", "choose-many", "declaration", "signature",
]  # fmt: skip
Asks = Literal[
    "identity", "contact", "criminal-record", "unspent-convictions", "disability-confident", "adjustments"
]
PREFER_NOT_TO_SAY = "prefer-not-to-say"
"""What is kept when somebody prefers not to say."""

ONE_OF_TWO = ("yes", "no")
"""What is kept of a question that is answered with yes or no."""

CHOOSING = ("choose-one", "choose-many")
"""The types of question that have choices of their own."""

IDENTIFYING_TYPES = ("email", "phone", "address", "signature")
_IDENTIFYING = re.compile(
    r"\b(?:name|names|surname|forenames?|initials|signature|date of birth|birthday|postcode|address|e-?mail"
    r"|(?:tele)?phone|mobile|(?:nhs|staff|employee|payroll|reference|national insurance) number|reference)\b"
)
WRITTEN = ("short-text", "long-text", "number", "email", "phone", "address")
"""The types of question whose answer can be too long."""


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

    @model_validator(mode="after")
    def _one_or_a_group(self) -> ChoiceFields:
        if self.choices and (self.value or self.say or any(each.choices for each in self.choices)):
            raise ValueError("a group of choices has a `label:` and `choices:`, and no group in it")
        return self

    @property
    def kept(self) -> str:
        """What is kept when it is chosen, or "" where its words have no letter that a name can have."""
        return self.value or named(self.label)


Choice = Annotated[ChoiceFields, BeforeValidator(_choice)]


def named(label: str) -> str:
    """Return the words of a choice as a name: "Any other Asian background" is any-other-asian-background."""
    letters = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", letters))[:LONGEST_NAME].rstrip("-")


LONGEST_NAME = 60  # characters of a name that is made of a choice's words


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

    @property
    def each_choice(self) -> Iterator[ChoiceFields]:
        """Every choice that is written here, those in groups too."""
        for choice in self.choices:
            yield from choice.choices or (choice,)

    @property
    def identifies(self) -> bool:
        """Whether the answer says who somebody is: by its type, by what it asks, or by its words."""
        if self.type in IDENTIFYING_TYPES or self.asks in ("identity", "contact"):
            return True
        words = f"{self.id.replace('-', ' ')} {self.label}".casefold()
        return self.type in (*WRITTEN, "date") and _IDENTIFYING.search(words) is not None


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
    fields: Annotated[tuple[FormField, ...], Field(min_length=1)]
    """The questions, one in each entry."""


class PrivacyNotice(Model):
    """What people are told before they give personal data. What nobody has decided yet prints as "not stated".

    Source: UK General Data Protection Regulation, article 13.
    """

    controller: Line
    """Who is responsible for the answers."""
    purpose: Text
    """What they are used for."""
    lawful_basis: Known[Text]
    """Why that is lawful, and for special categories of data under which condition."""
    shared: Known[Text]
    """Who sees them."""
    kept: Known[Line]
    """How long they are kept."""
    rights: Known[Text]
    """What people may ask for, and to whom they may complain."""
    contact: Contact
    """Whom to ask."""


class EasierVersion(Model):
    """Says that a form asks the questions of another one in easier words, and who has checked that it does."""

    of: Slug
    """The id of the form whose questions these are. Answers to both stand in one list, under its name."""
    tested_with: Line | None = None
    """The name of the group of people with learning disabilities who tried it; nobody yet when left out."""
    tested_on: Day | None = None
    """The day on which they tried it."""

    @model_validator(mode="after")
    def _who_and_when(self) -> EasierVersion:
        if (self.tested_with is None) != (self.tested_on is None):
            raise ValueError("give both `tested_with` and `tested_on`, or neither while nobody has tried it")
        return self


class Form(Document):
    """A form that people fill in on a web page, in a PDF or in Word, or prepare for a talk."""

    kind: Literal["form"]
    organisation: Slug
    """The id of the organisation that asks."""
    purpose: Literal["application", "monitoring", "expression-of-interest", "other"]
    """What it is for. A monitoring form asks for nothing that says who somebody is, and is kept apart."""
    round: Slug | None = None
    """The application pack, advert or page that it belongs to: its facts are seen here, and it closes with it."""
    easier: EasierVersion | None = None
    """Which form this is the easier version of. It asks the same questions, in easier words."""
    introduction: Text
    """What the form is for, and how to fill it in."""
    privacy: PrivacyNotice | None = None
    """What is done with the answers; asked for wherever they are personal."""
    sections: Annotated[tuple[FormSection, ...], Field(min_length=1)]
    """The questions, in sections."""
    action: Annotated[str, StringConstraints(pattern=SERVICE, max_length=2000)] | None = None
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
        """The round that it belongs to, and the form that it is an easier version of, whose version it tells."""
        named: list[Reference] = []
        if self.round is not None:
            named.append(Reference(("round",), self.round, ("application-pack", "advert", "page")))
        if self.easier is not None:
            named.append(Reference(("easier", "of"), self.easier.of, ("form",), shows=("version",)))
        return tuple(named)

    @property
    def each_field(self) -> Iterator[tuple[tuple[str | int, ...], FormSection, FormField]]:
        """Every question with the way to it and its section, in the order in which they are asked."""
        for index, section in enumerate(self.sections):
            for place, field in enumerate(section.fields):
                yield ("sections", index, "fields", place), section, field
