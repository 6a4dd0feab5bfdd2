"""Looks into the XML of Word files by local names: prefixes and namespaces differ from program to program."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def value_of(element: Element | None, name: str = "val") -> str:
    """Return an attribute by its local name, or ""."""
    found = element.attrib.items() if element is not None else ()
    return next((value for key, value in found if key.rpartition("}")[2] == name), "")


def child(element: Element | None, *names: str) -> Element | None:
    """Return the first child of that name, and of that the next, or None."""
    for name in names:
        element = next((each for each in element if local(each) == name), None) if element is not None else None
    return element


def has(element: Element | None, *names: str) -> bool:
    """Whether an element has a child of one of these *names*."""
    return element is not None and any(local(each) in names for each in element)
