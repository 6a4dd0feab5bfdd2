"""Fills the skeleton that every page of the public site has: its head, header, footer and whom to ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from rolepress.labels import Labels
from rolepress.languages import is_right_to_left, same_language, spoken_in
from rolepress.manuscript import latin_apart
from rolepress.sites.addresses import (
    SEARCH,
    absolute,
    icon_address,
    organisation_address,
    relative,
    script_address,
    style_address,
)
from rolepress.sites.facts import FormatContact, Link, SiteFacts, Tongue
from rolepress.sites.hosts import page_policy
from rolepress.sites.offering import asked_for
from rolepress.sites.saying import counted, mailto, telephone
from rolepress.theme import Theme


@dataclass(frozen=True, slots=True)
class Page:
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
    sends_to: str = ""  # the origin of the service that takes the page's form
    there: tuple[str, ...] = ()  # formats that it need not offer to make: easy-read, bsl, audio, braille
    unmade: tuple[str, ...] = ()  # the ids of the formats that it can have and that are not built ahead
    article: bool = False  # whether it is one document, and not a way to documents
    tongues: tuple[Tongue, ...] = ()  # the page in every language that it is in


def filled_page(name: str, page: Page, site: SiteFacts, theme: Theme, labels: Labels, **parts: Any) -> str:
    """Return the whole text of a page made by the template *name*, with *parts* for it."""
    to = partial(relative, page=page.address)
    template = theme.environment.get_template(f"site/{name}.html.jinja")
    contact = page.contact or site.other_formats
    look = page.organisation or site.organisation_id
    known = {
        "page": page,
        "site": site,
        "labels": labels,
        "policy": page_policy(page.address, page.sends_to),
        "style": style_address(look),
        "icon": icon_address(look),
        "brand": dict(theme.colours)["brand"],
        "to": to,
        "foreign": partial(_foreign, page.language),
        "own": partial(_own, page.language),
        "in_full": partial(absolute, base_url=site.base_url)
        if site.base_url
        else partial(relative, page=page.address),
        "script": script_address,
        "search": SEARCH,
        "organisation_address": organisation_address,
        "canonical": absolute(page.canonical or page.address, site.base_url) if site.base_url else "",
        "indexed": page.indexed and not site.hidden,
        "other_formats": _asking(contact, page, labels),
    }
    return template.render(known | parts)


def _foreign(page: str, language: str) -> Markup:
    """Return the attributes of an element whose words are in *language*; none where that is the page's."""
    if not language or same_language(page, language):
        return Markup()
    run = "rtl" if is_right_to_left(language) else "ltr"
    way = f' dir="{run}"' if is_right_to_left(page) != is_right_to_left(language) else ""
    return Markup(' lang="{}"').format(language) + Markup(way)  # noqa: S704  # one of two constants


def _own(page: str, name: str) -> Markup:
    """Return the attribute of what stands in an element that has a *name* in another language than the page's."""
    return Markup(' lang="{}"').format(page) if spoken_in(name) else Markup()


def _asking(contact: FormatContact, page: Page, labels: Labels) -> dict[str, Any] | None:
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
        "formats": [latin_apart(each, page.language) for each in asked_for(labels, page.there, page.unmade)],
    }
