"""The points of a book's own contents: its headings, each under the one above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rolepress.formats.epub.chapters import Chapter
from rolepress.manuscript import Box, Heading, walk
from rolepress.markdown import as_text

DEEPEST = 3  # levels of headings: more make a menu that nobody can use


@dataclass(frozen=True, slots=True)
class Point:
    """A line of the contents."""

    text: str
    address: str  # "text-1.xhtml#duties"
    level: int
    points: tuple[Point, ...] = ()


def points_of(chapters: Sequence[Chapter]) -> tuple[Point, ...]:
    """Return the headings of *chapters*, the title first, those of a lower level under those above them."""
    found = list(_flat(chapters))
    return _nested(found)


def _flat(chapters: Sequence[Chapter]) -> Iterator[Point]:
    for chapter in chapters:
        for block in walk(chapter.blocks):
            match block:
                case Heading(level=level, text=text) if level <= DEEPEST:
                    yield Point(as_text(text), f"{chapter.file}#{block.id}", level)
                case Box(level=level, title=title) if title and level <= DEEPEST:
                    yield Point(as_text(title), f"{chapter.file}#{block.id}", level)


def _nested(points: Sequence[Point]) -> tuple[Point, ...]:
    made: list[Point] = []
    at = 0
    while at < len(points):
        point = points[at]
        end = next((i for i in range(at + 1, len(points)) if points[i].level <= point.level), len(points))
        # The title's own points stand beside it: a menu of one line that opens the rest helps nobody.
        under = () if point.level == 1 else _nested(points[at + 1 : end])
        made.append(Point(point.text, point.address, point.level, under))
        at = at + 1 if point.level == 1 else end
    return tuple(made)
