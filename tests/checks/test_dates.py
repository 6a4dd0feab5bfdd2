"""Dates and times: what the house writes, its rules take; what is a day off, they do not."""

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from rolepress.checks.dates import date_form, time_form, weekday
from rolepress.checks.texts import Form, Written
from rolepress.model.house_style import HouseStyle
from rolepress.model.page import Section
from rolepress.wording import WEEKDAYS, clock, said_day

DAYS = st.dates(date(1948, 7, 5), date(2100, 12, 31))


def written(text: str) -> Written:
    return Written(("text",), text, Form.TEXT, Section, "text")


@given(DAYS, st.booleans())
def test_a_day_in_the_words_of_the_house_is_fine(day: date, with_weekday: bool) -> None:
    text = written(f"Come on {said_day(day, HouseStyle(weekday=with_weekday))}.")

    assert [*date_form(text), *weekday(text), *time_form(text)] == []


@given(DAYS, st.integers(1, 6))
def test_another_weekday_is_not(day: date, off: int) -> None:
    wrong = WEEKDAYS[(day.weekday() + off) % 7]
    (found,) = weekday(written(f"Come on {wrong} {said_day(day, HouseStyle(weekday=False))}."))

    assert found.hint == said_day(day, HouseStyle())


@given(
    DAYS,
    st.sampled_from(
        [
            "%d/%m/%Y",
            "%d/%m/%y",
            "%d.%m.%Y",
            "%d-%m-%Y",
            "%d-%m-%y",
            "%Y-%m-%d",
            "%a %d %B %Y",
            "%dth %B",
            "%d %b %Y",
        ]
    ),
)
def test_a_day_in_figures_is_not_written_out(day: date, form: str) -> None:
    found = list(date_form(written(f"Come on {day.strftime(form)}.")))

    assert len(found) == (0 if form == "%d %b %Y" and day.month == 5 else 1)  # May has no short form


@given(st.times(), st.times())
def test_a_time_in_the_words_of_the_house_is_fine(start: time, end: time) -> None:
    assert list(time_form(written(f"Come at {clock(start)}, or from {clock(start)} to {clock(end)}."))) == []


@given(st.times(), st.sampled_from(["%H:%M", "%I.%M%p", "%I:%M %p"]))
def test_a_time_in_another_form_is_told(at: time, form: str) -> None:
    assert list(time_form(written(f"Come at {at.strftime(form)}.")))
