"""What a finished PDF is, as facts to check: sizes, margins, fonts, lines, tags and what they say."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pikepdf

from rolepress.formats.pdf.content import pieces
from rolepress.formats.pdf.glyphs import Face
from rolepress.formats.pdf.reading import (
    MM_PER_PT,
    Line,
    LineGap,
    Size,
    TextRun,
    interrupted,
    line_gaps,
    lines,
    text_runs,
    words,
)
from rolepress.formats.pdf.structure import Tag, read_structure

__all__ = [
    "Bookmark",
    "Face",
    "Inspection",
    "Line",
    "LineGap",
    "Margins",
    "Size",
    "Tag",
    "TextRun",
    "inspect_pdf",
    "structure_outline",
    "words_in_tag_order",
]


_SPACE_EM = 0.278  # a space of Arimo


class Margins(NamedTuple):
    """The white space around the text: the smallest distance of any line to each edge, below 0 over it."""

    left_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float


class Bookmark(NamedTuple):
    """An entry of the outline."""

    level: int  # from 1
    title: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """The measured facts of one PDF."""

    page_sizes: tuple[Size, ...]  # in page order
    page_margins: tuple[Margins, ...]  # of each page, artifacts left out
    page_edges: tuple[Margins, ...]  # of each page, around artifacts too
    text_runs: tuple[TextRun, ...]  # in reading order, then artifacts as they are drawn
    lines: tuple[Line, ...]  # in reading order, artifacts left out
    line_gaps: tuple[LineGap, ...]
    fonts: tuple[Face, ...]  # that draw text, by name
    structure: Tag | None  # None: not tagged
    title: str
    shows_title: bool  # in the bar of the window, in place of the file name
    lang: str
    bookmarks: tuple[Bookmark, ...]  # as they are listed
    pdfua_part: int | None  # 1 or 2 when the file says it is PDF/UA
    pdfa: str  # "2A" for PDF/A-2a, "" when the file does not say it is PDF/A

    @property
    def pages(self) -> int:
        """Return the number of pages."""
        return len(self.page_sizes)

    @property
    def margins(self) -> Margins:
        """Return the smallest margins of any page, artifacts left out."""
        return Margins(*map(min, zip(*self.page_margins, strict=True)))

    @property
    def page_size(self) -> Size:
        """Return the size of the first page."""
        return self.page_sizes[0]

    @property
    def has_tables(self) -> bool:
        """Return whether anything is tagged as a table."""
        return self.structure is not None and bool(self.structure.find("Table"))

    @property
    def words(self) -> list[str]:
        """Return the words as assistive technology reads them: by the tags, without artifacts."""
        return words(self.lines)

    @property
    def interrupted(self) -> list[str]:
        """Return the words that have an unseen sign between two letters, so that a search does not find them."""
        return interrupted(self.lines)


def inspect_pdf(data: bytes) -> Inspection:
    """Return the facts of the PDF in *data*. Raises `pikepdf.PdfError` when it is not a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        structure = read_structure(pdf)
        sizes = tuple(_size(page) for page in pdf.pages)
        runs = text_runs(pieces(pdf), structure, sizes)
        read = tuple(lines(runs))
        xmp = pdf.Root.Metadata.read_bytes().decode("utf-8") if "/Metadata" in pdf.Root else ""
        preferences = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
        with pdf.open_outline() as outline:
            bookmarks = tuple(_bookmarks(outline.root, 1))
        return Inspection(
            page_sizes=sizes,
            page_margins=_margins((run for run in runs if not run.artifact), sizes),
            page_edges=_margins(runs, sizes),
            text_runs=tuple(runs),
            lines=read,
            line_gaps=tuple(line_gaps(read)),
            fonts=tuple(sorted({run.font for run in runs}, key=lambda face: face.name)),
            structure=structure,
            title=str(pdf.docinfo.get("/Title", "")),
            shows_title=bool(preferences.get("/DisplayDocTitle", False)),
            lang=str(pdf.Root.get("/Lang", "")),
            bookmarks=bookmarks,
            pdfua_part=int(_stated(xmp, "pdfuaid:part") or 0) or None,
            pdfa=_stated(xmp, "pdfaid:part") + _stated(xmp, "pdfaid:conformance"),
        )


def words_in_tag_order(data: bytes) -> list[str]:
    """Return the words of the PDF in *data* as assistive technology reads them.

    They come by the tags, artifacts left out: an untagged PDF has none.
    """
    return inspect_pdf(data).words


def structure_outline(data: bytes) -> str:
    """Return the roles of the PDF's tags, one a line, indented by depth; "" when it is not tagged."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        structure = read_structure(pdf)
    return "\n".join(structure.outline()) if structure else ""


def _size(page: pikepdf.Page) -> Size:
    left, bottom, right, top = (float(edge) for edge in page.mediabox.as_list())
    return Size((right - left) * MM_PER_PT, (top - bottom) * MM_PER_PT)


def _margins(runs: Iterable[TextRun], sizes: tuple[Size, ...]) -> tuple[Margins, ...]:
    """Return the margins around the text of each page; without text, the largest there can be."""
    on_pages: tuple[list[TextRun], ...] = tuple([] for _ in sizes)
    for run in runs:
        if run.text.strip():
            on_pages[run.page - 1].append(run)
    return tuple(_page_margins(text, size) for text, size in zip(on_pages, sizes, strict=True))


def _page_margins(text: list[TextRun], size: Size) -> Margins:
    width, height = size
    return Margins(
        min((run.x_mm for run in text), default=width),
        min((run.baseline_mm - _mm(run, run.font.ascent) for run in text), default=height),
        min((width - run.right_mm + _hanging(run) for run in text), default=width),
        min((height - run.baseline_mm - _mm(run, run.font.descent) for run in text), default=height),
    )


def _hanging(run: TextRun) -> float:
    """Return how wide the spaces are that end a run: where lines run to the left they may hang into the margin."""
    return _mm(run, _SPACE_EM * (len(run.text) - len(run.text.rstrip())))


def _mm(run: TextRun, ems: float) -> float:
    return run.size_pt * ems * MM_PER_PT


def _bookmarks(items: Iterable[pikepdf.OutlineItem], level: int) -> Iterator[Bookmark]:
    for item in items:
        yield Bookmark(level, str(item.title))
        yield from _bookmarks(item.children, level + 1)


def _stated(xmp: str, name: str) -> str:
    """Return the value of a property that a metadata packet states as an attribute or as an element."""
    found = re.search(rf"""\b{name}(?:=["']|>)([^"'<]+)""", xmp)
    return found.group(1).strip() if found else ""
