"""Leads from a text to a numbered thing of the same document, and from a note back to the text.

In a text, [^four-phases] stands for the box, part, appendix, note or reference of that id. Readers get its
name and number as a link in words: "Box 1", "(note 2)". Small raised figures are hard to see and read aloud badly.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rolepress.manuscript import (
    Block,
    Box,
    Bullets,
    Contents,
    Entry,
    Heading,
    Numbered,
    Part,
    Prose,
    Quote,
    Table,
    Terms,
    with_words,
)
from rolepress.markdown import Span, Words
from rolepress.model.guide import MARK

_MARKS = re.compile(rf"(?: ?{MARK.pattern})+")


@dataclass(frozen=True, slots=True)
class Target:
    """What a mark may lead to."""

    id: str  # of the block or entry
    name: str  # "Box 1", "note 2"
    aside: bool = False  # whether the text reads on without it, so that it stands in brackets


def pointed(blocks: Iterable[Block], targets: Mapping[str, Target]) -> tuple[Block, ...]:
    """Return *blocks* with a link in place of each mark; not in headings, and an unknown mark stays as it is."""
    return tuple(_pointed(block, targets) for block in blocks)


def places(blocks: Iterable[Block]) -> dict[str, list[str]]:
    """Return, for the id of everything that the text leads to, the ids of where it does so, in reading order."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for block in blocks:
        for here, words in _spoken(block):
            links = dict.fromkeys(span.link for span in words if span.link and span.link.startswith("#"))
            for link in links:
                if here not in found[link[1:]]:
                    found[link[1:]].append(here)
    return dict(found)


def _pointed(block: Block, targets: Mapping[str, Target]) -> Block:
    match block:
        case Heading() | Contents():
            return block
        case Box() | Part():
            return replace(block, blocks=pointed(block.blocks, targets))
        case _:
            return with_words((block,), lambda words: tuple(_linked(words, targets)))[0]


def _linked(words: Words, targets: Mapping[str, Target]) -> Iterator[Span]:
    for span in words:
        start = 0
        for match in _MARKS.finditer(span.text):
            yield from _cut(span, start, match.start())
            yield from _links(span, match, targets)
            start = match.end()
        yield from _cut(span, start, len(span.text))


def _cut(span: Span, start: int, end: int) -> Iterator[Span]:
    if start < end:
        yield replace(span, text=span.text[start:end])


def _links(span: Span, marks: re.Match[str], targets: Mapping[str, Target]) -> Iterator[Span]:
    """Yield links for marks that stand together: asides share their brackets, as in "(note 1, reference 2)".

    A word that touches a mark stays a word of its own.
    """
    touches = span.text[: marks.start()][-1:].isalnum()
    inside = False  # the brackets of an aside
    for match in re.finditer(rf"( ?){MARK.pattern}", marks.group()):
        target = targets.get(match.group(2))
        aside = target is not None and target.aside
        if inside and not aside:
            yield replace(span, text=")")
        between = ", " if inside else " ("
        apart = " " if match.group(1) or touches else ""
        if before := between if aside else apart:
            yield replace(span, text=before)
        inside, touches = aside, True
        if target is None:
            yield replace(span, text=match.group().lstrip())
        else:
            yield replace(span, text=target.name, link=f"#{target.id}", together=True)
    after = ")" if inside else ""
    after += " " if span.text[marks.end() :][:1].isalnum() else ""
    if after:
        yield replace(span, text=after)


def _spoken(block: Block) -> Iterator[tuple[str, Words]]:
    """Yield each text of *block* with the id of the smallest thing round it that has one."""
    match block:
        case Box(blocks=blocks) | Part(blocks=blocks):
            for each in blocks:
                yield from _spoken(each)
        case Prose(id=name, text=text):
            yield name, text
        case Quote(id=name, text=text, source=source):
            yield from ((name, text), (name, source))
        case Bullets(entries=entries) | Numbered(entries=entries):
            yield from _said_in(entries)
        case Terms(terms=terms):
            yield from ((term.id, value) for term in terms for value in term.values)
        case Table(groups=groups):
            rows = (row for group in groups for row in group.rows)
            yield from ((row.id, line) for row in rows for cell in row.cells for line in cell)


def _said_in(entries: Iterable[Entry]) -> Iterator[tuple[str, Words]]:
    for entry in entries:
        yield entry.id, entry.text
        yield from _said_in(entry.entries)
