"""Finds the documents that a reader of one may want next: those it names or that name it, then its like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from rolepress.sites.facts import DocumentFacts, Link

MOST_RELATED = 4
MOST_NAMED = 8

_Like = tuple[bool, str]  # whether it is in easy words, and what it has in common with others


def related_documents(documents: Iterable[DocumentFacts]) -> Mapping[str, tuple[Link, ...]]:
    """Return by id what is related to each of *documents*.

    The documents that it names, and those that name it, come first: a pack, its role and its forms. Then come
    those of the same title, and others of its organisation. Who reads a guide in easy words is led to others in
    easy words, and from any other document to what it names alone of those.
    """
    known = sorted(
        (each for each in documents if _is_read(each)), key=lambda each: (each.title.casefold(), each.id)
    )
    by_id = {each.id: each for each in known}
    by_title: dict[_Like, list[DocumentFacts]] = {}
    by_organisation: dict[_Like, list[DocumentFacts]] = {}
    named: dict[str, list[DocumentFacts]] = {each.id: [] for each in known}
    for each in known:
        if each.folder and not each.translates:  # a campaign is near what it names alone
            by_title.setdefault((each.roomy, each.title.casefold()), []).append(each)
            by_organisation.setdefault((each.roomy, each.organisation_id), []).append(each)
        for name in each.refers:
            if name in by_id:
                named[each.id].append(by_id[name])
                named[name].append(each)
    return {each.id: tuple(_related(each, named, by_title, by_organisation)) for each in known}


def _same(one: DocumentFacts, other: DocumentFacts) -> bool:
    """Whether two documents are one in several languages: a line of its own leads from each to the others."""
    return (one.translates or one.id) == (other.translates or other.id)


def _is_read(document: DocumentFacts) -> bool:
    """Whether people come for *document*: pages such as the accessibility statement are on every page's foot."""
    return bool(document.folder) or document.is_campaign


def _related(
    this: DocumentFacts,
    named: Mapping[str, list[DocumentFacts]],
    by_title: Mapping[_Like, list[DocumentFacts]],
    by_organisation: Mapping[_Like, list[DocumentFacts]],
) -> Iterable[Link]:
    near = _first(named[this.id], this, MOST_NAMED)
    like = (
        near
        if not this.folder
        else chain(
            near,
            by_title.get((this.roomy, this.title.casefold()), ()),
            by_organisation.get((this.roomy, this.organisation_id), ()),
        )
    )
    return (_link(other, this) for other in _first(like, this, max(MOST_RELATED, len(near))))


def _first(candidates: Iterable[DocumentFacts], this: DocumentFacts, most: int) -> list[DocumentFacts]:
    """Return the first few of *candidates*, each once, without the document itself."""
    once: dict[str, DocumentFacts] = {}
    for each in candidates:
        if not _same(each, this):
            once.setdefault(each.id, each)
        if len(once) == most:
            break
    return list(once.values())


def _link(other: DocumentFacts, this: DocumentFacts) -> Link:
    """Return a link that names the organisation where it is another one."""
    if other.organisation_id == this.organisation_id:
        return Link(other.title, other.address, other.language)
    return Link(f"{other.title}, {other.organisation_name}", other.address, other.language)
