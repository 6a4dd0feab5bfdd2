"""Says where clauses and facts are in use: in how many documents, and as which entry of one."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any

from rolepress.impact.subjects import has_own_words
from rolepress.importers.marking import Leaf
from rolepress.library import Library
from rolepress.model.base import Document
from rolepress.model.clause import Clause
from rolepress.problems import DataPath
from rolepress.publications import working
from rolepress.resolved import Resolved


class Shown:
    """Counts the documents that show a fact or a clause."""

    def __init__(self, library: Library, on: datetime) -> None:
        self.library, self.on = library, on

    @cached_property
    def _all(self) -> tuple[Any, ...]:
        return tuple(working(self.library, on=self.on).value.values())

    def count(self, leaf: Leaf) -> int:
        """Return how many documents show the fact or the clause that a text is of."""
        if isinstance(self.library.document(leaf.document), Clause):
            return sum(self._shows(each, leaf.document) for each in self._all)
        key = f"{leaf.document}/{leaf.at[1]}" if len(leaf.at) > 1 else ""
        return sum(key in each.facts for each in self._all)

    def _shows(self, resolved: Resolved[Any], clause: str) -> bool:
        """Whether a document shows the words of a clause: one that departs from it has others."""
        named = any(name == clause for name, _ in resolved.clause_versions)
        return named and not has_own_words(resolved, clause)


class Uses:
    """Finds where a document has a clause as one entry."""

    def __init__(self, document: Document) -> None:
        self._found: dict[str, list[DataPath]] = {}
        self._walk(document.model_dump(), ())

    def way(self, clause: str) -> DataPath | None:
        """Return the way to the one entry that is a clause, or None."""
        found = self._found.get(clause, [])
        return found[0] if len(found) == 1 else None

    def _walk(self, data: Any, at: DataPath) -> None:
        match data:
            case {"clause": str(name)} if at[-2:-1] in (("entries",), ("points",)):
                self._found.setdefault(name, []).append(at)
            case dict():
                for key, each in data.items():
                    self._walk(each, (*at, key))
            case tuple() | list():
                for index, each in enumerate(data):
                    self._walk(each, (*at, index))
