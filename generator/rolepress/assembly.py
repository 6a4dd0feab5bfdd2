"""Puts pages and files in their places: the whole public site, and the internal one, as paths and bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from rolepress.labels import Labels, labels_for
from rolepress.lifecycle import next_change
from rolepress.model.base import Document
from rolepress.model.form import Form
from rolepress.model.round import Round
from rolepress.press import body_of_document, measured
from rolepress.printed import Printed, PrintedDocument, PrintedFile
from rolepress.project import Project
from rolepress.publications import Publication
from rolepress.sites.addresses import (
    HOME,
    NOT_FOUND,
    ORGANISATIONS,
    ROBOTS,
    SEARCH,
    SEARCH_SCRIPT,
    SITEMAP,
    icon_address,
    listing_address,
    organisation_address,
    script_address,
    style_address,
)
from rolepress.sites.facts import DocumentFacts, SiteFacts
from rolepress.sites.finder import listings
from rolepress.sites.following import feed_files
from rolepress.sites.hosts import host_files
from rolepress.sites.public import (
    Employer,
    former_addresses,
    home_page,
    icon,
    listing_page,
    not_found_page,
    organisation_page,
    organisations_page,
    redirect_page,
    robots,
    search_page,
    sitemap,
    stylesheet,
)
from rolepress.sites.search import Index
from rolepress.sites.search import Page as IndexedPage
from rolepress.theme import Theme
from rolepress.work import Done

MANIFEST = PurePosixPath("manifest.json")
MANIFEST_SCHEMA = 1
PREVIEW = PurePosixPath("preview")
SCRIPTS = ("finder", "form")

Placed = tuple[PurePosixPath, bytes]


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two sites that show documents: the public one, or the previews."""

    documents: tuple[PrintedDocument, ...]
    site: SiteFacts
    looks: Mapping[str, Theme]

    @property
    def facts(self) -> list[DocumentFacts]:
        return [each.facts for each in self.documents]

    @property
    def theme(self) -> Theme:
        return self.looks[self.site.organisation_id]

    @property
    def labels(self) -> Labels:
        return labels_for(self.site.language).value


def public_files(project: Project, printed: Printed, index: Index | None = None) -> Iterator[Placed]:
    """Yield every file of the public site with its path, the manifest last; *index* is what its search reads."""
    side = _Side(printed.public, printed.site, printed.looks)
    home = _home(side)
    yield from _document_files(side.documents)
    yield PurePosixPath(HOME), home
    yield from _lists(side)
    yield from _organisations(side, printed.employers)
    yield from ((PurePosixPath(address), data) for address, data in feed_files(side.facts, side.site, side.labels))
    yield from _search(side, index)
    yield from _for_servers(side)
    yield from _redirects(side)
    yield from _styles(side)
    yield MANIFEST, _manifest(side.documents, home, project.on, bearing_on(project))


def digests(printed: Printed) -> dict[str, str]:
    """Return the sha256 of every finished page and file of the public documents, by path."""
    side, found = _Side(printed.public, printed.site, printed.looks), {}
    for document in printed.public:
        told = _told(document.page) if document.page else measured(_home(side))
        found[document.facts.address] = told["sha256"]
        found |= {str(file.path): file.done.meta["sha256"] for file in document.files}
    return found


def search_files(printed: Printed, index: Index | None) -> Iterator[Placed]:
    """Yield the search page and what it reads; without an *index* it leads to the lists."""
    yield from _search(_Side(printed.public, printed.site, printed.looks), index)


def pages_to_search(printed: Printed) -> dict[str, IndexedPage]:
    """Return what people search, by address: the page of every public document, and of every organisation."""
    side = _Side(printed.public, printed.site, printed.looks)
    documents = {each.facts.address: _searched(each.page) for each in printed.public if each.page is not None}
    return documents | {address: _in_hand(data) for address, data in _employers(side, printed.employers)}


def _in_hand(data: bytes) -> IndexedPage:
    return hashlib.sha256(data).hexdigest(), lambda: data


def _searched(page: Done) -> IndexedPage:
    return page.meta["sha256"], lambda: page.entry.data


def internal_files(printed: Printed, built: Path) -> Iterator[tuple[PurePosixPath, bytes | Path]]:
    """Yield every file of the internal site: what MkDocs built, and the previews of drafts."""
    for path in sorted(each for each in built.rglob("*") if each.is_file()):
        yield PurePosixPath(path.relative_to(built).as_posix()), path
    yield from _papers(printed.public)
    yield from ((PREVIEW / path, data) for path, data in preview_files(printed))


def preview_files(printed: Printed) -> Iterator[Placed]:
    """Yield every file of the preview with its path there; nothing when all stands as it was released."""
    if not printed.previews:
        return
    side = _Side(printed.previews, printed.preview_site, printed.looks)
    yield from _document_files(side.documents)
    yield from _papers(side.documents)
    yield PurePosixPath(HOME), _home(side)
    yield from _lists(side)
    yield from _styles(side)


def _document_files(documents: Iterable[PrintedDocument]) -> Iterator[Placed]:
    for document in documents:
        if document.page is not None:
            yield PurePosixPath(document.facts.address), document.page.entry.data
        for file in document.files:
            yield file.path, file.done.entry.data


def _papers(documents: Iterable[PrintedDocument]) -> Iterator[Placed]:
    """Yield the finished files that are for colleagues alone."""
    for document in documents:
        for paper in document.papers:
            if isinstance(paper.file, PrintedFile):
                yield paper.path, paper.file.done.entry.data


def _home(side: _Side) -> bytes:
    """Return the home page: the written one with the lists, or the lists alone."""
    written = next((each for each in side.documents if each.facts.address == HOME), None)
    body = body_of_document(written.publication.manuscript, side.theme) if written else None
    facts = written.facts if written else None
    return home_page(facts, body, side.facts, side.site, side.theme, side.labels).encode()


def _lists(side: _Side) -> Iterator[Placed]:
    for listing in listings(side.facts, side.labels):
        page = listing_page(listing, side.site, side.theme, side.labels)
        yield PurePosixPath(listing.address), page.encode()


def _organisations(side: _Side, employers: Sequence[Publication]) -> Iterator[Placed]:
    """Yield the page of each organisation that has something here, and the list of them."""
    if employers:
        shown = tuple(_employer(each, side) for each in employers)
        listed = organisations_page(shown, side.site, side.theme, side.labels)
        yield PurePosixPath(listing_address(ORGANISATIONS)), listed.encode()
        yield from ((PurePosixPath(address), data) for address, data in _employers(side, employers))


def _employers(side: _Side, employers: Iterable[Publication]) -> Iterator[tuple[str, bytes]]:
    """Yield the page of each organisation with its address."""
    for each in employers:
        shown = _employer(each, side)
        page = organisation_page(shown, side.site, side.looks[shown.id], side.labels)
        yield organisation_address(shown.id), page.encode()


def _employer(publication: Publication, side: _Side) -> Employer:
    manuscript = publication.manuscript
    name = manuscript.about.organisation
    body = body_of_document(manuscript, side.looks[name])
    held = tuple(each for each in side.facts if each.folder and each.organisation_id == name)
    return Employer(name, manuscript.title, manuscript.about.description, body, held)


def _search(side: _Side, index: Index | None) -> Iterator[Placed]:
    page = search_page(side.site, side.theme, side.labels, searchable=index is not None)
    yield PurePosixPath(SEARCH), page.encode()
    if index is not None:
        yield PurePosixPath(SEARCH_SCRIPT), side.theme.text("assets/search.js").encode()
        yield from index.items()


def _for_servers(side: _Side) -> Iterator[Placed]:
    """Yield what servers and search engines ask for."""
    yield from host_files(side.site.base_url, (each.sends_to for each in side.facts if each.sends_to))
    yield PurePosixPath(NOT_FOUND), not_found_page(side.site, side.theme, side.labels).encode()
    yield PurePosixPath(ROBOTS), robots(side.site).encode()
    listed = sitemap(_addresses(side), side.site)
    if listed is not None:
        yield PurePosixPath(SITEMAP), listed.encode()


def _redirects(side: _Side) -> Iterator[Placed]:
    """Yield a page at every former address, where no other page has taken it meanwhile."""
    taken = _addresses(side) | {SEARCH}
    for facts in side.facts:
        for address in former_addresses(facts):
            if address not in taken:
                taken.add(address)
                yield (
                    PurePosixPath(address),
                    redirect_page(address, facts, side.site, side.theme, side.labels).encode(),
                )


def _addresses(side: _Side) -> set[str]:
    """Return the address of every page that people may look for."""
    lists = (each.address for each in listings(side.facts, side.labels) if each.chosen is None)
    organisations = map(organisation_address, side.site.organisations)
    links = (link.address for link in side.site.navigation)
    return {HOME, *(each.address for each in side.facts), *lists, *organisations, *links}


def _styles(side: _Side) -> Iterator[Placed]:
    """Yield what pages load: the style and the icon of the site and of every organisation, scripts, pictures."""
    for name in sorted({side.site.organisation_id, *(each.organisation_id for each in side.facts)}):
        yield PurePosixPath(style_address(name)), stylesheet(side.looks[name]).encode()
        yield PurePosixPath(icon_address(name)), icon(side.looks[name]).encode()
    for name in SCRIPTS:
        yield PurePosixPath(script_address(name)), side.theme.text(f"assets/{name}.js").encode()
    pictures = {address: data for each in side.documents for address, data in each.placed_pictures.items()}
    yield from ((PurePosixPath(address), data) for address, data in sorted(pictures.items()))


def bearing_on(project: Project) -> Mapping[str, tuple[Document, ...]]:
    """Return the rounds that the pages of other documents tell of, by the ids of those documents.

    A role's page says which rounds recruit to it, that of a form or of a guide how its round stands, the home page
    what is open: those that have yet to open count too.
    """
    released = [each.document for name, each in project.working.items() if name in project.releases]
    rounds = [each for each in released if isinstance(each, Round) and each.takes_applications]
    found: dict[str, tuple[Document, ...]] = {HOME: tuple(rounds)}
    for each in rounds:
        if each.role_id is not None and each.role_id != each.id:
            found[each.role_id] = (*found.get(each.role_id, ()), each)
    by_id = {each.id: each for each in rounds}
    forms = {each.id: each.round for each in released if isinstance(each, Form)}
    guides = {each.id: forms.get(each.explained, each.explained) for each in released if each.explained}
    return found | {
        name: (by_id[its],) for name, its in (forms | guides).items() if its is not None and its in by_id
    }


def _manifest(
    documents: Iterable[PrintedDocument], home: bytes, on: datetime, bearing: Mapping[str, tuple[Document, ...]]
) -> bytes:
    """Return manifest.json: every page and file of a document, sorted by path, with no clock in it."""
    artifacts = sorted(
        (each for document in documents for each in _artifacts(document, home, on, bearing)),
        key=lambda each: each["path"],
    )
    text = json.dumps({"schema": MANIFEST_SCHEMA, "artifacts": artifacts}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _artifacts(
    document: PrintedDocument, home: bytes, on: datetime, bearing: Mapping[str, tuple[Document, ...]]
) -> Iterator[dict[str, Any]]:
    facts = document.facts
    others = bearing.get(HOME if facts.address == HOME else facts.id, ())
    until = next_change([document.publication.document, *others], on)
    shared = {
        "document": facts.id,
        "kind": facts.kind,
        "language": facts.language,
        "source_version": facts.version,
        "valid_until": until.isoformat() if until else None,
    }
    page = {"edition": "standard", "size_pt": None, "format": "html", "media_type": "text/html"}
    yield {**shared, **page, "path": facts.address, **(_told(document.page) if document.page else measured(home))}
    for file in document.files:
        plan = file.plan
        size = None if plan.label else plan.edition.size_pt
        made = {"edition": plan.edition.id, "size_pt": size, "format": plan.format, "media_type": plan.media_type}
        yield {**shared, **made, "path": str(file.path), **_told(file.done)}


def _told(done: Done) -> dict[str, Any]:
    return {name: done.meta[name] for name in ("bytes", "pages", "sha256")}
