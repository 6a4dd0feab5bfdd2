"""Walks a manuscript: its blocks, ids and words in reading order, and copies of it with one thing changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from rolepress.manuscript.blocks import (
    Block,
    Box,
    Bullets,
    Chart,
    Column,
    Contents,
    ContentsEntry,
    Entry,
    Field,
    Form,
    Heading,
    Manuscript,
    Numbered,
    Part,
    Prose,
    Quote,
    Records,
    Signatures,
    Step,
    Table,
    Terms,
)
from rolepress.markdown import DOCUMENT_LINK, Span, Words, plain, spans_of


def said(text: str) -> Words:
    """Return plain *text* as Words without markup."""
    return spans_of(text)


def reworded(manuscript: Manuscript, change: Callable[[Words], Words]) -> Manuscript:
    """Return *manuscript* with *change* of every piece of its text; ids and shape stay."""
    return replace(manuscript, blocks=with_words(manuscript.blocks, change))


def with_words(blocks: tuple[Block, ...], change: Callable[[Words], Words]) -> tuple[Block, ...]:
    """Return *blocks* with *change* of every piece of their text, and of those that they hold."""
    made: tuple[Block, ...] = _reworded(blocks, change)
    return made


def _reworded(value: Any, change: Callable[[Words], Words]) -> Any:
    """Return *value*, part of a block, with its text changed wherever it is held."""
    if isinstance(value, tuple):
        is_words = bool(value) and isinstance(value[0], Span)
        return change(value) if is_words else tuple(_reworded(each, change) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{each.name: _reworded(getattr(value, each.name), change) for each in fields(value)}
        )
    return value


def links_to(manuscript: Manuscript) -> frozenset[str]:
    """Return the ids of the documents that the text of *manuscript* links to."""
    named = (each for each in links(manuscript.blocks) if each.startswith(DOCUMENT_LINK))
    return frozenset(each.removeprefix(DOCUMENT_LINK) for each in named)


def with_links(manuscript: Manuscript, place: Callable[[str], str | None]) -> Manuscript:
    """Return *manuscript* with each link to a document leading where *place* says; None makes plain text of it.

    A document that is bound into this one is reached inside it.
    """
    inside = {block.id for block in walk(manuscript.blocks) if isinstance(block, Part)}

    def placed(span: Span) -> Span:
        if span.link is None or not span.link.startswith(DOCUMENT_LINK):
            return span
        name = span.link.removeprefix(DOCUMENT_LINK)
        return replace(span, link=f"#{name}" if name in inside else place(name))

    return reworded(manuscript, lambda words: tuple(map(placed, words)))


def concepts(manuscript: Manuscript) -> frozenset[str]:
    """Return what the pictures of *manuscript* show."""
    return frozenset(block.picture.concept for block in walk(manuscript.blocks) if isinstance(block, Step))


def with_pictures(manuscript: Manuscript, place: Callable[[str], str]) -> Manuscript:
    """Return *manuscript* with the file of each picture where *place* says, given what it shows."""

    def placed(block: Block) -> Block:
        if not isinstance(block, Step):
            return block
        return replace(block, picture=replace(block.picture, address=place(block.picture.concept)))

    return with_blocks(manuscript, placed)


def fillable(manuscript: Manuscript) -> Manuscript:
    """Return *manuscript* with every field as one that can be answered in the file; nothing sends it."""
    return with_blocks(manuscript, _in_a_file)


def _in_a_file(block: Block) -> Block:
    match block:
        case Field():
            return replace(block, fillable=True)
        case Form():
            return replace(block, action="", button="")
        case _:
            return block


def sendable(manuscript: Manuscript) -> Manuscript:
    """Return *manuscript* with every field that a web page sends as one that can be answered there."""
    return with_blocks(manuscript, _on_a_page)


def _on_a_page(block: Block) -> Block:
    if isinstance(block, Form) and block.action:
        return replace(block, blocks=tuple(_changed(each, _answered_here) for each in block.blocks))
    return block


def _answered_here(block: Block) -> Block:
    return replace(block, fillable=True) if isinstance(block, Field) else block


def bound(blocks: tuple[Block, ...], prefix: str, *, deeper: int = 1) -> tuple[Block, ...]:
    """Return *blocks* of one document for use inside another: ids and links to them prefixed, headings deeper.

    "summary" becomes "PREFIX--summary"; a heading of level 1 becomes one of level 2, none deeper than 6.
    """
    return tuple(_bound(block, f"{prefix}--", deeper) for block in blocks)


DEEPEST = 6  # HTML has no heading below level 6


def _bound(value: Any, prefix: str, deeper: int) -> Any:
    """Return *value*, part of a block, with its ids prefixed, its levels lowered and its own links following."""
    if isinstance(value, tuple):
        return tuple(_bound(each, prefix, deeper) for each in value)
    if isinstance(value, Span):
        inside = value.link is not None and value.link.startswith("#")
        return replace(value, link=f"#{prefix}{str(value.link)[1:]}") if inside else value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{each.name: _bound_field(value, each.name, prefix, deeper) for each in fields(value)}
        )
    return value


_NAMES_AN_ID = frozenset({"id", "target", "this_post"})  # fields whose text is the id of something in the text


def _bound_field(owner: Any, name: str, prefix: str, deeper: int) -> Any:
    value = getattr(owner, name)
    if isinstance(owner, Column) and name == "id":
        return value  # a name for styles, the same in every table
    if name in _NAMES_AN_ID and isinstance(value, str):
        return f"{prefix}{value}" if value else value
    if name == "level":
        return min(value + deeper, DEEPEST)
    return _bound(value, prefix, deeper)


def with_blocks(manuscript: Manuscript, change: Callable[[Block], Block]) -> Manuscript:
    """Return *manuscript* with *change* of every block, those inside others first; ids and order stay."""
    return replace(manuscript, blocks=tuple(_changed(block, change) for block in manuscript.blocks))


def _changed(block: Block, change: Callable[[Block], Block]) -> Block:
    if isinstance(block, Box | Part | Form):
        block = replace(block, blocks=tuple(_changed(each, change) for each in block.blocks))
    return change(block)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield every block in reading order, those that hold others before what they hold."""
    for block in blocks:
        yield block
        if isinstance(block, Box | Part | Form):
            yield from walk(block.blocks)


def ids(manuscript: Manuscript) -> list[str]:
    """Return the ids of all blocks, entries, terms and rows, in reading order."""
    return [each for block in walk(manuscript.blocks) for each in _ids(block)]


def _ids(block: Block) -> Iterator[str]:
    yield block.id
    match block:
        case Bullets(entries=entries) | Numbered(entries=entries) | Chart(posts=entries):
            yield from _entry_ids(entries)
        case Terms(terms=terms):
            yield from (term.id for term in terms)
        case Signatures(signatories=signatories):
            yield from (each.id for each in signatories)
        case Step(meanings=meanings):
            yield from (each.id for each in meanings)
        case Field(groups=choice_groups):
            for choice_group in choice_groups:
                yield from (
                    *([choice_group.id] if choice_group.title else ()),
                    *(one.id for one in choice_group.choices),
                )
        case Table(groups=groups):
            for group in groups:
                yield from (group.id, *(row.id for row in group.rows))
        case Records(groups=record_groups):
            for record_group in record_groups:
                yield from (record_group.id, *(record.id for record in record_group.records))


def _entry_ids(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        yield entry.id
        yield from _entry_ids(entry.entries)


def texts(block: Block) -> Iterator[str]:
    """Yield every piece of text of *block* in the order in which it is read, numbers and labels included.

    A block that holds others yields what it says itself only: `walk` reaches what it holds. A button that sends a
    form is no text of it: files have none.
    """
    match block:
        case Heading(text=text, eyebrow=eyebrow):
            yield eyebrow
            yield plain(text)
        case Prose(text=text):
            yield plain(text)
        case Bullets(entries=entries) | Numbered(entries=entries):
            yield from _entry_texts(entries)
        case Terms(terms=terms):
            for term in terms:
                yield plain(term.label)
                yield from map(plain, term.values)
        case Table():
            yield from _table_texts(block)
        case Records():
            yield from _records_texts(block)
        case Quote(text=text, source=source):
            yield from (plain(text), plain(source))
        case Box(title=title):
            yield plain(title)
        case Chart(introduction=introduction, posts=posts):
            yield plain(introduction)
            yield from _entry_texts(posts)
        case Signatures(signatories=signatories, signature_label=signature, date_label=date):
            for each in signatories:
                yield from (plain(each.role), signature, date)
        case Contents(title=title, entries=lines):
            yield plain(title)
            yield from _contents_texts(lines)
        case Field():
            yield from _field_texts(block)
        case Step(picture=picture, lines=lines, meanings=meanings, addresses=addresses):
            yield picture.alt
            yield from map(plain, lines)
            for term in meanings:
                yield f"{plain(term.label)}:"
                yield from map(plain, term.values)
            yield from map(plain, addresses)


def _entry_texts(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        yield entry.number
        yield plain(entry.text)
        yield from _entry_texts(entry.entries)


def _table_texts(table: Table) -> Iterator[str]:
    yield plain(table.caption)
    yield from (plain(column.label) for column in table.columns)
    for group in table.groups:
        yield plain(group.title)
        yield from map(plain, group.notes)
        yield from (plain(line) for row in group.rows for cell in row.cells for line in cell)


def _records_texts(records: Records) -> Iterator[str]:
    yield plain(records.caption)
    for group in records.groups:
        yield plain(group.title)
        yield from map(plain, group.notes)
        for record in group.records:
            yield plain(record.title)
            for each in record.details:
                yield plain(each.label)
                yield from map(plain, each.values)


def _contents_texts(entries: tuple[ContentsEntry, ...]) -> Iterator[str]:
    for entry in entries:
        yield plain(entry.text)
        yield from _contents_texts(entry.entries)


def _field_texts(field: Field) -> Iterator[str]:
    asked, helps = (plain(field.label), field.need), (plain(field.hint), field.how)
    yield from (*helps, *asked) if field.type == "declaration" else (*asked, *helps)  # help stands above a tick
    for group in field.groups:
        yield plain(group.title)
        for choice in group.choices:
            yield from (plain(choice.label), choice.say_label)


def links(value: Any) -> Iterator[str]:
    """Yield what the spans in *value*, blocks or part of one, lead to, in reading order."""
    if isinstance(value, Span):
        yield from (value.link,) if value.link else ()
    elif isinstance(value, tuple):
        for each in value:
            yield from links(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from links(getattr(value, each.name))


def words(manuscript: Manuscript) -> list[str]:
    """Return every word of the document in reading order, page furniture excluded."""
    pieces = (piece for block in walk(manuscript.blocks) for piece in texts(block))
    return [word for piece in pieces for word in piece.split()]
