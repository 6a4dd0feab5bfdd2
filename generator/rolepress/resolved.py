"""A document filled in: what readers see of it, what an approval covers, and the hash of that."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from rolepress.lifecycle import RoundState
from rolepress.model.base import LIFECYCLE, Day, Document, Line, Model, Slug, Text
from rolepress.model.organisation import Behaviours

D = TypeVar("D", bound=Document)


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


class Excerpt(Model):
    """Some fields of another document, filled in, as data."""

    document: Slug
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Resolved(Generic[D]):
    """A document with its facts, its clauses and the documents bound into it filled in."""

    document: D
    employer: Employer
    clauses: tuple[ShownClause, ...] = ()  # that stand as sections
    facts: frozenset[str] = frozenset()  # "file-id/fact-name" of every fact it shows
    clause_versions: tuple[tuple[str, str], ...] = ()  # (id, version) of every clause, bullets too
    parts: tuple[Resolved[Any], ...] = ()  # the documents that are bound into it, in order
    state: RoundState | None = None  # of the round on the day; None for what is no round
    titles: tuple[tuple[str, str], ...] = ()  # (id, title) of the documents that it leads to, each once
    excerpts: tuple[Excerpt, ...] = ()  # what it shows of documents that are not bound in
    values: tuple[tuple[str, str], ...] = ()  # (fact, its words in no house's style) of every fact it shows

    @property
    def hash(self) -> str:
        """sha256 of everything the document says, hexadecimal; how it is kept is left out."""
        text = json.dumps(self.content(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def content(self) -> dict[str, Any]:
        """Return what an approval covers: the words of the document, its clauses, its parts and its employer.

        The titles of the documents that it leads to are words of its too, and what it shows of them.

        Lines that are broken elsewhere in the file are the same words.
        """
        content: dict[str, Any] = {
            "document": _plain(self.document, exclude=LIFECYCLE),
            "employer": _plain(self.employer),
            "clauses": [_plain(each) for each in self.clauses],
        }
        if self.parts:
            content["parts"] = [each.content() for each in self.parts]
        if self.titles:
            content["titles"] = dict(self.titles)
        if self.excerpts:
            content["excerpts"] = [_plain(each) for each in self.excerpts]
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


def _plain(model: Model, *, exclude: frozenset[str] = frozenset()) -> dict[str, Any]:
    return model.model_dump(mode="json", exclude=set(exclude), exclude_defaults=True)
