"""Which structure role an HTML element plays, and the words that stand for it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from rolepress.formats.pdf.tagger.tree import text_of

SVG = "{http://www.w3.org/2000/svg}"
_MAY_PART = "\u200b"
PICTURES = frozenset({"img", f"{SVG}svg"})

ROLES = {
    **dict.fromkeys(("div", "main", "header", "footer", "form", "fieldset", "nav", "aside", "address"), "Div"),
    **dict.fromkeys(("details", "hgroup", "search"), "Div"),
    **dict.fromkeys(("p", "pre", "legend", "summary"), "P"),
    **dict.fromkeys(("ul", "ol", "dl", "menu"), "L"),
    **dict.fromkeys(("caption", "figcaption"), "Caption"),
    **dict.fromkeys(PICTURES, "Figure"),
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "section": "Sect",
    "article": "Art",
    "blockquote": "BlockQuote",
    "li": "LI",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "a": "Link",
}
EMPHASIS = {"strong": "Strong", "b": "Strong", "em": "Em", "i": "Em"}
"""Roles that only PDF 2.0 has."""

INLINE = frozenset({"Link", "Span", "Strong", "Em"})
TEXT_LEVEL = INLINE | {"P", "H1", "H2", "H3", "H4", "H5", "H6"}
"""Roles that hold a run of text and no further block."""

UNTAGGED = frozenset({"html", "body", "input", "select", "textarea", "button", "option", "br", "hr"})

_PHRASES = frozenset({"label", "span", "strong", "em", "small", "b", "i", "time", "output"})


def plain_role(element: Element, *, block_level: bool, pdf2: bool) -> str | None:
    """Return the role of *element* away from any list or contents; None when it adds no structure."""
    tag = element.tag
    if tag in UNTAGGED:
        return None
    if tag == "a" and not element.get("href"):
        return "P" if block_level else _phrase_role(element, pdf2=pdf2)
    if tag == "figure":
        return "Figure" if any(each.tag in PICTURES for each in element.iter()) else "Div"
    if tag in ROLES:
        return ROLES[tag]
    if block_level:
        return "P" if tag in _PHRASES else "Div"
    return _phrase_role(element, pdf2=pdf2)


def _phrase_role(element: Element, *, pdf2: bool) -> str | None:
    if pdf2 and element.tag in EMPHASIS:
        return EMPHASIS[element.tag]
    says_something = element.get("lang") or (element.tag == "abbr" and element.get("title"))
    return "Span" if says_something else None


def is_contents(element: Element | None) -> bool:
    """Return whether *element* is the list of contents: ``<nav class="contents">``."""
    return element is not None and element.tag == "nav" and "contents" in element.get("class", "").split()


def is_decorative(element: Element) -> bool:
    """Return whether *element* is there only to be looked at, so nothing is read out for it."""
    empty_alternative = element.tag == "img" and element.get("alt") == ""
    hidden = element.get("aria-hidden") == "true" or element.get("role") in ("presentation", "none")
    return empty_alternative or (hidden and element.tag in PICTURES)


def alternative_of(element: Element) -> str:
    """Return the words that stand for a picture, or "" when nobody wrote any."""
    if element.tag == "img":
        return element.get("alt", "")
    title = element.find(f"{SVG}title")
    return element.get("aria-label") or (text_of(title) if title is not None else "")


def label_of(link: Element) -> str:
    """Return what a link is called: its title or label, its text, what its picture says, or its address.

    Where a long text may end a line is left out: nobody is to hear it.
    """
    said = link.get("aria-label") or link.get("title") or text_of(link).replace(_MAY_PART, "")
    pictured = " ".join(filter(None, (alternative_of(each) for each in link.iter() if each.tag in PICTURES)))
    return said or pictured or link.get("href", "")
