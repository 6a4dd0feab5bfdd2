"""Links before they are painted: one clickable area for each line of a link, none in furniture."""

from __future__ import annotations

from typing import Any

from rolepress.formats.pdf.tagger.furniture import FurnitureSpotter, real_box
from rolepress.formats.pdf.tagger.tree import Box

Area = tuple[float, float, float, float]  # left, top, right, bottom


def join_links(document: Any) -> None:
    """Make each link of a laid-out *document* one area a line, and take out the links in furniture.

    WeasyPrint makes ``<a><strong>…`` or ``<a><img>`` two links, one on top of the other, and leaves links
    in running headers that assistive technology could reach by no tag.
    """
    spotter = FurnitureSpotter()
    for number, page in enumerate(document.pages):
        areas: dict[Box, Area] = {real_box(box): area for _, _, area, box in page.links}
        kept: dict[Box, Area] = {}
        _keep(page._page_box, number, areas, kept, None, spotter)
        page.links = [
            (kind, target, kept[real_box(box)], box)
            for kind, target, _, box in page.links
            if real_box(box) in kept
        ]


def _keep(
    box: Box,
    page: int,
    areas: dict[Box, Area],
    kept: dict[Box, Area],
    around: Box | None,
    spotter: FurnitureSpotter,
) -> None:
    """Keep the area of *box*, when it is a link, or add it to that of the link *around* it."""
    if spotter.kind(box, page):
        return
    if box in areas:
        if around is not None and _overlap(areas[box], kept[around]):
            kept[around] = _union(areas[box], kept[around])
        else:
            kept[box] = areas[box]
            around = box
    for child in box.all_children():
        _keep(real_box(child), page, areas, kept, around, spotter)


def _overlap(one: Area, other: Area) -> bool:
    return max(one[0], other[0]) < min(one[2], other[2]) and max(one[1], other[1]) < min(one[3], other[3])


def _union(one: Area, other: Area) -> Area:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
