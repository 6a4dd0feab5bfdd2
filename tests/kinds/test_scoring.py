"""A scoring sheet: every criterion at every stage that tests it, and nothing about who the applicant is."""

import pytest
from hypothesis import given, settings

from kinds.anything import groups, numbered
from kinds.test_any_job import jobs
from rolepress.editions.large_print import adapt
from rolepress.kinds import house_of
from rolepress.kinds.scoring import MARKS, has_specification, scoring_rows, scoring_sheet
from rolepress.kinds.specification import numbered_criteria, stages_of
from rolepress.labels import labels_for
from rolepress.manuscript import Field, Heading, Table, ids, walk, words
from rolepress.markdown import plain
from rolepress.model.house_style import HouseStyle
from rolepress.model.job_description import JobDescription
from rolepress.model.specification import Specification
from rolepress.resolved import Employer, Resolved

HOUSE = house_of(HouseStyle(), labels_for("en-GB").value)
JOB = {
    "kind": "job-description", "id": "peer", "title": "Peer Support Worker", "owner": "HR", "organisation": "northshire",
    "version": "2.1", "summary": "Help.", "post": {"band": "3", "hours": "37", "reports_to": "Lead", "location": "Here",
    "dbs": "none"},
}  # fmt: skip
SPECIFICATION = {
    "groups": [
        {"id": "values", "title": "Values", "stages": ["interview"], "criteria": [{"id": "kind", "text": "You are kind"}]},
        {
            "id": "skills", "title": "Skills", "weights": {"essential": 10, "desirable": {"unknown": "blank"}},
            "criteria": [
                {"id": "listen", "text": "You listen", "level": "essential", "stages": ["application-form", "interview"]},
                {"id": "write", "text": "You write", "level": "desirable", "stages": ["application-form"], "points": ["well"]},
                {"id": "lead", "text": "You lead", "level": "desirable", "weight": 5},
            ],
        },
    ]
}  # fmt: skip


def role(specification=SPECIFICATION) -> Resolved[JobDescription]:
    job = JobDescription.model_validate({**JOB, "specification": specification})
    return Resolved(job, Employer(id="northshire", name="Northshire Health"))


def tables(manuscript):
    return {each.id: each for each in walk(manuscript.blocks) if isinstance(each, Table)}


def rows(table):
    return [[" ".join(map(plain, cell)) for cell in row.cells] for group in table.groups for row in group.rows]


@pytest.fixture(scope="module")
def sheet():
    return scoring_sheet(role(), role(), HOUSE)


def test_each_stage_has_its_criteria_in_the_order_of_a_round(sheet):
    found = tables(sheet)

    assert list(found) == [
        "stage-application-form-criteria",
        "stage-interview-criteria",
        "stage-not-stated-criteria",
    ]
    assert rows(found["stage-application-form-criteria"]) == [
        ["2.1", "You listen", "Essential", "10 for the group", "", ""],
        ["2.2", "You write well", "Desirable", "not stated for the group", "", ""],
    ]
    assert rows(found["stage-interview-criteria"]) == [
        ["1.1", "You are kind", "Not graded", "", "", ""],
        ["2.1", "You listen", "Essential", "10 for the group", "", ""],
    ]
    assert rows(found["stage-not-stated-criteria"]) == [["2.3", "You lead", "Desirable", "5", "", ""]]


def test_a_mark_is_chosen_and_a_comment_is_written(sheet):
    answered = {each.id: each.answer for each in tables(sheet)["stage-interview-criteria"].columns if each.answer}

    assert [choice.value for choice in answered["mark"].choices] == list(MARKS)
    assert answered["comment"].choices == ()


def test_without_weights_there_is_no_column_and_no_rule_for_them():
    plain_groups = {"groups": [{"id": "a", "title": "A", "criteria": [{"id": "b", "text": "B"}]}]}
    sheet = scoring_sheet(role(), role(plain_groups), HOUSE)

    (table,) = tables(sheet).values()
    assert [each.id for each in table.columns] == ["number", "criterion", "level", "mark", "comment"]
    assert "weight," not in words(sheet)


def test_it_asks_for_a_reference_and_for_nobodys_name(sheet):
    asked = [each for each in walk(sheet.blocks) if isinstance(each, Field)]

    assert [each.name for each in asked] == ["applicant-reference", "panel-member", "date"]
    assert "Write the applicant’s reference, not the name." in " ".join(words(sheet))


def test_it_says_which_version_of_which_specification_it_marks():
    pack = role().document.model_copy(update={"id": "round-2026", "title": "Round of 2026"})
    sheet = scoring_sheet(Resolved(pack, Employer(id="northshire", name="Northshire Health")), role(), HOUSE)

    assert sheet.id == "round-2026-scoring-sheet"
    assert "Role Peer Support Worker Version 2.1" in " ".join(words(sheet))


def test_the_rows_have_the_criteria_once_with_room_for_a_mark_and_a_comment():
    head, *found = scoring_rows(role(), HOUSE)

    assert head == ("Number", "Id", "Criterion", "Level", "Weight", "Stages", "Mark", "Comment")
    assert found[0] == ("1.1", "kind", "You are kind", "Not graded", "", "interview", "", "")
    assert found[1] == (
        "2.1",
        "listen",
        "You listen",
        "Essential",
        "10 for the group",
        "application form; interview",
        "",
        "",
    )
    assert found[2][2] == "You write well"


def test_who_has_no_specification_has_no_sheet():
    job = JobDescription.model_validate(JOB)

    assert has_specification(role())
    assert not has_specification(Resolved(job, Employer(id="northshire", name="Northshire Health")))
    assert not has_specification(None)


@given(job=jobs, groups=numbered(groups, min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)
def test_every_criterion_stands_at_every_stage_that_tests_it(job, groups):
    given = Specification.model_validate({"groups": groups})
    resolved = Resolved(
        job.model_copy(update={"specification": given}), Employer(id="northshire", name="Northshire")
    )
    sheet = scoring_sheet(resolved, resolved, HOUSE)

    expected = sorted(
        (f"stage-{stage}", line.number)
        for line in numbered_criteria(given)
        for stage in (stages_of(line) or ("not-stated",))
    )
    assert (
        sorted(
            (name.removesuffix("-criteria"), row[0])
            for name, table in tables(sheet).items()
            for row in rows(table)
        )
        == expected
    )
    assert len(ids(sheet)) == len(set(ids(sheet)))
    assert ids(adapt(sheet)) == ids(sheet)
    assert next(each.level for each in walk(sheet.blocks) if isinstance(each, Heading)) == 1
    assert len(list(scoring_rows(resolved, HOUSE))) == 1 + sum(len(group.criteria) for group in given.groups)
