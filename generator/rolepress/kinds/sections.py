"""Composes headed parts of text: sections, clauses, and questions with their answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rolepress.kinds.parts import subheading
from rolepress.kinds.prose import passage, prose
from rolepress.manuscript import Block, Box, Heading
from rolepress.markdown import read_line
from rolepress.model.passage import Question, Section
from rolepress.resolved import ShownClause


def sections(name: str, given: Iterable[Section], *, level: int = 3) -> tuple[Block, ...]:
    """Return the *given* parts with the ids NAME-ID, or ID alone without a *name*, and titles of *level*."""
    start = f"{name}-" if name else ""
    return tuple(block for each in given for block in _section(f"{start}{each.id}", each, level))


def clauses(shown: Iterable[ShownClause]) -> Iterator[Block]:
    """Yield each clause under its title."""
    for clause in shown:
        yield subheading(f"clause-{clause.id}", read_line(clause.title)[0])
        yield from prose(f"clause-{clause.id}-text", clause.text)


def questions(asked: Iterable[Question]) -> Iterator[Block]:
    """Yield each question as a heading, with its answer under it."""
    for each in asked:
        yield subheading(f"questions-{each.id}", read_line(each.question)[0])
        yield from prose(f"questions-{each.id}-answer", each.answer)


def _section(name: str, given: Section, level: int) -> Iterator[Block]:
    """Yield a part under its heading, or as a box where it is set apart."""
    title, text = read_line(given.title)[0], passage(name, given)
    if given.style == "plain":
        yield Heading(name, title, level)
        yield from text
    else:
        yield Box(name, title, text, level=level, tone=given.style)
