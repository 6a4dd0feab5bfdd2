"""The field reference says of every field what it is and what may stand there, from the models alone."""

import re

import pytest

from rolepress.config import Settings
from rolepress.model import MODELS
from rolepress.model.base import Document
from rolepress.sites.fields import Field, FieldPage, field_pages


def page(name: str) -> FieldPage:
    return next(each for each in field_pages() if each.name == name)


def field(name: str, way: str) -> Field:
    """Return a field by the heading that it stands under and its name."""
    heading, _, wanted = way.partition("/")
    group = next(each for each in page(name).groups if each.slug == heading)
    return next(each for each in group.fields if each.name == wanted)


def text(value: str) -> str:
    return re.sub("<[^>]+>", "", value)


def test_there_is_a_page_for_each_kind_one_for_all_and_one_for_the_settings():
    assert [each.name for each in field_pages()] == [*MODELS, "every-document", "rolepress"]


@pytest.mark.parametrize("name", [*MODELS, "rolepress"])
def test_every_field_of_a_model_is_on_its_page_or_on_the_shared_one(name):
    model = MODELS[name].model if name in MODELS else Settings
    shown = {each.name for each in page(name).groups[0].fields}
    shared = set(Document.model_fields) if name in MODELS else set()

    assert shown | shared == set(model.model_fields) | shared
    assert shown >= set(model.model_fields) - shared


@pytest.mark.parametrize("each", field_pages(), ids=lambda each: each.name)
def test_every_field_says_what_it_is(each):
    silent = [f"{group.name}.{field.name}" for group in each.groups for field in group.fields if not field.about]

    assert silent == []


@pytest.mark.parametrize("each", field_pages(), ids=lambda each: each.name)
def test_every_link_leads_to_a_part_that_is_there(each):
    shared = {f"every-document.md#{group.slug}" for group in page("every-document").groups}
    own = {f"#{group.slug}" for group in each.groups}
    links = {
        way for group in each.groups for field in group.fields for way in re.findall(r"\]\(([^)]+)\)", field.type)
    }

    assert links - own - shared == set()
    assert len(own) == len(each.groups)


@pytest.mark.parametrize(
    ("name", "way", "type_", "needed", "default"),
    [
        ("page", "fields/summary", "Text: paragraphs and lists", True, ""),
        ("page", "fields/purpose", "One of home, accessibility, information or campaign", False, "information"),
        ("page", "fields/sections", "A list; each entry is [section](#section)", False, ""),
        ("page", "fields/kind", "Always page", True, ""),
        ("job-description", "post/band", "Text on one line, or [unknown](#unknown)", True, ""),
        ("job-description", "criterion/weight", "A whole number from 0 to 100", False, ""),
        (
            "job-description",
            "duties/entries",
            "A list; each entry is [entry](#entry) (or just its text)",
            True,
            "",
        ),
        ("facts", "money-fact/amount", "A number, or [unknown](#unknown)", True, ""),
        ("organisation", "brand/colour", "A colour such as &#35;1d4f76", False, "#1d4f76"),
        ("organisation", "fields/contacts", "Names of your own, and under each: [contact](#contact)", False, ""),
        ("every-document", "fields/review_by", "A date such as 2026-06-30", False, ""),
        ("rolepress", "fields/example", "true or false", False, "false"),
    ],
)
def test_types_are_said_in_words(name, way, type_, needed, default):
    found = field(name, way)

    assert (text(found.type), found.needed, found.default) == (type_, needed, default)
