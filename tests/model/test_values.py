"""What the models work out for themselves: the version in force, the style over another, one-line texts."""

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from rolepress.model.base import Colour, Email, Line, Phone, Slug, Text, Unknown, VersionName
from rolepress.model.clause import Clause, ClauseUse
from rolepress.model.house_style import HouseStyle
from rolepress.model.passage import EntryFields, Passage

CLAUSE = Clause.model_validate(
    {
        "kind": "clause", "id": "a", "title": "A", "owner": "O",
        "versions": [
            {"version": "2", "effective": "2024-05-01", "text": "second"},
            {"version": "1", "effective": "2020-01-01", "text": "first"},
        ],
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("on", "version"),
    [(date(2020, 1, 1), "1"), (date(2024, 4, 30), "1"), (date(2024, 5, 1), "2"), (date(2030, 1, 1), "2")],
)
def test_the_version_in_force_is_the_latest_that_has_begun(on, version):
    assert CLAUSE.in_force(on).version == version


def test_no_version_is_in_force_before_the_first():
    assert CLAUSE.in_force(date(2019, 12, 31)) is None


def test_a_version_by_its_name():
    assert CLAUSE.named("1").text == "first"
    assert CLAUSE.named("3") is None


def test_a_style_fills_its_gaps_from_the_one_below():
    below = HouseStyle(
        weekday=True, specification="marks", headings={"a": "below", "b": "below"}, order={"page": ("x",)}
    )
    above = HouseStyle(weekday=False, headings={"a": "above"}, order={"job-description": ("y",)})

    both = above.over(below)

    assert (both.weekday, both.specification, both.numbered_duties) == (False, "marks", None)
    assert both.headings == {"a": "above", "b": "below"}
    assert both.order == {"page": ("x",), "job-description": ("y",)}
    assert HouseStyle().over(below) == below.over(HouseStyle()) == below


GOOD = [
    (Line, " a \n b ", "a b"),
    (Text, "\n a\n\n b \n", "a\n\n b"),
    (Slug, "peer-support-worker-2", "peer-support-worker-2"),
    (VersionName, "2026-11", "2026-11"),
    (VersionName, "1.0", "1.0"),
    (Colour, "#0F4C5C", "#0f4c5c"),
    (Email, "a.b@c.example", "a.b@c.example"),
    (Phone, "+44 (0)1632 960123", "+44 (0)1632 960123"),
]
BAD = [
    (Line, "   "), (Text, " \n "), (Slug, "A"), (Slug, "a_b"), (Slug, "-a"), (Slug, "a--b"), (Slug, ""), (Slug, "a/b"),
    (Slug, "a\n"), (VersionName, ".."), (VersionName, "1/2"), (VersionName, "1.0\n"), (Colour, "#fff"), (Email, "a@b"),
    (Email, "a b@c.example"), (Phone, "call us"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "written", "value"), GOOD)
def test_a_text_that_fits(kind, written, value):
    assert TypeAdapter(kind).validate_python(written) == value


@pytest.mark.parametrize(("kind", "written"), BAD)
def test_a_text_that_does_not_fit(kind, written):
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(written)


@pytest.mark.parametrize("model", [EntryFields, Passage, ClauseUse])
def test_nothing_at_all_is_refused(model):
    with pytest.raises(ValidationError):
        model.model_validate({})


def test_a_value_does_not_change():
    with pytest.raises(ValidationError):
        Unknown(unknown="why").unknown = "other"
