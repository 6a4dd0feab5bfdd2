"""A page that is being served follows the file that it is written in, and says over itself what needs a change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.axe import axe
from browser.keyboard import targets
from browser.reflow import reflow
from browser.view import DARK, FORCED, NARROW, WIDE, show
from building import JOB_FILE, ONE_PDF, OTHER_JOB, OTHER_JOB_FILE, add, edit, plain_back_room, released_project
from serve.serving_project import PATIENCE, Served, served

PAGE = "/public/job-descriptions/support-worker/"
PREVIEW = "/internal/preview/job-descriptions/support-worker/"
SETTINGS = f"{ONE_PDF}rules:\n  version-not-in-changes: off\n"
LONG = "".join(f"      - Look after garden number {number}\n" for number in range(120))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Served]:
    other = OTHER_JOB.replace('band: "3"', 'band: "4"')  # a list of two bands can be narrowed
    root = plain_back_room(released_project(tmp_path, {"rolepress.yml": SETTINGS, OTHER_JOB_FILE: other}))
    edit(root, JOB_FILE, "      - Listen to people\n", f"      - Listen to people\n{LONG}")
    with served(root) as told:
        yield told


def address(site: Served, path: str) -> str:
    return f"http://127.0.0.1:{site.port}{path}"


def seen(page: Page, words: str) -> None:
    expect(page.locator("body")).to_contain_text(words, timeout=PATIENCE * 1000)


def panel(page: Page) -> Locator:
    return page.get_by_role("region", name="What needs a change")


def break_the_file(site: Served) -> None:
    add(site.root, JOB_FILE, "\n  : [<img src=x onerror=alert(1)>\n")


def test_a_page_follows_its_file_and_keeps_the_readers_place(page: Page, site: Served):
    page.goto(address(site, PREVIEW))
    page.evaluate("window.scrollTo(0, 1500)")
    edit(site.root, JOB_FILE, "Look after garden number 3\n", "Look after the rose garden\n")
    seen(page, "Look after the rose garden")

    page.wait_for_function("Math.abs(window.scrollY - 1500) < 3", timeout=PATIENCE * 1000)


def test_a_page_that_did_not_change_is_not_loaded_again(page: Page, site: Served):
    page.goto(address(site, PAGE))
    page.evaluate("window.stays = true")
    with site.news(PREVIEW) as news:
        next(news)
        edit(site.root, JOB_FILE, "Look after garden number 3\n", "Look after the rose garden\n")
        next(news)

    assert page.evaluate("window.stays")


def test_what_a_reader_fills_in_is_not_lost(page: Page, site: Served):
    page.goto(address(site, PREVIEW))
    page.evaluate("document.querySelector('main').append(document.createElement('textarea'))")
    page.locator("textarea").fill("a long answer")
    edit(site.root, JOB_FILE, "Look after garden number 3\n", "Look after the rose garden\n")
    expect(panel(page)).to_contain_text("This page has changed", timeout=PATIENCE * 1000)

    assert page.locator("textarea").input_value() == "a long answer"
    page.get_by_role("button", name="Load it again").click()
    seen(page, "Look after the rose garden")


def test_a_broken_file_is_told_over_the_last_good_page_until_it_is_mended(page: Page, site: Served):
    good = (site.root / JOB_FILE).read_text("utf-8")
    page.goto(address(site, PREVIEW))
    break_the_file(site)
    expect(panel(page)).to_contain_text(JOB_FILE, timeout=PATIENCE * 1000)

    expect(panel(page).get_by_role("heading")).to_have_text("1 thing needs a change")
    expect(panel(page)).to_contain_text("error: ")
    expect(page.locator("main")).to_contain_text("Look after garden number 3")
    assert page.locator("img[src=x]").count() == 0
    (site.root / JOB_FILE).write_text(good, "utf-8")
    expect(panel(page).get_by_role("heading")).to_have_count(0, timeout=PATIENCE * 1000)


@pytest.mark.parametrize("view", [WIDE, NARROW, DARK, FORCED], ids=str)
def test_the_panel_is_for_everybody(page: Page, site: Served, view):
    break_the_file(site)
    show(page, address(site, PREVIEW), view)
    expect(panel(page)).to_contain_text(JOB_FILE, timeout=PATIENCE * 1000)

    assert axe(page) == ()
    assert reflow(page) == ()
    assert targets(page) == ()


def test_the_panel_is_closed_and_opened_with_the_keyboard_and_stays_closed(page: Page, site: Served):
    page.goto(address(site, PREVIEW))
    break_the_file(site)
    close = panel(page).get_by_role("button", name="Close")
    expect(close).to_be_visible(timeout=PATIENCE * 1000)
    close.focus()
    page.keyboard.press("Escape")
    again = panel(page).get_by_role("button", name="1 thing needs a change: show")
    expect(again).to_be_focused()
    page.reload()
    expect(again).to_be_visible(timeout=PATIENCE * 1000)
    again.press("Enter")

    expect(panel(page)).to_contain_text(JOB_FILE)
    expect(close).to_be_focused()


def test_a_page_with_a_policy_of_its_own_follows_too(page: Page, site: Served):
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
    add(site.root, "templates/site/page.html.jinja", f'{{% extends "core/site/page.html.jinja" %}}\n{{% block head %}}{policy}{{{{ super() }}}}{{% endblock %}}\n')  # fmt: skip
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    site.shows(PREVIEW, "Content-Security-Policy")
    page.goto(address(site, PREVIEW))
    break_the_file(site)
    expect(panel(page)).to_contain_text(JOB_FILE, timeout=PATIENCE * 1000)

    assert panel(page).evaluate("panel => getComputedStyle(panel).position") == "fixed"
    assert refused == []


def redrawn(site: Served) -> None:
    """Save an edit of the template that every page of the public site has, and wait until it is drawn."""
    add(site.root, "templates/site/components/banner.html.jinja", "<p>Another banner</p>\n")
    site.shows("/public/", "Another banner")


def listed(site: Served) -> str:
    """Return the list of job descriptions, narrowed to a band as a shared address does."""
    return address(site, "/public/job-descriptions/?band=3")


def test_a_list_that_its_address_has_narrowed_follows_too(page: Page, site: Served):
    page.goto(listed(site))
    expect(page.locator("input[name=band][value='3']")).to_be_checked()
    redrawn(site)

    seen(page, "Another banner")
    expect(page.locator("input[name=band][value='3']")).to_be_checked()


def test_a_list_that_a_reader_has_narrowed_follows_and_stays_narrowed(page: Page, site: Served):
    page.goto(address(site, "/public/job-descriptions/"))
    page.locator("input[name=band]").first.check()
    page.get_by_label("Words").press_sequentially("support")
    redrawn(site)

    seen(page, "Another banner")
    expect(page.locator("input[name=band]").first).to_be_checked()
    expect(page.get_by_label("Words")).to_have_value("support")


def test_an_answered_search_follows_and_a_question_that_is_being_typed_stays(page: Page, site: Served):
    site.shows("/public/search/", 'id="search-words"')
    page.goto(address(site, "/public/search/?q=people"))
    expect(page.locator("#search-words")).to_have_value("people")
    page.locator("#search-words").press("End")
    page.locator("#search-words").press_sequentially(" gar")
    redrawn(site)

    expect(panel(page)).to_contain_text("This page has changed", timeout=PATIENCE * 1000)
    expect(page.locator("#search-words")).to_have_value("people gar")
    page.locator("#search-words").fill("people")
    add(site.root, "templates/site/components/banner.html.jinja", "<p>A third banner</p>\n")
    seen(page, "A third banner")
    expect(page.locator("#search-words")).to_have_value("people")


def test_what_scripts_and_menus_tick_is_nothing_that_a_reader_fills_in(page: Page, site: Served):
    page.goto(address(site, PREVIEW))
    page.evaluate("""() => {
        const main = document.querySelector('main');
        main.insertAdjacentHTML('beforeend', '<input type=checkbox id=ours><input type=checkbox class=md-toggle>');
        document.querySelector('#ours').checked = true;
        document.querySelector('#ours').dispatchEvent(new Event('change', { bubbles: true }));
    }""")
    page.locator(".md-toggle").check()
    edit(site.root, JOB_FILE, "Look after garden number 3\n", "Look after the rose garden\n")

    seen(page, "Look after the rose garden")


def test_what_a_reader_chooses_is_not_lost(page: Page, site: Served):
    page.goto(address(site, PREVIEW))
    page.evaluate("""document.querySelector('main').insertAdjacentHTML('beforeend',
        '<label><input type=checkbox>A box</label><select aria-label=List><option>One<option>Two</select>')""")
    page.get_by_label("A box").check()
    edit(site.root, JOB_FILE, "Look after garden number 3\n", "Look after the rose garden\n")
    expect(panel(page)).to_contain_text("This page has changed", timeout=PATIENCE * 1000)
    page.get_by_label("List").press("T")
    page.get_by_label("A box").uncheck()
    edit(site.root, JOB_FILE, "Look after the rose garden\n", "Look after the herb garden\n")
    site.shows(PREVIEW, "Look after the herb garden")

    expect(page.get_by_label("List")).to_have_value("Two")
