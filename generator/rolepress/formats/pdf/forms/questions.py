"""What an input asks, in the words round it: its section, its question, its choice, and if it must be answered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from rolepress.formats.pdf.tagger.tree import text_of

_SECTION = re.compile(r"h[2-6]")
TICKED = "yes"  # the state of a box that is ticked


@dataclass(frozen=True, slots=True)
class Question:
    """What one input asks.

    A box among others of its name is one of many choices: it has a name of its own, "NAME--CHOICE". Choices of
    which one can be taken share a name.
    """

    name: str  # of the answer
    value: str  # of a tick or a choice that is taken, "" for text
    one_of: bool  # whether it is one of the choices of its name, of which one can be taken
    told: str  # what it asks, for those who meet it by itself
    group_told: str  # what all the choices of its name ask, "" for anything else
    required: bool
    lines: bool  # whether the answer may have several lines
    longest: int | None  # characters


def questions(root: Element, inputs: Iterable[Element]) -> list[Question]:
    """Return what each of *inputs*, which stand in the page *root*, asks."""
    reader = _Reader(root)
    return [reader.question(each) for each in inputs]


class _Reader:
    """Knows what stands round every element of a page."""

    def __init__(self, root: Element) -> None:
        self.above = {child: parent for parent in root.iter() for child in parent}
        self.texts = {name: each for each in root.iter() if (name := each.get("id"))}
        self.labels = {each.get("for"): text_of(each) for each in root.iter("label")}
        self.boxes = Counter(each.get("name") for each in root.iter("input") if each.get("type") == "checkbox")
        self.sections: dict[Element, str] = {}
        section = ""
        for each in root.iter():
            if isinstance(each.tag, str) and _SECTION.fullmatch(each.tag):
                section = text_of(each)
            self.sections[each] = section

    def question(self, element: Element) -> Question:
        """Return what *element* asks."""
        name, value, sort = element.get("name", ""), element.get("value", TICKED), element.get("type", "text")
        groups = self._groups(element)
        legends = [text_of(legend) for each in groups if (legend := each.find("legend")) is not None]
        section, length = self.sections[element], element.get("maxlength", "")
        many = sort == "checkbox" and (self.boxes[name] > 1 or value != TICKED)
        of_all = _told((section, *legends[:1]), self._helps(*groups[:1])) if sort == "radio" else ""
        return Question(
            name=f"{name}--{value}" if many else name,
            value="" if sort not in ("checkbox", "radio") else TICKED if many else value,
            one_of=sort == "radio",
            told=_told((section, *legends, self._label(element)), self._helps(element)),
            group_told=of_all,
            required=element.get("required") is not None,
            lines=element.tag == "textarea",
            longest=int(length) if length.isdigit() else None,
        )

    def _label(self, element: Element) -> str:
        """Return what *element* is called: what it says that names it, its label, its title, or its name."""
        named = ": ".join(self._said(element, "aria-labelledby"))
        others = (self.labels.get(element.get("id")), element.get("title"), element.get("name"))
        return named or next(filter(None, others), "")

    def _helps(self, *elements: Element) -> list[str]:
        return [text for each in elements for text in self._said(each, "aria-describedby")]

    def _said(self, element: Element, attribute: str) -> list[str]:
        """Return the texts of what *attribute* names by their ids."""
        return [text_of(self.texts[name]) for name in element.get(attribute, "").split() if name in self.texts]

    def _groups(self, element: Element) -> list[Element]:
        """Return the groups that *element* stands in, the outermost first."""
        around: list[Element] = []
        while (above := self.above.get(element)) is not None:
            element = above
            if element.tag == "fieldset":
                around.insert(0, element)
        return around


def _told(parts: Sequence[str], helps: Iterable[str]) -> str:
    """Return *parts* that are there and the help with them: "About you: Name (required). As on your passport"."""
    said = ": ".join(part.rstrip(":") for part in parts if part)
    return ". ".join(each.rstrip(".") for each in (said, *helps) if each)
