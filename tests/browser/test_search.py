"""People search the public site by keyboard and by ear, on a phone and on a desk, under the policy it is served with."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.arrival import kept
from browser.axe import axe
from browser.markup import html_validate
from browser.reflow import reflow
from browser.serving import serve
from browser.traffic import traffic
from browser.view import DARK, FORCED, NARROW, WIDE, View, show
from rolepress.cache import Store
from rolepress.sites.bodies import Body
from rolepress.sites.hosts import headers
from rolepress.sites.public import document_page, search_page
from rolepress.sites.search import index_of
from sites.samples import JOB, LABELS, SITE, THEME

SEARCH = "/search/"
READY = "#search-status[aria-busy=false]:not(:empty)"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The origin that serves a site with 23 documents in a folder of its own, as an organisation's site may hold it."""
    folder = tmp_path_factory.mktemp("many")
    pages = {f"job-descriptions/role-{number}/index.html": number for number in range(23)}
    written = {address: _document(address, number) for address, number in pages.items()}
    told = {name: (hashlib.sha256(data).hexdigest(), lambda data=data: data) for name, data in written.items()}
    index = index_of(told, "en-GB", Store(folder / "store")).value
    assert index is not None
    for path, data in {**written, **index, **_search_page()}.items():
        place = folder / "site" / "roles" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    with serve(folder / "site") as origin:
        yield f"{origin}/roles"


def _document(address: str, number: int) -> bytes:
    facts = replace(JOB, address=address, title=f"Role {number}", language="cy" if number == 0 else "en-GB")
    body = Body(
        f"<h1>Role {number}</h1>", "<p>Grow tomatoes in bed X.</p>", sections=() if number else ("<p>Croeso.</p>",)
    )
    return document_page(facts, body, SITE, THEME, LABELS).encode()


def _search_page() -> dict[str, bytes]:
    page = search_page(SITE, THEME, LABELS, searchable=True).encode()
    return {"search/index.html": page, "search/search.js": THEME.text("assets/search.js").encode()}


def results(page: Page) -> list[str]:
    return page.locator("#search-results h2").all_inner_texts()


def test_somebody_searches_by_keyboard(page: Page, public_site: str):
    show(page, public_site + SEARCH, WIDE)
    page.get_by_label("What are you looking for?").focus()
    page.keyboard.type("coproduction")
    page.keyboard.press("Enter")
    page.wait_for_selector(READY)

    assert "Recovery and Coproduction Lead" in results(page)
    assert page.url == f"{public_site}/search/?q=coproduction"
    assert page.title().startswith("coproduction – Search – ")
    for _ in range(2):  # past the button, to the first result
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/job-descriptions/**/index.html")
    page.go_back()
    page.wait_for_selector(READY)
    assert page.get_by_label("What are you looking for?").input_value() == "coproduction"


@pytest.mark.parametrize("word", ["xyzzy", "xylophone", "zzzzzz"])
def test_nothing_is_claimed_for_a_word_that_is_nowhere(page: Page, many: str, word: str):
    show(page, f"{many}/search/?q={word}", WIDE)
    page.wait_for_selector(READY)

    assert page.get_by_role("status").inner_text() == f"No documents found for “{word}”."
    assert results(page) == []


@pytest.mark.parametrize("word", ["tomato", "tomatoes", "growing", "Croeso", "Tomatœs tomato"])
def test_other_forms_of_a_word_are_found(page: Page, many: str, word: str):
    show(page, f"{many}/search/?q={word}", WIDE)
    page.wait_for_selector(READY)

    assert results(page)


def test_the_number_of_results_is_said(page: Page, public_site: str):
    page.goto(f"{public_site}{SEARCH}?q=peer+support")
    status = page.get_by_role("status")
    page.wait_for_selector(READY)

    while (more := page.get_by_role("button", name="Show more results")).is_visible():
        more.click()
        page.wait_for_timeout(300)
    count = len(results(page))
    assert count > 1
    assert status.inner_text() == f"{count} documents found for “peer support”. The best matches are first."


def test_the_matching_words_are_marked_and_the_source_is_named(page: Page, public_site: str):
    page.goto(f"{public_site}{SEARCH}?q=recovery")
    page.wait_for_selector(READY)

    assert "recovery" in [word.lower().strip(".,") for word in page.locator("mark").all_inner_texts()]
    assert page.locator(".search__facts").first.inner_text().startswith("Job description, ")
    assert page.locator("#search-results :not(li, h2, a, p, mark)").count() == 0


def test_nothing_found_comes_with_advice_and_the_lists(page: Page, public_site: str):
    page.goto(f"{public_site}{SEARCH}?q=zzzzqqq")
    page.wait_for_selector(READY)

    assert page.get_by_role("status").inner_text() == "No documents found for “zzzzqqq”."
    assert page.get_by_text("Check the spelling.").is_visible()
    assert page.locator("main").get_by_role("link", name="Job descriptions").is_visible()


def test_an_empty_box_asks_for_words(page: Page, public_site: str):
    page.goto(public_site + SEARCH)
    page.locator("main").get_by_role("button", name="Search").click()

    assert page.get_by_role("status").inner_text() == "Type one or more words to look for."


def test_what_somebody_typed_is_shown_as_text(page: Page, public_site: str):
    page.goto(f"{public_site}{SEARCH}?q=%3Cimg+src%3Dx+onerror%3D%22document.title%3D1%22%3E+NUMBER")
    page.wait_for_selector(READY)

    assert "<img src=x" in page.get_by_role("status").inner_text()
    assert page.locator("main img").count() == 0


@pytest.mark.parametrize("view", [WIDE, NARROW, DARK, FORCED], ids=str)
@pytest.mark.parametrize("query", ["", "?q=peer+support", "?q=zzzzqqq"])
def test_axe_finds_nothing(page: Page, public_site: str, query: str, view: View):
    show(page, f"{public_site}{SEARCH}{query}", view)
    if query:
        page.wait_for_selector(READY)

    assert axe(page) == ()


def test_results_fit_a_phone(page: Page, public_site: str):
    show(page, f"{public_site}{SEARCH}?q=peer+support", NARROW)
    page.wait_for_selector(READY)

    assert reflow(page) == ()


def test_searching_asks_nothing_of_others_and_keeps_nothing(page: Page, public_site: str):
    found = traffic(page, f"{public_site}{SEARCH}?q=peer", origin=public_site)

    assert [str(each) for each in found if not each.where.endswith("/favicon.ico")] == []
    assert results(page) != []
    assert kept(page) == ()


def test_it_works_under_the_policy_that_hosts_send(page: Page, public_site: str):
    sent = page.request.get(public_site + SEARCH).headers["content-security-policy"]

    assert sent == headers()["Content-Security-Policy"]


def test_without_script_the_lists_serve(chromium: Browser, public_site: str):
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{public_site}{SEARCH}?q=peer")

        assert not page.locator("#search-form").is_visible()
        assert page.get_by_text("Search needs JavaScript").is_visible()
        page.locator("main").get_by_role("link", name="Job descriptions").click()
        assert page.url == f"{public_site}/job-descriptions/index.html"


def test_from_a_folder_it_says_what_it_needs(page: Page, built_site: Path):
    page.goto((built_site / "public" / "search" / "index.html").as_uri() + "?q=peer")
    page.wait_for_selector(READY)

    assert "it works on a web server only" in page.get_by_role("status").inner_text()
    assert not page.locator("#search-form").is_visible()
    assert page.locator("main").get_by_role("link", name="Job descriptions").is_visible()


def test_a_page_keeps_its_style_under_its_policy_in_a_folder(page: Page, built_site: Path):
    page.goto((built_site / "public" / "index.html").as_uri())
    sheets = "[...document.styleSheets].map((sheet) => new URL(sheet.href).protocol)"

    assert set(page.evaluate(sheets)) == {"file:"}
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.site-header')).backgroundColor")
        != "rgba(0, 0, 0, 0)"
    )


def test_a_site_whose_index_is_gone_says_so(page: Page, public_site: str):
    page.route("**/search/pagefind/**", lambda route: route.abort())
    page.goto(f"{public_site}{SEARCH}?q=peer")
    page.wait_for_selector(READY)

    assert page.get_by_role("status").inner_text().startswith("Search could not start.")


def test_more_results_come_when_asked_for_and_the_first_has_the_focus(page: Page, many: str):
    page.goto(f"{many}/search/?q=tomatoes")
    page.wait_for_selector(READY)
    assert len(results(page)) == 10

    more = page.get_by_role("button", name="Show more results")
    more.click()
    page.locator("#search-results li").nth(19).wait_for()
    eleventh = page.locator("#search-results a").nth(10)
    assert eleventh.evaluate("(link) => link === document.activeElement")
    more.click()
    page.locator("#search-results li").nth(22).wait_for()
    assert not more.is_visible()


def test_a_result_in_another_language_says_so_and_leads_to_its_page(page: Page, many: str):
    page.goto(f"{many}/search/?q=croeso")
    page.wait_for_selector(READY)
    link = page.locator("#search-results a")

    assert link.get_attribute("hreflang") == "cy"
    assert page.locator("#search-results h2").get_attribute("lang") == "cy"
    assert page.evaluate("(a) => a.href", link.element_handle()) == f"{many}/job-descriptions/role-0/index.html"


def test_the_page_is_sound_html(built_site: Path):
    assert html_validate([built_site / "public" / "search" / "index.html"]) == ()
