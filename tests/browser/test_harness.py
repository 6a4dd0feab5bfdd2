"""Each check of a page finds its fault on a page that has it, and nothing on a page that has none."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.arrival import kept, shifts, slow_down
from browser.axe import axe
from browser.files import called, outside, weights
from browser.finding import Finding
from browser.keyboard import keyboard, targets
from browser.looks import clear
from browser.markup import html_validate
from browser.pale import pale
from browser.paper import paper
from browser.reading import reading
from browser.reflow import reflow
from browser.serving import addresses, rules_of, serve
from browser.traffic import traffic
from browser.tree import transcript
from browser.view import (
    DARK,
    FORCED,
    MIDDLE,
    NARROW,
    PAPER,
    PHONE,
    SPACED,
    SPACED_NARROW,
    WIDE,
    ZOOMED,
    View,
    show,
)

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
    ("focus-faint", WIDE, keyboard, "focus-faint"),
    ("focus-faint-in-the-dark", DARK, keyboard, "focus-faint"),
    ("pale-for-some", WIDE, clear, "color-contrast-enhanced"),
    ("pale-for-some", WIDE, pale, "pale"),
    ("pale-behind-a-veil", WIDE, pale, "pale"),
    ("pale-on-a-picture", WIDE, pale, "pale"),
    ("axe-pale-in-the-dark", DARK, pale, "pale"),
    ("axe-pale-in-forced-colours", FORCED, pale, "pale"),
    ("landmark-count", WIDE, reading, "landmark-count"),
    ("landmark-name", WIDE, reading, "landmark-name"),
    ("heading-one", WIDE, reading, "heading-one"),
    ("heading-skip", WIDE, reading, "heading-skip"),
    ("no-name", WIDE, reading, "no-name"),
    ("link-name", WIDE, reading, "link-name"),
    ("link-twice", WIDE, reading, "link-twice"),
    ("list-lost", WIDE, reading, "list-lost"),
    ("list-empty", WIDE, reading, "list-empty"),
    ("table-name", WIDE, reading, "table-name"),
    ("table-headers", WIDE, reading, "table-headers"),
    ("not-told", WIDE, reading, "not-told"),
    ("read-out-of-order", WIDE, reading, "read-out-of-order"),
    ("told-out-of-order", WIDE, reading, "read-out-of-order"),
    ("not-printed", PAPER, paper, "not-printed"),
    ("too-wide-for-paper", PAPER, paper, "scrolls-sideways"),
    ("printed-needlessly", PAPER, paper, "printed-needlessly"),
    ("pale-on-paper", PAPER, paper, "pale-on-paper"),
    ("address-not-printed", PAPER, paper, "address-not-printed"),
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
    ("focus-faint-in-the-dark", WIDE, keyboard),
    ("pale-for-some", WIDE, axe),
    ("axe-pale-in-forced-colours", DARK, pale),
    ("link-twice-in-two-parts", WIDE, reading),
    ("list-kept", WIDE, reading),
    ("too-wide-for-paper", PAPER, reflow),
]
TRAFFIC_FAULTS = {
    "request-elsewhere": "request-elsewhere",
    "request-elsewhere-late": "request-elsewhere",
    "missing-file": "missing-file",
    "script-error": "script-error",
    "against-its-policy": "script-error",
}
VIEWS = [WIDE, MIDDLE, NARROW, ZOOMED, DARK, FORCED, SPACED, SPACED_NARROW]


GOOD_READ_ALOUD = """\
page: Porter – job description
[link: Skip to main content]
banner
  navigation: Site
    list
      - [link: Jobs]
      - [link: Words we use]
main
  heading 1: Porter
  You move people and things through the hospital. Read [link: what the words mean] before you apply.
  region: Hours
    table: Hours of a week
      row: Shift | From | To
      row: Early | 7am | 3pm
  Who you would work with
  form
    group: How would you like to hear from us?
      How would you like to hear from us?
      radio: By post
      By post
      radio: By text message
      By text message
    [button: Send]
  heading 2: Words we use
  Early: from 7am.
footer
  Made from one source.
"""


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
@pytest.mark.parametrize("check", [clear, pale, reading, reflow, keyboard, targets])
def test_a_check_finds_nothing_on_a_sound_page(page: Page, sample_pages: str, check, view: View):
    show(page, f"{sample_pages}/good.html", view)

    assert check(page) == ()


def test_paper_finds_nothing_on_a_sound_page_and_leaves_it_as_it_was(page: Page, sample_pages: str):
    show(page, f"{sample_pages}/good.html", PAPER)

    assert paper(page) == ()
    assert page.evaluate("matchMedia('screen').matches")


def test_axe_by_one_rule_alone_finds_nothing_else(page: Page, sample_pages: str):
    show(page, f"{sample_pages}/axe-image-without-words.html", WIDE)

    assert axe(page, rules=("color-contrast",)) == ()


@pytest.mark.parametrize(("name", "rule"), TRAFFIC_FAULTS.items())
def test_traffic_hears_what_a_page_asks_for(page: Page, sample_pages: str, name, rule):
    found = traffic(page, f"{sample_pages}/{name}.html", origin=sample_pages)

    assert rules(found) == {rule}


def test_traffic_is_quiet_on_a_page_that_keeps_to_itself(page: Page, sample_pages: str):
    assert traffic(page, f"{sample_pages}/good.html", origin=sample_pages) == ()


def test_what_moves_while_a_page_arrives_is_seen(page: Page, sample_pages: str):
    slow_down(page)
    traffic(page, f"{sample_pages}/layout-shift.html", origin=sample_pages)

    assert rules(shifts(page)) == {"layout-shift"}


def test_everything_that_a_page_keeps_is_named(page: Page, sample_pages: str):
    show(page, f"{sample_pages}/kept.html", PHONE)

    assert [(found.rule, found.where, found.message) for found in kept(page)] == [
        ("kept", "visitor", "the page keeps a cookie in the reader's browser"),
        ("kept", "visitor", "the page keeps local storage in the reader's browser"),
        ("kept", "visits", "the page keeps a database in the reader's browser"),
    ]


def test_a_sound_page_stands_still_and_keeps_nothing(page: Page, sample_pages: str):
    slow_down(page)
    traffic(page, f"{sample_pages}/good.html", origin=sample_pages)

    assert (*shifts(page), *kept(page)) == ()


def test_a_page_is_read_aloud_in_order(page: Page, sample_pages: str):
    show(page, f"{sample_pages}/good.html", WIDE)

    assert transcript(page) == GOOD_READ_ALOUD


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


def site(folder: Path, pages: dict[str, str]) -> Path:
    """Write *pages*, which are files by path, under *folder*."""
    for path, text in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<link rel="preconnect" href="//fonts.example">',
        '<img srcset="small.png 1x, HTTPS://cdn.example/large.png 2x" alt="">',
        '<form action="http://forms.example/send"></form>',
        '<p style="background: url(https://cdn.example/x.png)">Text</p>',
        "<style>@import '//fonts.example/x.css';</style>",
    ],
)
def test_a_page_that_would_ask_another_site_is_found(tmp_path: Path, text):
    found = outside(site(tmp_path, {"jobs/index.html": text}))

    assert [(each.rule, each.page) for each in found] == [("asks-elsewhere", "jobs/index.html")]


def test_a_style_that_would_ask_another_site_is_found(tmp_path: Path):
    found = outside(site(tmp_path, {"assets/x.css": 'a { background: url("https://cdn.example/x.png") }'}))

    assert [each.page for each in found] == ["x.css"]


def test_links_to_other_sites_ask_them_nothing(tmp_path: Path):
    text = """<link rel="canonical" href="https://roles.example/"><link rel="stylesheet" href="good.css">
        <a href="https://trust.example/">the trust</a><style>a { background: url(data:image/png;base64,AA//BB) }</style>"""

    assert outside(site(tmp_path, {"index.html": text})) == ()


def test_pages_without_a_language_or_a_title_of_their_own_are_found(tmp_path: Path):
    pages = {
        "a/index.html": '<html lang="en-GB"><title>Jobs</title>',
        "b/index.html": '<html lang="cy"><title> Jobs </title>',
        "c/index.html": "<html><title></title>",
        "d/index.html": '<html lang="en"><title>News</title>',
    }

    assert [(each.rule, each.page) for each in called(site(tmp_path, pages))] == [
        ("title", "/b/"),
        ("no-language", "/c/"),
        ("title", "/c/"),
    ]


def test_a_page_weighs_as_much_as_it_and_its_styles_and_scripts(tmp_path: Path):
    page = '<link rel="stylesheet" href="../a.css"><script src="/b.js"></script><a href="c.css">Not fetched</a>'
    files = {"jobs/index.html": page, "a.css": "a" * 1000, "b.js": "b" * 500, "jobs/c.css": "c" * 9000}
    (weight,) = weights(site(tmp_path, files))

    assert (weight.page, weight.plain) == ("/jobs/", len(page) + 1500)
    assert 100 < weight.packed < len(page) + 100
