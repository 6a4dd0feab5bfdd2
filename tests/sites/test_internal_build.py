"""The internal site as MkDocs builds it: whole, quiet, searchable, the same each time, and safe to look at."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from browser.axe import axe
from browser.serving import addresses, serve
from browser.traffic import traffic
from browser.view import DARK, FORCED, NARROW, WIDE, View, show
from projects import JOB, ORGANISATION, SETTINGS
from rolepress.checks import rule_pages
from rolepress.config import load_settings
from rolepress.labels import templates_folder
from rolepress.library import Library, load
from rolepress.problems import Outcome, Severity, problem
from rolepress.sites.internal_build import build_site, config_of
from rolepress.sites.records import Output
from sites.small_library import LAW, MORE_FACTS, NEWER_CLAUSE, drawn, small_library, write_docs

PAGES = (
    "/",
    "/404.html",
    "/problems.html",
    "/documents/",
    "/documents/peer-support-worker/",
    "/clauses/",
    "/clauses/data-protection/",
    "/facts/",
    "/facts/leicestershire-partnership-facts/area/",
    "/due.html",
    "/coverage.html",
    "/register/",
    "/pictures.html",
    "/checks/",
    "/tags/band/3.html",
    "/tags/kept-by/human-resources.html",
)
OUTPUTS = {
    "peer-support-worker": (
        Output("Web page", "job-descriptions/peer-support-worker/index.html", "Web page"),
        Output("PDF, 9 pages, 120 KB", "job-descriptions/peer-support-worker/a.pdf", "PDF", "9 pages, 120 KB"),
    )
}
LATER = datetime(2027, 7, 1, 12)  # when a part of the example is overdue
RULES = (
    *rule_pages()[:3],
    *(each for each in rule_pages() if each.id.startswith("handbook")),
)  # which its pages name
PEER_WORKER = "Peer Support Worker (Leicestershire Partnership NHS Trust)"  # there is one of another trust
PWNED = "<img src=x onerror=window.pwned=1>"
HOSTILE = f"Trouble </title></span>{PWNED}<script>window.pwned=1</script> a | b `c | {{{{d}}}} {{: onclick=window.pwned=1 }} [e](javascript:window.pwned=1)"


def built(library: Library, folder: Path) -> Outcome[None]:
    """Write the pages of *library* to `docs` and build them into `internal`, both in *folder*."""
    places = (entry.path for entry in library.entries.values())
    problems = tuple(problem(path, "level", HOSTILE, hint=HOSTILE, severity=Severity.WARNING) for path in places)
    made = drawn(
        library, problems=problems, previews=["support-worker", "peer-support-worker"], outputs=OUTPUTS, on=LATER
    )
    write_docs(library, made, folder / "docs", rules=RULES)
    return build_site(folder / "docs", config_of(library.root), folder / "internal", library.settings)


@pytest.fixture(scope="module")
def example(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The internal site of this checkout's own content."""
    settings = load_settings(checkout).value
    assert settings is not None
    folder = tmp_path_factory.mktemp("example")
    assert built(load(checkout, settings).value, folder).problems == ()
    return folder / "internal"


@pytest.fixture(scope="module")
def example_origin(example: Path) -> Iterator[str]:
    with serve(example) as origin:
        yield origin


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The internal site of a library whose every line tries to be more than text."""

    def said(text: str) -> str:
        named = re.sub(r"^(\s*(?:title|owner|source|unit|note|approved_by|applies_to|role): ).*$",
                       lambda match: match.group(1) + json.dumps(HOSTILE), text, flags=re.MULTILINE)  # fmt: skip
        return named.replace("The law asks for it:", HOSTILE)

    fact = f"  hostile: {{type: text, value: {json.dumps(HOSTILE)}, note: {json.dumps(HOSTILE)}}}\n"
    folder = tmp_path_factory.mktemp("hostile")
    library = small_library(
        folder,
        {
            "rolepress.yml": said(SETTINGS),
            "content/organisations/northshire.yml": said(ORGANISATION),
            "content/job-descriptions/support-worker.yml": said(JOB),
            "content/clauses/confidentiality.yml": said(NEWER_CLAUSE),
            "content/facts/northshire-facts.yml": said(MORE_FACTS) + fact,
            "content/register/law.yml": said(LAW),
        },
    )
    assert built(library, folder).problems == ()
    return folder / "internal"


def test_the_example_has_every_page(example: Path):
    assert set(PAGES) <= set(addresses(example))


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("view", [WIDE, NARROW, DARK], ids=str)
def test_axe_finds_nothing(page: Page, example_origin: str, address, view):
    show(page, example_origin + address, view)

    assert [str(found) for found in axe(page)] == []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_nothing_of_other_sites(page: Page, example_origin: str, address):
    assert traffic(page, example_origin + address, origin=example_origin) == ()


def test_a_wide_table_scrolls_in_a_region_that_the_keyboard_reaches(page: Page, example_origin: str):
    show(page, f"{example_origin}/facts/", NARROW)
    region = page.get_by_role("region", name="Facts of Leicestershire Partnership NHS Trust")

    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW.width


def test_a_chart_is_read_on_a_phone(page: Page, example_origin: str):
    show(page, f"{example_origin}/due.html", NARROW)
    chart = page.get_by_role("img", name="Reviews that are due")

    sizes, ends, edge = chart.evaluate(
        """svg => [[...svg.querySelectorAll("text")].map(t => parseFloat(getComputedStyle(t).fontSize)),
                   [...svg.querySelectorAll("text")].map(t => t.getBoundingClientRect().right),
                   svg.getBoundingClientRect().right]"""
    )
    assert len(sizes) > 3
    assert min(sizes) >= 12
    assert max(ends) <= edge <= NARROW.width


def test_a_chart_keeps_its_bars_where_readers_choose_the_colours(page: Page, example_origin: str):
    show(page, f"{example_origin}/due.html", FORCED)

    bar, words = page.evaluate(
        """() => [getComputedStyle(document.querySelector(".chart__bar")).fill,
                  getComputedStyle(document.querySelector(".chart text")).fill]"""
    )
    assert bar == words


def test_what_changed_in_a_clause_is_seen_without_colour_and_said_in_words(page: Page, example_origin: str):
    show(page, f"{example_origin}/clauses/data-protection/", WIDE)

    for element, line, said in (("ins", "underline", "added:"), ("del", "line-through", "removed:")):
        first = page.locator(f"article {element}").first
        assert line in first.evaluate("each => getComputedStyle(each).textDecorationLine")
        assert (first.text_content() or "").strip().startswith(said)


def test_a_filter_shows_the_rows_that_fit_and_says_how_many(page: Page, example_origin: str):
    show(page, f"{example_origin}/documents/", WIDE)
    titles = page.locator(".table tbody tr:visible td:first-child")
    everything = titles.count()

    page.get_by_label("Band").select_option("3")
    assert titles.all_inner_texts() == [PEER_WORKER]
    assert page.get_by_role("status").inner_text() == f"1 of {everything} shown"
    assert page.get_by_role("heading", name="Page (").count() == 0

    page.get_by_role("button", name="Show all").click()
    page.get_by_label("Words in a row").fill("coproduction")
    assert titles.all_inner_texts() == ["Recovery and Coproduction Lead"]


@pytest.mark.parametrize(
    ("address", "column", "choice"),
    [
        ("/due.html", "Kept by", "Human Resources"),
        ("/clauses/", "In force", "version 1"),
        ("/problems.html", "Kept by", "Human Resources"),
        ("/tags/kept-by/human-resources.html", "Kind", "Clause"),
    ],
)
def test_every_long_list_has_filters_and_they_leave_other_tables_alone(
    page: Page, example_origin: str, address: str, column: str, choice: str
):
    show(page, f"{example_origin}{address}", WIDE)
    rows = page.locator(".table tbody tr:visible")
    everything = rows.count()

    page.locator(".filters").get_by_label(column).select_option(choice)

    assert 0 < rows.count() < everything
    assert page.get_by_role("region", name="Reviews that are due").count() == (address == "/due.html")


@pytest.mark.parametrize(("view", "told"), [(NARROW, True), (WIDE, False)], ids=["narrow", "wide"])
def test_a_table_that_is_wider_than_its_place_says_so(page: Page, example_origin: str, view: View, told: bool):
    show(page, f"{example_origin}/documents/", view)
    page.wait_for_timeout(100)  # the observer looks at the next frame

    assert (page.locator(".table[data-wide]").count() > 0) is told
    for column in ("Title", "Where it stands"):
        assert page.get_by_role("columnheader", name=column).first.evaluate(
            "each => each.getBoundingClientRect().right <= innerWidth"
        )


def test_without_a_script_links_lead_to_what_a_filter_would_show(chromium: Browser, example_origin: str):
    with chromium.new_context(java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(f"{example_origin}/documents/")
        assert not tab.get_by_label("Words in a row").is_visible()

        tab.locator("dd a[href*='tags/band/3']").click()
        assert tab.locator(".table tbody tr td:first-child").all_inner_texts() == [PEER_WORKER]


def test_search_knows_documents_and_clauses_but_not_the_wording(example: Path):
    index = json.loads((example / "search" / "search_index.json").read_text("utf-8"))["docs"]
    titles = {entry["title"] for entry in index}
    everything = json.dumps(index, ensure_ascii=False)

    assert {"Peer Support Worker", "Recovery and Coproduction Lead", "Data protection"} <= titles
    assert "process all personal data" not in everything
    assert "Worked example" not in everything


def test_search_finds_a_document(page: Page, example_origin: str):
    show(page, f"{example_origin}/", WIDE)
    page.get_by_role("textbox", name="Search").press_sequentially("coproduction lead")

    page.locator(".md-search-result a", has_text="Recovery and Coproduction Lead").first.click()
    page.wait_for_url("**/documents/recovery-and-coproduction-lead/**")


def test_every_page_says_that_it_is_a_worked_example(example: Path):
    without = [
        path.name for path in example.rglob("*.html") if "Worked example built" not in path.read_text("utf-8")
    ]

    assert without == []


def test_documents_stay_out_of_the_navigation(example: Path):
    home = (example / "index.html").read_text("utf-8")

    assert "documents/peer-support-worker" not in home.split('data-md-component="content"')[0].split("<article")[0]


def test_two_builds_are_the_same_to_the_byte(tmp_path: Path):
    library = small_library(tmp_path / "project")

    first, second = ({}, {})
    for name, files in (("one", first), ("two", second)):
        assert built(library, tmp_path / name).problems == ()
        out = tmp_path / name / "internal"
        files.update({path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert first == second
    assert not {"sitemap.xml", "sitemap.xml.gz"} & {str(path) for path in first}


def test_nothing_that_authors_write_runs(page: Page, hostile: Path):
    with serve(hostile) as origin:
        for address in addresses(hostile):
            found = traffic(page, origin + address, origin=origin)
            assert [str(each) for each in found] == []
            assert page.evaluate("window.pwned") is None, address
            assert page.locator("[onclick], [onerror], a[href^=javascript]").count() == 0, address


def test_nothing_that_authors_write_runs_in_the_search(page: Page, hostile: Path):
    with serve(hostile) as origin:
        show(page, f"{origin}/", WIDE)
        page.get_by_role("textbox", name="Search").press_sequentially("trouble")
        page.locator(".md-search-result__item").first.wait_for()
        assert page.evaluate("window.pwned") is None


def test_tables_keep_their_columns_whatever_is_written(hostile: Path):
    ragged = []
    for path in sorted(hostile.rglob("*.html")):
        for table in re.findall(r"<table>.*?</table>", path.read_text("utf-8"), re.DOTALL):
            rows = re.findall(r"<tr>.*?</tr>", table, re.DOTALL)
            widths = {len(re.findall(r"<t[hd][ >]", row)) for row in rows}
            ragged += [str(path.relative_to(hostile))] if len(widths) != 1 else []

    assert ragged == []


def test_what_mkdocs_warns_of_becomes_a_problem(tmp_path: Path):
    library = small_library(tmp_path)
    written_by_hand = tmp_path / "docs" / "documents" / "by-hand.md"
    written_by_hand.parent.mkdir(parents=True)
    written_by_hand.write_text("[nowhere](nowhere.md)", "utf-8")

    (told,) = built(library, tmp_path).problems
    assert (told.severity, told.rule) == (Severity.WARNING, "internal-site")
    assert "nowhere.md" in told.message


def test_a_build_that_does_not_finish_is_an_error(tmp_path: Path):
    library = small_library(tmp_path, {"mkdocs.yml": "theme: [not, a, theme]\n"})

    outcome = built(library, tmp_path)
    assert not outcome.ok
    assert outcome.problems[-1].place.path.name == "mkdocs.yml"


def test_a_project_without_a_configuration_takes_the_built_in_one(tmp_path: Path):
    assert config_of(tmp_path) == templates_folder() / "internal" / "mkdocs.yml"


def test_this_checkout_serves_what_it_builds(checkout: Path):
    own = yaml.safe_load((checkout / "mkdocs.yml").read_text("utf-8"))
    look = yaml.safe_load((checkout / own["INHERIT"]).read_text("utf-8"))

    assert config_of(checkout) == checkout / "mkdocs.yml"
    assert (own["docs_dir"], own["site_dir"]) == ("site/docs", "site/internal")
    assert (look["theme"]["font"], look["plugins"]) == (False, ["search"])
    assert "hooks" not in {*own, *look}


def test_the_tracked_configuration_builds_the_same_pages_with_plain_mkdocs(
    checkout: Path, example: Path, tmp_path: Path
):
    """What `mkdocs serve` shows after a build, strictly: a warning would fail it."""
    shutil.copy(checkout / "mkdocs.yml", tmp_path)
    shutil.copytree(checkout / "templates" / "internal", tmp_path / "templates" / "internal")
    shutil.copytree(example.parent / "docs", tmp_path / "site" / "docs")

    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert addresses(tmp_path / "site" / "internal") == addresses(example)
