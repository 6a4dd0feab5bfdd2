"""The font that people type with in a form: a simple one that every viewer can set, Welsh and Polish included.

A simple font has one byte for a letter. Viewers, and libraries that fill in forms, can write with such a font;
with a font of two bytes many cannot. Its letters are those of Windows' western encoding, with the letters of
Welsh and Polish in place of signs that nobody types into a form.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pydyf
from fontTools.agl import UV2AGL
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from rolepress.formats.pdf.fonts import font_path

NAME = "RolepressTyped"
_FIRST = 32  # the first code of a letter
_ADDED = "ĄąĆćĘęŁłŃńŚśŹźŻżŴŵŶŷẀẁẂẃẄẅỲỳ"  # Polish and Welsh: what the western encoding lacks
_SPARE = (
    *(0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D),  # codes without a letter
    *map(ord, "¤¦¨ª¬\u00ad¯³´µ¶¸¹º"),  # the same codes as in Unicode
    *(0x83, 0x86, 0x87, 0x88, 0x89, 0x8B, 0x98, 0x9B),  # ƒ † ‡ ˆ ‰ ‹ ˜ ›
)
_NONSYMBOLIC = 1 << 5  # font flag, ISO 32000-1, table 123
_STEM = 88  # thousandths of an em; an estimate that only matters where the font is not embedded


@dataclass(frozen=True, slots=True)
class Typeface:
    """The font as numbers and bytes. Lengths are thousandths of an em."""

    data: bytes  # a TrueType font with these letters only
    widths: tuple[int, ...]  # from the code `_FIRST` on
    box: tuple[int, int, int, int]
    ascent: int
    descent: int  # below 0
    capitals: int


def letters() -> dict[int, str]:
    """Return the letter of each code from 32 on: the western encoding, Welsh and Polish in place of rare signs."""
    western = {code: letter for code in range(_FIRST, 256) if (letter := _western(code))}
    return dict(sorted({**western, **dict(zip(sorted(_SPARE), _ADDED, strict=True))}.items()))


def _western(code: int) -> str:
    try:
        letter = bytes([code]).decode("cp1252")
    except UnicodeDecodeError:
        return ""
    return letter if letter.isprintable() or letter == "\u00a0" else ""


@cache
def typeface() -> Typeface:
    """Return the font, cut from the one that the document is set in; made once for each process."""
    wanted = letters()
    font = TTFont(font_path(), recalcTimestamp=False)
    options = Options(layout_features=[], name_IDs=[], hinting=False, notdef_outline=True)
    cut = Subsetter(options)
    cut.populate(unicodes=map(ord, wanted.values()))
    cut.subset(font)
    plain = instantiateVariableFont(font, {"wght": 400})
    kept = io.BytesIO()
    plain.save(kept)
    return _measured(plain, kept.getvalue(), wanted)


def _measured(font: TTFont, data: bytes, wanted: dict[int, str]) -> Typeface:
    glyphs, advances, head = font.getBestCmap(), font["hmtx"], font["head"]
    unit = 1000 / head.unitsPerEm
    widths = (
        round(advances[glyphs[ord(wanted[code])]][0] * unit) if code in wanted else 0
        for code in range(_FIRST, 256)
    )
    ascent, descent = round(font["hhea"].ascent * unit), round(font["hhea"].descent * unit)
    box = (round(head.xMin * unit), descent, round(head.xMax * unit), ascent)
    return Typeface(data, tuple(widths), box, ascent, descent, round(font["OS/2"].sCapHeight * unit))


def add_typeface(pdf: Any) -> Any:
    """Add the font to *pdf* and return its dictionary."""
    face = typeface()
    file = _added(pdf, pydyf.Stream([face.data], {"Length1": len(face.data)}, compress=True))
    descriptor = {
        "Type": "/FontDescriptor",
        "FontName": f"/{NAME}",
        "Flags": _NONSYMBOLIC,
        "FontBBox": pydyf.Array(face.box),
        "ItalicAngle": 0,
        "Ascent": face.ascent,
        "Descent": face.descent,
        "CapHeight": face.capitals,
        "StemV": _STEM,
        "FontFile2": file.reference,
    }
    encoding = {
        "Type": "/Encoding",
        "BaseEncoding": "/WinAnsiEncoding",
        "Differences": pydyf.Array(_differences()),
    }
    font = {
        "Type": "/Font",
        "Subtype": "/TrueType",
        "BaseFont": f"/{NAME}",
        "FirstChar": _FIRST,
        "LastChar": 255,
        "Widths": pydyf.Array(face.widths),
        "FontDescriptor": _added(pdf, pydyf.Dictionary(descriptor)).reference,
        "Encoding": pydyf.Dictionary(encoding),
        "ToUnicode": _added(pdf, pydyf.Stream([_to_unicode()], compress=True)).reference,
    }
    return _added(pdf, pydyf.Dictionary(font))


def _differences() -> Iterator[int | str]:
    """Yield the codes that differ from the western encoding, each with the name of its letter.

    Source: ISO 32000-1, 9.6.6.1; names of the Adobe Glyph List, as PDF/UA-1 asks (7.21.6).
    """
    for code, letter in letters().items():
        if letter in _ADDED:
            yield from (code, f"/{UV2AGL[ord(letter)]}")


def _to_unicode() -> bytes:
    """Return the map from codes to letters, for those who copy or search what was typed (ISO 32000-1, 9.10.3)."""
    pairs = [f"<{code:02x}> <{ord(letter):04x}>" for code, letter in letters().items()]
    blocks = (pairs[start : start + 100] for start in range(0, len(pairs), 100))  # a block holds 100 at most
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CMapType 2 def /CMapName /RolepressTyped-UCS def",
        "1 begincodespacerange <00> <ff> endcodespacerange",
        *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    return "\n".join(lines).encode()


def _added(pdf: Any, thing: Any) -> Any:
    pdf.add_object(thing)
    return thing
