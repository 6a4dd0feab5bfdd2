"""Each check of a page finds its fault on a page that has it, and nothing on a page that has none."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.axe import axe
from browser.finding import Finding
from browser.keyboard import keyboard, targets
from browser.markup import html_validate
from browser.reflow import reflow
from browser.serving import addresses, rules_of, serve
from browser.traffic import kept, traffic
from browser.view import DARK, FORCED, NARROW, SPACED, SPACED_NARROW, WIDE, ZOOMED, View, show

PAGES = Path(__file__).with_name("pages")

FAULTS = [
    # page, view, check, the rule that must find something
    ("axe-image-without-words", WIDE, axe, "image-alt"),
    ("axe-pale-in-the-dark", DARK, axe, "color-contrast"),
    ("axe-pale-in-forced-colours", FORCED, axe, "color-contrast"),
    ("axe-only-narrow", NARROW, axe, "color-contrast"),
    ("scrolls-sideways", NARROW, reflow, "scrolls-sideways"),
    ("text-cut-off-when-spaced", SPACED, reflow, "text-cut-off"),
    ("text-cut-off-when-narrow", NARROW, reflow, "text-cut-off"),
    ("text-drawn-over-when-spaced", SPACED, reflow, "text-drawn-over"),
    ("focus-unseen", WIDE, keyboard, "focus-unseen"),
    ("focus-unseen-transparent", WIDE, keyboard, "focus-unseen"),
    ("focus-unseen-in-forced-colours", FORCED, keyboard, "focus-unseen"),
    ("focus-covered", WIDE, keyboard, "focus-covered"),
    ("focus-covered-off-screen", WIDE, keyboard, "focus-covered"),
    ("focus-order", WIDE, keyboard, "focus-order"),
    ("not-reached", WIDE, keyboard, "not-reached"),
    ("target-size", WIDE, targets, "target-size"),
]
ONLY_THERE = [  # the same pages are sound for people who look at them otherwise
    ("axe-pale-in-the-dark", WIDE, axe),
    ("axe-pale-in-forced-colours", DARK, axe),
    ("axe-only-narrow", WIDE, axe),
    ("scrolls-sideways", WIDE, reflow),
    ("text-cut-off-when-spaced", WIDE, reflow),
    ("text-cut-off-when-narrow", WIDE, reflow),
    ("text-drawn-over-when-spaced", WIDE, reflow),
    ("focus-unseen-in-forced-colours", WIDE, keyboard),
]
TRAFFIC_FAULTS = {
    "request-elsewhere": "request-elsewhere",
    "request-elsewhere-late": "request-elsewhere",
    "missing-file": "missing-file",
    "script-error": "script-error",
    "against-its-policy": "script-error",
}
VIEWS = [WIDE, NARROW, ZOOMED, DARK, FORCED, SPACED, SPACED_NARROW]


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.rule for finding in findings}


@pytest.mark.parametrize(
    ("name", "view", "check", "rule"), FAULTS, ids=lambda value: getattr(value, "__name__", None) or str(value)
)
def test_a_check_finds_its_fault(page: Page, sample_pages: str, name, view: View, check, rule):
    show(page, f"{sample_pages}/{name}.html", view)

    assert rule in rules(check(page))


@pytest.mark.parametrize(
    ("name", "view", "check"), ONLY_THERE, ids=lambda value: getattr(value, "__name__", None) or str(value)
)
def test_a_check_finds_nothing_where_the_fault_does_not_show(
    page: Page, sample_pages: str, name, view: View, check
):
    show(page, f"{sample_pages}/{name}.html", view)

    assert check(page) == ()


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("check", [axe, reflow, keyboard, targets])
def test_a_check_finds_nothing_on_a_sound_page(page: Page, sample_pages: str, check, view: View):
    show(page, f"{sample_pages}/good.html", view)

    assert check(page) == ()


def test_axe_by_one_rule_alone_finds_nothing_else(page: Page, sample_pages: str):
    show(page, f"{sample_pages}/axe-image-without-words.html", WIDE)

    assert axe(page, rules=("color-contrast",)) == ()


@pytest.mark.parametrize(("name", "rule"), TRAFFIC_FAULTS.items())
def test_traffic_hears_what_a_page_asks_for(page: Page, sample_pages: str, name, rule):
    found = traffic(page, f"{sample_pages}/{name}.html", origin=sample_pages)

    assert rules(found) == {rule}


def test_traffic_is_quiet_on_a_page_that_keeps_to_itself(page: Page, sample_pages: str):
    assert traffic(page, f"{sample_pages}/good.html", origin=sample_pages) == ()


def test_what_a_page_keeps_in_the_browser_is_found(page: Page, sample_pages: str):
    page.goto(f"{sample_pages}/good.html")
    assert kept(page) == ()

    page.goto(f"{sample_pages}/kept-in-browser.html")

    assert {found.message.split("'")[1] for found in kept(page)} == {"biscuit", "drawer", "tray"}


def test_a_folder_is_served_with_the_headers_it_asks_for(page: Page, tmp_path: Path):
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "index.html").write_text("<p>Jobs</p>")
    (tmp_path / "_headers").write_text("/*\n  X-One: a: b\n  X-Two: c\n\n/jobs/*\n  X-Three: d\n")

    assert rules_of(tmp_path) == {"/*": {"X-One": "a: b", "X-Two": "c"}, "/jobs/*": {"X-Three": "d"}}
    with serve(tmp_path) as origin:
        top, jobs = (page.request.get(f"{origin}{path}").headers for path in ("/", "/jobs/?q=1"))
    assert (top["x-one"], top["x-two"], "x-three" in top) == ("a: b", "c", False)
    assert (jobs["x-one"], jobs["x-three"]) == ("a: b", "d")


def test_markup_faults_are_told_with_their_page_and_rule():
    found = html_validate([PAGES / "good.html", PAGES / "markup-button-in-link.html"])

    assert {Path(finding.page).name for finding in found} == {"markup-button-in-link.html"}
    assert rules(found) >= {"no-dup-id", "element-permitted-content"}


def test_sound_markup_has_no_findings():
    assert html_validate([PAGES / "good.html"]) == ()


def test_addresses_name_every_page_but_those_that_redirect(tmp_path: Path):
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "index.html").write_text("<p>Jobs</p>")
    (tmp_path / "404.html").write_text("<p>Not here</p>")
    (tmp_path / "old.html").write_text('<meta http-equiv="refresh" content="0; url=jobs/">')

    assert addresses(tmp_path) == ["/404.html", "/jobs/"]
