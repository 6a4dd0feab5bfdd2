"""Monitoring answers come out as counts from which nobody can be told."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collect import filling
from rolepress.collect.answers import answers_of
from rolepress.collect.counting import NONE_OF_THESE, counted_answers, left_out, uncounted
from rolepress.collect.filled import Control, Filled


@pytest.fixture(scope="module")
def questions(tmp_path_factory):
    return filling.asked(filling.form_project(tmp_path_factory.mktemp("counting")), "monitoring")


def forms(questions, *groups):
    """Return the answers of groups of alike forms: how many, and what they say by name."""
    return [
        answers_of(Filled("monitoring", "1.0", tuple(Control(n, "list", v) for n, v in says.items())), questions)
        for count, says in groups
        for _ in range(count)
    ]


def counts(questions, *groups):
    return {(row[0], row[2]): row[4] for row in counted_answers(forms(questions, *groups), questions)}


def test_answers_are_counted_by_question_and_choice(questions):
    table = counted_answers(forms(questions, (12, {"gender": "man", "carer": "yes"}), (8, {"gender": "woman", "carer": "no"}),
                                  (6, {"needs--a-disability": "yes"})), questions)  # fmt: skip

    assert table == (
        ("question", "question in words", "answer", "answer in words", "forms"),
        ("", "All forms", "", "", "26"),
        ("gender", "Which of these describes you?", "man", "Man", "12"),
        ("gender", "Which of these describes you?", "woman", "Woman", "not shown"),
        ("gender", "Which of these describes you?", "in-another-way", "In another way", "fewer than 5"),
        ("gender", "Which of these describes you?", "prefer-not-to-say", "Prefer not to say", "fewer than 5"),
        ("gender", "Which of these describes you?", "", NONE_OF_THESE, "not shown"),
        ("carer", "Do you care for somebody?", "yes", "Yes", "12"),
        ("carer", "Do you care for somebody?", "no", "No", "8"),
        ("carer", "Do you care for somebody?", "", NONE_OF_THESE, "6"),
        ("needs", "Which of these do you have?", "a-long-illness", "A long illness", "fewer than 5"),
        ("needs", "Which of these do you have?", "a-disability", "A disability", "6"),
        ("more", "Is there anything else?", "", "Answered", "fewer than 5"),
    )


def test_of_few_forms_nothing_but_their_number_is_told(questions):
    assert counts(questions, (9, {"gender": "man"})) == {("question", "answer"): "forms", ("", ""): "9"}
    assert left_out(forms(questions, (9, {})), questions) == {}


def test_nothing_that_people_wrote_is_told(questions):
    said = {
        "gender": "in-another-way",
        "gender--in-another-way--say": "secret",
        "more": "secret",
        "other": "secret",
    }
    table = counted_answers(forms(questions, (30, said), (30, {"gender": "secret"})), questions)

    assert not [cell for row in table for cell in row if "secret" in cell]
    assert {row[2]: row[4] for row in table if row[0] == "gender"}[""] == "30"


def test_the_order_of_the_forms_changes_nothing(questions):
    groups = [(n + 3, {"gender": value}) for n, value in enumerate(("man", "woman", "", "prefer-not-to-say"))]

    assert counts(questions, *groups) == counts(questions, *reversed(groups))


GROUPS = [(20, {"gender": "man"}), (3, {"gender": "woman"}), (2, {"gender": "prefer-not-to-say"})]


def test_required_questions_that_many_leave_out_are_told_and_small_numbers_are_not(questions):
    assert left_out(forms(questions, *GROUPS, (15, {})), questions) == {"gender": "15"}
    assert left_out(forms(questions, *GROUPS, (4, {})), questions) == {}
    assert (
        left_out(forms(questions, (30, {"gender": "man"}), (5, {})), questions) == {}
    )  # it would give others away


@given(st.lists(st.sampled_from(["man", "woman", "in-another-way", "prefer-not-to-say", ""]), max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_small_number_is_ever_told(questions, given):
    table = counted_answers(forms(questions, *((1, {"gender": value}) for value in given)), questions)

    told = [row[4] for row in table[2:]]
    assert not {"0", "1", "2", "3", "4"} & set(told)
    shown = sum(int(row[4]) for row in table if row[0] == "gender" and row[4].isdecimal())
    hidden = [row[4] for row in table if row[0] == "gender" and not row[4].isdecimal()]
    assert len(hidden) != 1
    assert not hidden or len(given) - shown >= 4


def test_answers_that_the_counts_have_no_row_for_are_told_by_name_and_small_numbers_are_hidden(questions):
    groups = (
        (6, {"gender": "man", "sex": "man"}),
        (2, {"needs--short-sight": "yes", "sex": ""}),
        (12, {"gender": "woman", "more": "secret"}),
    )

    assert uncounted(forms(questions, *groups), questions) == {"needs--short-sight": "fewer than 5", "sex": "6"}
    assert uncounted(forms(questions, (20, {"gender": "man"})), questions) == {}
    assert uncounted(forms(questions, (6, {"sex": "man"})), questions) == {"sex": "not shown"}


def test_what_an_older_version_asked_is_told_where_the_form_asks_it_no_longer(questions):
    asked = {each.name: each for each in questions.questions}
    needs = replace(asked["needs"], options=asked["needs"].options[:1])
    now = replace(questions, questions=(asked["gender"], needs, asked["more"]))
    answers = forms(
        questions, (15, {"carer": "yes", "needs--a-disability": "yes", "needs--a-long-illness": "yes"})
    )

    assert uncounted(answers, now) == {"carer": "not shown", "needs--a-disability": "not shown"}
