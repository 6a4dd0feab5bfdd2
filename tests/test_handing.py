"""What somebody asks for by the command line stands beside the sites: no build shows it, and none takes it away."""

from pathlib import Path

import pytest

from building import JOB_FILE, NOON, PAGES_ALONE, Pretending, edit, make, plain_back_room, released_project
from rolepress.build import BuildReport, Order, build
from rolepress.problems import Outcome

PAGE = "job-descriptions/support-worker/index.html"
TEXT = "on-request/job-descriptions/support-worker/support-worker.txt"
DRAFT = "on-request/preview/job-descriptions/support-worker/support-worker.txt"


def run(root: Path, **options) -> BuildReport:
    return build(Order(root, root / "site", **{"as_of": NOON, "jobs": 1} | options))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with pages alone, from which somebody asked for plain text and then built as usual."""
    project = plain_back_room(released_project(tmp_path_factory.mktemp("project"), {"rolepress.yml": PAGES_ALONE}))
    asked = run(project, formats=("text",), only=("support-worker",))
    assert asked.published
    assert asked.handed_out == (project / "site" / TEXT,)
    return project


def test_the_file_is_there_and_no_page_and_no_list_shows_it(root):
    assert "Listen to people" in (root / "site" / TEXT).read_text("utf-8")

    public = root / "site/public"
    assert not list(public.rglob("*.txt")) or {each.name for each in public.rglob("*.txt")} == {"robots.txt"}
    assert "support-worker.txt" not in (public / PAGE).read_text("utf-8")
    assert "support-worker.txt" not in (public / "manifest.json").read_text("utf-8")


def test_a_later_build_leaves_it_and_changes_nothing_in_it(root):
    before = (root / "site" / TEXT).read_bytes()
    edit(root, JOB_FILE, "Listen to people", "Listen to everybody")

    again = run(root)
    assert again.published
    assert again.handed_out == ()
    assert (root / "site" / TEXT).read_bytes() == before

    run(root, formats=("text",), only=("support-worker",))  # the draft is there to be asked for too
    assert "Listen to everybody" in (root / "site" / DRAFT).read_text("utf-8")
    assert (root / "site" / TEXT).read_bytes() == before  # what is public is what was released


def test_what_the_settings_build_ahead_is_not_handed_out(tmp_path):
    project = released_project(tmp_path)

    pdf = make(project, executor=Pretending(), formats=["pdf"], documents=["support-worker"])
    (worker,) = [each for each in pdf.printed.public if each.facts.id == "support-worker"]
    assert worker.requested == ()
    assert "support-worker.pdf" in [each.path.name for each in worker.files]


def test_only_the_documents_that_are_named_get_it(tmp_path):
    making = make(
        released_project(tmp_path), executor=Pretending(), editions=["cream"], documents=["support-worker"]
    )

    names = [file.path.name for each in making.printed.public for file in each.requested]
    assert names == ["support-worker-cream.pdf"]
    assert making.printed.left_out
    assert not any("cream" in path.name for path in making.printed.left_out)


def test_a_format_that_cannot_be_made_of_a_document_is_an_error_and_the_site_stands(root):
    welsh = "kind: page\nid: hafan\ntitle: Hafan\nowner: HR\nlanguage: cy\nsummary: Croeso.\n"
    (root / "content/pages/hafan.yml").write_text(welsh, "utf-8")
    asked = run(root, formats=("brf-ueb-g1",), only=("hafan", "support-worker"))

    assert asked.published
    found = [each for each in asked.problems if each.rule == "not-made"]
    assert [(str(each.place.path), each.message) for each in found] == [
        ("content/pages/hafan.yml", "there is no 'brf-ueb-g1' of 'hafan', so none was made")
    ]
    assert not Outcome(None, asked.problems).ok  # so the command ends with 1
    (root / "content/pages/hafan.yml").unlink()


def test_where_what_is_built_ahead_stands_is_told_when_it_is_asked_for_by_name(root):
    page = root / "site/public" / PAGE

    assert page in run(root, formats=("html",), only=("support-worker",)).standing
    assert run(root, formats=("html",)).standing == ()
    assert run(root).standing == ()


@pytest.mark.parametrize("format", ["html", "text", "pdf"])
def test_what_is_made_or_was_finished_before_is_no_error(root, format):
    asked = run(root, formats=(format,), only=("support-worker",))
    assert [each.message for each in asked.problems if each.rule == "not-made"] == []
