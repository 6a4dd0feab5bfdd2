"""Composes what recruitment rounds share: how the round stands, its key dates, the ways to apply, whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time

from rolepress.kinds.contacts import linked
from rolepress.kinds.contacts import ways as contact_ways
from rolepress.kinds.house import House
from rolepress.kinds.parts import subheading
from rolepress.kinds.prose import prose
from rolepress.languages import with_capital
from rolepress.lifecycle import RoundState
from rolepress.manuscript import Block, Box, Bullets, Entry, Prose, Term, Terms
from rolepress.markdown import DOCUMENT_LINK, Span, Words, plain, read_line
from rolepress.model.base import Unknown
from rolepress.model.facts import OneDay, OneMoment
from rolepress.model.round import KeyDate, NamedContact, Way
from rolepress.wording import at_or_on, said_when

STATE = "round-state"
"""The id of the box that tells how a round stands."""

Titles = Mapping[str, str]
"""What documents are called, by their ids."""


def state_box(state: RoundState | None, house: House, *, how: str = "", of: str = "") -> tuple[Block, ...]:
    """Return how a round stands as a box at the top of the text; nothing for what is no round.

    It stays true without another build. While people can apply, it leads to *how*: the id of the part for that.
    With *of* "-form", it says so of a form that belongs to the round.
    """
    if state is None:
        return ()
    lines = [
        Prose(f"{STATE}-{index}", read_line(each)[0]) for index, each in enumerate(_told(state, house, of), 1)
    ]
    if how and state.stage == "open":
        lines.append(Prose(f"{STATE}-how", (Span(house.labels["round-how"], link=f"#{how}"),)))
    return (Box(STATE, read_line(headline(state, house))[0], tuple(lines), level=2, tone="callout"),)


def headline(state: RoundState, house: House) -> str:
    """Return how a round stands in a few words: "Apply by 11:59pm on Friday 30 June 2023"."""
    if state.stage != "open":
        return house.labels[f"round-{state.stage}-title"]
    if state.closes is None:
        return house.labels["round-no-closing"]
    return house.labels["round-open-title"].replace("DATE", moment(state.closes, house))


def moment(at: datetime, house: House) -> str:
    """Return "11:59pm on Friday 30 June 2023"; what is given as a day alone stands without a time."""
    when = OneDay(day=at.date()) if at.time() == time() else OneMoment(at=at)
    return said_when(when, house.style, house.labels)


def key_dates(name: str, given: Iterable[KeyDate], state: RoundState | None, house: House) -> tuple[Block, ...]:
    """Return the dates that people plan by, each with where it is, how to join it, and what to know about it.

    The closing date is the one that stands, whatever a release says. How to join is left out when all is over.
    """
    terms = tuple(
        Term(f"{name}-{each.id}", read_line(each.title)[0], tuple(_date_lines(each, state, house)))
        for each in given
    )
    return (Terms(f"{name}-list", terms),) if terms else ()


def ways(name: str, given: Iterable[Way], titles: Titles, house: House, *, whose: str) -> Iterator[Block]:
    """Yield each way to apply under its heading: what to do, and where to with which words.

    *whose* is the organisation's name, for links to its pages.
    """
    for each in given:
        here = f"{name}-{each.id}"
        yield subheading(here, read_line(each.title)[0])
        yield from prose(f"{here}-text", each.text) if each.text else ()
        terms = tuple(_way_terms(here, each, titles, house, whose))
        if terms:
            yield Terms(f"{here}-where", terms)


def forms(name: str, given: Iterable[str], titles: Titles, house: House) -> tuple[Block, ...]:
    """Return links to the forms of a round, each by its title; nothing when there are none."""
    entries = tuple(Entry(f"{name}-{each}", _form(each, titles)) for each in given if each in titles)
    if not entries:
        return ()
    return (Prose(f"{name}-introduction", house.label("round-forms")), Bullets(f"{name}-list", entries))


def whom_to_ask(name: str, given: Iterable[NamedContact], house: House, *, whose: str) -> Iterator[Block]:
    """Yield each team that answers questions, under what it answers them about."""
    for index, each in enumerate(given, start=1):
        here = f"{name}-{index}"
        yield subheading(here, read_line(each.about)[0])
        yield Terms(f"{here}-ways", tuple(contact_ways(here, each, house, whose=whose, team=True)))


def _told(state: RoundState, house: House, of: str) -> Iterator[str]:
    """Yield what is told of a round besides the headline, a paragraph each."""
    labels = house.labels
    closes = moment(state.closes, house) if state.closes else ""
    since = _at(state.since, house) if state.since else ""
    match state.stage:
        case "open":
            if since:
                yield labels["round-resumed"].replace("WHEN", since)
        case "paused":
            yield labels["round-paused"].replace("WHEN", since)
            if closes:
                yield labels["round-paused-closing"].replace("DATE", closes)
        case "closed":
            yield labels[f"round-closed{of}"].replace("WHEN", _at(state.closes, house) if state.closes else "")
        case "closed-early":
            yield labels[f"round-closed{of}"].replace("WHEN", since)
            if closes:
                yield labels["round-closed-early"].replace("DATE", closes)
        case "filled":
            yield labels[f"round-filled{of}"].replace("WHEN", since)
    if state.was is not None and closes:
        yield labels["round-extended"].replace("WAS", moment(state.was, house)).replace("DATE", closes)
    if state.reason:
        yield state.reason


def _at(when: datetime, house: House) -> str:
    return at_or_on(when, house.style, house.labels)


def _date_lines(given: KeyDate, state: RoundState | None, house: House) -> Iterator[Words]:
    yield capitalised_line(_when(given, state, house))
    if given.what == "closing" and state is not None and state.was is not None:
        yield read_line(house.labels["round-extended-from"].replace("DATE", moment(state.was, house)))[0]
    if isinstance(given.place, Unknown):
        yield house.label("key-date-no-place")
    elif given.place is not None:
        yield house.line(given.place)
    if given.join is not None and not (state and state.is_over):
        yield house.line(given.join)
    if given.note is not None:
        yield house.line(given.note)


def _when(given: KeyDate, state: RoundState | None, house: House) -> str:
    if given.what == "closing" and state is not None and state.was is not None and state.closes is not None:
        return moment(state.closes, house)
    if given.when is None or isinstance(given.when, Unknown):
        return house.labels["not-stated"]
    return said_when(given.when, house.style, house.labels)


def capitalised_line(text: str) -> Words:
    """Return *text* with a capital letter at its start, its dates and times each kept on one line."""
    return read_line(with_capital(text))[0]


def _way_terms(name: str, given: Way, titles: Titles, house: House, whose: str) -> Iterator[Term]:
    if given.form is not None and given.form in titles:
        yield Term(f"{name}-form", house.label("way-form"), (_form(given.form, titles),))
    subject = plain(read_line(given.subject)[0]) if given.subject else ""
    for way in ("url", "email", "phone", "address"):
        value = getattr(given, way)
        if value is not None:
            words = linked(way, value, whose, house, subject=subject)
            yield Term(f"{name}-{way}", house.label(f"way-{way}"), (words,))
        if way == "email" and subject:
            yield Term(f"{name}-subject", house.label("way-subject"), (house.line(given.subject),))


def _form(name: str, titles: Titles) -> Words:
    """Return the title of a form as a link to it."""
    return (Span(plain(read_line(titles[name])[0]), link=f"{DOCUMENT_LINK}{name}"),)
