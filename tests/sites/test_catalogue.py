"""The catalogue knows who shows what: which clause in which version, which fact, and where a document stands."""

from dataclasses import replace
from pathlib import Path

import pytest

from projects import CLAUSE, FACTS, JOB
from rolepress.problems import Severity, problem
from rolepress.releases import Standing
from rolepress.sites.records import Output
from sites.small_library import BEFORE, ON, drawn, released, resolved, small_library


def by_id(records, name):
    return next(each for each in records if each.id == name)


def test_a_clause_knows_the_two_documents_that_show_it_in_two_versions(tmp_path: Path):
    clause = by_id(drawn(small_library(tmp_path)).clauses, "confidentiality")

    assert [(use.document, use.now, use.latest) for use in clause.uses] == [
        ("support-worker", ("2",), True),
        ("team-leader", ("1",), False),
    ]
    assert clause.in_force == "2"
    assert [use.document for use in clause.behind] == ["team-leader"]
    assert [each.version for each in clause.versions] == ["2", "1"]


def test_a_document_knows_the_same_uses_as_its_clauses(tmp_path: Path):
    made = drawn(small_library(tmp_path))

    of_documents = {use for shown in made.documents for use in shown.clauses}
    of_clauses = {use for clause in made.clauses for use in clause.uses}
    assert of_documents == of_clauses
    assert len(of_documents) == 2


def test_a_release_shows_the_version_of_its_day(tmp_path: Path):
    library = small_library(tmp_path)
    made = drawn(library, releases=released(library, "support-worker", BEFORE))

    (use,) = by_id(made.documents, "support-worker").clauses
    assert (use.now, use.published, use.latest) == (("2",), ("1",), False)


def test_a_document_with_a_new_id_has_the_release_and_the_page_of_its_old_one(tmp_path: Path):
    library = small_library(tmp_path)
    releases = released(library, "support-worker", BEFORE)
    job = "content/job-descriptions/support-worker.yml"
    text = (
        (tmp_path / job).read_text("utf-8").replace("id: support-worker", "id: helper\naliases: [support-worker]")
    )
    (tmp_path / job).unlink()
    library = small_library(tmp_path, {job: None, job.replace("support-worker", "helper"): text})

    page = Output("the page", "job-descriptions/support-worker/index.html")
    shown = by_id(drawn(library, releases=releases, outputs={"support-worker": (page,)}).documents, "helper")
    assert (shown.outputs, [each.version for each in shown.issues]) == ((page,), ["0.1"])
    assert shown.standing is not Standing.RELEASED
    assert [use.published for use in shown.clauses] == [("1",)]


def test_a_clause_that_only_the_release_shows_is_still_a_use(tmp_path: Path):
    library = small_library(tmp_path)
    releases = released(library, "support-worker", ON)
    without = JOB.replace("clauses:\n  - clause: confidentiality\n", "")
    library = small_library(tmp_path, {"content/job-descriptions/support-worker.yml": without})

    uses = by_id(drawn(library, releases=releases).clauses, "confidentiality").uses
    assert [(use.document, use.now, use.published) for use in uses] == [
        ("support-worker", (), ("2",)),
        ("team-leader", ("1",), ()),
    ]


def test_a_clause_whose_day_has_not_come_has_no_version_in_force(tmp_path: Path):
    later = CLAUSE.replace("confidentiality", "later").replace("2020-01-01", "2030-01-01")
    library = small_library(tmp_path, {"content/clauses/later.yml": later})

    clause = by_id(drawn(library).clauses, "later")
    assert (clause.in_force, clause.uses) == ("", ())


def test_a_fact_knows_its_documents_and_says_the_facts_inside_it(tmp_path: Path):
    team, motto = sorted(drawn(small_library(tmp_path)).fact_records, key=lambda each: each.name, reverse=True)

    assert team.documents == (("support-worker", "Support Worker"), ("team-leader", "Team Leader"))
    assert (motto.value, motto.documents) == ("the recovery team | together", ())
    assert motto.owner == "Human Resources"


def test_facts_that_go_round_in_a_circle_stay_as_they_are_written(tmp_path: Path):
    circle = FACTS + "  a: {type: text, value: 'x {{ b }}'}\n  b: {type: text, value: 'y {{ a }}'}\n"
    library = small_library(tmp_path, {"content/facts/northshire-facts.yml": circle})

    values = {each.name: each.value for each in drawn(library).fact_records}
    assert values["a"] == "x y {{ a }}"


def test_facts_that_double_do_not_grow_without_end(tmp_path: Path):
    doubling = "".join(
        f"  f{n}: {{type: text, value: '{{{{ f{n + 1} }}}} {{{{ f{n + 1} }}}}'}}\n" for n in range(40)
    )
    facts = f"{FACTS}{doubling}  f40: {{type: text, value: ha}}\n"
    library = small_library(tmp_path, {"content/facts/northshire-facts.yml": facts})

    assert max(len(each.value) for each in drawn(library).fact_records) == 2_000


def test_a_register_entry_knows_the_clauses_that_rely_on_it(tmp_path: Path):
    (law,) = drawn(small_library(tmp_path)).registers

    assert [(each.entry.id, each.over, each.clauses) for each in law.entries] == [
        ("privacy-act", False, (("confidentiality", "Confidentiality"),)),
        ("old-privacy-act", True, ()),
    ]


@pytest.mark.parametrize(
    ("when", "standing"),
    [(BEFORE, Standing.CHANGED), (ON, Standing.RELEASED)],
    ids=["clause-changed", "same-text"],
)
def test_a_document_stands_where_its_text_stands(tmp_path: Path, when, standing):
    library = small_library(tmp_path)
    made = drawn(library, releases=released(library, "support-worker", when))

    shown = by_id(made.documents, "support-worker")
    assert shown.standing is standing
    assert [(each.version, each.day) for each in shown.issues] == [("0.1", when.date())]
    assert shown in made.standing(standing)


def test_an_approval_says_whether_it_is_about_this_text(tmp_path: Path):
    now = resolved(small_library(tmp_path))["support-worker"].hash
    approvals = "approvals:\n" + "".join(
        f'  - {{version: "0.1", role: Head of Care, date: {day}, decision: approved, hash: "{text}"}}\n'
        for day, text in (("2026-01-01", "0" * 64), ("2026-05-01", now))
    )
    library = small_library(tmp_path, {"content/job-descriptions/support-worker.yml": JOB + approvals})

    shown = by_id(drawn(library).documents, "support-worker")
    assert shown.standing is Standing.APPROVED
    assert [(each.day.isoformat(), each.current) for each in shown.decisions] == [
        ("2026-05-01", True),
        ("2026-01-01", False),
    ]


def test_what_is_past_its_review_is_overdue_and_what_is_retired_is_not(tmp_path: Path):
    due = "review_by: 2026-05-31\n"
    retired = JOB.replace("support-worker", "old-worker") + due + "status: retired\n"
    library = small_library(
        tmp_path,
        {
            "content/job-descriptions/support-worker.yml": JOB + due,
            "content/job-descriptions/old-worker.yml": retired,
            "content/clauses/confidentiality.yml": "review_by: 2026-06-01\n" + CLAUSE,
        },
    )
    made = drawn(library)

    assert [(each.id, each.kind_label) for each in made.overdue] == [("support-worker", "Job description")]
    assert by_id(made.documents, "support-worker").overdue
    assert not by_id(made.documents, "old-worker").overdue
    assert not by_id(made.clauses, "confidentiality").overdue


def test_a_problem_belongs_to_its_file_and_to_the_documents_that_show_the_text(tmp_path: Path):
    own = problem("content/job-descriptions/team-leader.yml", "one", "of the document", line=3)
    shared = problem("content/clauses/confidentiality.yml", "two", "of the clause", severity=Severity.WARNING)
    made = drawn(small_library(tmp_path), problems=(own, replace(shared, shown_in=frozenset({"team-leader"}))))

    leader = by_id(made.documents, "team-leader")
    assert [each.rule for each in leader.problems] == ["one"]
    assert [(each.where.title, [one.rule for one in each.problems]) for each in leader.troubles] == [
        ("Confidentiality", ["two"])
    ]
    assert leader.counted(Severity.WARNING) == 0
    assert by_id(made.documents, "support-worker").problems == ()
    assert (made.counted(Severity.ERROR), made.counted(Severity.WARNING)) == (1, 1)


def test_a_document_has_the_outputs_and_the_preview_that_the_build_made(tmp_path: Path):
    pdf = Output("PDF", "job-descriptions/team-leader/team-leader.pdf")
    made = drawn(small_library(tmp_path), outputs={"team-leader": (pdf,)}, previews=["team-leader"])

    shown = by_id(made.documents, "team-leader")
    assert (shown.outputs, shown.preview) == ((pdf,), "preview/job-descriptions/team-leader/index.html")
    assert (by_id(made.documents, "accessibility").outputs, by_id(made.documents, "accessibility").preview) == (
        (),
        "",
    )


def test_the_order_is_by_kind_then_title(tmp_path: Path):
    assert [each.id for each in drawn(small_library(tmp_path)).documents] == [
        "support-worker",
        "team-leader",
        "accessibility",
    ]
