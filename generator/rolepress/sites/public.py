"""Makes the pages of the public site from narrow facts: documents, lists, home, and what servers ask for.

Every function returns the whole text of one file; where it stands is in `addresses`. The same facts make the same
text: no clock, no machine, no order of a set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from rolepress.checks.sentences import sentences
from rolepress.labels import Labels
from rolepress.markdown import read_line
from rolepress.sites.addresses import (
    HOME,
    NOT_FOUND,
    SEARCH,
    SITEMAP,
    absolute,
    document_address,
    listing_address,
    relative,
    rooted,
    style_address,
)
from rolepress.sites.bodies import Body
from rolepress.sites.facts import DocumentFacts, FormatContact, Link, SiteFacts
from rolepress.sites.hosts import page_policy
from rolepress.sites.saying import counted, file_text, filled, mailto, telephone
from rolepress.theme import Theme

SHOWN_AT_HOME = 10  # documents of a kind; the list of the kind has the rest


@dataclass(frozen=True, slots=True)
class _Page:
    """What the skeleton needs to know of a page."""

    address: str
    title: str
    language: str
    description: str = ""
    canonical: str = ""  # the address of the page to know this one by; its own when left out
    trail: tuple[Link, ...] = ()
    organisation: str = ""  # whose look it has; the site's own when left out
    indexed: bool = True
    right_to_left: bool = False
    contact: FormatContact | None = None


def document_page(facts: DocumentFacts, body: Body, site: SiteFacts, theme: Theme, labels: Labels) -> str:
    """Return the page of a document, or of a page of the site other than home, around its *body*."""
    above = (Link(labels[facts.folder], listing_address(facts.folder)),) if facts.folder else ()
    whose = (facts.kind_label, facts.organisation_name) if facts.folder else ()
    page = _Page(
        facts.address,
        " – ".join((facts.title, *whose, site.title)),
        facts.language,
        facts.description,
        trail=(_home(labels), *above),
        organisation=facts.organisation_id,
        right_to_left=facts.right_to_left,
        contact=facts.other_formats,
    )
    return _render(
        "document", page, site, theme, labels,
        facts=facts,
        body=body,
        notices=[read_line(each)[0] for each in _notices(facts, labels)],
        files=[(each, file_text(each, labels)) for each in facts.files],
        about=_about(facts, labels),
        changes=[(each.version, each.date, read_line(each.summary)[0]) for each in facts.changes],
    )  # fmt: skip


def home_page(
    facts: DocumentFacts | None,
    body: Body | None,
    documents: Iterable[DocumentFacts],
    site: SiteFacts,
    theme: Theme,
    labels: Labels,
) -> str:
    """Return the home page; a project that has written none gets its title and the lists."""
    description = facts.description if facts else ""
    page = _Page(HOME, site.title, facts.language if facts else site.language, description)
    return _render("home", page, site, theme, labels, body=body, shelves=tuple(_shelves(documents, labels)))


def listing_page(
    folder: str, documents: Iterable[DocumentFacts], site: SiteFacts, theme: Theme, labels: Labels
) -> str:
    """Return the list of every document in a kind's *folder*, under the organisations that publish them."""
    heading = labels[folder]
    ordered = _ordered(each for each in documents if each.folder == folder)
    page = _Page(
        listing_address(folder),
        f"{heading} – {site.title}",
        site.language,
        filled(labels["listing-description"], KIND=heading, SITE=site.title),
        trail=(_home(labels),),
    )
    groups = [(*whose, tuple(group)) for whose, group in groupby(ordered, _organisation)]
    count = counted(labels, "documents", len(ordered))
    return _render("listing", page, site, theme, labels, heading=heading, groups=groups, count=count)


def search_page(site: SiteFacts, theme: Theme, labels: Labels, *, searchable: bool) -> str:
    """Return the page that searches the documents, or says that there is no search now; it leads to the lists."""
    page = _Page(SEARCH, filled(labels["search-title"], SITE=site.title), site.language, trail=(_home(labels),),
                 indexed=False)  # fmt: skip
    lists = site.navigation or (_home(labels),)
    return _render("search", page, site, theme, labels, searchable=searchable, lists=lists)


def not_found_page(site: SiteFacts, theme: Theme, labels: Labels) -> str:
    """Return what a server shows where there is nothing; its links work at any address."""
    page = _Page(NOT_FOUND, f"{labels['not-found']} – {site.title}", site.language, indexed=False)
    return _render("not-found", page, site, theme, labels, to=partial(rooted, base_url=site.base_url))


def redirect_page(alias: str, facts: DocumentFacts, site: SiteFacts, theme: Theme, labels: Labels) -> str:
    """Return the page at an address that a document had before; it leads to the document's own."""
    page = _Page(
        alias_address(alias, facts),
        " – ".join((labels["moved"], facts.title, alias, site.title)),
        site.language,
        canonical=facts.address,
        indexed=False,
    )
    return _render("redirect", page, site, theme, labels, target=facts)


def alias_address(alias: str, facts: DocumentFacts) -> str:
    """Return where the redirect from a document's former id stands."""
    return document_address(facts.folder, alias) if facts.folder else f"{alias}/{HOME}"


def stylesheet(theme: Theme) -> str:
    """Return the style of every page that has this look; it stands at `style_address` of the organisation."""
    pages = (theme.text(f"assets/{name}.css") for name in ("site", "blocks"))
    return "\n".join((theme.text("tokens.css"), theme.brand_css, *pages))


def robots(site: SiteFacts) -> str:
    """Return robots.txt: everything is open, or nothing where the site is a worked example or a preview."""
    if site.hidden:
        return "User-agent: *\nDisallow: /\n"
    where = f"\nSitemap: {site.base_url}/{SITEMAP}\n" if site.base_url else ""
    return f"User-agent: *\nDisallow:\n{where}"


def sitemap(addresses: Iterable[str], site: SiteFacts) -> str | None:
    """Return sitemap.xml for the pages at *addresses*; None where there is no public address to list."""
    if site.hidden or not site.base_url:
        return None
    places = (f"  <url><loc>{escape(absolute(each, site.base_url))}</loc></url>\n" for each in sorted(addresses))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{"".join(places)}</urlset>\n'
    )


def _render(name: str, page: _Page, site: SiteFacts, theme: Theme, labels: Labels, **parts: Any) -> str:
    template = theme.environment.get_template(f"site/{name}.html.jinja")
    contact = page.contact or site.other_formats
    known = {
        "page": page,
        "site": site,
        "labels": labels,
        "policy": page_policy(page.address),
        "style": style_address(page.organisation or site.organisation_id),
        "to": partial(relative, page=page.address),
        "canonical": absolute(page.canonical or page.address, site.base_url) if site.base_url else "",
        "indexed": page.indexed and not site.hidden,
        "other_formats": _asking(contact, page, labels),
    }
    return template.render(known | parts)


def _asking(contact: FormatContact, page: _Page, labels: Labels) -> dict[str, str] | None:
    """Return what a page says to people who need another format; None where nobody has been named yet."""
    if not contact.email:
        return None
    return {
        "email": contact.email,
        "mailto": mailto(contact, page.title, labels),
        "phone": contact.phone,
        "tel": telephone(contact.phone),
        "promise": counted(labels, "ask-other-format-days", contact.working_days),
        "note": contact.note,
    }


def _home(labels: Labels) -> Link:
    return Link(labels["home"], HOME)


def _organisation(facts: DocumentFacts) -> tuple[str, str]:
    return facts.organisation_id, facts.organisation_name


def _ordered(documents: Iterable[DocumentFacts]) -> list[DocumentFacts]:
    """Return documents as a list shows them: by organisation and title, the location cut to its first sentence."""
    told = (replace(each, location="".join(sentences(each.location)[:1]).rstrip(".")) for each in documents)
    return sorted(
        told,
        key=lambda each: (each.organisation_name.casefold(), each.organisation_id, each.title.casefold(), each.id),
    )


def _shelves(documents: Iterable[DocumentFacts], labels: Labels) -> Iterator[dict[str, Any]]:
    """Yield each kind's first documents, and the way to the rest."""
    by_folder = sorted((each for each in documents if each.folder), key=lambda each: each.folder)
    for folder, group in groupby(by_folder, lambda each: each.folder):
        held: Sequence[DocumentFacts] = _ordered(group)
        label = labels[folder]
        more = filled(labels["all-of-kind"], KIND=label[0].lower() + label[1:], NUMBER=len(held))
        yield {"folder": folder, "label": label, "documents": held[:SHOWN_AT_HOME],
               "address": listing_address(folder), "more": more if len(held) > SHOWN_AT_HOME else ""}  # fmt: skip


def _notices(facts: DocumentFacts, labels: Labels) -> Iterator[str]:
    if facts.state:
        yield filled(labels[f"notice-{facts.state}"], DATE=facts.closed)
    if facts.overdue:
        yield filled(labels["notice-overdue"], DATE=facts.review_by)


def _about(facts: DocumentFacts, labels: Labels) -> list[tuple[str, str]]:
    known = {
        "version": facts.version,
        "reviewed": facts.released,
        "owner": facts.owner,
        "review-by": facts.review_by,
    }
    return [(labels[name], value) for name, value in known.items() if value]
