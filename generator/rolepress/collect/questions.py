"""The questions of a form as columns: what each answer is called, and who should not see it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rolepress.manuscript import Field, Manuscript, walk
from rolepress.markdown import plain
from rolepress.model.form import Form

HIDDEN_ASKS = frozenset({"identity", "contact", "criminal-record", "unspent-convictions"})
"""What a question may ask that people who shortlist should not see."""

_PLACEHOLDERS = ("answer-placeholder", "answer-placeholder-date", "answer-placeholder-choice")
_CUT = re.compile(r"(.+)\.([0-9a-f]{10})")
_MORE = re.compile(r"(.+?)--more(?:-([0-9]{1,4}))?")  # room to go on with a long answer, and which


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    value: str  # what files keep
    label: str
    say_name: str = ""  # the name of the line beside it, or ""
    easier: tuple[str, ...] = ()  # what easier versions call it


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and how files name its answers."""

    name: str
    type: str
    label: str
    section: str  # its heading
    required: bool = False
    options: tuple[Option, ...] = ()
    hidden: bool = False  # from people who shortlist

    @property
    def says(self) -> tuple[str, ...]:
        """The names of the lines beside its choices."""
        return tuple(each.say_name for each in self.options if each.say_name)

    @property
    def boxes(self) -> tuple[str, ...]:
        """The names of its boxes to tick; none where the answer is no tick."""
        if self.type == "declaration":
            return (self.name,)
        return tuple(map(self.box, self.options)) if self.type == "choose-many" else ()

    @property
    def names(self) -> frozenset[str]:
        """Every name that a file may have for its answers, but for continuations."""
        return frozenset((*(self.boxes or (self.name,)), *self.says))

    def room(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return those of *names* where its answer goes on, in order: `name--more`, `name--more-2` and so on."""
        if self.boxes or self.options:
            return ()
        found = [
            (int(more[2] or 1), name) for name in names if (more := _MORE.fullmatch(name)) and more[1] == self.name
        ]
        return tuple(name for _, name in sorted(found))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its answers: its own, then one for each line beside a choice."""
        return (self.name, *self.says)

    def box(self, option: Option) -> str:
        """Return the name of the box of one of several choices."""
        return f"{self.name}--{option.value}"


@dataclass(frozen=True, slots=True)
class Questions:
    """All questions of one version of a form."""

    form: str  # its id
    version: str
    title: str
    monitoring: bool  # whether its answers are counted only
    questions: tuple[Question, ...]
    placeholders: frozenset[str] = frozenset()  # what places that are not answered show in Word

    def said_as_in(self, versions: Iterable[Questions]) -> Questions:
        """Return these questions with the words that easier *versions* have for choices and for empty places."""
        known = tuple(versions)
        words: dict[tuple[str, str], dict[str, None]] = {}
        for asked in (question for each in known for question in each.questions):
            for option in asked.options:
                words.setdefault((asked.name, option.value), {})[option.label] = None
        questions = tuple(
            replace(each, options=tuple(
                replace(option, easier=tuple(words.get((each.name, option.value), ()))) for option in each.options
            ))
            for each in self.questions
        )  # fmt: skip
        shown = self.placeholders.union(*(each.placeholders for each in known))
        return replace(self, questions=questions, placeholders=shown)

    @property
    def names(self) -> frozenset[str]:
        """Every name that a file of this form may have, but for continuations."""
        return frozenset().union(*(each.names for each in self.questions))

    def full_name(self, name: str) -> str:
        """Return the whole of a *name* that was cut, because Word allows no longer one; any other as it is.

        A cut name ends in a point and the beginning of the whole name's digest (sha256).
        """
        cut = _CUT.fullmatch(name)
        if cut is None or name in self.names:
            return name
        wholes = (each for each in self.names if each.startswith(cut[1]) and _digest(each).startswith(cut[2]))
        return next(wholes, name)

    def is_asked_by(self, names: Iterable[str]) -> bool:
        """Whether a file whose answers have these *names* asks all of these questions and no others."""
        whole = set(map(self.full_name, names))
        return whole == self.names.union(*(each.room(whole) for each in self.questions))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in the order in which people are asked."""
        return tuple(name for each in self.questions for name in each.columns)

    @property
    def hidden(self) -> frozenset[str]:
        """The columns that people who shortlist should not see."""
        return frozenset(name for each in self.questions if each.hidden for name in each.columns)


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def questions_of(form: Form, manuscript: Manuscript) -> Questions:
    """Return the questions of *form* by the names that its *manuscript* gives them in every file."""
    hidden = set(_hidden(form))
    asked = (each for each in walk(manuscript.blocks) if isinstance(each, Field))
    questions = tuple(_question(each, hidden=each.name in hidden) for each in asked)
    shown = frozenset(manuscript.labels[name] for name in _PLACEHOLDERS if name in manuscript.labels)
    return Questions(form.id, form.version, manuscript.title, form.purpose == "monitoring", questions, shown)


def _question(asked: Field, *, hidden: bool) -> Question:
    options = tuple(
        Option(choice.value, plain(choice.label), choice.say_name)
        for group in asked.groups for choice in group.choices
    )  # fmt: skip
    return Question(asked.name, asked.type, plain(asked.label), asked.section, asked.required, options, hidden)


def _hidden(form: Form) -> Iterator[str]:
    """Yield the questions that tell who somebody is, or what people who shortlist should not know."""
    for section in form.sections:
        for each in section.fields:
            if section.hidden_from_shortlisting or each.asks in HIDDEN_ASKS or each.identifies:
                yield each.id


def columns_of(versions: Iterable[Questions]) -> tuple[str, ...]:
    """Return the columns of several versions of a form, those of the first in its order."""
    return tuple(dict.fromkeys(name for each in versions for name in each.columns))
