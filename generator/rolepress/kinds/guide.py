"""Composes a guide: its key facts, its numbered parts with what stands in them, its notes and its appendices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from string import ascii_lowercase

from rolepress.kinds.binding import place_for
from rolepress.kinds.contacts import ways
from rolepress.kinds.house import House
from rolepress.kinds.parts import contents
from rolepress.kinds.pointing import Target, places, pointed
from rolepress.kinds.prose import bullets, description, lines, prose, value
from rolepress.kinds.specification import specification
from rolepress.languages import strung
from rolepress.manuscript import (
    About,
    Block,
    Box,
    Bullets,
    Column,
    Entry,
    Heading,
    Manuscript,
    Numbered,
    Part,
    Prose,
    Quote,
    Row,
    RowGroup,
    Term,
    Terms,
    bound,
)
from rolepress.manuscript import Table as TableBlock
from rolepress.markdown import Span, Words, plain, read_line, spans_of
from rolepress.model.base import Unknown
from rolepress.model.guide import (
    Appendix,
    BoxText,
    Citation,
    Content,
    Guide,
    GuidePart,
    Piece,
    Publisher,
    QuestionList,
    Table,
)
from rolepress.resolved import Resolved

KIND = "guide"


def compose(resolved: Resolved[Guide], house: House) -> Manuscript:
    """Return a guide as blocks in reading order: parts, thanks, notes, references, appendices, its imprint."""
    guide = resolved.document
    made = _Composer(guide, house)
    title = Heading("title", read_line(guide.title)[0], 1, eyebrow=house.labels[KIND])
    opening = (made.key_facts(), *prose("summary", guide.summary, lead=True))
    body = pointed(made.body(), made.targets)
    noted = _with_notes(body, made)
    blocks = (title, *opening, *contents(house, noted), *noted)
    about = About(
        kind=KIND, kind_label=house.labels[KIND], organisation=resolved.employer.id,
        organisation_name=resolved.employer.name, description=description(guide.summary), version=guide.version,
        cover=True, cover_lines=made.cover_lines(),
    )  # fmt: skip
    return Manuscript(
        guide.id, plain(read_line(guide.title)[0]), guide.language, about, blocks, dict(house.labels)
    )


def _with_notes(body: tuple[Block, ...], made: _Composer) -> tuple[Block, ...]:
    """Return *body* with the way back to the text in each note of the list of notes."""
    found = places(body)
    return tuple(
        replace(
            block, entries=tuple(made.with_way_back(entry, found.get(entry.id, ())) for entry in block.entries)
        )
        if isinstance(block, Numbered) and block.id == _NOTES
        else block
        for block in body
    )


_NOTES = "footnotes-list"


class _Composer:
    """Makes the blocks of one guide. The names of its numbered things are settled before any text is read."""

    def __init__(self, guide: Guide, house: House) -> None:
        self.guide, self.house = guide, house
        held = tuple(guide.contents())
        self.lists = {each.questions.id: each.questions for each in held if each.questions}
        called = guide.parts_called or house.labels["guide-part"]
        self.names = {
            **_counted("part", f"{called} NUMBER", [each.id for each in guide.parts if each.numbered]),
            **_counted("box", house.labels["guide-box"], [each.box.id for each in held if each.box]),
            **_counted("appendix", house.labels["guide-appendix"], [each.id for each in guide.appendices]),
        }
        asides = {
            **_counted("footnote", house.labels["guide-note"], [each.id for each in guide.footnotes]),
            **_counted("reference", house.labels["guide-reference"], [each.id for each in guide.references]),
        }
        titles = {f"part-{each.id}": plain(read_line(each.title)[0]) for each in guide.parts}
        self.targets = {_written(each): Target(each, name) for each, name in {**titles, **self.names}.items()}
        self.targets |= {_written(each): Target(each, name, aside=True) for each, name in asides.items()}

    def _titled(self, name: str, title: str) -> Words:
        """Return a title after the name and number of what it is the title of: "Box 1: Four phases"."""
        called = self.names.get(name)
        return read_line(strung(": ", (called, title)) if called else title)[0]

    def cover_lines(self) -> tuple[Words, ...]:
        """Return what the cover says under the title: the series, when the guide was published, and by whom."""
        guide = self.guide
        said = (guide.published,) if isinstance(guide.published, str) else ()
        lines = (self._series, *said, *(each.name for each in guide.publishers))
        return tuple(read_line(each)[0] for each in lines if each)

    @property
    def _series(self) -> str:
        return " ".join(filter(None, (self.guide.series, self.guide.number)))

    def key_facts(self) -> Terms:
        """Return what stands at the head: the series, who published the guide and when."""
        guide = self.guide
        said = [
            ("series", (read_line(self._series)[0],) if self._series else ()),
            ("publishers", tuple(read_line(each.name)[0] for each in guide.publishers)),
            ("published", value(self.house, guide.published)),
        ]
        terms = (Term(f"header-{name}", self.house.label(f"guide-{name}"), given) for name, given in said if given)
        return Terms("header", tuple(terms), summary=True)

    def body(self) -> Iterator[Block]:
        """Yield everything under the contents, with the marks that lead to notes and boxes still in it."""
        guide = self.guide
        for part in guide.parts:
            blocks = tuple(self._part(part))
            if part.numbered:
                yield Part(f"part-{part.id}_whole", blocks)
            else:
                yield from blocks
        yield from self._headed("acknowledgements", self._thanks())
        yield from self._headed("footnotes", self._notes())
        yield from self._headed("references", self._references())
        for appendix in guide.appendices:
            yield Part(f"appendix-{appendix.id}_whole", tuple(self._appendix(appendix)))
        yield from self._headed("imprint", self._imprint())

    def _headed(self, name: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
        held = tuple(blocks)
        return (Heading(name, self.house.label(f"guide-{name}"), 2), *held) if held else ()

    def _part(self, part: GuidePart) -> Iterator[Block]:
        name = f"part-{part.id}"
        yield Heading(name, self._titled(name, part.title), 2)
        yield from self._pieces(name, part.content, 2)
        for section in part.sections:
            here = f"{name}--{section.id}"
            yield Heading(here, read_line(section.title)[0], 3)
            yield from self._pieces(here, section.content, 3)

    def _appendix(self, appendix: Appendix) -> Iterator[Block]:
        name = f"appendix-{appendix.id}"
        yield Heading(name, self._titled(name, appendix.title), 2)
        yield from self._pieces(name, appendix.content, 2)
        if appendix.specification:
            yield from bound(specification(appendix.specification, self.house, kind=KIND), name, deeper=0)
        if appendix.document:
            yield place_for(appendix.document)

    def _pieces(self, name: str, given: Sequence[Piece], level: int) -> Iterator[Block]:
        """Yield what stands under a heading of *level*. An underscore in an id is in no name that people give."""
        for index, piece in enumerate(given, start=1):
            here = f"{name}_{index}"
            if piece.title:
                yield Heading(f"{here}_title", read_line(piece.title)[0], level + 1)
            yield from self._piece(here, piece, level + 1 if piece.title else level)

    def _piece(self, name: str, piece: Piece, level: int) -> Iterator[Block]:
        if piece.text:
            yield from prose(name, piece.text)
        if piece.entries:
            yield _list(name, piece)
        if piece.quotation:
            words, source = read_line(piece.quotation.text)[0], read_line(piece.quotation.source)[0]
            yield Quote(name, words, source)
        if piece.table:
            yield _table(name, piece.table, self.house)
        if piece.list_of:
            yield from self._list_of(name, piece.list_of)
        if isinstance(piece, Content) and piece.questions:
            yield from self._questions(piece.questions, level + 1)
        if isinstance(piece, Content) and piece.box:
            yield self._box(piece.box, level + 1)

    def _box(self, box: BoxText, level: int) -> Box:
        name = f"box-{box.id}"
        blocks = tuple(self._pieces(name, box.content, level))
        return Box(name, self._titled(name, box.title), blocks, level=level, tone=box.tone)

    def _questions(self, given: QuestionList, level: int) -> Iterator[Block]:
        for index, each in enumerate(given.entries, start=1):
            name = f"questions-{given.id}--{each.id}"
            yield Heading(name, self._asked(given, index), level)
            yield from prose(f"{name}_answer", each.answer)

    def _asked(self, given: QuestionList, index: int) -> Words:
        asked = given.entries[index - 1].question
        return read_line(f"{given.called} {index}: {asked}" if given.called else asked)[0]

    def _list_of(self, name: str, listed: str) -> tuple[Block, ...]:
        """Return links to the headings of a list of questions; nothing where there is no such list."""
        given = self.lists.get(listed)
        if given is None:
            return ()
        entries = (
            Entry(f"{name}-{index}", _linked(self._asked(given, index), f"questions-{given.id}--{each.id}"))
            for index, each in enumerate(given.entries, start=1)
        )
        return (Bullets(name, tuple(entries)),)

    def _thanks(self) -> tuple[Block, ...]:
        guide = self.guide
        text = prose("acknowledgements-text", guide.acknowledgements) if guide.acknowledgements else ()
        return (*text, *lines("acknowledgements-list", guide.contributors))

    def _notes(self) -> tuple[Block, ...]:
        entries = tuple(
            Entry(f"footnote-{each.id}", read_line(each.text)[0], str(index))
            for index, each in enumerate(self.guide.footnotes, start=1)
        )
        return (Numbered(_NOTES, entries),) if entries else ()

    def with_way_back(self, note: Entry, places_: Sequence[str]) -> Entry:
        """Return a note that ends with a link to each place of the text that leads to it."""
        label = self.house.labels["guide-note-back"].replace("NUMBER", note.number)
        again = self.house.labels["guide-note-back-again"].replace("NUMBER", note.number)
        back = (
            (Span(" "), Span(again.replace("PLACE", str(index)) if index > 1 else label, link=f"#{place}"))
            for index, place in enumerate(places_, start=1)
        )
        return replace(note, text=(*note.text, *(span for pair in back for span in pair)))

    def _references(self) -> tuple[Block, ...]:
        entries = tuple(
            Entry(f"reference-{each.id}", _cited(each, self.house), str(index))
            for index, each in enumerate(self.guide.references, start=1)
        )
        return (Numbered("references-list", entries),) if entries else ()

    def _imprint(self) -> Iterator[Block]:
        yield Heading("licence", self.house.label("guide-licence"), 3)
        licence = self.guide.licence
        if isinstance(licence, Unknown):
            yield Prose("licence-text", self.house.line(licence))
        else:
            yield from prose("licence-text", licence)
        for publisher in self.guide.publishers:
            if publisher.text or publisher.contact or publisher.registration:
                yield from self._publisher(publisher)

    def _publisher(self, given: Publisher) -> Iterator[Block]:
        name = f"publisher-{given.id}"
        yield Heading(name, read_line(given.name)[0], 3)
        yield from prose(f"{name}_text", given.text) if given.text else ()
        terms: list[Term] = []
        if given.contact:
            terms += ways(f"{name}_contact", given.contact, self.house, whose=given.name, team=True)
        if given.registration:
            label = self.house.label("guide-registration")
            terms.append(Term(f"{name}_registration", label, value(self.house, given.registration)))
        if terms:
            yield Terms(f"{name}_ways", tuple(terms))


def _counted(what: str, pattern: str, names: Iterable[str]) -> dict[str, str]:
    """Return what things are called that are counted from 1, by their ids in the text: "box-ID" is "Box 1"."""
    return {f"{what}-{name}": pattern.replace("NUMBER", str(index)) for index, name in enumerate(names, start=1)}


def _written(name: str) -> str:
    """Return the id that an author gave to what has the id *name* in the text: that of "box-four-phases"."""
    return name.partition("-")[2]


def _list(name: str, piece: Piece) -> Block:
    (made,) = bullets(name, piece.entries)
    if piece.numbering is None or not isinstance(made, Bullets):
        return made
    counts = (
        ascii_lowercase if piece.numbering == "letters" else [str(n) for n in range(1, len(piece.entries) + 1)]
    )
    entries = zip(counts, made.entries, strict=False)
    return Numbered(name, tuple(replace(entry, number=count) for count, entry in entries))


def _table(name: str, given: Table, house: House) -> TableBlock:
    columns = tuple(
        Column(f"column-{index}", read_line(label)[0], header=index == 1)
        for index, label in enumerate(given.columns, start=1)
    )
    rows = tuple(
        Row(f"{name}_row-{index}", tuple((house.line(cell),) for cell in row))
        for index, row in enumerate(given.rows, start=1)
    )
    return TableBlock(name, read_line(given.caption)[0], columns, (RowGroup(f"{name}_rows", (), (), rows),))


def _cited(given: Citation, house: House) -> Words:
    """Return a citation: authors, year, title, publisher; without authors the title comes first, as of a law.

    The title leads to the work where that is on the web.
    """
    address = given.url or (f"https://doi.org/{given.doi}" if given.doi else None)
    words = read_line(given.title)[0]
    title = _linked(words, address) if address else words
    when = house.labels["not-stated"] if isinstance(given.year, Unknown) else given.year
    year = spans_of(strung("", (" (", when, ").")))
    start = (
        (*read_line(given.authors)[0], *year, Span(" "), *title, Span(".")) if given.authors else (*title, *year)
    )
    return (*start, Span(" "), *read_line(given.published)[0]) if given.published else start


def _linked(words: Words, target: str) -> Words:
    link = target if target.startswith("https://") else f"#{target}"
    return tuple(replace(span, link=link) for span in words)
