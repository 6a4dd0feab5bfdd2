"""Keeps on its line a text that has room there but for the space at its end."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Any

from weasyprint.text import line_break

Broken = tuple[Any, ...]  # layout, length, where to go on, width, height, baseline

_MOST_LETTERS = 4  # in the width of an em; a text with more of them for each em of the line is not measured


def split_first_line(
    text: str, style: Any, context: Any, max_width: float | None, justification_spacing: float, *others: bool
) -> Broken:
    """Return the first line of *text*: see `weasyprint.text.line_break.split_first_line`.

    A text that ends in a space has something after it, such as a date that stays on one line. Where all but that
    space has room, WeasyPrint 70.0 ends the line after the first word. Here the text fills the line without its
    space, as at the end of any line, and what follows goes on the next.
    """
    stock: Callable[..., Broken] = line_break.split_first_line
    line = stock(text, style, context, max_width, justification_spacing, *others)
    if max_width is None or line[2] is None or not _may_fit(text, style, max_width):
        return line
    layout, length, go_on, width, *rest = stock(
        text.rstrip(" "), style, context, max_width, justification_spacing, *others
    )
    fits = go_on is None and width <= max_width
    return (layout, length, None, max_width, *rest) if fits else line


def _may_fit(text: str, style: Any, max_width: float) -> bool:
    """Return whether *text* ends in a space that may go, and is short enough to be measured without it."""
    may_go = text.endswith(" ") and style["white_space"] == "normal" and max_width != inf
    return may_go and len(text) * style["font_size"] <= _MOST_LETTERS * max_width
