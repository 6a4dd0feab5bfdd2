"""The sample pages hold up for readers: any screen, keyboard alone, their own colours, wider spacing, read aloud."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from agreed import agreed
from browser.files import called, outside
from browser.looks import LOOKS, arriving, looked_at
from browser.markup import html_validate
from browser.serving import serve
from browser.tree import transcript
from browser.view import NARROW, PHONE, WIDE, View, show
from sites.sample_site import write_sample_site

ROLE = "/job-descriptions/peer-support-worker/"
CUT = 100  # letters of a line: what the words are, other agreed files say


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


@pytest.mark.parametrize("view", LOOKS, ids=str)
def test_a_page_holds_up(page: Page, sample_folder: Path, sample_site: str, view: View):
    assert list(looked_at(page, view, folder=sample_folder, origin=sample_site)) == []


@pytest.mark.parametrize("view", [PHONE, WIDE], ids=str)
def test_a_page_arrives_without_a_jump_and_asks_nothing_of_others(
    page: Page, sample_folder: Path, sample_site: str, view: View
):
    assert list(arriving(page, view, folder=sample_folder, origin=sample_site)) == []


def test_the_pages_are_sound_html(sample_folder: Path):
    assert [str(found) for found in html_validate(sorted(sample_folder.rglob("*.html")))] == []


def test_nothing_in_the_pages_would_ask_another_site(sample_folder: Path):
    assert [str(found) for found in outside(sample_folder)] == []


def test_every_page_has_a_language_and_a_title_of_its_own(sample_folder: Path):
    assert [str(found) for found in called(sample_folder)] == []


def test_a_role_is_read_aloud_as_it_was_agreed(page: Page, sample_site: str):
    show(page, sample_site + ROLE, WIDE)
    told = "".join(f"{line[:CUT]}\n" for line in transcript(page).splitlines())

    assert told == agreed("reading/role.txt", told)


def test_a_page_is_read_aloud_the_same_on_any_screen(page: Page, sample_site: str):
    told = []
    for view in (WIDE, NARROW):
        show(page, sample_site + ROLE, view)
        told.append(transcript(page))

    assert told[0] == told[1]


def test_a_table_keeps_its_meaning_where_its_rows_are_blocks(page: Page, sample_site: str):
    roles = []
    for view in (WIDE, NARROW):
        show(page, sample_site + ROLE, view)
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
