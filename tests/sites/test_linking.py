"""Links between documents: relative on pages, in full in files, and plain text where nobody could follow them."""

from dataclasses import replace
from pathlib import Path

import pytest

from building import JOB_FILE, OTHER_JOB, OTHER_JOB_FILE, edit, make, release_all, released_project
from projects import HOME, JOB, SETTINGS, make_project
from rolepress.formats.html import render_body
from rolepress.manuscript import links_to
from rolepress.sites.linking import Places, places_of
from sites.samples import JOB as JOB_FACTS

LINKED = JOB.replace(
    "You will support people in {{ team }}.", "You help {{ team }}. See [the garden job](document:gardener)."
)
PAGE = "job-descriptions/support-worker/index.html"
ADDRESS = "https://roles.example/job-descriptions/gardener/"


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A released project with a job that links to another, and a home page that links to it too."""
    home = HOME.replace("Read about our roles.", "Read about [the garden](document:gardener).")
    files = {
        "rolepress.yml": f"{SETTINGS}large_print: {{sizes: []}}\n",
        JOB_FILE: LINKED,
        OTHER_JOB_FILE: OTHER_JOB,
    }
    return released_project(tmp_path, {**files, "content/pages/home.yml": home})


def test_a_page_leads_to_the_page_of_the_other_document(linked):
    made = make(linked)

    assert '<a href="../gardener/index.html">the garden job</a>' in made.page(PAGE)
    assert '<a href="./job-descriptions/gardener/index.html">the garden</a>' in made.page("index.html")
    assert "job-descriptions/gardener/index.html" in made.public


def test_a_file_names_the_address_in_full(linked):
    made = make(linked)

    orders = [file.plan.job.payload for document in made.printed.public for file in document.files]
    texts = {order.manuscript.id: render_body(order.manuscript, order.theme) for order in orders}
    assert f'<a href="{ADDRESS}">the garden job</a>' in texts["support-worker"]


def test_a_document_that_is_not_public_leaves_the_words(tmp_path):
    root = make_project(tmp_path, {JOB_FILE: LINKED, OTHER_JOB_FILE: OTHER_JOB})
    release_all(root, "support-worker", "home", "accessibility")
    page = make(root).page(PAGE)

    assert "See the garden job" in page
    assert "document:" not in page


def test_a_preview_leads_to_the_draft_beside_it_and_else_to_the_public_page(linked):
    edit(linked, JOB_FILE, "Listen to people", "Listen")
    made = make(linked)
    preview = next(each for each in made.printed.previews if each.facts.id == "support-worker")
    assert f'href="{ADDRESS}"' in preview.page.entry.data.decode()

    edit(linked, OTHER_JOB_FILE, "Listen to people", "Listen to the birds")
    preview = next(each for each in make(linked).printed.previews if each.facts.id == "support-worker")
    assert 'href="../gardener/index.html"' in preview.page.entry.data.decode()


def test_a_former_id_leads_to_where_the_document_is_now(linked):
    edit(linked, OTHER_JOB_FILE, "id: gardener", "id: gardener\naliases: [park-keeper]")
    edit(linked, JOB_FILE, "document:gardener", "document:park-keeper")
    edit(linked, JOB_FILE, "id: support-worker", 'id: support-worker\nversion: "1"')
    release_all(linked, "support-worker")

    assert '<a href="../gardener/index.html">the garden job</a>' in make(linked).page(PAGE)


def test_links_of_the_text_are_known(linked):
    drafted = make(linked).project.public
    texts = {each.document.id: links_to(each.manuscript) for each in drafted}

    assert texts["support-worker"] == {"gardener"}
    assert texts["gardener"] == frozenset()


def test_an_id_of_today_comes_before_one_of_the_past():
    other = replace(JOB_FACTS, id="peer-worker", address="job-descriptions/peer-worker/index.html", aliases=())

    places = places_of([JOB_FACTS, other])

    assert places["peer-worker"] == other.address


def test_without_a_public_address_files_have_no_links():
    places = Places({"a": "jobs/a/index.html"}, {"a": "jobs/a/index.html"}, "")

    assert places.in_full("a") is None
    assert places.on_page("a", "jobs/b/index.html") == "../a/index.html"
    assert places.on_page("a", "index.html") == "./jobs/a/index.html"
    assert places.on_page("b", "index.html") is None
