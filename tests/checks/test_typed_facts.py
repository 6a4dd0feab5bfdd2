"""Facts that are typed are found as values, however they are written."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.checks.typed_facts import facts_in
from rolepress.wording import MONTHS, WEEKDAYS, money, short_day


def values(text):
    return [(each.sort, each.value) for each in facts_in(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("£25,272", "£25,272.00"), ("£20k", "£20,000"), ("£0.50", "50p"), ("20 pounds", "£20"),
        ("twenty pounds", "£20.00"), ("9am", "9.00am"), ("9am", "09:00"), ("9:30 a.m.", "9.30am"), ("12 noon", "midday"),
        ("12pm", "midday"), ("12am", "midnight"), ("5pm", "17:00"), ("1 June 2026", "Monday 1 June 2026"),
        ("1 June 2026", "1st of June 2026"), ("1 June 2026", "2026-06-01"), ("1 June 2026", "01/06/2026"),
        ("37.5 hours", "37½ hours"), ("37.5 hours", "thirty-seven and a half hours"), ("37.5 hours", "37 1/2 hrs"),
        ("four weeks", "4 weeks"), ("4 weeks", "28 days"), ("a 4-week course", "four weeks"), ("1 year", "12 months"),
        ("2 hours", "120 minutes"), ("10%", "ten per cent"), ("10 percent", "10 per cent"), ("1,000 words", "1000 words"),
    ],
)  # fmt: skip
def test_what_is_written_in_two_ways_is_one_fact(one, other):
    assert values(one)
    assert values(one) == values(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("£20–£30", [("money", 20), ("money", 30)]),
        ("£20–30", [("money", 20), ("money", 30)]),
        ("4 to 6 weeks", [("days", 28), ("days", 42)]),
        ("between 5 and 10%", [("share", 5), ("share", 10)]),
        ("9 to 5pm", [("time", (17, 0)), ("time", (9, 0))]),
        ("9-11am", [("time", (11, 0)), ("time", (9, 0))]),
        ("3 to 5 June 2019", [("day", (3, 6, 2019)), ("day", (5, 6, 2019))]),
        ("in June 2019", [("month", (6, 2019))]),
        ("You can come on one of 2 days.", []),
        ("One day you may lead a team of 3 people at band 3.", []),
        ("Ring 01632 960123 from 2 places.", []),
        ("We may march.", []),
        ("", []),
    ],
)
def test_what_is_found_in_a_text(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ("1 June", "1 June 2026", True), ("1 June 2026", "1 June", True), ("1 June 2026", "1 June 2025", False),
        ("June 2026", "1 June 2026", True), ("June 2026", "1 June 2025", False), ("£20", "20%", False),
        ("20 hours", "20 days", False), ("£20", "£20 an hour and £30", True), ("9am", "9pm", False),
    ],
)  # fmt: skip
def test_a_fact_is_told_by_another_text(ours, theirs, told):
    (fact,) = facts_in(ours)

    assert fact.is_told_by(facts_in(theirs)) is told


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_day_is_the_same_with_its_weekday_and_in_figures(day):
    written = (short_day(day), f"{WEEKDAYS[day.weekday()]} {short_day(day)}", day.isoformat(), f"{day:%d/%m/%Y}")

    assert {tuple(values(each)) for each in written} == {((("day", (day.day, day.month, day.year))),)}


@given(st.decimals(0, 999_999, places=2))
def test_a_sum_is_the_same_with_and_without_its_pence(amount):
    assert values(money(amount, None)) == values(f"£{amount:.2f}") == [("money", Decimal(amount))]


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "£",
                "1",
                "2,000",
                ".5",
                "½",
                "%",
                " ",
                "-",
                "one",
                "twenty",
                "half",
                "to",
                "weeks",
                "am",
                ":",
                "/",
                *MONTHS,
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_nothing_that_people_write_breaks_it(text):
    assert all(each.said for each in facts_in(text))
