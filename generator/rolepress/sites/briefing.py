"""Briefs the pages of the public site: narrow facts about a document, its files and its site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time

from rolepress.config import Settings
from rolepress.labels import Labels, labels_for
from rolepress.library import Library
from rolepress.lifecycle import is_closed, is_overdue
from rolepress.manuscript import Form, Manuscript, walk
from rolepress.model import MODELS
from rolepress.model.base import Document, Known, Line, Unknown
from rolepress.model.job_description import JobDescription
from rolepress.model.organisation import OtherFormats
from rolepress.model.page import Page
from rolepress.publications import Publication
from rolepress.sites.addresses import (
    EVERYTHING,
    ORGANISATIONS,
    document_address,
    listing_address,
    origin,
    page_address,
)
from rolepress.sites.facts import ChangeFacts, DocumentFacts, FormatContact, Link, SiteFacts, State
from rolepress.wording import clock, said_day, short_day


def document_facts(publication: Publication, library: Library, on: datetime) -> DocumentFacts:
    """Return what the page of a document and the lists say about it, its files apart."""
    document, about = publication.document, publication.manuscript.about
    state = publication.resolved.state
    closes = document.closes or (state.closes if state else None)
    job = document if isinstance(document, JobDescription) else None
    labels = labels_for(document.language).value
    return DocumentFacts(
        id=document.id,
        kind=document.kind,
        kind_label=about.kind_label,
        folder="" if isinstance(document, Page) else MODELS[document.kind].folder,
        address=address_of(document),
        title=document.title,
        organisation_id=about.organisation,
        organisation_name=about.organisation_name,
        language=document.language,
        description=about.description,
        version=document.version,
        owner=document.owner,
        band=_told(job.post.band, labels) if job else "",
        location=_told(job.post.location, labels) if job else "",
        released=short_day(publication.release.released) if publication.release else "",
        review_by=short_day(document.review_by) if document.review_by else "",
        overdue=is_overdue(document, on),
        changes=tuple(ChangeFacts(each.version, short_day(each.date), each.summary) for each in document.changes),
        state=_state(publication, on),
        closed=_moment(closes, library, about.organisation) if closes else "",
        aliases=document.aliases,
        other_formats=_own_contact(library, about.organisation),
        right_to_left=publication.manuscript.right_to_left,
        asks=any(_forms(publication.manuscript)),
        sends_to=next((origin(each.action) for each in _forms(publication.manuscript) if each.action), ""),
    )


def _forms(manuscript: Manuscript) -> Iterator[Form]:
    return (block for block in walk(manuscript.blocks) if isinstance(block, Form))


def site_facts(library: Library, published: Iterable[DocumentFacts], *, draft: bool = False) -> SiteFacts:
    """Return what every page says about its site: the lists and pages that *published* makes."""
    settings = library.settings
    labels = labels_for(settings.language).value
    known = tuple(published)
    folders = sorted({each.folder for each in known if each.folder})
    pages = sorted(
        (each for each in known if not each.folder and each.address != "index.html"), key=lambda p: p.title
    )
    organisations = () if draft else _with_pages(known, library)
    return SiteFacts(
        title=settings.title,
        language=settings.language,
        organisation_id=settings.organisation,
        other_formats=_project_contact(library),
        base_url=(settings.base_url or "").rstrip("/"),
        example=settings.example,
        draft=draft,
        navigation=tuple(_navigation(folders, labels, organisations=bool(organisations))),
        organisations=organisations,
        footer=tuple(Link(each.title, each.address) for each in pages),
    )


def _navigation(folders: Sequence[str], labels: Labels, *, organisations: bool) -> Iterator[Link]:
    """Yield the lists that every page leads to: of everything first where there are several kinds."""
    if len(folders) > 1:
        yield Link(labels["everything"], listing_address(EVERYTHING))
    yield from (Link(labels.called(folder), listing_address(folder)) for folder in folders)
    if organisations:
        yield Link(labels["organisations"], listing_address(ORGANISATIONS))


def _with_pages(known: Iterable[DocumentFacts], library: Library) -> tuple[str, ...]:
    """Return the ids of the organisations of documents, by their names; one whose file has gone has no page."""
    found = {each.organisation_id: each.organisation_name for each in known if each.folder}
    names = {name: title for name, title in found.items() if library.organisation(name) is not None}
    return tuple(sorted(names, key=lambda name: (names[name].casefold(), name)))


def address_of(document: Document) -> str:
    """Return where the page of *document* stands, from the public site's top."""
    if isinstance(document, Page):
        return page_address(document.purpose, document.id)
    return document_address(MODELS[document.kind].folder, document.id)


def _state(publication: Publication, on: datetime) -> State | None:
    """Return how a document stands; one that belongs to a round is closed with it."""
    state = publication.resolved.state
    if is_closed(publication.document, on) or (state and state.stage in ("closed", "closed-early", "filled")):
        return "closed"
    return "not-advertised" if isinstance(publication.document, JobDescription) else None


def _told(value: Known[Line], labels: Labels) -> str:
    return labels["not-stated"].capitalize() if isinstance(value, Unknown) else value


def _moment(moment: datetime, library: Library, organisation: str) -> str:
    known = library.organisation(organisation)
    style = (known.house_style if known else library.settings.house_style).over(library.settings.house_style)
    day = said_day(moment.date(), style)
    return day if moment.time() == time() else f"{clock(moment.time())} on {day}"


def _own_contact(library: Library, organisation: str) -> FormatContact | None:
    known = library.organisation(organisation)
    given = known.other_formats if known else None
    return _contact(given) if isinstance(given, OtherFormats) else None


def _project_contact(library: Library) -> FormatContact:
    """Return whom the whole site names: the project's contact, else its organisation's."""
    settings: Settings = library.settings
    if settings.other_formats is not None:
        return _contact(settings.other_formats)
    return _own_contact(library, settings.organisation) or FormatContact("", "", 0)


def _contact(given: OtherFormats) -> FormatContact:
    return FormatContact(given.email, given.phone, given.working_days, given.text or "")
