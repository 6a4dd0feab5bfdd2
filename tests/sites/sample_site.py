"""A sample of the public site: a page of every sort, and a document with every kind of block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rolepress.editions.large_print import adapt
from rolepress.formats.html import render_body
from rolepress.manuscript import Manuscript
from rolepress.sites import public
from rolepress.sites.addresses import (
    icon_address,
    listing_address,
    organisation_address,
    script_address,
    style_address,
)
from rolepress.sites.bodies import Body, body_of
from rolepress.sites.finder import listings
from sample_manuscript import sample_manuscript
from sites.samples import (
    BODY,
    CLOSED_JOB,
    DRAFTS,
    EMPLOYER,
    EXAMPLE,
    HOME,
    JOB,
    LABELS,
    OTHER_JOB,
    PAGE,
    SITE,
    THEME,
)

LOOK = (THEME, LABELS)


def write_sample_site(folder: Path) -> None:
    """Write the sample into *folder*, as it would be served from the top of a site."""
    for address, text in _files():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _files() -> Iterator[tuple[str, str]]:
    text = _body(sample_manuscript())
    as_lists = _body(adapt(sample_manuscript()))
    jobs = (JOB, OTHER_JOB)
    yield "index.html", public.home_page(HOME, BODY, jobs, EXAMPLE, *LOOK)
    for listing in listings(jobs, LABELS):
        yield listing.address, public.listing_page(listing, SITE, *LOOK)
    yield listing_address("organisations"), public.organisations_page((EMPLOYER,), SITE, *LOOK)
    yield organisation_address("northshire"), public.organisation_page(EMPLOYER, SITE, *LOOK)
    yield script_address("finder"), THEME.text("assets/finder.js")
    yield JOB.address, public.document_page(CLOSED_JOB, text, EXAMPLE, *LOOK)
    yield OTHER_JOB.address, public.document_page(OTHER_JOB, as_lists, DRAFTS, *LOOK)
    yield PAGE.address, public.document_page(PAGE, BODY, SITE, *LOOK)
    yield "404.html", public.not_found_page(replace(SITE, base_url=""), *LOOK)
    for organisation in ("northshire", "southshire"):
        yield style_address(organisation), public.stylesheet(THEME)
        yield icon_address(organisation), public.icon(THEME)


def _body(manuscript: Manuscript) -> Body:
    return body_of(manuscript, lambda part: render_body(part, THEME))
