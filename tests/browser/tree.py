"""The accessibility tree of a page: what a screen reader is given to read, in the order it reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from playwright.sync_api import Page

TEXT = "StaticText"
_LAID_OUT = {"InlineTextBox", "LineBreak", "ListMarker"}  # how text is drawn, and nothing to say


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that assistive technology is told of."""

    role: str
    name: str = ""
    level: int = 0  # of a heading
    address: str = ""  # where a link leads
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """Yield this node and all in it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *roles: str) -> list[Node]:
        """Return every node of *roles*, in reading order."""
        return [node for node in self.walk() if node.role in roles]

    @property
    def text(self) -> str:
        """All the text in this node, as one line."""
        return " ".join(" ".join(node.name for node in self.all(TEXT)).split())


def tree(page: Page) -> Node:
    """Return what assistive technology is told of the page: the parts that are left out give way to what is in them."""
    session = page.context.new_cdp_session(page)
    told: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    (root,) = _kept(told[0], {node["nodeId"]: node for node in told})
    return root


def _kept(node: Mapping[str, Any], nodes: Mapping[str, Mapping[str, Any]]) -> tuple[Node, ...]:
    """Return *node* with what is in it, or only what is in it where the browser passes over the node itself."""
    below = (nodes[child] for child in node.get("childIds", ()) if child in nodes)
    children = tuple(kept for child in below for kept in _kept(child, nodes))
    if node["ignored"]:
        return children
    if (role := node["role"]["value"]) in _LAID_OUT:
        return ()
    known = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
    name = str(node.get("name", {}).get("value", ""))
    return (Node(role, name, int(known.get("level", 0)), str(known.get("url", "")), children),)


# Read aloud

_INLINE = {TEXT, "link", "button", "image", "strong", "emphasis", "code", "time", "Abbr", "mark", "LabelText"}
_WITH_KIND = {"link", "button", "image"}  # said with the name
_PARTS = {
    "banner": "banner",
    "navigation": "navigation",
    "main": "main",
    "contentinfo": "footer",
    "complementary": "aside",
    "region": "region",
    "search": "search",
    "form": "form",
    "group": "group",
    "article": "article",
    "list": "list",
    "DescriptionList": "list of names and values",
    "table": "table",
}
_MARKS = {"listitem": "- ", "term": "name: ", "definition": "value: "}
_SAID_BEFORE = {"caption", "Caption"}  # the table's name
_CONTROLS = {"textbox", "radio", "checkbox"}  # said by their names
_KNOWN = {*_PARTS, *_MARKS, *_INLINE, *_SAID_BEFORE, *_CONTROLS, "heading", "paragraph", "row"}


def transcript(page: Page) -> str:
    """Return the page as it would be read aloud, a line for each thing said; what is within another is set in."""
    root = tree(page)
    return "\n".join((f"page: {root.name}", *_said(root.children))) + "\n"


def _said(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the lines of *nodes*; text and links that follow one another make one line."""
    for inline, group in groupby(_opened(nodes), lambda node: node.role in _INLINE):
        if inline:
            yield from filter(None, [_line(group)])
        else:
            for node in group:
                yield from _block(node)


def _opened(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield *nodes*, with what is in it in place of each that says nothing itself."""
    for node in nodes:
        nameless = node.role == "group" and not node.name
        if (node.role in _KNOWN and not nameless) or not node.children:
            yield node
        else:
            yield from _opened(node.children)


def _line(nodes: Iterable[Node]) -> str:
    """Return text and links as one line; words from two places stay apart."""
    said = ""
    for part in (part for node in nodes for part in _inline(node)):
        said += " " * (said[-1:].isalnum() and part[:1].isalnum()) + part
    return " ".join(said.split())


def _inline(node: Node) -> Iterator[str]:
    if node.role in _WITH_KIND:
        yield f"[{node.role}: {node.name}]"
    elif node.role == TEXT:
        yield node.name
    else:
        for child in node.children:
            yield from _inline(child)


def _block(node: Node) -> Iterator[str]:
    if node.role == "heading":
        yield f"heading {node.level}: {_line(_opened(node.children))}"
    elif node.role == "row":
        yield "row: " + " | ".join(_line(_opened(cell.children)) for cell in node.children)
    elif node.role in _PARTS:
        yield ": ".join(filter(None, (_PARTS[node.role], node.name)))
        yield from _set_in(_said(node.children))
    elif node.role in _MARKS:
        first, *rest = [*_said(node.children), ""]
        yield _MARKS[node.role] + first
        yield from _set_in(filter(None, rest))
    elif node.children and node.role not in (*_SAID_BEFORE, *_CONTROLS):
        yield from _said(node.children)
    elif node.name:
        yield f"{node.role}: {node.name}"


def _set_in(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
