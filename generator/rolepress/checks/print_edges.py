"""Rules over the edges of a finished PDF: its sheets, and the white round the text."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.checks.printed import Printed
from rolepress.checks.rules import Finding, rule
from rolepress.problems import Severity

_THEME = "tell whoever keeps the theme"
_A4_MM = (210, 297)
_OVERHANG_MM = 0.6  # letters may overhang a little


@rule("paper", kinds=(Printed,), severity=Severity.WARNING)
def paper(printed: Printed) -> Iterator[Finding]:
    """Pages are A4, upright.

    Why: people print at home and in libraries, and put pages in folders.

    Example: a landscape page for a wide table.

    Instead: a list, or a table of fewer columns.

    Source: UKAAF, Minimum standards for clear print and large print (A4).
    """
    for page, (width, height) in enumerate(printed.pdf.page_sizes, start=1):
        if abs(width - _A4_MM[0]) > 1 or abs(height - _A4_MM[1]) > 1:
            yield Finding((), f"page {page} measures {width:.0f} by {height:.0f} mm", f"A4 upright; {_THEME}")


@rule("off-paper", kinds=(Printed,), limits={"margin_mm": 20})
def off_paper(printed: Printed, *, margin_mm: float) -> Iterator[Finding]:
    """All text is on the paper, with 20 mm of white round it.

    Why: what runs over the edge cannot be read, printers cut what is near it, and hands hold pages by their edges.

    Example: a name of 40 letters in giant print.

    Instead: shorter words, or a style sheet in which they may part. A theme must not make the margins smaller.

    Source: UKAAF, Minimum standards for clear print and large print.
    """
    for page, (margins, edges) in enumerate(
        zip(printed.pdf.page_margins, printed.pdf.page_edges, strict=True), start=1
    ):
        for side in ("left", "top", "right", "bottom"):
            white: float = getattr(margins, f"{side}_mm")
            beyond: float = -getattr(edges, f"{side}_mm")
            where = f"on page {page} of {printed.file_name}"
            if beyond > _OVERHANG_MM:
                message = f"text runs {beyond:.0f} mm over the {side} edge of the paper {where}"
                yield Finding((), message, f"use shorter words there; {_THEME}")
            elif white < margin_mm - _OVERHANG_MM:
                message = f"the {side} margin is {white:.0f} mm {where}"
                yield Finding((), message, f"{margin_mm:g} mm at least: use shorter words there; {_THEME}")
