"""Makes the answers of one file into columns: ticks of a question together, a continuation after its beginning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rolepress.cells import clean
from rolepress.collect.filled import TICKED, Control, Filled
from rolepress.collect.questions import Question, Questions

BETWEEN = "; "  # the answers to a question that takes several


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one file."""

    values: Mapping[str, str]  # by column; "" where nothing is answered
    extra: Mapping[str, str]  # what is answered under names that the form does not have
    empty: tuple[str, ...]  # required questions without an answer
    unknown: tuple[str, ...]  # questions whose answer is none of their choices
    twice: tuple[str, ...]  # names that the file has more than once, with other answers


def answers_of(filled: Filled, questions: Questions) -> Answers:
    """Return the answers of a file as columns."""
    raw, twice = _raw(filled.controls, questions)
    values: dict[str, str] = {}
    unknown: list[str] = []
    for question in questions.questions:
        values[question.name] = _answer(question, raw)
        values.update({name: raw.get(name, "") for name in question.says})
        if _is_unknown(question, values[question.name]):
            unknown.append(question.name)
    used = {name for each in questions.questions for name in (*each.names, *each.room(raw))}
    extra = {name: value for name, value in raw.items() if value and name not in used}
    empty = tuple(each.name for each in questions.questions if each.required and not values[each.name])
    return Answers(values, extra, empty, tuple(unknown), twice)


def _raw(controls: Iterable[Control], questions: Questions) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the value of each name, and the names that have several; those stand under one another.

    What an empty control shows is no answer: some programs forget that it is empty.
    """
    found: dict[str, list[str]] = {}
    for each in controls:
        values = found.setdefault(questions.full_name(each.name), [])
        value = clean(each.value)
        if value and value not in (*values, *questions.placeholders):
            values.append(value)
    twice = tuple(name for name, values in found.items() if len(values) > 1)
    return {name: "\n".join(values) for name, values in found.items()}, twice


def _answer(question: Question, raw: Mapping[str, str]) -> str:
    if question.type == "choose-many":
        return BETWEEN.join(each.value for each in question.options if raw.get(question.box(each)))
    if question.type == "declaration":
        return TICKED if raw.get(question.name) else ""
    if question.options:
        return _chosen(question, raw.get(question.name, ""))
    parts = (raw.get(name, "") for name in (question.name, *question.room(raw)))
    return "\n".join(filter(None, parts))


def _chosen(question: Question, value: str) -> str:
    """Return the value of a choice, also where a file has its words instead."""
    by_label = {" ".join(words.split()): each.value for each in question.options for words in each.easier}
    by_label |= {" ".join(each.label.split()): each.value for each in question.options}
    known = {each.value for each in question.options}
    return value if value in known else by_label.get(" ".join(value.split()), value)


def _is_unknown(question: Question, value: str) -> bool:
    single = bool(question.options) and question.type != "choose-many"
    return single and value not in ("", *(each.value for each in question.options))
