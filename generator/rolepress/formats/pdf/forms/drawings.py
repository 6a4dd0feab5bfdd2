"""What fields look like before and after they are filled in: drawn here, so that every viewer shows the same."""

from __future__ import annotations

from typing import Any

import pydyf

from rolepress.formats.pdf.forms.inputs import Place

_RULE_GREY = 0.72  # of the lines to write on, 0 black to 1 white
_RULE_EM = 1.9  # between two lines to write on, in sizes of what is typed: 8 mm at 12 points
_ROUND = 0.5523  # how far the handles of a quarter of a circle reach, in radiuses


def empty(pdf: Any, place: Place) -> Any:
    """Return the look of a box that is not ticked: its frame is drawn on the page itself."""
    return _form(pdf, place, b"")


def tick(pdf: Any, place: Place) -> Any:
    """Return a tick as large as the box."""
    width, height = place.width_pt, place.height_pt
    points = ((0.2, 0.52), (0.42, 0.26), (0.82, 0.8))
    start, *others = (f"{x * width:.3f} {y * height:.3f}" for x, y in points)
    strokes = " ".join(f"{point} l" for point in others)
    return _form(pdf, place, f"q 0 G 1 J 1 j {0.13 * width:.3f} w {start} m {strokes} S Q".encode())


def dot(pdf: Any, place: Place) -> Any:
    """Return a dot in the middle of the circle."""
    x, y, r = place.width_pt / 2, place.height_pt / 2, place.width_pt * 0.3
    k = r * _ROUND
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    drawn = " ".join(" ".join(f"{each:.3f}" for each in curve) + " c" for curve in curves)
    return _form(pdf, place, f"q 0 g {x + r:.3f} {y:.3f} m {drawn} f Q".encode())


def text_box(pdf: Any, place: Place, font: Any, *, lines: bool) -> Any:
    """Return the look of a text field that nobody has typed in: one of several *lines* has lines to write on.

    They go when something is typed, as a viewer draws the field anew: typed lines stand nearer to each other.
    """
    drawn = _ruled(place) if lines else ""
    return _form(pdf, place, f"{drawn}/Tx BMC EMC".encode(), font)


def _ruled(place: Place) -> str:
    """Return lines that part the box evenly; its lower edge is the last one."""
    count = max(1, round(place.height_pt / (_RULE_EM * place.size_pt)))
    heights = (place.height_pt * number / count for number in range(count - 1, 0, -1))
    drawn = " ".join(f"2 {height:.3f} m {place.width_pt - 2:.3f} {height:.3f} l" for height in heights)
    return f"q {_RULE_GREY} G 0.5 w {drawn} S Q " if drawn else ""


def _form(pdf: Any, place: Place, content: bytes, font: Any = None) -> Any:
    fonts = {"Font": pydyf.Dictionary({"Typed": font.reference})} if font is not None else {}
    box = pydyf.Array((0, 0, round(place.width_pt, 3), round(place.height_pt, 3)))
    extra = {"Type": "/XObject", "Subtype": "/Form", "BBox": box, "Resources": pydyf.Dictionary(fonts)}
    drawing = pydyf.Stream([content], extra)
    pdf.add_object(drawing)
    return drawing
