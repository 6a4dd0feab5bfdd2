"""Fills a document in: its facts and clauses, as its scope sees them on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pydantic import ValidationError

from rolepress.labels import Labels, labels_for
from rolepress.library import CONTENT, FactUse, Library, Scope
from rolepress.lifecycle import round_state
from rolepress.model import MODELS
from rolepress.model.base import LIFECYCLE, Binding, Document, Model, Unknown
from rolepress.model.clause import Clause, ClauseUse, ClauseVersion, ShowsClauses
from rolepress.model.facts import EventFact, Fact, ListFact, WhenFact
from rolepress.model.house_style import HouseStyle
from rolepress.model.job_description import JobDescription
from rolepress.problems import DataPath, Outcome, Problem, merged, nearest, problem
from rolepress.releases import read_release, versions_of
from rolepress.resolved import Employer, Resolved, ShownClause
from rolepress.wording import parts_of, say

D = TypeVar("D", bound=Document)
M = TypeVar("M", bound=Model)

PLACEHOLDER = re.compile(r"\{\{([^{}]*)\}\}")
_NO_ORGANISATION = "use the id of a file in content/organisations, or put that file back"
LONGEST_CHAIN = 20  # facts that use facts
LONGEST_TEXT = 60_000  # characters; facts that use facts twice over double it each time


def resolve(document: D, library: Library, *, scope: Scope, on: datetime) -> Outcome[Resolved[D]]:
    """Return *document* as *scope* sees it on the day of *on*.

    A name that is not known stays as it is written and becomes a problem, in the file where it stands.
    """
    return _Resolver(library, scope, on, document).resolved(document)


def scope_of(document: Document, library: Library) -> Scope:
    """Return whose facts *document* sees when it stands by itself: its round's, and its role's."""
    organisation = document.organisation or library.settings.organisation
    round_ = document.round_id
    if round_ is None or round_ == document.id or round_ not in library.entries:
        return Scope(organisation, document.role_id, round_)
    return Scope(organisation, library.document(round_).role_id, round_)


def style_of(organisation: str, library: Library) -> HouseStyle:
    """Return the house style of *organisation*: its own over the project's."""
    known = library.organisation(organisation)
    return known.house_style.over(library.settings.house_style) if known else library.settings.house_style


@dataclass(frozen=True, slots=True)
class _Where:
    """The file and the data path whose text is being filled in."""

    path: PurePosixPath
    at: DataPath

    def inside(self, step: str | int) -> _Where:
        """Return the place of what stands at *step* in this."""
        return _Where(self.path, (*self.at, step))


class _Resolver:
    """Fills in one document and notes what it used and what was missing."""

    def __init__(
        self, library: Library, scope: Scope, on: datetime, document: Document, inside: tuple[str, ...] = ()
    ) -> None:
        self.library, self.scope, self.on = library, scope, on
        self.inside = inside  # the documents that this one is bound into, the outermost first
        self.facts = library.facts(scope)
        self.style = style_of(scope.organisation, library)
        self.labels: Labels = labels_for(document.language).value
        self.path = library.entries[document.id].path
        self.name = document.id
        self.problems: list[Problem] = []
        self.used: set[str] = set()
        self.said: dict[str, str] = {}  # the words of each fact, by the name that is written
        self.versions: list[tuple[str, str]] = []

    def resolved(self, document: D) -> Outcome[Resolved[D]]:
        filled = self._filled(document, _Where(self.path, ()), leave=LIFECYCLE)
        clauses = tuple(self._clauses(document)) if isinstance(document, ShowsClauses) else ()
        employer = self._employer(document)
        parts = tuple(self._parts(document))
        shown = frozenset().union(self.used, *(each.facts for each in parts))
        versions = (*self.versions, *(each for part in parts for each in part.clause_versions))
        state = round_state(filled, self.on)
        value = Resolved(filled, employer, clauses, shown, tuple(dict.fromkeys(versions)), parts, state)
        return Outcome(value, merged(self.problems))

    def _parts(self, document: Document) -> Iterator[Resolved[Any]]:
        """Yield the documents that are bound into this one, in its own scope or as they were released."""
        taken: set[str] = set()
        for binding in document.binds:
            where = _Where(self.path, binding.at)
            if binding.document in (*self.inside, document.id):
                path = " → ".join((*self.inside, document.id, binding.document))
                self._note(where, "part-loop", f"these documents are bound into one another: {path}",
                           hint="take one of them out")  # fmt: skip
            elif binding.document in taken:
                self._note(where, "part-twice", f"'{binding.document}' is bound in twice", hint="take one out")
            else:
                taken.add(binding.document)
                yield from self._part(binding, where)

    def _part(self, binding: Binding, where: _Where) -> Iterator[Resolved[Any]]:
        name, version = binding.document, binding.version
        entry = self.library.entries.get(name)
        if version is not None:
            release = read_release(self.library.root, name, version)
            if release is not None:
                yield release.resolved()
            else:
                self._note(where, "unknown-part", f"there is no release {version} of '{name}'",
                           hint=nearest(version, versions_of(self.library.root, name)))  # fmt: skip
        elif entry is None or not MODELS[entry.kind].published:
            known = [each.id for each in self.library.published_kinds()]
            self._note(where, "unknown-part", f"there is no document '{name}' to bind in",
                       hint=nearest(name, known), waits_for=self.library.unread.get(name))  # fmt: skip
        else:
            part = self.library.document(name)
            organisation = part.organisation or self.library.settings.organisation
            scope = Scope(organisation, part.role_id, self.scope.round)
            filled = _Resolver(self.library, scope, self.on, part, (*self.inside, self.name)).resolved(part)
            self.problems.extend(filled.problems)
            yield filled.value

    def _filled(self, given: M, where: _Where, *, leave: frozenset[str] = frozenset()) -> M:
        """Return *given* with its texts filled in, but for the fields to *leave*."""
        data = given.model_dump(exclude_defaults=True)
        filled = {
            name: each if name in leave else self._fill(each, where.inside(name)) for name, each in data.items()
        }
        if filled == data:
            return given
        try:
            return type(given).model_validate(filled)
        except ValidationError as error:
            for each in error.errors(include_url=False, include_context=False, include_input=False):
                there = _Where(where.path, (*where.at, *each["loc"]))
                self._note(there, "unknown-fact", "this does not fit once its facts are filled in",
                           hint="use a shorter fact, or write the text out")  # fmt: skip
            return given

    def _fill(self, value: Any, where: _Where) -> Any:
        match value:
            case str():
                return self._text(value, where)
            case {"clause": str()} if where.at[-2:-1] in (("entries",), ("points",)):
                return self._bullet(value, where)
            case {"fact": str()} if where.at[-2:-1] == ("key_dates",):
                return self._dated(value, where)
            case {"choices_from": str()} if where.at[-2:-1] == ("fields",):
                return self._chosen(value, where)
            case dict():
                return {key: self._fill(each, where.inside(key)) for key, each in value.items()}
            case tuple() | list():
                return tuple(self._fill(each, where.inside(index)) for index, each in enumerate(value))
            case _:
                return value

    def _dated(self, key_date: Mapping[str, Any], where: _Where) -> dict[str, Any]:
        """Return a key date with the day, and the place, that its fact says."""
        others = {name: self._fill(each, where.inside(name)) for name, each in key_date.items() if name != "fact"}
        match self._typed(key_date["fact"], where.inside("fact")):
            case WhenFact(value=when):
                return {**others, "when": when}
            case EventFact(when=when, place=place):
                return {"place": self._fill(place, where), **others, "when": when}
            case other:
                if other is not None:
                    self._note(where.inside("fact"), "fact-type", f"'{key_date['fact']}' is no date and no event",
                               hint="name a fact of type `when` or `event`")  # fmt: skip
                return {**others, "when": Unknown(unknown=key_date["fact"])}

    def _chosen(self, field: Mapping[str, Any], where: _Where) -> dict[str, Any]:
        """Return a question with the choices that a list among the facts gives."""
        others = {n: self._fill(each, where.inside(n)) for n, each in field.items() if n != "choices_from"}
        found = self._typed(field["choices_from"], where.inside("choices_from"))
        if isinstance(found, ListFact) and not isinstance(found.value, Unknown):
            return {**others, "choices": tuple(self._text(each, where) for each in found.value)}
        if found is not None:
            self._note(where.inside("choices_from"), "fact-type", f"'{field['choices_from']}' is no list",
                       hint="name a fact of type `list`")  # fmt: skip
        return others

    def _typed(self, name: str, where: _Where) -> Fact | None:
        """Return the fact *name* as a value, noted as used; None, and a problem, when there is none."""
        use = self.facts.get(name)
        if use is None:
            if not self._is_lost():
                self._note(where, "unknown-fact", f"there is no fact '{name}'", hint=nearest(name, self.facts),
                           waits_for=self._unread_facts())  # fmt: skip
            return None
        self.used.add(f"{use.document}/{use.name}")
        return use.fact

    def _text(self, text: str, where: _Where, chain: tuple[str, ...] = ()) -> str:
        """Return *text* with its facts said; nothing but names is looked up.

        *chain* names the facts whose words *text* is, the outermost first.
        """
        if "{{" not in text:
            return text
        if "{{" in PLACEHOLDER.sub(" ", text):
            self._note(where, "fact", "a fact is opened with {{ and not closed", hint="close it with }}")
        filled = PLACEHOLDER.sub(
            lambda match: self._said(match.group(1).strip(), match.group(), where, chain), text
        )
        if len(filled) > LONGEST_TEXT:
            self._note(where, "fact-loop", "this text is far too long once its facts are filled in",
                       hint="write some of them out")  # fmt: skip
            return text
        return filled

    def _said(self, name: str, written: str, where: _Where, chain: tuple[str, ...]) -> str:
        """Return the fact *name* in words, with the facts in them said too; or what was *written*."""
        found = self._look_up(name)
        if found is None and self._is_lost():
            return written  # its facts are not known, and that is told once
        if found is None:
            message = f"there is no fact '{name[:80]}'" if name else "there is no name between {{ and }}"
            hint = nearest(name, self.facts)
            self._note(where, "unknown-fact", message, hint=hint, waits_for=None if hint else self._unread_facts())
            return written
        use, part = found
        if part and part not in parts_of(use.fact):
            message = f"the fact '{use.name}' has no part '{part[:80]}'"
            self._note(where, "unknown-fact", message, hint=nearest(part, parts_of(use.fact)))
            return written
        if use.name in chain or len(chain) == LONGEST_CHAIN:
            round_ = use.name in chain
            told = (
                "these facts go round in a circle" if round_ else "these facts use one another too many times over"
            )
            path = " → ".join((*chain[-5:], use.name))
            self._note(where, "fact-loop", f"{told}: {path}", hint="write one of them out")
            return written
        self.used.add(f"{use.document}/{use.name}")
        if name not in self.said:
            said = say(use.fact, part, self.style, self.labels)
            self.said[name] = self._text(said, _Where(use.path, use.at), (*chain, use.name))
        return self.said[name]

    def _is_lost(self) -> bool:
        """Whether this document belongs to an organisation that is not there."""
        return self.library.organisation(self.scope.organisation) is None

    def _look_up(self, name: str) -> tuple[FactUse, str] | None:
        """Return the fact *name*, or the fact whose part it names."""
        if name in self.facts:
            return self.facts[name], ""
        start, _, part = name.rpartition(".")
        return (self.facts[start], part) if start in self.facts else None

    def _bullet(self, entry: Mapping[str, Any], where: _Where) -> dict[str, Any]:
        """Return an entry that is a bullet clause, with the clause's words as its own."""
        points = self._fill(entry.get("points", ()), where.inside("points"))
        found = self._version(entry["clause"], entry.get("version"), where.at, stands="bullet")
        if found is None:
            return {**entry, "text": f"[{entry['clause']}]", "points": points}
        _, version, there = found
        return {**entry, "text": self._text(version.text, there), "version": version.version, "points": points}

    def _clauses(self, document: ShowsClauses) -> Iterator[ShownClause]:
        for index, use in enumerate(document.clauses):
            at: DataPath = ("clauses", index)
            if use.clause is not None:
                yield from self._section(use.clause, use.version, at)
            elif use.set is not None:
                yield from self._set(use, use.set, at)

    def _set(self, use: ClauseUse, name: str, at: DataPath) -> Iterator[ShownClause]:
        found = self.library.clause_set(name)
        if found is None:
            message = f"there is no clause set '{name}'"
            self._note_missing(_Where(self.path, (*at, "set")), "unknown-clause", message, name, "clause-set")
            return
        for left_out in use.without:
            if left_out not in found.clauses:
                message = f"the set '{name}' has no clause '{left_out}'"
                self._note(_Where(self.path, at), "unknown-clause", message, hint=nearest(left_out, found.clauses))
        for clause in found.clauses:
            if clause not in use.without:
                yield from self._section(clause, None, at)

    def _section(self, name: str, pinned: str | None, at: DataPath) -> Iterator[ShownClause]:
        found = self._version(name, pinned, at, stands="section")
        if found is not None:
            clause, version, where = found
            text = self._text(version.text, where)
            title = self._text(clause.title, _Where(where.path, ("title",)))
            yield ShownClause(
                id=clause.id, title=title, version=version.version, effective=version.effective,
                text=text, legal_basis=version.legal_basis,
            )  # fmt: skip

    def _version(
        self, name: str, pinned: str | None, at: DataPath, *, stands: str
    ) -> tuple[Clause, ClauseVersion, _Where] | None:
        """Return the clause *name* in the version that stands here, and where its words are written."""
        here = _Where(self.path, at)
        clause = self.library.clause(name)
        if clause is None:
            self._note_missing(here, "unknown-clause", f"there is no clause '{name}'", name, "clause")
            return None
        if clause.stands != stands:
            self._note(here, "clause-place", f"the clause '{name}' stands as a {clause.stands}, not as a {stands}",
                       hint="use another clause, or change `stands:` in the clause")  # fmt: skip
            return None
        version = clause.named(pinned) if pinned else clause.in_force(self.on.date())
        if version is None:
            wanted = f"version '{pinned}'" if pinned else f"version in force on {self.on.date().isoformat()}"
            known = [each.version for each in clause.versions]
            self._note(
                here, "unknown-clause", f"the clause '{name}' has no {wanted}", hint=nearest(pinned or "", known)
            )
            return None
        self.versions.append((clause.id, version.version))
        index = clause.versions.index(version)
        return clause, version, _Where(self.library.entries[name].path, ("versions", index, "text"))

    def _employer(self, document: Document) -> Employer:
        organisation = self.library.organisation(self.scope.organisation)
        if organisation is None:
            name, where = self.scope.organisation, _Where(self.path, ("organisation",))
            message = f"there is no organisation '{name}'"
            self._note_missing(where, "unknown-organisation", message, name, "organisation", _NO_ORGANISATION)
            return Employer(id=name, name=name)
        shown = organisation.behaviours if isinstance(document, JobDescription) and document.behaviours else None
        where = _Where(self.library.entries[organisation.id].path, ("behaviours",))
        return Employer(
            id=organisation.id,
            name=organisation.title,
            short_name=organisation.short_name,
            behaviours=self._filled(shown, where) if shown else None,
        )

    def _note_missing(
        self, where: _Where, rule: str, message: str, name: str, kind: str, otherwise: str = ""
    ) -> None:
        """Note that there is no *name* of a *kind*: its file cannot be read, or another name is near."""
        unread = self.library.unread.get(name)
        stands = unread is not None and unread.parent == CONTENT / MODELS[kind].folder
        hint = nearest(name, self.library.names(kind)) or otherwise
        self._note(where, rule, message, hint=hint, waits_for=unread if stands else None)

    def _unread_facts(self) -> PurePosixPath | None:
        """Return a file of facts that cannot be read, if there is one."""
        folder = CONTENT / MODELS["facts"].folder
        return next((path for path in self.library.unread.values() if path.parent == folder), None)

    def _note(
        self, where: _Where, rule: str, message: str, hint: str = "", waits_for: PurePosixPath | None = None
    ) -> None:
        hint = f"put right {waits_for}, which cannot be read yet" if waits_for else hint
        found = problem(where.path, rule, message, hint=hint, at=where.at).because_of(self.name)
        self.problems.append(replace(found, waits_for=waits_for))
