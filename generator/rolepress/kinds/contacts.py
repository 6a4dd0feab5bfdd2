"""Says how to reach a team, by links where a way can be one."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from rolepress.kinds.house import House
from rolepress.manuscript import Term
from rolepress.markdown import Span, Words, read_line
from rolepress.model.organisation import Contact


def ways(name: str, contact: Contact, house: House, *, whose: str, team: bool = False) -> Iterator[Term]:
    """Yield each way to reach *contact* as the terms name-email, name-phone…; with *team*, its name first."""
    for way in (*(["team"] if team else []), "email", "phone", "address", "hours", "url"):
        value = getattr(contact, way)
        if value is not None:
            yield Term(f"{name}-{way}", house.label(f"contact-{way}"), (linked(way, value, whose, house),))


def linked(way: str, value: str, whose: str, house: House, *, subject: str = "") -> Words:
    """Return a way as a link; that to a website says *whose* it is, because an address tells little when heard.

    An e-mail that the link starts has the *subject*.
    """
    match way:
        case "email":
            ending = f"?subject={quote(subject, safe='')}" if subject else ""
            return (Span(value, link=f"mailto:{value}{ending}", together=True),)
        case "phone":
            number = "".join(sign for sign in value if sign.isdigit() or sign == "+")
            return (Span(value, link=f"tel:{number}", together=True),)
        case "url":
            return (Span(house.labels["website-of"].replace("NAME", whose), link=value),)
        case _:
            return read_line(value)[0]
