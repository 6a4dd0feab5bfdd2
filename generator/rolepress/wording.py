"""Says a fact in the house's words: dates, times, money, numbers, contacts and lists."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

from rolepress.labels import Labels
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
            return money(amount, None if part == "amount" else per)
        case NumberFact(value=Decimal() as value, unit=unit):
            return " ".join(filter(None, (number(value), "" if part else unit)))
        case TextFact(value=str() as text):
            return text
        case ContactFact(value=Contact() as contact):
            return _contact(contact, part, labels)
        case ListFact(value=tuple() as entries):
            return listed(entries)
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
            return said_day(day, style)
        case OneMoment(at=at):
            return f"{clock(at.time())} on {said_day(at.date(), style)}"
        case Range(start=start, end=end):
            return _said_range(start, end, style)
        case Week(week=day):
            return f"week commencing {said_day(day, HouseStyle(weekday=False))}"
        case Relative(relative=text) | Approximate(about=text):
            return text
        case ToBeConfirmed():
            return labels["to-be-confirmed"]


def said_day(day: date, style: HouseStyle) -> str:
    """Return "Friday 30 June 2023", or without the weekday where the house leaves it out."""
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return text if style.weekday is False else f"{WEEKDAYS[day.weekday()]} {text}"


def short_day(day: date) -> str:
    """Return "30 June 2023"."""
    return said_day(day, HouseStyle(weekday=False))


def clock(at: time) -> str:
    """Return "4pm", "4:30pm", "midday" or "midnight"."""
    if at.minute == 0 and at.hour in (0, 12):
        return "midday" if at.hour else "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def money(amount: Decimal, per: str | None) -> str:
    """Return "£20 an hour", "£24,336 a year" or "£12.50"."""
    whole = amount == amount.to_integral_value()
    text = f"£{amount:,.0f}" if whole else f"£{amount:,.2f}"
    return text if per is None else f"{text} {'an' if per == 'hour' else 'a'} {per}"


def number(value: Decimal) -> str:
    """Return "37.5" or "6,000"."""
    return f"{value.normalize():,f}"


def listed(entries: tuple[str, ...]) -> str:
    """Return "one, two and three"."""
    return " and ".join(filter(None, (", ".join(entries[:-1]), *entries[-1:])))


def either(entries: tuple[str, ...]) -> str:
    """Return "one, two or three"."""
    return " or ".join(filter(None, (", ".join(entries[:-1]), *entries[-1:])))


def _said_range(start: datetime, end: datetime, style: HouseStyle) -> str:
    """Return "4pm to 5pm on Thursday 1 June 2023"; days that are given without a time stand without one."""
    first, last = said_day(start.date(), style), said_day(end.date(), style)
    if start.time() == end.time() == time(0):
        return first if start == end else f"{first} to {last}"
    if start.date() == end.date():
        return f"{clock(start.time())} to {clock(end.time())} on {first}"
    return f"{clock(start.time())} on {first} to {clock(end.time())} on {last}"


def _contact(contact: Contact, part: str, labels: Labels) -> str:
    known: Mapping[str, str] = contact.model_dump(exclude_none=True)
    if part:
        return known.get(part, labels["not-stated"])
    return ", ".join(known[name] for name in _CONTACT if name in known)


def _when(when: When | Unknown, style: HouseStyle, labels: Labels) -> str:
    return labels["not-stated"] if isinstance(when, Unknown) else said_when(when, style, labels)
