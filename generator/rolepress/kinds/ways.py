"""Composes the ways to apply or to send a form back: what to do, where to, and with which subject line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rolepress.kinds.house import House
from rolepress.kinds.prose import prose
from rolepress.manuscript import Block, Heading, Term, Terms
from rolepress.markdown import Span, Words, read_line
from rolepress.model.round import Way

_DETAILS = ("email", "subject", "phone", "address", "url")


def ways(given: Iterable[Way], house: House, *, whose: str, level: int = 3) -> Iterator[Block]:
    """Yield each way under a heading of its own; a link to a website says *whose* it is."""
    for way in given:
        name = f"way-{way.id}"
        yield Heading(name, read_line(way.title)[0], level)
        if way.text:
            yield from prose(f"{name}-text", way.text)
        terms = tuple(
            Term(
                f"{name}-{detail}",
                house.label(f"way-{detail}"),
                (_told(detail, getattr(way, detail), whose, house),),
            )
            for detail in _DETAILS
            if getattr(way, detail)
        )
        if terms:
            yield Terms(f"{name}-details", terms)


def _told(detail: str, value: str, whose: str, house: House) -> Words:
    match detail:
        case "email":
            return (Span(value, link=f"mailto:{value}", together=True),)
        case "phone":
            number = "".join(sign for sign in value if sign.isdigit() or sign == "+")
            return (Span(value, link=f"tel:{number}", together=True),)
        case "url":
            return (Span(house.labels["website-of"].replace("NAME", whose), link=value),)
        case _:
            return read_line(value)[0]
