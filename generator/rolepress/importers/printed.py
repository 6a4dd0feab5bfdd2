"""Reads back what a document prints of the levels and stages of criteria, in Rolepress's words or a house's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from rolepress.kinds import House, house_of
from rolepress.kinds.specification import specification
from rolepress.labels import labels_for
from rolepress.library import Library
from rolepress.manuscript import Column, Table
from rolepress.model.base import Document
from rolepress.model.specification import Criterion, CriterionGroup, Level, Specification, Stage
from rolepress.resolve import scope_of, style_of

_WORD = re.compile(r"[^\W_]+")
_TICKS = frozenset("✓✔☑")
_LEVELS: tuple[str, ...] = get_args(Level)
_STAGES: tuple[str, ...] = get_args(Stage)
_STAGE = "stage-"


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words in which a document says levels and stages."""

    house: House

    @classmethod
    def of(cls, document: Document, library: Library) -> Spoken:
        """Return the words of a document: those of its language, and its house's own."""
        style = style_of(scope_of(document, library).organisation, library, document.language)
        return cls(house_of(style, labels_for(document.language).value))

    def field_of(self, column: Column) -> str:
        """Return the field of a criterion that a column says; "" for a column of something else."""
        if column.id in ("level", *_LEVELS):
            return "level"
        return "stages" if column.id.startswith(_STAGE) else column.id if column.id in ("stages", "weight") else ""

    def stages(self, group: CriterionGroup, criterion: Criterion) -> tuple[str, ...]:
        """Return the stages at which a criterion is tested: its own, or its group's."""
        return tuple(group.stages if criterion.stages is None else criterion.stages)

    def value(
        self, name: str, said: Mapping[str, str], group: CriterionGroup, criterion: Criterion
    ) -> str | tuple[str, ...] | None:
        """Return what a field is to be where its columns, by id, say *said*; None where that is unclear."""
        match name:
            case "level" if "level" in said:
                return next((each for each in _LEVELS if self.is_level(said["level"], each)), None)
            case "level":
                return self._one_of(said)
            case "stages" if "stages" in said:
                return self._named(said["stages"])
            case "stages":
                return self._ticked(said, self.stages(group, criterion))
            case _:
                return None

    def is_level(self, words: str, level: str | None) -> bool:
        """Whether *words* say a level; None is said by "not graded"."""
        names = {self.house.labels[level or "ungraded"], level or "ungraded"}
        return _flat(words) in map(_flat, names)

    def _one_of(self, said: Mapping[str, str]) -> str | None:
        """Return the one level that is said to be so."""
        answers = {name: self._is_so(words) for name, words in said.items()}
        chosen = [name for name, answer in answers.items() if answer]
        return chosen[0] if len(chosen) == 1 and None not in answers.values() else None

    def _ticked(self, said: Mapping[str, str], given: tuple[str, ...]) -> tuple[str, ...] | None:
        answers = {name.removeprefix(_STAGE): self._is_so(words) for name, words in said.items()}
        if None in answers.values():
            return None
        kept = [each for each in given if answers.get(each)]
        return (*kept, *(name for name, answer in answers.items() if answer and name not in kept)) or None

    def _is_so(self, words: str) -> bool | None:
        """Whether a cell says yes; None where it says neither. An empty cell says no, and "not graded" too."""
        labels = self.house.labels
        if _flat(words) == _flat(labels["yes"]) or words in _TICKS:
            return True
        none = {_flat(labels[name]) for name in ("no", "ungraded", "not-stated")}
        return False if not words or _flat(words) in none else None

    def _named(self, words: str) -> tuple[str, ...] | None:
        """Return the stages that *words* name, in their order; None where they say anything else."""
        left, found = _flat(words), dict[str, int]()
        labels = {each: _flat(self.house.labels[f"{_STAGE}{each}"]) for each in _STAGES}
        for each in sorted(labels, key=lambda name: -len(labels[name])):
            match = re.search(rf"(?<!\w){re.escape(labels[each])}(?!\w)", left)
            if match is not None:
                found[each] = match.start()
                left = left[: match.start()] + " " * len(match.group()) + left[match.end() :]
        if not found or not set(_WORD.findall(left)) <= set(self._joining()):
            return None
        return tuple(sorted(found, key=found.__getitem__))

    def _joining(self) -> Iterator[str]:
        """Yield the words that join others in a list, such as "and"."""
        for name in ("list-and", "list-comma"):
            yield from _WORD.findall(self.house.labels[name].replace("FIRST", "").replace("LAST", "").casefold())


def columns_of(given: Specification, spoken: Spoken, *, kind: str) -> tuple[Column, ...]:
    """Return the columns in which a specification is printed in a document of *kind*; none for lists."""
    blocks = specification(given, spoken.house, kind=kind)
    return next((each.columns for each in blocks if isinstance(each, Table)), ())


def _flat(words: str) -> str:
    return " ".join(words.split()).strip(" .").casefold()
