"""What is written to be easy as its rules see it: all that a guide says, and texts of an easier form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rolepress.checks.sentences import sentences
from rolepress.checks.texts import Form as Written
from rolepress.checks.texts import models_of, passages, texts_of
from rolepress.checks.view import View
from rolepress.markdown import plain, read_line
from rolepress.model.easy_read import EasyRead, HardWord, Step
from rolepress.model.form import Form
from rolepress.problems import DataPath
from rolepress.resolve import PLACEHOLDER

FACT = "\ufffc"
"""Stands for a fact in the words that somebody wrote."""

EASY = (EasyRead, Form)
"""Kinds that may be written to be easy; a form is when it is the easier version of another."""


_NAMES = ("address", "team")
"""Fields of a form that hold a name, not a sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """One step, heading, summary or meaning of a guide, or one paragraph or bullet of a form."""

    text: DataPath  # to its words
    lines: tuple[str, ...]  # plain, with the facts filled in
    own: str  # what somebody wrote, on one line, with FACT for each fact
    words: tuple[HardWord, ...] = ()  # of a guide, explained beside it
    strong: tuple[str, ...] = ()  # of a form, in bold since the text itself explains them
    is_step: bool = False
    is_heading: bool = False

    @property
    def said(self) -> str:
        """Its words on one line."""
        return " ".join(self.lines)

    @property
    def explained(self) -> Iterator[str]:
        """The words and phrases that are explained with it."""
        yield from (hard.word for hard in self.words)
        yield from self.strong

    def sentences(self) -> list[str]:
        """Return its sentences."""
        return sentences(self.said)


def easy_texts(view: View) -> Iterator[Told]:
    """Yield all that a guide says, or each passage of an easier form without its headings, in reading order."""
    document = view.document
    if isinstance(document, EasyRead):
        yield from _guide(view)
    elif isinstance(document, Form) and document.easier is not None:
        yield from _passages(view)


def steps(view: View) -> Iterator[Told]:
    """Yield every step of a guide in the order in which it is read."""
    return (told for told in _guide(view) if told.is_step)


def _guide(view: View) -> Iterator[Told]:
    """Yield the title and the summary of a guide, then of each group the heading and the steps."""
    shown, written = view.resolved.document, view.document
    if not isinstance(shown, EasyRead) or not isinstance(written, EasyRead):
        return
    yield _told(("title",), shown.title, written.title, is_heading=True)
    yield _told(("summary",), shown.summary, written.summary)
    for index, (group, source) in enumerate(zip(shown.groups, written.groups, strict=True)):
        yield _told(("groups", index, "title"), group.title, source.title, is_heading=True)
        for number, (step, origin) in enumerate(zip(group.steps, source.steps, strict=True)):
            yield from _step(("groups", index, "steps", number), step, origin)


def _step(at: DataPath, step: Step, origin: Step) -> Iterator[Told]:
    """Yield a step, what its picture tells besides, and what its hard words mean."""
    told = _told((*at, "text"), step.text, origin.text)
    yield replace(told, words=step.words, is_step=True)
    if step.alt and origin.alt:
        yield _told((*at, "alt"), step.alt, origin.alt)
    for number, (hard, source) in enumerate(zip(step.words, origin.words, strict=True)):
        yield _told((*at, "words", number, "meaning"), hard.meaning, source.meaning)


def _told(at: DataPath, text: str, own: str, *, is_heading: bool = False) -> Told:
    """Return *text* with its facts filled in, which stands as *own* in the file."""
    unfilled = plain(read_line(" ".join(_unfilled(own).split()))[0])
    return Told(at, _lines(text), unfilled, is_heading=is_heading)


def _passages(view: View) -> Iterator[Told]:
    """Yield the paragraphs and bullets of a form, with the words that stand in bold as explained."""
    own = {each.at: each.text for each in texts_of(models_of(view.document))}
    for each in view.texts:
        exact = each.field in _NAMES or each.form in (Written.EMAIL, Written.PHONE)
        if exact or each.is_heading or each.at[0] == "changes":
            continue
        shown = passages(each.text, each.form)
        written = passages(_unfilled(own.get(each.at, each.text)), each.form)
        for words, ours in zip(shown, written, strict=True):
            strong = tuple(span.text for span in words if span.strong)
            yield Told(each.at, (plain(words),), plain(ours), strong=strong)


def _unfilled(text: str) -> str:
    return re.sub(PLACEHOLDER, FACT, text)


def _lines(text: str) -> tuple[str, ...]:
    lines = (plain(read_line(line)[0]) for line in text.splitlines())
    return tuple(line for line in lines if line.split())


def count(text: str) -> int:
    """Return how many words *text* has."""
    return sum(1 for word in text.split() if re.search(r"\w", word))
