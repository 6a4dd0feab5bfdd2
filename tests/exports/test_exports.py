"""Exports are records that anybody can add to, and those for colleagues never reach the public site."""

import json
from pathlib import Path

import pytest

from building import NOON, PAGES_ALONE, edit, make, plain_back_room, released_project
from recruiting import ADVERT_FILE, vacancy
from rolepress.assembly import internal_files
from rolepress.build import Order, build
from rolepress.cache import Store
from rolepress.cli import main
from rolepress.exports import EXPORTS, Export, exports, register
from rolepress.serve.drawing import Easel, Memory, draw, with_file
from rolepress.work import SerialExecutor, run

DATES = "adverts/support-worker-2026/support-worker-2026-dates.ics"
SHEET = "adverts/support-worker-2026/support-worker-2026-nhs-jobs.txt"


@pytest.fixture
def titles(monkeypatch: pytest.MonkeyPatch) -> Export:
    """An export of another package: the title of every job description, for colleagues."""
    exports()
    monkeypatch.setattr("rolepress.exports.EXPORTS", dict(EXPORTS))
    monkeypatch.setattr("rolepress.plans.exports", lambda: __import__("rolepress.exports").exports.EXPORTS)
    monkeypatch.setattr("rolepress.press.exports", lambda: __import__("rolepress.exports").exports.EXPORTS)
    return register(
        Export(
            "title", "-title.txt", "text/plain", "a-label-of-its-own",
            lambda resolved, context: resolved.document.kind == "job-description",
            lambda resolved, context: f"{resolved.document.title} {context.version}".encode(),
            audience="internal",
        )
    )  # fmt: skip


def test_a_package_adds_an_export(tmp_path, titles):
    made = make(released_project(tmp_path, {"rolepress.yml": PAGES_ALONE}))
    files = dict(internal_files(made.printed, tmp_path / "nothing"))

    (path,) = (each for each in files if each.name == "support-worker-title.txt")
    assert str(path) == "files/job-descriptions/support-worker/support-worker-title.txt"
    assert files[path] == b"Support Worker 0.1"


def test_two_exports_have_two_names(titles):
    with pytest.raises(ValueError, match="two exports called title"):
        register(titles)


def test_what_is_for_colleagues_is_nowhere_on_the_public_site(tmp_path):
    made = make(vacancy(tmp_path))

    assert DATES in made.public
    assert not any("nhs-jobs" in path for path in made.public)
    assert not any(b"nhs-jobs" in data or b"Paste sheet" in data for data in made.public.values())


def test_the_manifest_has_the_exports_for_the_public(tmp_path):
    artifacts = json.loads(make(vacancy(tmp_path)).public["manifest.json"])["artifacts"]

    (dates,) = (each for each in artifacts if each["path"] == DATES)
    assert (dates["format"], dates["media_type"], dates["size_pt"]) == ("dates", "text/calendar", None)
    assert dates["valid_until"] == "2026-06-30T23:59:01"


def test_both_sites_have_theirs_and_the_page_of_a_document_leads_to_them(tmp_path):
    root = plain_back_room(vacancy(tmp_path))
    edit(root, ADVERT_FILE, "Permanent", "Fixed term")
    report = build(Order(root, root / "site", as_of=NOON, jobs=1))
    assert report.published

    page = (root / "site/docs/documents/support-worker-2026/index.md").read_text("utf-8")
    for path in (f"files/{SHEET}", f"preview/{SHEET}"):
        assert (root / "site/internal" / path).is_file()
        assert f'href="../../{path}"' in page
    assert "of the draft, for colleagues only" in page
    assert "Apply by 11:59pm on Tuesday 30 June 2026" in page
    assert not list((root / "site/public").rglob("*nhs-jobs*"))


def test_exports_are_narrowed_like_formats(tmp_path):
    root = vacancy(tmp_path)
    one = make(root, formats=["dates"])

    assert [each for each in one.made if each.startswith("support-worker-2026-")] == [
        "support-worker-2026-dates.ics"
    ]
    left = {path.name for path in one.printed.left_out if path.name.startswith("support-worker-2026-")}
    assert left == {
        f"support-worker-2026-{name}" for name in ("nhs-jobs.txt", "scoring-sheet.docx", "scoring-sheet.csv")
    }


def test_an_export_is_made_again_when_what_it_says_has_changed(tmp_path):
    root = vacancy(tmp_path)
    make(root)
    assert make(root).made == []

    edit(root, "content/facts/northshire-facts.yml", "the recovery team", "the crisis team")
    assert "support-worker-2026-dates.ics" not in make(root).made  # the release stays as it is


def test_the_server_makes_exports_when_somebody_asks(tmp_path):
    root = vacancy(tmp_path)
    easel = Easel(root, "http://127.0.0.1:8000/public", Store(root / ".rolepress" / "cache"), Memory())
    drawn = draw(easel, NOON)

    job = drawn.files[f"public/{DATES}"].job
    data = run([job], SerialExecutor(), easel.files)[job.key].entry.data
    assert b"https://roles.example/adverts" in data.replace(b"\r\n ", b"")
    assert f"internal/files/{SHEET}" in drawn.files
    again = with_file(easel, drawn, job.key)
    assert again is not None
    assert (
        "Calendar of key dates (ICS), 3 KB"
        in again.pages["public/adverts/support-worker-2026/index.html"].decode()
    )


def test_formats_lists_exports(capsys: pytest.CaptureFixture[str]):
    assert main(["formats", "--report", "json"]) == 0

    rows = json.loads(capsys.readouterr().out)
    made = {"edition": "export", "format": "dates", "suffix": "-dates.ics", "media_type": "text/calendar"}
    assert [each for each in rows if made.items() <= each.items()]


def test_a_build_knows_the_names_of_exports(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["build", "--project", str(tmp_path), "--format", "date"]) == 2

    assert "did you mean dates?" in capsys.readouterr().err
