"""Problems: sorted by place, told once, with the nearest name."""

from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from rolepress.problems import Outcome, Place, Severity, folded, merged, nearest, problem, spoken_list


def test_a_problem_without_a_place_is_at_the_start_of_its_file():
    assert problem("content/a.yml", "x", "something").place == Place(PurePosixPath("content/a.yml"), 1, 1)


def test_a_located_problem_has_no_data_path():
    place = Place(PurePosixPath("a.yml"), 3, 4)

    told = problem("a.yml", "x", "something", at=("b", 0)).located(place)

    assert (told.place, told.at) == (place, None)


def test_problems_are_sorted_by_place():
    found = [problem("b.yml", "x", "m"), problem("a.yml", "x", "m", line=10), problem("a.yml", "x", "m", line=9)]

    assert [(str(each.place.path), each.place.line) for each in merged(found)] == [
        ("a.yml", 9),
        ("a.yml", 10),
        ("b.yml", 1),
    ]


def test_one_fault_of_many_documents_is_one_problem():
    found = problem("clause.yml", "x", "m")

    (told,) = merged([found.because_of("a"), found.because_of("b"), found])

    assert told.shown_in == {"a", "b"}


def test_what_waits_for_a_file_is_one_note_on_it():
    clause = PurePosixPath("clause.yml")
    wait = [replace(problem(f"{name}.yml", "x", "m").because_of(name), waits_for=clause) for name in ("a", "b")]

    cause = problem(clause, "yaml", "this cannot be read")
    note, told = sorted(folded([*wait, cause]), key=lambda each: each.severity is Severity.ERROR)

    assert told == cause
    assert (note.place, note.message, note.severity) == (Place(clause), "2 documents wait for this file", "info")
    assert note.shown_in == {"a", "b"}


@pytest.mark.parametrize("change", [{"line": 2}, {"column": 2}, {"at": ("a",)}])
def test_problems_in_two_places_stay_two(change):
    assert len(merged([problem("a.yml", "x", "m"), problem("a.yml", "x", "m", **change)])) == 2


@pytest.mark.parametrize(
    ("severity", "ok"), [(Severity.ERROR, False), (Severity.WARNING, True), (Severity.INFO, True)]
)
def test_only_an_error_stops_a_document(severity, ok):
    assert Outcome(1, (problem("a.yml", "x", "m", severity=severity),)).ok is ok


def test_an_outcome_keeps_its_problems_when_its_value_changes():
    told = problem("a.yml", "x", "m")

    assert Outcome(2, (told,)).map(str) == Outcome("2", (told,))


@pytest.mark.parametrize(
    ("name", "found"),
    [("esential", "essential"), ("ESSENTIAL", "essential"), ("desirble", "desirable"), ("xyz", ""), ("", "")],
)
def test_the_nearest_name(name, found):
    assert nearest(name, ["desirable", "essential"]) == found


def test_the_nearest_of_names_in_another_case_is_as_it_is_written():
    assert nearest("nurse", ["Nurse"]) == "Nurse"


def test_nothing_is_near_where_there_are_no_names():
    assert nearest("a", []) == ""


@pytest.mark.parametrize(
    ("names", "said"), [([], ""), (["a"], "'a'"), (["a", "b"], "'a' or 'b'"), ("abc", "'a', 'b' or 'c'")]
)
def test_a_list_as_a_message_says_it(names, said):
    assert spoken_list(names) == said


def test_a_list_may_end_with_another_word():
    assert spoken_list("ab", last="and") == "'a' and 'b'"
