"""Rules about names that point somewhere: documents, clauses, facts, register entries, headings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from rolepress.checks.rules import Finding, known_rules, rule
from rolepress.checks.view import Survey, View
from rolepress.labels import labels_for
from rolepress.library import CONTENT, Library
from rolepress.model import MODELS
from rolepress.model.application_pack import ApplicationPack
from rolepress.model.base import Document
from rolepress.model.clause import Clause, ClauseSet, ClauseUse, ClauseVersion
from rolepress.model.facts import Facts
from rolepress.model.house_style import HouseStyle
from rolepress.model.organisation import Organisation
from rolepress.model.passage import EntryFields
from rolepress.model.register import Register
from rolepress.model.round import Encouraged
from rolepress.problems import DataPath, Severity, nearest


@rule("replaced-by")
def replaced_by(document: Document, view: View) -> Iterator[Finding]:
    """A document that is replaced names another document that is there.

    Why: readers of the old page are led to the new one.

    Example: `replaced_by: nurse-2`, without such a document; or a document that names itself.

    Instead: `replaced_by:` with the id of the document to read in its place.
    """
    name = document.replaced_by
    if name == document.id:
        yield Finding(("replaced_by",), "this document replaces itself", "name the document to read in its place")
    elif name is not None:
        yield from _missing(name, _files_of(view.survey.library), "document", ("replaced_by",))


@rule("fact-scope", kinds=(Facts,))
def fact_scope(facts: Facts, view: View) -> Iterator[Finding]:
    """Facts of one role or one recruitment round name a document that is there.

    Why: facts with a misspelt scope are seen by no document.

    Example: `role: support-worke`

    Instead: the id of the document that the facts are for: `role: support-worker`
    """
    for field, name in (("role", facts.role), ("round", facts.round)):
        if name is not None:
            yield from _missing(name, _files_of(view.survey.library), "document", (field,))


@rule("clause-set", kinds=(ClauseSet,))
def clause_set(given: ClauseSet, view: View) -> Iterator[Finding]:
    """A set lists clauses that are there, each once, and each a section.

    Why: every document that shows the set would lack the clause, or have it twice.

    Example: `clauses: [data-protection, data-protection]`

    Instead: the id of each clause once. A bullet clause stands in a list of duties, not in a set.
    """
    library = view.survey.library
    for index, name in enumerate(given.clauses):
        at: DataPath = ("clauses", index)
        clause = library.clause(name)
        if clause is None:
            yield from _missing(name, [*library.names("clause"), *library.unread], "clause", at)
        elif name in given.clauses[:index]:
            yield Finding(at, f"the clause '{name}' is already in this set", "take one of the two out")
        elif clause.stands != "section":
            message = f"the clause '{name}' stands as a bullet, and a set holds sections"
            yield Finding(at, message, "list it among the entries of the duties it belongs to")


@rule("legal-basis", kinds=(Clause, ApplicationPack))
def legal_basis(document: Clause | ApplicationPack, view: View) -> Iterator[Finding]:
    """The legal basis of a clause, and of encouraging groups of people to apply, is in the register.

    Why: the register tells when a law changes, and so which texts need another look.

    Example: `legal_basis: [data-protection-act]`

    Instead: the id of an entry in content/register: `legal_basis: [data-protection-act-2018]`
    """
    if _lacks_register(view.survey.library):
        return  # the file that cannot be read may have the entry
    for at, model in view.models:
        if isinstance(model, ClauseVersion | Encouraged):
            for place, name in enumerate(model.legal_basis):
                there = (*at, "legal_basis", place)
                yield from _missing(name, view.survey.register, "entry of the register", there)


@rule("register-entry", kinds=(Register,))
def register_entry(register: Register, view: View) -> Iterator[Finding]:
    """An entry of the register has an id of its own, and what replaced it is in the register too.

    Why: clauses point to entries by their ids, and the hint of a problem names the replacement.

    Example: two files with an entry `id: equality-act-2010`.

    Instead: one entry for each law, body or term.
    """
    known = view.survey.register
    for index, entry in enumerate(register.entries):
        if known[entry.id] not in register.entries:
            message = f"another file of the register has an entry '{entry.id}'"
            yield Finding(("entries", index, "id"), message, "give one of them another id")
        if entry.replaced_by is not None and not _lacks_register(view.survey.library):
            at = ("entries", index, "replaced_by")
            yield from _missing(entry.replaced_by, known, "entry of the register", at)
        if entry.since and entry.until and entry.until < entry.since:
            message = "this entry ends before it begins"
            yield Finding(("entries", index, "until"), message, "check `since:` and `until:`")


@rule("duplicate-fact", kinds=(Library,))
def duplicate_fact(library: Library, survey: Survey) -> Iterator[Finding]:
    """A fact is said once in its scope.

    Why: with two values nobody can tell which one documents show.

    Example: `closing-date` in two files of facts of the same organisation.

    Instead: keep it in one file, or give one file a narrower scope with `role:` or `round:`.
    """
    first: dict[tuple[str | None, ...], str] = {}
    for facts in library.of_kind(Facts):
        for name in facts.facts:
            key = (facts.organisation, facts.role, facts.round, name)
            other = first.setdefault(key, facts.id)
            if other != facts.id:
                message = f"the fact '{name}' is already in {library.entries[other].path}"
                path = library.entries[facts.id].path
                yield Finding(("facts", name), message, "keep one of them", path=path, on_key=True)


@rule("unused-fact", kinds=(Library,), severity=Severity.INFO)
def unused_fact(library: Library, survey: Survey) -> Iterator[Finding]:
    """A fact is used by a text.

    Why: nobody notices when a value that is shown nowhere goes out of date.

    Example: a fact `interview-room` that no text names.

    Instead: use it as `{{ interview-room }}`, or take it out.
    """
    if library.unread:
        return  # a file that cannot be read may use it
    for use in library.all_facts():
        if f"{use.document}/{use.name}" not in survey.shown.used_facts:
            hint = f"use it as {{{{ {use.name} }}}}, or take it out"
            yield Finding(use.at, f"no text uses the fact '{use.name}'", hint, path=use.path, on_key=True)


@rule("unused-clause", kinds=(Library,), severity=Severity.INFO)
def unused_clause(library: Library, survey: Survey) -> Iterator[Finding]:
    """A clause is shown by a document.

    Why: standard wording that stands nowhere is still kept up and reviewed.

    Example: a clause `smoking-at-work` that no document and no set names.

    Instead: list it under `clauses:` of a document or in a set, or retire it.
    """
    if library.unread:
        return  # a file that cannot be read may show it
    for clause in library.of_kind(Clause):
        if clause.status != "retired" and not survey.shown.clause_versions(clause.id):
            path = library.entries[clause.id].path
            yield Finding(
                (), "no document shows this clause", "list it in a document or a set, or retire it", path=path
            )


@rule("older-clause", severity=Severity.INFO)
def older_clause(document: Document, view: View) -> Iterator[Finding]:
    """A document that asks for an older wording of a clause means to.

    Why: pinned wording stays while the law and the clause move on.

    Example: `{clause: data-protection, version: "1"}` when version 4 stands.

    Instead: leave `version:` out, so that the document follows the wording in force.
    """
    for at, model in view.models:
        if not isinstance(model, ClauseUse | EntryFields) or not (model.clause and model.version):
            continue
        clause = view.survey.library.clause(model.clause)
        standing = clause.in_force(view.survey.today) if clause else None
        if standing is not None and standing.version != model.version and not view.settled:
            message = (
                f"this is version {model.version} of '{model.clause}'; version {standing.version} is in force"
            )
            yield Finding((*at, "version"), message, "take `version:` out, or keep it if you mean it")


@rule("own-clause-words", severity=Severity.INFO)
def own_clause_words(document: Document, view: View) -> Iterator[Finding]:
    """A document that has its own words in place of a clause's means to.

    Why: these words stay while the clause changes, and people believe that everybody has the same ones.

    Example: `{set: all-staff, instead: {confidentiality: Keep to yourself what you learn.}}`.

    Instead: change the clause for everybody, or keep the words and say in `changes:` why they differ.
    """
    for at, model in view.models:
        if isinstance(model, ClauseUse) and not view.settled:
            for name in model.instead:
                message = f"these words stand here in place of those of the clause '{name}'"
                yield Finding((*at, "instead", name), message, "take them out, or keep them if you mean it")


@rule("unknown-heading", kinds=(Organisation,))
def unknown_heading(organisation: Organisation, view: View) -> Iterator[Finding]:
    """A house style renames and orders headings that there are.

    Why: a misspelt name changes nothing on the page.

    Example: `headings: {dutes: What you will do}`

    Instead: the heading's name in the catalogue of labels: `duties`.
    """
    return _style_names(organisation.house_style, organisation.language)


@rule("settings", kinds=(Library,))
def settings_names(library: Library, survey: Survey) -> Iterator[Finding]:
    """The project's settings name an organisation, headings, kinds and rules that there are.

    Why: a misspelt name changes nothing, or leaves documents without an organisation.

    Example: `rules: {unused-fcat: off}`

    Instead: `rules: {unused-fact: off}`
    """
    given = library.settings
    known = [*library.names("organisation"), *library.unread]
    yield from _missing(given.organisation, known, "organisation", ("organisation",))
    yield from _style_names(given.house_style, given.language)
    published = [record.name for record in MODELS.values() if record.published]
    for kind in given.formats:
        yield from _missing(kind, published, "kind of document that has files", ("formats", kind), on_key=True)
    for name in given.rules:
        yield from _missing(name, known_rules(), "rule", ("rules", name))


def _style_names(style: HouseStyle, language: str) -> Iterator[Finding]:
    labels = labels_for(language).value
    for name in style.headings:
        yield from _missing(name, labels, "heading", ("house_style", "headings", name))
    for kind, parts in style.order.items():
        yield from _missing(kind, MODELS, "kind of document", ("house_style", "order", kind))
        for index, part in enumerate(parts):
            yield from _missing(part, labels, "part", ("house_style", "order", kind, index))


def _files_of(library: Library) -> list[str]:
    """Return the id of every document that is there, also where it cannot be read."""
    return [*library.entries, *library.unread]


def _lacks_register(library: Library) -> bool:
    """Whether a file of the register is there and cannot be read."""
    folder = CONTENT / MODELS["register"].folder
    return any(path.parent == folder for path in library.unread.values())


def _missing(
    name: str, known: Collection[str] | Mapping[str, object], what: str, at: DataPath, *, on_key: bool = False
) -> Iterator[Finding]:
    if name not in known:
        yield Finding(at, f"there is no {what} '{name}'", nearest(name, known), on_key=on_key)
