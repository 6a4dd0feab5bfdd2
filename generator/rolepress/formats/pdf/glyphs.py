"""The fonts of a finished PDF: what a code in the page stands for and how wide it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f]*)>")
_ITALIC = 1 << 6  # font flag, ISO 32000-1, table 123
_SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
_TO_THE_LEFT, _TO_THE_RIGHT = re.compile("<(?:[< ]*<)?"), re.compile(">(?:[> ]*>)?")  # see `as_read`

SILENT = "\u2060"
"""The word joiner: what a glyph says that stands for no letter of its own. Programs that copy the text keep it."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font as the reader of the page meets it."""

    name: str  # without the tag of a subset: "Rolepress-Sans-Bold"
    embedded: bool
    bold: bool
    italic: bool
    ascent: float = 0.9  # in ems
    descent: float = 0.2  # in ems, below the baseline


@dataclass(frozen=True, slots=True)
class Glyphs:
    """How to read the codes of one font: two bytes each, as WeasyPrint writes them."""

    face: Face
    letters: dict[int, str] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)  # in thousandths of an em

    def read(self, codes: bytes) -> tuple[str, float]:
        """Return the text of *codes* and its width in ems; a code without a letter reads as U+FFFD.

        Glyphs are drawn from left to right whichever way they are read: see `as_read`.
        """
        numbers = [int.from_bytes(codes[start : start + 2], "big") for start in range(0, len(codes), 2)]
        letters = [self.letters.get(number, "\ufffd") for number in numbers]
        width = sum(self.widths.get(number, 1000) for number in numbers) / 1000
        return as_read(letters), width


def runs_left(text: str) -> bool:
    """Whether *text* has a letter of a script that runs from right to left."""
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def as_read(drawn: list[str]) -> str:
    """Return what glyphs say that are *drawn* from left to right, in the order in which it is read.

    They are read the way that most of their letters run; words and numbers that run the other way are read their
    own way among themselves. Source: Unicode Standard Annex 9.
    """
    lefts = list(map(runs_left, drawn))
    if not any(lefts):
        return "".join(drawn)
    backwards = 2 * sum(lefts) > sum(any(map(str.isalpha, text)) for text in drawn)
    ways = "".join(
        "<" if left else ">" if any(map(str.isalnum, text)) else " "
        for left, text in zip(lefts, drawn, strict=True)
    )
    read = drawn[::-1] if backwards else list(drawn)
    for found in (_TO_THE_RIGHT if backwards else _TO_THE_LEFT).finditer(ways[::-1] if backwards else ways):
        read[found.start() : found.end()] = read[found.start() : found.end()][::-1]
    return "".join(read)


def read_font(font: pikepdf.Object) -> Glyphs:
    """Return how to read the text set in *font*, a font dictionary of a page."""
    descendants = font.get("/DescendantFonts")
    base = descendants[0] if descendants is not None else font
    face = _face(str(font.get("/BaseFont", "/")), base.get("/FontDescriptor"))
    letters = dict(_letters(font.ToUnicode.read_bytes())) if "/ToUnicode" in font else {}
    return Glyphs(face, letters, dict(_widths(base.get("/W", pikepdf.Array()))))


def _face(base_font: str, descriptor: pikepdf.Object | None) -> Face:
    name = _SUBSET_TAG.sub("", base_font.removeprefix("/"))
    if descriptor is None:
        return Face(name, False, "Bold" in name, "Italic" in name or "Oblique" in name)
    embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    slanted = bool(int(descriptor.get("/Flags", 0)) & _ITALIC) or float(descriptor.get("/ItalicAngle", 0)) != 0
    ascent, descent = (
        float(descriptor.get(key, default)) for key, default in (("/Ascent", 900), ("/Descent", -200))
    )
    return Face(
        name,
        embedded,
        "Bold" in name,
        slanted or "Italic" in name or "Oblique" in name,
        ascent / 1000,
        -descent / 1000,
    )


def _letters(cmap: bytes) -> Iterator[tuple[int, str]]:
    """Yield code and letters from a ToUnicode map (ISO 32000-1, 9.10.3)."""
    for kind, body in _BLOCK.findall(cmap):
        values = [bytes.fromhex(value.decode()) for value in _HEX.findall(body)]
        if kind == b"bfchar":
            yield from ((_number(code), _text(text)) for code, text in zip(values[::2], values[1::2], strict=True))
            continue
        for first, last, text in zip(values[::3], values[1::3], values[2::3], strict=True):
            for step in range(_number(last) - _number(first) + 1):
                yield _number(first) + step, _text(text)[:-1] + chr(ord(_text(text)[-1]) + step)


def _number(value: bytes) -> int:
    return int.from_bytes(value, "big")


def _text(value: bytes) -> str:
    return value.decode("utf-16-be", "replace")


def _widths(array: pikepdf.Object) -> Iterator[tuple[int, float]]:
    """Yield code and width from a W array: ``c [w …]`` or ``first last w`` (ISO 32000-1, 9.7.4.3)."""
    items = list(array.as_list())
    while items:
        first, second = int(items[0]), items[1]
        if isinstance(second, pikepdf.Array):
            yield from ((first + step, float(width)) for step, width in enumerate(second.as_list()))
            items = items[2:]
        else:
            yield from ((code, float(items[2])) for code in range(first, int(second) + 1))
            items = items[3:]
