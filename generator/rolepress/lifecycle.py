"""When a document is open, closed, due or out of date, and when any of that next changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from rolepress.library import Library
from rolepress.model import MODELS
from rolepress.model.base import Day, Document, Unknown
from rolepress.model.clause import Clause
from rolepress.model.facts import OneDay, OneMoment, Range, Week, When
from rolepress.model.round import Round, RoundEvent

UK = ZoneInfo("Europe/London")  # dates and times in content are UK local time
ENDING_SOON = timedelta(days=180)  # before the last day of an entry of the register, when colleagues are told
_EARLIEST = date.min + ENDING_SOON


def is_open(document: Document, on: datetime) -> bool:
    """Return whether *document* may be shown: it has no opening time, or that time has come."""
    return document.opens is None or document.opens <= on


@dataclass(frozen=True, slots=True)
class RoundState:
    """How a round stands at a moment, in what readers are told about it."""

    stage: Literal["open", "paused", "closed", "closed-early", "filled"]
    closes: datetime | None = None  # as it stands at that moment, its last minute included
    was: datetime | None = None  # when it was to close before it was extended
    since: datetime | None = None  # when it was paused, resumed, closed early or filled
    reason: str = ""  # for the public, of the last thing that happened

    @property
    def is_over(self) -> bool:
        """Whether nobody can apply any more."""
        return self.stage in ("closed", "closed-early", "filled")


def round_state(document: Document, on: datetime) -> RoundState | None:
    """Return how *document* stands at *on*, whatever happened later; None when it is nothing to apply to."""
    if not isinstance(document, Round) or not document.takes_applications:
        return None
    state = RoundState("open", _first_closing(document, _in_order(document.progress)))
    for event in happened(document, on):
        state = _after(state, event)
    return _over(state) if _is_past(state.closes, on) and state.stage != "filled" else state


def happened(document: Document, on: datetime) -> tuple[RoundEvent, ...]:
    """Return what has happened to a round by *on*, in order; nothing ever happens to what is no round."""
    events = _in_order(document.progress) if isinstance(document, Round) else ()
    return tuple(each for each in events if each.on <= on)


def _in_order(events: Iterable[RoundEvent]) -> list[RoundEvent]:
    return sorted(events, key=lambda each: each.on)


def state_of(document: Document, library: Library, on: datetime) -> RoundState | None:
    """Return how the round stands that *document* is, or belongs to, as a form does; its own end comes first."""
    if isinstance(document, Round):
        return round_state(document, on)
    belongs_to = round_of(document, library)
    own = _by_its_closing(document, on)
    if own is not None and own.stage == "closed":
        return own
    return round_state(belongs_to, on) or own or _by_its_closing(belongs_to, on)


def _by_its_closing(document: Document, on: datetime) -> RoundState | None:
    """Return whether what is no round is open still; None when it never closes."""
    if document.closes is None:
        return None
    return RoundState("closed" if is_closed(document, on) else "open", document.closes)


def round_of(document: Document, library: Library) -> Document:
    """Return the round that *document* belongs to, or itself."""
    name = document.round_id
    return library.document(name) if name and name != document.id and name in library.entries else document


def _first_closing(document: Round, events: Sequence[RoundEvent]) -> datetime | None:
    """Return when the round was to close when it was published."""
    extended = next((each for each in events if each.event == "extended"), None)
    return extended.was if extended else document.closes


def _after(state: RoundState, event: RoundEvent) -> RoundState:
    reason = event.reason or ""
    match event.event:
        case "extended":
            return replace(state, closes=event.to, was=state.was or event.was, reason=reason)
        case "resumed":
            return replace(state, stage="open", since=event.on, reason=reason)
        case "paused" | "closed-early" | "filled" as stage:
            return replace(state, stage=stage, since=event.on, reason=reason)


def _over(state: RoundState) -> RoundState:
    """Return how a round stands whose closing time has passed: closed early only if that was before."""
    early = state.stage == "closed-early" and not _is_past(state.closes, state.since)
    if early:
        return state
    return replace(state, stage="closed", since=None, reason="" if state.stage == "paused" else state.reason)


def _is_past(closes: datetime | None, on: datetime | None) -> bool:
    return closes is not None and on is not None and _last_moment(closes) < on


def is_closed(document: Document, on: datetime) -> bool:
    """Return whether *document* is closed: its time has passed, it was closed early, or the places are filled."""
    state = round_state(document, on)
    return _is_past(document.closes, on) if state is None else state.is_over


def is_overdue(document: Document, on: datetime) -> bool:
    """Return whether the day by which *document* was to be reviewed has passed. It stays published."""
    return document.review_by is not None and document.review_by < on.date()


@dataclass(frozen=True, slots=True)
class Extent:
    """From when until when something is."""

    first: datetime
    last: datetime  # the same as `first` for a moment; the first moment of the last day where days are meant
    days: bool  # whether days are meant, not times

    @property
    def over(self) -> datetime:
        """The first moment after it."""
        return self.last + (timedelta(days=1) if self.days else timedelta(seconds=1))


DAYS_A_WEEK = 7


def extent(when: When | Unknown | None) -> Extent | None:
    """Return from when until when *when* is; None where it is said in words only, or not known."""
    match when:
        case OneDay(day=day):
            return Extent(_first_moment(day), _first_moment(day), days=True)
        case OneMoment(at=at):
            return Extent(at, at, days=False)
        case Range(start=start, end=end):
            return Extent(start, end, days=start.time() == end.time() == time())
        case Week(week=week):
            last = _first_moment(week + timedelta(days=DAYS_A_WEEK - 1))
            return Extent(_first_moment(week), last, days=True)
        case _:
            return None


def next_change(
    documents: Iterable[Document], on: datetime, library: Library | None = None, *, key_dates: bool = False
) -> datetime | None:
    """Return the next moment after *on* at which *documents* would come out differently, or None.

    With a *library*, the days on which its clauses, its facts and its register change count too; with *key_dates*,
    the passing of sessions, interviews and the like, which lists of what is due leave out from then on.
    """
    known = tuple(documents)
    moments = [each for document in known for each in _moments(document)]
    moments += _shared_moments(library) if library else ()
    moments += (each for document in known for each in _dates_over(document)) if key_dates else ()
    return min((each for each in moments if each > on), default=None)


def _dates_over(document: Document) -> Iterator[datetime]:
    """Yield when each key date of a round is over."""
    if isinstance(document, Round):
        found = (extent(each.when) for each in document.key_dates)
        yield from (each.over for each in found if each is not None)


def _moments(document: Document) -> Iterator[datetime]:
    if document.opens is not None:
        yield document.opens
    if document.closes is not None:
        yield _last_moment(document.closes) + timedelta(seconds=1)
    if isinstance(document, Round):
        yield from (event.on for event in document.progress)
        closings = (day for event in document.progress for day in (event.was, event.to) if day is not None)
        yield from (_last_moment(each) + timedelta(seconds=1) for each in closings)
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
