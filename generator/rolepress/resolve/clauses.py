"""Standard wording in a document: which version of a clause stands where, with its facts said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from rolepress.library import Library
from rolepress.model.base import Day
from rolepress.model.clause import Clause, ClauseUse, ClauseVersion, ShowsClauses
from rolepress.problems import DataPath, nearest
from rolepress.resolve.facts_said import FactsSaid
from rolepress.resolve.notes import Notes, Where
from rolepress.resolved import ShownClause


class ClausesShown:
    """Finds the clauses that one document shows, and remembers in which versions."""

    def __init__(self, library: Library, facts: FactsSaid, notes: Notes, path: PurePosixPath, day: Day) -> None:
        self.library, self.facts, self.notes = library, facts, notes
        self.path, self.day = path, day  # the day whose wordings stand
        self.versions: list[tuple[str, str]] = []  # (id, version) of each that was shown

    def bullet(self, entry: Mapping[str, Any], points: Any, at: DataPath) -> dict[str, Any]:
        """Return an entry that is a bullet clause, with the clause's words as its own, and its *points*."""
        found = self._version(entry["clause"], entry.get("version"), at, stands="bullet")
        if found is None:
            return {**entry, "text": f"[{entry['clause']}]", "points": points}
        _, version, there = found
        text = self.facts.text(version.text, there)
        return {**entry, "text": text, "version": version.version, "points": points}

    def sections(self, document: ShowsClauses) -> Iterator[ShownClause]:
        """Yield the clauses that stand as sections of *document*, in order."""
        for index, use in enumerate(document.clauses):
            at: DataPath = ("clauses", index)
            if use.clause is not None:
                yield from self._section(use.clause, use, at)
                self._know_departures(use, (use.clause,), at)
            elif use.set is not None:
                yield from self._set(use, use.set, at)

    def _set(self, use: ClauseUse, name: str, at: DataPath) -> Iterator[ShownClause]:
        found = self.library.clause_set(name)
        if found is None:
            message = f"there is no clause set '{name}'"
            where = Where(self.path, (*at, "set"))
            self.notes.note_missing(where, "unknown-clause", message, name, "clause-set")
            return
        for left_out in use.without:
            if left_out not in found.clauses:
                message = f"the set '{name}' has no clause '{left_out}'"
                hint = nearest(left_out, found.clauses)
                self.notes.note(Where(self.path, at), "unknown-clause", message, hint=hint)
        for clause in found.clauses:
            if clause not in use.without:
                yield from self._section(clause, use, at)
        self._know_departures(use, [each for each in found.clauses if each not in use.without], at)

    def _know_departures(self, use: ClauseUse, shown: Sequence[str], at: DataPath) -> None:
        """Note the clauses that do not stand here, though there are words in place of theirs."""
        for name in use.instead:
            if name not in shown:
                message = f"there are words in place of the clause '{name}', which does not stand here"
                self.notes.note(Where(self.path, (*at, "instead", name)), "unknown-clause", message,
                                hint=nearest(name, shown) or "take them out")  # fmt: skip

    def _section(self, name: str, use: ClauseUse, at: DataPath) -> Iterator[ShownClause]:
        found = self._version(name, use.version if use.clause else None, at, stands="section")
        if found is not None:
            clause, version, where = found
            own = use.instead.get(name)
            there = Where(self.path, (*at, "instead", name))
            text = self.facts.text(version.text, where) if own is None else self.facts.text(own, there)
            title = self.facts.text(clause.title, Where(where.path, ("title",)))
            yield ShownClause(
                id=clause.id, title=title, version=version.version, effective=version.effective,
                text=text, legal_basis=version.legal_basis,
            )  # fmt: skip

    def _version(
        self, name: str, pinned: str | None, at: DataPath, *, stands: str
    ) -> tuple[Clause, ClauseVersion, Where] | None:
        """Return the clause *name* in the version that stands here, and where its words are written."""
        here = Where(self.path, at)
        clause = self.library.clause(name)
        if clause is None:
            self.notes.note_missing(here, "unknown-clause", f"there is no clause '{name}'", name, "clause")
            return None
        if clause.stands != stands:
            message = f"the clause '{name}' stands as a {clause.stands}, not as a {stands}"
            self.notes.note(here, "clause-place", message,
                            hint="use another clause, or change `stands:` in the clause")  # fmt: skip
            return None
        version = clause.named(pinned) if pinned else clause.in_force(self.day)
        if version is None:
            wanted = f"version '{pinned}'" if pinned else f"version in force on {self.day.isoformat()}"
            known = [each.version for each in clause.versions]
            message, hint = f"the clause '{name}' has no {wanted}", nearest(pinned or "", known)
            self.notes.note(here, "unknown-clause", message, hint=hint)
            return None
        self.versions.append((clause.id, version.version))
        index = clause.versions.index(version)
        return clause, version, Where(self.library.entries[name].path, ("versions", index, "text"))
