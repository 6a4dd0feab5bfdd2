"""The whole road: an error leaves the old site, a kill leaves a whole one, and what is public was released."""

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pagefind_bin
import pytest

from building import (
    CLAUSE_FILE,
    JOB_FILE,
    NOON,
    ONE_PDF,
    ORGANISATION_FILE,
    OTHER_JOB,
    OTHER_JOB_FILE,
    PAGES_ALONE,
    add,
    edit,
    files_under,
    plain_back_room,
    release_all,
    released_project,
)
from projects import CLAUSE, JOB, ORGANISATION
from rolepress.build import BuildReport, Order, build, check

WORKER_PAGE = "public/job-descriptions/support-worker/index.html"
GLYPH = JOB.replace("Listen to", "Listen to 𓀀")


def run(root: Path, **options) -> BuildReport:
    return build(Order(root, root / "site", **{"as_of": NOON, "jobs": 1} | options))


def page(root: Path) -> str:
    return (root / "site" / WORKER_PAGE).read_text("utf-8")


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildReport]:
    """A released project without PDFs, with an internal site that is built quickly, and what its build said."""
    root = plain_back_room(released_project(tmp_path_factory.mktemp("finished"), {"rolepress.yml": PAGES_ALONE}))
    return root, run(root)


@pytest.fixture
def root(tmp_path: Path, finished: tuple[Path, BuildReport]) -> Path:
    """A copy of the finished project, for a test to change."""
    return Path(shutil.copytree(finished[0], tmp_path / "project", symlinks=True))


def test_a_build_makes_both_sites_and_says_what_it_did(finished):
    root, report = finished

    assert (report.published, report.documents, report.built, report.unchanged) == (
        True,
        3,
        4,
        0,
    )  # a scoring sheet twice
    assert report.made == tuple(root / "site" / name for name in ("public", "docs", "internal"))
    assert all(each.is_dir() for each in report.made)
    assert report.valid_until is None
    assert report.complete


def test_a_site_brings_its_search(finished):
    public = files_under(finished[0] / "site" / "public")

    assert b'id="search-form"' in public["search/index.html"]
    assert {"search/search.js", "search/pagefind/pagefind.js"} <= set(public)
    assert len([path for path in public if path.endswith(".pf_fragment")]) == 2  # the job and the statement


def test_without_pagefind_the_site_is_published_and_its_search_page_leads_to_the_lists(root, monkeypatch):
    shutil.rmtree(root / ".rolepress")
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: root / "not-there")
    report = run(root)
    public = files_under(root / "site" / "public")

    assert report.published
    assert not report.complete
    assert "search-index" in {each.rule for each in report.problems}
    assert [path for path in public if path.startswith("search/pagefind")] == []
    assert b'id="search-form"' not in public["search/index.html"]


def test_a_second_build_makes_nothing_and_changes_no_byte(root):
    before = files_under(root / "site")
    report = run(root)

    assert (report.built, report.unchanged) == (0, 4)
    assert files_under(root / "site") == before


def test_a_folder_that_stood_in_the_way_is_kept_and_named(tmp_path):
    root = released_project(tmp_path / "project", {"rolepress.yml": PAGES_ALONE})
    (root / "site" / "public").mkdir(parents=True)
    (root / "site" / "public" / "old.html").write_text("old", "utf-8")

    report = build(Order(root, root / "site", jobs=1))

    told = [each.message for each in report.problems if each.rule == "moved-aside"]
    assert told == [
        "the folder site/public was not Rolepress's own; it stands in site/public.before-rolepress now"
    ]
    assert (root / "site" / "public.before-rolepress" / "old.html").read_text("utf-8") == "old"


def test_the_release_stays_until_somebody_agrees_to_the_change(root):
    edit(root, CLAUSE_FILE, "to yourself", "safe")

    report = run(root)
    assert report.published
    assert "changed-since-approval" in {each.rule for each in report.problems}
    assert "to yourself" in page(root)
    preview = (root / "site/internal/preview/job-descriptions/support-worker/index.html").read_text("utf-8")
    assert "learn about people safe" in preview


# What stops


def broken_file(root: Path) -> None:
    edit(root, JOB_FILE, "level: essential", "level: esential")


def broken_reference(root: Path) -> None:
    edit(root, JOB_FILE, "{{ team }}", "{{ tem }}")


def broken_settings(root: Path) -> None:
    add(root, "rolepress.yml", "colour: red\n")


def no_settings(root: Path) -> None:
    (root / "rolepress.yml").unlink()


def no_organisation(root: Path) -> None:
    (root / ORGANISATION_FILE).unlink()


def tampered_release(root: Path) -> None:
    edit(root, "content/releases/support-worker/0.1.yml", "Listen to people", "Ignore people")


def faint_brand(root: Path) -> None:
    add(root, ORGANISATION_FILE, "brand: {colour: '#ffee88'}\n")


def broken_machinery(root: Path) -> None:
    (root / "mkdocs.yml").write_text("theme: there-is-none\n", "utf-8")


BREAKS = (
    *(broken_file, broken_reference, broken_settings, no_settings, no_organisation, tampered_release),
    *(faint_brand, broken_machinery),
)


@pytest.mark.parametrize("break_it", BREAKS, ids=lambda each: each.__name__)
def test_an_error_leaves_the_old_site_as_it_is(root, break_it):
    before = files_under(root / "site")
    break_it(root)

    report = run(root)
    assert (report.published, report.made) == (False, ())
    assert any(each.severity == "error" for each in report.problems)
    assert files_under(root / "site") == before


def test_a_sign_without_a_glyph_in_what_was_released_stops_publishing_whatever_the_draft_says(tmp_path):
    root = plain_back_room(released_project(tmp_path, {"rolepress.yml": ONE_PDF, JOB_FILE: GLYPH}))
    edit(root, JOB_FILE, "status: approved", "status: draft")
    edit(root, JOB_FILE, "Listen to 𓀀", "Listen to")

    report = run(root)
    assert not report.published
    assert [each.rule for each in report.problems if each.severity == "error"] == ["missing-glyph"]
    assert not (root / "site/public").exists()


@pytest.mark.parametrize(
    "text", [OTHER_JOB.replace("level: essential", "level: esential"), OTHER_JOB.replace("the garden.", "the {{ gardn }}.")],
    ids=["does not fit", "breaks a rule"],
)  # fmt: skip
def test_an_error_in_a_draft_is_told_and_stops_nobody(root, text):
    add(root, OTHER_JOB_FILE, text)

    report = run(root)
    assert report.published
    assert {each.place.path.name for each in report.problems if each.severity == "error"} == {"gardener.yml"}
    assert "ardener" not in "".join(files_under(root / "site/public"))


def test_two_drafts_at_one_address_are_told_and_stop_nobody(root):
    for name in ("one", "two"):
        text = f"kind: page\nid: {name}\ntitle: {name}\nowner: Us\npurpose: home\nsummary: Hello there.\nstatus: draft\n"
        add(root, f"content/pages/{name}.yml", text)

    report = run(root)
    assert report.published
    assert "same-address" in {each.rule for each in report.problems}


# Coming and going


def test_what_is_taken_back_is_gone_after_the_next_build(root):
    add(root, OTHER_JOB_FILE, OTHER_JOB)
    release_all(root, "gardener")
    run(root)
    assert (root / "site/public/job-descriptions/gardener/index.html").is_file()

    edit(root, OTHER_JOB_FILE, "status: approved", "status: retired")
    run(root)
    assert not (root / "site/public/job-descriptions/gardener").exists()


def test_a_build_says_when_it_stops_being_true_also_for_what_is_not_open_yet(root):
    add(root, JOB_FILE, "opens: 2026-06-10 09:00\n")
    report = run(root)

    assert not (root / "site" / WORKER_PAGE).exists()
    assert report.valid_until == datetime(2026, 6, 10, 9)
    run(root, as_of=report.valid_until)
    assert (root / "site" / WORKER_PAGE).is_file()


def test_a_build_is_due_again_when_a_draft_is(root):
    add(root, OTHER_JOB_FILE, OTHER_JOB + "review_by: 2026-06-05\n")

    assert run(root).valid_until == datetime(2026, 6, 6)


def test_a_clause_changes_drafts_on_its_first_day(root):
    (root / CLAUSE_FILE).write_text(
        CLAUSE + '  - {version: "2", effective: 2026-07-01, text: Say nothing.}\n', "utf-8"
    )
    previews = root / "site/internal/preview"

    assert run(root).valid_until == datetime(2026, 7, 1)
    assert not previews.exists()
    run(root, as_of=datetime(2026, 7, 1))
    assert "Say nothing." in (previews / "job-descriptions/support-worker/index.html").read_text("utf-8")
    assert "Say nothing." not in page(root)


def test_moments_with_a_zone_are_read_as_uk_time(tmp_path):
    summer = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    winter = datetime(2026, 1, 1, 12, tzinfo=timezone(timedelta(hours=2)))

    assert Order(tmp_path, tmp_path, as_of=summer).on == datetime(2026, 7, 1, 0, 30)
    assert Order(tmp_path, tmp_path, as_of=winter).on == datetime(2026, 1, 1, 10)
    assert Order(tmp_path, tmp_path, as_of=NOON).on == NOON
    assert Order(tmp_path, tmp_path).on.tzinfo is None


# A part of a build, and checking alone


def test_a_narrowed_build_publishes_and_says_what_is_missing(tmp_path):
    root = plain_back_room(released_project(tmp_path, {OTHER_JOB_FILE: OTHER_JOB}))
    report = run(root, formats=("html",))

    (told,) = [each for each in report.problems if each.rule == "left-out"]
    assert report.published
    assert told.severity == "info"
    assert told.message == (
        "not made this time, and missing from the site: gardener.pdf, gardener-large-print-18.pdf, "
        "gardener-scoring-sheet.docx, gardener-scoring-sheet.csv, support-worker.pdf and 3 more"
    )


def test_a_check_makes_nothing_and_finds_the_same(root):
    edit(root, JOB_FILE, "{{ team }}", "{{ tem }}")
    before = files_under(root)
    found = check(root, as_of=NOON)

    assert files_under(root) == before
    assert [each.rule for each in found if each.severity == "error"] == ["unknown-fact"]
    assert found == run(root).problems


def test_a_check_sees_colours_that_are_too_faint(root):
    faint_brand(root)

    assert {each.rule for each in check(root, as_of=NOON) if each.severity == "error"} == {"contrast"}


def test_a_check_of_some_documents_tells_what_they_show(root):
    edit(root, CLAUSE_FILE, "people", "{{ folk }}")
    add(root, OTHER_JOB_FILE, OTHER_JOB.replace("garden.", "{{ garden }}."))

    def found(*names: str) -> set[str]:
        return {each.place.path.name for each in check(root, only=names, as_of=NOON) if each.severity == "error"}

    assert found("support-worker") == {"confidentiality.yml"}
    assert found("gardener") == {"gardener.yml"}
    assert found("home") == set()


def test_a_check_of_a_document_that_cannot_be_read_says_so(root):
    edit(root, JOB_FILE, "level: essential", "level: esential")

    (found,) = check(root, only=("support-worker",), as_of=NOON)
    assert (str(found.place.path), found.hint) == (JOB_FILE, "essential")


# A kill at any moment

DRIVER = """
import sys
from datetime import datetime
from pathlib import Path
from rolepress.build import Order, build
root = Path(sys.argv[1])
print("ready", flush=True)
report = build(Order(root, root / "site", as_of=datetime(2026, 6, 3, 12), jobs=int(sys.argv[2])))
raise SystemExit(0 if report.published else 1)
"""
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent / "generator")}


def whole(public: Path) -> str:
    """Return the version of the job that a reader finds, once every byte is as the manifest says."""
    artifacts = json.loads((public / "manifest.json").read_bytes())["artifacts"]
    for each in artifacts:
        assert hashlib.sha256((public / each["path"]).read_bytes()).hexdigest() == each["sha256"]
    (version,) = {each["source_version"] for each in artifacts if each["document"] == "support-worker"}
    return str(version)


def killed_after(root: Path, seconds: float, jobs: int) -> bool:
    """Start a build, kill it *seconds* after its modules are there, and return whether that was in time."""
    command = [sys.executable, "-c", DRIVER, str(root), str(jobs)]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        return process.wait() != 0


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_that_is_killed_leaves_a_whole_site_and_the_next_one_works(root, jobs):
    add(root, JOB_FILE, 'version: "1"\n')
    release_all(root, "support-worker")
    assert run(root).published
    version, chance, killed = 1, random.Random(7), 0  # noqa: S311  # any moments will do

    for _ in range(6):
        if whole(root / "site/public") == str(version):
            edit(root, JOB_FILE, f'version: "{version}"', f'version: "{version + 1}"')
            version += 1
            release_all(root, "support-worker")
        killed += killed_after(root, chance.uniform(0, 2.5), jobs)
        assert whole(root / "site/public") in {str(version - 1), str(version)}

    assert killed > 0
    assert run(root).published
    assert whole(root / "site/public") == str(version)
    assert ORGANISATION.partition("title: ")[2].partition("\n")[0] in page(root)
