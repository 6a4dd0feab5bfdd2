"""A chart says its numbers in words, keeps its letters as large as the text, and holds nothing that runs."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.sites.charts import LONGEST_NAME, Bar, bar_chart

SVG = "svg"
BARS = (Bar("Overdue", 2), Bar("June 2027", 0), Bar("July 2027", 8))


def drawn(*bars: Bar, title: str = "Due") -> ET.Element:
    """Return the drawing of *bars*, read as XML."""
    svg = ET.fromstring(bar_chart("due", title, bars)).find(SVG)  # noqa: S314  # our own drawing
    assert svg is not None
    return svg


def words(svg: ET.Element, name: str) -> list[str]:
    return ["".join(each.itertext()) for each in svg.iter(name)]


def test_a_chart_is_one_picture_with_a_name_and_its_numbers_in_words():
    svg = drawn(*BARS)

    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "due-title due-desc"
    assert [each.get("id") for each in (svg[0], svg[1])] == ["due-title", "due-desc"]
    assert words(svg, "title") == ["Due"]
    assert words(svg, "desc")[0].startswith("Due. Overdue: 2; June 2027: 0; July 2027: 8.")


def test_every_bar_has_its_number_beside_it():
    assert words(drawn(*BARS), "text") == ["Overdue: 2", "June 2027: 0", "July 2027: 8"]
    assert words(drawn(Bar("PDF", 3, 4)), "text") == ["PDF: 3 of 4"]


def test_the_longest_bar_is_whole_and_the_others_are_their_share():
    bars = [each.get("width") for each in drawn(*BARS).iter("rect") if each.get("class") == "chart__bar"]

    assert bars == ["25.0%", "100.0%"]


def test_a_bar_of_a_known_whole_is_its_share_of_it():
    bars = [
        each.get("width")
        for each in drawn(Bar("PDF", 1, 4), Bar("Page", 4, 4)).iter("rect")
        if each.get("class") == "chart__bar"
    ]

    assert bars == ["25.0%", "100.0%"]


def test_nothing_in_a_chart_is_scaled_or_coloured_by_itself():
    svg = drawn(*BARS)

    assert svg.get("viewBox") is None
    assert {name for each in svg.iter() for name in each.attrib} <= {
        "role", "aria-labelledby", "id", "class", "x", "y", "width", "height",
    }  # fmt: skip
    lengths = [each.get(name) for each in svg.iter() for name in ("y", "height") if each.get(name)]
    assert lengths
    assert all(str(each).endswith("em") for each in lengths)


def test_a_name_that_a_phone_has_no_room_for_is_cut_in_the_picture_and_whole_in_words():
    name = "Large print PDF with a great many words (28 point)"
    svg = drawn(Bar(name, 1))

    (shown,) = words(svg, "text")
    assert shown.endswith("…: 1")
    assert len(shown.removesuffix(": 1")) <= LONGEST_NAME
    assert name in words(svg, "desc")[0]


@pytest.mark.parametrize("bars", [(), (Bar("None", 0),), (Bar("None", 0, 0),)], ids=["no bars", "zero", "of zero"])
def test_a_chart_of_nothing_has_no_bar(bars):
    assert [each for each in drawn(*bars).iter("rect") if each.get("class") == "chart__bar"] == []


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")))
def test_a_name_is_text_whatever_it_holds(name):
    svg = drawn(Bar(name, 1), title=name)

    assert words(svg, "title") == [name]
    assert {each.tag for each in svg.iter()} == {"svg", "title", "desc", "text", "rect"}
