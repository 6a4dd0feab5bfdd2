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
from rolepress.formats.docx.identity import Identity, identity_in, is_beside
from rolepress.importers.records import CannotImportError, Comment, Paragraph

MOST_PARAGRAPHS = 10_000  # the longest document that we know has 1,100
LARGEST_FILE = 50_000_000  # bytes; a pack with pictures has some 5 MB

_GONE = frozenset({"del", "moveFrom"})
_CAME = frozenset({"ins", "moveTo"})
_SILENT = frozenset({"rPr", "sdtPr", "instrText", "delText", "Fallback", "tblPr", "tblGrid", "tcPr", "sectPr"})
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_OF_A_LIST = re.compile(r"List\s*(?:Bullet|Number|Continue)\s*(\d?)", re.IGNORECASE)
_OF_CONTENTS = re.compile(r"(?:TOC|Contents)\s*\d*|TOC\s*Heading|Contents\s*Heading", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Copy:
    """What a Word copy says."""

    identity: Identity | None  # None where it does not say whose copy it is
    paragraphs: tuple[Paragraph, ...]


def read_copy(data: bytes, called: str = "this file") -> Copy:
    """Return what a Word copy says; its list of contents is left out. Raises CannotImportError, which names it."""
    if len(data) > LARGEST_FILE:
        raise CannotImportError(f"{called} is far too large", "ask for the copy again, without pictures")
    try:
        return read_package(data, _read, wanted="copy")
    except CannotReadError as error:
        raise CannotImportError(f"{called} {error}", error.hint) from error


def _read(package: Package) -> Copy:
    main = package.related().get("officeDocument", "")
    root = package.part(main)
    body = next((each for each in root if _local(each) == "body"), None)
    if body is None:
        raise CannotReadError("is not a Word document", "open it to see what it is")
    identities = (identity_in(package.part(name)) for name in sorted(package.names) if is_beside(name))
    identity = next((each for each in identities if each is not None), None)
    reader = _Reader(_comments(package, str(PurePosixPath(main).parent / "comments.xml")))
    reader.walk(body)
    paragraphs = tuple(reader.finished())
    if len(paragraphs) > MOST_PARAGRAPHS:
        raise CannotReadError("is far longer than any document", "ask for the copy again")
    return Copy(identity, paragraphs)


def _comments(package: Package, name: str) -> dict[str, Comment]:
    """Return what each comment says, by its number; nobody's name."""
    if name not in package.names:
        return {}
    found = (each for each in package.part(name) if _local(each) == "comment")
    said = {_said(each, "id"): " ".join(" ".join(_all_words(each)).split()) for each in found}
    return {number: Comment(words) for number, words in said.items() if words}


def _all_words(comment: Element) -> Iterator[str]:
    for each in comment.iter():
        if _local(each) == "p":
            yield "".join(one.text or "" for one in each.iter() if _local(one) == "t")


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _said(element: Element | None, name: str = "val") -> str:
    """Return an attribute by its local name, or ""."""
    found = element.attrib.items() if element is not None else ()
    return next((value for key, value in found if key.rpartition("}")[2] == name), "")


def _of(element: Element | None, *names: str) -> Element | None:
    """Return the first child of that name, and of that the next, or None."""
    for name in names:
        element = next((each for each in element if _local(each) == name), None) if element is not None else None
    return element


@dataclass
class _Open:
    """A paragraph that is being read."""

    pieces: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    tracked: bool = False


@dataclass
class _Reader:
    """Walks the body, and joins what a deleted end of a paragraph joins."""

    said: Mapping[str, Comment]
    made: list[Paragraph] = field(default_factory=list)
    _marks: list[str] = field(default_factory=list)  # that began outside a paragraph
    _comments: list[str] = field(default_factory=list)  # the same, and of paragraphs that are gone
    _rows: int = 0
    _told: set[str] = field(default_factory=set)
    _held: Paragraph | None = None  # a paragraph whose end was deleted

    def walk(self, element: Element, *, row: int | None = None, gone: bool = False) -> None:
        """Read what stands in *element*, which is no paragraph."""
        for each in element:
            match _local(each):
                case "p":
                    self._paragraph(each, row=row, gone=gone)
                case "bookmarkStart":
                    self._marks.append(_said(each, "name"))
                case "commentRangeStart":
                    self._comments.append(_said(each, "id"))
                case "tr":
                    row_gone = _of(each, "trPr", "del") is not None
                    self._rows += 1
                    self.walk(each, row=self._rows, gone=gone or row_gone)
                case "sdt":
                    if not _is_answer(each):
                        self.walk(each, row=row, gone=gone)
                case name if name in _GONE:
                    self.walk(each, row=row, gone=True)
                case name if name not in _SILENT:
                    self.walk(each, row=row, gone=gone)

    def finished(self) -> Iterator[Paragraph]:
        """Yield the paragraphs that say something, and empty ones that have a bookmark; contents are left out."""
        if self._held is not None:
            self.made.append(self._held)
            self._held = None
        for each in self.made:
            if (each.words or each.marks or each.comments) and not _OF_CONTENTS.fullmatch(each.style):
                yield each

    def _paragraph(self, element: Element, *, row: int | None, gone: bool) -> None:
        opened = _Open([], self._marks, self._comments)
        self._marks, self._comments = [], []
        self._inside(element, opened, gone=gone)
        settings = _of(element, "pPr")
        ends = {_local(each) for each in (_of(settings, "rPr") or ())}
        words = " ".join("".join(opened.pieces).split())
        joins = gone or bool(ends & _GONE)
        if joins and not words:  # it is gone altogether
            self._comments.extend(opened.comments)
            return
        comments = tuple(self.said[each] for each in opened.comments if self._is_new(each))
        tracked = opened.tracked or bool(ends & (_GONE | _CAME))
        made = Paragraph(
            words, tuple(opened.marks), _said(_of(settings, "pStyle")), _level(settings), row, tracked, comments
        )
        if self._held is not None:
            made = _joined(self._held, made)
            self._held = None
        if joins:
            self._held = made
        else:
            self.made.append(made)

    def _is_new(self, comment: str) -> bool:
        if comment not in self.said or comment in self._told:
            return False
        self._told.add(comment)
        return True

    def _inside(self, element: Element, opened: _Open, *, gone: bool) -> None:
        """Take down what a paragraph says, and what begins in it."""
        for each in element:
            name = _local(each)
            match name:
                case "bookmarkStart":
                    opened.marks.append(_said(each, "name"))
                case "commentRangeStart" | "commentReference":
                    opened.comments.append(_said(each, "id"))
                case "t":
                    opened.pieces.append("" if gone else each.text or "")
                case "txbxContent":
                    self.walk(each, gone=gone)
                case "pPr":
                    continue
                case "sdt" if _is_answer(each):
                    continue
                case _ if name in _SIGNS and _local(element) == "r":
                    opened.pieces.append("" if gone else _SIGNS[name])
                case _ if name in _GONE or name in _CAME:
                    opened.tracked = True
                    self._inside(each, opened, gone=gone or name in _GONE)
                case _ if name not in _SILENT:
                    self._inside(each, opened, gone=gone)


def _joined(first: Paragraph, second: Paragraph) -> Paragraph:
    """Return two paragraphs whose border somebody deleted."""
    return replace(
        first, words=f"{first.words} {second.words}".strip(), tracked=True,
        comments=first.comments + second.comments,
    )  # fmt: skip


def _is_answer(sdt: Element) -> bool:
    """Whether a control is one that people fill in: not one round a list of contents, or round other controls.

    LibreOffice takes off the tags of controls, and puts some of its own round several.
    """
    inner = sum(_local(each) == "sdt" for each in sdt.iter()) > 1
    return not inner and _of(sdt, "sdtPr", "docPartObj") is None


def _level(settings: Element | None) -> int | None:
    """Return how deep a paragraph stands in its list, or None."""
    place = _of(settings, "numPr")
    if place is not None:
        depth = _said(_of(place, "ilvl"))
        if _said(_of(place, "numId")) == "0":  # a list that was taken off
            return None
        return int(depth) if depth.isdecimal() and len(depth) == 1 else 0
    style = _OF_A_LIST.fullmatch(_said(_of(settings, "pStyle")))
    return int(style.group(1) or 1) - 1 if style else None
