"""Works out what is due when: reviews by month, what is overdue, and the other days that come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from rolepress.checks.explaining import BEHIND
from rolepress.library import IndexEntry, Library
from rolepress.lifecycle import extent, is_closed, is_open, is_overdue, round_state
from rolepress.model.base import Document
from rolepress.model.clause import Clause
from rolepress.model.register import Register
from rolepress.model.round import Round
from rolepress.problems import Problem
from rolepress.resolved import Resolved
from rolepress.sites.charts import Bar
from rolepress.sites.records import Behind, Due, Named, What
from rolepress.wording import MONTHS

MONTHS_DRAWN = 12

KindLabel = Callable[[str], str]
_NONE: Mapping[str, Resolved[Any]] = {}


def reviews(library: Library, label: KindLabel, *, on: datetime) -> tuple[Due, ...]:
    """Return every review that is not retired with its document, by day: what is overdue stands first."""
    found = (
        _due(entry, document, label, document.review_by, What.REVIEW, overdue=is_overdue(document, on))
        for entry, document in _kept(library)
        if document.review_by is not None
    )
    return tuple(sorted(found, key=_order))


def undated(library: Library) -> tuple[Named, ...]:
    """Return what has no day of review, by kind and title."""
    found = (Named(entry.id, each.title, entry.kind) for entry, each in _kept(library) if each.review_by is None)
    return tuple(sorted(found, key=lambda each: (each.kind, each.title.casefold(), each.id)))


def ahead(
    library: Library, label: KindLabel, *, on: datetime, resolved: Mapping[str, Resolved[Any]] = _NONE
) -> tuple[Due, ...]:
    """Return the other days that come after the day of *on*: what opens, closes, begins and ends.

    *resolved* are documents with their facts filled in, by id: those may say when a key date is.
    """
    found = (
        _due(entry, document, label, day, what, title=title)
        for entry, document in _kept(library)
        for day, what, title in _days(resolved[entry.id].document if entry.id in resolved else document, on)
    )
    return tuple(sorted(found, key=_order))


def behind(library: Library, problems: Iterable[Problem]) -> tuple[Behind, ...]:
    """Return the easy-read guides that tell what their documents no longer say, by title, from what was found."""
    told: dict[PurePosixPath, list[str]] = {}
    for each in problems:
        if each.rule == BEHIND:
            told.setdefault(each.place.path, []).append(each.message)
    found = (
        Behind(entry.id, entry.kind, document.title, document.owner, tuple(told[entry.path]))
        for entry, document in _kept(library)
        if entry.path in told
    )
    return tuple(sorted(found, key=lambda each: (each.title.casefold(), each.id)))


def by_month(due: Sequence[Due]) -> tuple[tuple[str, tuple[Due, ...]], ...]:
    """Return what is due in each month that has something, under "November 2026"; what is overdue is left out."""
    coming = (each for each in due if not each.overdue)
    return tuple(
        (_month(key), tuple(group)) for key, group in groupby(coming, lambda each: _year_and_month(each.day))
    )


def month_bars(due: Sequence[Due]) -> tuple[Bar, ...]:
    """Return what is due as bars: overdue, the twelve months from the first that has something, and later."""
    coming = [_year_and_month(each.day) for each in due if not each.overdue]
    overdue = Bar("Overdue", len(due) - len(coming))
    if not coming:
        return (overdue,) if due else ()
    drawn = _months_from(coming[0])
    months = (Bar(_month(each), coming.count(each)) for each in drawn)
    later = sum(each > drawn[-1] for each in coming)
    return (overdue, *months, *([Bar("Later", later)] if later else ()))


def _kept(library: Library) -> Iterator[tuple[IndexEntry, Document]]:
    """Yield everything that somebody keeps up to date."""
    for entry in library.entries.values():
        document = library.document(entry.id)
        if document.status != "retired":
            yield entry, document


def _days(document: Document, on: datetime) -> Iterator[tuple[date, What, str]]:
    if document.opens is not None and not is_open(document, on):
        yield document.opens.date(), What.OPENS, document.title
    state = round_state(document, on)
    closes = state.closes if state else document.closes
    if closes is not None and not is_closed(document, on):
        yield closes.date(), What.CLOSES, document.title
    if isinstance(document, Round):
        yield from _key_dates(document, on)
    for allowance in document.allow:
        if allowance.until >= on.date():
            yield allowance.until, What.ALLOWANCE, f"{document.title}: {allowance.rule}"
    if isinstance(document, Clause):
        for version in document.versions:
            if version.effective > on.date():
                yield version.effective, What.WORDING, f"{document.title}, version {version.version}"
    if isinstance(document, Register):
        for entry in document.entries:
            if entry.until is not None and entry.until >= on.date():
                yield entry.until, What.ENDS, entry.title


def _key_dates(document: Round, on: datetime) -> Iterator[tuple[date, What, str]]:
    """Yield the key dates that are still to come or are not over, but for the closing date."""
    for each in document.key_dates:
        lasts = extent(each.when)
        if lasts is not None and lasts.over > on and each.what not in ("opens", "closing"):
            yield lasts.first.date(), What.KEY_DATE, f"{document.title}: {each.title}"


def _due(
    entry: IndexEntry,
    document: Document,
    label: KindLabel,
    day: date,
    what: What,
    *,
    title: str = "",
    overdue: bool = False,
) -> Due:
    name = title or document.title
    return Due(day, what, entry.id, entry.kind, label(entry.kind), name, document.owner, overdue)


def _order(each: Due) -> tuple[date, str, str]:
    return each.day, each.title.casefold(), each.id


def _year_and_month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _months_from(first: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the first month and those after it, as many as a chart has room for."""
    start = first[0] * 12 + first[1] - 1
    return [(each // 12, each % 12 + 1) for each in range(start, start + MONTHS_DRAWN)]


def _month(key: tuple[int, int]) -> str:
    year, month = key
    return f"{MONTHS[month - 1]} {year}"
