"""Says which values of a document are words that may be replaced, and why the others are left as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel, StringConstraints

from rolepress.checks.texts import forms_of, models_of
from rolepress.model.base import Allowance, Approval, Change, Document, SourceNote
from rolepress.model.clause import Clause, ClauseVersion
from rolepress.model.facts import Fact
from rolepress.model.register import RegisterEntry
from rolepress.problems import DataPath

RECORD = "a record of what was"
REGISTER = "the register says what was called what, and when"
OLD_WORDING = "a wording that is no longer in force"
NUMBERED = "a number or a version"
NO_WORDS = "a name that files are found by, a date or a choice"

_FACT_MODELS = get_args(get_args(Fact)[0])
_RECORDS = (Approval, Change, SourceNote, Allowance)
_NUMBERED = frozenset({"version", "reference"})
_PROVENANCE = frozenset([(ClauseVersion, "approved_by"), *((model, "source") for model in _FACT_MODELS)])

Kept = Mapping[DataPath, str]
"""The way to every text of a document, with why it is left as it is; "" where it may be replaced."""


def texts(document: Document, *, on: date, shown: frozenset[str] = frozenset()) -> Kept:
    """Return the way to every text of *document*.

    The wordings of a clause that are no longer in force on the day of *on* are left, but for the versions that are
    *shown*.
    """
    models = models_of(document)
    old = _old_versions(document, on, shown)
    return {
        place: _why(model, name, at, old)
        for at, model in models
        for name in texts_in(type(model))
        for place in _places(getattr(model, name), (*at, name))
    }


def why_left(kept: Kept, at: DataPath) -> str:
    """Return why the value that is written at *at* is left as it is; "" where it may be replaced.

    What is written on one line may stand for several fields: its words are then further in.
    """
    inside = [why for place, why in kept.items() if place[: len(at)] == at]
    return min(inside, key=len) if inside else _about(at)


def _about(at: DataPath) -> str:
    return RECORD if at[0] in ("approvals", "changes") else NO_WORDS


def _why(model: BaseModel, name: str, at: DataPath, old: frozenset[DataPath]) -> str:
    if isinstance(model, RegisterEntry):
        return REGISTER
    if isinstance(model, _RECORDS) or (type(model), name) in _PROVENANCE:
        return RECORD
    if name in _NUMBERED:
        return NUMBERED
    return OLD_WORDING if at in old else ""


def _old_versions(document: Document, on: date, shown: frozenset[str]) -> frozenset[DataPath]:
    if not isinstance(document, Clause):
        return frozenset()
    current = document.in_force(on)
    return frozenset(
        ("versions", index)
        for index, each in enumerate(document.versions)
        if each is not current and each.effective <= on and each.version not in shown
    )


@lru_cache(maxsize=256)
def texts_in(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields of *model* that hold text, or an address of the web."""
    hints = get_type_hints(model, include_extras=True)
    forms = forms_of(model)
    return tuple(name for name in model.model_fields if name in forms or _is_address(hints[name]))


def _is_address(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        patterns = (each.pattern for each in hint.__metadata__ if isinstance(each, StringConstraints))
        if any(str(pattern).startswith("^https://") for pattern in patterns if pattern):
            return True
    return any(_is_address(each) for each in get_args(hint))


def _places(value: Any, at: DataPath) -> Iterator[DataPath]:
    match value:
        case str():
            yield at
        case tuple():
            for index, each in enumerate(value):
                yield from _places(each, (*at, index))
        case dict():
            for key, each in value.items():
                yield from _places(each, (*at, key))
