"""Makes the list of a form's answers: a row for each file, or without what says who somebody is."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rolepress.collect.answers import BETWEEN, Answers
from rolepress.collect.questions import Question, Questions, columns_of

_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without those that are mistaken for one another
_REFERENCE = 8  # signs, in two groups

Table = tuple[tuple[str, ...], ...]  # the header's row first


@dataclass(frozen=True, slots=True)
class Application:
    """The answers of one file."""

    file: str
    questions: Questions  # of the version that it was made from
    answers: Answers


def listed(applications: Sequence[Application], now: Questions, *, blind: bool) -> dict[str, Table]:
    """Return the tables of one form, by what follows its id in their names: "", "-questions" and "-key".

    *now* is the form as it stands, whose columns come first; then those that only other versions have, then those
    that no version has. Blind, there is a reference in place of the file, and the key tells which is which.
    """
    versions = (now, *_others(applications, now))
    hidden = frozenset().union(*(each.hidden for each in versions)) if blind else frozenset()
    known = tuple(name for name in columns_of(versions) if name not in hidden)
    extra = () if blind else tuple(sorted({name for each in applications for name in each.answers.extra}))
    columns = (*known, *extra)
    order = list(applications)
    first = tuple(each.file for each in order)
    if blind:
        secrets.SystemRandom().shuffle(order)
        first = _references(len(order))
    header = (_free("reference" if blind else "file", columns), *columns)
    rows = ((name, *_row(each, columns)) for name, each in zip(first, order, strict=True))
    tables: dict[str, Table] = {"": (header, *rows), "-questions": _legend(versions, known)}
    if blind:
        tables["-key"] = (("reference", "file"), *sorted(zip(first, (each.file for each in order), strict=True)))
    return tables


def _others(applications: Iterable[Application], now: Questions) -> tuple[Questions, ...]:
    """Return the other versions that files were made from, the newest name first."""
    others = {each.questions.version: each.questions for each in applications if each.questions != now}
    return tuple(others[version] for version in sorted(others, reverse=True))


def _row(application: Application, columns: Iterable[str]) -> tuple[str, ...]:
    known, extra = application.answers.values, application.answers.extra
    return tuple(known[name] if name in known else extra.get(name, "") for name in columns)


def _references(count: int) -> tuple[str, ...]:
    """Return *count* different references that nobody can foresee."""
    drawn: dict[str, None] = {}
    while len(drawn) < count:
        signs = "".join(secrets.choice(_SIGNS) for _ in range(_REFERENCE))
        drawn[f"{signs[:4]}-{signs[4:]}"] = None
    return tuple(drawn)


def _free(name: str, columns: Iterable[str]) -> str:
    """Return *name*, or another where a question is called so."""
    return f"{name}-read" if name in columns else name


def _legend(versions: Iterable[Questions], columns: Iterable[str]) -> Table:
    """Return what each column is: the question, where it stands, whether it is required and what may be chosen."""
    asked = {
        name: each for version in reversed(tuple(versions)) for each in version.questions for name in each.columns
    }
    header = ("column", "question", "section", "required", "choices")
    return (header, *(_told(name, asked[name]) for name in columns))


def _told(column: str, question: Question) -> tuple[str, ...]:
    if column != question.name:  # a line beside a choice
        chosen = next(each.label for each in question.options if each.say_name == column)
        return column, f"{question.label}: {chosen}", question.section, "no", ""
    choices = BETWEEN.join(f"{each.value} = {each.label}" for each in question.options)
    return column, question.label, question.section, "yes" if question.required else "no", choices
