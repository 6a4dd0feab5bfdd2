"""Says a fact in the house's words: dates, times, money, numbers, contacts and lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import reduce

from rolepress.labels import FALLBACK, Labels, labels_for
from rolepress.languages import filled, strung
from rolepress.model.base import Unknown
from rolepress.model.facts import (
    Approximate,
    ContactFact,
    EventFact,
    Fact,
    ListFact,
    MoneyFact,
    NumberFact,
    OneDay,
    OneMoment,
    Range,
    Relative,
    TextFact,
    ToBeConfirmed,
    Week,
    When,
    WhenFact,
)
from rolepress.model.house_style import HouseStyle
from rolepress.model.organisation import Contact

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_NAME = re.compile("TIME|WEEKDAY|DAY|MONTH|YEAR|DATE|FIRST|LAST|SUM")
_PARTS_OF_THE_DAY = ((4, "night"), (12, "morning"), (16, "afternoon"), (20, "evening"), (24, "late"))
"""The hour before which each part of the day ends."""

_CONTACT = ("team", "email", "phone", "address", "hours", "url")


def parts_of(fact: Fact) -> tuple[str, ...]:
    """Return the names that may stand after a fact's name: `{{ helpline.phone }}`."""
    match fact:
        case ContactFact():
            return _CONTACT
        case EventFact():
            return ("when", "place")
        case MoneyFact():
            return ("amount",)
        case NumberFact():
            return ("value",)
        case _:
            return ()


def say(fact: Fact, part: str, style: HouseStyle, labels: Labels) -> str:
    """Return *fact*, or one *part* of it, as words in a sentence; what is not known is "not stated"."""
    match fact:
        case MoneyFact(amount=Decimal() as amount, per=per):
            return money(amount, None if part == "amount" else per, labels)
        case NumberFact(value=Decimal() as value, unit=unit):
            return " ".join(filter(None, (number(value), "" if part else unit)))
        case TextFact(value=str() as text):
            return text
        case ContactFact(value=Contact() as contact):
            return _contact(contact, part, labels)
        case ListFact(value=tuple() as entries):
            return listed(entries, labels)
        case WhenFact(value=when):
            return _when(when, style, labels)
        case EventFact(when=when, place=place):
            at, where = _when(when, style, labels), place if isinstance(place, str) else labels["not-stated"]
            return {"when": at, "place": where}.get(part, f"{at}, {where}")
        case _:
            return labels["not-stated"]


def said_when(when: When, style: HouseStyle, labels: Labels) -> str:
    """Return a *when* in words: Friday 30 June 2023, 4pm to 5pm on Thursday 1 June 2023."""
    match when:
        case OneDay(day=day):
            return said_day(day, style, labels)
        case OneMoment(at=at):
            return _said_moment(at, style, labels)
        case Range(start=start, end=end):
            return _said_range(start, end, style, labels)
        case Week(week=day):
            return _filled(labels["week-commencing"], DAY=short_day(day, labels))
        case Relative(relative=text) | Approximate(about=text):
            return text
        case ToBeConfirmed():
            return labels["to-be-confirmed"]


def said_day(day: date, style: HouseStyle, labels: Labels | None = None, *, weekdays: str = "weekdays") -> str:
    """Return "Friday 30 June 2023", or without the weekday where the house leaves it out."""
    known = labels or _english()
    months, year = known["months"].split(", "), f"{day.year}"
    text = _filled(known["said-date"], DAY=day.day, MONTH=months[day.month - 1], YEAR=year)
    if style.weekday is False:
        return text
    return _filled(known["said-day"], WEEKDAY=known[weekdays].split(", ")[day.weekday()], DATE=text)


def short_day(day: date, labels: Labels | None = None) -> str:
    """Return "30 June 2023"."""
    return said_day(day, HouseStyle(weekday=False), labels)


def at_or_on(moment: datetime, style: HouseStyle, labels: Labels) -> str:
    """Return "at 11:59pm on Friday 30 June 2023", or "on Friday 30 June 2023" for a day alone."""
    if moment.time() == time():
        return _filled(labels["on-day"], DAY=said_day(moment.date(), style, labels, weekdays="weekdays-on"))
    return _filled(labels["at-time"], TIME=_said_moment(moment, style, labels))


def clock(at: time, labels: Labels | None = None) -> str:
    """Return "4pm", "4:30pm", "midday" or "midnight"; in English by default."""
    known = labels or _english()
    if at.minute == 0 and at.hour in (0, 12):
        return known["clock-midday" if at.hour else "clock-midnight"]
    minutes = f":{at.minute:02}" if at.minute else ""
    return _filled(known[f"clock-{_part_of_the_day(at.hour)}"], TIME=f"{at.hour % 12 or 12}{minutes}")


def money(amount: Decimal, per: str | None, labels: Labels | None = None) -> str:
    """Return "£20 an hour", "£24,336 a year" or "£12.50"; in English by default."""
    whole = amount == amount.to_integral_value()
    text = f"£{amount:,.0f}" if whole else f"£{amount:,.2f}"
    return text if per is None else _filled((labels or _english())[f"money-{per}"], SUM=text)


def number(value: Decimal) -> str:
    """Return "37.5" or "6,000"."""
    return f"{value.normalize():,f}"


def listed(entries: tuple[str, ...], labels: Labels | None = None) -> str:
    """Return "one, two and three"; in English by default."""
    return _joined(entries, "list-and", labels or _english())


def either(entries: tuple[str, ...], labels: Labels | None = None, *, joined_by: str = "list-or") -> str:
    """Return "one, two or three", the last one *joined_by* that label; in English by default."""
    return _joined(entries, joined_by, labels or _english())


def _joined(entries: tuple[str, ...], last: str, labels: Labels) -> str:
    """Return *entries* one after the other; the label *last* says how the last one is joined to the others."""
    if len(entries) < 2:
        return strung("", entries)
    *others, end = entries
    first = reduce(lambda one, other: _filled(labels["list-comma"], FIRST=one, LAST=other), others)
    return _filled(labels[last], FIRST=first, LAST=end)


def _part_of_the_day(hour: int) -> str:
    """Return which part of the day *hour* is in: some languages say it in place of am and pm."""
    return next(name for until, name in _PARTS_OF_THE_DAY if hour < until)


def _said_moment(at: datetime, style: HouseStyle, labels: Labels) -> str:
    day = said_day(at.date(), style, labels)
    return _filled(labels["time-on-day"], TIME=clock(at.time(), labels), DAY=day)


def _said_range(start: datetime, end: datetime, style: HouseStyle, labels: Labels) -> str:
    """Return "4pm to 5pm on Thursday 1 June 2023"; days that are given without a time stand without one."""
    first, last = said_day(start.date(), style, labels), said_day(end.date(), style, labels)
    if start.time() == end.time() == time(0):
        return first if start == end else _filled(labels["days-from-to"], FIRST=first, LAST=last)
    if start.date() == end.date():
        from_, to = clock(start.time(), labels), clock(end.time(), labels)
        return _filled(labels["times-on-day"], FIRST=from_, LAST=to, DAY=first)
    moments = (_said_moment(each, style, labels) for each in (start, end))
    return _filled(labels["days-from-to"], **dict(zip(("FIRST", "LAST"), moments, strict=True)))


def _filled(words: str, **values: object) -> str:
    """Return *words* with each of the *values* in the place of its name, all at once."""
    return filled(words, _NAME, values)


def _english() -> Labels:
    return labels_for(FALLBACK).value


def _contact(contact: Contact, part: str, labels: Labels) -> str:
    known: Mapping[str, str] = contact.model_dump(exclude_none=True)
    if part:
        return known.get(part, labels["not-stated"])
    return ", ".join(known[name] for name in _CONTACT if name in known)


def _when(when: When | Unknown, style: HouseStyle, labels: Labels) -> str:
    return labels["not-stated"] if isinstance(when, Unknown) else said_when(when, style, labels)
