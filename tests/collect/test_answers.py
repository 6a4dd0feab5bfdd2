"""Answers become columns, and what does not fit the form is kept and told."""

from dataclasses import replace

import pytest

from collect import filling
from rolepress.collect.answers import answers_of
from rolepress.collect.filled import Control, Filled


@pytest.fixture(scope="module")
def questions(tmp_path_factory):
    return filling.asked(filling.form_project(tmp_path_factory.mktemp("answers")))


def answered(questions, *controls):
    return answers_of(Filled("helper", "1.0", controls), questions)


def test_ticks_of_one_question_stand_together_in_the_order_of_the_form(questions):
    ticks = (Control("days--tuesday", "tick", "yes"), Control("days--monday", "tick", "yes"))

    assert answered(questions, *ticks).values["days"] == "monday; tuesday"


def test_a_long_answer_goes_on_where_there_was_more_room(questions):
    parts = (Control("skills--more", "text", "and more"), Control("skills", "text", "this"),
             Control("skills--more-10", "text", "the end"), Control("skills--more-2", "text", "then"))  # fmt: skip

    assert answered(questions, *parts).values["skills"] == "this\nand more\nthen\nthe end"
    assert answered(questions, parts[0]).values["skills"] == "and more"
    assert answered(questions, *parts).extra == {}


def test_a_choice_called_more_is_no_more_room(questions):
    found = answered(questions, Control("days--more", "tick", "yes"))

    assert found.values["days"] == ""
    assert found.extra == {"days--more": "yes"}


def test_words_of_a_choice_become_its_value(questions):
    assert answered(questions, Control("area", "text", "Phone  calls")).values["area"] == "phone-calls"


def test_an_answer_that_is_no_choice_is_kept_and_told(questions):
    found = answered(questions, Control("area", "list", "the moon"))

    assert found.values["area"] == "the moon"
    assert found.unknown == ("area",)


def test_required_questions_without_an_answer_are_told(questions):
    given = (
        Control("surname", "text", " \n"),
        Control("email", "text", "a@b.example"),
        Control("true-answers", "tick", "yes"),
    )

    assert answered(questions, *given).empty == ("surname", "area", "signature")


def test_two_answers_of_one_name_are_both_kept(questions):
    found = answered(questions, *(Control("skills", "text", text) for text in ("one", "", "two", "one")))

    assert found.values["skills"] == "one\ntwo"
    assert found.twice == ("skills",)


def test_what_an_empty_place_shows_is_no_answer(questions):
    questions = replace(questions, placeholders=frozenset({"Type your answer here"}))

    assert answered(questions, Control("skills", "text", "Type your answer here")).values["skills"] == ""


def test_empty_fields_that_the_form_does_not_have_are_left_out(questions):
    assert answered(questions, Control("old", "text", ""), Control("other", "text", "x")).extra == {"other": "x"}
