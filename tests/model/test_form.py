"""What a form may hold: addresses of services, groups of choices, and the values under which choices are kept."""

import pytest
from pydantic import ValidationError

from rolepress.model.form import LONGEST_NAME, ChoiceFields, Form, FormField, named

FORM = {
    "kind": "form", "id": "helper", "title": "Apply", "owner": "HR", "organisation": "northshire",
    "purpose": "application", "introduction": "Apply here.",
    "sections": [{"id": "one", "title": "One", "fields": [{"id": "name", "type": "short-text", "label": "Name"}]}],
}  # fmt: skip


@pytest.mark.parametrize(
    "address",
    ["https://forms.example", "https://forms.example/", "https://a.b.example:8443/answers/1?form=a&lang=cy"],
)
def test_a_service_has_an_address_that_is_sent_to_securely(address):
    assert Form.model_validate({**FORM, "action": address}).action == address


@pytest.mark.parametrize(
    "address",
    [
        "http://forms.example/a",
        "//forms.example/a",
        "/answers",
        "mailto:jobs@northshire.example",
        "https://",
        "https://forms.example; script-src *",
        "https://forms.example/a b",
        "https://forms.example/'><script>",
        "https://user:secret@forms.example/",
        "https://forms.example/#part",
        "https://forms.example/a\nb",
    ],
)
def test_an_action_elsewhere_than_https_is_refused(address):
    with pytest.raises(ValidationError) as refusal:
        Form.model_validate({**FORM, "action": address})

    assert [each["loc"] for each in refusal.value.errors()] == [("action",)]


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Buddhist", "buddhist"),
        ("Any other Asian background", "any-other-asian-background"),
        ("Gypsy / Irish Traveller", "gypsy-irish-traveller"),
        ("Ŵyn, Siân – 85+", "wyn-sian-85"),
        ("ગુજરાતી", ""),
        ("a" * 100, "a" * LONGEST_NAME),
    ],
)
def test_the_words_of_a_choice_make_its_value(label, value):
    assert named(label) == value
    assert ChoiceFields(label=label, value="own").kept == "own"


def test_a_group_of_choices_holds_choices_alone():
    group = {"label": "White", "choices": ["Irish"]}

    assert (
        FormField.model_validate({"id": "a", "type": "choose-one", "label": "A", "choices": ["Arab", group]})
        .choices[1]
        .choices[0]
        .label
        == "Irish"
    )
    for wrong in ({**group, "value": "white"}, {**group, "say": "Which?"}, {"label": "All", "choices": [group]}):
        with pytest.raises(ValidationError, match="a group of choices"):
            ChoiceFields.model_validate(wrong)


def test_choices_are_written_or_come_from_a_fact():
    with pytest.raises(ValidationError, match="give `choices` or `choices_from`"):
        FormField.model_validate(
            {"id": "a", "type": "choose-one", "label": "A", "choices": ["One"], "choices_from": "list"}
        )


def test_a_section_asks_something():
    with pytest.raises(ValidationError):
        Form.model_validate({**FORM, "sections": [{"id": "one", "title": "One", "fields": []}]})


def test_each_field_has_its_place_and_its_section():
    ((at, section, field),) = Form.model_validate(FORM).each_field

    assert (at, section.id, field.id) == (("sections", 0, "fields", 0), "one", "name")


def test_an_easier_version_names_its_form_and_tells_its_version():
    form = Form.model_validate({**FORM, "round": "helpers", "easier": {"of": "apply"}})

    assert [(each.document, each.kinds, each.shows) for each in form.refers] == [
        ("helpers", ("application-pack", "advert", "page"), ()), ("apply", ("form",), ("version",)),
    ]  # fmt: skip


@pytest.mark.parametrize("given", [{"tested_with": "Northshire People First"}, {"tested_on": "2026-06-01"}])
def test_who_has_tried_an_easier_version_stands_with_the_day(given):
    with pytest.raises(ValidationError, match="give both `tested_with` and `tested_on`"):
        Form.model_validate({**FORM, "easier": {"of": "apply", **given}})
