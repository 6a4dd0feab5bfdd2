"""A guide: long-form guidance in numbered parts, with boxes, notes, references and appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from rolepress.model.base import Binding, Document, Known, Line, Model, Slug, Text, VersionName
from rolepress.model.organisation import Contact
from rolepress.model.passage import Entry, Question, Quotation
from rolepress.model.specification import Specification

MARK = re.compile(r"\[\^([^\[\]\s]*)\]")
"""A mark in a text of a guide, with the id of what it leads to: [^four-phases]."""


class Table(Model):
    """Rows under named columns. The first cell of a row names it."""

    caption: Line
    """What the table shows, in a few words."""
    columns: Annotated[tuple[Line, ...], Field(min_length=2)]
    """The names of the columns."""
    rows: Annotated[tuple[tuple[Known[Line], ...], ...], Field(min_length=1)]
    """The rows, each with a cell for every column."""

    @model_validator(mode="after")
    def _a_cell_for_every_column(self) -> Table:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"give each row {len(self.columns)} cells, one for each column")
        return self


class Piece(Model):
    """One thing that stands in a part, a section or a box: give one of its fields, and a title if it needs one."""

    title: Line | None = None
    """A small heading above it."""
    text: Text | None = None
    """A paragraph or several, and lists."""
    entries: tuple[Entry, ...] = ()
    """A list."""
    numbering: Literal["letters", "numbers"] | None = None
    """How the list counts: a, b, c or 1, 2, 3; bullets when left out."""
    quotation: Quotation | None = None
    """Somebody's words, and their role or the work they stand in: never a person's name."""
    table: Table | None = None
    """A table."""
    list_of: Slug | None = None
    """The id of `questions:` in this guide, whose headings are listed here as links."""

    @model_validator(mode="after")
    def _one_thing(self) -> Piece:
        things = [name for name in type(self).model_fields if name not in ("title", "numbering")]
        given = [name for name in things if getattr(self, name)]
        if len(given) != 1:
            raise ValueError(f"give one of {', '.join(f'`{name}`' for name in things)}")
        if self.numbering and not self.entries:
            raise ValueError("`numbering` is for `entries`")
        if self.numbering == "letters" and len(self.entries) > len(ascii_lowercase):
            raise ValueError("a list that counts with letters has 26 entries at most")
        return self


class BoxText(Model):
    """Something set apart, with a number of its own: Box 1, Box 2… in the order in which boxes stand."""

    id: Slug
    """A short name for links: a text names it as [^ID]."""
    title: Line
    """The heading, without a number."""
    tone: Literal["plain", "callout", "do", "dont"] = "plain"
    """How it looks: `callout` sets it apart more; `do` and `dont` tick and cross out the entries of its list."""
    content: Annotated[tuple[Piece, ...], Field(min_length=1)]
    """What stands in it, in order."""


class QuestionList(Model):
    """Questions with answers, or myths with what is true."""

    id: Slug
    """A short name for links."""
    called: Line | None = None
    """What each is called before its number, such as "Myth"; without it they have no numbers."""
    entries: Annotated[tuple[Question, ...], Field(min_length=1)]
    """The questions, each with its answer."""


class Content(Piece):
    """One thing that stands in a part or a section."""

    questions: QuestionList | None = None
    """Questions or myths, each a heading with its answer."""
    box: BoxText | None = None
    """Something set apart."""


class GuideSection(Model):
    """A headed section."""

    id: Slug
    """A short name for links."""
    title: Line
    """The heading."""
    content: tuple[Content, ...] = ()
    """What stands in it, in order."""


class GuidePart(GuideSection):
    """A part of the guide: what opens it, then its sections."""

    numbered: bool = True
    """Whether it counts among the parts: Part 1, Part 2… An introduction and a conclusion may not."""
    sections: tuple[GuideSection, ...] = ()
    """Its sections."""

    @model_validator(mode="after")
    def _something(self) -> GuidePart:
        if not self.content and not self.sections:
            raise ValueError("give `content` or `sections`")
        return self


class Appendix(GuideSection):
    """Something at the end: another document bound in, a person specification, or text."""

    document: Slug | None = None
    """A document that is bound in here, whole."""
    version: VersionName | None = None
    """The release of that document, as it stood; its present words when left out."""
    specification: Specification | None = None
    """A person specification that belongs to no job description."""

    @model_validator(mode="after")
    def _something(self) -> Appendix:
        if not (self.content or self.document or self.specification):
            raise ValueError("give `content`, `document` or `specification`")
        if self.version and not self.document:
            raise ValueError("`version` is for `document`")
        return self


class Footnote(Model):
    """A note at the end, to which a text leads with [^ID]."""

    id: Slug
    """The name that stands in the text: [^ID]."""
    text: Line
    """The note."""


class Citation(Model):
    """A published work, cited as its kind of work is: the one place where persons are named, as its authors."""

    id: Slug
    """The name by which a text cites it: [^ID]."""
    authors: Line | None = None
    """Who wrote it; left out for a law, for example."""
    year: Known[Line]
    """The year in which it was published."""
    title: Line
    """What it is called."""
    published: Line | None = None
    """By whom or where it was published."""
    url: Annotated[str, StringConstraints(pattern=r"^https://")] | None = None
    """Its address on the web."""
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    """Its digital object identifier, such as 10.1000/182; it leads to the work when there is no `url:`."""


class Publisher(Model):
    """A body that publishes the guide."""

    id: Slug
    """A short name for links."""
    name: Line
    """What it is called."""
    text: Text | None = None
    """What it is and does, in a paragraph or two."""
    registration: Line | None = None
    """The numbers under which it is registered."""
    contact: Contact | None = None
    """How to reach it: a team, never a person."""


class Guide(Document):
    """Guidance in numbered parts. A text leads to a box, a note, a reference, a part or an appendix with [^ID]."""

    kind: Literal["guide"]
    organisation: Slug
    """The id of the organisation whose guide this is."""
    series: Line | None = None
    """The series it stands in, such as "Briefing"."""
    number: Line | None = None
    """Its number in the series."""
    published: Known[Line]
    """When it was published, such as "October 2013"."""
    publishers: tuple[Publisher, ...] = ()
    """The bodies that publish it."""
    licence: Known[Text]
    """Who may copy it, and on what terms."""
    summary: Text
    """What it is about and whom it is for, in two or three sentences."""
    parts_called: Line | None = None
    """What a part is called before its number, such as "Phase"; Part when left out."""
    parts: Annotated[tuple[GuidePart, ...], Field(min_length=1)]
    """The parts, in order."""
    acknowledgements: Text | None = None
    """Thanks that stand before the contributors."""
    contributors: tuple[Line, ...] = ()
    """Organisations that contributed, never persons."""
    footnotes: tuple[Footnote, ...] = ()
    """The notes, in the order of their numbers."""
    references: tuple[Citation, ...] = ()
    """The works cited, in the order of their numbers."""
    appendices: tuple[Appendix, ...] = ()
    """What stands at the end, in order."""

    def contents(self) -> Iterator[Content]:
        """Yield what stands in the parts and the appendices, in reading order: boxes are numbered by it."""
        for part in self.parts:
            yield from part.content
            for section in part.sections:
                yield from section.content
        for appendix in self.appendices:
            yield from appendix.content

    @property
    def binds(self) -> tuple[Binding, ...]:
        """The documents that are appendices."""
        return tuple(
            Binding(("appendices", index, "document"), each.document, each.version)
            for index, each in enumerate(self.appendices)
            if each.document
        )
