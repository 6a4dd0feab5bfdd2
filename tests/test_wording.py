"""Facts in words: dates, times, money, numbers, contacts and lists, as a sentence says them."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from rolepress.labels import labels_for
from rolepress.model.facts import Fact
from rolepress.model.house_style import HouseStyle
from rolepress.wording import at_or_on, clock, either, listed, money, number, parts_of, said_day, say, short_day

LABELS = labels_for("en-GB").value
FACT = TypeAdapter(Fact)
USUAL, SHORT = HouseStyle(), HouseStyle(weekday=False)


def said(data, part="", style=USUAL):
    return say(FACT.validate_python(data), part, style, LABELS)


WHENS = {
    "2023-06-30": "Friday 30 June 2023",
    "2023-06-30 23:59": "11:59pm on Friday 30 June 2023",
    "2023-06-30 12:00": "midday on Friday 30 June 2023",
    "2023-06-30T00:00": "midnight on Friday 30 June 2023",
    "to be confirmed": "to be confirmed",
    "To be confirmed": "to be confirmed",
}
SHAPES = [
    ({"day": "2023-06-01"}, "Thursday 1 June 2023"),
    ({"at": "2023-06-01 09:05"}, "9:05am on Thursday 1 June 2023"),
    ({"week": "2023-07-17"}, "week commencing 17 July 2023"),
    ({"relative": "up to 6 weeks after interviews"}, "up to 6 weeks after interviews"),
    ({"about": "end of autumn 2019"}, "end of autumn 2019"),
    ({"to_be_confirmed": True}, "to be confirmed"),
    ({"unknown": "nobody said"}, "not stated"),
    ({"start": "2023-06-01 16:00", "end": "2023-06-01 17:00"}, "4pm to 5pm on Thursday 1 June 2023"),
    ({"start": "2023-06-01 16:00", "end": "2023-06-02 09:30"},
     "4pm on Thursday 1 June 2023 to 9:30am on Friday 2 June 2023"),
    ({"start": "2023-06-01", "end": "2023-06-30"}, "Thursday 1 June 2023 to Friday 30 June 2023"),
    ({"start": "2023-06-01", "end": "2023-06-01"}, "Thursday 1 June 2023"),
]  # fmt: skip


@pytest.mark.parametrize("written", WHENS)
def test_the_short_ways_of_writing_a_when(written):
    assert said({"type": "when", "value": written}) == WHENS[written]


@pytest.mark.parametrize(("value", "words"), SHAPES)
def test_a_when(value, words):
    assert said({"type": "when", "value": value}) == words


def test_a_house_may_leave_the_weekday_out():
    assert said({"type": "when", "value": "2023-06-30 16:30"}, style=SHORT) == "4:30pm on 30 June 2023"
    assert said_day(date(2023, 6, 30), SHORT) == short_day(date(2023, 6, 30)) == "30 June 2023"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(0, 0), "midnight"),
        (time(0, 30), "12:30am"),
        (time(9, 0), "9am"),
        (time(11, 59), "11:59am"),
        (time(12, 0), "midday"),
        (time(12, 1), "12:01pm"),
        (time(16, 0), "4pm"),
        (time(16, 30), "4:30pm"),
        (time(23, 59), "11:59pm"),
    ],
)
def test_a_time(at, words):
    assert clock(at) == words


MOMENTS = [
    ({"day": "2023-06-01"}, "dydd Iau 1 Mehefin 2023", "جمعرات 1 جون 2023"),
    ({"at": "2023-06-30 16:30"}, "4:30pm, dydd Gwener 30 Mehefin 2023", "جمعہ 30 جون 2023، شام 4:30 بجے"),
    ({"start": "2023-06-01 12:00", "end": "2023-06-01 13:00"}, "12 canol dydd i 1pm, dydd Iau 1 Mehefin 2023",
     "جمعرات 1 جون 2023، دوپہر 12 بجے سے دوپہر 1 بجے تک"),
    ({"start": "2023-06-01", "end": "2023-06-30"}, "rhwng dydd Iau 1 Mehefin 2023 a dydd Gwener 30 Mehefin 2023",
     "جمعرات 1 جون 2023 سے جمعہ 30 جون 2023 تک"),
    ({"week": "2023-07-17"}, "yr wythnos sy’n dechrau ar 17 Gorffennaf 2023",
     "17 جولائی 2023 سے شروع ہونے والا ہفتہ"),
    ({"to_be_confirmed": True}, "i’w gadarnhau", "تصدیق ہونا باقی ہے"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "welsh", "urdu"), MOMENTS)
def test_a_when_in_other_languages(value, welsh, urdu):
    fact = FACT.validate_python({"type": "when", "value": value})

    assert [say(fact, "", USUAL, labels_for(code).value) for code in ("cy", "ur")] == [welsh, urdu]


def test_sums_and_lists_in_other_languages():
    welsh, urdu = (labels_for(code).value for code in ("cy", "ur"))

    assert [money(Decimal(20), "hour", each) for each in (welsh, urdu)] == ["£20 yr awr", "فی گھنٹہ £20"]
    assert [listed(("a", "b", "c"), each) for each in (welsh, urdu)] == ["a, b, c", "a، b اور c"]
    assert either(("a", "b", "c"), urdu) == "a، b یا c"


def test_on_a_day_and_at_a_time():
    day, hour = datetime(2023, 6, 30), datetime(2023, 6, 30, 16)  # UK time
    english, welsh = (labels_for(code).value for code in ("en-GB", "cy"))

    assert at_or_on(day, USUAL, english) == "on Friday 30 June 2023"
    assert at_or_on(hour, USUAL, english) == "at 4pm on Friday 30 June 2023"
    assert at_or_on(day, USUAL, welsh) == "ar ddydd Gwener 30 Mehefin 2023"
    assert at_or_on(hour, USUAL, welsh) == "am 4pm, dydd Gwener 30 Mehefin 2023"


@given(st.times(), st.sampled_from(["cy", "ur"]))
def test_no_two_minutes_sound_alike_in_another_language(at, code):
    labels = labels_for(code).value
    other = datetime.combine(date(2000, 1, 1), at).replace(hour=(at.hour + 12) % 24).time()

    assert clock(at, labels) != clock(other, labels)


@given(st.times())
def test_no_two_minutes_sound_alike(at):
    other = datetime.combine(date(2000, 1, 1), at).replace(hour=(at.hour + 12) % 24).time()

    assert clock(at) != clock(other)


@pytest.mark.parametrize(
    ("amount", "per", "words"),
    [
        ("20", "hour", "£20 an hour"),
        ("24336", "year", "£24,336 a year"),
        ("24336.5", "year", "£24,336.50 a year"),
        ("12.50", None, "£12.50"),
        ("12.00", None, "£12"),
        ("0.05", None, "£0.05"),
        ("0", "session", "£0 a session"),
    ],
)
def test_money(amount, per, words):
    assert money(Decimal(amount), per) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [("37.5", "37.5"), ("37.50", "37.5"), ("6000", "6,000"), ("6E+3", "6,000"), ("0", "0"), ("0.0", "0"), ("-2.50", "-2.5"),
     ("100", "100"), ("123456789012.345", "123,456,789,012.345")],
)  # fmt: skip
def test_a_number(value, words):
    assert number(Decimal(value)) == words


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ((), ""),
        (("one",), "one"),
        (("one", "two"), "one and two"),
        (("one", "two", "three"), "one, two and three"),
    ],
)
def test_a_list(entries, words):
    assert listed(entries) == words


UNKNOWN = {"unknown": "nobody said"}


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ({"type": "money", "amount": UNKNOWN, "per": "hour"}, "not stated"),
        ({"type": "number", "value": UNKNOWN, "unit": "weeks"}, "not stated"),
        ({"type": "text", "value": UNKNOWN}, "not stated"),
        ({"type": "contact", "value": UNKNOWN}, "not stated"),
        ({"type": "list", "value": UNKNOWN}, "not stated"),
        ({"type": "event", "when": UNKNOWN, "place": "Main hall"}, "not stated, Main hall"),
        ({"type": "event", "when": "2023-06-30", "place": UNKNOWN}, "Friday 30 June 2023, not stated"),
        ({"type": "list", "value": ["a", "b"]}, "a and b"),
        ({"type": "number", "value": "12", "unit": "weeks"}, "12 weeks"),
        ({"type": "contact", "value": {"url": "https://a.example"}}, "https://a.example"),
    ],
)
def test_a_fact(fact, words):
    assert said(fact) == words


@pytest.mark.parametrize("data", [
    {"type": "contact", "value": {"team": "Helpline"}},
    {"type": "contact", "value": UNKNOWN},
    {"type": "event", "when": "2023-06-30", "place": "Hall"},
    {"type": "event", "when": UNKNOWN, "place": UNKNOWN},
    {"type": "money", "amount": "3", "per": "day"},
    {"type": "money", "amount": UNKNOWN},
    {"type": "number", "value": "3", "unit": "days"},
])  # fmt: skip
def test_every_part_of_a_fact_has_words(data):
    fact = FACT.validate_python(data)

    assert parts_of(fact)
    assert all(say(fact, part, USUAL, LABELS) for part in parts_of(fact))


@pytest.mark.parametrize("data", [{"type": "text", "value": "a"}, {"type": "list", "value": ["a"]},
                                  {"type": "when", "value": "2023-06-30"}])  # fmt: skip
def test_some_facts_have_no_parts(data):
    assert parts_of(FACT.validate_python(data)) == ()
