"""Remember how text was broken into lines: clauses come back in every document, tables are measured twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from operator import itemgetter
from typing import Any

import weasyprint.layout.inline
import weasyprint.layout.preferred
from weasyprint.text import line_break

from rolepress.formats.pdf.last_space import Broken, split_first_line

_MOST_LINES = 30_000  # about 30 MB

_STYLE = itemgetter(
    "direction",
    "font_family",
    "font_feature_settings",
    "font_kerning",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variant_alternates",
    "font_variant_caps",
    "font_variant_east_asian",
    "font_variant_ligatures",
    "font_variant_numeric",
    "font_variant_position",
    "font_variation_settings",
    "font_weight",
    "hyphenate_character",
    "hyphens",
    "lang",
    "letter_spacing",
    "overflow_wrap",
    "white_space",
    "word_break",
    "word_spacing",
)
"""What WeasyPrint 70.0 reads of a style while it breaks a line without tabs, decoration or automatic hyphens."""


class LineMemory:
    """Breaks lines as WeasyPrint does and keeps what came out for the next time.

    A layout that has been measured is plain values, with nothing of Pango in it, until it is drawn: the
    memory keeps those values and hands out copies.
    """

    def __init__(self, breaker: Callable[..., Broken], fonts: Any) -> None:
        self.breaker = breaker
        self.fonts = fonts  # lines set with other fonts are not remembered
        self.lines: dict[tuple[Any, ...], tuple[dict[str, Any], Broken]] = {}

    def split(
        self,
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Broken:
        """Return the first line of *text*: see `weasyprint.text.line_break.split_first_line`."""
        arguments = (max_width, justification_spacing, is_line_start, minimum)
        if "\t" in text or not self._is_plain(style):
            return self.breaker(text, style, context, *arguments)
        key = (text, arguments, _STYLE(style))
        if key not in self.lines:
            layout, *measures = self.breaker(text, style, context, *arguments)
            self._keep(key, (layout.__dict__.copy(), tuple(measures)))
            return (layout, *measures)
        state, known = self.lines[key]
        layout = object.__new__(line_break.Layout)
        layout.__dict__.update(state)
        return (layout, *known)

    def _is_plain(self, style: Any) -> bool:
        decorated = style["text_decoration_line"] != "none"
        return style.font_config is self.fonts and style["hyphens"] != "auto" and not decorated

    def _keep(self, key: tuple[Any, ...], line: tuple[dict[str, Any], Broken]) -> None:
        if len(self.lines) >= _MOST_LINES:
            del self.lines[next(iter(self.lines))]
        self.lines[key] = line


@contextmanager
def remembered_lines(memory: LineMemory) -> Iterator[None]:
    """Let WeasyPrint break lines through *memory* inside this context."""
    users = (weasyprint.layout.inline, weasyprint.layout.preferred)
    for user in users:
        user.split_first_line = memory.split
    try:
        yield
    finally:
        for user in users:
            user.split_first_line = line_break.split_first_line


@cache
def line_memory(fonts: Any) -> LineMemory:
    """Return this process's memory of lines set with *fonts*, WeasyPrint's font configuration."""
    return LineMemory(split_first_line, fonts)
