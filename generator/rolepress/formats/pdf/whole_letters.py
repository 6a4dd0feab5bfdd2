"""Glyphs that say their letter, whole: what a font draws in pieces or sets apart is one glyph of the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple
from unicodedata import category

import weasyprint.draw.text
import weasyprint.pdf.fonts
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from rolepress.formats.pdf.glyphs import runs_left

NOT_JOINED = "\u200c"
"""The sign that keeps two letters from joining: Persian writes it inside words, and nothing is drawn for it."""

_APART = 60  # thousandths of an em: other programs take a wider gap between two letters for a space
_ROOM = 256  # numbers that WeasyPrint may want after the last glyph, for letters without one


class Part(NamedTuple):
    """A glyph of the font in one of our own, and how far it is moved, in thousandths of an em."""

    glyph: int
    right: int
    up: int = 0


class Drawing(NamedTuple):
    """What a glyph of our own draws, says and takes up."""

    parts: tuple[Part, ...]
    width: int  # in thousandths of an em
    text: str


@dataclass(slots=True)
class WholeLetters:
    """The glyphs of our own in the fonts of one PDF, by the font and by what they draw."""

    drawings: dict[str, dict[Drawing, int]] = field(default_factory=dict)

    def number(self, font: Any, drawing: Drawing) -> int:
        """Return the number of the glyph that does *drawing* in *font*; the same one each time."""
        known = self.drawings.setdefault(font.hash, {})
        number: int = known.setdefault(drawing, font.glyph_count + _ROOM + len(known))
        font.widths[number], font.to_unicode[number] = drawing.width, drawing.text
        return number


@contextmanager
def whole_letters() -> Iterator[None]:
    """Let WeasyPrint draw lines from right to left with glyphs that say their letter, inside this context.

    Amiri draws the stroke between two letters as a glyph of its own, as in ملک. WeasyPrint 70.0 lets the stroke
    say a letter that is not there, or nothing, and a search for the word finds nothing. Amiri also moves letters
    apart, as in چاہتے, and other programs see a space there. So the stroke becomes part of the letter before or
    after it, and a letter that is moved takes up the room: the page looks the same. A glyph that is drawn for two
    letters, such as two sorts of yeh, says each where it stands.

    A new number is given to what such a glyph draws, says and takes up; `_with_glyphs` adds it to the font that
    WeasyPrint embeds. The stock functions are replaced for the time being: see `tagging`.
    """
    letters = WholeLetters()
    draw, clean = weasyprint.draw.text.draw_first_line, weasyprint.pdf.fonts.Font.clean

    def cleaned(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
        ours = {number: each for each, number in letters.drawings.get(font.hash, {}).items()}
        parts = {glyph: "" for each in ours.values() for glyph, *_ in each.parts}
        clean(font, {**parts, **{key: text for key, text in to_unicode.items() if key not in ours}}, hinting)
        if ours:
            font.file_content = _with_glyphs(font.file_content, ours, font.upem)

    weasyprint.draw.text.draw_first_line = partial(_draw, draw, letters)
    weasyprint.pdf.fonts.Font.clean = cleaned
    try:
        yield
    finally:
        weasyprint.draw.text.draw_first_line, weasyprint.pdf.fonts.Font.clean = draw, clean


def _draw(stock: Any, letters: WholeLetters, stream: Any, textbox: Any, *others: Any) -> Any:
    if not textbox.text.isascii() and runs_left(textbox.text) and textbox.style["font_size"] > 0:
        layout = textbox.pango_layout
        pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # as in stock: else it starts afresh
        line, _ = layout.get_first_line()
        text = layout.text.encode()
        run = line.runs[0]
        while run != ffi.NULL:
            item = run.data.item
            if item.analysis.level % 2:
                font, size = stream.add_font(item.analysis.font)
                if "glyf" in font.tables and not font.used_in_forms:
                    said = text[item.offset : item.offset + item.length]
                    _Run(letters, stream, font, size, item.analysis.font, run.data.glyphs, said).mend()
            run = run.next
    return stock(stream, textbox, *others)


@dataclass(slots=True)
class _Cell:
    """Glyphs that say *text* together, by their places in a run."""

    text: str
    wide: list[int]  # those that take up room
    signs: list[int]  # those above or below them


@dataclass(slots=True)
class _Run:
    """Glyphs of one font, in the order of the page from left to right, which say *text* from right to left."""

    letters: WholeLetters
    stream: Any
    font: Any
    size: float
    pango_font: Any
    glyphs: Any
    text: bytes  # UTF-8

    def mend(self) -> None:
        """Make each glyph say its letter, and take up the room up to the next."""
        cells: list[_Cell] = []
        for cell in self._cells():
            if _is_stroke_of_marks(cell) and cells and cells[-1].wide[-1:] == [cell.wide[0] - 1]:
                cells[-1].wide += cell.wide
                cell.wide = []
            cells.append(cell)
        for cell in cells:
            self._settle(cell)

    def _cells(self) -> Iterator[_Cell]:
        clusters = [self.glyphs.log_clusters[place] for place in range(self.glyphs.num_glyphs)]
        end = len(self.text)
        for start, together in groupby(range(len(clusters)), key=clusters.__getitem__):
            places = list(together)
            wide = list(filter(self._is_wide, places))
            yield _Cell(self.text[start:end].decode(), wide, [place for place in places if place not in wide])
            end = start

    def _glyph(self, place: int) -> Any:
        return self.glyphs.glyphs[place]

    def _is_wide(self, place: int) -> bool:
        """Return whether the glyph at *place* is one of the font, on the line, with room of its own."""
        info = self._glyph(place)
        on_line = info.geometry.width > 0 and info.geometry.y_offset == 0
        return bool(on_line and info.glyph < self.font.glyph_count)

    def _settle(self, cell: _Cell) -> None:
        """Let the glyphs of *cell* say its letters, and those of its signs its signs."""
        letters = cell.text.rstrip("".join(filter(_is_mark, cell.text)))
        marks = cell.text[len(letters) :]
        if cell.text == NOT_JOINED and len(cell.signs) == 1:
            self._glyph(cell.signs[0]).glyph = self.letters.number(self.font, Drawing((), 0, cell.text))
        elif marks and len(cell.signs) in (1, len(marks)):
            said = reversed(marks) if len(cell.signs) > 1 else (marks,)
            for place, text in zip(cell.signs, said, strict=True):
                self._settle_sign(place, text)
            self._settle_letters(cell.wide, letters)
        elif not marks or not cell.signs:
            self._settle_letters(sorted(cell.wide + cell.signs), cell.text)

    def _settle_sign(self, place: int, text: str) -> None:
        """Let a sign that is drawn beside its letter, or in a piece of its own, stand where that letter ends."""
        glyph, right, up = self._part(place)
        if glyph >= self.font.glyph_count:
            return
        if self.font.to_unicode.setdefault(glyph, text) != text or abs(right) > _APART or (up and right):
            self._glyph(place).glyph = self.letters.number(self.font, Drawing((Part(glyph, right),), 0, text))
            self._glyph(place).geometry.x_offset = 0

    def _settle_letters(self, places: list[int], text: str) -> None:
        parts, width = [], 0
        for place in places:
            glyph, right, up = self._part(place)
            parts.append(Part(glyph, width + right, up))
            width += self._ems(self._glyph(place).geometry.width)
        if text and parts and all(part.glyph < self.font.glyph_count for part in parts):
            drawing = Drawing(tuple(parts), width, text)
            if self._needs_own(drawing):
                self._draw_as_one(places, drawing)

    def _needs_own(self, drawing: Drawing) -> bool:
        """Return whether no glyph of the font does *drawing*."""
        (glyph, right, up), *others = drawing.parts
        if others or self.font.to_unicode.setdefault(glyph, drawing.text) != drawing.text:
            return True
        apart = max(right, drawing.width - right - self._own_width(glyph)) > _APART
        return apart and not up and not drawing.text.isspace()

    def _draw_as_one(self, places: list[int], drawing: Drawing) -> None:
        first, *others = map(self._glyph, places)
        first.glyph = self.letters.number(self.font, drawing)
        first.geometry.x_offset = first.geometry.y_offset = 0
        first.geometry.width += sum(each.geometry.width for each in others)
        for each in others:
            each.glyph, each.geometry.width = pango.PANGO_GLYPH_EMPTY, 0

    def _part(self, place: int) -> Part:
        info = self._glyph(place)
        return Part(info.glyph, self._ems(info.geometry.x_offset), -self._ems(info.geometry.y_offset))

    def _ems(self, units: int) -> int:
        """Return a length of Pango in thousandths of an em."""
        ems: int = round(units * 1000 * FROM_UNITS / self.size)
        return ems

    def _own_width(self, glyph: int) -> int:
        """Return how wide *glyph* is by itself, in thousandths of an em."""
        if glyph not in self.font.widths:
            pango.pango_font_get_glyph_extents(
                self.pango_font, glyph, self.stream.ink_rect, self.stream.logical_rect
            )
            return self._ems(self.stream.logical_rect.width)
        return int(self.font.widths[glyph])


def _is_stroke_of_marks(cell: _Cell) -> bool:
    """Return whether *cell* is a sign below a letter, with the stroke that makes room for it."""
    return len(cell.wide) == 1 and bool(cell.signs) and all(map(_is_mark, cell.text))


def _is_mark(sign: str) -> bool:
    return category(sign) == "Mn"


def _with_glyphs(file: bytes, ours: dict[int, Drawing], upem: int) -> bytes:
    """Return the TrueType font *file* with glyphs of our own, by number, each made of glyphs that are there."""
    font = TTFont(BytesIO(file), recalcTimestamp=False)
    order = font.getGlyphOrder()
    names = [*order, *(f"whole{number}" for number in range(len(order), max(ours) + 1))]
    font.setGlyphOrder(names)
    glyphs, widths = font["glyf"], font["hmtx"]
    pens = {number: TTGlyphPen(glyphs) for number in range(len(order), len(names))}
    for number, pen in pens.items():
        drawing = ours.get(number, Drawing((), 0, ""))
        for glyph, *moved in drawing.parts:
            right, up = (round(thousandths * upem / 1000) for thousandths in moved)
            pen.addComponent(order[glyph], (1, 0, 0, 1, right, up))
        glyphs[names[number]] = outline = pen.glyph()
        outline.recalcBounds(glyphs)
        widths[names[number]] = (round(drawing.width * upem / 1000), getattr(outline, "xMin", 0))
    written = BytesIO()
    font.save(written)
    return written.getvalue()
