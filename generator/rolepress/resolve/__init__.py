"""Fills a document in: its facts, its clauses and the documents bound into it, as its scope sees them on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, TypeVar

from pydantic import ValidationError

from rolepress.labels import labels_for
from rolepress.languages import same_language
from rolepress.library import Library, Scope
from rolepress.lifecycle import state_of
from rolepress.model.base import LIFECYCLE, Day, Document, Model, Reference, Unknown
from rolepress.model.clause import ShowsClauses
from rolepress.model.facts import EventFact, ListFact, WhenFact
from rolepress.model.house_style import HouseStyle
from rolepress.model.job_description import JobDescription
from rolepress.problems import Outcome, merged
from rolepress.resolve.clauses import ClausesShown
from rolepress.resolve.facts_said import LONGEST_CHAIN, PLACEHOLDER, FactsSaid, value_of
from rolepress.resolve.notes import Notes, Where
from rolepress.resolve.parts import parts, scope_inside
from rolepress.resolved import Employer, Excerpt, Resolved

__all__ = ["LONGEST_CHAIN", "PLACEHOLDER", "resolve", "scope_of", "style_of", "value_of"]

D = TypeVar("D", bound=Document)
M = TypeVar("M", bound=Model)

_NO_ORGANISATION = "use the id of a file in content/organisations, or put that file back"


def resolve(document: D, library: Library, *, scope: Scope, on: datetime) -> Outcome[Resolved[D]]:
    """Return *document* as *scope* sees it on the day of *on*.

    A name that is not known stays as it is written and becomes a problem, in the file where it stands.
    """
    return _Resolver(library, scope, on, document).resolved(document)


def scope_of(document: Document, library: Library) -> Scope:
    """Return whose facts *document* sees when it stands by itself: its round's, and its role's.

    What explains or translates another document sees the facts of that one.
    """
    organisation = document.organisation or library.settings.organisation
    document = _told_of(document, library)
    round_ = document.round_id
    if round_ is None or round_ == document.id or round_ not in library.entries:
        return Scope(organisation, document.role_id, round_)
    return Scope(organisation, library.document(round_).role_id, round_)


def _told_of(document: Document, library: Library) -> Document:
    """Return the document that *document* explains or translates, or that stands behind that one; else itself."""
    seen = {document.id}
    while (name := document.translated or document.explained) in library.entries and name not in seen:
        seen.add(str(name))
        document = library.document(str(name))
    return document


def style_of(organisation: str, library: Library, language: str | None = None) -> HouseStyle:
    """Return the house style of *organisation*: its own over the project's.

    With a *language*, headings that were written in another one are left out: the catalogue has its own.
    """
    known, settings = library.organisation(organisation), library.settings
    shared = _in_language(settings.house_style, settings.language, language)
    return _in_language(known.house_style, known.language, language).over(shared) if known else shared


def _in_language(style: HouseStyle, written: str, wanted: str | None) -> HouseStyle:
    keeps = wanted is None or same_language(written, wanted)
    return style if keeps else style.model_copy(update={"headings": {}})


def _day_of_clauses(document: Document, on: datetime) -> Day:
    """Return the day whose wording of clauses *document* shows: that of *on*, or its first day if that is later.

    A site as of a day before a document was written shows it as it was first written.
    """
    first = min((each.date for each in document.changes), default=on.date())
    return max(first, on.date())


class _Resolver:
    """Fills in one document and notes what it used and what was missing."""

    def __init__(
        self, library: Library, scope: Scope, on: datetime, document: Document, inside: tuple[str, ...] = ()
    ) -> None:
        self.library, self.scope, self.on = library, scope, on
        self.inside = inside  # the documents that this one is bound into, the outermost first
        self.path = library.entries[document.id].path
        self.name = document.id
        self.notes = Notes(library, document.id)
        self.values: dict[str, str] = {}  # of facts in what it shows of other documents
        labels = labels_for(document.language).value
        self.facts = FactsSaid(library, scope, style_of(scope.organisation, library), labels, self.notes)
        self.clauses = ClausesShown(library, self.facts, self.notes, self.path, _day_of_clauses(document, on))

    def resolved(self, document: D) -> Outcome[Resolved[D]]:
        """Return *document* filled in."""
        filled = self._filled(document, Where(self.path, ()), leave=LIFECYCLE)
        clauses = tuple(self.clauses.sections(document)) if isinstance(document, ShowsClauses) else ()
        employer = self._employer(document)
        bound = tuple(parts(document, self.inside, self.scope.round, self.notes, self._part))
        titles, excerpts = tuple(self._titles(document)), tuple(self._excerpts(document))
        shown = frozenset().union(self.facts.used, *(each.facts for each in bound))
        versions = (*self.clauses.versions, *(each for part in bound for each in part.clause_versions))
        state = state_of(filled, self.library, self.on)
        values = self.values | {key: said for each in bound for key, said in each.values} | self.facts.values()
        value = Resolved(
            filled, employer, clauses, shown, tuple(dict.fromkeys(versions)), bound, state, titles, excerpts,
            tuple(sorted(values.items())),
        )  # fmt: skip
        return Outcome(value, merged(self.notes.problems))

    def _part(self, part: Document, scope: Scope) -> Outcome[Resolved[Any]]:
        """Return a document that is bound into this one, filled in."""
        return _Resolver(self.library, scope, self.on, part, (*self.inside, self.name)).resolved(part)

    def _titles(self, document: Document) -> Iterator[tuple[str, str]]:
        """Yield the title of every document that this one leads to, and that is there."""
        for name in dict.fromkeys(each.document for each in document.refers):
            entry = self.library.entries.get(name)
            if entry is not None:
                yield name, self.facts.text(entry.title, Where(entry.path, ("title",)))

    def _excerpts(self, document: Document) -> Iterator[Excerpt]:
        """Yield what this document shows of each one that it leads to, and that is there."""
        for each in document.refers:
            entry = self.library.entries.get(each.document)
            if each.shows and entry is not None and entry.kind in each.kinds:
                yield self._excerpt(each)

    def _excerpt(self, wanted: Reference) -> Excerpt:
        """Return some fields of another document, as this one's round sees them."""
        other = self.library.document(wanted.document)
        there = _Resolver(self.library, scope_inside(other, self.library, self.scope.round), self.on, other)
        data = other.model_dump(mode="json", include=set(wanted.shows), exclude_defaults=True)
        fields = {name: there._fill(each, Where(there.path, (name,))) for name, each in data.items()}
        self.values |= there.facts.values()
        self.facts.used |= there.facts.used
        self.notes.problems.extend(there.notes.problems)
        return Excerpt(document=wanted.document, fields=fields)

    def _filled(self, given: M, where: Where, *, leave: frozenset[str] = frozenset()) -> M:
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
                there = Where(where.path, (*where.at, *each["loc"]))
                self.notes.note(there, "unknown-fact", "this does not fit once its facts are filled in",
                                hint="use a shorter fact, or write the text out")  # fmt: skip
            return given

    def _fill(self, value: Any, where: Where) -> Any:
        match value:
            case str():
                return self.facts.text(value, where)
            case {"clause": str()} if where.at[-2:-1] in (("entries",), ("points",)):
                points = self._fill(value.get("points", ()), where.inside("points"))
                return self.clauses.bullet(value, points, where.at)
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

    def _dated(self, key_date: Mapping[str, Any], where: Where) -> dict[str, Any]:
        """Return a key date with the day, and the place, that its fact says."""
        others = {name: self._fill(each, where.inside(name)) for name, each in key_date.items() if name != "fact"}
        match self.facts.typed(key_date["fact"], where.inside("fact")):
            case WhenFact(value=when):
                return {**others, "when": when}
            case EventFact(when=when, place=place):
                return {"place": self._fill(place, where), **others, "when": when}
            case other:
                if other is not None:
                    message = f"'{key_date['fact']}' is no date and no event"
                    self.notes.note(where.inside("fact"), "fact-type", message,
                                    hint="name a fact of type `when` or `event`")  # fmt: skip
                return {**others, "when": Unknown(unknown=key_date["fact"])}

    def _chosen(self, field: Mapping[str, Any], where: Where) -> dict[str, Any]:
        """Return a question with the choices that a list among the facts gives."""
        others = {n: self._fill(each, where.inside(n)) for n, each in field.items() if n != "choices_from"}
        found = self.facts.typed(field["choices_from"], where.inside("choices_from"))
        if isinstance(found, ListFact) and not isinstance(found.value, Unknown):
            return {**others, "choices": tuple(self.facts.text(each, where) for each in found.value)}
        if found is not None:
            message = f"'{field['choices_from']}' is no list"
            self.notes.note(where.inside("choices_from"), "fact-type", message, hint="name a fact of type `list`")
        return others

    def _employer(self, document: Document) -> Employer:
        organisation = self.library.organisation(self.scope.organisation)
        if organisation is None:
            name, where = self.scope.organisation, Where(self.path, ("organisation",))
            message = f"there is no organisation '{name}'"
            self.notes.note_missing(where, "unknown-organisation", message, name, "organisation", _NO_ORGANISATION)
            return Employer(id=name, name=name)
        shown = organisation.behaviours if isinstance(document, JobDescription) and document.behaviours else None
        where = Where(self.library.entries[organisation.id].path, ("behaviours",))
        return Employer(
            id=organisation.id,
            name=organisation.title,
            short_name=organisation.short_name,
            behaviours=self._filled(shown, where) if shown else None,
        )
