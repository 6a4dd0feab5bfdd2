"""The list of a form: a row for each file, or without what says who somebody is."""

import re
from dataclasses import replace

import pytest

from collect import filling
from rolepress.collect.answers import answers_of
from rolepress.collect.applications import Application, listed
from rolepress.collect.filled import Control, Filled
from rolepress.collect.questions import Question


@pytest.fixture(scope="module")
def questions(tmp_path_factory):
    return filling.asked(filling.form_project(tmp_path_factory.mktemp("applications")))


def application(questions, file, /, **given):
    controls = tuple(Control(name.replace("_", "-"), "text", value) for name, value in given.items())
    return Application(file, questions, answers_of(Filled("helper", "1.0", controls), questions))


def test_a_row_for_each_file_under_the_names_of_the_answers(questions):
    files = [
        application(questions, "b.pdf", surname="Ŵyn"),
        application(questions, "a.docx", skills="=1", odd="x"),
    ]

    header, first, second = listed(files, questions, blind=False)[""]

    assert header == ("file", *questions.columns, "odd")
    assert dict(zip(header, first, strict=True))["surname"] == "Ŵyn"
    assert first[0] == "b.pdf"
    assert dict(zip(header, second, strict=True)) | {"file": "a.docx", "skills": "=1", "odd": "x"} == dict(
        zip(header, second, strict=True)
    )


def test_blind_there_is_nothing_that_says_who_somebody_is(questions):
    files = [
        application(questions, f"secret-{n}.pdf", surname=f"secret {n}", email="secret@x", phone="secret", skills=f"skill {n}",
                    odd=f"secret odd {n}")
        for n in range(40)
    ]  # fmt: skip

    tables = listed(files, questions, blind=True)

    header, *rows = tables[""]
    assert header[0] == "reference"
    assert not {"file", "surname", "email", "phone", "address", "signature", "odd"} & set(header)
    assert not [
        cell for table in (tables[""], tables["-questions"]) for row in table for cell in row if "secret" in cell
    ]
    assert len({row[0] for row in rows}) == 40
    assert all(re.fullmatch("[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}", row[0]) for row in rows)
    skills = [row[header.index("skills")] for row in rows]
    assert sorted(skills) == sorted(f"skill {n}" for n in range(40))
    assert skills != [f"skill {n}" for n in range(40)]  # by chance once in 40! times


def test_the_key_leads_from_each_reference_to_its_file(questions):
    files = [application(questions, f"{n}.pdf", skills=f"skill {n}") for n in range(9)]

    tables = listed(files, questions, blind=True)

    header, *rows = tables[""]
    names, *key = tables["-key"]
    assert names == ("reference", "file")
    assert {row[0]: row[header.index("skills")] for row in rows} == {
        reference: f"skill {file.removesuffix('.pdf')}" for reference, file in key
    }
    assert key == sorted(key)


def test_references_are_others_each_time(questions):
    files = [application(questions, "a.pdf")]

    assert listed(files, questions, blind=True)[""][1][0] != listed(files, questions, blind=True)[""][1][0]


def test_answers_to_questions_of_other_versions_follow(questions):
    old = replace(questions, version="0.9", questions=(Question("former-name", "short-text", "Former name", "You", hidden=True),
                                                       Question("hobby", "short-text", "Hobby", "You")))  # fmt: skip
    files = [
        application(questions, "new.pdf", skills="a"),
        application(old, "old.pdf", former_name="b", hobby="c", odd="d"),
    ]

    tables = listed(files, questions, blind=False)

    header, first, second = tables[""]
    assert header == ("file", *questions.columns, "former-name", "hobby", "odd")
    assert (first[-3:], second[-3:]) == (("", "", ""), ("b", "c", "d"))
    assert ("hobby", "Hobby", "You", "no", "") in tables["-questions"]
    assert listed(files, questions, blind=True)[""][0][-1] == "hobby"


def test_what_the_columns_are_is_told_beside_the_list(questions):
    header, *rows = listed([application(questions, "a.pdf")], questions, blind=False)["-questions"]

    assert header == ("column", "question", "section", "required", "choices")
    assert [row[0] for row in rows] == list(questions.columns)
    assert ("surname", "Surname", "About you", "yes", "") in rows
    assert (
        "days--another-day--say",
        "On which days can you come?: Another day",
        "What you bring",
        "no",
        "",
    ) in rows
    assert ("days", "On which days can you come?", "What you bring", "no",
            "monday = Monday; tuesday = Tuesday; another-day = Another day") in rows  # fmt: skip


def test_a_question_may_be_called_file(questions):
    form = replace(questions, questions=(Question("file", "short-text", "File", ""),))

    assert listed([application(form, "a.pdf", file="x")], form, blind=False)[""] == (
        ("file-read", "file"),
        ("a.pdf", "x"),
    )
