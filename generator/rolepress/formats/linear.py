"""A manuscript as lines: what a file without looks says, paragraph by paragraph, in the order of reading.

Tables are records here. Plain text and braille lay these lines out; neither needs to know a block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from rolepress.editions.large_print import adapt
from rolepress.manuscript import (
    Block,
    Box,
    Bullets,
    Chart,
    Contents,
    ContentsEntry,
    Entry,
    Field,
    Form,
    Heading,
    Manuscript,
    Numbered,
    Part,
    Picture,
    Prose,
    Quote,
    Record,
    Records,
    Signatures,
    Step,
    Term,
    Terms,
)
from rolepress.markdown import Words, plain

Role: TypeAlias = Literal["eyebrow", "heading", "text", "entry", "room", "break"]
"""What a line is: above a heading, a heading, a paragraph, one of a list, room to write in, the end of a part."""

BULLET, BOX = "-", "[ ]"  # before an entry of a list; before an answer to choose


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph without looks."""

    role: Role
    text: str = ""
    depth: int = 0  # how far in it stands: an entry under an entry has 1
    mark: str = ""  # before the text: "-", "2.1", "[ ]"
    level: int = 0  # of a heading: 1 to 6
    opens: bool = False  # whether room stands above it: a line that begins something


def lines_of(manuscript: Manuscript, *, form_note: str = "") -> Iterator[Line]:
    """Yield the lines of *manuscript*, every word of it in order; a field has room for its answer.

    *form_note* says how an open form is answered in this file.
    """
    walk = _Walk(manuscript.labels, form_note)
    yield from walk.lines(adapt(manuscript).blocks)


class _Walk:
    """Goes through blocks with the words that lines add: "Picture", "Your answer"."""

    def __init__(self, labels: Mapping[str, str], form_note: str) -> None:
        self.labels, self.form_note = labels, form_note
        self.ways: dict[type, Callable[[Any], Iterator[Line]]] = {
            Heading: _heading, Prose: _prose, Bullets: _bullets, Numbered: _numbered, Terms: _terms,
            Records: _records, Quote: _quote, Box: self._box, Chart: _chart, Signatures: _signatures,
            Contents: _contents, Part: self._part, Form: self._form, Field: self._field, Step: self._step,
        }  # fmt: skip

    def lines(self, blocks: tuple[Block, ...]) -> Iterator[Line]:
        for block in blocks:
            yield from self.ways[type(block)](block)

    def _box(self, block: Box) -> Iterator[Line]:
        if block.title:
            yield Line("heading", plain(block.title), level=block.level, opens=True)
        yield from self.lines(block.blocks)

    def _part(self, block: Part) -> Iterator[Line]:
        yield Line("break")
        yield from self.lines(block.blocks)

    def _form(self, block: Form) -> Iterator[Line]:
        if self.form_note and not block.closed:
            yield Line("text", self.form_note, opens=True)
        yield from self.lines(block.blocks)

    def _field(self, block: Field) -> Iterator[Line]:
        """Yield a question, how to answer it, then its choices or the place of the answer."""
        need = f" ({block.need})" if block.need else ""
        asked, helps = f"{plain(block.label)}{need}", [each for each in (plain(block.hint), block.how) if each]
        if block.type == "declaration":
            yield from (Line("text", each, opens=True) for each in helps)
            yield Line("entry", asked, mark=BOX, opens=not helps)
        else:
            yield Line("text", asked, opens=True)
            yield from (Line("text", each) for each in helps)
        yield from self._choices(block)
        if block.type != "declaration" and not any(group.choices for group in block.groups):
            yield Line("room", self.labels["answer-here"])

    def _choices(self, block: Field) -> Iterator[Line]:
        for group in block.groups:
            if group.title:
                yield Line("text", plain(group.title), opens=True)
            for choice in group.choices:
                yield Line("entry", plain(choice.label), mark=BOX)
                if choice.say_label:
                    yield Line("room", _before(choice.say_label), depth=1)

    def _step(self, block: Step) -> Iterator[Line]:
        """Yield a step: what its picture tells, if anything, then its lines as their author broke them."""
        told = _told(block.picture, self.labels)
        yield from (Line("text", each, opens=True) for each in told)
        yield from (_first(index, plain(each), opens=not told) for index, each in enumerate(block.lines))
        yield from (each for term in block.meanings for each in _term(term, depth=1))


def _told(picture: Picture, labels: Mapping[str, str]) -> list[str]:
    return [f"{labels['picture-told']} {picture.alt}"] if picture.alt else []


def _first(index: int, text: str, *, opens: bool) -> Line:
    return Line("text", text, opens=opens and index == 0)


def _heading(block: Heading) -> Iterator[Line]:
    if block.eyebrow:
        yield Line("eyebrow", block.eyebrow, opens=True)
    yield Line("heading", plain(block.text), level=block.level, opens=not block.eyebrow)


def _prose(block: Prose) -> Iterator[Line]:
    yield Line("text", plain(block.text), opens=True)


def _bullets(block: Bullets) -> Iterator[Line]:
    yield from _opened(_entries(block.entries))


def _numbered(block: Numbered) -> Iterator[Line]:
    yield from _opened(_entries(block.entries, counted=True))


def _entries(entries: tuple[Entry, ...], depth: int = 0, *, counted: bool = False) -> Iterator[Line]:
    """Yield entries with the numbers that they have, or else counted, or with a bullet."""
    for count, entry in enumerate(entries, start=1):
        mark = entry.number or (f"{count}." if counted else BULLET)
        yield Line("entry", plain(entry.text), depth, mark)
        yield from _entries(entry.entries, depth + 1)


def _terms(block: Terms) -> Iterator[Line]:
    yield from _opened(each for term in block.terms for each in _term(term))


def _term(term: Term, depth: int = 0) -> Iterator[Line]:
    yield from _labelled(term.label, term.values, depth)


def _labelled(label: Words, values: tuple[Words, ...], depth: int) -> Iterator[Line]:
    """Yield a name and what it stands for: on one line, or under it where there is more than one value."""
    said = [plain(each) for each in values if plain(each)]
    name = plain(label)
    if len(said) == 1:
        yield Line("entry", f"{_before(name)} {said[0]}".strip(), depth)
        return
    yield Line("entry", _before(name) if said else name, depth)
    yield from (Line("entry", each, depth + 1, BULLET) for each in said)


def _before(label: str) -> str:
    """Return *label* as it stands before what it names: with a colon, unless it ends in a sign of its own."""
    text = label.rstrip()
    return f"{text}:" if text and text[-1] not in ".:;?!" else text


def _records(block: Records) -> Iterator[Line]:
    if block.caption:
        yield Line("text", plain(block.caption), opens=True)
    for group in block.groups:
        if group.title:
            yield Line("heading", plain(group.title), level=block.level, opens=True)
        yield from (Line("text", plain(note), opens=True) for note in group.notes)
        for record in group.records:
            yield from _record(record)


def _record(record: Record) -> Iterator[Line]:
    if record.title:
        yield Line("entry", plain(record.title), mark=BULLET, opens=True)
    for detail in record.details:
        yield from _labelled(detail.label, detail.values, depth=1)


def _quote(block: Quote) -> Iterator[Line]:
    yield Line("text", plain(block.text), depth=1, opens=True)
    yield Line("text", plain(block.source), depth=1)


def _chart(block: Chart) -> Iterator[Line]:
    """Yield the posts from the top down, each a step further in than the one it reports to."""
    yield Line("text", plain(block.introduction), opens=True)
    for depth, post in enumerate(block.posts):
        yield Line("entry", plain(post.text), depth, post.number or BULLET)
        yield from _entries(post.entries, depth + 1)


def _signatures(block: Signatures) -> Iterator[Line]:
    for each in block.signatories:
        yield Line("text", plain(each.role), opens=True)
        yield Line("room", _before(block.signature_label))
        yield Line("room", _before(block.date_label))


def _contents(block: Contents) -> Iterator[Line]:
    if block.title:
        yield Line("heading", plain(block.title), level=2, opens=True)
    yield from _opened(_contents_lines(block.entries))


def _contents_lines(entries: tuple[ContentsEntry, ...], depth: int = 0) -> Iterator[Line]:
    for entry in entries:
        yield Line("entry", plain(entry.text), depth, BULLET)
        yield from _contents_lines(entry.entries, depth + 1)


def _opened(lines: Iterator[Line]) -> Iterator[Line]:
    """Yield *lines* with room above the first."""
    for index, each in enumerate(lines):
        yield replace(each, opens=True) if index == 0 else each
