"""The walk over the texts of a document, and the splitting of a text into sentences."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.cases import JOB
from projects import MINIMAL, make_project, open_project
from rolepress.checks.people import is_personal
from rolepress.checks.sentences import sentences
from rolepress.checks.texts import Form, models_of, texts_of

TODAY = datetime(2026, 6, 15, 12)


def test_every_text_says_where_it_stands(tmp_path: Path) -> None:
    library = open_project(make_project(tmp_path))
    found = {".".join(map(str, each.at)): each for each in texts_of(models_of(library.document("support-worker")))}

    assert found["summary"].form is Form.TEXT
    assert found["duties.0.entries.0.text"].text == "Listen to people"
    assert found["duties.0.title"].is_heading
    assert found["specification.groups.0.criteria.0.text"].form is Form.LINE
    assert {"title", "post.band", "post.location"} <= set(found)


def test_every_place_leads_to_its_text(tmp_path: Path) -> None:
    job = open_project(make_project(tmp_path)).document("support-worker")

    for each in texts_of(models_of(job)):
        value: Any = job
        for step in each.at:
            value = getattr(value, step) if isinstance(step, str) else value[step]
        assert value == each.text


def test_addresses_and_numbers_of_contacts_are_texts_too(tmp_path: Path) -> None:
    library = open_project(make_project(tmp_path))
    forms = {each.at: each.form for each in texts_of(models_of(library.document("northshire")))}

    assert forms["other_formats", "email"] is Form.EMAIL
    assert forms["other_formats", "phone"] is Form.PHONE


def test_what_colleagues_read_is_left_out(tmp_path: Path) -> None:
    kept = "review_by: 2027-01-01\nsources: [{title: A source}]\nchanges: [{version: '1', date: 2026-01-01, summary: S, note: N}]\n"
    library = open_project(make_project(tmp_path, {JOB: MINIMAL[JOB] + kept}))
    texts = {each.text for each in texts_of(models_of(library.document("support-worker")))}

    assert not texts & {"A source", "N", "Human Resources"}
    assert "S" in texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Is it? Yes! Good.", ["Is it?", "Yes!", "Good."]),
        ("Ring people, e.g. Families. Then write.", ["Ring people, e.g. Families.", "Then write."]),
        ("The Act etc. Act 1974 (No. 2) applies.", ["The Act etc. Act 1974 (No. 2) applies."]),
        ("Ask Dr. Smith. J. Jones knows.", ["Ask Dr. Smith.", "J. Jones knows."]),
        ("It costs £3.50 a day.", ["It costs £3.50 a day."]),
        ("He said “Stop.” Then he left.", ["He said “Stop.”", "Then he left."]),
        ("no capital. still one", ["no capital. still one"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet="abAB.!? ”\n1£", max_size=80))
def test_sentences_keep_every_word(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()


@pytest.mark.parametrize(
    ("address", "personal"),
    [
        ("jo.example@northshire.example", True),
        ("j.smith2@northshire.example", True),
        ("jo.b.smith@northshire.example", True),
        ("anne-marie.jones@northshire.example", True),
        ("patient.experience@northshire.example", False),
        ("recruitment@northshire.example", False),
        ("peer-support.north@northshire.example", False),
        ("lpt.patient.experience@nhs.example", False),
        ("jo@northshire.example", False),
    ],
)
def test_a_mailbox_of_one_person(address: str, personal: bool) -> None:
    assert is_personal(address) is personal
