"""The questions of a form by the names that its files have, and which of them say who somebody is."""

from dataclasses import replace

import pytest

from collect import filling
from form_project import FORM, FORM_FILE
from projects import open_project
from rolepress.approvals import approve, release
from rolepress.collect.forms import Forms
from rolepress.collect.questions import Option, Question, Questions, columns_of
from rolepress.formats.docx.names import answer_bookmark, tag_of


@pytest.fixture
def project(tmp_path):
    return filling.form_project(tmp_path)


def forms(project):
    return Forms(open_project(project), filling.NOW)


def test_columns_stand_as_people_are_asked_with_the_lines_beside_choices(project):
    assert forms(project).now("helper").columns == (
        "surname", "email", "phone", "address", "years", "first-day", "skills", "driving",
        "area", "area--other-hospital--say", "days", "days--another-day--say", "true-answers", "signature",
    )  # fmt: skip


def test_names_are_those_of_the_files(project):
    questions = forms(project).now("helper")

    assert {"days--monday", "days--tuesday", "days--another-day", "days--another-day--say"} < questions.names
    assert "days" not in questions.names
    driving = next(each for each in questions.questions if each.name == "driving")
    assert [(each.value, each.label) for each in driving.options] == [
        ("yes", "Yes"), ("no", "No"), ("prefer-not-to-say", "Prefer not to say"),
    ]  # fmt: skip


def test_what_says_who_somebody_is_is_hidden_and_the_parts_that_shortlisting_does_not_see(project):
    assert forms(project).now("helper").hidden == {
        "surname", "email", "phone", "address", "years", "first-day", "signature",
    }  # fmt: skip


@pytest.mark.parametrize("line", ["asks: identity", "asks: contact"])
def test_a_question_that_says_what_it_asks_is_hidden(tmp_path, line):
    text = FORM.replace("    hidden_from_shortlisting: true\n", "").replace(
        'label: "What are you', f'{line}, label: "What are you'
    )
    questions = filling.asked(filling.form_project(tmp_path, {FORM_FILE: text}))

    assert questions.hidden == {"surname", "email", "phone", "address", "skills", "signature"}


def long_form() -> Questions:
    name = "a-very-long-name-" * 4 + "end"
    question = Question(
        name, "choose-many", "?", "", options=(Option("b", "B", f"{name}--b--say"), Option("c", "C"))
    )
    return Questions("x", "1", "X", False, (question, Question("long", "long-text", "?", "")))


def test_a_name_that_word_cut_is_known_by_its_beginning_and_its_digest():
    form = long_form()
    for name in form.names:
        assert form.full_name(tag_of(name)) == name
        assert form.full_name(answer_bookmark(name).removeprefix("_a.")) == name
        assert form.full_name(name) == name
    assert form.full_name("a-very.0123456789") == "a-very.0123456789"


def test_a_file_is_told_by_its_names_only_when_all_are_there():
    form = long_form()

    assert form.is_asked_by(form.names)
    assert form.is_asked_by({*form.names, "long--more", "long--more-2"})
    assert not form.is_asked_by({*form.names, "other"})
    assert not form.is_asked_by(form.names - {"long"})
    assert not form.is_asked_by({"long--more"})


def test_the_columns_of_the_first_version_come_first():
    now = long_form()
    then = replace(now, version="0", questions=(Question("old", "short-text", "?", ""), now.questions[1]))

    assert columns_of([now, then]) == (*now.columns, "old")


def test_a_file_is_read_by_the_release_that_it_was_made_from(project):
    for verb in (approve, release):
        words = {"role": "Head of Human Resources"} if verb is approve else {}
        outcome = verb(project, ["helper"], day=filling.NOW.date(), **words)
        assert outcome.ok, outcome.problems
    text = (project / FORM_FILE).read_text("utf-8")
    newer = text.replace('version: "1.0"\nintro', 'version: "2.0"\nintro').replace(
        "{id: years, type", "{id: ages, type"
    )
    (project / FORM_FILE).write_text(newer, "utf-8")
    known = forms(project)

    assert "years" in known.of_file("helper", "1.0").columns
    assert "ages" in known.of_file("helper", "2.0").columns
    assert "ages" in known.of_file("helper", "../1.0").columns
    assert known.of_file("nothing", "1.0") is None


def test_a_form_that_was_ever_for_monitoring_is_counted_only(project):
    known = forms(project)

    assert known.is_monitoring("monitoring")
    assert not known.is_monitoring("helper")
    assert known.with_names(known.now("monitoring").names) == ["monitoring"]


def test_a_name_that_says_so_by_its_words_alone_is_hidden_too(tmp_path):
    text = FORM.replace("    hidden_from_shortlisting: true\n", "").replace(
        'label: "What are you good at?"', 'label: "What is your full name?"'
    )
    questions = filling.asked(filling.form_project(tmp_path, {FORM_FILE: text}))

    assert "skills" in questions.hidden
