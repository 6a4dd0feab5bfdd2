"""Which files a document is to have: none that would be full of empty boxes."""

from pathlib import Path

import pytest

from building import JOB_FILE, ONE_PDF, make, released_project
from projects import JOB
from rolepress.printed import PrintedDocument


def printed(root: Path, language: str) -> PrintedDocument:
    text = JOB.replace("kind: job-description\n", f"kind: job-description\nlanguage: {language}\n")
    made = make(released_project(root, {JOB_FILE: text, "rolepress.yml": ONE_PDF})).printed
    return next(each for each in made.public if each.facts.id == "support-worker")


@pytest.mark.parametrize(("language", "has_pdf"), [("cy", True), ("ur", True), ("dv", False)])
def test_a_script_without_a_font_has_its_page_and_no_pdf(tmp_path: Path, language: str, has_pdf: bool) -> None:
    job = printed(tmp_path, language)

    assert ("pdf" in {file.plan.format for file in job.files}) is has_pdf
    assert job.page is not None


def test_a_document_runs_as_its_language_does(tmp_path: Path) -> None:
    job = printed(tmp_path, "ur")

    assert job.publication.manuscript.right_to_left
    assert job.facts.right_to_left
    assert job.page is not None
    assert b'<html lang="ur" dir="rtl">' in job.page.entry.data
    assert b'<span lang="en-GB" dir="ltr">Main duties and responsibilities</span>' in job.page.entry.data
