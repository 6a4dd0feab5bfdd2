"""A list narrows as its reader chooses, says how many are left, and keeps the choices in the address."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.axe import axe
from browser.serving import serve
from browser.view import NARROW, WIDE, show
from rolepress.sites.finder import listings
from rolepress.sites.public import listing_page, stylesheet
from sites.samples import JOB, LABELS, SITE, THEME

JOBS = [
    replace(JOB, id="nurse", title="Nurse", band="5", address="job-descriptions/nurse/index.html"),
    replace(JOB, id="cook", title="Cook", band="2", address="job-descriptions/cook/index.html"),
    replace(
        JOB, id="porter", title="Porter", band="2", organisation_id="vale", organisation_name="Vale Trust",
        address="job-descriptions/porter/index.html",
    ),
]  # fmt: skip
LIST = "/job-descriptions/"


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The origin that serves a list of three jobs and its parts."""
    folder = tmp_path_factory.mktemp("finder")
    files = {each.address: listing_page(each, SITE, THEME, LABELS) for each in listings(JOBS, LABELS)}
    files |= {"assets/finder.js": THEME.text("assets/finder.js"), "assets/northshire.css": stylesheet(THEME)}
    for address, text in files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_text(text, "utf-8")
    with serve(folder) as served:
        yield served


def agree_titles(page: Page, titles: list[str]) -> None:
    """Wait, as a reader would, until the list shows just these titles."""
    expect(page.locator(".documents__title:visible")).to_have_text(titles)


def test_a_list_narrows_with_each_choice_and_says_how_many_are_left(page: Page, origin: str):
    show(page, origin + LIST, WIDE)
    agree_titles(page, ["Cook", "Nurse", "Porter"])

    page.get_by_label("Band 2 (2)").check()
    agree_titles(page, ["Cook", "Porter"])
    expect(page.get_by_role("status")).to_have_text("2 documents")

    page.get_by_role("checkbox", name="Vale Trust").check()
    agree_titles(page, ["Porter"])
    expect(page.get_by_role("status")).to_have_text("1 document")
    expect(page.get_by_role("heading", name="Northshire Health")).to_be_hidden()


def test_words_narrow_a_list_too_and_all_can_be_cleared(page: Page, origin: str):
    show(page, origin + LIST, WIDE)

    page.get_by_label("Words to look for").fill("nur")
    agree_titles(page, ["Nurse"])

    page.get_by_label("Words to look for").fill("xyz")
    agree_titles(page, [])
    expect(page.get_by_role("status")).to_contain_text("Nothing in this list fits")

    page.get_by_role("button", name="Clear what you chose").click()
    expect(page.locator(".documents__title:visible")).to_have_count(3)
    expect(page.get_by_label("Words to look for")).to_be_focused()


def test_a_narrowed_list_can_be_shared(page: Page, origin: str):
    show(page, origin + LIST, WIDE)
    page.get_by_label("Band 2 (2)").check()
    shared = page.url

    show(page, shared, NARROW)
    assert shared.endswith("?band=2")
    agree_titles(page, ["Cook", "Porter"])
    expect(page.get_by_label("Band 2 (2)")).to_be_checked()


def test_on_a_small_screen_the_list_comes_first(page: Page, origin: str):
    show(page, origin + LIST, NARROW)
    expect(page.get_by_label("Words to look for")).to_be_hidden()

    page.locator("summary").press("Enter")
    expect(page.get_by_label("Words to look for")).to_be_visible()


def test_the_choices_stand_up_to_a_screen_reader(page: Page, origin: str):
    show(page, origin + LIST, WIDE)
    page.get_by_label("Band 2 (2)").check()

    assert [str(found) for found in axe(page)] == []
    expect(page.get_by_role("group", name="Band")).to_be_visible()


def test_without_a_script_every_choice_is_a_page(chromium: Browser, origin: str):
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(origin + LIST)
        page.get_by_text("Narrow the list").click()
        page.get_by_role("link", name="Band 2", exact=True).click()

        page.wait_for_url("**/band/2/index.html")
        agree_titles(page, ["Cook", "Porter"])
        page.get_by_role("link", name="Show the whole list").click()
        expect(page.locator(".documents__title:visible")).to_have_count(3)


def test_words_are_looked_for_in_the_organisations_name_whatever_the_punctuation(page: Page, origin: str):
    show(page, origin + LIST, WIDE)

    page.get_by_label("Words to look for").fill("trust, por.ter")
    agree_titles(page, ["Porter"])


def test_on_a_small_screen_a_button_leads_to_what_was_found(page: Page, origin: str):
    show(page, origin + LIST, NARROW)
    page.locator("summary").press("Enter")
    page.get_by_label("Band 2 (2)").check()

    page.get_by_role("button", name="Show 2 documents").click()
    expect(page.get_by_label("Words to look for")).to_be_hidden()
    expect(page.get_by_role("status")).to_be_focused()
