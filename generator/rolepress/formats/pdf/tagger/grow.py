"""Grow the structure tree from laid-out boxes: one node for one HTML element, however many pages it runs over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.formatting_structure import boxes

from rolepress.formats.pdf.tagger.furniture import Furniture, FurnitureSpotter, real_box
from rolepress.formats.pdf.tagger.lists import numbering, place_term
from rolepress.formats.pdf.tagger.roles import (
    INLINE,
    PICTURES,
    TEXT_LEVEL,
    alternative_of,
    is_contents,
    is_decorative,
    label_of,
    plain_role,
)
from rolepress.formats.pdf.tagger.tree import Annotation, Box, Dictionary, Mark, Node

_PT_PER_PX = 0.75
_PRINTED = 4  # annotation flag "Print", ISO 32000-1, table 165


@dataclass(slots=True)
class PageMarks:
    """What the marked content of one page belongs to, by its number on the page."""

    owners: dict[int, Node] = field(default_factory=dict)
    furniture: dict[int, Furniture] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Growth:
    """A grown tree and what was met on the way."""

    language: str  # of the document
    pdf2: bool
    root: Node = field(default_factory=lambda: Node("Document"))
    pages: list[PageMarks] = field(default_factory=list)
    annotations: list[tuple[Node, Dictionary]] = field(default_factory=list)
    nodes: dict[Element, Node] = field(default_factory=dict)
    unexplained: list[Element] = field(default_factory=list)  # pictures without an alternative text


def grow(document: Any, page_streams: list[Any], *, pdf2: bool) -> Growth:
    """Return the structure of a painted *document*; takes the marks out of *page_streams*."""
    growth = Growth(document.metadata.lang or "", pdf2)
    spotter = FurnitureSpotter()
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        growth.pages.append(_PageGrower(growth, spotter, number, page.height, stream._tags).run(page._page_box))
    _drop_empty(growth.root)
    return growth


def _drop_empty(node: Node) -> bool:
    """Take out nodes that hold nothing; return whether *node* is worth keeping. Cells keep their place."""
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or _drop_empty(kid)]
    return bool(node.kids) or node.role in ("TD", "TH")


class _PageGrower:
    """Grows the part of the tree that one page shows."""

    def __init__(
        self, growth: Growth, spotter: FurnitureSpotter, page: int, height_px: float, tags: dict[Box, Any]
    ) -> None:
        self.growth = growth
        self.spotter = spotter
        self.page = page
        self.height_px = height_px
        self.tags = tags
        self.marks = PageMarks()

    def run(self, page_box: Box) -> PageMarks:
        """Return the marks of the page, after its boxes have joined the tree."""
        self._visit(page_box, self.growth.root, None)
        for left_over in self.tags.values():
            self.marks.furniture[left_over["mcid"]] = Furniture.LAYOUT
        self.tags.clear()
        return self.marks

    def _visit(self, box: Box, parent: Node, furniture: Furniture | None) -> None:
        furniture = furniture or self.spotter.kind(box, self.page)
        if isinstance(box, boxes.TextBox):
            self._mark(box, parent, furniture)
            return
        node = parent if furniture else self._node_of(box, parent)
        if not furniture:
            self._annotate(box, node)
        if isinstance(box, boxes.ReplacedBox):
            self._mark(box, node, furniture)
        for child in getattr(box, "children", ()):
            self._visit(real_box(child), node, furniture)

    def _mark(self, box: Box, node: Node, furniture: Furniture | None) -> None:
        tag = self.tags.pop(box, None)
        if tag is None:
            return
        mcid = tag["mcid"]
        if furniture:
            self.marks.furniture[mcid] = furniture
            return
        if node.role == "Figure" and isinstance(box, boxes.ReplacedBox):
            self._bound(node, box)
        holder = node.text_holder()
        holder.kids.append(Mark(self.page, mcid))
        self.marks.owners[mcid] = holder
        self.marks.texts[mcid] = getattr(box, "text", "")

    def _bound(self, figure: Node, box: Box) -> None:
        """Give *figure* its place on the page, in points from the bottom left corner."""
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, self.height_px - top - box.height, left + box.width, self.height_px - top)
        area = pydyf.Array(round(corner * _PT_PER_PX, 2) for corner in corners)
        figure.attributes.setdefault("Layout", {}).setdefault("BBox", area)

    def _node_of(self, box: Box, parent: Node) -> Node:
        """Return the node that what is in *box* goes to: the one of its element, or *parent*."""
        element, tag = box.element, box.element_tag
        if element is None or not tag:
            return parent
        if "::" in tag:
            return self._generated(tag, element, parent)
        nodes = self.growth.nodes
        if element not in nodes:
            nodes[element] = self._place(element, box, parent)
        return nodes[element]

    def _generated(self, tag: str, element: Element, parent: Node) -> Node:
        """Return where generated content goes: a marker is the label of its item, the rest is text."""
        owner = self.growth.nodes.get(element)
        if tag.endswith("::marker") and owner is not None and owner.role in ("LI", "TOCI"):
            return owner.child("Lbl")
        return parent

    def _place(self, element: Element, box: Box, parent: Node) -> Node:
        if element.tag in ("dt", "dd") and parent.role in ("L", "LI"):
            return self._described(place_term(element, parent), element, box)
        if element.tag in PICTURES and parent.role == "Figure":
            return self._explained(parent, element)
        role = self._role(element, box, parent)
        if role is None:
            return parent
        return self._described(self._home(role, box, parent).add(role, element), element, box)

    def _role(self, element: Element, box: Box, parent: Node) -> str | None:
        block_level = isinstance(box, boxes.BlockLevelBox)
        if element.tag == "div" and parent.role == "L":
            return "LI"  # the group of a term and its descriptions
        if element.tag == "figure" and all(is_decorative(each) for each in element.iter() if each.tag in PICTURES):
            return "Div"
        role = plain_role(element, block_level=block_level, pdf2=self.growth.pdf2)
        if role in ("P", "Div") and parent.role in (TEXT_LEVEL | {"TOCI", "Reference"}):
            return "Span" if element.get("lang") else None
        if role == "Caption" and parent.role not in ("Table", "Figure"):
            return "P"
        if role == "L" and any(is_contents(node.element) for node in parent.lineage()):
            return "TOC"
        return "TOCI" if role == "LI" and parent.role == "TOC" else role

    def _home(self, role: str, box: Box, parent: Node) -> Node:
        """Return the node that a new node with *role* belongs in, met inside *parent*."""
        in_text = role in INLINE or (role == "Figure" and isinstance(box, boxes.InlineLevelBox))
        is_part = (parent.role, role) in {("TOCI", "TOC"), ("L", "LI")}
        needs_body = parent.role in ("LI", "TOCI") or (parent.role == "L" and role == "L")
        return parent.text_holder() if in_text or (needs_body and not is_part) else parent

    def _described(self, node: Node, element: Element, box: Box) -> Node:
        """Return *node* with what its element says about it: language, alternative, spans, numbering."""
        self._speak(node, element)
        match node.role:
            case "Figure" if element.tag in PICTURES:
                self._explained(node, element)
            case "TH" | "TD":
                spans = {"ColSpan": box.colspan, "RowSpan": box.rowspan}
                node.attributes["Table"] = {name: span for name, span in spans.items() if span != 1}
            case "L":
                kind = numbering(element, box.style["list_style_type"], pdf2=self.growth.pdf2)
                node.attributes["List"] = {"ListNumbering": f"/{kind}"}
            case "Span" if element.tag == "abbr" and element.get("title"):
                node.entries["E"] = pydyf.String(element.get("title"))
        return node

    def _speak(self, node: Node, element: Element) -> None:
        language = element.get("lang")
        around = (each.entries["Lang"].string for each in node.lineage() if "Lang" in each.entries)
        if language and language != next(around, self.growth.language):
            node.entries["Lang"] = pydyf.String(language)

    def _explained(self, figure: Node, picture: Element) -> Node:
        """Return *figure* with the words of *picture* added to its alternative text."""
        words = alternative_of(picture)
        if not words:
            self.growth.unexplained.append(picture)
            return figure
        already = figure.entries["Alt"].string + " " if "Alt" in figure.entries else ""
        figure.entries["Alt"] = pydyf.String(already + words)
        return figure

    def _annotate(self, box: Box, node: Node) -> None:
        if link := box.link_annotation:
            link["Contents"] = pydyf.String(label_of(box.element))
            link["F"] = _PRINTED
            owner = next((each for each in node.lineage() if each.role == "Link"), None)
            self._attach(owner or node.text_holder().add("Link", box.element), link)
        if widget := box.widget_annotation:
            self._attach(node.text_holder().add("Form", box.element), widget)

    def _attach(self, node: Node, annotation: Dictionary) -> None:
        node.kids.append(Annotation(self.page, annotation))
        self.growth.annotations.append((node, annotation))
