"""Composes a question of a form: its choices, how it is answered, and what a browser may fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rolepress.kinds.house import House
from rolepress.manuscript import Choice, ChoiceGroup, Field
from rolepress.markdown import plain, read_line
from rolepress.model.form import ONE_OF_TWO, PREFER_NOT_TO_SAY, WRITTEN, ChoiceFields, FormField

AUTOCOMPLETE = {
    "name": ("name", "full-name", "your-name"),
    "honorific-prefix": ("title", "form-of-address"),
    "given-name": ("given-name", "given-names", "first-name", "first-names", "forename", "forenames"),
    "family-name": ("family-name", "last-name", "surname"),
    "nickname": ("preferred-name", "known-as"),
    "email": ("email", "email-address", "e-mail"),
    "tel": ("phone", "phone-number", "telephone", "mobile", "mobile-phone", "day-phone", "evening-phone"),
    "street-address": ("address", "home-address", "postal-address"),
    "postal-code": ("postcode",),
    "bday": ("date-of-birth", "birthday"),
    "organization": ("organisation", "employer"),
    "organization-title": ("job-title",),
    "language": ("preferred-language",),
}
"""What a browser may fill in, by the ids of questions that ask it of the person who answers.

Source: WCAG 2.2, 1.3.5 Identify input purpose; HTML Living Standard, autofill.
"""

_BY_ID = {name: token for token, names in AUTOCOMPLETE.items() for name in names}
_BY_TYPE = {"email": "email", "phone": "tel", "address": "street-address"}
_TOLD_HOW = ("date", "choose-one", "choose-many", "yes-no", "declaration", "signature")


def question(field: FormField, section: str, house: House) -> Field:
    """Return *field* as a block under the heading *section*, named by its own id wherever it is answered."""
    name = f"question-{field.id}"
    return Field(
        id=name,
        name=field.id,
        type=field.type,
        label=read_line(field.label)[0],
        need=house.labels["required" if field.required else "optional"],
        required=field.required,
        hint=read_line(field.hint)[0] if field.hint else (),
        how=_how(field, house),
        section=section,
        longest=field.longest,
        groups=tuple(_groups(field, name, house)),
        autocomplete=autocomplete(field),
    )


def autocomplete(field: FormField) -> str:
    """Return the token of what a browser may fill in, or "": other people's details are nothing to fill in."""
    if field.type not in (*WRITTEN, "date"):
        return ""
    by_type = _BY_TYPE.get(field.type, "") if field.asks in ("identity", "contact") else ""
    return _BY_ID.get(field.id, by_type)


def _how(field: FormField, house: House) -> str:
    if field.longest and field.type in WRITTEN:
        return house.labels["answer-longest"].replace("NUMBER", f"{field.longest:,}")
    return house.labels[f"answer-{field.type}"] if field.type in _TOLD_HOW else ""


def _groups(field: FormField, name: str, house: House) -> Iterator[ChoiceGroup]:
    for number, (title, choices) in enumerate(_grouped(_given(field, house)), start=1):
        made = tuple(_choices(choices, field, name))
        yield ChoiceGroup(f"group--{name}--{number}", read_line(title)[0] if title else (), made)


def _grouped(given: Iterable[ChoiceFields]) -> Iterator[tuple[str, tuple[ChoiceFields, ...]]]:
    """Yield the choices of each group under its title, and under "" those that stand together outside a group."""
    loose: list[ChoiceFields] = []
    for each in given:
        if not each.choices:
            loose.append(each)
            continue
        if loose:
            yield "", tuple(loose)
            loose = []
        yield each.label, each.choices
    if loose:
        yield "", tuple(loose)


def _given(field: FormField, house: House) -> Iterator[ChoiceFields]:
    if field.type == "yes-no":
        yield from (_ours(value, house) for value in ONE_OF_TWO)
    yield from field.choices
    if field.prefer_not_to_say:
        yield _ours(PREFER_NOT_TO_SAY, house)


def _ours(value: str, house: House) -> ChoiceFields:
    """Return a choice that nobody wrote; checking it would take the language off its words."""
    return ChoiceFields.model_construct(label=house.labels[value], value=value)


def _choices(given: Iterable[ChoiceFields], field: FormField, name: str) -> Iterator[Choice]:
    for choice in given:
        value = choice.kept or f"choice-{list(field.each_choice).index(choice) + 1}"
        say = f"{field.id}--{value}--say" if choice.say else ""
        say_label = plain(read_line(choice.say)[0]) if choice.say else ""
        yield Choice(f"{name}--{value}", value, read_line(choice.label)[0], say, say_label)
