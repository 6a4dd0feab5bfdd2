"""The braille formats: a manuscript as a braille-ready file (BRF) in Unified English Braille, grade 1 or grade 2.

The file is a draft for a transcriber, and its first page says so. `lou_translate` of Liblouis makes the braille;
where it is not installed no file is made, and one line says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from rolepress.editions import Edition
from rolepress.formats import Artifact, Format, RenderOptions, register
from rolepress.formats.addresses import with_addresses
from rolepress.formats.braille.letters import NamedLetters, named_letters
from rolepress.formats.braille.louis import braille_of, engine, there
from rolepress.formats.braille.pages import BLANK, Paragraph, paged
from rolepress.formats.furniture import opening
from rolepress.formats.linear import BOX, BULLET, Line, lines_of
from rolepress.manuscript import Manuscript
from rolepress.problems import Problem, Severity, problem
from rolepress.theme import Theme

MEDIA_TYPE = "application/x-brf"
_BULLET = "•"  # what braille has for the marks of lists and for boxes to tick


@dataclass(frozen=True, slots=True)
class Grade:
    """A way to write Unified English Braille."""

    number: int
    table: str  # of Liblouis
    label: str  # its name in the catalogue of labels


GRADE_1 = Grade(1, "en-ueb-g1.ctb", "braille-grade-1")
GRADE_2 = Grade(2, "en-ueb-g2.ctb", "braille-grade-2")


def render_braille(manuscript: Manuscript, grade: Grade) -> Artifact:
    """Return *manuscript* as a braille-ready file; empty, with the reason, where none can be made."""
    if problems := tuple(_hindrances(manuscript)):
        return Artifact(b"", problems=problems)
    lines = [*_opening(manuscript, grade), *braille_lines(manuscript)]
    letters = named_letters([_said(each) for each in lines], grade.table)
    data, pages = paged(paragraphs(lines, letters, grade))
    return Artifact(data, pages, tuple(_missing(letters)))


def braille_lines(manuscript: Manuscript) -> Iterator[Line]:
    """Yield the lines of *manuscript*; answers are written elsewhere, so there is no room for them."""
    room = manuscript.labels["answer-here"]
    for line in lines_of(with_addresses(manuscript)):
        if line.role != "room" or line.text != room:
            yield replace(line, mark=_BULLET) if line.mark in (BULLET, BOX) else line


def paragraphs(lines: list[Line], letters: NamedLetters, grade: Grade) -> list[Paragraph]:
    """Return *lines* in cells; a letter that braille does not have is called by its name."""
    cells = braille_of([letters.said(_said(each)) for each in lines], grade.table)
    return [
        Paragraph(line, tuple(filter(None, made.split(BLANK)))) for line, made in zip(lines, cells, strict=True)
    ]


def _said(line: Line) -> str:
    return f"{line.mark} {line.text}".strip()


def _opening(manuscript: Manuscript, grade: Grade) -> Iterator[Line]:
    labels = manuscript.labels
    yield Line("text", labels["braille-draft"])
    yield Line("text", labels[grade.label])
    yield from opening(manuscript)


def _hindrances(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield why there can be no file: the language of the document, or what this computer lacks."""
    if manuscript.language.partition("-")[0] != "en":
        yield problem(
            "", "braille-language",
            f"no braille was made: it is for English, and this is in '{manuscript.language}'",
            hint="ask a transcriber for braille in this language", severity=Severity.WARNING,
        )  # fmt: skip
    elif not there():
        yield problem(
            "rolepress.yml", "braille-translator", "no braille was made: lou_translate is not installed here",
            hint="on Debian or Ubuntu: sudo apt-get install liblouis-bin; on a Mac: brew install liblouis",
            severity=Severity.WARNING,
        )  # fmt: skip


def _missing(letters: NamedLetters) -> Iterator[Problem]:
    if letters.names:
        shown = ", ".join(f"'{each}' ({name})" for each, name in letters.names)
        yield problem(
            "", "braille-letters", f"Unified English Braille has no sign here for {shown}",
            hint="the name stands in its place, in square brackets; a transcriber can put it right",
            severity=Severity.WARNING,
        )  # fmt: skip


def _artifact(
    grade: Grade, manuscript: Manuscript, edition: Edition, theme: Theme, options: RenderOptions
) -> Artifact:
    return render_braille(manuscript, grade)


def _format(grade: Grade) -> Format:
    return Format(
        f"brf-ueb-g{grade.number}", f"-grade-{grade.number}.brf", MEDIA_TYPE, partial(_artifact, grade),
        templates=("labels",), name=f"Braille, grade {grade.number} (BRF)", engine=engine,
    )  # fmt: skip


BRF_GRADE_1, BRF_GRADE_2 = map(register, map(_format, (GRADE_1, GRADE_2)))
