"""When a document is open, closed, due or out of date, and when any of that next changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rolepress.library import Library
from rolepress.model import MODELS
from rolepress.model.base import Day, Document
from rolepress.model.clause import Clause

UK = ZoneInfo("Europe/London")  # dates and times in content are UK local time
ENDING_SOON = timedelta(days=180)  # before the last day of an entry of the register, when colleagues are told
_EARLIEST = date.min + ENDING_SOON


def is_open(document: Document, on: datetime) -> bool:
    """Return whether *document* may be shown: it has no opening time, or that time has come."""
    return document.opens is None or document.opens <= on


def is_closed(document: Document, on: datetime) -> bool:
    """Return whether *document*'s closing time has passed; a day without a time is open to its end."""
    return document.closes is not None and _last_moment(document.closes) < on


def is_overdue(document: Document, on: datetime) -> bool:
    """Return whether the day by which *document* was to be reviewed has passed. It stays published."""
    return document.review_by is not None and document.review_by < on.date()


def next_change(documents: Iterable[Document], on: datetime, library: Library | None = None) -> datetime | None:
    """Return the next moment after *on* at which *documents* would come out differently, or None.

    With a *library*, the days on which its clauses, its facts and its register change count too.
    """
    shared = _shared_moments(library) if library else ()
    moments = [*(each for document in documents for each in _moments(document)), *shared]
    return min((each for each in moments if each > on), default=None)


def _moments(document: Document) -> Iterator[datetime]:
    if document.opens is not None:
        yield document.opens
    if document.closes is not None:
        yield _last_moment(document.closes) + timedelta(seconds=1)
    if document.review_by is not None:
        yield _first_moment(document.review_by + timedelta(days=1))
    yield from (_first_moment(each.until + timedelta(days=1)) for each in document.allow)


def _shared_moments(library: Library) -> Iterator[datetime]:
    """Yield when shared texts are due, clauses' versions begin, and entries of the register near their end."""
    for entry in library.entries.values():
        if not MODELS[entry.kind].published:
            yield from _moments(library.document(entry.id))
    for clause in library.of_kind(Clause):
        yield from (_first_moment(version.effective) for version in clause.versions)
    for register in library.registers():
        ends = [entry.until for entry in register.entries if entry.until]
        yield from (_first_moment(max(each, _EARLIEST) - ENDING_SOON) for each in ends)
        yield from (_first_moment(each + timedelta(days=1)) for each in ends)


def _last_moment(closes: datetime) -> datetime:
    return closes if closes.time() != time() else closes + timedelta(days=1, seconds=-1)


def _first_moment(day: Day) -> datetime:
    return datetime.combine(day, time())
