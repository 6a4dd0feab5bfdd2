"""Coverage says in which forms the public can have each document, and which are missing."""

from pathlib import Path

from projects import JOB
from rolepress.sites.charts import Bar
from rolepress.sites.coverage import coverage
from rolepress.sites.records import Output
from sites.small_library import drawn, small_library

PAGE = Output("Web page", "a/index.html", "Web page")
PDF = Output("PDF, 2 pages, 9 KB", "a/a.pdf", "PDF", "2 pages, 9 KB")
LARGE = Output(
    "Large print PDF (18 point), 4 pages, 9 KB", "a/b.pdf", "Large print PDF (18 point)", "4 pages, 9 KB"
)


def test_each_document_has_or_lacks_each_form(tmp_path: Path):
    outputs = {"support-worker": (PAGE, PDF, LARGE), "accessibility": (PAGE,)}
    made = coverage(drawn(small_library(tmp_path), outputs=outputs).documents)

    assert made.forms == ("Web page", "PDF", "Large print PDF (18 point)")
    assert [(row.document.id, row.outputs) for row in made.rows] == [
        ("support-worker", (PAGE, PDF, LARGE)),
        ("team-leader", (None, None, None)),
        ("accessibility", (PAGE, None, None)),
    ]
    assert made.bars == (Bar("Web page", 2, 3), Bar("PDF", 1, 3), Bar("Large print PDF (18 point)", 1, 3))


def test_what_is_not_for_the_public_is_left_out(tmp_path: Path):
    jobs = "content/job-descriptions"
    inside = JOB.replace("support-worker", "inside") + "audience: internal\n"
    old = JOB.replace("support-worker", "old") + "status: retired\n"
    made = coverage(
        drawn(small_library(tmp_path, {f"{jobs}/inside.yml": inside, f"{jobs}/old.yml": old})).documents
    )

    assert {row.document.id for row in made.rows} == {"support-worker", "team-leader", "accessibility"}


def test_nothing_is_covered_before_anything_is_published(tmp_path: Path):
    made = coverage(drawn(small_library(tmp_path)).documents)

    assert (made.forms, made.bars) == ((), ())
