"""Draws up the catalogue: what every document shows and where it stands, and who uses each clause and fact."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from rolepress.labels import Labels, labels_for
from rolepress.library import FactUse, IndexEntry, Library, Scope
from rolepress.model import MODELS
from rolepress.model.base import Document
from rolepress.model.clause import Clause, ClauseSet
from rolepress.model.facts import Facts
from rolepress.model.house_style import HouseStyle
from rolepress.model.organisation import Organisation
from rolepress.problems import Problem
from rolepress.releases import Release, standing
from rolepress.resolve import PLACEHOLDER, Resolved, style_of
from rolepress.sites.briefing import address_of
from rolepress.sites.records import (
    Catalogue,
    ClauseRecord,
    ClauseUse,
    Decision,
    Due,
    FactFile,
    FactRecord,
    Output,
    RegisterFile,
    RegisterRecord,
    Shown,
)
from rolepress.wording import parts_of, say

LONGEST_FACT = 2_000  # characters of a fact in words: facts that use facts can grow without end

D = TypeVar("D", bound=Document)
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def catalogue(
    library: Library,
    resolved: Mapping[str, Resolved[Any]],
    releases: Mapping[str, tuple[Release, ...]],
    problems: Iterable[Problem],
    *,
    on: datetime,
    outputs: Mapping[str, tuple[Output, ...]] | None = None,
    previews: Collection[str] = (),
) -> Catalogue:
    """Return the catalogue of *library* on the day of *on*.

    *resolved* and *releases* (the oldest first) are by document, *problems* have their places. *outputs* are the
    public pages and files of each document, *previews* the ids of the documents that have a preview.
    """
    desk = _Desk(library, resolved, releases, tuple(problems), on.date(), outputs or {}, frozenset(previews))
    documents = tuple(sorted(desk.documents(), key=lambda each: (each.kind, each.title.casefold(), each.id)))
    return Catalogue(
        documents=documents,
        clauses=tuple(desk.clauses(documents)),
        facts=tuple(desk.facts(documents)),
        registers=tuple(desk.registers()),
        organisations=tuple(each.title for each in library.of_kind(Organisation)),
        overdue=tuple(sorted(desk.overdue(), key=lambda each: (each.review_by, each.title.casefold(), each.id))),
        problems=desk.problems,
    )


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the catalogue is drawn up from."""

    library: Library
    resolved: Mapping[str, Resolved[Any]]
    releases: Mapping[str, tuple[Release, ...]]
    problems: tuple[Problem, ...]
    day: date
    outputs: Mapping[str, tuple[Output, ...]]
    previews: frozenset[str]

    def documents(self) -> Iterator[Shown]:
        told = self._problems_by_document()
        for entry in self.library.published_kinds():
            if entry.id in self.resolved:
                yield self._shown(entry, self.resolved[entry.id], tuple(told.get(entry.id, ())))

    def clauses(self, documents: Iterable[Shown]) -> Iterator[ClauseRecord]:
        sets = tuple(self.library.of_kind(ClauseSet))
        uses = _gathered((use.clause, use) for shown in documents for use in shown.clauses)
        for clause in _by_title(self.library.of_kind(Clause)):
            versions = sorted(clause.versions, key=lambda each: each.effective, reverse=True)
            shown = sorted(uses.get(clause.id, ()), key=lambda use: (use.document_title.casefold(), use.document))
            yield ClauseRecord(
                id=clause.id, title=clause.title, path=self.library.entries[clause.id].path,
                organisation=self._organisation(clause), owner=clause.owner, stands=clause.stands,
                applies_to=clause.applies_to or "", review_by=clause.review_by, overdue=self._is_overdue(clause),
                versions=tuple(versions), in_force=self._in_force(clause),
                sets=tuple(each.title for each in sets if clause.id in each.clauses), uses=tuple(shown),
            )  # fmt: skip

    def facts(self, documents: Iterable[Shown]) -> Iterator[FactFile]:
        uses = _gathered((key, (shown.id, shown.title)) for shown in documents for key in shown.facts)
        for file in _by_title(self.library.of_kind(Facts)):
            entry = self.library.entries[file.id]
            own = {name: FactUse(name, fact, file.id, entry.path) for name, fact in sorted(file.facts.items())}
            words = self._words(file, own)
            records = (self._fact(file, use, words, uses) for use in own.values())
            yield FactFile(file.id, file.title, entry.path, self._scope(file), file.owner, tuple(records))

    def registers(self) -> Iterator[RegisterFile]:
        relying = _gathered(
            (basis, (clause.id, clause.title))
            for clause in _by_title(self.library.of_kind(Clause))
            for basis in sorted({each for version in clause.versions for each in version.legal_basis})
        )
        for file in self.library.registers():
            records = tuple(
                RegisterRecord(
                    each, each.until is not None and each.until < self.day, tuple(relying.get(each.id, ()))
                )
                for each in file.entries
            )
            yield RegisterFile(file.title, self.library.entries[file.id].path, file.owner, records)

    def overdue(self) -> Iterator[Due]:
        for entry in self.library.entries.values():
            document = self.library.document(entry.id)
            if document.review_by is not None and self._is_overdue(document):
                label = self._kind_label(entry.kind)
                yield Due(entry.id, entry.kind, label, document.title, document.owner, document.review_by)

    def _shown(self, entry: IndexEntry, resolved: Resolved[Any], problems: tuple[Problem, ...]) -> Shown:
        document: Document = resolved.document
        held = self.releases.get(entry.id, ())
        latest = held[-1] if held else None
        folder = MODELS[entry.kind].folder
        return Shown(
            id=entry.id, kind=entry.kind, folder=folder, title=document.title,
            kind_label=self._kind_label(entry.kind),
            organisation=resolved.employer.name, path=entry.path, owner=document.owner, audience=document.audience,
            status=document.status, version=document.version, standing=standing(resolved, latest),
            review_by=document.review_by, overdue=self._is_overdue(document),
            released_version=latest.version if latest else "", released=latest.released if latest else None,
            decisions=_decisions(resolved), clause_versions=resolved.clause_versions,
            clauses=self._uses(resolved, latest),
            facts=resolved.facts | frozenset(latest.frozen.facts if latest else ()),
            problems=problems, outputs=self.outputs.get(entry.id, ()),
            preview=f"preview/{address_of(document)}" if entry.id in self.previews else "",
        )  # fmt: skip

    def _uses(self, resolved: Resolved[Any], latest: Release | None) -> tuple[ClauseUse, ...]:
        """Return every clause that the document, or its release, shows."""
        now = _gathered(resolved.clause_versions)
        published = _gathered(latest.frozen.clause_versions if latest else ())
        found = (self.library.clause(name) for name in sorted({*now, *published}))
        return tuple(
            ClauseUse(
                clause.id, clause.title, resolved.document.id, resolved.document.title, resolved.employer.name,
                tuple(now.get(clause.id, ())), tuple(published.get(clause.id, ())), self._in_force(clause),
            )
            for clause in _by_title(each for each in found if each is not None)
        )  # fmt: skip

    def _words(self, file: Facts, own: Mapping[str, FactUse]) -> _Words:
        """Return what says the facts of *file*: its own first, then those that its scope sees."""
        organisation = file.organisation or self.library.settings.organisation
        known = self.library.facts(Scope(organisation, file.role, file.round)) | dict(own)
        return _Words(known, style_of(organisation, self.library), labels_for(file.language).value)

    def _fact(
        self, file: Facts, use: FactUse, words: _Words, uses: Mapping[str, list[tuple[str, str]]]
    ) -> FactRecord:
        key, fact = f"{file.id}/{use.name}", use.fact
        documents = sorted(uses.get(key, ()), key=lambda each: (each[1].casefold(), each[0]))
        return FactRecord(
            key, use.name, fact.type, words.of(use) or "", fact.owner or file.owner, fact.source or "",
            fact.checked, fact.note or "", tuple(documents),
        )  # fmt: skip

    def _scope(self, file: Facts) -> str:
        whose = self._organisation(file) if file.organisation else "Every organisation"
        narrower = ((file.role, "role"), (file.round, "recruitment round"))
        return ", ".join((whose, *(f"{word} {name}" for name, word in narrower if name)))

    def _kind_label(self, kind: str) -> str:
        labels = labels_for(self.library.settings.language).value
        return labels.get(kind, kind.replace("-", " ").capitalize())

    def _organisation(self, document: Document) -> str:
        name = document.organisation or self.library.settings.organisation
        known = self.library.organisation(name)
        return known.title if known else name

    def _in_force(self, clause: Clause) -> str:
        version = clause.in_force(self.day)
        return version.version if version else ""

    def _is_overdue(self, document: Document) -> bool:
        return document.review_by is not None and document.review_by < self.day and document.status != "retired"

    def _problems_by_document(self) -> dict[str, list[Problem]]:
        """Return every problem under the document whose file it is in, and under those that show its text."""
        owners = {entry.path: entry.id for entry in self.library.entries.values()}
        return _gathered(
            (name, each)
            for each in self.problems
            for name in sorted({*each.shown_in, owners.get(each.place.path, "")})
        )


def _decisions(resolved: Resolved[Any]) -> tuple[Decision, ...]:
    """Return what was decided, the newest first."""
    made = (
        Decision(each.role, each.date, each.version, each.decision, each.hash == resolved.hash)
        for each in resolved.document.approvals
    )
    return tuple(sorted(made, key=lambda each: each.day, reverse=True))


class _Words:
    """Says facts in words, each once, with the facts inside them filled in."""

    def __init__(self, known: Mapping[str, FactUse], style: HouseStyle, labels: Labels) -> None:
        self._known, self._style, self._labels = known, style, labels
        self._said: dict[tuple[str, str], str | None] = {}  # None while a fact is being said

    def of(self, use: FactUse, part: str = "") -> str | None:
        """Return the fact in words; None when it goes round in a circle."""
        key = (use.name, part)
        if key not in self._said:
            self._said[key] = None
            said = say(use.fact, part, self._style, self._labels)
            said = PLACEHOLDER.sub(lambda match: self._inner(match.group(1).strip()) or match.group(), said)
            self._said[key] = said[:LONGEST_FACT]
        return self._said[key]

    def _inner(self, name: str) -> str | None:
        start, _, part = (name, "", "") if name in self._known else name.rpartition(".")
        use = self._known.get(start)
        if use is None or (part and part not in parts_of(use.fact)):
            return None
        return self.of(use, part)


def _by_title(documents: Iterable[D]) -> list[D]:
    return sorted(documents, key=lambda each: (each.title.casefold(), each.id))


def _gathered(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """Return the values of each key, in their order."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
