"""Puts pages and files in their places: the whole public site, and the internal one, as paths and bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from rolepress.labels import Labels, labels_for
from rolepress.lifecycle import next_change
from rolepress.press import body_of_document, measured
from rolepress.printing import Printed, PrintedDocument
from rolepress.project import Project
from rolepress.sites.addresses import HOME, NOT_FOUND, ROBOTS, SITEMAP, listing_address, style_address
from rolepress.sites.facts import DocumentFacts, SiteFacts
from rolepress.sites.public import (
    alias_address,
    home_page,
    listing_page,
    not_found_page,
    redirect_page,
    robots,
    sitemap,
    stylesheet,
)
from rolepress.theme import Theme
from rolepress.work import Done

MANIFEST = PurePosixPath("manifest.json")
MANIFEST_SCHEMA = 1
PREVIEW = PurePosixPath("preview")

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


def public_files(project: Project, printed: Printed) -> Iterator[Placed]:
    """Yield every file of the public site with its path, the manifest last."""
    side = _Side(printed.public, printed.site, printed.looks)
    home = _home(side)
    yield from _document_files(side.documents)
    yield PurePosixPath(HOME), home
    yield from _lists(side)
    yield from _for_servers(side)
    yield from _redirects(side)
    yield from _styles(side)
    yield MANIFEST, _manifest(side.documents, home, project.on)


def internal_files(printed: Printed, built: Path) -> Iterator[tuple[PurePosixPath, bytes | Path]]:
    """Yield every file of the internal site: what MkDocs built, and the previews of drafts."""
    for path in sorted(each for each in built.rglob("*") if each.is_file()):
        yield PurePosixPath(path.relative_to(built).as_posix()), path
    yield from ((PREVIEW / path, data) for path, data in preview_files(printed))


def preview_files(printed: Printed) -> Iterator[Placed]:
    """Yield every file of the preview with its path there; nothing when all stands as it was released."""
    if not printed.previews:
        return
    side = _Side(printed.previews, printed.preview_site, printed.looks)
    yield from _document_files(side.documents)
    yield PurePosixPath(HOME), _home(side)
    yield from _lists(side)
    yield from _styles(side)


def _document_files(documents: Iterable[PrintedDocument]) -> Iterator[Placed]:
    for document in documents:
        if document.page is not None:
            yield PurePosixPath(document.facts.address), document.page.entry.data
        for file in document.files:
            yield file.path, file.done.entry.data


def _home(side: _Side) -> bytes:
    """Return the home page: the written one with the lists, or the lists alone."""
    written = next((each for each in side.documents if each.facts.address == HOME), None)
    body = body_of_document(written.publication.manuscript, side.theme) if written else None
    facts = written.facts if written else None
    return home_page(facts, body, side.facts, side.site, side.theme, side.labels).encode()


def _lists(side: _Side) -> Iterator[Placed]:
    for folder in sorted({each.folder for each in side.facts if each.folder}):
        page = listing_page(folder, side.facts, side.site, side.theme, side.labels)
        yield PurePosixPath(listing_address(folder)), page.encode()


def _for_servers(side: _Side) -> Iterator[Placed]:
    """Yield what servers and search engines ask for."""
    yield PurePosixPath(NOT_FOUND), not_found_page(side.site, side.theme, side.labels).encode()
    yield PurePosixPath(ROBOTS), robots(side.site).encode()
    listed = sitemap(_addresses(side), side.site)
    if listed is not None:
        yield PurePosixPath(SITEMAP), listed.encode()


def _redirects(side: _Side) -> Iterator[Placed]:
    """Yield a page at every former address, where no other page has taken it meanwhile."""
    taken = _addresses(side)
    for facts in side.facts:
        for alias in facts.aliases:
            address = alias_address(alias, facts)
            if address not in taken:
                taken.add(address)
                yield (
                    PurePosixPath(address),
                    redirect_page(alias, facts, side.site, side.theme, side.labels).encode(),
                )


def _addresses(side: _Side) -> set[str]:
    """Return the address of every page that people may look for."""
    return {HOME, *(each.address for each in side.facts), *(link.address for link in side.site.navigation)}


def _styles(side: _Side) -> Iterator[Placed]:
    """Yield the stylesheet of the site and of every organisation on it."""
    for name in sorted({side.site.organisation_id, *(each.organisation_id for each in side.facts)}):
        yield PurePosixPath(style_address(name)), stylesheet(side.looks[name]).encode()


def _manifest(documents: Iterable[PrintedDocument], home: bytes, on: datetime) -> bytes:
    """Return manifest.json: every page and file of a document, sorted by path, with no clock in it."""
    artifacts = sorted(
        (each for document in documents for each in _artifacts(document, home, on)), key=lambda each: each["path"]
    )
    text = json.dumps({"schema": MANIFEST_SCHEMA, "artifacts": artifacts}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _artifacts(document: PrintedDocument, home: bytes, on: datetime) -> Iterator[dict[str, Any]]:
    facts = document.facts
    until = next_change([document.publication.document], on)
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
        made = {"edition": file.edition.id, "size_pt": file.edition.size_pt, "format": file.format.id}
        yield {**shared, **made, "media_type": file.format.media_type, "path": str(file.path), **_told(file.done)}


def _told(done: Done) -> dict[str, Any]:
    return {name: done.meta[name] for name in ("bytes", "pages", "sha256")}
