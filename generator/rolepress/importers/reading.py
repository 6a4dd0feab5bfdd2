"""Reads a Word copy: whose it is, its comments, and its paragraphs with every tracked change accepted.

Source: ISO/IEC 29500-1, 17.13 (revisions, comments, bookmarks) and 17.9 (numbering).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from rolepress.collect.filled import CannotReadError
from rolepress.collect.package import Package, read_package
from rolepress.formats.docx.glossary import PLACEHOLDERS
from rolepress.formats.docx.identity import Identity, edge_digest, identity_in, is_beside
from rolepress.formats.docx.text import AUTHOR
from rolepress.importers.elements import child, has, local, value_of
from rolepress.importers.records import CannotImportError, Comment, Extra, Paragraph
from rolepress.importers.remarks import comments_of, footnotes_of

MOST_PARAGRAPHS = 10_000  # the longest document that we know has 1,100
LARGEST_FILE = 50_000_000  # bytes; a pack with pictures has some 5 MB
PICTURE = "picture"
EDGE = "head or foot of the pages"
_BEGINNINGS = (b"PK", b"\xd0\xcf\x11\xe0")  # of Word files, and of old or encrypted ones
_OPEN_DOCUMENT, _HEAD = b"application/vnd.oasis.opendocument", 200  # bytes in which such a file says what it is
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a sign of a symbol font that nobody else knows."""

_GONE = frozenset({"del", "moveFrom"})
_CAME = frozenset({"ins", "moveTo"})
_SILENT = frozenset(
    {"rPr", "sdtPr", "instrText", "delText", "Fallback", "tblPr", "tblGrid", "tcPr", "sectPr", "rt"}
)
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_PICTURES = frozenset({"blip", "imagedata", "OLEObject"})
_OF_A_LIST = re.compile(r"List\s*(?:Bullet|Number|Continue)\s*(\d?)", re.IGNORECASE)
_OF_CONTENTS = re.compile(r"(?:TOC|Contents)\s*\d*|TOC\s*Heading|Contents\s*Heading", re.IGNORECASE)
_TYPED_BULLET = re.compile(r"[•◦▪‣●○■]\s+")
_UNSEEN = re.compile("[\u00ad\u200b]")  # where a line may break
_SYMBOLS = {  # of the fonts that Word puts in by itself: arrows and faces that are typed, ticks and bullets
    "E0": "→", "DF": "←", "F3": "↔", "4A": "☺", "4C": "☹", "FC": "✓", "FB": "✗", "B7": "•", "A7": "▪",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Copy:
    """What a Word copy says."""

    identity: Identity | None  # None where it does not say whose copy it is
    paragraphs: tuple[Paragraph, ...]
    extras: tuple[Extra, ...] = ()


def read_copy(data: bytes, called: str = "this file") -> Copy:
    """Return what a Word copy says; its list of contents is left out. Raises CannotImportError, which names it."""
    if len(data) > LARGEST_FILE:
        raise CannotImportError(f"{called} is far too large", "ask for the copy again, without pictures")
    if _OPEN_DOCUMENT in data[:_HEAD]:
        raise CannotImportError(f"{called} is an OpenDocument file", "open it and save it as .docx")
    if data and not data.startswith(_BEGINNINGS):
        raise CannotImportError(f"{called} is not a Word file", "open it to see what it is")
    try:
        return read_package(data, _read, wanted="copy")
    except CannotReadError as error:
        raise CannotImportError(f"{called} {error}", error.hint) from error


def _read(package: Package) -> Copy:
    main = package.related().get("officeDocument", "")
    root = package.part(main)
    body = next((each for each in root if local(each) == "body"), None)
    if body is None:
        raise CannotReadError("is not a Word document", "open it to see what it is")
    identities = (identity_in(package.part(name)) for name in sorted(package.names) if is_beside(name))
    identity = next((each for each in identities if each is not None), None)
    folder = PurePosixPath(main).parent
    reader = _Reader(comments_of(package, folder), footnotes_of(package, folder))
    reader.walk(body)
    paragraphs = tuple(reader.finished())
    if len(paragraphs) > MOST_PARAGRAPHS:
        raise CannotReadError("is far longer than any document", "ask for the copy again")
    extras = _strange(reader.extras, identity.pictures if identity else None)
    return Copy(identity, paragraphs, (*extras, *_edges(package, folder, identity)))


def _edges(package: Package, folder: PurePosixPath, identity: Identity | None) -> Iterator[Extra]:
    """Yield what the heads and feet of the pages say, and did not when the copy was sent."""
    if identity is None or not identity.edges:
        return
    said: dict[str, None] = {}
    for name in sorted(package.names):
        if PurePosixPath(name).parent == folder and PurePosixPath(name).name.startswith(("header", "footer")):
            reader = _Reader({}, {})
            reader.walk(package.part(name))
            said |= dict.fromkeys(each.words for each in reader.finished())
    yield from (Extra(EDGE, "", each) for each in said if each and edge_digest(each) not in identity.edges)


def _strange(extras: list[Extra], pictures: int | None) -> tuple[Extra, ...]:
    """Return what was not sent. Of *pictures* it is known how many there were, if that, and not which."""
    drawn = [each for each in extras if each.what == PICTURE]
    surplus = len(drawn) - pictures if pictures is not None else 0
    more = drawn if not pictures else [replace(drawn[-1], near="")] * surplus
    return (*(each for each in extras if each.what != PICTURE), *(more if surplus > 0 else ()))


@dataclass
class _Open:
    """A paragraph that is being read."""

    pieces: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    extras: list[tuple[str, str]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)  # that are open, by the part that is being read
    tracked: bool = False


@dataclass
class _Reader:
    """Walks the body, and joins what a deleted end of a paragraph joins."""

    said: Mapping[str, Comment]
    notes: Mapping[tuple[str, str], str]
    made: list[Paragraph] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)
    _marks: list[str] = field(default_factory=list)  # that began outside a paragraph
    _comments: list[str] = field(default_factory=list)  # the same
    _rows: int = 0
    _cell: int = -1  # of the row that is being read
    _told: set[str] = field(default_factory=set)
    _held: Paragraph | None = None  # a paragraph whose end was deleted

    def walk(self, element: Element, *, row: int | None = None, gone: bool = False, boxed: bool = False) -> None:
        """Read what stands in *element*, which is no paragraph."""
        for each in element:
            match local(each):
                case "p":
                    self._paragraph(each, row=row, gone=gone, boxed=boxed)
                case "bookmarkStart":
                    self._marks.append(value_of(each, "name"))
                case "commentRangeStart":
                    self._comments.append(value_of(each, "id"))
                case "tr":
                    self._rows += 1
                    outside, self._cell = self._cell, -1
                    self.walk(each, row=self._rows, gone=gone or has(child(each, "trPr"), "del"), boxed=boxed)
                    self._cell = outside
                case "tc":
                    self._cell += 1
                    self.walk(each, row=row, gone=gone or has(child(each, "tcPr"), "cellDel"), boxed=boxed)
                case "sdt":
                    if not _is_answer(each):
                        self.walk(each, row=row, gone=gone, boxed=boxed)
                case name if name in _GONE:
                    self.walk(each, row=row, gone=True, boxed=boxed)
                case name if name not in _SILENT:
                    self.walk(each, row=row, gone=gone, boxed=boxed)

    def finished(self) -> Iterator[Paragraph]:
        """Yield the paragraphs that say something, and empty ones that have a bookmark; contents are left out."""
        if self._held is not None:
            self.made.append(self._held)
            self._held = None
        for each in self.made:
            if (each.words or each.marks or each.comments) and not _OF_CONTENTS.fullmatch(each.style):
                yield each

    def _paragraph(self, element: Element, *, row: int | None, gone: bool, boxed: bool) -> None:
        opened = _Open([], self._marks, self._comments)
        self._marks, self._comments = [], []
        self._inside(element, opened, gone=gone)
        settings = child(element, "pPr")
        ends = {local(each): each for each in (child(settings, "rPr") or ())}
        words, level = _as_read("".join(opened.pieces), _level(settings), in_row=row is not None)
        joins = gone or bool(ends.keys() & _GONE)
        comments = tuple(self.said[each] for each in opened.comments if self._is_new(each))
        tracked = opened.tracked or any(_is_tracked(ends[each]) for each in ends.keys() & (_GONE | _CAME))
        style = value_of(child(settings, "pStyle"))
        made = Paragraph(words, tuple(opened.marks), style, level, row, tracked, comments, boxed,
                         self._cell if row is not None else None)  # fmt: skip
        self._keep_extras(opened, words)
        if joins and not words:  # it is gone altogether; what was said of it is not
            self.made.extend([made] if comments else ())
            return
        if self._held is not None:
            made = _joined(self._held, made)
            self._held = None
        if joins:
            self._held = made
        else:
            self.made.append(made)

    def _keep_extras(self, opened: _Open, words: str) -> None:
        """Take down where something stands that is no words of the text."""
        before = self._held or (self.made[-1] if self.made else None)
        near = words or (before.words if before is not None else "")
        self.extras.extend(Extra(what, near, said) for what, said in opened.extras)

    def _is_new(self, comment: str) -> bool:
        if comment not in self.said or comment in self._told:
            return False
        self._told.add(comment)
        return True

    def _inside(self, element: Element, opened: _Open, *, gone: bool) -> None:
        """Take down what a paragraph says, and what begins in it."""
        for each in element:
            name = local(each)
            match name:
                case "bookmarkStart":
                    opened.marks.append(value_of(each, "name"))
                case "commentRangeStart" | "commentReference":
                    opened.comments.append(value_of(each, "id"))
                case "fldChar":
                    _turn(opened.fields, value_of(each, "fldCharType"))
                case "txbxContent":
                    self.walk(each, gone=gone, boxed=True)
                case "pPr":
                    continue
                case "sdt" if _is_answer(each):
                    continue
                case _ if name in _GONE or name in _CAME:
                    opened.tracked = opened.tracked or _is_tracked(each)
                    self._inside(each, opened, gone=gone or name in _GONE)
                case _ if gone or "code" in opened.fields:
                    self._inside(each, opened, gone=True)
                case _ if name in _NOTES:
                    kind = _NOTES[name]
                    opened.extras.append((kind, self.notes.get((kind, value_of(each, "id")), "")))
                case _ if name not in _SILENT:
                    opened.pieces.append(_sign(each, name, local(element)))
                    opened.extras.extend([(PICTURE, "")] if name in _PICTURES else ())
                    self._inside(each, opened, gone=gone)


def _sign(element: Element, name: str, parent: str) -> str:
    """Return what an element itself says."""
    if name == "t":
        return element.text or ""
    if name == "sym":
        return _symbol(value_of(element, "char"))
    return _SIGNS.get(name, "") if parent == "r" else ""


def _symbol(char: str) -> str:
    """Return a sign of a symbol font as everybody knows it, or UNKNOWN. Word gives places from F000 on to them."""
    try:
        place = int(char, 16)
    except ValueError:
        return UNKNOWN
    if not 0xF000 <= place <= 0xF0FF:
        return chr(place) if 0x20 < place < 0xD800 else UNKNOWN
    return _SYMBOLS.get(f"{place - 0xF000:02X}", UNKNOWN)


def _turn(fields: list[str], kind: str) -> None:
    """Follow the parts of fields: the code that makes one is no words of the text, what it shows is."""
    if kind == "begin":
        fields.append("code")
    elif fields and kind == "separate":
        fields[-1] = "result"
    elif fields and kind == "end":
        fields.pop()


def _as_read(words: str, level: int | None, *, in_row: bool) -> tuple[str, int | None]:
    """Return words with one space between them, and how deep they stand in a list; a typed bullet makes one."""
    said = " ".join(_UNSEEN.sub("", words).split())
    typed = _TYPED_BULLET.match(said) if not in_row else None
    return (said[typed.end() :], level or 0) if typed else (said, level)


def _is_tracked(change: Element) -> bool:
    """Whether somebody made a change: those in a comparison are ours."""
    return value_of(change, "author") != AUTHOR


def _joined(first: Paragraph, second: Paragraph) -> Paragraph:
    """Return two paragraphs whose border somebody deleted."""
    return replace(
        first, words=f"{first.words} {second.words}".strip(), tracked=True,
        comments=first.comments + second.comments,
    )  # fmt: skip


def _is_answer(sdt: Element) -> bool:
    """Whether a control is one of ours that people fill in: not one round a list of contents, or round others.

    LibreOffice takes off the tags of controls, and puts some of its own round several. People put some round
    words that they type.
    """
    if sum(local(each) == "sdt" for each in sdt.iter()) > 1:
        return False
    settings = child(sdt, "sdtPr")
    ours = value_of(child(settings, "placeholder", "docPart")) in PLACEHOLDERS.values()
    return ours or has(settings, "tag", "checkbox", "showingPlcHdr")


def _level(settings: Element | None) -> int | None:
    """Return how deep a paragraph stands in its list, or None."""
    place = child(settings, "numPr")
    if place is not None:
        depth = value_of(child(place, "ilvl"))
        if value_of(child(place, "numId")) == "0":  # a list that was taken off
            return None
        return int(depth) if depth.isdecimal() and len(depth) == 1 else 0
    style = _OF_A_LIST.fullmatch(value_of(child(settings, "pStyle")))
    return int(style.group(1) or 1) - 1 if style else None
