"""Finds the documents that a reader of one may want next: the same role elsewhere, others of its organisation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from rolepress.sites.facts import DocumentFacts, Link

MOST_RELATED = 4


def related_documents(documents: Iterable[DocumentFacts]) -> Mapping[str, tuple[Link, ...]]:
    """Return by id what is related to each of *documents*: those of the same title first, then by title."""
    known = sorted((each for each in documents if each.folder), key=lambda each: (each.title.casefold(), each.id))
    by_title: dict[str, list[DocumentFacts]] = {}
    by_organisation: dict[str, list[DocumentFacts]] = {}
    for each in known:
        by_title.setdefault(each.title.casefold(), []).append(each)
        by_organisation.setdefault(each.organisation_id, []).append(each)
    return {
        each.id: tuple(
            _link(other, each)
            for other in _first(
                chain(by_title[each.title.casefold()], by_organisation[each.organisation_id]), each
            )
        )
        for each in known
    }


def _first(candidates: Iterable[DocumentFacts], this: DocumentFacts) -> list[DocumentFacts]:
    """Return the first few of *candidates*, each once, without the document itself."""
    once: dict[str, DocumentFacts] = {}
    for each in candidates:
        if each.id != this.id:
            once.setdefault(each.id, each)
        if len(once) == MOST_RELATED:
            break
    return list(once.values())


def _link(other: DocumentFacts, this: DocumentFacts) -> Link:
    """Return a link that names the organisation where it is another one."""
    if other.organisation_id == this.organisation_id:
        return Link(other.title, other.address)
    return Link(f"{other.title}, {other.organisation_name}", other.address)
