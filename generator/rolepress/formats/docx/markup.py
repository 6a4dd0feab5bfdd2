"""Elements of WordprocessingML, each made in one call, and text as XML can hold it."""

from __future__ import annotations

import re

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2: no characters


def element(tag: str, *children: Element | None, **attributes: object) -> Element:
    """Return the element *tag*, such as "w:p", with *attributes* of its namespace; a child that is None is none.

    True and False are written as 1 and 0, and an attribute that is None is left out.
    """
    made = OxmlElement(tag)
    prefix = tag.partition(":")[0]
    for name, value in attributes.items():
        if value is not None:
            said = str(int(value)) if isinstance(value, bool) else str(value)
            made.set(qn(f"{prefix}:{name}"), printable(said))
    made.extend(child for child in children if child is not None)
    return made


def text_element(text: str) -> Element:
    """Return *text* as a `w:t`, its spaces kept."""
    made = OxmlElement("w:t")
    made.set(qn("xml:space"), "preserve")
    made.text = printable(text)
    return made


def printable(text: str) -> str:
    """Return *text* without the control characters that no XML may hold."""
    return _NOT_XML.sub("", text)


def on(tag: str, condition: bool = True) -> Element | None:
    """Return the switch *tag*, such as "w:b", where *condition* holds."""
    return element(tag) if condition else None
