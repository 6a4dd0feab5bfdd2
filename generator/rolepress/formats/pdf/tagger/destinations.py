"""Structure destinations: in PDF/UA-2 bookmarks and links lead to a structure element, not only to a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pydyf

from rolepress.formats.pdf.tagger.emit import Elements
from rolepress.formats.pdf.tagger.furniture import real_box
from rolepress.formats.pdf.tagger.grow import Growth
from rolepress.formats.pdf.tagger.tree import Box, Dictionary, Node


def point_at_structure(pdf: Any, document: Any, growth: Growth, elements: Elements) -> None:
    """Turn the destinations of bookmarks and internal links into structure destinations (ISO 14289-2, 8.8)."""
    outlines = [
        each for each in pdf.objects if isinstance(each, pydyf.Dictionary) and {"Title", "Dest"} <= each.keys()
    ]
    bookmarked = [element for page in document.pages for element in _bookmarked(page._page_box)]
    for outline, element in zip(outlines, bookmarked, strict=True):
        _redirect(outline, elements[_target(growth, element, elements)], "/XYZ", *outline["Dest"][2:])
    by_id = {name: element for element in growth.nodes if (name := element.get("id"))}
    for node, annotation in growth.annotations:
        if "Dest" in annotation and annotation.get("Subtype") == "/Link":
            target = elements[_target(growth, by_id.get(annotation["Dest"].string), elements)]
            _redirect(annotation, target, "/Fit")
            _refer(node, target, elements)


def _refer(link: Node, target: Dictionary, elements: Elements) -> None:
    """Let the entry of the list of contents that *link* is in name its *target* (ISO 14289-2, 8.2.5.8)."""
    entry = next((node for node in link.lineage() if node.role == "TOCI"), None)
    if entry is not None:
        elements[entry]["Ref"] = pydyf.Array([target.reference])


def _bookmarked(box: Box) -> Iterator[Element]:
    """Yield the elements that have a bookmark, in the order WeasyPrint gathers them."""
    if box.bookmark_label and box.style["bookmark_level"] != "none":
        yield box.element
    for child in box.all_children():
        yield from _bookmarked(real_box(child))


def _target(growth: Growth, element: Element | None, elements: Elements) -> Node:
    node = growth.nodes.get(element, growth.root) if element is not None else growth.root
    return next(each for each in node.lineage() if each in elements)


def _redirect(source: Dictionary, target: Dictionary, *view: Any) -> None:
    structure = pydyf.Array([target.reference, *view])
    source["A"] = pydyf.Dictionary({"S": "/GoTo", "D": source.pop("Dest"), "SD": structure})
