"""A worker makes a file or a page from its order alone, and says what it found in it."""

import hashlib
import io
import pickle
import shutil
from dataclasses import replace
from pathlib import Path, PurePosixPath

import docx
import pytest
from pypdf import PdfReader

from building import JOB_FILE, ONE_PDF, Pretending, make, released_project
from projects import JOB, make_project
from rolepress.formats import formats
from rolepress.formats.pdf.inspect import inspect_pdf
from rolepress.home import templates_folder
from rolepress.press import as_data, from_data, measured, print_file, print_page
from rolepress.problems import Place, Problem, Severity
from rolepress.work import Job

PATH = PurePosixPath(JOB_FILE)


class Taking(Pretending):
    """Keeps the jobs that it is handed."""

    def __init__(self) -> None:
        self.jobs: dict[str, Job] = {}

    def submit(self, fn, /, *args, **kwargs):
        self.jobs.update((job.name, job) for job in args[0])
        return super().submit(fn, *args, **kwargs)


def jobs_of(root: Path) -> dict[str, Job]:
    taking = Taking()
    make(root, executor=taking)
    return taking.jobs


def only(tmp_path: Path, *parts: str) -> tuple[Path, ...]:
    """Return folders of templates that hold nothing but *parts*."""
    for part in parts:
        source, target = templates_folder() / part, tmp_path / "parts" / part
        target.parent.mkdir(exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    return (tmp_path / "parts",)


def test_a_file_reads_only_those_templates_that_its_key_covers(tmp_path):
    order = jobs_of(released_project(tmp_path / "project"))["support-worker-large-print-18.pdf"].payload
    parts = formats()["pdf"].templates

    made = print_file(replace(order, theme=replace(order.theme, folders=only(tmp_path, *parts))))
    assert made.data == print_file(order).data


def test_a_page_reads_only_those_templates_that_its_key_covers(tmp_path):
    order = jobs_of(released_project(tmp_path / "project"))["job-descriptions/support-worker/index.html"].payload

    made = print_page(replace(order, theme=replace(order.theme, folders=only(tmp_path, "blocks", "site"))))
    assert made.data == print_page(order).data


def test_every_order_can_be_sent_to_another_process(tmp_path):
    for job in jobs_of(make_project(tmp_path)).values():
        assert pickle.loads(pickle.dumps(job)) == job  # noqa: S301  # our own


def test_a_file_is_told_with_its_size_pages_and_digest(tmp_path):
    made = print_file(
        jobs_of(released_project(tmp_path, {"rolepress.yml": ONE_PDF}))["support-worker.pdf"].payload
    )

    assert made.meta == {
        "bytes": len(made.data),
        "pages": len(PdfReader(io.BytesIO(made.data)).pages),
        "sha256": hashlib.sha256(made.data).hexdigest(),
        "problems": [],
    }


def test_a_fault_of_a_file_is_told_of_the_document_that_it_was_made_from(tmp_path):
    root = released_project(
        tmp_path, {"rolepress.yml": ONE_PDF, JOB_FILE: JOB.replace("Listen to", "Listen to 𓀀")}
    )
    (told,) = print_file(jobs_of(root)["support-worker.pdf"].payload).meta["problems"]

    assert (from_data(told).place.path, told["rule"], told["severity"]) == (PATH, "missing-glyph", "error")


@pytest.mark.parametrize(
    "given",
    [
        Problem(Place(PATH), "missing-glyph", "the font has no 𓀀", "use another sign"),
        Problem(Place(PATH), "x", "y", severity=Severity.INFO, shown_in=frozenset({"a", "b"})),
    ],
)
def test_problems_survive_the_store(given):
    assert from_data(as_data(given)) == given


def test_measures_are_of_the_bytes():
    assert measured(b"abc") == {"bytes": 3, "pages": None, "sha256": hashlib.sha256(b"abc").hexdigest()}


@pytest.mark.parametrize(("least_pt", "size"), [(0, 12), (16, 16)])
def test_a_document_for_larger_type_is_set_in_it_and_inspected_for_it(tmp_path, least_pt, size):
    order = next(
        job.payload for job in jobs_of(released_project(tmp_path, {"rolepress.yml": ONE_PDF})).values()
        if job.name.endswith(".pdf")
    )  # fmt: skip
    manuscript = replace(order.manuscript, about=replace(order.manuscript.about, least_pt=least_pt))

    pdf, word = (print_file(replace(order, manuscript=manuscript, format=each)) for each in ("pdf", "docx"))

    smallest = min(round(run.size_pt, 1) for run in inspect_pdf(pdf.data).text_runs if run.text.strip())
    sizes = docx.Document(io.BytesIO(word.data)).styles.element.xpath("w:docDefaults//w:sz/@w:val")
    assert (smallest, sizes, pdf.meta["problems"]) == (size, [str(size * 2)], [])
