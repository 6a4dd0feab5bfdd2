"""Makes XHTML of the HTML that the templates of blocks give: what a browser forgives, a book does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import tinyhtml5
from markupsafe import Markup

from rolepress.formats.epub.pictures import Pictures

XHTML = "http://www.w3.org/1999/xhtml"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_OF_AN_ADDRESS = "%/:?#[]@!$&'()*+,;=~"  # signs that stand in an address as they are; a book refuses others


def writable(text: str) -> str:
    """Return *text* without the signs that XML cannot hold."""
    return _NO_XML.sub("", text)


def as_xhtml(html: str, file: str, places: Mapping[str, str], pictures: Pictures) -> Markup:
    """Return *html* as XHTML for *file*: links lead to the files of *places*, pictures to the book's."""
    page = tinyhtml5.parse(writable(html))
    body = page.find(f"{{{XHTML}}}body")
    assert body is not None  # noqa: S101  # the parser makes one
    for each in list(body.iter()):
        _put_right(each, file, places)
        _show(each, pictures)
    return Markup("".join(map(_written, body)))  # noqa: S704  # written as XML from a tree


def _put_right(element: Element, file: str, places: Mapping[str, str]) -> None:
    """Lead a link inside the text to the file of its target; drop what only the web site uses."""
    target = element.get("href", "")
    if target.startswith("#") and places.get(target[1:], file) != file:
        element.set("href", f"{places[target[1:]]}{target}")
    elif target and not target.startswith("#"):
        element.set("href", quote(target, safe=_OF_AN_ADDRESS))
    for name in [name for name in element.keys() if name.startswith("data-")]:  # noqa: SIM118  # no dict
        del element.attrib[name]
    if language := element.get("lang"):
        element.set("{http://www.w3.org/XML/1998/namespace}lang", language)


def _show(parent: Element, pictures: Pictures) -> None:
    """Lead pictures in *parent* to the book's; where there is none, its words stand there."""
    for index, each in enumerate(list(parent)):
        if each.tag != f"{{{XHTML}}}img":
            continue
        alt = each.get("alt", "")
        place = pictures.place(each.get("src", ""), alt)
        if place is not None:
            each.set("src", place)
            continue
        instead = Element(f"{{{XHTML}}}p" if alt else f"{{{XHTML}}}span")
        instead.text = f"{pictures.labels['picture-told']} {alt}" if alt else None
        instead.tail = each.tail
        parent[index] = instead


def _written(element: Element) -> str:
    """Return *element* as XML. The namespace is said once, by the page."""
    return ElementTree.tostring(_bare(element), encoding="unicode")


def _bare(element: Element) -> Element:
    for each in _elements(element):
        each.tag = str(each.tag).removeprefix(f"{{{XHTML}}}")
    return element


def _elements(element: Element) -> Iterator[Element]:
    return (each for each in element.iter() if isinstance(each.tag, str))
