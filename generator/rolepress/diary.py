"""Tells what is due, by who keeps it: as text, a table or a calendar; the same as the internal site's page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

from rolepress.cells import as_csv
from rolepress.checks import problems_of
from rolepress.config import load_settings
from rolepress.exports.calendars import WholeDay, of_days
from rolepress.labels import Labels, labels_for
from rolepress.library import Library, load
from rolepress.model.easy_read import EasyRead
from rolepress.problems import Outcome
from rolepress.publications import working
from rolepress.releases import load_releases
from rolepress.sites import due
from rolepress.sites.naming import natural
from rolepress.sites.records import Behind, Due, What
from rolepress.wording import short_day

SCHEMA = 1  # of the JSON report
COLUMNS = ("Kept by", "Day", "What", "Overdue", "Title", "Kind", "Id", "Note")
REVIEW, GUIDE, NO_DAY = "review", "bring an easy-read guide up to date", "give it a day of review"
_HEADINGS = {
    "overdue": "Overdue for review",
    "review": "To review",
    "guide": "Easy-read guides to bring up to date",
    "ahead": "Other days that come",
    "undated": "Without a day of review",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is due."""

    sort: str  # "overdue", "review", "guide", "ahead" or "undated"
    owner: str
    what: str
    id: str
    kind: str  # in words: "Job description"
    title: str
    day: date | None = None  # None where it has none
    note: str = ""


@dataclass(frozen=True, slots=True)
class Diary:
    """Everything that is due, for one or all of those who keep something."""

    on: date
    entries: tuple[Entry, ...]  # by owner, then what matters most first
    owners: tuple[str, ...]  # everybody who keeps something, by name
    title: str  # of the project
    example: str = ""  # the notice of a worked example
    unread: tuple[PurePosixPath, ...] = ()  # files that cannot be read

    def narrowed(self, *, within: int | None, owner: str) -> Diary:
        """Return what is due *within* as many days, and what has no day; of one *owner*, where one is named."""
        last = self.on + timedelta(days=within) if within is not None else date.max
        kept = (each for each in self.entries if not owner or each.owner == owner)
        return replace(self, entries=tuple(each for each in kept if each.day is None or each.day <= last))


def diary(project: Path, *, on: datetime) -> Outcome[Diary | None]:
    """Return what is due in *project* on the day of *on*; None when its settings cannot be read."""
    settings = load_settings(project)
    if settings.value is None:
        return Outcome(None, settings.problems)
    library = load(project, settings.value).value
    labels = labels_for(settings.value.language).value
    found = sorted(_entries(library, project, labels, on), key=_order)
    owners = {library.document(name).owner for name in library.entries}
    return Outcome(
        Diary(
            on.date(), tuple(found), tuple(sorted(owners, key=natural)), settings.value.title,
            labels["worked-example"] if settings.value.example else "", tuple(sorted(library.unread.values())),
        )
    )  # fmt: skip


def as_lines(made: Diary) -> Iterator[str]:
    """Yield what a person reads, by who keeps it."""
    counts = [(sort, _count(made, sort)) for sort in _HEADINGS]
    said = [f"{_HEADINGS[sort]}: {number}" for sort, number in counts if number]
    yield f"On {short_day(made.on)}. {'. '.join(said) or 'Nothing is due'}."
    owner = sort = ""
    for each in made.entries:
        if each.owner != owner:
            owner, sort = each.owner, ""
            yield from ("", owner)
        if each.sort != sort:
            sort = each.sort
            yield f"  {_HEADINGS[sort]}"
        yield f"    {_line(each)}"
    yield from (f"cannot be read, so nothing is told of it: {path}" for path in made.unread)


def as_table(made: Diary) -> bytes:
    """Return the same as CSV; what begins like a formula is made harmless."""
    return as_csv([COLUMNS, *map(_row, made.entries)])


def as_calendar(made: Diary) -> bytes:
    """Return what has a day as a calendar file. What is overdue stands on the day on which it was due."""
    return of_days(
        (
            WholeDay(_uid(each), each.day, f"{_said(each)}: {each.title}", tuple(_notes(each, made)), each.owner)
            for each in made.entries
            if each.day is not None
        ),
        f"Due: {made.title}",
        "Due",
        told=made.on,
    )


def as_data(made: Diary) -> dict[str, Any]:
    """Return the same as JSON has it."""
    entries = [
        {"owner": each.owner, "day": each.day.isoformat() if each.day else None, "what": each.what,
         "overdue": each.sort == "overdue", "title": each.title, "kind": each.kind, "id": each.id,
         "note": each.note}
        for each in made.entries
    ]  # fmt: skip
    return {"schema": SCHEMA, "on": made.on.isoformat(), "due": entries}


def without_a_day(made: Diary) -> int:
    """Return how many entries a calendar cannot hold."""
    return sum(each.day is None for each in made.entries)


def _entries(library: Library, project: Path, labels: Labels, on: datetime) -> Iterator[Entry]:
    filled = working(library, on=on).value
    releases = load_releases(project).value
    guides = [each.id for each in library.of_kind(EasyRead)]
    problems = library.located(problems_of(library, guides, on=on, releases=releases)) if guides else ()
    for each in due.reviews(library, labels.called, on=on):
        yield _dated(each, "overdue" if each.overdue else "review")
    for guide in due.behind(library, problems):
        yield from _guide(guide, labels)
    for each in due.ahead(library, labels.called, on=on, resolved=filled):
        yield _dated(each, "ahead")
    for named in due.undated(library):
        owner = library.document(named.id).owner
        yield Entry("undated", owner, NO_DAY, named.id, labels.called(named.kind), named.title)


def _dated(each: Due, sort: str) -> Entry:
    what = REVIEW if each.what is What.REVIEW else each.what.value
    return Entry(sort, each.owner, what, each.id, each.kind_label, each.title, each.day)


def _guide(guide: Behind, labels: Labels) -> Iterator[Entry]:
    for change in guide.changes:
        yield Entry("guide", guide.owner, GUIDE, guide.id, labels.called(guide.kind), guide.title, note=change)


def _count(made: Diary, sort: str) -> int:
    """Return how many of a sort are due; a guide counts once, whatever has changed in what it explains."""
    found = [each.id for each in made.entries if each.sort == sort]
    return len(frozenset(found)) if sort == "guide" else len(found)


def _order(each: Entry) -> tuple[Any, ...]:
    return natural(each.owner), [*_HEADINGS].index(each.sort), each.day or date.max, each.title.casefold(), each.id


def _line(each: Entry) -> str:
    day = f"{short_day(each.day)}  " if each.day else ""
    what = f": {each.what}" if each.sort == "ahead" else ""
    note = f": {each.note}" if each.note else ""
    return f"{day}{each.title}{what} ({each.kind}, {each.id}){note}"


def _row(each: Entry) -> tuple[str, ...]:
    day = each.day.isoformat() if each.day else ""
    overdue = "yes" if each.sort == "overdue" else ""
    return each.owner, day, each.what, overdue, each.title, each.kind, each.id, each.note


def _said(each: Entry) -> str:
    return each.what[0].upper() + each.what[1:]


def _notes(each: Entry, made: Diary) -> Iterator[str]:
    yield f"{each.kind}: {each.id}"
    yield f"Kept by {each.owner}"
    if each.sort == "overdue":
        yield f"Overdue on {short_day(made.on)}"
    if made.example:
        yield made.example


def _uid(each: Entry) -> str:
    """Return what keeps to an entry when its day moves: a review keeps its own when the title is another too."""
    about = "" if each.what == REVIEW else each.title
    return hashlib.sha256("\n".join((each.what, each.id, about)).encode()).hexdigest()[:20]
