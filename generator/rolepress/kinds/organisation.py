"""Composes an organisation as readers meet it: what it is, what it values and how to reach its teams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rolepress.kinds.contacts import ways
from rolepress.kinds.house import House
from rolepress.kinds.prose import description, lines, prose
from rolepress.manuscript import About, Block, Heading, Manuscript, Term, Terms
from rolepress.markdown import plain, read_line
from rolepress.model.organisation import Behaviours, Organisation, Value
from rolepress.resolved import Resolved

KIND = "organisation"


def compose(resolved: Resolved[Organisation], house: House) -> Manuscript:
    """Return an organisation as blocks: its name, about it, its divisions, values and behaviours, its contacts."""
    given = resolved.document
    title = plain(read_line(given.title)[0])
    blocks = (
        Heading("title", read_line(given.title)[0], 1, eyebrow=house.labels[KIND]),
        *(prose("about", given.about, lead=True) if given.about else ()),
        *_headquarters(given, house),
        *_part("divisions", house, lines("divisions-list", given.divisions)),
        *_part("values", house, tuple(_values("value", given.values))),
        *(behaviours(given.behaviours, 2) if given.behaviours else ()),
        *_part("contacts", house, tuple(_contacts(given, house))),
    )
    about = About(
        kind=KIND, kind_label=house.labels[KIND], organisation=given.id, organisation_name=title,
        description=description(given.about or ""), version=given.version,
    )  # fmt: skip
    return Manuscript(given.id, title, given.language, about, blocks, dict(house.labels))


def _part(name: str, house: House, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (Heading(name, house.label(name), 2), *blocks) if blocks else ()


def _headquarters(given: Organisation, house: House) -> Iterator[Block]:
    if isinstance(given.headquarters, str):
        term = Term("headquarters", house.label("headquarters"), (house.line(given.headquarters),))
        yield Terms("facts", (term,))


def behaviours(given: Behaviours, level: int) -> Iterator[Block]:
    """Yield the behaviours that an organisation expects, under their own heading."""
    yield Heading("behaviours-title", read_line(given.title)[0], level)
    yield from prose("behaviours-introduction", given.introduction)
    yield from _values("behaviours", given.entries)
    if given.note:
        yield from prose("behaviours-note", given.note, note=True)


def _values(name: str, values: Iterable[Value]) -> Iterator[Block]:
    """Yield each value or behaviour with what is meant by it."""
    terms = tuple(
        Term(f"{name}-{each.id}", read_line(each.title)[0], (read_line(each.text)[0],) if each.text else ())
        for each in values
    )
    if terms:
        yield Terms(f"{name}-list", terms)


def _contacts(given: Organisation, house: House) -> Iterator[Block]:
    for purpose, contact in given.contacts.items():
        title = contact.team or purpose.replace("-", " ").capitalize()
        terms = tuple(ways(f"contact-{purpose}", contact, house, whose=given.title))
        yield Heading(f"contact-{purpose}", read_line(title)[0], 3)
        if terms:
            yield Terms(f"contact-{purpose}-ways", terms)
