"""Fills a document in: its facts and clauses, as its scope sees them on a day."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from rolepress.labels import Labels, labels_for
from rolepress.library import CONTENT, FactUse, Library, Scope
from rolepress.model import MODELS
from rolepress.model.base import LIFECYCLE, Day, Document, Line, Model, Slug, Text
from rolepress.model.clause import Clause, ClauseVersion
from rolepress.model.house_style import HouseStyle
from rolepress.model.job_description import ClauseUse, JobDescription
from rolepress.model.organisation import Behaviours
from rolepress.problems import DataPath, Outcome, Problem, merged, nearest, problem
from rolepress.wording import parts_of, say

D = TypeVar("D", bound=Document)
M = TypeVar("M", bound=Model)

PLACEHOLDER = re.compile(r"\{\{([^{}]*)\}\}")
_NO_ORGANISATION = "use the id of a file in content/organisations, or put that file back"
LONGEST_CHAIN = 20  # facts that use facts
LONGEST_TEXT = 60_000  # characters; facts that use facts twice over double it each time


class Employer(Model):
    """What a document shows of its organisation."""

    id: Slug
    name: Line
    short_name: Line | None = None
    behaviours: Behaviours | None = None


class ShownClause(Model):
    """A clause as a document shows it: which version, in which words."""

    id: Slug
    title: Line
    version: Line
    effective: Day
    text: Text
    legal_basis: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved(Generic[D]):
    """A document with its facts and clauses filled in."""

    document: D
    employer: Employer
    clauses: tuple[ShownClause, ...] = ()  # that stand as sections
    facts: frozenset[str] = frozenset()  # "file-id/fact-name" of every fact it shows
    clause_versions: tuple[tuple[str, str], ...] = ()  # (id, version) of every clause, bullets too

    @property
    def hash(self) -> str:
        """sha256 of everything the document says, hexadecimal; how it is kept is left out."""
        text = json.dumps(self.content(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def content(self) -> dict[str, Any]:
        """Return what an approval covers: the words of the document, its clauses and its employer.

        Lines that are broken elsewhere in the file are the same words.
        """
        content = {
            "document": _plain(self.document, exclude=LIFECYCLE),
            "employer": _plain(self.employer),
            "clauses": [_plain(each) for each in self.clauses],
        }
        unbroken: dict[str, Any] = _unbroken(content)
        return unbroken


_SOFT_BREAK = re.compile(r"(?<!\n)[ \t]*\n[ \t]*(?!\s*\n|[-*+] |\d+[.)] )(?=\S)")
"""A line end inside a paragraph: not before an empty line, and not before an entry of a list."""


def _unbroken(value: Any) -> Any:
    """Return *value* with every paragraph in it on one line."""
    match value:
        case str():
            return _SOFT_BREAK.sub(" ", value) if "\n" in value else value
        case dict():
            return {name: _unbroken(each) for name, each in value.items()}
        case list():
            return [_unbroken(each) for each in value]
        case _:
            return value


def resolve(document: D, library: Library, *, scope: Scope, on: datetime) -> Outcome[Resolved[D]]:
    """Return *document* as *scope* sees it on the day of *on*.

    A name that is not known stays as it is written and becomes a problem, in the file where it stands.
    """
    return _Resolver(library, scope, on, document).resolved(document)


def scope_of(document: Document, library: Library) -> Scope:
    """Return whose facts *document* sees when it stands by itself."""
    return Scope(document.organisation or library.settings.organisation, role=document.id)


def style_of(organisation: str, library: Library) -> HouseStyle:
    """Return the house style of *organisation*: its own over the project's."""
    known = library.organisation(organisation)
    return known.house_style.over(library.settings.house_style) if known else library.settings.house_style


def _plain(model: Model, *, exclude: frozenset[str] = frozenset()) -> dict[str, Any]:
    return model.model_dump(mode="json", exclude=set(exclude), exclude_defaults=True)


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

    def __init__(self, library: Library, scope: Scope, on: datetime, document: Document) -> None:
        self.library, self.scope, self.on = library, scope, on
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
        clauses = tuple(self._clauses(document)) if isinstance(document, JobDescription) else ()
        employer = self._employer(document)
        value = Resolved(filled, employer, clauses, frozenset(self.used), tuple(dict.fromkeys(self.versions)))
        return Outcome(value, merged(self.problems))

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
            case dict():
                return {key: self._fill(each, where.inside(key)) for key, each in value.items()}
            case tuple() | list():
                return tuple(self._fill(each, where.inside(index)) for index, each in enumerate(value))
            case _:
                return value

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

    def _clauses(self, document: JobDescription) -> Iterator[ShownClause]:
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
