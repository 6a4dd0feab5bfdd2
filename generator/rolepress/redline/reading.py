"""Makes a text ready to be compared: what is filled in, looked at or counted by others becomes words to read.

A list of contents repeats the headings and is left out; rooms for answers and lines to sign on are no words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rolepress.languages import strung
from rolepress.manuscript import (
    Block,
    Box,
    Bullets,
    Contents,
    Entry,
    Field,
    Form,
    Manuscript,
    Part,
    Prose,
    Signatures,
    Step,
    Table,
    said,
)
from rolepress.markdown import Span, Words, spans_of


def as_read(manuscript: Manuscript, picture: str) -> Manuscript:
    """Return *manuscript* as paragraphs, lists and tables; *picture* is what pictures are called: "Picture"."""
    return replace(manuscript, blocks=tuple(_read(manuscript.blocks, picture)))


def _read(blocks: tuple[Block, ...], picture: str) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Contents():
                continue
            case Form(blocks=held):
                yield from _read(held, picture)
            case Box(blocks=held) | Part(blocks=held):
                yield replace(block, blocks=tuple(_read(held, picture)))
            case Field():
                yield from _field(block)
            case Step():
                yield from _step(block, picture)
            case Signatures(id=name, signatories=roles):
                yield Bullets(name, tuple(Entry(each.id, each.role) for each in roles))
            case Table(columns=columns):
                yield replace(block, columns=tuple(replace(each, answer=None) for each in columns))
            case _:
                yield block


def _in_brackets(text: str) -> Words:
    """Return *text* after other words, in brackets; nothing where there is none."""
    return spans_of(strung("", (" (", text, ")"))) if text else ()


def _field(block: Field) -> Iterator[Block]:
    need = _in_brackets(block.need)
    yield Prose(block.id, (*block.label, *need))
    for name, words in (("hint", block.hint), ("how", said(block.how))):
        if words:
            yield Prose(f"{block.id}--{name}", words, note=True)
    for group in block.groups:
        if group.title:
            yield Prose(f"{group.id}--title", group.title)
        entries = (Entry(each.id, (*each.label, *_in_brackets(each.say_label))) for each in group.choices)
        yield Bullets(group.id, tuple(entries))


def _step(block: Step, picture: str) -> Iterator[Block]:
    """Yield the lines of a step, then its hard words, and what its picture shows, by the name of its file."""
    for index, line in enumerate(block.lines, start=1):
        yield Prose(block.id if index == 1 else f"{block.id}--line-{index}", line)
    for term in block.meanings:
        meaning = (span for words in term.values for span in words)
        yield Prose(term.id, (*term.label, Span(": "), *meaning))
    shows = f"{picture}: {block.picture.alt or block.picture.concept.replace('-', ' ')}"
    yield Prose(f"{block.id}--picture", (Span(shows),), note=True)
