"""Trims a drawing to what it shows: the white round it would set it low beside its words, and small.

The file stays as it is. The drawing is told to show less of itself, so that its top is the top of what is drawn.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import lru_cache
from xml.parsers import expat

DOTS = 144  # across a drawing while it is measured
FAINT = 8  # of 255: what is less to be seen than this is white
LEAST = 0.75  # of the longer side that stays, so that lines grow by a third at most
_TAG = re.compile(rb"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE = re.compile(rb"(\s+)([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_SIZED = frozenset({b"viewBox", b"width", b"height", b"preserveAspectRatio"})


@dataclass(frozen=True, slots=True)
class _View:
    """The part of a drawing that is shown, in its own units."""

    left: float
    top: float
    width: float
    height: float

    @property
    def written(self) -> str:
        """What stands in viewBox=""."""
        return " ".join(f"{each:.5g}" for each in (self.left, self.top, self.width, self.height))


@lru_cache(maxsize=256)
def trimmed(drawing: bytes) -> bytes:
    """Return an SVG file without the white round what it draws; what cannot be measured stays as it is.

    A small drawing keeps white at its sides, never above it, so that it does not grow beyond the others.
    """
    start, written = _root(drawing) or (0, "")
    view = _view(written)
    if view is None:
        return drawing
    drawn = _drawn(_showing(drawing, start, view), view)
    return _showing(drawing, start, _kept_small(drawn, view)) if drawn else drawing


def _root(drawing: bytes) -> tuple[int, str] | None:
    """Return the byte at which the outermost element begins, and its viewBox; None where there is none."""
    found: list[tuple[int, str]] = []
    reader = expat.ParserCreate("utf-8")
    reader.StartElementHandler = lambda _, given: found.append((reader.CurrentByteIndex, given.get("viewBox", "")))
    try:
        reader.Parse(drawing, True)
    except expat.ExpatError:
        return None
    return found[0]


def _view(written: str) -> _View | None:
    """Return the view that is *written* in viewBox=""; None for what is not four numbers with a size."""
    try:
        left, top, width, height = map(float, written.replace(",", " ").split())
    except ValueError:
        return None
    return _View(left, top, width, height) if width > 0 and height > 0 else None


def _showing(drawing: bytes, start: int, view: _View) -> bytes:
    """Return *drawing* showing *view* of itself, in any size; its outermost element begins at *start*."""
    tag = _TAG.match(drawing, start)
    if tag is None:
        return drawing
    kept = _ATTRIBUTE.sub(lambda each: b"" if each[2] in _SIZED else each[0], tag[0])
    name = re.match(rb"<[^\s/>]+", kept)
    at = name.end() if name else 0
    sized = kept[:at] + f' viewBox="{view.written}"'.encode() + kept[at:]
    return drawing[:start] + sized + drawing[tag.end() :]


def _drawn(drawing: bytes, view: _View) -> _View | None:
    """Return the part of *view* in which something is to be seen, in whole dots; None for an empty one."""
    from PIL import Image  # neither is needed for documents without drawings
    from resvg_py import svg_to_bytes

    try:
        dots = bytes(svg_to_bytes(svg_string=drawing.decode(), width=DOTS, skip_system_fonts=True))
    except ValueError:  # nothing that can be drawn
        return None
    with Image.open(io.BytesIO(dots)) as shown:
        seen = shown.convert("RGBA").getchannel("A").point([255 if each > FAINT else 0 for each in range(256)])
        box = seen.getbbox()
        across, down = view.width / shown.width, view.height / shown.height
    if box is None:
        return None
    left, top, right, bottom = box
    return _View(view.left + left * across, view.top + top * down, (right - left) * across, (bottom - top) * down)


def _kept_small(drawn: _View, whole: _View) -> _View:
    """Return *drawn* with white at its sides where it is much smaller than the *whole*, which it never leaves."""
    least = min(LEAST * max(whole.width, whole.height), whole.width)
    if max(drawn.width, drawn.height) >= least:
        return drawn
    left = drawn.left - (least - drawn.width) / 2
    left = min(max(left, whole.left), whole.left + whole.width - least)
    return _View(left, drawn.top, least, drawn.height)
