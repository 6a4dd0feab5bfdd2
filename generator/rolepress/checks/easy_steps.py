"""The steps of an easy-read guide as its rules see them: where each stands, what it says, what came from facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolepress.checks.sentences import sentences
from rolepress.checks.view import View
from rolepress.markdown import plain, read_line
from rolepress.model.easy_read import EasyRead, Step
from rolepress.problems import DataPath
from rolepress.resolve import PLACEHOLDER

FACT = "\ufffc"
"""Stands for a fact in the words that somebody wrote."""


@dataclass(frozen=True, slots=True)
class Told:
    """One step of a guide."""

    at: DataPath  # to the step
    step: Step  # as readers see it
    lines: tuple[str, ...]  # plain, with the facts filled in
    own: str  # what somebody wrote, on one line, with FACT for each fact

    @property
    def text(self) -> DataPath:
        """The way to its words."""
        return (*self.at, "text")

    @property
    def said(self) -> str:
        """Its words on one line."""
        return " ".join(self.lines)

    def sentences(self) -> list[str]:
        """Return its sentences."""
        return sentences(self.said)


def steps(view: View) -> Iterator[Told]:
    """Yield every step of a guide in the order in which it is read."""
    shown, written = view.resolved.document, view.document
    if not isinstance(shown, EasyRead) or not isinstance(written, EasyRead):
        return
    for index, (group, source) in enumerate(zip(shown.groups, written.groups, strict=True)):
        for number, (step, origin) in enumerate(zip(group.steps, source.steps, strict=True)):
            own = plain(read_line(" ".join(re.sub(PLACEHOLDER, FACT, origin.text).split()))[0])
            yield Told(("groups", index, "steps", number), step, _lines(step.text), own)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(plain(read_line(line)[0]) for line in text.splitlines() if line.strip())


def count(text: str) -> int:
    """Return how many words *text* has."""
    return sum(1 for word in text.split() if re.search(r"\w", word))
