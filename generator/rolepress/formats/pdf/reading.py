"""The text of a finished PDF in the order of its tags: runs, lines, words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from math import inf
from typing import NamedTuple

from rolepress.formats.pdf.content import Piece
from rolepress.formats.pdf.glyphs import SILENT, Face, runs_left
from rolepress.formats.pdf.structure import INLINE_ROLES, Content, Tag

MM_PER_PT = 25.4 / 72
_WORD_GAP_EM = 0.12  # a wider gap between two runs on a line separates words
_WORD = 100  # letters, at most
_SAME_LINE_EM = 0.6  # a baseline this near is on the same line, raised or lowered
_BRACKETS = "([{", ")]}"
_BROKEN_WORD = re.compile(r"\w[-‐/@]$")
_BROKEN_ADDRESS = re.compile(r"(?:^|\s)\S*\w\.\n[\w.+-]+@")  # before its @


class Size(NamedTuple):
    """The size of a page."""

    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text drawn in one go, in one font and size."""

    page: int  # from 1
    x_mm: float  # of its left end, from the left edge of the page
    baseline_mm: float  # from the top edge of the page
    width_mm: float
    size_pt: float
    font: Face
    text: str
    roles: tuple[str, ...]  # from "Document" down to the tag that holds it; none for an artifact
    block: int  # grows in reading order; the same for what is set as one paragraph; -1 for an artifact
    artifact: bool  # running header or footer, repeated table head, decoration
    upright: bool  # runs from left to right, not turned

    @property
    def role(self) -> str:
        """Return the role of the tag that holds this text, "" for an artifact."""
        return self.roles[-1] if self.roles else ""

    @property
    def right_mm(self) -> float:
        """Return where the text ends, from the left edge of the page."""
        return self.x_mm + self.width_mm


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one block of text."""

    page: int  # from 1
    left_mm: float
    right_mm: float  # of its last letter, from the left edge of the page
    baseline_mm: float  # from the top edge of the page
    size_pt: float  # of its largest letters
    text: str
    roles: tuple[str, ...]  # of its first run
    block: int


@dataclass(frozen=True, slots=True)
class LineGap:
    """The distance between the baselines of two lines that follow each other in a block on a page."""

    page: int  # from 1
    block: int
    distance_pt: float
    ratio: float  # distance over type size: 1.5 is line-height 1.5


@dataclass(frozen=True, slots=True)
class _Place:
    roles: tuple[str, ...]
    block: int


@dataclass(slots=True)
class _Reader:
    """Walks the tags; a block ends where a tag that starts a line of its own begins or ends."""

    block: int = 0
    places: dict[Content, _Place] = field(default_factory=dict)

    def read(self, tag: Tag, above: tuple[str, ...] = ()) -> None:
        roles = (*above, tag.role)
        step = 0 if tag.role in INLINE_ROLES else 1
        self.block += step
        for kid in tag.kids:
            if isinstance(kid, Content):
                self.places[kid] = _Place(roles, self.block)
            else:
                self.read(kid, roles)
        self.block += step


def text_runs(pieces: Iterable[Piece], structure: Tag | None, sizes: tuple[Size, ...]) -> list[TextRun]:
    """Return what was drawn as runs: the text in the order of its tags, then artifacts as they were drawn."""
    reader = _Reader()
    if structure is not None:
        reader.read(structure)
    marked: defaultdict[Content, list[Piece]] = defaultdict(list)
    artifacts = []
    for piece in pieces:
        content = None if piece.mcid is None else Content(piece.page, piece.mcid)
        if content in reader.places and not piece.artifact:
            marked[content].append(piece)
        else:
            artifacts.append(_run(piece, _Place((), -1), sizes))
    read = [_run(piece, place, sizes) for content, place in reader.places.items() for piece in marked[content]]
    return read + artifacts


def _run(piece: Piece, place: _Place, sizes: tuple[Size, ...]) -> TextRun:
    return TextRun(
        page=piece.page + 1,
        x_mm=piece.x * MM_PER_PT,
        baseline_mm=sizes[piece.page].height_mm - piece.y * MM_PER_PT,
        width_mm=piece.width * MM_PER_PT,
        size_pt=piece.size,
        font=piece.face,
        text=piece.text,
        roles=place.roles,
        block=place.block,
        artifact=place.block < 0,
        upright=piece.upright,
    )


def lines(runs: Iterable[TextRun]) -> Iterator[Line]:
    """Yield the lines that *runs*, in reading order, are set in; artifacts are left out."""
    text = (run for run in runs if not run.artifact)
    for _, together in groupby(text, key=lambda run: (run.page, run.block)):
        line: list[TextRun] = []
        for run in together:
            if line and abs(run.baseline_mm - line[0].baseline_mm) > _SAME_LINE_EM * _size_mm(line[0]):
                yield _line(line)
                line = []
            line.append(run)
        yield _line(line)


def _line(drawn: list[TextRun]) -> Line:
    runs = _as_read(drawn)
    first = runs[0]
    text = first.text + "".join(
        _gap(one, other, backwards=runs is not drawn) + other.text for one, other in pairwise(runs)
    )
    return Line(
        page=first.page,
        left_mm=min(run.x_mm for run in runs),
        right_mm=max(run.right_mm for run in runs),
        baseline_mm=first.baseline_mm,
        size_pt=max(run.size_pt for run in runs),
        text=text,
        roles=first.roles,
        block=first.block,
    )


def _as_read(drawn: list[TextRun]) -> list[TextRun]:
    """Return the runs of a line in the order in which they are read.

    A line most of whose letters run from right to left is read from its right end; numbers and words of other
    scripts inside it are read from left to right among themselves. Source: Unicode Standard Annex 9. A sign that
    takes up no room is drawn before its letter, at the same place, and read after it.
    """
    letters = [(run, sum(map(str.isalpha, run.text))) for run in drawn]
    if 2 * sum(count for run, count in letters if runs_left(run.text)) <= sum(count for _, count in letters):
        return drawn
    from_the_right = sorted((run for run in reversed(drawn) if run.text), key=lambda run: -round(run.x_mm, 3))
    read: list[TextRun] = []
    for backwards, together in groupby(from_the_right, key=lambda run: _goes_left(run.text)):
        runs = list(together)
        read.extend(runs if backwards else runs[::-1])
    return [run if runs_left(run.text) else replace(run, text=_turned(run.text)) for run in read]


def _goes_left(text: str) -> bool:
    """Whether a run in a line from right to left goes that way: it has neither digits nor other letters."""
    return runs_left(text) or not any(map(str.isalnum, text))


def _turned(text: str) -> str:
    """Return what is drawn in a line from right to left as it is read: signs round a number change places.

    So do those round Latin letters that are not set apart: their brackets are drawn inside out. Words that are set
    apart, such as the beginning of an address, are drawn as they are read.
    """
    before, word, after = re.fullmatch(r"([\W_]*)(.*?)([\W_]*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    inwards, outwards = (
        any(map(one.__contains__, before)) or any(map(other.__contains__, after))
        for one, other in (_BRACKETS, _BRACKETS[::-1])
    )
    if inwards or (any(map(str.isalpha, word)) and not outwards):
        return text
    return str(after[::-1] + word + before[::-1])


def _gap(one: TextRun, other: TextRun, *, backwards: bool) -> str:
    """Return what separates two runs of a line: a space when there is room for one, also backwards."""
    near = min(abs(other.x_mm - one.right_mm), abs(one.x_mm - other.right_mm) if backwards else inf)
    apart = near > _WORD_GAP_EM * _size_mm(one)
    return " " if apart else ""


def _size_mm(run: TextRun) -> float:
    return run.size_pt * MM_PER_PT


def line_gaps(read: Iterable[Line]) -> Iterator[LineGap]:
    """Yield the distances between the lines of each block."""
    for one, other in pairwise(read):
        distance_pt = (other.baseline_mm - one.baseline_mm) / MM_PER_PT
        if (one.page, one.block) == (other.page, other.block) and distance_pt > 0:
            yield LineGap(one.page, one.block, distance_pt, distance_pt / other.size_pt)


def words(read: Iterable[Line]) -> list[str]:
    """Return the words of lines in order.

    A word broken after its hyphen or its slash at the end of a line is whole again, and so is an address broken
    after its @ or a dot before that; one that was broken between two letters stays in two parts. Signs that
    nobody sees or hears are left out.
    """
    return [word for each in _words(read) if (word := each.replace(SILENT, ""))]


def interrupted(read: Iterable[Line]) -> list[str]:
    """Return the words that have an unseen sign between two letters: a search for them finds nothing."""
    return [each.replace(SILENT, "") for each in _words(read) if SILENT in each.strip(SILENT)]


def _words(read: Iterable[Line]) -> list[str]:
    text, block = "", -1
    for line in read:
        broken = _BROKEN_WORD.search(text) or _BROKEN_ADDRESS.search(f"{text[-_WORD:]}\n{line.text}")
        joined = line.block == block and broken
        text += ("" if joined else " ") + line.text
        block = line.block
    return text.split()
