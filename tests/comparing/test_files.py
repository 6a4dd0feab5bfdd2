"""The PDF of a comparison: two judges find nothing in it, and its words say what was inserted and deleted."""

import subprocess

import pytest

from comparing.test_comparing import JOB_FILE, NEW, OLD
from projects import make_project
from rolepress import cli
from rolepress.formats.pdf.inspect import inspect_pdf
from verapdf.runner import check_pdfs, report, second_opinion


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    """The PDF of a comparison in which words, a bullet and a row change, and a bullet moves."""
    root = make_project(tmp_path_factory.mktemp("compared"), {JOB_FILE: OLD})
    (root / JOB_FILE).write_text(OLD.replace("      - Listen to people\n", (
        "      - Listen to people\n      - Answer the telephone in good time\n"
        "  - id: notes\n    title: Notes\n    entries:\n      - Keep notes\n"
    )))  # fmt: skip
    other = root / "other.yml"
    other.write_text(NEW.replace("      - Listen to people well\n", (
        "      - Listen to people well\n"
        "  - id: notes\n    title: Notes\n    entries:\n      - Answer the telephone in good time\n"
    )).replace("id: listening, text: You listen well", "id: courage, text: You have courage"))  # fmt: skip
    code = cli.main(["compare", "support-worker", str(other), "--project", str(root), "--format", "pdf"])
    assert code == 0
    (made,) = (root / "site" / "comparisons").glob("*.pdf")
    return made


def test_two_judges_find_nothing_in_the_pdf(pdf):
    assert report(check_pdfs([pdf])) == ""
    assert second_opinion(pdf.read_bytes()) == []


def test_the_tags_say_in_words_what_happened(pdf):
    text = " ".join(
        subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout.split()
    )

    assert "[deleted: 3]" in text
    assert "[inserted: 4]" in text
    assert "[moved away, to “Notes”: Answer the telephone in good time]" in text
    assert "[moved here, from “Support”: Answer the telephone in good time]" in text
    assert "[deleted: You listen well]" in text
    assert inspect_pdf(pdf.read_bytes()).title.startswith("What changed")
