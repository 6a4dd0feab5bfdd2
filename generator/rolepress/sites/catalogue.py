"""Draws up the catalogue: what every document shows and where it stands, and who uses each clause and fact."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from rolepress.kinds import house_of
from rolepress.kinds.rounds import headline
from rolepress.labels import labels_for
from rolepress.library import FactUse, IndexEntry, Library, Scope
from rolepress.lifecycle import ENDING_SOON
from rolepress.model import MODELS
from rolepress.model.base import Document
from rolepress.model.clause import Clause, ClauseSet
from rolepress.model.facts import Facts
from rolepress.model.job_description import JobDescription
from rolepress.model.organisation import Organisation
from rolepress.pictures import FOLDER as PICTURES
from rolepress.pictures import PictureFile
from rolepress.problems import Problem
from rolepress.releases import Release, Standing, path_of, released_as, standing
from rolepress.resolve import style_of
from rolepress.resolved import Resolved
from rolepress.sites import due
from rolepress.sites.briefing import address_of
from rolepress.sites.changes import changed_parts
from rolepress.sites.own_statement import own_statement
from rolepress.sites.proving import Made, Proved, proved
from rolepress.sites.records import (
    Catalogue,
    ClauseRecord,
    ClauseUse,
    Decision,
    FactFile,
    FactRecord,
    Issue,
    Kept,
    Named,
    Output,
    Picture,
    RegisterFile,
    RegisterRecord,
    Shown,
    Trouble,
)
from rolepress.sites.sheet import sheet
from rolepress.sites.usage import Usage, usage
from rolepress.sites.values import Values, names_in

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
    papers: Mapping[str, tuple[Output, ...]] | None = None,
    pictures: Iterable[PictureFile] = (),
    made: Made | None = None,
) -> Catalogue:
    """Return the catalogue of *library* on the day of *on*.

    *resolved* and *releases* (the oldest first) are by document, *problems* have their places. *outputs* are the
    public pages and files of each document, *previews* the ids of the documents that have a preview, *papers*
    the files that are for colleagues alone, *pictures* the files there are, *made* what this build has finished.
    """
    desk = _Desk(
        library, resolved, releases, tuple(problems), on.date(), outputs or {}, frozenset(previews),
        papers or {}, usage(library, resolved, on=on), _replaced(library),
        released_as(library, releases),
    )  # fmt: skip
    documents = tuple(sorted(desk.documents(), key=lambda each: (each.kind, each.title.casefold(), each.id)))
    return Catalogue(
        documents=documents,
        clauses=tuple(desk.clauses(documents)),
        facts=tuple(desk.facts(documents)),
        registers=tuple(desk.registers()),
        organisations=tuple(each.title for each in library.of_kind(Organisation)),
        reviews=due.reviews(library, desk.kind_label, on=on),
        undated=due.undated(library),
        ahead=due.ahead(library, desk.kind_label, on=on, resolved=resolved),
        behind=due.behind(library, desk.problems),
        pictures=_pictures(library, pictures),
        kept=tuple(desk.kept()),
        owners={entry.path: library.document(entry.id).owner for entry in library.entries.values()},
        problems=desk.problems,
        drawings=sheet(library),
        proved=_proved(desk, made),
        statement=own_statement(library, resolved),
    )


def _proved(desk: _Desk, made: Made | None) -> Proved:
    """Return what was checked of the finished files, in the words of this build."""
    titles = {name: entry.title for name, entry in desk.library.entries.items()}
    names = {each.address: each.form or each.label for files in desk.outputs.values() for each in files}
    return proved(desk.library.root, titles, names, made)


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
    papers: Mapping[str, tuple[Output, ...]]
    usage: Usage
    replaced: Mapping[str, tuple[Named, ...]]  # what each document took the place of
    released_as: Mapping[str, str]  # the former id of each document that is not released under its new one

    def documents(self) -> Iterator[Shown]:
        own = _gathered((each.place.path, each) for each in self.problems)
        shown = _gathered((name, each) for each in self.problems for name in sorted(each.shown_in))
        for entry in self.library.published_kinds():
            if entry.id in self.resolved:
                theirs = tuple(self._troubles(entry, shown.get(entry.id, ())))
                yield self._shown(entry, self.resolved[entry.id], tuple(own.get(entry.path, ())), theirs)

    def kept(self) -> Iterator[Kept]:
        """Yield every file of content, by kind and title."""
        known = (self.library.document(entry.id) for entry in self.library.entries.values())
        for each in sorted(known, key=lambda each: (each.kind, each.title.casefold(), each.id)):
            yield Kept(
                each.id, each.kind, self.kind_label(each.kind), each.title, self._organisation(each), each.owner,
                each.review_by, self._is_overdue(each),
            )  # fmt: skip

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
        naming = _gathered(
            (name, Named(clause.id, clause.title, clause.kind))
            for clause in _by_title(self.library.of_kind(Clause))
            for name in sorted(names_in(" ".join(version.text for version in clause.versions)))
        )
        for file in _by_title(self.library.of_kind(Facts)):
            entry = self.library.entries[file.id]
            own = {name: FactUse(name, fact, file.id, entry.path) for name, fact in sorted(file.facts.items())}
            words = self._words(file, own)
            records = (self._fact(file, use, words, uses, naming) for use in own.values())
            yield FactFile(file.id, file.title, entry.path, self._scope(file), file.owner, tuple(records))

    def registers(self) -> Iterator[RegisterFile]:
        clauses = _by_title(self.library.of_kind(Clause))
        relying = _gathered(
            (basis, (clause.id, clause.title))
            for clause in clauses
            for basis in sorted({each for version in clause.versions for each in version.legal_basis})
        )
        standing = _gathered(
            (basis, (clause.id, clause.title))
            for clause in clauses
            for basis in self._legal_basis_in_force(clause)
        )
        for file in self.library.registers():
            records = (
                RegisterRecord(
                    each, each.until is not None and each.until < self.day, self._is_ending(each.until),
                    tuple(relying.get(each.id, ())), tuple(standing.get(each.id, ())),
                    self.usage.mentions.get(each.id, ()),
                )
                for each in file.entries
            )  # fmt: skip
            yield RegisterFile(file.title, self.library.entries[file.id].path, file.owner, tuple(records))

    def _shown(
        self,
        entry: IndexEntry,
        resolved: Resolved[Any],
        problems: tuple[Problem, ...],
        troubles: tuple[Trouble, ...],
    ) -> Shown:
        document: Document = resolved.document
        former = self.released_as.get(entry.id, entry.id)
        held = self.releases.get(former, ())
        latest = held[-1] if held else None
        stands = standing(resolved, latest if former == entry.id else None)
        heir = self.library.entries.get(document.replaced_by or "")
        return Shown(
            id=entry.id, kind=entry.kind, kind_label=self.kind_label(entry.kind), folder=MODELS[entry.kind].folder,
            title=document.title, organisation=resolved.employer.name, path=entry.path, owner=document.owner,
            audience=document.audience, status=document.status, version=document.version, standing=stands,
            review_by=document.review_by, overdue=self._is_overdue(document), band=_band(document),
            issues=tuple(_issue(each) for each in reversed(held)),
            changed=changed_parts(resolved, latest.resolved()) if latest and stands is Standing.CHANGED else (),
            aliases=document.aliases, replaced_by=Named(heir.id, heir.title, heir.kind) if heir else None,
            replaces=self.replaced.get(entry.id, ()), linked_from=self.usage.links.get(entry.id, ()),
            decisions=_decisions(resolved), clause_versions=resolved.clause_versions,
            clauses=self._uses(resolved, latest),
            facts=resolved.facts | frozenset(latest.frozen.facts if latest else ()),
            problems=problems, troubles=troubles, outputs=self.outputs.get(former, ()),
            preview=f"preview/{address_of(document)}" if entry.id in self.previews else "",
            papers=self.papers.get(entry.id, ()), round=self._round(resolved),
        )  # fmt: skip

    def _round(self, resolved: Resolved[Any]) -> str:
        """Return how a round stands in a few words; "" for what is no round."""
        if resolved.state is None:
            return ""
        labels = labels_for(resolved.document.language).value
        return headline(
            resolved.state, house_of(style_of(resolved.employer.id, self.library, labels.language), labels)
        )

    def _uses(self, resolved: Resolved[Any], latest: Release | None) -> tuple[ClauseUse, ...]:
        """Return every clause that the document, or its release, shows."""
        now = _gathered(resolved.clause_versions)
        published = _gathered(latest.frozen.clause_versions if latest else ())
        found = (self.library.clause(name) for name in sorted({*now, *published}))
        named = getattr(resolved.document, "clauses", ())
        pinned = {use.clause for use in named if getattr(use, "version", None)}
        return tuple(
            ClauseUse(
                clause.id, clause.title, resolved.document.id, resolved.document.title, resolved.employer.name,
                tuple(now.get(clause.id, ())), tuple(published.get(clause.id, ())), self._in_force(clause),
                pinned=clause.id in pinned,
            )
            for clause in _by_title(each for each in found if each is not None)
        )  # fmt: skip

    def _words(self, file: Facts, own: Mapping[str, FactUse]) -> Values:
        """Return what says the facts of *file*: its own first, then those that its scope sees."""
        organisation = file.organisation or self.library.settings.organisation
        known = self.library.facts(Scope(organisation, file.role, file.round)) | dict(own)
        return Values(known, style_of(organisation, self.library), labels_for(file.language).value)

    def _fact(
        self,
        file: Facts,
        use: FactUse,
        words: Values,
        uses: Mapping[str, list[tuple[str, str]]],
        naming: Mapping[str, list[Named]],
    ) -> FactRecord:
        key, fact = f"{file.id}/{use.name}", use.fact
        documents = sorted(uses.get(key, ()), key=lambda each: (each[1].casefold(), each[0]))
        return FactRecord(
            key, use.name, fact.type, words.of(use) or "", fact.owner or file.owner, fact.source or "",
            fact.checked, fact.note or "", tuple(documents), tuple(naming.get(use.name, ())),
        )  # fmt: skip

    def _scope(self, file: Facts) -> str:
        whose = self._organisation(file) if file.organisation else "Every organisation"
        narrower = ((file.role, "role"), (file.round, "recruitment round"))
        return ", ".join((whose, *(f"{word} {name}" for name, word in narrower if name)))

    def kind_label(self, kind: str) -> str:
        return labels_for(self.library.settings.language).value.called(kind)

    def _organisation(self, document: Document) -> str:
        name = document.organisation or self.library.settings.organisation
        known = self.library.organisation(name)
        return known.title if known else name

    def _in_force(self, clause: Clause) -> str:
        version = clause.in_force(self.day)
        return version.version if version else ""

    def _legal_basis_in_force(self, clause: Clause) -> tuple[str, ...]:
        version = clause.in_force(self.day)
        return version.legal_basis if version and clause.status != "retired" else ()

    def _is_ending(self, until: date | None) -> bool:
        return until is not None and self.day <= until <= self.day + ENDING_SOON

    def _is_overdue(self, document: Document) -> bool:
        return document.review_by is not None and document.review_by < self.day and document.status != "retired"

    def _troubles(self, entry: IndexEntry, problems: Iterable[Problem]) -> Iterator[Trouble]:
        """Yield what needs a change in each other file whose text a document shows, by path."""
        others = _gathered((each.place.path, each) for each in problems if each.place.path != entry.path)
        known = {each.path: Named(each.id, each.title, each.kind) for each in self.library.entries.values()}
        for path in sorted(others):
            yield Trouble(known.get(path, Named("", str(path))), path, tuple(others[path]))


def _issue(release: Release) -> Issue:
    told = (
        each["summary"]
        for each in release.frozen.document.get("changes", ())
        if each["version"] == release.version
    )
    roles = tuple(dict.fromkeys(each.role for each in release.approvals if each.decision == "approved"))
    path = path_of(release.document, release.version)
    return Issue(release.version, release.released, path, roles, next(told, ""))


def _band(document: Document) -> str:
    band = document.post.band if isinstance(document, JobDescription) else ""
    return band if isinstance(band, str) else ""


def _replaced(library: Library) -> dict[str, tuple[Named, ...]]:
    """Return, for each document that took the place of others, those others by title."""
    documents = (library.document(entry.id) for entry in library.published_kinds())
    found = _gathered((each.replaced_by, each) for each in documents if each.replaced_by is not None)
    return {
        heir: tuple(Named(one.id, one.title, one.kind) for one in _by_title(each)) for heir, each in found.items()
    }


def _pictures(library: Library, files: Iterable[PictureFile]) -> tuple[Picture, ...]:
    """Return every picture that there is or that an organisation names, with who shows it."""
    uses = _gathered(
        (PICTURES / each.id / each.brand.logo, (Named(each.id, each.title, each.kind), each.brand.logo_text or ""))
        for each in _by_title(library.of_kind(Organisation))
        if each.brand.logo is not None
    )
    known = {each.path: each for each in files}
    return tuple(
        Picture(
            path,
            known[path].bytes if path in known else None,
            known[path].size if path in known else None,
            tuple(uses.get(path, ())),
        )
        for path in sorted({*known, *uses})
    )


def _decisions(resolved: Resolved[Any]) -> tuple[Decision, ...]:
    """Return what was decided, the newest first."""
    made = (
        Decision(each.role, each.date, each.version, each.decision, each.hash == resolved.hash)
        for each in resolved.document.approvals
    )
    return tuple(sorted(made, key=lambda each: each.day, reverse=True))


def _by_title(documents: Iterable[D]) -> list[D]:
    return sorted(documents, key=lambda each: (each.title.casefold(), each.id))


def _gathered(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """Return the values of each key, in their order."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
