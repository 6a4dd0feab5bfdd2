"""The two sites that this checkout builds hold up for readers: any screen, keyboard alone, their own colours."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.axe import axe
from browser.files import called, outside, weights
from browser.looks import LOOKS, Check, arriving, looked_at
from browser.markup import html_validate
from browser.serving import addresses
from browser.traffic import traffic
from browser.view import NARROW, PHONE, WIDE, View, show

INTERNAL = [(axe, WIDE), (axe, NARROW)]

PACKED = 30_000  # bytes of a page with its styles and scripts, as servers send them: half of what was promised
PLAIN = 110_000  # bytes of the same, unpacked: the words of the largest role alone are 27,000
BOUND = ("/application-packs/", "/disclosures/", "/guides/")  # several documents on one page


def name(value: object) -> str:
    return getattr(value, "__name__", str(value))


def findings(page: Page, check: Check, view: View, *, folder: Path, origin: str) -> Iterator[str]:
    """Yield what *check* finds on every page in *folder*, seen the way *view* says."""
    for address in addresses(folder):
        show(page, origin + address, view)
        yield from (str(replace(found, page=address)) for found in check(page))


def requests(page: Page, *, folder: Path, origin: str) -> Iterator[str]:
    for address in addresses(folder):
        yield from (str(replace(found, page=address)) for found in traffic(page, origin + address, origin=origin))


def test_both_sites_have_pages(built_site: Path):
    assert "/" in addresses(built_site / "public")
    assert "/" in addresses(built_site / "internal")


@pytest.mark.parametrize("view", LOOKS, ids=str)
def test_the_public_site(page: Page, built_site: Path, public_site: str, view: View):
    assert list(looked_at(page, view, folder=built_site / "public", origin=public_site)) == []


@pytest.mark.parametrize("view", [PHONE, WIDE], ids=str)
def test_the_public_site_arrives_without_a_jump_and_asks_nothing_of_others(
    page: Page, built_site: Path, public_site: str, view: View
):
    assert list(arriving(page, view, folder=built_site / "public", origin=public_site)) == []


def test_nothing_in_the_public_site_would_ask_another_site(built_site: Path):
    assert [str(found) for found in outside(built_site / "public")] == []


def test_every_public_page_has_a_language_and_a_title_of_its_own(built_site: Path):
    assert [str(found) for found in called(built_site / "public")] == []


def test_every_public_page_is_light(built_site: Path):
    """A page that binds several documents may weigh twice as much."""
    weighed = [(each, 2 if each.page.startswith(BOUND) else 1) for each in weights(built_site / "public")]

    assert [each for each, share in weighed if each.packed > share * PACKED or each.plain > share * PLAIN] == []


@pytest.mark.parametrize(("check", "view"), INTERNAL, ids=name)
def test_the_internal_site(page: Page, built_site: Path, internal_site: str, check: Check, view: View):
    assert list(findings(page, check, view, folder=built_site / "internal", origin=internal_site)) == []


def test_the_internal_site_asks_nothing_of_others(page: Page, built_site: Path, internal_site: str):
    assert list(requests(page, folder=built_site / "internal", origin=internal_site)) == []


def test_the_public_site_is_sound_html(built_site: Path):
    pages = sorted((built_site / "public").rglob("*.html"))

    assert [str(found) for found in html_validate(pages)] == []
