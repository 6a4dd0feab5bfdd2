"""A form with every sort of question, as a manuscript: for tests of what forms become in files."""

from __future__ import annotations

from rolepress.labels import labels_for
from rolepress.manuscript import (
    About,
    Block,
    Choice,
    ChoiceGroup,
    Field,
    FieldType,
    Form,
    Heading,
    Manuscript,
    Prose,
    said,
)

FORM_ID = "helper-application"
VERSION = "1.3"
_NEED = {True: "required", False: "optional"}


def sample_form() -> Manuscript:
    """Return the sample: three sections, all types of question, a long and a very long answer."""
    blocks: tuple[Block, ...] = (
        Heading("title", said("Apply to be a helper"), 1, eyebrow="Form"),
        Prose("introduction", said("Tell us about yourself. It takes about 20 minutes."), lead=True),
        Form("questions", FORM_ID, _questions(), VERSION, "https://apply.trust.example/helper", "Send"),
        Heading("afterwards", said("What happens next"), 2),
        Prose("afterwards-1", said("We answer within 10 working days.")),
    )
    about = About(
        kind="form", kind_label="Form", organisation="fenland",
        organisation_name="Fenland and Wold Community Health Trust", version="1.2",
        description="Apply to be a helper.",
        notice="Worked example built from published documents; not an official publication",
    )  # fmt: skip
    labels = dict(labels_for("en-GB").value)
    return Manuscript("helper-application", "Apply to be a helper", "en-GB", about, blocks, labels)


def _questions() -> tuple[Block, ...]:
    you, work, fair = "About you", "Your experience", "Fair treatment"
    return (
        Heading("section-you", said(f"1. {you}"), 2),
        Prose("section-you-text", said("We use this to reach you, and for nothing else.")),
        _field("full-name", "short-text", "Your full name", you, required=True, longest=100),
        _field("birth", "date", "Date of birth", you, how="Give the day, month and year, such as 27 3 1990."),
        _field("email", "email", "Email address", you, required=True),
        _field("phone", "phone", "Phone number", you, hint="A mobile number, if you have one."),
        _field("address", "address", "Your address", you),
        _field("children", "number", "How many children do you care for?", you),
        Heading("section-work", said(f"2. {work}"), 2),
        _field("why", "long-text", "Why would you like to do this?", work, required=True, longest=1500,
               hint="Say what matters to you. Short sentences are fine.", how="Up to 1,500 characters."),
        _field("example", "long-text", "Tell us about a time when you helped somebody", work, longest=6000),
        _field("days", "choose-many", "On which days could you come?", work, how="Choose all that apply.",
               groups=(
                   _group("days", "In the week", ("monday", "Monday"), ("wednesday", "Wednesday")),
                   _group("days", "At the weekend", ("saturday", "Saturday"),
                          ("other", "Another day", "Please say which")),
               )),
        _field("driver", "yes-no", "Do you drive?", work, required=True,
               groups=(_group("driver", "", ("yes", "Yes"), ("no", "No")),)),
        Heading("section-fair", said(f"3. {fair}"), 2),
        _field("religion", "choose-one", "What is your religion or belief?", fair, how="Choose one.",
               groups=(_group("religion", "", ("buddhist", "Buddhist"), ("christian", "Christian"), ("none", "None"),
                              ("another", "Another religion or belief", "Please say"),
                              ("prefer-not-to-say", "Prefer not to say")),)),
        _field("true", "declaration", "What I have written here is true", fair, required=True,
               how="Tick the box to agree."),
        _field("signed", "signature", "Your signature", fair, how="Type your full name, or sign on paper."),
    )  # fmt: skip


def _field(
    name: str,
    sort: FieldType,
    label: str,
    section: str,
    *,
    required: bool = False,
    hint: str = "",
    how: str = "",
    longest: int | None = None,
    groups: tuple[ChoiceGroup, ...] = (),
) -> Field:
    return Field(
        f"question-{name}",
        name,
        sort,
        said(label),
        _NEED[required],
        required,
        said(hint),
        how,
        section,
        longest,
        groups,
    )


def _group(field: str, title: str, *choices: tuple[str, ...]) -> ChoiceGroup:
    made = (
        Choice(
            f"question-{field}--{value}",
            value,
            said(label),
            f"{field}--{value}--say" if say else "",
            say[0] if say else "",
        )
        for value, label, *say in choices
    )
    return ChoiceGroup(
        f"group--question-{field}--{title.replace(' ', '-').lower() or '1'}", said(title), tuple(made)
    )
