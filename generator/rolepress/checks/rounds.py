"""Rules about recruitment rounds: their dates, what happened to them, and the documents that they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from rolepress.checks.rules import Finding, rule
from rolepress.checks.view import View
from rolepress.library import IndexEntry
from rolepress.model.base import Document, Known
from rolepress.model.facts import OneDay, OneMoment, Range, Week, When
from rolepress.model.round import KeyDate, Round, Subject
from rolepress.problems import DataPath, Severity, nearest, spoken_list
from rolepress.wording import short_day

_UNFINISHED = ("draft", "in-review")


@rule("closing-date", kinds=(Round,))
def closing_date(given: Round, view: View) -> Iterator[Finding]:
    """The closing date among the key dates is the one by which the round closes.

    Why: people plan by the key dates, and the page closes by `closes:`. With two dates somebody applies too late.

    Example: `closes: 2026-06-30`, and a key date of `what: closing` on 1 July.

    Instead: one day in both. A round that is extended may keep the day it had: readers are shown the new one.
    """
    before = [each.was for each in given.progress if each.was is not None]
    for at, each in _dates(view, "closing"):
        named = _moment(each.when)
        if named is None:
            continue
        if given.closes is None:
            yield Finding(at, "there is a closing date here, and no `closes:`", "add `closes:` with that day")
        elif not any(_same(named, each) for each in (given.closes, *before)):
            message = f"this closes on {short_day(named.date())}{_clock(named)}, and `closes:` says another time"
            yield Finding(at, message, f"`closes:` is {given.closes:%Y-%m-%d %H:%M}: make them the same")


@rule("opens-late", kinds=(Round,))
def opens_late(given: Round, view: View) -> Iterator[Finding]:
    """A round opens before it closes, by its key dates too.

    Why: nobody could ever apply.

    Example: a key date of `what: opens` on 1 July in a round that closes on 30 June.

    Instead: check both days.
    """
    for at, each in _dates(view, "opens"):
        starts = _start(each.when)
        if starts is not None and given.closes is not None and given.closes <= starts:
            message = f"this opens on {short_day(starts.date())}, and the round closes before that"
            yield Finding(at, message, "check this day and `closes:`")


@rule("session-after-closing", kinds=(Round,))
def session_after_closing(given: Round, view: View) -> Iterator[Finding]:
    """People can come to a session before the round closes.

    Why: a session helps people to decide whether to apply, and how.

    Example: a drop-in session on 8 July in a round that closes on 30 June.

    Instead: check both days.
    """
    for at, each in _dates(view, "session"):
        starts = _start(each.when)
        if starts is not None and given.closes is not None and starts > given.closes:
            message = f"this session is on {short_day(starts.date())}, after the round has closed"
            yield Finding(at, message, f"the round closes on {short_day(given.closes.date())}: check both days")


@rule("interviews-early", kinds=(Round,))
def interviews_early(given: Round, view: View) -> Iterator[Finding]:
    """Shortlisting comes after the closing date, and interviews come after shortlisting.

    Why: an application that comes in time is read before anybody is chosen.

    Example: interviews on 1 July, and shortlisting on 4 July.

    Instead: check the days.
    """
    closing = given.closes
    shortlisted = [_start(each.when) for _, each in _dates(view, "shortlisting")]
    first = min((each for each in shortlisted if each is not None), default=None)
    subjects: tuple[Subject, ...] = ("shortlisting", "interviews")
    for what in subjects:
        for at, each in _dates(view, what):
            starts = _latest_start(each.when)
            if starts is not None and closing is not None and starts.date() < closing.date():
                message = f"this is on {short_day(starts.date())}, before the round closes"
                yield Finding(at, message, f"the round closes on {short_day(closing.date())}: check both days")
            elif what == "interviews" and starts and first and starts.date() < first.date():
                message = f"the interviews are on {short_day(starts.date())}, before the shortlisting"
                yield Finding(at, message, f"shortlisting is on {short_day(first.date())}: check both days")


@rule("round-progress", kinds=(Round,))
def round_progress(given: Round, view: View) -> Iterator[Finding]:
    """What happened to a round is in order, and each thing could happen when it did.

    Why: the page tells people whether they can still apply, and by when.

    Example: `extended` to 14 July, and `closes: 2026-06-30`; or `resumed` in a round that nobody paused.

    Instead: the oldest event first. `closes:` is the day to which the round was last extended. A round resumes if
    it was paused, closed early or filled before.
    """
    stopped, closing = "", None
    for index, event in enumerate(given.progress):
        at: DataPath = ("progress", index)
        if index and event.on < given.progress[index - 1].on:
            yield Finding((*at, "on"), "this happened before the event above it", "put the oldest event first")
        if event.event == "resumed" and not stopped:
            message = "this round was not paused, closed early or filled before it resumed"
            yield Finding((*at, "event"), message, "add what happened before, or take this out")
        if event.event == stopped:
            yield Finding((*at, "event"), f"this round was {_said(stopped)} already", "take one of the two out")
        if event.was is not None and event.to is not None:
            if closing is not None and event.was != closing:
                hint = f"`was: {closing:%Y-%m-%d %H:%M}`"
                yield Finding((*at, "was"), "this is not the closing time before this event", hint)
            if event.to <= event.was:
                yield Finding((*at, "to"), "this is no later than the closing time before", "check both days")
            closing = event.to
        if event.event == "closed-early" and given.closes is not None and event.on > given.closes:
            yield Finding((*at, "on"), "this round had closed by then", "take this out: it closes by itself")
        stopped = _stopped(event.event, stopped)
    if closing is not None and given.closes != closing:
        hint = f"`closes: {closing:%Y-%m-%d %H:%M}`"
        yield Finding(("closes",), "the round was last extended to another time", hint)


@rule("leads-to-nothing")
def leads_to_nothing(document: Document, view: View) -> Iterator[Finding]:
    """The forms, rounds and job descriptions that a document names are there, and are what they should be.

    Why: readers would look for a form that nobody can find.

    Example: `forms: [applicaton]`, without such a form.

    Instead: the id of a file in content/forms.
    """
    library = view.survey.library
    for named in document.refers:
        entry = library.entries.get(named.document)
        known = [name for kind in named.kinds for name in library.names(kind)]
        what = spoken_list(named.kinds).replace("'", "").replace("-", " ")
        if entry is None:
            waits = library.unread.get(named.document)
            message = f"there is no {what} '{named.document}'"
            yield Finding(named.at, message, nearest(named.document, known), waits_for=waits)
        elif entry.kind not in named.kinds:
            message = f"'{named.document}' is a {entry.kind.replace('-', ' ')}, and this asks for a {what}"
            yield Finding(named.at, message, nearest(named.document, known))


@rule("leads-to-unpublished")
def leads_to_unpublished(document: Document, view: View) -> Iterator[Finding]:
    """A document that is approved relies on documents that are approved, not retired, and open to its readers.

    Why: a draft can still change, what is retired is over, and words for colleagues must not reach the public.

    Example: an application pack with `status: approved` whose role pack is a draft.

    Instead: approve that document first. Name the one that took the place of a retired one.
    """
    for at, entry, shown in _named(document, view):
        what = f"the {entry.kind.replace('-', ' ')} '{entry.id}'"
        if document.audience == "public" and entry.audience != "public":
            yield Finding(at, f"{what} is for colleagues, and this is public", "set the audience of one of them")
        if entry.status == "retired" and not view.settled:
            successor = view.survey.library.document(entry.id).replaced_by
            hint = f"'{successor}' took its place" if successor else "name another, or take this out"
            yield Finding(at, f"{what} is retired", hint)
        known = view.survey.released_as.get(entry.id, entry.id)
        agreed = entry.status not in _UNFINISHED or (not shown and bool(view.survey.releases.get(known)))
        if document.status == "approved" and not agreed:
            hint = f'rolepress approve {entry.id} --role "Head of …"'
            yield Finding(at, f"{what} is a draft, and this is approved", hint)
        elif view.on_site and not shown and not view.survey.releases.get(entry.id):
            message = f"{what} is not on the public site yet, and this is: readers see its name without a link"
            yield Finding(at, message, f"rolepress release {entry.id}", Severity.WARNING)


def _named(document: Document, view: View) -> Iterator[tuple[DataPath, IndexEntry, bool]]:
    """Yield what *document* names, each once: where, its entry, and whether its present words are shown here."""
    entries = view.survey.library.entries
    bound = ((each.at, each.document, True) for each in document.binds if each.version is None)
    led_to = ((each.at, each.document, False) for each in document.refers)
    seen: set[str] = set()
    for at, name, shown in (*bound, *led_to):
        if name in entries and name not in seen:
            seen.add(name)
            yield at, entries[name], shown


def _dates(view: View, what: Subject) -> Iterator[tuple[DataPath, KeyDate]]:
    """Yield the key dates of one sort with where their days are written."""
    given = view.resolved.document
    for index, each in enumerate(given.key_dates if isinstance(given, Round) else ()):
        if each.what == what:
            written = view.document
            by_fact = isinstance(written, Round) and written.key_dates[index].fact is not None
            yield ("key_dates", index, "fact" if by_fact else "when"), each


def _start(when: Known[When] | None) -> datetime | None:
    """Return the first moment of *when*; None where it has no day."""
    match when:
        case OneDay(day=day) | Week(week=day):
            return datetime.combine(day, time())
        case OneMoment(at=at):
            return at
        case Range(start=start):
            return start
        case _:
            return None


def _latest_start(when: Known[When] | None) -> datetime | None:
    """Return the last day on which *when* may begin: of a week any day will do."""
    if isinstance(when, Week):
        return datetime.combine(when.week + timedelta(days=6), time())
    return _start(when)


def _moment(when: Known[When] | None) -> datetime | None:
    """Return the moment that *when* names; None where it has no day, or several."""
    match when:
        case OneDay(day=day):
            return datetime.combine(day, time())
        case OneMoment(at=at):
            return at
        case _:
            return None


def _same(key_date: datetime, closes: datetime) -> bool:
    """Whether a key date and a closing time are one: a day alone is the closing day, whatever the hour."""
    same_day: bool = key_date.date() == closes.date()
    return same_day and (key_date.time() == time() or key_date == closes)


def _clock(at: datetime) -> str:
    return f" at {at:%H:%M}" if at.time() != time() else ""


def _stopped(event: str, before: str) -> str:
    """Return what keeps people from applying after *event*, "" when nothing does."""
    if event == "resumed":
        return ""
    return before if event == "extended" else event


def _said(event: str) -> str:
    return event.replace("-", " ")
