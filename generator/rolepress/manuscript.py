"""The manuscript: a document as typed blocks in reading order, before any format.

Every format walks these few blocks. Every block, entry, row and term has a stable id that comes from the place of
its words in the source, so that two editions, or two versions, can be compared block by block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Literal, TypeAlias

from rolepress.markdown import Span, Words, plain


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the document's title has level 1."""

    id: str
    text: Words
    level: int  # 1 to 6
    eyebrow: str = ""  # a few words above a title: what kind of document this is


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph."""

    id: str
    text: Words
    lead: bool = False  # the first words of a document, set larger
    note: bool = False  # an explanation beside the matter itself


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list, with its own entries under it."""

    id: str
    text: Words
    number: str = ""  # "2.1" in a numbered list, else ""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose order does not matter."""

    id: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list with numbers."""

    id: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A name and what it stands for."""

    id: str
    label: Words
    values: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Names and values, such as the key facts of a post."""

    id: str
    terms: tuple[Term, ...]
    summary: bool = False  # the quiet block at the head of a document


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    id: str
    label: Words
    share: int = 1  # of the width, against the other columns
    header: bool = False  # whether its cells name their rows


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a cell for each column, each of one or more lines."""

    id: str
    cells: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a heading of their own."""

    id: str
    title: Words
    notes: tuple[Words, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption, named columns and groups of rows. A group without a title stands alone."""

    id: str
    caption: Words
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    specification: bool = False  # whether the rows are criteria


@dataclass(frozen=True, slots=True)
class Detail:
    """One cell of a table that has become a line."""

    label: Words
    values: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table that has become an entry of a list."""

    id: str
    title: Words
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class RecordGroup:
    """The records that were one group of rows."""

    id: str
    title: Words
    notes: tuple[Words, ...]
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """A table told as lists, for large print and easy reading."""

    id: str
    caption: Words
    groups: tuple[RecordGroup, ...]
    level: int  # of the groups' headings


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words, and whose they are."""

    id: str
    text: Words
    source: Words


@dataclass(frozen=True, slots=True)
class Box:
    """A part set apart from the rest."""

    id: str
    title: Words
    blocks: tuple[Block, ...]
    level: int = 3  # of its title
    tone: Literal["plain", "callout", "do", "dont"] = "plain"  # what its look says besides its title


@dataclass(frozen=True, slots=True)
class Chart:
    """Posts from the top of an organisation down to this one, each reporting to the one before."""

    id: str
    introduction: Words
    posts: tuple[Entry, ...]
    this_post: str  # the id of the entry that is this post, or ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """A role that signs."""

    id: str
    role: Words


@dataclass(frozen=True, slots=True)
class Signatures:
    """Roles that sign, each with room for a signature and a date."""

    id: str
    signatories: tuple[Signatory, ...]
    signature_label: str
    date_label: str


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents."""

    target: str  # a heading's id
    text: Words
    entries: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of what is in the document; print adds page numbers."""

    id: str
    title: Words
    entries: tuple[ContentsEntry, ...]


Block: TypeAlias = (
    Heading | Prose | Bullets | Numbered | Terms | Table | Records | Quote | Box | Chart | Signatures | Contents
)


@dataclass(frozen=True, slots=True)
class About:
    """What a format says round the text: in metadata, running heads and page furniture."""

    kind: str  # "job-description"
    kind_label: str  # "Job description"
    organisation: str  # the id, for the brand
    organisation_name: str
    description: str  # one or two sentences for metadata
    version: str
    draft: bool = False
    notice: str = ""  # printed on every page, such as that this is a worked example


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document's text: its blocks in reading order, the title's heading first."""

    id: str
    title: str
    language: str
    about: About
    blocks: tuple[Block, ...]
    labels: dict[str, str] = field(default_factory=dict)  # words that formats add: "Page", "Contents"…
    right_to_left: bool = False


def said(text: str) -> Words:
    """Return plain *text* as Words without markup."""
    return (Span(text),) if text else ()


def reworded(manuscript: Manuscript, change: Callable[[Words], Words]) -> Manuscript:
    """Return *manuscript* with *change* of every piece of its text; ids and shape stay."""
    return replace(manuscript, blocks=_reworded(manuscript.blocks, change))


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


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield every block in reading order, boxes before what they hold."""
    for block in blocks:
        yield block
        if isinstance(block, Box):
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

    A box yields its own title only: `walk` reaches what it holds.
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


def words(manuscript: Manuscript) -> list[str]:
    """Return every word of the document in reading order, page furniture excluded."""
    pieces = (piece for block in walk(manuscript.blocks) for piece in texts(block))
    return [word for piece in pieces for word in piece.split()]
