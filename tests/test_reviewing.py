"""Review copies: what each page says of itself, what stands beside it, and that nothing of it is public."""

import subprocess
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest

from comparing.test_comparing import JOB_FILE, NEW, OLD
from projects import make_project
from rolepress import cli
from rolepress.approvals import approve, release
from rolepress.private import CannotWriteHereError
from rolepress.reviewing import review_copy

DAY = date(2026, 6, 30)
NOW = datetime(2026, 7, 1, 12)
MARK = "Draft. Version 1.1, made on 1 July 2026. Comments to Human Resources by 15 July 2026."


@pytest.fixture
def project(tmp_path):
    """A project whose one job description was released, and has changed since."""
    root = make_project(tmp_path / "project", {JOB_FILE: OLD})
    assert approve(root, ["support-worker"], role="Head of HR", day=DAY).ok
    assert release(root, ["support-worker"], day=DAY).ok
    (root / JOB_FILE).write_text(NEW)
    return root


def copy(root, out, *formats, comments_by=date(2026, 7, 15)):
    outcome = review_copy(root, "support-worker", out=out, wanted=formats, on=NOW, comments_by=comments_by)
    assert outcome.value is not None
    return outcome.value


def words(path):
    shown = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    return [" ".join(page.split()) for page in shown.split("\f")[:-1]]


def test_a_page_says_what_it_is_and_by_when_to_answer(project, tmp_path):
    made = copy(project, tmp_path / "out", "html")

    (page,) = made.files
    assert page.name == "support-worker-1.1-draft.html"
    assert page.read_text().count(MARK) == 1
    assert "Listen to people well" in page.read_text()


def test_without_a_day_nobody_is_asked_by_a_day(project, tmp_path):
    (page,) = copy(project, tmp_path / "out", "html", comments_by=None).files

    assert "made on 1 July 2026.</p>" in page.read_text()
    assert "Comments to" not in page.read_text()


def test_what_changed_since_a_release_under_a_former_id_stands_beside_the_copy(project, tmp_path):
    (project / JOB_FILE).unlink()
    renamed = NEW.replace("id: support-worker", "id: helper\naliases: [support-worker]")
    (project / JOB_FILE.replace("support-worker", "helper")).write_text(renamed)

    made = review_copy(project, "helper", out=tmp_path / "out", wanted=["html"], on=NOW).value
    assert (made.since, len(made.changes)) == ("1.0", 1)


def test_every_page_of_the_pdf_says_so_and_listeners_hear_it_once(project, tmp_path):
    text = "\n".join(f"      - Help person {number} in the ward with what they ask for" for number in range(150))
    (project / JOB_FILE).write_text(NEW.replace("      - Listen to people well", text))
    (pdf,) = copy(project, tmp_path / "out", "pdf").files

    pages = words(pdf)
    assert len(pages) > 2
    assert all(MARK in page for page in pages)
    tagged = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True, text=True, check=True).stdout
    assert " ".join(tagged.split()).count("Draft. Version") == 1


def test_every_page_of_the_word_copy_says_so(project, tmp_path):
    (word,) = copy(project, tmp_path / "out", "docx").files

    with ZipFile(BytesIO(word.read_bytes())) as package:
        parts = {each: package.read(each).decode() for each in package.namelist() if each.endswith(".xml")}
    assert parts["word/document.xml"].count(MARK) == 1  # the first page has no head of its own
    heads = [text for name, text in parts.items() if name.startswith("word/header")]
    assert any(MARK in head for head in heads)


def test_what_changed_since_the_release_stands_beside_it(project, tmp_path):
    made = copy(project, tmp_path / "out", "html", "pdf", "docx")

    assert made.since == "1.0"
    assert [each.name for each in made.changes] == [
        f"support-worker-changes-since-1.0.{suffix}" for suffix in ("html", "pdf", "docx")
    ]
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == sorted(
        each.name for each in (*made.files, *made.changes)
    )


def test_what_changed_says_too_that_it_is_a_draft(project, tmp_path):
    page, pdf, word = copy(project, tmp_path / "out", "html", "pdf", "docx").changes

    assert page.read_text().count(MARK) == 1
    assert all(MARK in each for each in words(pdf))
    with ZipFile(word) as package:
        assert MARK in package.read("word/document.xml").decode()


def test_files_of_an_earlier_copy_are_told_and_stay(project, tmp_path):
    earlier = copy(project, tmp_path / "out", "html")
    (project / JOB_FILE).write_text(NEW.replace('"1.1"', '"1.2"'))

    made = copy(project, tmp_path / "out", "html")

    assert made.older == earlier.files
    assert all(each.exists() for each in made.older)


@pytest.mark.parametrize("text", [OLD, None])
def test_nothing_is_compared_where_nothing_changed_or_was_released(tmp_path, text):
    root = make_project(tmp_path / "project", {JOB_FILE: OLD})
    if text:
        assert approve(root, ["support-worker"], role="Head of HR", day=DAY).ok
        assert release(root, ["support-worker"], day=DAY).ok

    made = copy(root, tmp_path / "out", "html")

    assert (made.since, made.changes) == ("", ())


def test_a_text_with_problems_is_copied_and_its_problems_are_told(project, tmp_path):
    (project / JOB_FILE).write_text(NEW.replace("{{ team }}", "{{ teem }}"))

    outcome = review_copy(project, "support-worker", out=tmp_path / "out", wanted=["html"], on=NOW)

    assert [each.rule for each in outcome.problems if "teem" in each.message] == ["unknown-fact"]
    assert outcome.value is not None


def test_a_document_that_cannot_be_read_leaves_nothing(project, tmp_path):
    (project / JOB_FILE).write_text("kind: job-description\nid: [")

    outcome = review_copy(project, "support-worker", out=tmp_path / "out", wanted=["html"], on=NOW)

    assert outcome.value is None
    assert outcome.problems
    assert not (tmp_path / "out").exists()


def test_the_public_site_is_refused_before_anything_is_read(project):
    public = project / "site" / "public"
    public.mkdir(parents=True)
    (public / "manifest.json").write_text("{}")

    with pytest.raises(CannotWriteHereError):
        review_copy(project, "support-worker", out=public / "drafts", wanted=["html"], on=NOW)


def test_shared_text_has_no_copy_of_its_own(project, tmp_path):
    outcome = review_copy(project, "confidentiality", out=tmp_path / "out", wanted=["html"], on=NOW)

    assert [each.rule for each in outcome.problems] == ["shared-text"]
    assert not (tmp_path / "out").exists()


def test_the_content_is_refused(project):
    with pytest.raises(CannotWriteHereError, match="is a part of the content"):
        review_copy(project, "support-worker", out=project / "content/pages", wanted=["html"], on=NOW)


def test_a_copy_changes_nothing_of_the_project(project, tmp_path):
    def held():
        return {each: each.read_bytes() for each in (project / "content").rglob("*") if each.is_file()}

    before = held()
    copy(project, tmp_path / "out", "html", "pdf", "docx")

    assert held() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nobody"], "'nobody' is not the id of a document"),
        (["support-worker", "--format", "epub"], "'epub' is not a format of a review copy"),
        (["support-worker", "--comments-by", "soon"], "soon"),
        (["support-worker", "--comments-by", "2020-01-15"], "the last day for comments is over"),
    ],
)
def test_a_wrong_order_is_told_and_leaves_nothing(project, tmp_path, capsys, arguments, said):
    out = tmp_path / "out"
    try:
        code = cli.main(["draft", *arguments, "--project", str(project), "--out", str(out)])
    except SystemExit as left:
        code = left.code

    assert (code, said in capsys.readouterr().err) == (2, True)
    assert not out.exists()


def test_files_go_beside_the_public_site_where_no_folder_is_named(project, capsys):
    assert cli.main(["draft", "support-worker", "--project", str(project), "--format", "html"]) in (0, 1)

    assert (project / "site" / "review" / "support-worker" / "support-worker-1.1-draft.html").exists()
    assert "what has changed since version 1.0" in capsys.readouterr().out
