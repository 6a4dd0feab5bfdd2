"""The key dates of a round as a calendar file (iCalendar), in UK time.

Source: RFC 5545, Internet Calendaring and Scheduling Core Object Specification.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Literal

from rolepress.exports import Export, ExportContext, register
from rolepress.exports.calendars import begun
from rolepress.exports.plain import line
from rolepress.lifecycle import UK, Extent, RoundState, extent
from rolepress.model.base import Document, Unknown
from rolepress.model.round import KeyDate, Round
from rolepress.resolved import Resolved
from rolepress.wording import listed

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone

Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]

CLOSING = "closing"
MEANT_TO_APPLY = ("session",)
MEANT_TO_CHOOSE = ("session", "shortlisting", "interviews")
NEVER_CHANGED = date(2000, 1, 1)  # the day of a draft that has no history


@dataclass(frozen=True, slots=True)
class Appointment:
    """A date for a calendar."""

    id: str
    title: str
    extent: Extent
    place: str = ""
    notes: tuple[str, ...] = ()
    status: Status = "CONFIRMED"


def applies(resolved: Resolved[Any], context: ExportContext) -> bool:
    """Whether a document has a date that a calendar can hold."""
    return next(appointments(resolved, context), None) is not None


def appointments(resolved: Resolved[Any], context: ExportContext) -> Iterator[Appointment]:
    """Yield the dates of a round that are certain, in its order; the closing date as it stands.

    When a round ends before its time, it closed when it did; what people were to come to after that is cancelled.
    While it is paused, what lies ahead is tentative.
    """
    document, state = resolved.document, resolved.state
    if not isinstance(document, Round):
        return
    for each in document.key_dates:
        lasts = _extent(each, state)
        if lasts is not None:
            yield _appointment(each, lasts, state)
    if state is not None and not any(each.what == CLOSING for each in document.key_dates):
        closes = _closed(state)
        if closes is not None:
            yield Appointment(CLOSING, context.house.labels["closing-date"], closes)


def uncertain(resolved: Resolved[Any], context: ExportContext) -> str:
    """Return what is said of the key dates that a calendar cannot hold; "" where it holds all."""
    document = resolved.document
    if not isinstance(document, Round):
        return ""
    names = tuple(line(each.title) for each in document.key_dates if _extent(each, resolved.state) is None)
    labels = context.house.labels
    return labels["export-dates-left-out"].replace("NAMES", listed(names, labels)) if names else ""


def make(resolved: Resolved[Any], context: ExportContext) -> bytes:
    """Return the calendar. Its events keep their identifiers, so that a new file updates what people have."""
    calendar = begun(line(resolved.document.title), "Key dates")
    calendar.add_component(_uk_time())
    for each in appointments(resolved, context):
        calendar.add_component(_event(each, resolved, context))
    return _bytes(calendar)


def _extent(given: KeyDate, state: RoundState | None) -> Extent | None:
    """Return from when until when a key date is; the closing date as it stands now, whatever was released."""
    known = extent(given.when)
    if given.what != CLOSING or state is None:
        return known
    moved = state.was is not None or state.stage in ("closed-early", "filled")
    return _closed(state) or known if moved or known is None else known


def _closed(state: RoundState) -> Extent | None:
    """Return when a round closes, or closed before its time."""
    moment = state.since if state.stage in ("closed-early", "filled") else state.closes
    return Extent(moment, moment, days=False) if moment is not None else None


def _appointment(given: KeyDate, lasts: Extent, state: RoundState | None) -> Appointment:
    joining = given.join if state is None or not state.is_over else None
    notes = tuple(line(each) for each in (joining, given.note) if each is not None)
    place = "" if isinstance(given.place, Unknown) else line(given.place)
    return Appointment(given.id, line(given.title), lasts, place, notes, _status(given, lasts, state))


def _status(given: KeyDate, lasts: Extent, state: RoundState | None) -> Status:
    if state is None or state.since is None or lasts.over <= state.since or given.what == CLOSING:
        return "CONFIRMED"
    match state.stage:
        case "paused":
            return "TENTATIVE"
        case "closed-early" if given.what in MEANT_TO_APPLY:
            return "CANCELLED"
        case "filled" if given.what in MEANT_TO_CHOOSE:
            return "CANCELLED"
        case _:
            return "CONFIRMED"


def _event(given: Appointment, resolved: Resolved[Any], context: ExportContext) -> Event:
    from icalendar import Event

    document = resolved.document
    event = Event()
    event.add("uid", f"{given.id}.{document.id}@{resolved.employer.id}.rolepress")
    event.add("dtstamp", _stamp(document, context))
    event.add("sequence", len(context.events))
    event.add("status", given.status)
    event.add("summary", f"{given.title}: {line(document.title)}")
    _add_times(event, given.extent)
    if given.place:
        event.add("location", given.place)
    event.add("description", "\n".join(_description(given, context)))
    if context.address:
        event.add("url", context.address)
    return event


def _add_times(event: Event, lasts: Extent) -> None:
    """Add when the event is; the end of an event of whole days is the day after it."""
    if lasts.days:
        event.add("dtstart", lasts.first.date())
        event.add("dtend", (lasts.last + timedelta(days=1)).date())
        event.add("transp", "TRANSPARENT")
        return
    event.add("dtstart", lasts.first.replace(tzinfo=UK))
    if lasts.last > lasts.first:
        event.add("dtend", lasts.last.replace(tzinfo=UK))


def _description(given: Appointment, context: ExportContext) -> Iterator[str]:
    yield from given.notes
    if context.address:
        yield context.address
    if context.example:
        yield context.house.labels["worked-example"]


def _stamp(document: Document, context: ExportContext) -> datetime:
    """Return when the dates were last told, in universal time: the release, or what has happened since."""
    told = context.released or max((each.date for each in document.changes), default=NEVER_CHANGED)
    return max((datetime.combine(told, time()), *context.events[-1:])).replace(tzinfo=UK).astimezone(UTC)


def _uk_time() -> Timezone:
    """Return the rules of UK time since 1996: summer time from the last Sunday in March to that in October."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", "Europe/London")
    for part, name, start, month, before, after in (
        (TimezoneDaylight(), "BST", datetime(1996, 3, 31, 1), 3, timedelta(0), timedelta(hours=1)),
        (TimezoneStandard(), "GMT", datetime(1996, 10, 27, 2), 10, timedelta(hours=1), timedelta(0)),
    ):
        part.add("tzname", name)
        part.add("dtstart", start)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone


def _bytes(calendar: Calendar) -> bytes:
    data: bytes = calendar.to_ical()
    return data


DATES = register(Export("dates", "-dates.ics", "text/calendar", "export-dates", applies, make, note=uncertain))
