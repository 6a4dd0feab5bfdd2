"""A finished PDF as a rule sees it: its measured facts beside the words and the edition it was made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from pathlib import PurePosixPath
from typing import Protocol

from rolepress.checks.manuscripts import NO_FILE, judged, manuscript_problems
from rolepress.config import PdfSettings, Settings
from rolepress.editions import LARGE_PRINT_SIZES, Edition
from rolepress.editions.tints import TINTS
from rolepress.manuscript import Manuscript
from rolepress.problems import Problem, merged

PT_PER_MM = 72 / 25.4
SAME_SIZE_PT = 0.1


class Face(Protocol):
    """A font."""

    @property
    def name(self) -> str: ...
    @property
    def embedded(self) -> bool: ...
    @property
    def italic(self) -> bool: ...


class Run(Protocol):
    """Text drawn in one go."""

    @property
    def page(self) -> int: ...
    @property
    def size_pt(self) -> float: ...
    @property
    def text(self) -> str: ...
    @property
    def artifact(self) -> bool: ...
    @property
    def upright(self) -> bool: ...


class Line(Protocol):
    """A line of one block of text."""

    @property
    def page(self) -> int: ...
    @property
    def left_mm(self) -> float: ...
    @property
    def right_mm(self) -> float: ...
    @property
    def baseline_mm(self) -> float: ...
    @property
    def size_pt(self) -> float: ...
    @property
    def text(self) -> str: ...
    @property
    def roles(self) -> tuple[str, ...]: ...
    @property
    def block(self) -> int: ...


class LineGap(Protocol):
    """The distance between two lines of a block."""

    @property
    def page(self) -> int: ...
    @property
    def distance_pt(self) -> float: ...
    @property
    def ratio(self) -> float: ...


class Margins(Protocol):
    """White space round the text."""

    @property
    def left_mm(self) -> float: ...
    @property
    def top_mm(self) -> float: ...
    @property
    def right_mm(self) -> float: ...
    @property
    def bottom_mm(self) -> float: ...


class Inspection(Protocol):
    """The measured facts of a PDF that the rules read; formats.pdf.inspect gives them."""

    @property
    def page_sizes(self) -> Sequence[tuple[float, float]]: ...  # width and height in millimetres
    @property
    def page_margins(self) -> Sequence[Margins]: ...  # around the text of each page
    @property
    def page_edges(self) -> Sequence[Margins]: ...  # around all letters, those of running heads too
    @property
    def text_runs(self) -> Sequence[Run]: ...
    @property
    def lines(self) -> Sequence[Line]: ...
    @property
    def line_gaps(self) -> Sequence[LineGap]: ...
    @property
    def fonts(self) -> Sequence[Face]: ...
    @property
    def words(self) -> Sequence[str]: ...  # by the tags, artifacts left out
    @property
    def interrupted(self) -> Sequence[str]: ...  # with an unseen sign between two letters
    @property
    def structure(self) -> object | None: ...
    @property
    def has_tables(self) -> bool: ...
    @property
    def title(self) -> str: ...
    @property
    def shows_title(self) -> bool: ...
    @property
    def lang(self) -> str: ...
    @property
    def bookmarks(self) -> Sequence[tuple[int, str]]: ...
    @property
    def pdfua_part(self) -> int | None: ...


@dataclass(frozen=True)
class Printed:
    """A finished PDF and what it was made from."""

    pdf: Inspection
    original: Manuscript  # before it was adapted to its edition
    adapted: Manuscript
    edition: Edition
    settings: PdfSettings

    @property
    def large(self) -> bool:
        """Whether this is for people who need large print."""
        return self.edition.id not in ("standard", *TINTS) or self.edition.size_pt >= LARGE_PRINT_SIZES[0]

    @property
    def file_name(self) -> str:
        """What the file is called."""
        return f"{self.original.id}{self.edition.suffix}.pdf"

    @cached_property
    def body_pt(self) -> float:
        """The size in which most letters of the text are set; 0 when there is no text."""
        letters: Counter[float] = Counter()
        for run in self.pdf.text_runs:
            if not run.artifact:
                letters[round(run.size_pt, 2)] += len(run.text.strip())
        return max(letters, key=lambda size: letters[size], default=0)

    @cached_property
    def body_lines(self) -> tuple[Line, ...]:
        """The lines of ordinary size, in reading order."""
        return tuple(line for line in self.pdf.lines if abs(line.size_pt - self.body_pt) < SAME_SIZE_PT)

    def blocks(self) -> Iterator[list[Line]]:
        """Yield the lines of each paragraph, heading or cell, in reading order."""
        for _, lines in groupby(self.pdf.lines, key=lambda line: line.block):
            yield list(lines)

    def following(self) -> Iterator[tuple[Line, Line]]:
        """Yield each line of a block with the one after it."""
        for lines in self.blocks():
            yield from pairwise(lines)


def pdf_problems(
    inspection: Inspection,
    original: Manuscript,
    adapted: Manuscript,
    edition: Edition,
    settings: Settings,
    path: PurePosixPath = NO_FILE,
) -> tuple[Problem, ...]:
    """Return what is wrong with a PDF of *edition*, and with the blocks it was made from, as problems in *path*.

    *original* is the manuscript before it was *adapted*. What a document allows is left to whoever knows its file.
    """
    printed = Printed(inspection, original, adapted, edition, settings.pdf)
    return merged((*judged(Printed, settings, path, printed), *manuscript_problems(adapted, settings, path)))
