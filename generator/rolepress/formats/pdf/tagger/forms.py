"""Form fields that say what they are: required or not, and the question they answer with its group."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import pydyf

from rolepress.formats.pdf.tagger.grow import Growth
from rolepress.formats.pdf.tagger.tree import Dictionary, text_of

_REQUIRED = 2  # field flag "Required", ISO 32000-1, table 221


def complete_widgets(pdf: Any, growth: Growth, root: Element) -> None:
    """Give every field its required flag and a name that starts with the legend of its fieldset."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for element, widget in growth.widgets:
        if element.get("required") is not None:
            widget["Ff"] = int(widget.get("Ff", 0)) | _REQUIRED
        legend = _legend(element, parents)
        if legend and not widget["TU"].string.startswith(legend):
            widget["TU"] = pydyf.String(f"{legend}: {widget['TU'].string}")
            _name_group(pdf, widget, legend)
        if growth.pdf2:
            widget["Contents"] = widget["TU"]


def _legend(element: Element, parents: dict[Element, Element]) -> str:
    while element in parents:
        element = parents[element]
        if element.tag == "fieldset":
            return next((text_of(child) for child in element if child.tag == "legend"), "")
    return ""


def _name_group(pdf: Any, widget: Dictionary, legend: str) -> None:
    """Name the group of a radio button after the question all of its buttons answer."""
    if "Parent" in widget:
        number = int(widget["Parent"].split()[0])
        pdf.objects[number]["TU"] = pydyf.String(legend)
