"""Pages of a project that recruits hold up for readers, and their data is not stopped by the policy they come with."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.axe import axe
from browser.markup import html_validate
from browser.reflow import reflow
from browser.serving import serve
from browser.view import NARROW, WIDE, View, show
from building import NOON, make
from recruiting import FORM, FORM_FILE, PACK, PACK_FILE, ROLE, ROLE_FILE, vacancy

AFTER = datetime(2026, 7, 1)
PAGES = (
    "index.html",
    "all/index.html",
    "adverts/support-worker-2026/index.html",
    "forms/listener-application/index.html",
    "job-descriptions/support-worker/index.html",
    "role-packs/listener/index.html",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site while rounds are open, and of the same site when they have closed."""
    top = tmp_path_factory.mktemp("recruiting")
    root = vacancy(top / "project", {ROLE_FILE: ROLE, PACK_FILE: PACK, FORM_FILE: FORM})
    for name, on in (("open", NOON), ("closed", AFTER)):
        for path, data in make(root, on=on).public.items():
            place = top / "sites" / name / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    (top / "sites" / "_headers").write_bytes((top / "sites" / "open" / "_headers").read_bytes())
    return top / "sites"


@pytest.fixture(scope="module")
def sites(folder: Path) -> Iterator[str]:
    """The origin that serves both, with the headers of the site's own policy."""
    with serve(folder) as origin:
        yield origin


def test_the_pages_are_sound_html(folder: Path):
    pages = sorted(folder.rglob("*.html"))

    assert [str(found) for found in html_validate(pages)] == []


@pytest.mark.parametrize("view", [NARROW, WIDE], ids=str)
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("state", ["open", "closed"])
def test_a_page_holds_up(page: Page, sites: str, state: str, path: str, view: View):
    show(page, f"{sites}/{state}/{path}", view)

    assert [str(found) for found in (*axe(page), *reflow(page))] == []


def test_the_policy_lets_job_posting_data_stand(page: Page, sites: str):
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    show(page, f"{sites}/open/adverts/support-worker-2026/index.html", WIDE)
    data = json.loads(page.locator('script[type="application/ld+json"]').text_content() or "")

    assert data["@type"] == "JobPosting"
    assert "script-src 'self'" in (page.locator("meta[http-equiv]").get_attribute("content") or "")
    assert told == []  # a browser says what its policy stops


def test_the_data_is_gone_when_the_vacancy_has_closed(page: Page, sites: str):
    show(page, f"{sites}/closed/adverts/support-worker-2026/index.html", WIDE)

    assert page.locator('script[type="application/ld+json"]').count() == 0
    assert page.get_by_role("heading", name="This round has closed").is_visible()


def test_somebody_goes_from_the_home_page_to_a_vacancy_and_its_job(page: Page, sites: str):
    show(page, f"{sites}/open/index.html", WIDE)
    page.locator("#site-opportunities + ul").get_by_role(
        "link", name="Support workers for the recovery team"
    ).click()
    page.get_by_role("link", name="Support Worker", exact=True).first.click()

    notice = page.locator(".notice")
    assert notice.inner_text().startswith("Apply by 11:59pm on Tuesday 30 June 2026.")
    notice.get_by_role("link").click()
    assert page.url.endswith("/adverts/support-worker-2026/index.html")


def test_somebody_narrows_the_list_to_what_they_can_apply_for(page: Page, sites: str):
    show(page, f"{sites}/open/job-descriptions/index.html", WIDE)
    page.get_by_role("checkbox", name="By the closing date").check()

    shown = page.locator(".documents__entry:visible .documents__title")
    assert shown.all_inner_texts() == ["Support Worker"]
