"""A document is taken off the site for good: what is written, what is refused, and what its readers meet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from building import JOB_FILE, OTHER_JOB, OTHER_JOB_FILE, PAGES_ALONE, edit, make, release_all, released_project
from recruiting import FORM, FORM_FILE, PACK, PACK_FILE, ROLE, ROLE_FILE, WITHOUT_FILES
from rolepress.cli import main
from rolepress.problems import Severity
from rolepress.retiring import Retirement, retire

DAY = date(2026, 6, 3)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two released job descriptions."""
    return released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, OTHER_JOB_FILE: OTHER_JOB})


def tree(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_it_is_written_into_the_file_and_nothing_else_changes(project: Path) -> None:
    before, text = tree(project), (project / JOB_FILE).read_text("utf-8")

    outcome = retire(project, "support-worker", replaced_by="gardener", day=DAY)

    assert outcome.ok
    assert outcome.value == Retirement(Path(JOB_FILE), "Support Worker", "Gardener", was_public=True)
    wanted = text.replace("status: approved", "status: retired")
    assert (project / JOB_FILE).read_text("utf-8") == f"{wanted}replaced_by: gardener\n"
    assert {path for path, raw in tree(project).items() if before[path] != raw} == {str(project / JOB_FILE)}


def test_its_old_page_leads_to_the_new_one_and_its_files_are_gone(project: Path) -> None:
    retire(project, "support-worker", replaced_by="gardener", day=DAY)

    public = make(project).public
    page = public["job-descriptions/support-worker/index.html"].decode()
    assert 'content="0; url=../gardener/index.html"' in page
    assert not any("support-worker" in path and not path.endswith("index.html") for path in public)


def test_a_document_with_a_new_id_is_known_to_readers_by_its_old_one(project: Path) -> None:
    text = (project / JOB_FILE).read_text("utf-8")
    (project / JOB_FILE).unlink()
    renamed = text.replace("id: support-worker", "id: helper\naliases: [support-worker]")
    (project / "content/job-descriptions/helper.yml").write_text(renamed, "utf-8")

    outcome = retire(project, "helper", replaced_by="gardener", day=DAY)

    assert outcome.value is not None
    assert outcome.value.was_public
    page = make(project).public["job-descriptions/support-worker/index.html"].decode()
    assert 'content="0; url=../gardener/index.html"' in page


def test_a_dry_run_says_the_same_and_writes_nothing(project: Path) -> None:
    before = tree(project)

    outcome = retire(project, "support-worker", replaced_by="gardener", day=DAY, dry_run=True)

    assert tree(project) == before
    assert outcome == retire(project, "support-worker", replaced_by="gardener", day=DAY)


@pytest.mark.parametrize(
    ("name", "heir", "told"),
    [
        ("suport-worker", None, "there is no document 'suport-worker' that becomes a page"),
        ("support-worker", "gardner", "there is no document 'gardner' that becomes a page"),
        ("confidentiality", None, "there is no document 'confidentiality' that becomes a page"),
        ("support-worker", "support-worker", "a document cannot take its own place"),
    ],
)
def test_what_cannot_be_is_refused(project: Path, name: str, heir: str | None, told: str) -> None:
    before = tree(project)

    outcome = retire(project, name, replaced_by=heir, day=DAY)

    assert (outcome.value, [each.message for each in outcome.problems]) == (None, [told])
    assert tree(project) == before


def test_what_is_retired_is_neither_retired_again_nor_an_heir(project: Path) -> None:
    retire(project, "support-worker", replaced_by=None, day=DAY)

    assert [each.message for each in retire(project, "support-worker", replaced_by=None, day=DAY).problems] == [
        "this is retired already"
    ]
    assert [
        each.message for each in retire(project, "gardener", replaced_by="support-worker", day=DAY).problems
    ] == ["'support-worker' is retired itself"]


def test_a_role_that_an_approved_round_recruits_to_stays_until_the_round_is_changed(tmp_path: Path) -> None:
    root = released_project(
        tmp_path, {ROLE_FILE: ROLE, PACK_FILE: PACK, FORM_FILE: FORM, "rolepress.yml": WITHOUT_FILES}
    )
    before = tree(root)

    outcome = retire(root, Path(ROLE_FILE).stem, replaced_by="support-worker", day=DAY)

    assert outcome.value is None
    assert {str(each.place.path) for each in outcome.problems if each.severity is Severity.ERROR} == {PACK_FILE}
    assert all(each.place.line > 1 for each in outcome.problems)
    assert tree(root) == before


def test_an_heir_that_is_not_on_the_site_yet_is_told(project: Path) -> None:
    new = "content/job-descriptions/porter.yml"
    (project / new).write_text(OTHER_JOB.replace("gardener", "porter").replace("Gardener", "Porter"), "utf-8")

    outcome = retire(project, "support-worker", replaced_by="porter", day=DAY, dry_run=True)

    (told,) = (each for each in outcome.problems if each.rule == "retired")
    assert (
        told.message
        == "'porter' is not on the public site yet: until it is, old links to 'support-worker' lead nowhere"
    )
    assert told.hint == "rolepress release porter"
    release_all(project, "porter")
    assert not any(
        each.rule == "retired"
        for each in retire(project, "support-worker", replaced_by="porter", day=DAY, dry_run=True).problems
    )


def test_a_file_of_an_unusual_layout_stays_as_it_is(project: Path) -> None:
    edit(project, JOB_FILE, "kind: job-description\n", "kind: job-description\nstatus: &stands approved\n")
    edit(project, JOB_FILE, "\nstatus: approved\n", "\n")
    text = (project / JOB_FILE).read_text("utf-8")

    outcome = retire(project, "support-worker", replaced_by=None, day=DAY)

    assert outcome.value is None or outcome.ok
    assert outcome.value is not None or (project / JOB_FILE).read_text("utf-8") == text


def test_the_command_says_what_comes_of_it_and_how_to_take_it_back(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["retire", "support-worker", "--replaced-by", "gardener", "--project", str(project)]

    assert main([*words, "--dry-run"]) == 0
    assert capsys.readouterr().out.endswith(
        f"would be retired: {JOB_FILE}\n"
        "from the next build its page leads to “Gardener”; its releases are kept\n"
        "nothing was written\n"
    )
    assert main(words) == 0
    assert capsys.readouterr().out.endswith(f"to take it back: git checkout -- {JOB_FILE}\n")
    assert main(words) == 1
    assert "this is retired already" in capsys.readouterr().out
