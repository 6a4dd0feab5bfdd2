"""Briefs the pages of the public site: narrow facts about a document, its files and its site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time

from rolepress.config import Settings
from rolepress.labels import Labels, labels_for
from rolepress.languages import language_of, with_capital
from rolepress.library import Library
from rolepress.lifecycle import UK, happened, is_closed, is_overdue
from rolepress.manuscript import Form as FormBlock
from rolepress.manuscript import Manuscript, links_to, walk
from rolepress.markdown import plain, read_line
from rolepress.model import MODELS
from rolepress.model.advert import Advert
from rolepress.model.base import Document, Known, Line, Unknown
from rolepress.model.facts import OneDay, OneMoment
from rolepress.model.form import Form
from rolepress.model.job_description import JobDescription
from rolepress.model.organisation import OtherFormats
from rolepress.model.page import Page
from rolepress.model.role_pack import RolePack
from rolepress.model.round import Round
from rolepress.publications import Publication
from rolepress.sites.addresses import (
    EVERYTHING,
    HOME,
    ORGANISATIONS,
    document_address,
    listing_address,
    origin,
    page_address,
)
from rolepress.sites.facts import ChangeFacts, DocumentFacts, Elsewhere, FormatContact, Link, SiteFacts, State
from rolepress.sites.following import feeds_of
from rolepress.sites.tongues import originals
from rolepress.wording import said_when, short_day


def document_facts(publication: Publication, library: Library, on: datetime) -> DocumentFacts:
    """Return what the page of a document and the lists say about it, its files apart."""
    document, about = publication.document, publication.manuscript.about
    job = document if isinstance(document, JobDescription) else None
    state = publication.resolved.state
    closes = state.closes if state else document.closes
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
        language_name=language_of(document.language).name,
        description=about.description,
        version=document.version,
        owner=document.owner,
        band=_told(job.post.band, labels) if job else "",
        location=_told(_location(document), labels),
        released=short_day(publication.release.released, labels) if publication.release else "",
        review_by=short_day(document.review_by, labels) if document.review_by else "",
        overdue=is_overdue(document, on),
        changes=tuple(
            ChangeFacts(each.version, short_day(each.date, labels), each.summary) for each in document.changes
        ),
        state=state.stage if state else _state(document, on),
        closes=_moment(closes, library, about.organisation, labels) if closes else "",
        closing=_exactly(closes) if closes else "",
        updated=_exactly(_updated(publication, on)) if publication.release else "",
        is_round=state is not None and isinstance(document, Round),
        is_campaign=isinstance(document, Page) and document.purpose == "campaign",
        is_form=isinstance(document, Form),
        places=plain(read_line(getattr(document, "places", None) or "")[0]),
        recruits_to=_role(document),
        round=document.round or "" if isinstance(document, Form) else "",
        easier_of=document.easier.of if isinstance(document, Form) and document.easier else "",
        explains=document.explained or "",
        roomy=about.least_pt > 0,
        refers=tuple(dict.fromkeys(_named(publication))),
        aliases=document.aliases,
        former=tuple(_address(kind, name) for kind, name in publication.former),
        other_formats=_own_contact(library, about.organisation),
        right_to_left=publication.manuscript.right_to_left,
        translates=document.translated or "",
        translates_version=document.translates.version if document.translates else "",
        elsewhere=tuple(Elsewhere(each.format, each.url, each.label or "") for each in document.also_as),
        asks=any(_forms(publication.manuscript)),
        sends_to=next((origin(each.action) for each in _forms(publication.manuscript) if each.action), ""),
    )


def _address(kind: str, name: str) -> str:
    """Return where a document stood that is not published any more."""
    record = MODELS[kind]
    return page_address("", name) if record.model is Page else document_address(record.folder, name)


def _forms(manuscript: Manuscript) -> Iterator[FormBlock]:
    return (block for block in walk(manuscript.blocks) if isinstance(block, FormBlock))


def site_facts(library: Library, published: Iterable[DocumentFacts], *, draft: bool = False) -> SiteFacts:
    """Return what every page says about its site: the lists and pages that *published* makes."""
    settings = library.settings
    labels = labels_for(settings.language).value
    known = tuple(published)
    folders = sorted({each.folder for each in known if each.folder})
    pages = sorted(
        (each for each in originals(known) if not each.folder and not each.is_campaign and each.address != HOME),
        key=lambda each: each.title,
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
        footer=tuple(Link(each.title, each.address, each.language) for each in pages),
        feeds=feeds_of(labels) if settings.base_url and not draft else (),
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
        apart = document.translates or document.is_about_internal_site
        return page_address("information" if apart else document.purpose, document.id)
    return document_address(MODELS[document.kind].folder, document.id)


def _state(document: Document, on: datetime) -> State | None:
    """Return the state of what is no round: a role is advertised by its rounds, and an advert may be over."""
    if is_closed(document, on):
        return "closed"
    return "not-advertised" if isinstance(document, JobDescription | RolePack | Advert) else None


def _role(document: Document) -> str:
    """Return the id of the role that a round recruits to; "" where it is no round, or names no role."""
    return document.role_id or "" if isinstance(document, Round) and document.role_id != document.id else ""


def _location(document: Document) -> Known[Line] | None:
    match document:
        case JobDescription(post=post):
            return post.location
        case RolePack(role=role):
            return role.location
        case Advert(location=location):
            return location
        case _:
            return None


def _named(publication: Publication) -> Iterator[str]:
    """Yield the id of each other document that a document names, binds in or links to."""
    document = publication.document
    named = (
        document.role_id, document.round_id, *(each.document for each in document.binds),
        *(each.document for each in document.refers), *sorted(links_to(publication.manuscript)),
    )  # fmt: skip
    yield from (name for name in named if name is not None and name != document.id)


def _updated(publication: Publication, on: datetime) -> datetime:
    """Return when what readers are told last changed: the release, or what happened to the round since."""
    release, state = publication.release, publication.resolved.state
    days = [datetime.combine(release.released, time())] if release else []
    days += [each.on for each in happened(publication.document, on)]
    days += [moment for moment in (publication.document.opens, state and state.closes) if moment and moment <= on]
    return max(days)


def _exactly(moment: datetime) -> str:
    """Return a moment in UK time with its distance from universal time, as feeds write it (RFC 3339)."""
    return moment.replace(tzinfo=UK).isoformat()


def _told(value: Known[Line] | None, labels: Labels) -> str:
    if value is None:
        return ""
    return with_capital(labels["not-stated"]) if isinstance(value, Unknown) else plain(read_line(value)[0])


def _moment(moment: datetime, library: Library, organisation: str, labels: Labels) -> str:
    known = library.organisation(organisation)
    style = (known.house_style if known else library.settings.house_style).over(library.settings.house_style)
    when = OneDay(day=moment.date()) if moment.time() == time() else OneMoment(at=moment)
    return said_when(when, style, labels)


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
