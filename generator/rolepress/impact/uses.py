"""Finds the places that name a subject: a fact between braces, a clause or an organisation by its id."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.impact.records import Subject, Use
from rolepress.library import Library
from rolepress.model import MODELS
from rolepress.model.base import Document
from rolepress.model.clause import Clause, ClauseSet
from rolepress.model.organisation import Organisation
from rolepress.problems import DataPath, Place
from rolepress.replacing.seeking import MARK
from rolepress.resolve import PLACEHOLDER, scope_of
from rolepress.scalars import Scalar, follow, scalars, where

_KEYS = {
    "fact": ("fact", "choices_from"),
    "clause": ("clause",),
    "clause set": ("set",),
    "organisation": ("organisation",),
}
"""The fields whose value is the name of a subject."""


class Uses:
    """Every place in the content that names one subject, by the file that it is in."""

    def __init__(self, library: Library, subject: Subject) -> None:
        self._library, self._subject = library, subject
        self._sets = frozenset(
            each.id
            for each in library.of_kind(ClauseSet)
            if subject.what == "clause" and subject.id in each.clauses
        )
        self._found = {name: tuple(self._in(name)) for name in library.entries}

    def of(self, name: str) -> tuple[Use, ...]:
        """Return the places in the file of the document or shared text *name*; none for a file of facts."""
        return self._found.get(name, ()) if self._kind(name) != "facts" else ()

    def of_fact(self, key: str) -> Iterator[Use]:
        """Yield the places in the words of another fact, "file/fact"."""
        file, _, name = key.partition("/")
        if key != self._subject.key:
            yield from (each for each in self._found.get(file, ()) if each.at[:2] == ("facts", name))

    def shared(self) -> Iterator[Use]:
        """Yield the places in shared texts, by place."""
        found = (each for uses in self._found.values() for each in uses if each.is_shared)
        yield from sorted(found, key=lambda each: each.place)

    def _kind(self, name: str) -> str:
        return self._library.entries[name].kind if name in self._library.entries else ""

    def _in(self, name: str) -> Iterator[Use]:
        entry = self._library.entries[name]
        raw = (self._library.root / entry.path).read_bytes()
        if not any(each.encode() in raw for each in (self._subject.id, *self._sets)) or not self._may(name):
            return
        text = raw.decode("utf-8").removeprefix(MARK)
        document = self._library.document(name)
        for scalar in scalars(text):
            for at in self._named_in(scalar, document):
                units = follow(text, scalar)
                line, column = where(text, units, at) if units else (text.count("\n", 0, scalar.start) + 1, 1)
                is_shared = not MODELS[entry.kind].published
                yield Use(Place(entry.path, line, column), _what(document, scalar.at), scalar.at, is_shared)

    def _may(self, name: str) -> bool:
        """Whether the file *name* can mean this subject: a fact of the same name may belong to others."""
        if self._subject.what != "fact" or not MODELS[self._kind(name)].published:
            return True
        seen = self._library.facts(scope_of(self._library.document(name), self._library)).get(self._subject.id)
        return seen is not None and seen.document == self._subject.file

    def _named_in(self, scalar: Scalar, document: Document) -> Iterator[int]:
        """Yield where a value names the subject."""
        subject, value = self._subject, scalar.value
        if (
            (scalar.at[-1] in _KEYS[subject.what] and value == subject.id)
            or (scalar.at[-1] == "set" and value in self._sets)
            or _lists(document, scalar.at, value, subject)
        ):
            yield 0
        elif subject.what == "fact" and "{{" in value:
            for each in PLACEHOLDER.finditer(value):
                name = each.group(1).strip()
                if subject.id in (name, name.rpartition(".")[0]):
                    yield each.start()


def _lists(document: Document, at: DataPath, value: str, subject: Subject) -> bool:
    """Whether a value is an entry of a set of clauses that holds the subject."""
    is_entry = isinstance(document, ClauseSet) and at[:1] == ("clauses",)
    return subject.what == "clause" and is_entry and value == subject.id


def _what(document: Document, at: DataPath) -> str:
    """Return what a shared text is, in words; the title of another document."""
    match document:
        case Clause() if at[0] == "versions" and isinstance(at[1], int):
            return f"the clause {document.title}, version {document.versions[at[1]].version}"
        case ClauseSet():
            return f"the clause set {document.title}"
        case Organisation():
            return f"the organisation {document.title}"
        case _:
            return f"the fact {at[1]}" if at[0] == "facts" and len(at) > 1 else document.title
