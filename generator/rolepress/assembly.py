"""Puts pages and files in their places: the whole public site, and the internal one, as paths and bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from rolepress.labels import labels_for
from rolepress.lifecycle import next_change
from rolepress.press import body_of_document
from rolepress.printing import Printed, PrintedDocument, theme_of
from rolepress.project import Project
from rolepress.sites.addresses import HOME, NOT_FOUND, ROBOTS, SITEMAP, listing_address, style_address
from rolepress.sites.facts import SiteFacts
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
from rolepress.work import Done

MANIFEST = PurePosixPath("manifest.json")
MANIFEST_SCHEMA = 1
PREVIEW = PurePosixPath("preview")

Placed = tuple[PurePosixPath, bytes]


def public_files(project: Project, printed: Printed) -> Iterator[Placed]:
    """Yield every file of the public site with its path, the manifest last."""
    for document in printed.public:
        yield from _document_files(document)
    yield from _site_pages(project, printed.public, printed.site)
    yield from _styles(project, printed.public, printed.site)
    yield MANIFEST, _manifest(project, printed.public)


def internal_files(
    project: Project, printed: Printed, built: Path
) -> Iterator[tuple[PurePosixPath, bytes | Path]]:
    """Yield every file of the internal site: what MkDocs built, and the previews of drafts."""
    for path in sorted(each for each in built.rglob("*") if each.is_file()):
        yield PurePosixPath(path.relative_to(built).as_posix()), path
    if printed.previews:
        yield from ((PREVIEW / path, data) for path, data in _preview_files(project, printed))


def _preview_files(project: Project, printed: Printed) -> Iterator[Placed]:
    for document in printed.previews:
        yield from _document_files(document)
    yield from _lists(project, printed.previews, printed.preview_site)
    yield from _home(project, printed.previews, printed.preview_site)
    yield from _styles(project, printed.previews, printed.preview_site)


def _document_files(document: PrintedDocument) -> Iterator[Placed]:
    if document.facts.address != HOME:
        yield PurePosixPath(document.facts.address), document.page.entry.data
    for file in document.files:
        yield file.path, file.done.entry.data


def _site_pages(project: Project, documents: tuple[PrintedDocument, ...], site: SiteFacts) -> Iterator[Placed]:
    theme, labels = theme_of(project, site.organisation_id), labels_for(site.language).value
    yield from _home(project, documents, site)
    yield from _lists(project, documents, site)
    yield PurePosixPath(NOT_FOUND), not_found_page(site, theme, labels).encode()
    yield PurePosixPath(ROBOTS), robots(site).encode()
    addresses = [each.facts.address for each in documents] + [link.address for link in site.navigation] + [HOME]
    listed = sitemap(sorted(set(addresses)), site)
    if listed is not None:
        yield PurePosixPath(SITEMAP), listed.encode()
    for document in documents:
        for alias in document.facts.aliases:
            place = PurePosixPath(alias_address(alias, document.facts))
            yield place, redirect_page(alias, document.facts, site, theme, labels).encode()


def _home(project: Project, documents: tuple[PrintedDocument, ...], site: SiteFacts) -> Iterator[Placed]:
    """Yield the home page: the written one with the lists, or the lists alone."""
    theme, labels = theme_of(project, site.organisation_id), labels_for(site.language).value
    written = next((each for each in documents if each.facts.address == HOME), None)
    body = body_of_document(written.publication.manuscript, theme) if written else None
    facts = [each.facts for each in documents]
    page = home_page(written.facts if written else None, body, facts, site, theme, labels)
    yield PurePosixPath(HOME), page.encode()


def _lists(project: Project, documents: tuple[PrintedDocument, ...], site: SiteFacts) -> Iterator[Placed]:
    theme, labels = theme_of(project, site.organisation_id), labels_for(site.language).value
    for folder in sorted({each.facts.folder for each in documents if each.facts.folder}):
        page = listing_page(folder, [each.facts for each in documents], site, theme, labels)
        yield PurePosixPath(listing_address(folder)), page.encode()


def _styles(project: Project, documents: Iterable[PrintedDocument], site: SiteFacts) -> Iterator[Placed]:
    """Yield the stylesheet of the site and of every organisation on it."""
    for name in sorted({site.organisation_id, *(each.facts.organisation_id for each in documents)}):
        yield PurePosixPath(style_address(name)), stylesheet(theme_of(project, name)).encode()


def _manifest(project: Project, documents: tuple[PrintedDocument, ...]) -> bytes:
    """Return manifest.json: every page and file of a document, sorted by path, with no clock in it."""
    artifacts = sorted(
        (each for one in documents for each in _artifacts(project, one)), key=lambda each: each["path"]
    )
    text = json.dumps({"schema": MANIFEST_SCHEMA, "artifacts": artifacts}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _artifacts(project: Project, printed: PrintedDocument) -> Iterator[dict[str, Any]]:
    facts = printed.facts
    until = next_change([printed.publication.document], project.on)
    shared = {
        "document": facts.id,
        "kind": facts.kind,
        "language": facts.language,
        "source_version": facts.version,
        "valid_until": until.isoformat() if until else None,
    }
    if facts.address != HOME:
        page = {"edition": "standard", "size_pt": None, "format": "html", "media_type": "text/html"}
        yield {**shared, **page, "path": facts.address, **_measured(printed.page)}
    for file in printed.files:
        made = {"edition": file.edition.id, "size_pt": file.edition.size_pt, "format": file.format.id}
        yield {
            **shared,
            **made,
            "media_type": file.format.media_type,
            "path": str(file.path),
            **_measured(file.done),
        }


def _measured(done: Done) -> dict[str, Any]:
    return {name: done.meta[name] for name in ("bytes", "pages", "sha256")}
