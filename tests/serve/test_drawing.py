import re
from pathlib import PurePosixPath

import pytest

from building import (
    CLAUSE_FILE,
    HOME_FILE,
    JOB_FILE,
    NOON,
    OTHER_JOB,
    OTHER_JOB_FILE,
    add,
    edit,
    make,
    release_all,
    released_project,
)
from easy_read_project import GUIDE_FILE, GUIDE_FILES
from projects import ORGANISATION, make_project
from rolepress.cache import Entry, Store
from rolepress.home import templates_folder
from rolepress.problems import Severity
from rolepress.serve.drawing import Easel, Memory, draw, draw_again, draw_in_new_look, fault, searchable, with_file
from rolepress.theme import TemplateFaultError
from rolepress.work import SerialExecutor, run

PUBLIC_PAGE = "public/job-descriptions/support-worker/index.html"
PREVIEW_PAGE = "internal/preview/job-descriptions/support-worker/index.html"
PDF = "public/job-descriptions/support-worker/support-worker.pdf"
JOB = PurePosixPath(JOB_FILE)
OTHER_ORGANISATION_FILE = "content/organisations/southshire.yml"
OTHER_ORGANISATION = ORGANISATION.replace("northshire", "southshire").replace(
    "Northshire Health", "Southshire Care"
)


@pytest.fixture
def root(tmp_path):
    return released_project(tmp_path, {OTHER_JOB_FILE: OTHER_JOB})


@pytest.fixture
def easel(root):
    return Easel(root, "http://127.0.0.1:8000/public", Store(root / ".rolepress" / "cache"), Memory())


def text(drawing, page):
    return drawing.pages[page].decode()


def test_what_is_drawn_is_what_a_build_makes_but_for_files_and_addresses(root, easel):
    drawn = draw(easel, NOON)
    built = make(root, formats=["html"]).public

    assert {name.removeprefix("public/") for name in drawn.pages if name.startswith("public/")} == set(built)
    assert text(drawn, "public/assets/northshire.css") == built["assets/northshire.css"].decode()


def test_no_file_is_made_and_every_one_is_promised(root, easel):
    drawn = draw(easel, NOON)

    assert not list(root.rglob("*.pdf"))
    assert not (root / ".rolepress" / "cache").exists()
    assert PDF in drawn.files
    assert 'href="support-worker.pdf"' in text(drawn, PUBLIC_PAGE)


def test_a_finished_file_is_the_one_that_a_build_looks_for_and_its_link_tells_its_size(root, easel):
    first = draw(easel, NOON)
    job = first.files[PDF].job
    size = run([job], SerialExecutor(), easel.files)[job.key].meta["bytes"]
    after = with_file(easel, first, job.key)

    assert f"{-(-size // 1000)} KB" in text(after, PUBLIC_PAGE)
    assert " KB" not in text(first, PUBLIC_PAGE)
    assert "support-worker.pdf" not in make(root).made


def test_an_edit_is_seen_in_the_preview_and_the_public_page_stays(root, easel):
    before = draw(easel, NOON)
    edit(root, JOB_FILE, "Listen to people", "Listen well to people")
    after = draw_again(easel, before, {JOB})

    assert "Listen well to people" in text(after, PREVIEW_PAGE)
    assert after.pages[PUBLIC_PAGE] == before.pages[PUBLIC_PAGE]
    assert not after.whole
    assert PREVIEW_PAGE not in before.pages
    assert {"internal/preview/assets/northshire.css", "internal/preview/index.html"} <= set(after.pages)


def test_a_few_documents_drawn_again_are_as_if_all_were(root, easel):
    edit(root, JOB_FILE, "Listen to people", "Listen well to people")
    before = draw(easel, NOON)
    edit(root, JOB_FILE, "Listen well to people", "Listen to people {{ teem }}")
    again, whole = draw_again(easel, before, {JOB}), draw(easel, NOON)

    assert again.pages[PREVIEW_PAGE] == whole.pages[PREVIEW_PAGE]
    assert again.problems == whole.problems
    assert any("teem" in each.message for each in again.problems)


def test_only_what_changed_is_made_again(root, easel):
    before = draw(easel, NOON)
    edit(root, JOB_FILE, "Listen to people", "Listen well to people")

    assert draw_again(easel, before, {JOB}).printed.built == 1
    assert draw(easel, NOON).printed.built == 0


def test_words_put_back_leave_no_preview(root, easel):
    edit(root, JOB_FILE, "Listen to people", "Listen well to people")
    before = draw(easel, NOON)
    edit(root, JOB_FILE, "Listen well to people", "Listen to people")
    after = draw_again(easel, before, {JOB})

    assert PREVIEW_PAGE in before.pages
    assert PREVIEW_PAGE not in after.pages
    assert not any(path.startswith("internal/preview/job") for path in after.files)


@pytest.mark.parametrize(
    "paths", [{CLAUSE_FILE}, {JOB_FILE, CLAUSE_FILE}, {"rolepress.yml"}, {"content/pages/new.yml"}, {HOME_FILE}]
)
def test_what_others_show_asks_for_the_whole(root, easel, paths):
    before = draw(easel, NOON)

    assert draw_again(easel, before, {PurePosixPath(path) for path in paths}) is None


def test_a_document_with_another_id_asks_for_the_whole(root, easel):
    before = draw(easel, NOON)
    edit(root, JOB_FILE, "id: support-worker", "id: helper")

    assert draw_again(easel, before, {JOB}) is None


def test_a_document_of_another_organisation_asks_for_the_whole(root, easel):
    add(root, OTHER_ORGANISATION_FILE, OTHER_ORGANISATION)
    before = draw(easel, NOON)
    edit(root, JOB_FILE, "organisation: northshire", "organisation: southshire")

    assert draw_again(easel, before, {JOB}) is None
    assert "Southshire Care" in text(draw(easel, NOON, before), PREVIEW_PAGE)


def test_an_organisation_that_had_nothing_here_asks_for_the_whole(root, easel):
    add(root, OTHER_ORGANISATION_FILE, OTHER_ORGANISATION)
    retired = OTHER_JOB.replace("organisation: northshire", "organisation: southshire\nstatus: retired")
    add(root, "content/job-descriptions/baker.yml", retired.replace("gardener", "baker"))
    before = draw(easel, NOON)
    edit(root, "content/job-descriptions/baker.yml", "status: retired", "status: draft")

    assert draw_again(easel, before, {PurePosixPath("content/job-descriptions/baker.yml")}) is None


def test_a_document_that_is_gone_asks_for_the_whole_and_is_no_problem(root, easel):
    before = draw(easel, NOON)
    (root / JOB_FILE).unlink()

    assert draw_again(easel, before, {JOB}) is None
    assert [each.rule for each in draw(easel, NOON, before).problems if each.place.path == JOB] == []


@pytest.mark.parametrize("whole", [True, False])
def test_a_file_that_cannot_be_read_keeps_its_last_good_pages(root, easel, whole):
    edit(root, JOB_FILE, "Listen to people", "Listen well to people")
    before = draw(easel, NOON)
    add(root, JOB_FILE, "\n  : [\n")
    after = draw(easel, NOON, before) if whole else draw_again(easel, before, {JOB})

    assert after.pages[PREVIEW_PAGE] == before.pages[PREVIEW_PAGE]
    assert after.pages[PUBLIC_PAGE] == before.pages[PUBLIC_PAGE]
    assert after.written_in[PREVIEW_PAGE] == JOB
    assert {path for path in before.pages if path.startswith("internal/preview/")} <= set(after.pages)
    assert PDF in after.files
    assert {each.place.path for each in after.problems if each.severity is Severity.ERROR} == {JOB}


def test_a_deleted_document_leaves_its_pages(root, easel):
    before = draw(easel, NOON)
    (root / JOB_FILE).unlink()
    after = draw(easel, NOON, before)

    assert PUBLIC_PAGE not in after.pages
    assert PDF not in after.files


def test_settings_that_cannot_be_read_give_problems_alone(root, easel):
    add(root, "rolepress.yml", "\n: [\n")

    assert [str(each.place.path) for each in draw(easel, NOON)] == ["rolepress.yml"]


def test_a_fault_of_a_template_is_a_problem_in_its_place(root):
    file = root / "templates" / "site" / "page.html.jinja"
    found = fault(TemplateFaultError(str(file), 7, "unexpected '}'"), root)

    assert (str(found.place.path), found.place.line) == ("templates/site/page.html.jinja", 7)
    assert found.message == "unexpected '}'"


def test_a_fault_of_rolepress_names_its_own_line(root, easel):
    with pytest.raises(AttributeError) as met:
        draw_again(easel, None, {JOB})
    found = fault(met.value, root)

    assert str(found.place.path) == "rolepress/serve/drawing.py"
    assert found.place.line > 1
    assert "AttributeError" in found.message


def test_memory_forgets_what_two_whole_drawings_did_not_ask_for():
    memory = Memory()
    with memory.whole():
        memory.put("a", Entry(b"a"))
        memory.put("b", Entry(b"b"))
    with memory.whole():
        assert memory.get("a") == Entry(b"a")
    with memory.whole():
        assert memory.get("a") == Entry(b"a")
        assert memory.get("b") is None


def test_a_new_look_is_as_if_everything_were_read_again(root, easel):
    edit(root, JOB_FILE, "Listen to people", "Listen well to people")
    before = draw(easel, NOON)
    add(root, "templates/tokens.css", (templates_folder() / "tokens.css").read_text("utf-8") + "/* new */\n")
    add(root, "templates/site/components/banner.html.jinja", "<p>A new banner</p>\n")
    after, whole = draw_in_new_look(easel, before), draw(easel, NOON)

    assert after.pages == whole.pages
    assert "A new banner" in text(after, PREVIEW_PAGE)
    assert "/* new */" in text(after, "public/assets/northshire.css")
    assert after.problems == whole.problems


def test_a_file_of_a_document_that_cannot_be_read_is_told_too(root, easel):
    add(root, JOB_FILE, "\n  : [\n")
    before = draw(easel, NOON)
    job = before.files[PDF].job
    size = run([job], SerialExecutor(), easel.files)[job.key].meta["bytes"]

    assert f"{-(-size // 1000)} KB" in text(with_file(easel, before, job.key), PUBLIC_PAGE)


def test_a_drawing_can_be_searched_and_stays_so_while_another_is_made(root, easel):
    first = draw(easel, NOON)
    assert 'name="q"' not in text(first, "public/search/index.html")

    able = searchable(easel, first)
    assert 'name="q"' in text(able, "public/search/index.html")
    assert "public/search/pagefind/pagefind.js" in able.pages

    again = draw(easel, NOON, able)
    assert again.pages["public/search/index.html"] == able.pages["public/search/index.html"]
    assert searchable(easel, again).pages == able.pages


def test_a_search_leaves_nothing_on_the_disk(root, easel):
    searchable(easel, draw(easel, NOON))

    assert not (root / ".rolepress" / "cache").exists()


def test_a_search_of_the_same_pages_is_not_made_again(root, easel, monkeypatch):
    first = searchable(easel, draw(easel, NOON))
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: root / "not-there")

    assert searchable(easel, draw(easel, NOON, first)).pages == first.pages


def test_a_picture_that_a_guide_shows_since_an_edit_is_there(tmp_path):
    make_project(tmp_path, GUIDE_FILES)
    release_all(tmp_path, "support-worker")
    easel = Easel(tmp_path, "http://127.0.0.1:8000/public", Store(tmp_path / ".rolepress" / "cache"), Memory())
    before = draw(easel, NOON)
    edit(tmp_path, GUIDE_FILE, "picture: police-check", "picture: interview")
    again = draw_again(easel, before, {PurePosixPath(GUIDE_FILE)})

    page = text(again, "internal/preview/easy-read/support-worker-guide/index.html")
    (shown,) = re.findall(r'src="[./]*(assets/pictures/interview-[^"]*)"', page)
    assert f"internal/preview/{shown}" in again.pages
    assert not any("interview" in path for path in before.pages)
    assert not any(path.startswith("public/assets/pictures") for path in again.pages)
