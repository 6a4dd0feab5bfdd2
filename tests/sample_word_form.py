"""A form with a field of every type, for tests of formats; all invented."""

from __future__ import annotations

from dataclasses import replace

from rolepress.labels import labels_for
from rolepress.manuscript import (
    About,
    Choice,
    ChoiceGroup,
    Field,
    FieldType,
    Form,
    Heading,
    Manuscript,
    Prose,
    Term,
    Terms,
    said,
)

LONG_NAME = "which-of-the-ethnic-groups-in-this-list-describes-you-best-of-all"


def sample_form() -> Manuscript:
    """Return the form: two sections, with every type of field."""
    about = About(
        kind="form", kind_label="Form", organisation="fenland", version="1.3",
        organisation_name="Fenland and Wold Community Health Trust",
        description="Apply to become a partner.",
        notice="Worked example built from published documents; not an official publication",
    )  # fmt: skip
    blocks = (
        Heading("title", said("Application to become a partner"), 1, eyebrow="Form"),
        Prose("introduction", said("Answer in your own words."), lead=True),
        Heading("privacy", said("Privacy notice"), 2),
        Terms("privacy-terms", (Term("privacy-kept", said("How long we keep them"), (said("6 months"),)),)),
        Form("questions", "partner-application", (*_written(), *_chosen()), "1.3"),
    )
    labels = dict(labels_for("en-GB").value)
    return Manuscript("partner-application", "Application to become a partner", "en-GB", about, blocks, labels)


def _written() -> tuple[Heading | Field, ...]:
    return (
        Heading("section-you", said("1. About you"), 2),
        _field("surname", "short-text", "What is your surname?", required=True),
        _field("email", "email", "Email address", hint="We write to it about this application only."),
        _field("phone", "phone", "Phone number"),
        _field("address", "address", "Address"),
        _field("years", "number", "For how many years have you lived here?"),
        _field("start", "date", "When could you begin?", how="Give the day, month and year, such as 27 3 1990."),
        replace(_field("story", "long-text", "Why this role?", how="Up to 2,000 characters."), longest=2000),
    )


def _chosen() -> tuple[Heading | Field, ...]:
    session = (
        _choice("session", "morning", "The morning"),
        _choice("session", "evening", "The evening session, from 6pm"),
    )
    groups = (
        ChoiceGroup(
            "group-1", said("Asian or Asian British"), (_choice(LONG_NAME, "indian", "Indian"), _other("asian"))
        ),
        ChoiceGroup("group-2", said("White"), (_choice(LONG_NAME, "irish", "Irish"), _other("white"))),
    )
    help = (_choice("help", "ramp", "A ramp"), replace(_choice("help", "other", "Other"), say_name="help--other--say",
            say_label="Please say"))  # fmt: skip
    yes_no = (_choice("driver", "yes", "Yes"), _choice("driver", "no", "No"))
    return (
        Heading("section-choices", said("2. Choices"), 2),
        replace(_field("driver", "yes-no", "Do you drive?"), groups=(ChoiceGroup("g-3", (), yes_no),)),
        replace(_field("session", "choose-one", "Which session?"), groups=(ChoiceGroup("g-4", (), session),)),
        replace(_field(LONG_NAME, "choose-one", "Which group?"), groups=groups),
        replace(_field("help", "choose-many", "What would help you?"), groups=(ChoiceGroup("g-5", (), help),)),
        _field(
            "truth", "declaration", "What I have written is true.", required=True, how="Tick the box to agree."
        ),
        _field("signature", "signature", "Signature", how="Type your full name, or sign on paper."),
    )


def _field(
    name: str, type: FieldType, label: str, *, hint: str = "", how: str = "", required: bool = False
) -> Field:
    return Field(
        f"question-{name}", name, type, said(label), "required" if required else "optional", required, said(hint), how,
        section="About you",
    )  # fmt: skip


def _choice(field: str, value: str, label: str) -> Choice:
    return Choice(f"question-{field}--{value}", value, said(label))


def _other(value: str) -> Choice:
    return replace(
        _choice(LONG_NAME, f"other-{value}", "Any other background"),
        say_name=f"{LONG_NAME}--other-{value}--say", say_label="Please say",
    )  # fmt: skip
