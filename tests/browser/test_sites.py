"""The two sites that this checkout builds hold up for readers: any screen, keyboard alone, their own colours."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.axe import axe
from browser.finding import Finding
from browser.keyboard import keyboard, targets
from browser.markup import html_validate
from browser.reflow import reflow
from browser.serving import addresses
from browser.traffic import kept, traffic
from browser.view import DARK, FORCED, NARROW, SPACED, SPACED_NARROW, WIDE, ZOOMED, View, show

Check = Callable[[Page], tuple[Finding, ...]]


def contrast(page: Page) -> tuple[Finding, ...]:
    return axe(page, rules=("color-contrast",))


PUBLIC = [
    (axe, WIDE),
    (axe, NARROW),
    (contrast, DARK),
    (contrast, FORCED),
    (reflow, NARROW),
    (reflow, SPACED),
    (reflow, SPACED_NARROW),
    (keyboard, WIDE),
    (keyboard, ZOOMED),
    (keyboard, FORCED),
    (targets, WIDE),
    (targets, NARROW),
]
INTERNAL = [(axe, WIDE), (axe, NARROW)]


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


@pytest.mark.parametrize(("check", "view"), PUBLIC, ids=name)
def test_the_public_site(page: Page, built_site: Path, public_site: str, check: Check, view: View):
    assert list(findings(page, check, view, folder=built_site / "public", origin=public_site)) == []


@pytest.mark.parametrize(("check", "view"), INTERNAL, ids=name)
def test_the_internal_site(page: Page, built_site: Path, internal_site: str, check: Check, view: View):
    assert list(findings(page, check, view, folder=built_site / "internal", origin=internal_site)) == []


def test_the_public_site_asks_nothing_of_others(page: Page, built_site: Path, public_site: str):
    assert list(requests(page, folder=built_site / "public", origin=public_site)) == []


def test_the_public_site_keeps_nothing_in_the_browser(page: Page, built_site: Path, public_site: str):
    for address in addresses(built_site / "public"):
        page.goto(public_site + address, wait_until="load")

    assert list(kept(page)) == []


def test_the_internal_site_asks_nothing_of_others(page: Page, built_site: Path, internal_site: str):
    assert list(requests(page, folder=built_site / "internal", origin=internal_site)) == []


def test_the_public_site_is_sound_html(built_site: Path):
    pages = sorted((built_site / "public").rglob("*.html"))

    assert [str(found) for found in html_validate(pages)] == []
