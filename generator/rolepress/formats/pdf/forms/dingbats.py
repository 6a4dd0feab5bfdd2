"""A font of a tick and a dot, for viewers that draw the marks of a form themselves.

Some programs ask viewers to draw every field anew. Viewers then set a mark in the font "ZaDb", whose letters
are those of Zapf Dingbats; without it the mark is lost. A file must have all its fonts inside: this is one with
the marks that are asked for.
"""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pydyf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

TICK, DOT = "4", "l"  # what Zapf Dingbats calls a tick and a dot
_CODES = {ord("3"): "tick", ord(TICK): "tick", ord(DOT): "dot"}  # "3" is a finer tick, which viewers take unasked
_NAME = "RolepressMarks"
_FIRST, _LAST = min(_CODES), max(_CODES)
_WIDTHS = {"tick": 800, "dot": 791}  # thousandths of an em, about those of Zapf Dingbats
_SYMBOLIC = 1 << 2  # font flag, ISO 32000-1, table 123
_PRIVATE = 0xF000  # where a symbolic font has its codes
_TICK_CORNERS = ((60, 370), (180, 480), (330, 280), (640, 760), (760, 680), (340, 60))


def add_dingbats(pdf: Any) -> Any:
    """Add the font to *pdf* and return its dictionary."""
    data = _font()
    file = pydyf.Stream([data], {"Length1": len(data)}, compress=True)
    pdf.add_object(file)
    descriptor = pydyf.Dictionary({
        "Type": "/FontDescriptor", "FontName": f"/{_NAME}", "Flags": _SYMBOLIC, "ItalicAngle": 0, "StemV": 90,
        "FontBBox": pydyf.Array((0, 0, 800, 800)), "Ascent": 800, "Descent": 0, "CapHeight": 700,
        "FontFile2": file.reference,
    })  # fmt: skip
    pdf.add_object(descriptor)
    widths = (_WIDTHS.get(_CODES.get(code, ""), 0) for code in range(_FIRST, _LAST + 1))
    font = pydyf.Dictionary({
        "Type": "/Font", "Subtype": "/TrueType", "BaseFont": f"/{_NAME}", "FirstChar": _FIRST, "LastChar": _LAST,
        "Widths": pydyf.Array(widths), "FontDescriptor": descriptor.reference,
    })  # fmt: skip
    pdf.add_object(font)
    return font


@cache
def _font() -> bytes:
    """Return the font as a TrueType file."""
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder([".notdef", *_WIDTHS])
    made.setupCharacterMap({})
    made.font["cmap"].tables = [_symbols()]
    made.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "tick": _straight(), "dot": _round()})
    made.setupHorizontalMetrics({".notdef": (0, 0), **{name: (width, 55) for name, width in _WIDTHS.items()}})
    made.setupHorizontalHeader(ascent=800, descent=0)
    made.setupNameTable({"familyName": _NAME, "styleName": "Regular"})
    made.setupOS2(sTypoAscender=800, sTypoDescender=0, usWinAscent=800, usWinDescent=0)
    made.setupPost()
    made.font["head"].created = made.font["head"].modified = 0
    made.font.recalcTimestamp = False
    file = io.BytesIO()
    made.font.save(file)
    return file.getvalue()


def _symbols() -> Any:
    table = CmapSubtable.newSubtable(4)
    table.platformID, table.platEncID, table.language = 3, 0, 0  # Microsoft, symbol
    table.cmap = {_PRIVATE + code: name for code, name in _CODES.items()}
    return table


def _straight() -> Any:
    pen = TTGlyphPen(None)
    pen.moveTo(_TICK_CORNERS[0])
    for corner in _TICK_CORNERS[1:]:
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def _round() -> Any:
    pen = TTGlyphPen(None)
    pen.qCurveTo(*_circle(395, 350, 340), None)
    pen.closePath()
    return pen.glyph()


def _circle(x: int, y: int, radius: int) -> list[tuple[int, int]]:
    """Return the corners of the eight-sided figure that a circle touches: the curve runs through their middles."""
    near = round(radius * 0.4142)  # the tangent of an eighth of a turn
    return [
        (x + dx, y + dy)
        for dx, dy in (
            (radius, near), (near, radius), (-near, radius), (-radius, near),
            (-radius, -near), (-near, -radius), (near, -radius), (radius, -near),
        )
    ]  # fmt: skip
