"""The structure tree of a tagged PDF while it grows: nodes, and the content each one holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

Box = Any  # a box of WeasyPrint's layout; WeasyPrint has no types
Dictionary = Any  # a dictionary of pydyf, which has no types

GROUPING = frozenset({"Document", "Div", "Sect", "Art", "Part", "BlockQuote"})
"""Roles that hold blocks and may not hold text themselves (ISO 32000-1, 14.8.4.2)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of marked content on a page."""

    page: int  # from 0
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link or a form field on a page."""

    page: int  # from 0
    dictionary: Dictionary


@dataclass(slots=True, eq=False)
class Node:
    """One structure element: what assistive technology meets as a heading, a cell, a link…"""

    role: str
    element: Element | None = None  # None: implied by the tagger, not written by anybody
    parent: Node | None = None
    kids: list[Node | Mark | Annotation] = field(default_factory=list)
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)  # by owner: "Table", "List", "Layout"
    entries: dict[str, Any] = field(default_factory=dict)  # Alt, Lang, ID, E

    def add(self, role: str, element: Element | None = None) -> Node:
        """Return a new last child."""
        child = Node(role, element, self)
        self.kids.append(child)
        return child

    def children(self, *roles: str) -> list[Node]:
        """Return the child nodes, in order; only those with one of *roles* when any is given."""
        nodes = [kid for kid in self.kids if isinstance(kid, Node)]
        return [node for node in nodes if node.role in roles] if roles else nodes

    def child(self, role: str) -> Node:
        """Return the last child with *role*, made when there is none."""
        found = self.children(role)
        return found[-1] if found else self.add(role)

    def walk(self) -> Iterator[Node]:
        """Yield this node and every node below it, in reading order."""
        yield self
        for child in self.children():
            yield from child.walk()

    def lineage(self) -> Iterator[Node]:
        """Yield this node, its parent and so on up to the document."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def first_page(self) -> int | None:
        """Return the page, from 0, of the first content below this node."""
        for node in self.walk():
            for kid in node.kids:
                if not isinstance(kid, Node):
                    return kid.page
        return None

    def text_holder(self) -> Node:
        """Return the node that text met directly inside this one belongs to.

        Text in a section sits in a paragraph, text in a list item in its body, text of an entry in a list
        of contents in its reference.
        """
        match self.role:
            case role if role in GROUPING:
                last = self.kids[-1] if self.kids else None
                implied = isinstance(last, Node) and last.role == "P" and last.element is None
                return last if implied and isinstance(last, Node) else self.add("P")
            case "LI":
                return self.child("LBody")
            case "TOCI":
                return self.child("Reference")
            case "L":
                return self.child("LI").child("LBody")
            case _:
                return self


def text_of(element: Element) -> str:
    """Return the text of *element*, white space collapsed."""
    return " ".join("".join(element.itertext()).split())
