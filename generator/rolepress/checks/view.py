"""What a rule may look at: one document with its surroundings, and what all documents together show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from rolepress.checks.mentions import Mentions
from rolepress.checks.texts import Models, Written, models_of, texts_of
from rolepress.library import IndexEntry, Library, Scope
from rolepress.lifecycle import is_closed, is_open
from rolepress.model.base import Day, Document
from rolepress.model.clause import Clause, ClauseSet, ShowsClauses
from rolepress.model.facts import Facts
from rolepress.model.organisation import Organisation
from rolepress.model.register import RegisterEntry
from rolepress.problems import DataPath, Problem
from rolepress.releases import Release, released_as
from rolepress.resolve import resolve, scope_of
from rolepress.resolved import Resolved


class Shown:
    """Which documents show which clause, fact and organisation, noted as documents are checked."""

    def __init__(self) -> None:
        self.facts: defaultdict[str, set[str]] = defaultdict(set)  # "file/fact" → documents
        self.versions: defaultdict[tuple[str, str], set[str]] = defaultdict(set)  # (clause, version) → documents
        self.sets: defaultdict[str, set[str]] = defaultdict(set)
        self.organisations: defaultdict[str, set[str]] = defaultdict(set)
        self.used_facts: set[str] = set()  # "file/fact" of every fact that anything uses, shared texts too

    def note(self, document: Document, resolved: Resolved[Document], *, published: bool) -> None:
        """Note what *document* shows; only published documents show things to readers."""
        self.used_facts |= resolved.facts
        if not published:
            return
        for fact in resolved.facts:
            self.facts[fact].add(document.id)
        for version in resolved.clause_versions:
            self.versions[version].add(document.id)
        self.organisations[resolved.employer.id].add(document.id)
        if isinstance(document, ShowsClauses):
            for use in document.clauses:
                if use.set is not None:
                    self.sets[use.set].add(document.id)

    def by(self, document: Document, at: DataPath) -> frozenset[str]:
        """Return the ids of the documents that show what stands at *at* in the shared *document*."""
        match document:
            case Clause():
                return self._of_clause(document, at)
            case ClauseSet():
                return frozenset(self.sets[document.id])
            case Facts():
                return self._of_facts(document, at)
            case Organisation():
                return frozenset(self.organisations[document.id])
            case _:
                return frozenset()

    def clause_versions(self, clause: str) -> set[str]:
        """Return the versions of *clause* that a document shows."""
        return {version for name, version in self.versions if name == clause}

    def _of_clause(self, clause: Clause, at: DataPath) -> frozenset[str]:
        names = self.clause_versions(clause.id)
        if len(at) > 1 and at[0] == "versions" and isinstance(at[1], int):
            names &= {clause.versions[at[1]].version}
        return frozenset(document for name in names for document in self.versions[clause.id, name])

    def _of_facts(self, document: Facts, at: DataPath) -> frozenset[str]:
        names = [str(at[1])] if len(at) > 1 and at[0] == "facts" else list(document.facts)
        return frozenset(shows for name in names for shows in self.facts.get(f"{document.id}/{name}", ()))


@dataclass(frozen=True)
class Survey:
    """One run of the rules: the library, the day, what is released, and what documents show."""

    library: Library
    on: datetime
    releases: Mapping[str, tuple[Release, ...]]
    shown: Shown = field(default_factory=Shown)

    @property
    def today(self) -> Day:
        """The day as of which the content is judged."""
        return self.on.date()

    def on_site(self, document: Document) -> str:
        """Return the version of *document* that the public site shows, or "" while it shows none."""
        name = self.released_as.get(document.id, document.id)
        latest = next(iter(self.releases.get(name, ())[-1:]), None)
        hidden = document.audience != "public" or document.status == "retired" or not is_open(document, self.on)
        if latest is None or hidden:
            return ""
        return latest.version if latest.frozen.document.get("audience", "public") == "public" else ""

    @cached_property
    def released_as(self) -> dict[str, str]:
        """The former id of each document that has not been released under its new one, by that."""
        return released_as(self.library, self.releases)

    @cached_property
    def register(self) -> dict[str, RegisterEntry]:
        """Every entry of the register by its id."""
        return {entry.id: entry for register in self.library.registers() for entry in register.entries}

    @cached_property
    def titles(self) -> dict[tuple[str, ...], list[str]]:
        """The ids of documents with pages that are not retired, by what they are called; released ones first."""
        found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        current = [entry for entry in self.library.published_kinds() if entry.status != "retired"]
        for entry in sorted(current, key=lambda each: each.id not in self.releases):
            found[called(entry)].append(entry.id)
        return found

    @cached_property
    def mentions(self) -> Mentions:
        """What recognises the register's entries in a text."""
        return Mentions(self.register.values())

    def view(self, document: Document) -> View:
        """Return *document* with its surroundings, facts and clauses filled in."""
        filled = resolve(document, self.library, scope=scope_for(document, self.library), on=self.on)
        return View(self, self.library.entries[document.id], document, filled.value, filled.problems)


@dataclass(frozen=True)
class View:
    """A document as a rule sees it."""

    survey: Survey
    entry: IndexEntry
    document: Document  # as it is written
    resolved: Resolved[Document]
    faults: tuple[Problem, ...]  # what could not be filled in

    @property
    def latest(self) -> Release | None:
        """The latest release of this document, or None."""
        released = self.survey.releases.get(self.document.id, ())
        return released[-1] if released else None

    @property
    def taken(self) -> bool:
        """Whether the version of this document is released already, in other words than it has now."""
        released = self.survey.releases.get(self.document.id, ())
        versions = {each.version: each.hash for each in released}
        return versions.get(self.document.version, self.resolved.hash) != self.resolved.hash

    @property
    def on_site(self) -> str:
        """The version that the public site shows, or "" while it shows none."""
        return self.survey.on_site(self.document)

    @property
    def settled(self) -> bool:
        """Whether this is kept as it was: retired, or about something that has closed."""
        return self.document.status == "retired" or is_closed(self.document, self.survey.on)

    @cached_property
    def models(self) -> Models:
        """The document and every model inside it, facts filled in."""
        return models_of(self.resolved.document)

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """What readers see, facts filled in. Of a clause only the wordings that stand or will stand."""
        return tuple(each for each in texts_of(self.models) if self._stands(each.at))

    def _stands(self, at: DataPath) -> bool:
        if not isinstance(self.document, Clause) or at[0] != "versions":
            return True
        version = self.document.versions[int(at[1])]
        standing = self.document.in_force(self.survey.today)
        if standing is None or version is standing or version.effective > self.survey.today:
            return True
        return version.version in self.survey.shown.clause_versions(self.document.id)


def called(entry: IndexEntry) -> tuple[str, ...]:
    """Return what readers tell documents by: the kind, the organisation and the title, small letters or not."""
    return entry.kind, entry.organisation, " ".join(entry.title.casefold().split())


def scope_for(document: Document, library: Library) -> Scope:
    """Return whose facts *document* sees; a file of facts sees those that stand beside it."""
    match document:
        case Organisation():
            return Scope(document.id)
        case Facts(role=role, round=round_):
            return Scope(document.organisation or library.settings.organisation, role, round_)
        case _:
            return scope_of(document, library)
