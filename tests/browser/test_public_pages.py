"""The sample pages hold up for readers: any screen, keyboard alone, their own colours, wider spacing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.axe import axe
from browser.finding import Finding
from browser.keyboard import keyboard, targets
from browser.markup import html_validate
from browser.reflow import reflow
from browser.serving import addresses, serve
from browser.traffic import traffic
from browser.view import DARK, FORCED, NARROW, SPACED, SPACED_NARROW, WIDE, ZOOMED, View, show
from sites.sample_site import write_sample_site

MIDDLE = View("middle", 768, 1024)
CHECKS = [
    *((axe, view) for view in (WIDE, NARROW, DARK, FORCED, replace(DARK, name="dark-narrow", width=320))),
    *((reflow, view) for view in (WIDE, MIDDLE, NARROW, SPACED, SPACED_NARROW)),
    *((keyboard, view) for view in (WIDE, ZOOMED, FORCED)),
    *((targets, view) for view in (WIDE, NARROW)),
]


@pytest.fixture(scope="module")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a sample of the public site."""
    folder = tmp_path_factory.mktemp("public")
    write_sample_site(folder)
    return folder


@pytest.fixture(scope="module")
def sample_site(sample_folder: Path) -> Iterator[str]:
    """The origin that serves the sample."""
    with serve(sample_folder) as origin:
        yield origin


def name(value: object) -> str:
    return getattr(value, "__name__", str(value))


@pytest.mark.parametrize(("check", "view"), CHECKS, ids=name)
def test_a_page_holds_up(
    page: Page, sample_folder: Path, sample_site: str, check: Callable[[Page], tuple[Finding, ...]], view: View
):
    found = []
    for address in addresses(sample_folder):
        show(page, sample_site + address, view)
        found += [str(replace(each, page=address)) for each in check(page)]

    assert found == []


def test_the_pages_are_sound_html(sample_folder: Path):
    assert [str(found) for found in html_validate(sorted(sample_folder.rglob("*.html")))] == []


def test_a_page_asks_nothing_of_others(page: Page, sample_folder: Path, sample_site: str):
    found = [
        each for path in addresses(sample_folder) for each in traffic(page, sample_site + path, origin=sample_site)
    ]

    assert [str(each) for each in found] == []


def test_a_table_keeps_its_meaning_where_its_rows_are_blocks(page: Page, sample_site: str):
    roles = []
    for view in (WIDE, NARROW):
        show(page, f"{sample_site}/job-descriptions/peer-support-worker/", view)
        roles.append(_roles(page))

    wide, narrow = roles
    assert wide["columnheader"] == 4
    assert wide["rowheader"] > 40
    assert narrow == wide


def _roles(page: Page) -> dict[str, int]:
    """Return how many parts of a table assistive technology is told of, by role."""
    told: list[dict[str, Any]] = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    given = [node["role"]["value"] for node in told if not node["ignored"]]
    return {role: given.count(role) for role in ("table", "rowgroup", "row", "columnheader", "rowheader", "cell")}
