"""Scoring sheets of roles and rounds: in Word and as CSV, for panels and never for the public."""

import csv
import io

import pytest

from building import make
from recruiting import ADVERT_FILE, WITHOUT_FILES, vacancy
from word_files import controls, paragraphs, part

WORD = "files/adverts/support-worker-2026/support-worker-2026-scoring-sheet.docx"


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    printed = make(vacancy(tmp_path_factory.mktemp("vacancy"), {"rolepress.yml": WITHOUT_FILES})).printed
    return {str(each.file.plan.path): each for document in printed.public for each in document.papers}


def data(papers, path: str) -> bytes:
    return papers[path].file.done.entry.data


def test_the_role_and_the_vacancy_have_one_each_in_word_and_as_csv(papers):
    folder = "files/job-descriptions/support-worker/support-worker-scoring-sheet"

    assert {WORD, WORD.replace(".docx", ".csv"), f"{folder}.docx", f"{folder}.csv"} <= set(papers)


def test_none_is_on_the_public_site(tmp_path):
    made = make(vacancy(tmp_path, {"rolepress.yml": WITHOUT_FILES}))

    assert not any("scoring" in path or b"scoring" in text for path, text in made.public.items())


def test_the_sheet_has_a_mark_and_a_comment_for_each_criterion(papers):
    found = controls(data(papers, WORD))
    kinds = [(name.rpartition("--")[2], each.kind) for name, each in found.items() if "--" in name]

    assert kinds
    assert {*kinds} == {("mark", "list"), ("comment", "rich")}
    assert len(kinds) % 2 == 0
    mark = next(each for name, each in found.items() if name.endswith("--mark"))
    assert [value for value, _ in mark.choices] == ["3", "2", "1", "0", "not-tested"]
    assert mark.title.startswith("Mark – ")


def test_the_sheet_is_named_for_the_vacancy_and_dressed_as_its_organisation(papers):
    core = {each.tag.rpartition("}")[2]: each.text for each in part(data(papers, WORD), "docProps/core.xml")}

    assert core["title"] in [text for kind, text in paragraphs(data(papers, WORD)) if kind == "Title"]
    assert core["creator"] == "Northshire Health"


def test_a_spreadsheet_reads_the_table_and_computes_nothing(papers):
    table = data(papers, WORD.replace(".docx", ".csv"))

    assert table.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(table.decode("utf-8-sig")))
    assert head == ["Number", "Id", "Criterion", "Level", "Weight", "Stages", "Mark", "Comment"]
    assert rows
    assert {len(row) for row in rows} == {8}


def test_a_draft_says_that_it_is_one(tmp_path):
    root = vacancy(tmp_path, {"rolepress.yml": WITHOUT_FILES})
    (root / ADVERT_FILE).write_text((root / ADVERT_FILE).read_text("utf-8").replace("Help people", "Help us all"))
    (word,) = (
        each.file.done.entry.data
        for document in make(root).printed.previews
        for each in document.papers
        if each.told.label == "export-scoring-sheet" and "adverts" in str(each.file.plan.path)
    )

    assert ("DraftMark", "Draft, not for publication") in paragraphs(word)
