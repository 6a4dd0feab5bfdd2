"""Draws up the new words of one file, and sees that nothing else in it would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from rolepress.checks.view import Shown
from rolepress.library import Library
from rolepress.model import MODELS
from rolepress.model.base import LIFECYCLE, Document
from rolepress.model.clause import Clause, ClauseSet
from rolepress.model.facts import Facts
from rolepress.model.fitting import fit
from rolepress.model.organisation import Organisation
from rolepress.problems import DataPath, Outcome, Place, Problem, problem
from rolepress.replacing.fields import Kept, texts
from rolepress.replacing.records import Left, Rewritten, Spot
from rolepress.replacing.seeking import MARK, Sought, hits
from rolepress.resolve import PLACEHOLDER
from rolepress.scalars import Cut, Scalar, rewritten
from rolepress.source import Data, parse_source
from rolepress.together import Rewrite

ITSELF = "the fact itself"
AT_ONCE = ("progress", "also_as")  # fields that the public site shows as the file has them now


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking through one file."""

    file: Rewritten | None = None  # None where nothing would change
    left: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True)
class _Change:
    """One value with its new words."""

    scalar: Scalar
    value: str
    written: str
    lines: tuple[tuple[int, int], ...]  # where each of the old words stands: line and column, from 1


def rewrite_document(
    library: Library, name: str, words: Sought, new: str, shown: Shown, *, on: datetime
) -> Outcome[Looked]:
    """Return the file of the document *name* with the *new* words, and where it has the old *words* still.

    Where the file would not read as it should, the problems say why.
    """
    document, path = library.document(name), library.entries[name].path
    raw = (library.root / path).read_bytes()
    text = raw.decode("utf-8").removeprefix(MARK)
    left: list[Left] = []
    changes: list[_Change] = []
    problems: list[Problem] = []
    by_value = groupby(hits(text, words, partial(_kept, document, shown, on)), lambda each: each.scalar)
    for scalar, found in by_value:
        known = tuple(found)
        if known[0].units is None and any(not each.why for each in known):
            problems.append(_cannot_follow(path, text, scalar))
            continue
        kept = [(each, each.why or _itself(scalar.at, new)) for each in known]
        left.extend(Left(Place(path, *each.where(text)), why) for each, why in kept if why)
        units, cuts = known[0].units, [Cut(each.start, each.end, new) for each, why in kept if not why]
        if cuts and units is not None:
            value, written = rewritten(text, scalar, units, cuts)
            lines = tuple(each.where(text) for each, why in kept if not why)
            changes.append(_Change(scalar, value, written, lines))
    looked = Looked(None, tuple(left))
    if not changes or problems:
        return Outcome(looked, tuple(problems))
    after = raw[: len(raw) - len(text.encode("utf-8"))] + _spliced(text, changes).encode("utf-8")
    fitted = _fitted(document, path, raw, after, {each.scalar.at: each.value for each in changes})
    if fitted.value is None:
        return Outcome(looked, fitted.problems)
    spots = [
        _spotted(document, Place(path, *line), each.scalar.at, shown) for each in changes for line in each.lines
    ]
    return Outcome(Looked(Rewritten(Rewrite(path, raw, after), tuple(spots), fitted.value), tuple(left)))


def _kept(document: Document, shown: Shown, on: datetime) -> Kept:
    return texts(document, on=on.date(), shown=frozenset(shown.clause_versions(document.id)))


def same_but_for(before: Data, after: Data, values: Mapping[DataPath, str]) -> bool:
    """Return whether *after* is *before* with these *values* and no others."""
    return _with(before, (), values) == after


def field_words(at: DataPath) -> str:
    """Return the way to a value in words: "duties 1, entries 2"."""
    said: list[str] = []
    for step in at:
        if isinstance(step, int) and said:
            said[-1] = f"{said[-1]} {step + 1}"
        else:
            said.append(str(step).replace("_", " "))
    return ", ".join(said)


def _fitted(
    document: Document, path: PurePosixPath, before: bytes, after: bytes, values: Mapping[DataPath, str]
) -> Outcome[Document | None]:
    """Return the document that *after* is; None where it is none, or where more than *values* has changed."""
    then, now = parse_source(before, path), parse_source(after, path)
    if now.value is None:
        return Outcome(None, now.problems)
    if then.value is None or not same_but_for(then.value.data, now.value.data, values):
        hint = "replace the words in this file by hand, or leave it out: --leave"
        return Outcome(None, (problem(path, "unusual-layout", "more than these words would change", hint=hint),))
    fitted = fit(MODELS[document.kind].model, now.value)
    if fitted.value is None:
        return Outcome(None, tuple(each.located(now.value.place(each.at or ())) for each in fitted.problems))
    return Outcome(fitted.value)


def _with(data: Data, at: DataPath, values: Mapping[DataPath, str]) -> Data:
    match data:
        case dict():
            return {key: _with(each, (*at, key), values) for key, each in data.items()}
        case list():
            return [_with(each, (*at, index), values) for index, each in enumerate(data)]
        case _:
            return values.get(at, data)


def _spliced(text: str, changes: Sequence[_Change]) -> str:
    pieces, at = [], 0
    for each in changes:
        pieces += [text[at : each.scalar.start], each.written]
        at = each.scalar.end
    return "".join((*pieces, text[at:]))


def _itself(at: DataPath, new: str) -> str:
    """Return why the words of a fact stay when the new words are that fact."""
    names = {match.group(1).strip() for match in PLACEHOLDER.finditer(new)}
    used = names | {name.rpartition(".")[0] for name in names}
    return ITSELF if at[0] == "facts" and len(at) > 1 and at[1] in used else ""


def _cannot_follow(path: PurePosixPath, text: str, scalar: Scalar) -> Problem:
    line = text.count("\n", 0, scalar.start) + 1
    hint = "write this value on one line in double quotes, or leave the file out: --leave"
    return problem(path, "unusual-layout", "the words cannot be replaced in this layout", hint=hint, line=line)


def _spotted(document: Document, place: Place, at: DataPath, shown: Shown) -> Spot:
    said = field_words(at)
    if document.status == "retired" and MODELS[document.kind].published:
        return Spot(place, said, "retired, so readers do not see it", is_shown=False)
    if at[0] in AT_ONCE:
        return Spot(place, said, "readers see it from the next build, without a release", is_shown=False)
    if at[0] in LIFECYCLE:
        return Spot(place, said, "how the file is kept; readers do not see it", is_shown=False)
    if MODELS[document.kind].published:
        return Spot(place, said, "its own words", frozenset({document.id}))
    return Spot(place, said, _what(document, at), shown.by(document, at))


def _what(document: Document, at: Sequence[Any]) -> str:
    """Return what a shared text is, in words."""
    match document:
        case Clause() if at[0] == "versions":
            return f"the clause {document.title}, version {document.versions[at[1]].version}"
        case Clause():
            return f"the clause {document.title}"
        case ClauseSet():
            return f"the clause set {document.title}"
        case Facts() if at[0] == "facts":
            return f"the fact {at[1]}"
        case Organisation():
            return f"the organisation {document.title}"
        case _:
            return document.title
