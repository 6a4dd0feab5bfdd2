"""What is due to be published: the latest release of every public document, and the drafts beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.library import CONTENT, Library
from rolepress.lifecycle import is_open
from rolepress.manuscript import Manuscript, Prose
from rolepress.markdown import Span
from rolepress.model import MODELS
from rolepress.model.base import Document
from rolepress.problems import Outcome, Problem
from rolepress.releases import Release, Standing, standing
from rolepress.resolve import Resolved, resolve, scope_of, style_of

NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Publication:
    """A document ready to be printed."""

    resolved: Resolved[Any]
    manuscript: Manuscript
    release: Release | None = None  # None for a draft

    @property
    def document(self) -> Document:
        """The document as it is printed."""
        document: Document = self.resolved.document
        return document


Releases = Mapping[str, tuple[Release, ...]]


def released(library: Library, releases: Releases, *, on: datetime) -> Outcome[tuple[Publication, ...]]:
    """Return the latest release of every document that the public may see, ordered by id.

    A document that was taken out of content/, made internal, retired, or that opens later, is left out; one whose
    file cannot be read at the moment keeps its release.
    """
    found = [
        _released(library, versions[-1]) for versions in releases.values() if _is_public(library, versions[-1], on)
    ]
    return Outcome(tuple(each.value for each in found), tuple(p for each in found for p in each.problems))


def working(library: Library, *, on: datetime) -> Outcome[dict[str, Resolved[Any]]]:
    """Return every document that becomes pages as its file stands now, filled in, by id."""
    found: dict[str, Resolved[Any]] = {}
    problems: list[Problem] = []
    for entry in library.published_kinds():
        document = library.document(entry.id)
        filled = resolve(document, library, scope=scope_of(document, library), on=on)
        found[entry.id] = filled.value
        problems.extend(filled.problems)
    return Outcome(found, tuple(problems))


def drafts(
    library: Library, releases: Releases, filled: Mapping[str, Resolved[Any]]
) -> Iterator[tuple[Publication, Standing]]:
    """Yield every document whose words are not those of its latest release, for a preview."""
    for name, resolved in filled.items():
        versions = releases.get(name, ())
        stands = standing(resolved, versions[-1] if versions else None)
        if stands is not Standing.RELEASED and resolved.document.status != "retired":
            manuscript = _manuscript(library, resolved).value
            about = replace(manuscript.about, draft=True)
            yield Publication(resolved, replace(manuscript, about=about)), stands


def _is_public(library: Library, release: Release, on: datetime) -> bool:
    entry = library.entries.get(release.document)
    if entry is not None:
        document = library.document(entry.id)
        return document.audience == "public" and document.status != "retired" and is_open(document, on)
    kept = release.resolved().document
    path = CONTENT / MODELS[release.kind].folder / f"{release.document}.yml"
    return kept.audience == "public" and (library.root / path).exists() and is_open(kept, on)


def _released(library: Library, release: Release) -> Outcome[Publication]:
    resolved = release.resolved()
    return _manuscript(library, resolved).map(lambda manuscript: Publication(resolved, manuscript, release))


def _manuscript(library: Library, resolved: Resolved[Any]) -> Outcome[Manuscript]:
    """Return the manuscript, with the notice of a worked example after its title where the project is one."""
    labels = labels_for(resolved.document.language)
    house = house_of(style_of(resolved.employer.id, library), labels.value)
    manuscript = compose(resolved, house)
    if library.settings.example and resolved.document.kind != "page":
        title, *rest = manuscript.blocks
        notice = Prose(NOTICE, (Span(labels.value["worked-example"]),), note=True)
        manuscript = replace(manuscript, blocks=(title, notice, *rest))
    return Outcome(manuscript, labels.problems)
