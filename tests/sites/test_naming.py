"""Names sort as people count, and make addresses of which no two are alike."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.sites.naming import free, natural, plain


def test_numbers_count_and_capitals_do_not():
    ordered = ["", "2", "8", "8a", "10", "Band 2", "band 10", "ward 3b", "Ward 12"]

    assert sorted(set(ordered), key=natural) == ordered


@given(st.lists(st.text(alphabet="aA1٣² -"), unique=True), st.randoms())
def test_names_have_one_order_however_they_come(names: list[str], chance: random.Random):
    ordered = sorted(names, key=natural)
    chance.shuffle(names)

    assert sorted(names, key=natural) == ordered


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Band 8a", "band-8a"), ("R & D", "r-d"), ("日本", "other"), ("-", "other"), (f"{'a' * 59} b", "a" * 59)],
)
def test_addresses_are_plain(name, expected):
    assert plain(name, "other") == expected


@pytest.mark.parametrize(
    ("taken", "expected"), [((), "a"), (("a",), "a-2"), (("a", "a-2"), "a-3"), (("a-2",), "a")]
)
def test_the_first_free_name_is_taken(taken, expected):
    assert free("a", taken) == expected
