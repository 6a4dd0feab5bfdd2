"""Lists as PDF wants them: items of a label and a body, and a word on how they are numbered."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from rolepress.formats.pdf.tagger.tree import Node

_NUMBERING = {
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
}


def numbering(element: Element, style_type: object, *, pdf2: bool) -> str:
    """Return the ListNumbering of a list from its CSS list-style-type.

    Source: ISO 32000-1, table 347, and ISO 32000-2, table 382, which has a word for terms.
    """
    if element.tag == "dl":
        return "Description" if pdf2 else "Disc"
    return _NUMBERING.get(str(style_type), "Decimal" if element.tag == "ol" else "Disc")


def place_term(element: Element, parent: Node) -> Node:
    """Return the new node of a ``dt`` or ``dd``: the label or the body of an item of the list.

    A ``div`` around terms and their descriptions is the item; without it a new item starts at the first
    term after a description.
    """
    is_term = element.tag == "dt"
    item = parent
    if parent.role == "L":
        items = parent.children("LI")
        goes_on = items and not (is_term and items[-1].children("LBody"))
        item = items[-1] if goes_on else parent.add("LI")
    return item.add("Lbl" if is_term else "LBody", element)


def settle_numbering(root: Node) -> None:
    """Say of every list without labels that it has none, as a ListNumbering without Lbl is an error."""
    for node in root.walk():
        if node.role == "L" and not any(item.children("Lbl") for item in node.children("LI")):
            node.attributes["List"] = {"ListNumbering": "/None"}
