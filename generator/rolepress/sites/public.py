"""Makes the pages of the public site from narrow facts: documents, lists, organisations, and what servers ask for.

Every function returns the whole text of one file; where it stands is in `addresses`. The same facts make the same
text: no clock, no machine, no order of a set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from markupsafe import Markup

from rolepress.checks.sentences import sentences
from rolepress.contrast import link_colours
from rolepress.labels import Labels
from rolepress.languages import same_language, with_small_letter
from rolepress.manuscript import latin_apart
from rolepress.markdown import read_line
from rolepress.sites.addresses import (
    EVERYTHING,
    HOME,
    NOT_FOUND,
    ORGANISATIONS,
    SEARCH,
    SITEMAP,
    absolute,
    document_address,
    listing_address,
    organisation_address,
    page_address,
    rooted,
)
from rolepress.sites.bodies import Body
from rolepress.sites.facts import DocumentFacts, FileFacts, Link, SiteFacts, Tongue
from rolepress.sites.finder import LONGEST_CHOICE, Listing, marks, opportunities, ordered, unknown_answers
from rolepress.sites.offering import elsewhere_text, shelved, unmade
from rolepress.sites.saying import counted, file_text, filled, notices
from rolepress.sites.skeleton import Page, filled_page
from rolepress.sites.tongues import originals, tongue
from rolepress.theme import Theme

EASY_READ = "easy-read"  # the kind whose files say so in their names
SHOWN_AT_HOME = 6  # documents of a kind; the list of the kind has the rest
LONGEST_SUMMARY = 200  # characters of a document's summary in a list


@dataclass(frozen=True, slots=True)
class Employer:
    """An organisation on the site: its page and its documents."""

    id: str
    name: str
    description: str  # plain words
    body: Body
    documents: tuple[DocumentFacts, ...]


def document_page(facts: DocumentFacts, body: Body, site: SiteFacts, theme: Theme, labels: Labels) -> str:
    """Return the page of a document, or of a page of the site other than home, around its *body*."""
    labels = labels.easier() if facts.roomy else labels
    above = (Link(labels.called(facts.folder), listing_address(facts.folder)),) if facts.folder else ()
    whose = (facts.kind_label, facts.organisation_name) if facts.folder else ()
    page = Page(
        facts.address,
        " – ".join((facts.title, *whose, site.title)),
        facts.language,
        facts.description,
        trail=(_home(labels), *above),
        organisation=facts.organisation_id,
        right_to_left=facts.right_to_left,
        contact=facts.other_formats,
        sends_to=facts.sends_to,
        there=(*(each.format for each in facts.elsewhere), *([EASY_READ] if facts.roomy or facts.guides else [])),
        unmade=unmade(facts.files, facts.language),
        article=True,
        tongues=_tongues(facts),
    )
    main, more = shelved(facts.files)
    return filled_page(
        "document", page, site, theme, labels,
        facts=facts,
        body=body,
        notices=list(notices(facts, labels, told=body.stands)),
        files=_told(main, facts, labels),
        more_files=_told(more, facts, labels),
        more_label=counted(labels, "files-more", len(more)),
        guides=[(each, filled(labels["easy-read-guide"], TITLE=each.label)) for each in facts.guides],
        elsewhere=[(each, elsewhere_text(each, labels)) for each in facts.elsewhere],
        about=_about(facts, labels),
        changes=[(each.version, each.date, read_line(each.summary)[0]) for each in facts.changes],
        related=facts.related,
        lead=latin_apart(_lead(facts, body), facts.language) if facts.folder and not body.leads else "",
        employer=_employer_link(facts, site),
    )  # fmt: skip


def _told(files: Iterable[FileFacts], facts: DocumentFacts, labels: Labels) -> list[tuple[FileFacts, str]]:
    """Return *files* with what a link to each says."""
    return [(each, file_text(each, labels, easy_read=facts.kind == EASY_READ)) for each in files]


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
    language = facts.language if facts else site.language
    page = Page(HOME, site.title, language, description, tongues=_tongues(facts) if facts else ())
    known = originals(documents)
    return filled_page(
        "home", page, site, theme, labels,
        body=body, tasks=tuple(_tasks(known, site, labels)), shelves=tuple(_shelves(known, labels)),
        opportunities=_entries(opportunities(known), labels), recruits=any(each.state for each in known),
        campaigns=_entries(ordered(each for each in known if each.is_campaign), labels),
    )  # fmt: skip


def listing_page(listing: Listing, site: SiteFacts, theme: Theme, labels: Labels) -> str:
    """Return a list of documents under the organisations that publish them, with the ways to narrow it."""
    page = Page(
        listing.address,
        f"{listing.heading} – {site.title}",
        site.language,
        filled(labels["listing-description"], KIND=listing.heading, SITE=site.title),
        canonical=listing.whole,
        trail=listing.trail,
        indexed=listing.chosen is None,
    )
    groups = [
        (*whose, tuple(group)) for whose, group in groupby(_entries(listing.documents, labels), _organisation)
    ]
    return filled_page(
        "listing", page, site, theme, labels,
        listing=listing, groups=groups, marks=marks(listing),
        count=counted(labels, "documents", len(listing.documents)),
    )  # fmt: skip


def organisations_page(employers: Sequence[Employer], site: SiteFacts, theme: Theme, labels: Labels) -> str:
    """Return the list of the organisations that have something here."""
    title = f"{labels['organisations']} – {site.title}"
    description = filled(labels["listing-description"], KIND=labels["organisations"], SITE=site.title)
    page = Page(listing_address(ORGANISATIONS), title, site.language, description, trail=(_home(labels),))
    entries = [
        (each, _first_sentences(each.description), counted(labels, "documents", len(each.documents)))
        for each in employers
    ]
    return filled_page("organisations", page, site, theme, labels, employers=entries)


def organisation_page(employer: Employer, site: SiteFacts, theme: Theme, labels: Labels) -> str:
    """Return the page of an organisation: what it is, and everything it has published here."""
    page = Page(
        organisation_address(employer.id),
        f"{employer.name} – {site.title}",
        site.language,
        employer.description,
        trail=(_home(labels), Link(labels["organisations"], listing_address(ORGANISATIONS))),
        organisation=employer.id,
        contact=next((each.other_formats for each in employer.documents if each.other_formats), None),
    )
    shelves = tuple(_shelves(employer.documents, labels, most=len(employer.documents)))
    return filled_page(
        "organisation", page, site, theme, labels, employer=employer, body=employer.body, shelves=shelves
    )


def search_page(site: SiteFacts, theme: Theme, labels: Labels, *, searchable: bool) -> str:
    """Return the page that searches the documents, or says that there is no search now; it leads to the lists."""
    title = filled(labels["search-title"], SITE=site.title)
    description = filled(labels["search-description"], SITE=site.title)
    page = Page(SEARCH, title, site.language, description, trail=(_home(labels),))
    lists = site.navigation or (_home(labels),)
    return filled_page("search", page, site, theme, labels, searchable=searchable, lists=lists)


def not_found_page(site: SiteFacts, theme: Theme, labels: Labels) -> str:
    """Return what a server shows where there is nothing; its links work at any address."""
    page = Page(NOT_FOUND, f"{labels['not-found']} – {site.title}", site.language, indexed=False)
    way = partial(rooted, base_url=site.base_url)
    return filled_page("not-found", page, site, theme, labels, to=way, lists=site.navigation)


def redirect_page(address: str, facts: DocumentFacts, site: SiteFacts, theme: Theme, labels: Labels) -> str:
    """Return the page at an *address* that a document, or one whose place it took, had before."""
    called = address.removesuffix(f"/{HOME}").rpartition("/")[2]
    page = Page(
        address,
        " – ".join((labels["moved"], facts.title, called, site.title)),
        site.language,
        canonical=facts.address,
        indexed=False,
    )
    return filled_page("redirect", page, site, theme, labels, target=facts)


def former_addresses(facts: DocumentFacts) -> Iterator[str]:
    """Yield where redirects to a document stand: by its aliases, and by what it took the place of."""
    for alias in facts.aliases:
        yield document_address(facts.folder, alias) if facts.folder else page_address("", alias)
    yield from facts.former


def stylesheet(theme: Theme) -> str:
    """Return the style of every page that has this look; it stands at `style_address` of the organisation."""
    day, night = link_colours(theme)
    links = (
        f":root {{ --link: {day}; }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ --link: {night}; }} }}\n"
    )
    sheets = [
        theme.text(f"assets/{name}.css")
        for name in ("screen", "night", "site", "components", "search", "blocks", "form")
    ]
    return "\n".join((theme.text("tokens.css"), theme.brand_css, links, *sheets))


def icon(theme: Theme) -> str:
    """Return the small picture beside a page's title in a browser, in the brand's colours."""
    colours = dict(theme.colours)
    return theme.environment.get_template("assets/icon.svg").render(colours=colours)


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


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in a list: the start of its summary, and what tells it from its neighbours."""

    facts: DocumentFacts
    summary: str
    told: tuple[tuple[str, str], ...]  # names and values; what is not known is left to the document's page
    tag: str


def _entries(documents: Iterable[DocumentFacts], labels: Labels) -> list[Entry]:
    """Return *documents* as a list shows them; a state that all of them share tells nobody anything."""
    known = list(documents)
    states = {each.state for each in known}
    return [_entry(each, labels, tagged=len(states) > 1 or each.state != "not-advertised") for each in known]


def _entry(facts: DocumentFacts, labels: Labels, *, tagged: bool) -> Entry:
    unknown = unknown_answers(labels)
    applying = "apply-by" if facts.state == "open" else "closing-date"
    told = (
        (labels[applying], facts.closes),
        (labels["band-short"], facts.band),
        (labels["location"], facts.location),
        (labels["places"], facts.places),
        (labels["language"], "" if same_language(facts.language, labels.language) else facts.language_name),
    )
    return Entry(
        facts,
        _first_sentences(facts.description),
        tuple((label, value) for label, value in told if _is_answer(value, unknown)),
        labels[f"state-{facts.state}"] if facts.state not in (None, "open") and tagged else "",
    )


def _is_answer(value: str, unknown: frozenset[str]) -> bool:
    """Whether *value* tells a document from its neighbours in a word or two."""
    return 0 < len(value) <= LONGEST_CHOICE and value.casefold() not in unknown


def _lead(facts: DocumentFacts, body: Body) -> str:
    """Return what stands under the title of a document, or "" where its own text says it at its beginning."""
    told = _first_sentences(facts.description)
    begins = "".join((body.opening, *body.sections[:1]))
    return "" if told in Markup(begins).striptags() else told  # noqa: S704  # read as text, never shown


def _first_sentences(text: str) -> str:
    """Return as many whole sentences as a list has room for, and always the first."""
    first, *rest = sentences(text) or [""]
    for each in rest:
        if len(first) + len(each) > LONGEST_SUMMARY:
            break
        first = f"{first} {each}"
    return first


def _tongues(facts: DocumentFacts) -> tuple[Tongue, ...]:
    """Return the page in every language that it is in, its own among them; nothing where there is one."""
    return (tongue(facts), *facts.tongues) if facts.tongues else ()


def _home(labels: Labels) -> Link:
    return Link(labels["home"], HOME)


def _organisation(entry: Entry) -> tuple[str, str]:
    return entry.facts.organisation_id, entry.facts.organisation_name


def _employer_link(facts: DocumentFacts, site: SiteFacts) -> Link | None:
    has_page = facts.folder and facts.organisation_id in site.organisations
    name = latin_apart(facts.organisation_name, facts.language)
    return Link(name, organisation_address(facts.organisation_id)) if has_page else None


def _tasks(documents: Sequence[DocumentFacts], site: SiteFacts, labels: Labels) -> Iterator[tuple[str, str, str]]:
    """Yield what a visitor can do here: what it is called, in more words, and the address of the page for it."""
    folders = sorted({each.folder for each in documents if each.folder})
    count = sum(bool(each.folder) for each in documents)
    if folders:
        folder = folders[0] if len(folders) == 1 else EVERYTHING
        text = filled(labels["task-find-text"], DOCUMENTS=counted(labels, "documents", count))
        yield labels["task-find"], text, listing_address(folder)
    if site.organisations:
        told = counted(labels, "organisations", len(site.organisations))
        text = filled(labels["task-organisations-text"], ORGANISATIONS=told)
        yield labels["task-organisations"], text, listing_address(ORGANISATIONS)
    if site.other_formats.email:
        yield labels["task-formats"], labels["task-formats-text"], "#site-other-formats"


def _shelves(
    documents: Iterable[DocumentFacts], labels: Labels, *, most: int = SHOWN_AT_HOME
) -> Iterator[dict[str, Any]]:
    """Yield each kind's first documents, and the way to the rest."""
    by_folder = sorted((each for each in documents if each.folder), key=lambda each: each.folder)
    for folder, group in groupby(by_folder, lambda each: each.folder):
        held = ordered(group)
        label = labels.called(folder)
        more = filled(labels["all-of-kind"], KIND=with_small_letter(label), NUMBER=len(held))
        yield {"folder": folder, "label": label, "entries": _entries(held[:most], labels),
               "address": listing_address(folder), "more": more if len(held) > most else ""}  # fmt: skip


def _about(facts: DocumentFacts, labels: Labels) -> list[tuple[str, str]]:
    known = {
        "version": facts.version,
        "reviewed": facts.released,
        "owner": facts.owner,
        "review-by": facts.review_by,
    }
    return [(labels[name], latin_apart(value, facts.language)) for name, value in known.items() if value]
