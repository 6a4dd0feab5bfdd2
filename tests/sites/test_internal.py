"""The pages of the internal site as Markdown: agreed page by page, the same each time, and safe whatever is written."""

import posixpath
import re
from pathlib import Path, PurePosixPath

import pytest

from agreed import agreed
from easy_read_project import GUIDE, GUIDE_FILE
from projects import ACCESSIBILITY, CLAUSE, SETTINGS
from rolepress.checks import RulePage
from rolepress.model.organisation import Brand
from rolepress.problems import Severity, problem
from rolepress.sites.internal import LONGEST_LIST, counted, pages, versions
from rolepress.sites.records import ClauseUse, Output
from rolepress.theme import theme_for
from sites.small_library import JOB, ON, drawn, released, small_library, written

PAGES = (
    "index",
    "problems",
    "documents/index",
    "documents/support-worker/index",
    "clauses/index",
    "clauses/confidentiality/index",
    "facts/index",
    "facts/northshire-facts/team/index",
    "due",
    "coverage",
    "register/index",
    "pictures",
    "tags/kept-by/human-resources",
    "checks/index",
    "checks/level/index",
)
RULE = RulePage(
    "level", "Every criterion has a level", Severity.WARNING, "**Why:** it is asked for.\n\n- `limit`: 3"
)
OUTPUTS = {
    "support-worker": (
        Output("Web page", "job-descriptions/support-worker/index.html", "Web page"),
        Output("PDF, 2 pages, 9 KB", "job-descriptions/support-worker/support-worker.pdf", "PDF", "2 pages, 9 KB"),
    )
}


def small_pages(tmp_path: Path, files=None) -> dict[str, str]:
    """Return the pages of the small library, with a release, a problem, outputs and a preview."""
    approvals = (
        "approvals:\n  - {version: '0.1', role: Head of Care, date: 2026-01-01, decision: approved, hash: HASH}\n"
    )
    job = {"content/job-descriptions/support-worker.yml": JOB + approvals.replace("HASH", "0" * 64)}
    library = small_library(tmp_path, {**job, **(files or {})})
    told = problem(
        "content/job-descriptions/support-worker.yml",
        "level",
        "no level | here",
        hint="add *one*",
        line=12,
        column=3,
    )
    made = drawn(
        library,
        releases=released(library, "team-leader", ON),
        problems=(told.because_of("support-worker"),),
        outputs=OUTPUTS,
        previews=["support-worker"],
    )
    return written(library, made, rules=(RULE,))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_it_was_agreed(tmp_path: Path, name):
    page = small_pages(tmp_path)[f"{name}.md"]

    assert page == agreed(f"internal/{name}.md", page)


def test_the_same_library_makes_the_same_files(tmp_path: Path):
    assert small_pages(tmp_path / "one") == small_pages(tmp_path / "two")


def test_every_document_clause_fact_and_rule_has_a_page(tmp_path: Path):
    folders = {str(Path(path).parent) for path in small_pages(tmp_path)}

    assert {
        "documents/support-worker",
        "documents/team-leader",
        "documents/accessibility",
        "clauses/confidentiality",
        "facts/northshire-facts/team",
        "facts/northshire-facts/motto",
        "checks/level",
    } <= folders


def test_every_link_between_pages_leads_to_a_page(tmp_path: Path):
    made = small_pages(tmp_path)

    links = [
        (page, posixpath.normpath(posixpath.join(posixpath.dirname(page), target)))
        for page, text in made.items()
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
    ]
    assert len(links) > 25
    assert [
        link
        for link in links
        if link[1] not in {*made, "handbook/index.md", "handbook/testing-by-hand.md", "handbook/writing/page.md"}
    ] == []


def test_search_engines_are_kept_out(tmp_path: Path):
    assert small_pages(tmp_path)["robots.txt"] == "User-agent: *\nDisallow: /\n"


def test_a_worked_example_says_so_on_every_page(tmp_path: Path):
    made = small_pages(tmp_path, {"rolepress.yml": SETTINGS + "example: true\n"})

    without = [
        name for name, text in made.items() if name.endswith(".md") and "\nWorked example built" not in text
    ]
    assert without == []
    assert "Worked example" not in small_pages(tmp_path / "real")["index.md"]


@pytest.mark.parametrize(
    ("settings", "start"),
    [
        (SETTINGS, "https://roles.example/"),
        (SETTINGS + "example: true\n", "../../../public/"),
        (SETTINGS.replace("base_url: https://roles.example\n", ""), "../../../public/"),
    ],
    ids=["deployed", "example", "no-address"],
)
def test_links_to_the_public_site_lead_where_it_is(tmp_path: Path, settings, start):
    page = small_pages(tmp_path, {"rolepress.yml": settings})["documents/support-worker/index.md"]

    assert f'<a href="{start}job-descriptions/support-worker/support-worker.pdf">PDF, 2 pages, 9 KB</a>' in page


def test_the_body_of_a_document_is_not_repeated(tmp_path: Path):
    everything = "".join(small_pages(tmp_path).values())

    assert "You will support people" not in everything
    assert "Listen to people" not in everything


def test_a_long_list_at_home_names_the_first_and_counts_the_rest(tmp_path: Path):
    more = {
        f"content/job-descriptions/job-{n:02}.yml": JOB.replace("support-worker", f"job-{n:02}") for n in range(12)
    }
    library = small_library(tmp_path, more)

    home = written(library, drawn(library))["index.md"]
    listed = home.split("### Not approved yet")[1].split("##")[0]
    assert listed.count("\n- [") == LONGEST_LIST
    assert "\n- and 5 more: see [all documents]" in listed


def test_a_fact_that_many_documents_show_is_counted(tmp_path: Path):
    more = {f"content/job-descriptions/job-{n}.yml": JOB.replace("support-worker", f"job-{n}") for n in range(3)}
    library = small_library(tmp_path, more)

    made = written(library, drawn(library))
    assert "| 5 documents |" in made["facts/index.md"]
    assert made["facts/northshire-facts/team/index.md"].count("\n- [") == 5


def test_ids_that_are_called_index_keep_their_place(tmp_path: Path):
    library = small_library(tmp_path, {"content/clauses/index.yml": CLAUSE.replace("confidentiality", "index")})

    made = written(library, drawn(library))
    assert made["clauses/index.md"] != made["clauses/index/index.md"]


def test_a_document_counts_its_own_problems_and_leads_to_those_of_what_it_shows(tmp_path: Path):
    library = small_library(tmp_path)
    shown = problem("content/clauses/confidentiality.yml", "level", "unclear", severity=Severity.WARNING)
    made = drawn(library, problems=(shown.because_of("support-worker").because_of("team-leader"),))
    found = written(library, made, rules=(RULE,))
    anchor = "content-clauses-confidentiality-yml"

    assert "| draft | none |" in found["documents/index.md"]
    assert (
        "- [Confidentiality](../../clauses/confidentiality/index.md): "
        f"[1 warning](../../problems.md#{anchor}), kept by [Human Resources]"
    ) in found["documents/support-worker/index.md"]
    assert f"## content/clauses/confidentiality.yml {{: #{anchor} }}" in found["problems.md"]


@pytest.mark.parametrize(("number", "said"), [(0, "0 clauses"), (1, "1 clause"), (1200, "1,200 clauses")])
def test_numbers_are_said_with_their_word(number, said):
    assert counted(number, "clause") == said


@pytest.mark.parametrize(
    ("now", "published", "said"),
    [
        (("4",), (), "version 4 now"),
        (("4",), ("4",), "version 4"),
        (("3",), ("3",), "version 3; version 4 is in force"),
        (("4",), ("3",), "version 4 now, version 3 in the release; version 4 is in force"),
        ((), ("4",), "version 4 in the release"),
        (("3", "4"), (), "version 3 and version 4 now; version 4 is in force"),
    ],
)
def test_a_use_says_its_versions(now, published, said):
    assert versions(ClauseUse("mobility", "Mobility", "nurse", "Nurse", "Northshire", now, published, "4")) == said


def test_a_page_leads_to_its_file_where_the_settings_say_where_files_can_be_seen(tmp_path: Path):
    path = "content/job-descriptions/support-worker.yml"
    plain = small_pages(tmp_path / "plain")["documents/support-worker/index.md"]
    settings = SETTINGS + "source_url: https://git.example/roles/files/\n"
    linked = small_pages(tmp_path / "linked", {"rolepress.yml": settings})["documents/support-worker/index.md"]

    assert f":   {path}\n" in plain
    assert f':   <a href="https://git.example/roles/files/{path}">{path}</a>\n' in linked


def test_a_problem_of_a_file_leads_to_what_the_handbook_says_of_it(tmp_path: Path):
    library = small_library(tmp_path)
    told = problem("content/job-descriptions/support-worker.yml", "yaml", "a tab", line=2)
    look = theme_for(library.root, "northshire", Brand())
    made = pages(
        drawn(library, problems=[told]), library.settings, look, explained={"yaml": "handbook/files.md#yaml"}
    )

    assert "[yaml](handbook/files.md#yaml)" in made[PurePosixPath("problems.md")]
    assert "[yaml](../../handbook/files.md#yaml)" in made[PurePosixPath("documents/support-worker/index.md")]


def test_guides_whose_documents_have_changed_stand_on_the_page_of_what_is_due(tmp_path: Path):
    library = small_library(tmp_path, {GUIDE_FILE: GUIDE})
    told = problem(GUIDE_FILE, "guide-behind", "the fact 'team' has changed in version 2", line=8)
    other = problem(GUIDE_FILE, "review-overdue", "the review was due")
    page = written(library, drawn(library, problems=(told, other)))["due.md"]

    part = page.partition("## Easy-read guides to bring up to date")[2].partition("\n## ")[0]
    assert (
        "[What a support worker does](documents/support-worker-guide/index.md), kept by [Communications]" in part
    )
    assert "    - the fact 'team' has changed in version 2" in part
    assert "review" not in part
    assert "Easy-read guides" not in written(library, drawn(library))["due.md"]


INTERNAL = ACCESSIBILITY.replace("id: accessibility", "id: internal-accessibility\naudience: internal").replace(
    "about this website", "about the internal site"
)


def test_the_site_has_an_accessibility_statement_of_its_own(tmp_path: Path):
    library = small_library(tmp_path, {"content/pages/internal-accessibility.yml": INTERNAL})

    page = written(library, drawn(library))["accessibility.md"]

    assert "# Accessibility statement\n" in page
    assert "This statement is about the internal site." in page
    assert "### Some pictures have no description\n\nWhy\n:   They are old" in page
    assert "mailto:formats@northshire.example" in page
    assert '<a href="https://www.equalityadvisoryservice.com/">' in page
    assert "(documents/internal-accessibility/index.md)" in page


def test_the_statement_of_the_public_site_is_not_that_of_this_one(tmp_path: Path):
    page = small_pages(tmp_path)["accessibility.md"]

    assert "Nobody has written the accessibility statement of this site yet." in page
    assert "Some pictures have no description" not in page


def test_the_preview_of_the_statement_stands_apart_from_that_of_the_public_site(tmp_path: Path):
    library = small_library(tmp_path, {"content/pages/internal-accessibility.yml": INTERNAL})

    made = drawn(library, previews=["accessibility", "internal-accessibility"])

    previews = {each.id: each.preview for each in made.documents if each.kind == "page"}
    assert previews == {
        "accessibility": "preview/accessibility/index.html",
        "internal-accessibility": "preview/internal-accessibility/index.html",
    }
