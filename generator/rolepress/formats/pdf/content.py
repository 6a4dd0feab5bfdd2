"""The text drawn on the pages of a finished PDF: what it says, where, how large, and what it is marked as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from rolepress.formats.pdf.glyphs import Face, Glyphs, read_font

_OPERATORS = "q Q cm BT Tm Td Tf Tj TJ BDC BMC EMC"

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text drawn in one go. Lengths are points; x from the left and y from the bottom of the page."""

    page: int  # from 0
    x: float
    y: float  # of the baseline
    width: float
    size: float
    face: Face
    text: str
    mcid: int | None  # of the marked content it is in
    artifact: bool
    upright: bool  # runs from left to right, not turned


@dataclass(frozen=True, slots=True)
class _Marked:
    """An open stretch of marked content."""

    mcid: int | None
    artifact: bool
    actual: str | None  # the text that counts in place of the letters drawn


@dataclass(slots=True)
class _Pen:
    """The state of the page while its content is read."""

    page: int
    fonts: dict[str, Glyphs]
    matrix: Matrix = _IDENTITY
    saved: list[Matrix] = field(default_factory=list)
    line: Matrix = _IDENTITY
    advance: float = 0.0  # in the units of the line, since its start
    font: Glyphs | None = None
    size: float = 0.0
    marked: list[_Marked] = field(default_factory=list)

    def follow(self, operator: str, operands: Any) -> Iterator[Piece]:
        """Take one instruction of the page; yield the text it draws."""
        match operator:
            case "q":
                self.saved.append(self.matrix)
            case "Q":
                self.matrix = self.saved.pop()
            case "cm":
                self.matrix = _times(_matrix(operands), self.matrix)
            case "BT":
                self.line, self.advance = _IDENTITY, 0.0
            case "Tm":
                self.line, self.advance = _matrix(operands), 0.0
            case "Td":
                right, up = map(float, operands)
                self.line, self.advance = _times((1, 0, 0, 1, right, up), self.line), 0.0
            case "Tf":
                self.font, self.size = self.fonts[str(operands[0])], float(operands[1])
            case "Tj":
                yield from self._show([operands[0]])
            case "TJ":
                yield from self._show(operands[0].as_list())
            case "BDC" | "BMC":
                self.marked.append(self._opened(operands))
            case "EMC":
                self.marked.pop()

    def _show(self, items: list[Any]) -> Iterator[Piece]:
        if self.font is None:
            return
        codes = b"".join(bytes(item) for item in items if isinstance(item, pikepdf.String))
        moved = sum(float(item) for item in items if not isinstance(item, pikepdf.String)) / 1000
        text, ems = self.font.read(codes)
        yield self._piece(text, (ems - moved) * self.size)

    def _piece(self, text: str, width: float) -> Piece:
        a, b, c, d, e, f = _times((1, 0, 0, 1, self.advance, 0), _times(self.line, self.matrix))
        self.advance += width
        mcid = next((each.mcid for each in reversed(self.marked) if each.mcid is not None), None)
        artifact = any(each.artifact for each in self.marked)
        size = self.size * (c * c + d * d) ** 0.5
        assert self.font is not None  # noqa: S101 # _show has seen it; tells the type checker
        upright = abs(b) < 1e-6 and a > 0 and d > 0
        shown = self._actual(text)
        return Piece(
            self.page, e, f, width * (a * a + b * b) ** 0.5, size, self.font.face, shown, mcid, artifact, upright
        )

    def _actual(self, text: str) -> str:
        """Return the text that counts: the actual text once, on its first piece, or *text* itself."""
        for index, each in enumerate(self.marked):
            if each.actual is not None:
                self.marked[index] = _Marked(each.mcid, each.artifact, "")
                return each.actual
        return text

    def _opened(self, operands: Any) -> _Marked:
        stated = len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary)
        properties = operands[1] if stated else pikepdf.Dictionary()
        mcid, actual = properties.get("/MCID"), properties.get("/ActualText")
        return _Marked(
            None if mcid is None else int(mcid),
            str(operands[0]) == "/Artifact",
            None if actual is None else str(actual),
        )


def pieces(pdf: pikepdf.Pdf) -> Iterator[Piece]:
    """Yield the text of *pdf* in the order it is drawn, page by page; text inside pictures is left out."""
    known: dict[tuple[int, int], Glyphs] = {}
    for number, page in enumerate(pdf.pages):
        pen = _Pen(number, _fonts(page, known))
        for instruction in pikepdf.parse_content_stream(page, _OPERATORS):
            yield from pen.follow(str(instruction.operator), instruction.operands)


def _fonts(page: pikepdf.Page, known: dict[tuple[int, int], Glyphs]) -> dict[str, Glyphs]:
    fonts = page.resources.get("/Font", pikepdf.Dictionary())
    for font in fonts.values():
        if font.objgen not in known:
            known[font.objgen] = read_font(font)
    return {name: known[font.objgen] for name, font in fonts.items()}


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def _times(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does *first*, then *second*."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
