"""Finds what is called by a name, and says whether a document or a release shows it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from rolepress.impact.records import Subject, What
from rolepress.labels import labels_for
from rolepress.library import FactUse, Library
from rolepress.model.base import Document
from rolepress.model.clause import Clause, ShowsClauses
from rolepress.model.facts import Facts
from rolepress.releases import Frozen
from rolepress.resolve import style_of, value_of
from rolepress.resolved import Resolved
from rolepress.wording import parts_of, say

FEWEST_LETTERS = 4  # of words that are looked for where they are typed: fewer stand everywhere
FEWEST_WORDS = 4  # of a clause's wording, likewise


def subjects(library: Library, name: str, *, on: date) -> Iterator[Subject]:
    """Yield everything that is called *name*: facts of every scope, a clause or a set of them, an organisation."""
    for use in sorted(library.all_facts(), key=lambda each: (each.path, each.name)):
        names = (use.name, *(f"{use.name}.{part}" for part in parts_of(use.fact)))
        if name in (*names, *(f"{use.document}/{each}" for each in names)):
            yield _fact(library, use)
    clause, clause_set, organisation = library.clause(name), library.clause_set(name), library.organisation(name)
    if clause is not None:
        yield _clause(library, clause, on)
    if clause_set is not None:
        yield _shared(library, clause_set, "clause set")
    if organisation is not None:
        yield _shared(library, organisation, "organisation", words=(organisation.title,))


def shows(subject: Subject, text: Resolved[Any] | Frozen) -> bool:
    """Return whether a document as it stands, or a release of it, shows *subject*."""
    match subject.what:
        case "fact":
            return subject.key in text.facts
        case "clause":
            return any(clause == subject.id for clause, _ in text.clause_versions)
        case "organisation":
            return text.employer.id == subject.id or any(shows(subject, part) for part in text.parts)
        case "clause set":
            return subject.id in _sets(text) or any(shows(subject, part) for part in text.parts)


def has_own_words(text: Resolved[Any] | Frozen, clause: str) -> bool:
    """Return whether a document that shows a clause has words of its own wherever the clause's would stand."""
    parts = [each for each in text.parts if any(name == clause for name, _ in each.clause_versions)]
    departures = sum(clause in each for each in _instead(text))
    is_here = sum(each.id == clause for each in text.clauses) > departures
    return bool(departures or parts) and not is_here and all(has_own_words(each, clause) for each in parts)


def _instead(text: Resolved[Any] | Frozen) -> Iterator[Collection[str]]:
    """Yield the clauses in whose place a document has other words, use by use."""
    if isinstance(text, Resolved):
        uses = text.document.clauses if isinstance(text.document, ShowsClauses) else ()
        yield from (each.instead for each in uses)
    else:
        uses = text.document.get("clauses", ())
        yield from (each.get("instead", ()) for each in uses if isinstance(each, dict))


def _sets(text: Resolved[Any] | Frozen) -> set[str]:
    if isinstance(text, Resolved):
        document = text.document
        return {each.set for each in document.clauses if each.set} if isinstance(document, ShowsClauses) else set()
    uses = text.document.get("clauses", ())
    return {each["set"] for each in uses if isinstance(each, dict) and each.get("set")}


def _fact(library: Library, use: FactUse) -> Subject:
    file = library.document(use.document)
    assert isinstance(file, Facts)  # noqa: S101  # facts are in files of facts
    style = style_of(file.organisation or library.settings.organisation, library)
    labels = labels_for(file.language).value
    said = (say(use.fact, part, style, labels) for part in ("", *parts_of(use.fact)))
    words = (" ".join(each.split()) for each in (value_of(use.fact), *said))
    told = tuple(dict.fromkeys(each for each in words if _is_telling(each) and each != labels["not-stated"]))
    place = library.source(use.document).place(use.at, on_key=True)
    return Subject(
        "fact", use.name, use.document, use.name, use.fact.owner or file.owner, place, value_of(use.fact), told
    )


def _is_telling(words: str) -> bool:
    """Whether *words* are long enough to be looked for: a short number stands for many things."""
    return sum(each.isalnum() for each in words) >= FEWEST_LETTERS and any(each.isalpha() for each in words)


def _clause(library: Library, clause: Clause, on: date) -> Subject:
    standing = clause.in_force(on)
    text = standing.text if standing else ""
    words = (text,) if len(text.split()) >= FEWEST_WORDS else ()
    return _shared(library, clause, "clause", says=text, words=words)


def _shared(
    library: Library, document: Document, what: What, says: str = "", words: tuple[str, ...] = ()
) -> Subject:
    place = library.source(document.id).place(())
    return Subject(what, document.id, document.id, document.title, document.owner, place, says, words)
