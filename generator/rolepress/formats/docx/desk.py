"""What the walker has at hand: the document's part, its numbering, and the marks and controls made so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.document import DocumentPart

from rolepress.editions import Edition
from rolepress.formats.docx.looks import (
    LARGE_PT,
    LINE_OF_ARIAL,
    ON_ITS_SIDE,
    SINGLE,
    UPRIGHT,
    Palette,
    Paper,
    line_spacing,
    palette,
)
from rolepress.formats.docx.markup import Element, element
from rolepress.formats.docx.names import bookmark_of
from rolepress.formats.docx.numbering import Numbering
from rolepress.manuscript import Manuscript, ids
from rolepress.theme import Theme

FIRST_CHANGE = 1_000_000  # no document has as many bookmarks


@dataclass
class Desk:
    """The state of one walk; what is made is kept in order, so that the same manuscript makes the same bytes."""

    manuscript: Manuscript
    edition: Edition
    part: DocumentPart
    numbering: Numbering
    palette: Palette
    level: int = 1  # of the heading above
    in_part: bool = False  # inside what is bound in, or a part of a long text
    ids: frozenset[str] = frozenset()
    marks: int = 0
    controls: int = 0
    shown: int = 0  # pictures
    changes: int = 0  # that are tracked
    at: str = ""  # when they were made, as Word writes it
    pictures: Mapping[str, bytes] = field(default_factory=dict)  # by the names of their files
    drawings: dict[str, str] = field(default_factory=dict)  # the relationship of each, by its concept
    named: dict[str, str] = field(default_factory=dict)  # the id that each bookmark stands for
    moves: dict[str, str] = field(default_factory=dict)  # the name of each, by the number of a change in it
    _links: dict[str, str] = field(default_factory=dict)

    @property
    def em(self) -> int:
        """The size of the text, in twentieths of a point."""
        return round(self.edition.size_pt * 20)

    @property
    def under(self) -> int:
        """The room under a paragraph, in twentieths of a point."""
        return round(self.em * (1 if self.large else 0.75))

    @property
    def line(self) -> int:
        """The height of a line of text, in twentieths of a point."""
        return round(self.em * LINE_OF_ARIAL * line_spacing(self.edition) / SINGLE)

    @property
    def paper(self) -> Paper:
        """The page, which lies on its side for tables of many columns."""
        return ON_ITS_SIDE if self.manuscript.about.wide else UPRIGHT

    @property
    def large(self) -> bool:
        """Whether this is large print."""
        return self.edition.size_pt >= LARGE_PT

    def marked(self, id: str, content: Iterable[Element]) -> list[Element]:
        """Return *content* with the bookmark of *id* round it; without an id, as it is."""
        if not id:
            return list(content)
        name = bookmark_of(id)
        self.named[name] = id
        return self.bookmarked(name, content)

    def bookmarked(self, name: str, content: Iterable[Element]) -> list[Element]:
        """Return *content* with the bookmark *name* round it."""
        self.marks += 1
        start = element("w:bookmarkStart", id=self.marks, name=name)
        return [start, *content, element("w:bookmarkEnd", id=start.get(_ID))]

    def control_id(self) -> int:
        """Return the number of the next control."""
        self.controls += 1
        return self.controls

    def change_id(self) -> int:
        """Return the number of the next tracked change, which no bookmark has."""
        self.changes += 1
        return FIRST_CHANGE + self.changes

    def picture_id(self) -> int:
        """Return the number of the next picture."""
        self.shown += 1
        return self.shown

    def address(self, url: str) -> str:
        """Return the relationship of a link out of the document, one for each address."""
        if url not in self._links:
            self._links[url] = self.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._links[url]

    def label(self, name: str) -> str:
        """Return one of the words that formats add."""
        return self.manuscript.labels.get(name, "")


_ID = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}id"


def desk_for(
    manuscript: Manuscript, edition: Edition, theme: Theme, part: DocumentPart, pictures: Mapping[str, bytes]
) -> Desk:
    """Return the desk for a walk over *manuscript*, in the colours of *theme*."""
    colours = palette(theme, edition)
    numbering = Numbering(round(edition.size_pt * 20), colours.accent)
    known = frozenset(ids(manuscript))
    return Desk(manuscript, edition, part, numbering, colours, ids=known, pictures=pictures)
