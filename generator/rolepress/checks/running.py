"""Runs the rules over a library: every document once, then what documents share, then the library as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from rolepress.checks.allowances import Allowances, without_allowed
from rolepress.checks.rules import Finding, Rule, findings, rules_for, told
from rolepress.checks.texts import Form, Written
from rolepress.checks.view import Survey, View
from rolepress.config import SETTINGS_FILE
from rolepress.library import Library
from rolepress.model import MODELS
from rolepress.model.base import Document
from rolepress.problems import Problem, merged
from rolepress.releases import Release

_NO_RELEASES: Mapping[str, tuple[Release, ...]] = {}


def problems_of(
    library: Library,
    names: Iterable[str] | None = None,
    *,
    on: datetime,
    releases: Mapping[str, tuple[Release, ...]] = _NO_RELEASES,
) -> tuple[Problem, ...]:
    """Return what every rule finds in the documents *names*, and in the clauses and facts that they show.

    Without *names* it is everything, with what only the whole library can tell: facts that nobody uses, a missing
    accessibility statement. Severities are the project's; what a document allows is left out. Each problem names
    in `shown_in` the documents that it concerns. Places are data paths: `library.located` looks up their lines.
    """
    run = _Run(Survey(library, on, releases))
    chosen = None if names is None else sorted(set(names) & set(library.entries))
    return merged(run.whole() if chosen is None else run.only(chosen))


class _Run:
    """One run. What was found in a text is remembered: many documents say the same."""

    def __init__(self, survey: Survey) -> None:
        self.survey, self.library, self.settings = survey, survey.library, survey.library.settings
        self._text_rules = rules_for(Written)
        self._read: dict[tuple[str, Form, type, str, str], tuple[tuple[Rule, Finding], ...]] = {}
        self._seen: list[tuple[PurePosixPath, Document]] = []

    def whole(self) -> list[Problem]:
        """Return the problems of every document and of the library."""
        published = [entry.id for entry in self.library.published_kinds()]
        shared = [name for name in self.library.entries if name not in set(published)]
        found = [each for name in (*published, *shared) for each in self._document(name)]
        found += self._found(Library, SETTINGS_FILE, self.library, self.survey)
        allowances = Allowances(self._seen, self.survey.today)
        kept = without_allowed(found, allowances)
        return [*kept, *self._found(Allowances, SETTINGS_FILE, allowances)]

    def only(self, names: list[str]) -> list[Problem]:
        """Return the problems of the documents *names*, and those of shared text that one of them shows."""
        found = [each for name in names for each in self._document(name)]
        behind = [each for name in self._behind(names) for each in self._document(name)]
        found += [each for each in behind if each.shown_in]
        return without_allowed(found, Allowances(self._seen, self.survey.today))

    def _behind(self, names: list[str]) -> list[str]:
        """Return the shared documents that those checked so far show, without *names* themselves."""
        shown = self.survey.shown
        clauses = {clause for clause, _ in shown.versions}
        facts = {name.partition("/")[0] for name in shown.facts}
        behind = clauses | facts | set(shown.sets) | set(shown.organisations)
        return sorted((behind & set(self.library.entries)) - set(names))

    def _document(self, name: str) -> list[Problem]:
        """Return what the rules find in the document *name*."""
        document = self.library.document(name)
        view = self.survey.view(document)
        published = MODELS[view.entry.kind].published
        self._seen.append((view.entry.path, document))
        self.survey.shown.note(document, view.resolved, published=published)
        found = [*self._found(type(document), view.entry.path, document, view), *self._in_texts(view)]
        if published:
            return [each.because_of(name) for each in found]
        return [self._shared(each, document, view.entry.path) for each in found]

    def _shared(self, each: Problem, document: Document, path: PurePosixPath) -> Problem:
        """Return a problem of a shared document with the documents that it concerns."""
        if each.place.path != path:
            return each
        return replace(each, shown_in=self.survey.shown.by(document, each.at or ()))

    def _found(self, kind: type, path: PurePosixPath, *subject: Any) -> Iterator[Problem]:
        language = subject[0].language if isinstance(subject[0], Document) else ""
        for each in rules_for(kind):
            if language and not each.speaks(language):
                continue
            for found in findings(each, self.settings, *subject):
                yield from told(found, each, path, self.settings)

    def _in_texts(self, view: View) -> Iterator[Problem]:
        for written in view.texts:
            for by, found in self._judged(written, view.document.language):
                placed = replace(found, where=(*written.at, *found.where))
                yield from told(placed, by, view.entry.path, self.settings)

    def _judged(self, written: Written, language: str) -> tuple[tuple[Rule, Finding], ...]:
        """Return what the rules about text find in *written*, whatever document it stands in."""
        key = (written.text, written.form, written.owner, f"{written.field} {written.at[0]}", language)
        if key not in self._read:
            self._read[key] = tuple(
                (each, found)
                for each in self._text_rules
                if each.speaks(language)
                for found in findings(each, self.settings, written)
            )
        return self._read[key]
