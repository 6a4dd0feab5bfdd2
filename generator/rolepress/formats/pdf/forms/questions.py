"""What an input asks, in the words round it: its section, its question, its choice, and whether it must be answered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from rolepress.formats.pdf.tagger.tree import text_of

_SECTION = re.compile(r"h[2-6]")
TICKED = "yes"  # the state of a box that is ticked


@dataclass(frozen=True, slots=True)
class Question:
    """What one input asks.

    A box among others of its name is one of many choices: it has a name of its own, "NAME--CHOICE". Choices of which
    one can be taken share a name.
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
        self.by_id = {name: each for each in root.iter() if (name := each.get("id"))}
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
        group = self._legend(element)
        many = sort == "checkbox" and (self.boxes[name] > 1 or value != TICKED)
        length = element.get("maxlength", "")
        return Question(
            name=f"{name}--{value}" if many else name,
            value="" if sort not in ("checkbox", "radio") else TICKED if many else value,
            one_of=sort == "radio",
            told=self._told(element, group),
            group_told=_joined(self.sections[element], group) if sort == "radio" else "",
            required=element.get("required") is not None,
            lines=element.tag == "textarea",
            longest=int(length) if length.isdigit() else None,
        )

    def _told(self, element: Element, group: str) -> str:
        """Return the section, the question, the choice and the help with it."""
        label = self.labels.get(element.get("id")) or element.get("title") or element.get("name", "")
        if element.get("type") == "text" and group:  # a line to say more stands beside its choice
            label = _joined(self._choice_beside(element), label)
        said = _joined(self.sections[element], group, label)
        helps = [self.by_id[name] for name in element.get("aria-describedby", "").split() if name in self.by_id]
        return ". ".join(each.rstrip(".") for each in (said, *map(text_of, helps)))

    def _choice_beside(self, line: Element) -> str:
        """Return the label of the choice that *line* says more about, "" when it belongs to none."""
        around: Element | None = line
        while around is not None and around.tag != "fieldset":
            choices = [each for each in around.iter("input") if each.get("type") in ("checkbox", "radio")]
            if choices:
                return self.labels.get(choices[0].get("id"), "") if len(choices) == 1 else ""
            around = self.above.get(around)
        return ""

    def _legend(self, element: Element) -> str:
        around = self.above.get(element)
        while around is not None and around.tag != "fieldset":
            around = self.above.get(around)
        legend = around.find("legend") if around is not None else None
        return text_of(legend) if legend is not None else ""


def _joined(*parts: str) -> str:
    """Return *parts* that are there, one after the other: "About you: Your name (required)"."""
    return ": ".join(part.rstrip(":") for part in parts if part)
