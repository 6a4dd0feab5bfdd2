"""The fields of a form: their names, what they ask, and how they look, in the order in which they are read.

What is typed is as large as the text of the edition, and never shrinks to fit. A field has a look of its own
from the start, so no viewer is asked to draw what is there already (NeedAppearances).
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import pydyf

from rolepress.formats.pdf.forms.dingbats import DOT, TICK, add_dingbats
from rolepress.formats.pdf.forms.drawings import dot, empty, text_box, tick
from rolepress.formats.pdf.forms.inputs import Inputs, Place
from rolepress.formats.pdf.forms.questions import Question, questions
from rolepress.formats.pdf.forms.typeface import add_typeface

# Flags of fields, ISO 32000-1, tables 221, 226 and 228
_REQUIRED = 1 << 1
_SEVERAL_LINES = 1 << 12
_STAYS_CHOSEN = 1 << 14
_ONE_OF = 1 << 15


def add_form(pdf: Any, root: Element, inputs: Inputs, *, pdf2: bool) -> None:
    """Make a form of *inputs*, which stand in the page *root*, in the tagged *pdf*; none when there are none."""
    if not inputs.places:
        return
    asked = questions(root, (place.element for place in inputs.places))
    form = _Form(pdf, add_typeface(pdf), pdf2=pdf2)
    for place, question in zip(inputs.places, asked, strict=True):
        form.add(place, question)
    form.finish(inputs.places[0].size_pt)
    for page in {id(place.page): place.page for place in inputs.places}.values():
        _in_reading_order(pdf, page)


class _Form:
    """The form while its fields are added."""

    def __init__(self, pdf: Any, font: Any, *, pdf2: bool) -> None:
        self.pdf = pdf
        self.font = font
        self.pdf2 = pdf2
        self.fields: list[Any] = []
        self.groups: dict[str, Any] = {}  # of choices of which one can be taken, by name

    def add(self, place: Place, question: Question) -> None:
        """Make the annotation at *place* a field, or one choice of a field, that asks *question*."""
        told = pydyf.String(question.told)
        place.widget.update({"TU": told, **({"Contents": told} if self.pdf2 else {})})
        if question.one_of:
            self._add_choice(place, question)
        elif question.value:
            self._add_box(place, question)
        else:
            self._add_text(place, question)

    def finish(self, size_pt: float) -> None:
        """Add the form itself to the file."""
        fonts = {"Typed": self.font.reference, "ZaDb": add_dingbats(self.pdf).reference}
        self.pdf.catalog["AcroForm"] = pydyf.Dictionary({
            "Fields": pydyf.Array(field.reference for field in self.fields),
            "DR": pydyf.Dictionary({"Font": pydyf.Dictionary(fonts)}),
            "DA": _typed(size_pt),
        })  # fmt: skip

    def _add_text(self, place: Place, question: Question) -> None:
        flags = _SEVERAL_LINES * question.lines | _REQUIRED * question.required
        drawn = text_box(self.pdf, place, self.font, lines=question.lines)
        place.widget.update({
            "FT": "/Tx",
            "T": pydyf.String(question.name),
            "Ff": flags,
            "DA": _typed(place.size_pt),
            "V": pydyf.String(""),
            **({"MaxLen": question.longest} if question.longest else {}),
            "AP": pydyf.Dictionary({"N": drawn.reference}),
        })  # fmt: skip
        self.fields.append(place.widget)

    def _add_box(self, place: Place, question: Question) -> None:
        drawn = tick(self.pdf, place)
        place.widget.update({
            "FT": "/Btn",
            "T": pydyf.String(question.name),
            "Ff": _REQUIRED * question.required,
            "V": "/Off",
            **self._states(place, question, drawn, TICK),
        })  # fmt: skip
        self.fields.append(place.widget)

    def _add_choice(self, place: Place, question: Question) -> None:
        group = self._group(question)
        group["Kids"].append(place.widget.reference)
        place.widget.update({
            "Parent": group.reference,
            **self._states(place, question, dot(self.pdf, place), DOT),
        })  # fmt: skip

    def _states(self, place: Place, question: Question, drawn: Any, mark: str) -> dict[str, Any]:
        """Return what a tick or a choice looks like in both its states, and how to draw it anew."""
        looks = {question.value: drawn.reference, "Off": empty(self.pdf, place).reference}
        return {
            "AS": "/Off",
            "AP": pydyf.Dictionary({"N": pydyf.Dictionary(looks)}),
            "MK": pydyf.Dictionary({"CA": pydyf.String(mark)}),
            "DA": pydyf.String("/ZaDb 0 Tf 0 g"),  # as large as its box
        }

    def _group(self, question: Question) -> Any:
        """Return the field of the choices of which *question* is one, made when its first choice comes.

        What must be answered stays answered; any other choice may be taken back.
        """
        if question.name not in self.groups:
            required = (_REQUIRED | _STAYS_CHOSEN) * question.required
            group = pydyf.Dictionary({
                "FT": "/Btn",
                "T": pydyf.String(question.name),
                "TU": pydyf.String(question.group_told),
                "Ff": _ONE_OF | required,
                "V": "/Off",
                "Kids": pydyf.Array(),
            })  # fmt: skip
            self.pdf.add_object(group)
            self.groups[question.name] = group
            self.fields.append(group)
        return self.groups[question.name]


def _typed(size_pt: float) -> Any:
    """Return how typed text is set: the form's own font, black."""
    return pydyf.String(f"/Typed {size_pt:g} Tf 0 g")


def _in_reading_order(pdf: Any, page: Any) -> None:
    """List the links and fields of *page* in the order of the tags: some viewers step through them like that."""
    places = {reference: pdf.objects[int(reference.split()[0])]["StructParent"] for reference in page["Annots"]}
    page["Annots"] = pydyf.Array(sorted(page["Annots"], key=places.__getitem__))
