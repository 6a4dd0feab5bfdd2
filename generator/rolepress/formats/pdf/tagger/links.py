"""Links before they are painted: one clickable area for each line of a link, none in furniture."""

from __future__ import annotations

from typing import Any

from rolepress.formats.pdf.tagger.furniture import FurnitureSpotter, real_box
from rolepress.formats.pdf.tagger.tree import Box

_SLACK_PX = 1.0


def keep_outer_links(document: Any) -> None:
    """Take out of a laid-out *document* the links that lie in another one and those in furniture.

    WeasyPrint makes ``<a><strong>…`` two links, one on top of the other, and leaves links in running
    headers that assistive technology could reach by no tag.
    """
    spotter = FurnitureSpotter()
    for number, page in enumerate(document.pages):
        areas = {real_box(link[3]): link[2] for link in page.links}
        kept: set[Box] = set()
        _collect(page._page_box, number, areas, [], spotter, kept)
        page.links = [link for link in page.links if real_box(link[3]) in kept]


def _collect(
    box: Box, page: int, areas: dict[Box, Any], around: list[Any], spotter: FurnitureSpotter, kept: set[Box]
) -> None:
    if spotter.kind(box, page):
        return
    if box in areas and not any(_inside(areas[box], outer) for outer in around):
        kept.add(box)
        around = [*around, areas[box]]
    for child in box.all_children():
        _collect(real_box(child), page, areas, around, spotter, kept)


def _inside(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    left, top, right, bottom = outer
    across = left - _SLACK_PX <= inner[0] and inner[2] <= right + _SLACK_PX
    return across and top - _SLACK_PX <= inner[1] and inner[3] <= bottom + _SLACK_PX
