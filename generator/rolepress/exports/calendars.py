"""Begins a calendar file, and makes one of whole days.

Source: RFC 5545, Internet Calendaring and Scheduling Core Object Specification.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Calendar


@dataclass(frozen=True, slots=True)
class WholeDay:
    """Something that stands on a day."""

    id: str  # keeps to it in every file, so that a new file updates what people have
    day: date
    title: str
    notes: tuple[str, ...] = ()
    category: str = ""


def begun(name: str, product: str) -> Calendar:
    """Return a calendar called *name* with nothing in it; *product* says what made it."""
    from icalendar import Calendar  # late: it takes a tenth of a second, and most commands make no calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//Rolepress//{product}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    return calendar


def of_days(days: Iterable[WholeDay], name: str, product: str, *, told: date) -> bytes:
    """Return a calendar of whole days, as it was *told* on a day."""
    from icalendar import Event

    calendar = begun(name, product)
    stamp = datetime.combine(told, time(), UTC)
    for each in days:
        event = Event()
        event.add("uid", f"{each.id}.rolepress")
        event.add("dtstamp", stamp)
        event.add("summary", each.title)
        event.add("dtstart", each.day)
        event.add("dtend", each.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        if each.category:
            event.add("categories", [each.category])
        if each.notes:
            event.add("description", "\n".join(each.notes))
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data
