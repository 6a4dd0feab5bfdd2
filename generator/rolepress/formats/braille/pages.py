"""Lays braille out on pages of 40 cells and 25 lines, and writes them as a braille-ready file.

A paragraph begins in cell 3 and goes on in cell 1. An entry of a list begins in cell 1, two further for each step
in, and goes on two cells right of the deepest. Headings of the first two levels are centred with a blank line
above and below; those of level 3 begin in cell 5, deeper ones in cell 7. The last line of a page has its number.

Source: the usual practice of UK transcribers (UKAAF) and "Braille Formats" (BANA); a transcriber settles the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rolepress.formats.linear import Line

CELLS, LINES = 40, 25
TEXT_LINES = LINES - 1  # the last has the page's number
CONTINUES = "⠐"  # dot 5 where a long address goes on in the next line
BLANK = "⠀"  # the cell without a dot
_NUMBER, _DIGITS = "⠼", "⠚⠁⠃⠉⠙⠑⠋⠛⠓⠊"
_ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""What a file writes for each cell of six dots, in the order of Unicode. Source: North American ASCII braille."""

_LINE_END, _PAGE_END = "\r\n", "\f"
_CENTRED = 2  # the deepest level of a heading that stands in the middle
_BESIDE = 3  # cells that stay free on both sides of it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a document as words of braille."""

    line: Line
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Set:
    """The rows of a paragraph, and how they stand to those before and after."""

    rows: tuple[str, ...]
    blank_above: bool = False
    blank_below: bool = False
    stays: bool = False  # with what follows: a heading
    breaks: bool = False  # a page begins here


def paged(paragraphs: Sequence[Paragraph]) -> tuple[bytes, int]:
    """Return *paragraphs* as a file, and how many pages it has."""
    pages = list(_pages(list(_laid_out(paragraphs))))
    made = _PAGE_END.join(_page(rows, number) for number, rows in enumerate(pages, start=1))
    return made.encode("ascii"), len(pages)


def as_ascii(cells: str) -> str:
    """Return *cells*, braille in Unicode, as a file writes them."""
    return "".join(_ASCII[ord(each) - 0x2800] for each in cells)


def as_cells(text: str) -> str:
    """Return what a file writes as braille in Unicode."""
    return "".join(chr(0x2800 + _ASCII.index(each)) for each in text)


def _page(rows: Sequence[str], number: int) -> str:
    last = _NUMBER + "".join(_DIGITS[int(each)] for each in str(number))
    filled = (*rows, *[""] * (TEXT_LINES - len(rows)), last.rjust(CELLS, BLANK))
    return "".join(f"{as_ascii(each).rstrip()}{_LINE_END}" for each in filled)


def _pages(sets: list[_Set]) -> Iterator[list[str]]:
    """Yield the rows of each page; a heading is never the last on one."""
    page: list[str] = []
    for index, each in enumerate(sets):
        if each.breaks:
            if page:
                yield page
                page = []
            continue
        above = [""] if page and page[-1] and (each.blank_above or (index and sets[index - 1].blank_below)) else []
        if page and len(page) + len(above) + _needed(sets, index) > TEXT_LINES:
            yield page
            page, above = [], []
        page += above
        for row in each.rows:
            if len(page) == TEXT_LINES:
                yield page
                page = []
            page.append(row)
    if page:
        yield page


def _needed(sets: list[_Set], index: int) -> int:
    """Return how many lines must be free for the set at *index* to begin: a heading stays with what follows."""
    each = sets[index]
    if not each.stays:
        return 1
    follows = sets[index + 1] if index + 1 < len(sets) else None
    if follows is None or follows.breaks:
        return len(each.rows)
    return len(each.rows) + int(each.blank_below or follows.blank_above) + _needed(sets, index + 1)


def _laid_out(paragraphs: Sequence[Paragraph]) -> Iterator[_Set]:
    deepest = _deepest_of_lists(paragraphs)
    before = ""
    for paragraph, depth in zip(paragraphs, deepest, strict=True):
        line = paragraph.line
        match line.role:
            case "break":
                yield _Set((), breaks=True)
            case "heading" | "eyebrow":
                yield _heading(paragraph)
            case "text":
                inset = 2 * line.depth
                after_list = before in ("entry", "room") and line.opens
                yield _Set(tuple(_rows(paragraph.words, inset + 2, inset)), blank_above=after_list)
            case _:
                rows = _rows(paragraph.words, 2 * line.depth, 2 * depth + 2)
                yield _Set(tuple(rows), blank_above=line.opens)
        before = line.role


def _heading(paragraph: Paragraph) -> _Set:
    line = paragraph.line
    if line.role == "eyebrow" or line.level <= _CENTRED:
        rows = _rows(paragraph.words, 0, 0, width=CELLS - 2 * _BESIDE)
        centred = tuple(BLANK * ((CELLS - len(each)) // 2) + each for each in rows)
        return _Set(centred, blank_above=line.opens, blank_below=line.role == "heading", stays=True)
    inset = 4 if line.level == _CENTRED + 1 else 6
    return _Set(tuple(_rows(paragraph.words, inset, inset)), blank_above=True, stays=True)


def _deepest_of_lists(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return for each paragraph how deep the list goes in which it stands."""
    depths: list[int] = []
    run: list[int] = []
    for paragraph in paragraphs:
        if paragraph.line.role not in ("entry", "room") or paragraph.line.opens:
            depths += [max(run, default=0)] * len(run)
            run = []
        run.append(paragraph.line.depth)
    return depths + [max(run, default=0)] * len(run)


def _rows(words: Sequence[str], first: int, others: int, *, width: int = CELLS) -> Iterator[str]:
    """Yield rows of *words*, the first from the cell after *first* blank ones; only what is too long is parted."""
    first, others = min(first, width // 2), min(others, width // 2)  # however deep a list is, its words have room
    row, free = BLANK * first, True
    for word in words:
        rest = word
        if not free and len(row) + 1 + len(rest) > width:
            yield row
            row, free = BLANK * others, True
        while len(row) + (not free) + len(rest) > width:
            room = width - len(row) - len(CONTINUES)
            yield row + rest[:room] + CONTINUES
            row, free, rest = BLANK * others, True, rest[room:]
        row += rest if free else f"{BLANK}{rest}"
        free = False
    if not free:
        yield row
