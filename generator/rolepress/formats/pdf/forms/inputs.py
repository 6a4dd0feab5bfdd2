"""The places of a laid-out page that people fill in, taken from WeasyPrint before it makes a form of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
import weasyprint.pdf

_PT_PER_PX = 0.75
_PRINTED = 4  # annotation flag "Print", ISO 32000-1, table 165


@dataclass(frozen=True, slots=True)
class Place:
    """Where one answer goes."""

    element: Element  # the input or the text area
    widget: Any  # the annotation of it, a dictionary of pydyf
    page: Any  # the page that it is on, likewise
    size_pt: float  # of what is typed there
    width_pt: float
    height_pt: float


@dataclass(slots=True)
class Inputs:
    """What was found to fill in, in the order of the pages."""

    places: list[Place] = field(default_factory=list)
    unknown: dict[str, None] = field(default_factory=dict)  # sorts of input that a PDF form of ours has not

    def take(
        self, forms: Any, matrix: Any, pdf: Any, page: Any, _resources: Any, _stream: Any, _font_map: Any
    ) -> None:
        """Take the inputs of one page: stands in for WeasyPrint's `add_forms`."""
        for box, rectangle in (each for inputs in forms.values() for each in inputs):
            element = box.element
            if is_known(element):
                self._take(box, matrix, pdf, page, rectangle)
            else:
                self.unknown[element.tag if element.tag != "input" else f"input type={element.get('type')}"] = None

    def _take(self, box: Any, matrix: Any, pdf: Any, page: Any, rectangle: tuple[float, ...]) -> None:
        left, top = matrix.transform_point(*rectangle[:2])
        right, bottom = matrix.transform_point(*rectangle[2:])
        edges = (left, bottom, right, top)
        widget = pydyf.Dictionary({
            "Type": "/Annot",
            "Subtype": "/Widget",
            "Rect": pydyf.Array(round(edge, 3) for edge in edges),
            "P": page.reference,
            "F": _PRINTED,
        })  # fmt: skip
        pdf.add_object(widget)
        page.setdefault("Annots", pydyf.Array()).append(widget.reference)
        box.widget_annotation = widget
        size = box.style["font_size"] * _PT_PER_PX
        self.places.append(Place(box.element, widget, page, size, right - left, top - bottom))


_TYPES = frozenset({"text", "email", "tel", "url", "number", "date", "checkbox", "radio"})


def is_known(element: Element) -> bool:
    """Whether *element* is something that a form on paper can ask: a line, a box, a tick or a choice."""
    return element.tag == "textarea" or (element.tag == "input" and element.get("type", "text") in _TYPES)


@contextmanager
def taking_inputs() -> Iterator[Inputs]:
    """Let the pages written inside this context hand over what there is to fill in.

    WeasyPrint has no hook for this, so its function is replaced for the time being; the caller makes sure that
    nothing else renders meanwhile.
    """
    inputs = Inputs()
    stock = weasyprint.pdf.add_forms
    weasyprint.pdf.add_forms = inputs.take
    try:
        yield inputs
    finally:
        weasyprint.pdf.add_forms = stock
