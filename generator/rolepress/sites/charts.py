"""Draws charts as SVG that stands in a page: bars with their numbers beside them, for light and dark alike.

A chart never says anything alone: the template that shows it puts the same numbers in a table below it. Lengths
are in the size of the text or a share of the width: letters stay as large on a phone, and grow as readers ask.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rolepress.sites.internal_markdown import Markdown

ROW = 2.6  # em, of a name and its bar
NAME_AT = 1.1  # em from the top of a row, where the letters stand
BAR_AT, BAR = 1.45, 0.7  # em from the top of a row, and em high
LONGEST_NAME = 30  # characters: what a phone of 320 pixels has room for beside a number


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it counts, how many, and out of how many where that is known."""

    name: str
    number: int
    of: int | None = None

    @property
    def said(self) -> str:
        """Return the number in words: "3", "3 of 4"."""
        return f"{self.number:,}" if self.of is None else f"{self.number:,} of {self.of:,}"


def bar_chart(name: str, title: str, bars: Sequence[Bar]) -> Markdown:
    """Return *bars* from the top down as a figure; *name* is unlike that of any other chart on its page.

    The longest is as wide as the page, or each is its share where it is known of how many.
    """
    longest = max((each.of or each.number for each in bars), default=0)
    rows = "\n".join(line for index, bar in enumerate(bars) for line in _row(index, bar, bar.of or longest))
    height = ROW * len(bars)
    said = html.escape(f"{title}. {'; '.join(f'{each.name}: {each.said}' for each in bars)}.")
    return Markdown(
        f'<figure class="chart">\n'
        f'<svg role="img" aria-labelledby="{name}-title {name}-desc" width="100%" height="{height:g}em">\n'
        f'<title id="{name}-title">{html.escape(title)}</title>\n'
        f'<desc id="{name}-desc">{said} The table below has the same numbers.</desc>\n'
        f"{rows}\n</svg>\n</figure>"
    )


def _row(index: int, bar: Bar, whole: int) -> Iterator[str]:
    """Yield the name, the ground and the bar of one row."""
    top = ROW * index
    name = bar.name if len(bar.name) <= LONGEST_NAME else f"{bar.name[: LONGEST_NAME - 1].rstrip()}…"
    place = f'y="{top + BAR_AT:g}em" height="{BAR:g}em"'
    yield f'<text x="0" y="{top + NAME_AT:g}em">{html.escape(name)}: {bar.said}</text>'
    yield f'<rect class="chart__ground" x="0" {place} width="100%"/>'
    if bar.number:
        yield f'<rect class="chart__bar" x="0" {place} width="{100 * bar.number / whole:.1f}%"/>'
