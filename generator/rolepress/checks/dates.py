"""Rules about dates and times in a text: written out, real, and the right day of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rolepress.checks.rules import Finding, rule
from rolepress.checks.texts import Form, Written, plain_passages
from rolepress.problems import Severity
from rolepress.wording import MONTHS, WEEKDAYS, short_day

_FIGURE = re.compile(r"\d|\bon (?:midday|midnight|noon)\b")
_MONTH = "|".join(MONTHS)
_SHORT_MONTH = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_DATE = re.compile(rf"(?:\b({'|'.join(WEEKDAYS)}),? )?\b(\d{{1,2}}) ({_MONTH}),? (\d{{4}})\b")
_SHORT_DAY = "Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun"
_OTHER_DATE = re.compile(
    r"(?<![\w/.-])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}[.-]\d{1,2}[.-]\d{4}|\d{4}-\d\d-\d\d"
    r"|(?<![Cc]ode )(?<![Nn]umber )(?:0?[1-9]|[12]\d|3[01])-(?:0?[1-9]|1[0-2])-\d\d)(?![\w/-])"  # 5-6-26
    rf"|\b(?:{_SHORT_DAY})\b\.?,? \d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH}|{_SHORT_MONTH})\b\.?(?: \d{{4}})?"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th) (?:of )?(?:{_MONTH}|{_SHORT_MONTH})\b(?: \d{{4}})?"
    rf"|\b(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th|, \d{{4}})"
    rf"|\b\d{{1,2}} (?:{_SHORT_MONTH})\b\.?(?: \d{{4}})?"
    r"|(?<=\b[Oo]n the )\d{1,2}(?:st|nd|rd|th)\b(?=[.,;:!?)]|$| (?:of|at|from|to)\b)"  # and not: the 1st floor
    r"|(?<=\b[Bb]y the )\d{1,2}(?:st|nd|rd|th)\b(?=[.,;:!?)]|$| (?:of|at)\b)"
)
_UNITS = (
    "an?|per|hours?|days?|weeks?|months?|years?|million|billion|thousand|pounds?|points?|percent|times"
    "|metres?|miles?|km|cm|mm|kg|litres?|[MG]B|WTE|FTE|of"
)
"""What makes a measure of a number: 4.50 an hour, 16.30 metres."""
_OTHER_TIME = re.compile(
    r"\b\d{1,2}(?:\.\d\d|:00) ?(?:[ap]m\b|[ap]\.m\b\.?)"  # 4.00pm, 4:00pm
    r"|\b\d{1,2}(?::\d\d)? (?:am|pm)\b"  # 4 pm
    r"|\b\d{1,2}(?::\d\d)? ?(?:[ap]\.m\b\.?|AM\b|PM\b)"  # 4 p.m., 4PM
    r"|(?<!:)\b12(?:am|pm)\b"
    r"|(?<![\d:.])(?:[01]\d|2[0-3]):[0-5]\d(?! ?[ap]\.?m\b)(?![\d:])"  # 16:30
    r"|\b(?:[01]\d|2[0-3])[0-5]\d ?(?:hrs|hours)\b"  # 1600 hours
    r"|(?:(?<=\b[Aa]t )|(?<=\b[Ff]rom )|(?<=\b[Uu]ntil ))(?:[01]?\d|2[0-3])\.[0-5]\d\b(?![.%]?\d|%)"  # at 14.00
    rf"(?! (?:{_UNITS})\b)(?! to \d+\.\d+(?:%| (?:{_UNITS})\b))"
    r"|(?:(?<=[ap]m and )|(?<=[ap]m or )|(?<=[ap]m to ))\d{1,2}[.:][0-5]\d\b(?! ?[ap]\.?m\b)"  # 9am and 10.30
)
_RATIO = re.compile(r"\bratios? (?:of |is |was |are |from |to )?$", re.IGNORECASE)
_ON_A_TIME = re.compile(r"\bon (?:\d{1,2}(?::\d\d)?[ap]m|midday|midnight|noon)\b", re.IGNORECASE)
_TIME_RANGE = re.compile(r"\b\d{1,2}(?::\d\d)?(?:am|pm)? ?[-–—] ?\d{1,2}(?::\d\d)?(?:am|pm)\b")


@rule("date-form", kinds=(Written,), language="en")
def date_form(written: Written) -> Iterator[Finding]:
    """A date is written like 30 June 2026.

    Why: 01/06/26 is June to some readers and January to others, and letters after the day are read aloud badly.

    Example: "Apply by 01/06/26, or by the 3rd of June."

    Instead: "Apply by 1 June 2026, or by 3 June 2026." Better still, a fact: `{{ closing-date }}`.

    Source: NHS digital service manual and GOV.UK style guide, dates.
    """
    for passage in _passages(written):
        for match in _OTHER_DATE.finditer(passage):
            yield Finding((), f"the date '{match.group()}' is not written out", "write it like 30 June 2026")


@rule("weekday", kinds=(Written,), language="en")
def weekday(written: Written) -> Iterator[Finding]:
    """A date exists, and is the day of the week that stands before it.

    Why: people who plan by the weekday come on the wrong day.

    Example: "Thursday 30 June 2023" (it was a Friday), "31 June 2023" (June has 30 days).

    Instead: "Friday 30 June 2023", or the fact that holds the date.
    """
    for passage in _passages(written):
        for match in _DATE.finditer(passage):
            name, day, month, year = match.groups()
            when = _date(int(day), month, int(year))
            if when is None:
                message = f"there is no '{day} {month} {year}'"
                yield Finding((), message, "check the day and the month")
            elif name and name != WEEKDAYS[when.weekday()]:
                right = WEEKDAYS[when.weekday()]
                yield Finding((), f"'{match.group()}' is a {right}", f"{right} {short_day(when)}")


@rule("time-form", kinds=(Written,), severity=Severity.WARNING, language="en")
def time_form(written: Written) -> Iterator[Finding]:
    """A time is written like 4pm or 4:30pm, a range with "to", and "on" stands before a day alone.

    Why: one way to write times is easier to read and to hear than five.

    Example: "4.00pm", "16:30", "9am - 5pm", "12pm". "The talk is on {{ talk }}", which becomes "on 4pm".

    Instead: "4pm", "4:30pm", "9am to 5pm", "midday". "The talk is from {{ talk }}", or "at", or "by".

    Source: NHS digital service manual and GOV.UK style guide, times.
    """
    for passage in _passages(written):
        ranges = list(_TIME_RANGE.finditer(passage))
        for match in ranges:
            yield Finding((), f"the times '{match.group()}' have a dash between them", "write 9am to 5pm")
        for match in _OTHER_TIME.finditer(passage):
            in_range = any(each.start() <= match.start() < each.end() for each in ranges)
            if not in_range and not _RATIO.search(passage[: match.start()]):
                yield Finding(
                    (), f"the time '{match.group()}' is written in another way", _time_hint(match.group())
                )
        for match in _ON_A_TIME.finditer(passage):
            yield Finding((), f"'{match.group()}' has a time after 'on'", "write from, at or by before a time")


def _passages(written: Written) -> tuple[str, ...]:
    """Return the passages of a text in which there may be a date or a time."""
    if written.form not in (Form.LINE, Form.TEXT) or not _FIGURE.search(written.text):
        return ()
    return plain_passages(written.text, written.form)


def _date(day: int, month: str, year: int) -> date | None:
    try:
        return date(year, MONTHS.index(month) + 1, day)
    except ValueError:  # there is no such day
        return None


def _time_hint(written: str) -> str:
    if re.match(r"12(?:am|pm)", written):
        return "write midday or midnight"
    return "write it like 4pm or 4:30pm"
