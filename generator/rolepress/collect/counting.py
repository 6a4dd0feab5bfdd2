"""Counts the answers of monitoring forms, so that nobody can be told from the counts.

No row is about one form, nothing that people wrote is told, and small counts are hidden as `suppression` says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rolepress.collect.answers import BETWEEN, Answers
from rolepress.collect.questions import Question, Questions
from rolepress.collect.suppression import FEWEST_FORMS, NOT_SHOWN, ticked, told

HEADER = ("question", "question in words", "answer", "answer in words", "forms")
NONE_OF_THESE = "None of these, or no answer"

Table = tuple[tuple[str, ...], ...]


def counted_answers(answers: Sequence[Answers], questions: Questions) -> Table:
    """Return the counts of all *answers*, by question and choice in the order of the form.

    With fewer than FEWEST_FORMS forms there is nothing but their number.
    """
    everybody = ("", "All forms", "", "", str(len(answers)))
    if len(answers) < FEWEST_FORMS:
        return HEADER, everybody
    rows = (row for question in questions.questions for row in _rows(question, answers))
    return (HEADER, everybody, *rows)


def left_out(answers: Sequence[Answers], questions: Questions) -> dict[str, str]:
    """Return how often each required question has no answer, where the counts may tell; never a small number."""
    if len(answers) < FEWEST_FORMS:
        return {}
    required = (each for each in questions.questions if each.required and each.options and not each.boxes)
    counts = {each.name: _one_answer(each, answers)[-1] for each in required}
    return {name: count for name, count in counts.items() if count.isdecimal()}


def uncounted(answers: Sequence[Answers], questions: Questions) -> dict[str, str]:
    """Return in how many forms there is an answer that the counts have no row for, by the name of the answer.

    Names are those of questions, lines and boxes that the form does not have now. No small number is told, and of
    fewer than FEWEST_FORMS forms none.
    """
    found = Counter(name for each in answers for name in frozenset(_without_a_row(each, questions)))
    few = len(answers) < FEWEST_FORMS
    return {name: NOT_SHOWN if few else ticked(count, len(answers)) for name, count in sorted(found.items())}


def _without_a_row(answers: Answers, questions: Questions) -> Iterator[str]:
    """Yield the names under which a form says what is not asked now: unknown ones, and those of older versions."""
    yield from answers.extra
    asked = {each.name: each for each in questions.questions}
    for name, value in answers.values.items():
        if value and name not in questions.columns:
            yield name
        elif value and name in asked and asked[name].type == "choose-many":
            known = {option.value for option in asked[name].options}
            yield from (f"{name}--{each}" for each in value.split(BETWEEN) if each not in known)


def _rows(question: Question, answers: Sequence[Answers]) -> Iterator[tuple[str, ...]]:
    start = (question.name, question.label)
    values = [each.values.get(question.name, "") for each in answers]
    if question.type == "choose-many":
        chosen = [frozenset(value.split(BETWEEN)) for value in values]
        for option in question.options:
            count = sum(option.value in each for each in chosen)
            yield (*start, option.value, option.label, ticked(count, len(answers)))
    elif question.options:
        *counts, none = _one_answer(question, answers)
        for option, said in zip(question.options, counts, strict=True):
            yield (*start, option.value, option.label, said)
        yield (*start, "", NONE_OF_THESE, none)
    else:
        yield (*start, "", "Answered", ticked(sum(map(bool, values)), len(answers)))


def _one_answer(question: Question, answers: Sequence[Answers]) -> tuple[str, ...]:
    """Return what is told of each choice, and last of the forms with none of them."""
    values = [each.values.get(question.name, "") for each in answers]
    counts = [values.count(option.value) for option in question.options]
    return told([*counts, len(values) - sum(counts)])
