"""Colours: what reads on what, and what becomes of a colour that does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.colours import contrast, ink_on, readable

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("a", "b", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#000000", 21.0),
        ("#777777", "#777777", 1.0),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that passes 4.5
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast(a, b, ratio):
    assert contrast(a, b) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("text", ["red", "#fff", "#12345g", "#1234567", "#fff;} body{display:none"])
def test_what_is_no_colour_is_refused(text):
    with pytest.raises(ValueError, match="is not a colour"):
        contrast(text, "#ffffff")


def test_ink_on_a_colour_is_the_one_that_reads_better():
    assert (ink_on("#1d4f76"), ink_on("#ffdd00")) == ("#ffffff", "#000000")


def test_a_colour_that_reads_well_stays_as_it_is():
    assert readable("#0f4c5c", ("#ffffff", "#f2f5f7")) == "#0f4c5c"


def test_a_faint_colour_grows_darker_on_white_and_lighter_on_black_and_keeps_its_hue():
    assert readable("#ff0000", ("#ffffff",)) == "#b30000"
    assert readable("#0000ff", ("#000000",)) == "#8b8bff"


@given(COLOURS)
def test_every_brand_makes_links_that_read_on_light_and_on_dark(brand):
    for grounds in (("#ffffff", "#f2f5f7"), ("#12181e", "#1c252d")):
        link = readable(brand, grounds)

        assert min(contrast(link, ground) for ground in grounds) >= 7


def test_where_no_colour_is_enough_the_better_end_is_taken():
    assert readable("#777777", ("#777777",), least=21) == "#000000"
