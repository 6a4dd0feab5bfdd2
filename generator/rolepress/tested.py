"""Whether what people with learning disabilities checked still says what it said when they checked it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rolepress.model.base import Document
from rolepress.model.easy_read import EasyRead
from rolepress.model.form import Form
from rolepress.problems import DataPath
from rolepress.releases import Release
from rolepress.resolved import Resolved

_SAID = ("title", "summary", "groups", "introduction", "privacy", "sections", "button", "afterwards")
"""Fields of a guide and of a form that hold what people checked; whom to ask and where to send may change."""
_NO_WORDS = frozenset({"id", "picture", "covers", "type", "asks", "value", "choices_from", "contact"})


@dataclass(frozen=True, slots=True)
class Claim:
    """Says that a group of people with learning disabilities checked a document."""

    at: DataPath  # to the day
    group: str
    day: date

    @property
    def group_at(self) -> DataPath:
        """The way to the name of the group."""
        *before, name = self.at
        return (*before, "group" if name == "date" else "tested_with")


def claim_of(document: Document) -> Claim | None:
    """Return who checked *document* as it says itself; None where it names nobody."""
    match document:
        case EasyRead(tested_with=tested) if tested is not None:
            return Claim(("tested_with", "date"), tested.group, tested.date)
        case Form(easier=easier) if easier is not None and easier.tested_with and easier.tested_on:
            return Claim(("easier", "tested_on"), easier.tested_with, easier.tested_on)
        case _:
            return None


def outlived(document: Document, held: Iterable[Release]) -> Release | None:
    """Return the release whose words people checked, where *document* has other words now; else None.

    *held* are its releases, the oldest first. The first one that tells the day of the check has the words that
    were checked: whoever approved it agreed to that. Without such a release the document itself is the first.
    """
    claim = claim_of(document)
    if claim is None:
        return None
    first = next((each for each in held if _day(each.frozen.document) == claim.day.isoformat()), None)
    if first is None:
        return None
    try:
        return None if _words(first.resolved().document) == _words(document) else first
    except ValueError:
        return first  # its kind has moved away from what was released, and nobody can tell


def as_checked(resolved: Resolved[Any], held: Iterable[Release]) -> Resolved[Any]:
    """Return *resolved* without the name of a group that checked other words than it has now."""
    document = resolved.document
    if outlived(document, held) is None:
        return resolved
    if isinstance(document, Form) and document.easier is not None:
        nobody: dict[str, Any] = {"tested_with": None, "tested_on": None}
        update: dict[str, Any] = {"easier": document.easier.model_copy(update=nobody)}
    else:
        update = {"tested_with": None}
    return replace(resolved, document=document.model_copy(update=update))


def _day(data: dict[str, Any]) -> str:
    """Return the day on which people checked a released document, as its *data* has it, or ""."""
    tested, easier = data.get("tested_with") or {}, data.get("easier") or {}
    return str(tested.get("date") or easier.get("tested_on") or "")


def _words(document: Document) -> list[str]:
    """Return the words that people check, in reading order; where lines end is no word."""
    data = document.model_dump(mode="json", include=set(_SAID))
    said = (data.get(name) for name in _SAID)
    return [" ".join(each.split()) for value in said for each in _strings(value)]


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (each for key, one in value.items() if key not in _NO_WORDS for each in _strings(one))
        case list() | tuple():
            yield from (each for one in value for each in _strings(one))
