"""Makes again what was sent: the paragraphs of a document's Word file, and where each word of them is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from rolepress.editions import STANDARD, editions, set_for
from rolepress.formats.docx import render_docx
from rolepress.importers.marking import Marker, Spot
from rolepress.importers.reading import read_copy
from rolepress.importers.records import Paragraph
from rolepress.library import Library
from rolepress.lifecycle import state_of
from rolepress.manuscript import Manuscript
from rolepress.model.base import Document
from rolepress.model.clause import Clause
from rolepress.model.facts import Facts
from rolepress.model.organisation import Brand, Organisation
from rolepress.publications import manuscript_of
from rolepress.releases import read_release, releases_of
from rolepress.resolve import resolve, scope_of
from rolepress.tested import as_checked
from rolepress.theme import theme_for


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph as the content says it now, and where each sign of it is written."""

    paragraph: Paragraph
    spots: tuple[Spot, ...]

    @property
    def words(self) -> str:
        """What it says."""
        return self.paragraph.words


def as_it_stands(library: Library, name: str, edition: str, *, on: datetime) -> tuple[Placed, ...]:
    """Return the paragraphs of the Word file that the document *name* would have now, each sign placed."""
    marker = Marker()
    marked = library.with_words(marker.marked(each) for each in _shown(library, name))
    document = marked.document(name)
    resolved = resolve(document, marked, scope=scope_of(document, marked), on=on).value
    found = _paragraphs(library, manuscript_of(marked, resolved).value, edition)
    return tuple(_placed(each, marker) for each in found)


def as_released(
    library: Library, name: str, version: str, edition: str, *, on: datetime
) -> tuple[Paragraph, ...] | None:
    """Return the paragraphs of the Word file of a release, or None where there is no such release."""
    release = read_release(library.root, name, version)
    if release is None:
        return None
    frozen = release.resolved()
    resolved = replace(frozen, state=state_of(frozen.document, library, on))
    shown = as_checked(resolved, releases_of(library.root, name))
    return _paragraphs(library, manuscript_of(library, shown).value, edition)


def _placed(paragraph: Paragraph, marker: Marker) -> Placed:
    words, spots = marker.followed(paragraph.words)
    return Placed(replace(paragraph, words=words), spots)


def _paragraphs(library: Library, manuscript: Manuscript, edition: str) -> tuple[Paragraph, ...]:
    chosen = set_for(editions().get(edition, STANDARD), manuscript)
    organisation = library.organisation(manuscript.about.organisation)
    brand = organisation.brand if organisation else Brand()
    theme = theme_for(library.root, manuscript.about.organisation, brand)
    return read_copy(render_docx(chosen.adapt(manuscript), chosen, theme)).paragraphs


def _shown(library: Library, name: str) -> Iterator[Document]:
    """Yield the document *name*, all that it may show of others, and all shared texts."""
    names = dict.fromkeys((name, *_bound(library, library.document(name), frozenset())))
    yield from (library.document(each) for each in names)
    shared: Iterable[type[Any]] = (Clause, Facts, Organisation)
    for model in shared:
        yield from (each for each in library.of_kind(model) if each.id not in names)


def _bound(library: Library, document: Document, seen: frozenset[str]) -> Iterator[str]:
    """Yield the ids of the documents whose words stand in *document* too."""
    shown = (each.document for each in document.refers if each.shows)
    for name in (*(each.document for each in document.binds if each.version is None), *shown):
        if name in library.entries and name not in seen:
            yield name
            yield from _bound(library, library.document(name), seen | {document.id, name})
