"""Walks a manuscript as somebody tells it: headings are announced, lists counted, tables told row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

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
    Prose,
    Quote,
    Records,
    Signatures,
    Step,
    Term,
    Terms,
    walk,
)
from rolepress.markdown import Words, plain

PART_LEVEL = 2  # headings of this level begin a part, and parts are counted
_ENDS = tuple(".:;?!…۔؟؛।。？！：")  # those of other scripts too


def told(manuscript: Manuscript) -> Iterator[str]:
    """Yield the paragraphs of *manuscript*, in which tables are records; numbers are still written in figures."""
    yield from _Telling(manuscript).blocks(manuscript.blocks)


class _Telling:
    """Tells blocks in the words of a language; counts parts and questions on its way."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.labels: Mapping[str, str] = manuscript.labels
        self.questions = sum(isinstance(each, Field) for each in walk(manuscript.blocks))
        self.question = self.part = 0
        self.ways: dict[type, Callable[[Any], Iterator[str]]] = {
            Heading: self._heading, Prose: self._prose, Bullets: self._list, Numbered: self._list,
            Terms: self._terms, Records: self._records, Quote: self._quote, Box: self._box, Chart: self._chart,
            Signatures: self._signatures, Contents: self._contents, Part: self._held, Form: self._held,
            Field: self._field, Step: self._step,
        }  # fmt: skip

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self.ways[type(block)](block)

    def _say(self, label: str, **words: str) -> str:
        """Return a label with its words in capitals filled in."""
        text = self.labels[f"speech-{label}"]
        for name, value in words.items():
            text = text.replace(name, value)
        return text

    def _count(self, what: str, number: int) -> str:
        """Return how many of something follow: "There are 5 points."."""
        return self._say(f"{what}-one") if number == 1 else self._say(f"{what}-many", NUMBER=str(number))

    def _heading(self, block: Heading) -> Iterator[str]:
        if block.eyebrow:
            yield ended(block.eyebrow)
        yield from self._announced(plain(block.text), block.level)

    def _announced(self, text: str, level: int) -> Iterator[str]:
        """Yield a heading; one that begins a part is counted, unless it counts itself."""
        if level < PART_LEVEL:
            yield ended(text)
        elif level == PART_LEVEL and not any(map(str.isdigit, text)):
            self.part += 1
            yield ended(self._say("part", NUMBER=str(self.part), TITLE=text))
        else:
            yield ended(self._say("heading", TITLE=text))

    def _prose(self, block: Prose) -> Iterator[str]:
        yield ended(plain(block.text))

    def _list(self, block: Bullets | Numbered) -> Iterator[str]:
        yield from self._entries(block.entries, "points", counted=isinstance(block, Numbered))

    def _entries(self, entries: tuple[Entry, ...], what: str, *, counted: bool = False) -> Iterator[str]:
        if entries:
            yield self._count(what, len(entries))
        for count, entry in enumerate(entries, start=1):
            number = entry.number.rstrip(".") or (str(count) if counted else "")
            yield ended(f"{number}: {plain(entry.text)}" if number else plain(entry.text))
            yield from self._entries(entry.entries, "under")

    def _terms(self, block: Terms) -> Iterator[str]:
        for term in block.terms:
            yield self._term(term.label, term.values)

    def _term(self, label: Words, values: tuple[Words, ...]) -> str:
        said = " ".join(ended(plain(each)) for each in values if plain(each))
        name = plain(label).rstrip()
        return f"{name if name.endswith(_ENDS) else f'{name}:'} {said}" if said else ended(name)

    def _records(self, block: Records) -> Iterator[str]:
        if block.caption:
            yield ended(plain(block.caption))
        for group in block.groups:
            if group.title:
                yield from self._announced(plain(group.title), max(block.level, PART_LEVEL + 1))
            yield from (ended(plain(note)) for note in group.notes)
            yield self._count("records", len(group.records))
            for record in group.records:
                details = (self._term(each.label, each.values) for each in record.details)
                yield " ".join((ended(plain(record.title)), *details))

    def _quote(self, block: Quote) -> Iterator[str]:
        yield self._say("quote", TEXT=ended(plain(block.text)))
        if block.source:
            yield self._say("quote-source", SOURCE=ended(plain(block.source)))

    def _box(self, block: Box) -> Iterator[str]:
        if block.title:
            yield ended(self._say("box", TITLE=plain(block.title)))
        yield from self.blocks(block.blocks)

    def _chart(self, block: Chart) -> Iterator[str]:
        yield ended(plain(block.introduction))
        yield from self._entries(block.posts, "posts")

    def _signatures(self, block: Signatures) -> Iterator[str]:
        for each in block.signatories:
            yield f"{plain(each.role)}: {ended(block.signature_label)} {ended(block.date_label)}"

    def _contents(self, block: Contents) -> Iterator[str]:
        if block.title:
            yield ended(plain(block.title))
        yield from self._lines(block.entries, "points")

    def _lines(self, entries: tuple[ContentsEntry, ...], what: str) -> Iterator[str]:
        if entries:
            yield self._count(what, len(entries))
        for entry in entries:
            yield ended(plain(entry.text))
            yield from self._lines(entry.entries, "under")

    def _held(self, block: Part | Form) -> Iterator[str]:
        yield from self.blocks(block.blocks)

    def _field(self, block: Field) -> Iterator[str]:
        """Yield a question with its number, how to answer it, and what may be chosen."""
        self.question += 1
        asked = ended(f"{plain(block.label)} ({block.need})" if block.need else plain(block.label))
        helps = [ended(each) for each in (plain(block.hint), block.how) if each]
        parts = [*helps, asked] if block.type == "declaration" else [asked, *helps]
        numbers = {"NUMBER": str(self.question), "ALL": str(self.questions)}
        yield self._say("question", QUESTION=" ".join(parts), **numbers)
        choices = sum(len(group.choices) for group in block.groups)
        if choices:
            yield self._count("choices", choices)
        for group in block.groups:
            if group.title:
                yield ended(plain(group.title))
            for choice in group.choices:
                say = f" {ended(choice.say_label)}" if choice.say_label else ""
                yield f"{ended(plain(choice.label))}{say}"

    def _step(self, block: Step) -> Iterator[str]:
        """Yield a step: what its picture tells, its words, then what hard words mean."""
        if block.picture.alt:
            yield ended(f"{self.labels['picture-told']} {block.picture.alt}")
        yield ended(" ".join(map(plain, block.lines)))
        yield from (self._meaning(each) for each in block.meanings)

    def _meaning(self, term: Term) -> str:
        """Return what a hard word means, after words that tell a listener that this comes now."""
        meaning = " ".join(ended(plain(each)) for each in term.values)
        return f"{self._say('meaning', WORD=plain(term.label))} {meaning}"


def ended(text: str) -> str:
    """Return *text* with a full stop, unless it ends in a sign of its own: a voice rests there."""
    text = text.strip()
    bare = text.rstrip("\"'”’)]")
    return text if not text or bare.endswith(_ENDS) else f"{text}."
