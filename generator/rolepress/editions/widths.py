"""How wide words are on paper, as near as one can tell without setting them, and how wide their place is."""

from __future__ import annotations

TEXT_MM = 169
"""From margin to margin."""

NARROWEST_MM = 100
"""What is left beside a name or a picture, tables left out."""

LETTER_EM = 0.53
"""How wide a bold letter is on average, at most."""

_MM_PER_PT = 25.4 / 72
_INDENTS_EM = 6.5  # of a list in a list in a box


def width_mm(text: str, size_pt: float) -> float:
    """Return about how many millimetres *text* is wide in type of *size_pt* points, rather more than fewer."""
    return len(text) * LETTER_EM * size_pt * _MM_PER_PT


def indented_mm(size_pt: float) -> float:
    """Return how many millimetres a line has in the deepest list or box in type of *size_pt* points."""
    return max(NARROWEST_MM, TEXT_MM - _INDENTS_EM * size_pt * _MM_PER_PT)
