"""What shows a fact, a clause or an organisation is found: by a link, through shared text, or typed out."""

from datetime import datetime

import pytest

from easy_read_project import GUIDE, GUIDE_FILE
from projects import CLAUSE, FACTS, JOB, make_project
from recruiting import ADVERT, ADVERT_FILE
from rolepress.approvals import approve, release
from rolepress.impact import known_names, look
from rolepress.impact.telling import as_data, as_lines
from two_jobs import CLAUSE_FILE, FACTS_FILE, NURSE_FILE, WORKER_FILE, make_two_jobs

ON = datetime(2026, 7, 6, 12)


def impact_of(root, name):
    outcome = look(root, name, on=ON)
    assert outcome.problems == ()
    (found,) = outcome.value
    return found


def at(places):
    return [f"{each.path}:{each.line}" for each in places]


@pytest.fixture
def two_jobs(tmp_path):
    return make_two_jobs(tmp_path)


def test_a_fact_is_found_where_it_is_linked_and_where_it_is_typed(two_jobs):
    found = impact_of(two_jobs, "base")

    assert found.subject.says == "4 Mill Lane, Northshire, NS1 4AB"
    assert at([found.subject.place]) == [f"{FACTS_FILE}:10"]
    assert [(each.document.id, each.stands.value, at(each.places)) for each in found.documents] == [
        ("support-worker", "released", [f"{WORKER_FILE}:13"])
    ]
    assert at(each.place for each in found.typed) == [f"{CLAUSE_FILE}:9", f"{NURSE_FILE}:15"]
    assert [(each.id, each.latest) for each in found.released] == [("support-worker", "1.0")]


def test_a_change_of_the_fact_shows_in_the_state(two_jobs):
    facts = two_jobs / FACTS_FILE
    facts.write_text(facts.read_text("utf-8").replace("4 Mill Lane", "7 Mill Lane"), "utf-8")

    assert [each.stands.value for each in impact_of(two_jobs, "base").documents] == ["changed since approval"]


def test_a_clause_is_found_with_its_version(two_jobs):
    found = impact_of(two_jobs, "confidentiality")

    assert [(each.document.id, each.versions, each.document.owner) for each in found.documents] == [
        ("support-worker", ("1",), "Human Resources"),
        ("ward-nurse", ("1",), "Nursing"),
    ]
    assert at(found.documents[0].places) == [f"{WORKER_FILE}:20"]


def test_a_fact_in_a_clause_is_found_through_it(tmp_path):
    clause = CLAUSE.replace("Keep what", "In {{ team }}, keep what")
    job = JOB.replace(" in {{ team }}", "")
    root = make_project(tmp_path, {CLAUSE_FILE: clause, WORKER_FILE: job})

    found = impact_of(root, "team")

    (shown,) = found.documents
    assert (shown.places, [each.what for each in shown.through]) == (
        (),
        ["the clause Confidentiality, version 1"],
    )
    assert at(each.place for each in found.shared) == [f"{CLAUSE_FILE}:9"]


def test_a_fact_in_a_fact_is_found_through_it(tmp_path):
    facts = FACTS + '  unit: {type: text, value: "the unit of {{ team }}"}\n'
    root = make_project(tmp_path, {FACTS_FILE: facts, WORKER_FILE: JOB.replace("{{ team }}", "{{ unit }}")})

    (shown,) = impact_of(root, "northshire-facts/team").documents

    assert [(each.what, each.place.line) for each in shown.through] == [("the fact unit", 10)]


def test_a_fact_of_the_same_name_elsewhere_is_another(tmp_path):
    others = FACTS.replace("northshire-facts", "others").replace(
        "organisation: northshire", "organisation: others"
    )
    root = make_project(tmp_path, {"content/facts/others.yml": others})

    outcome = look(root, "team", on=ON)

    assert [(each.subject.key, len(each.documents)) for each in outcome.value] == [
        ("northshire-facts/team", 1),
        ("others/team", 0),
    ]


def test_a_clause_in_a_set_is_found_by_the_set(tmp_path):
    files = {
        "content/clauses/all-staff.yml": (
            "kind: clause-set\nid: all-staff\ntitle: All staff\nowner: HR\norganisation: northshire\n"
            "clauses:\n  - confidentiality\n"
        ),
        WORKER_FILE: JOB.replace("clause: confidentiality", "set: all-staff"),
    }
    root = make_project(tmp_path, files)

    (shown,) = impact_of(root, "confidentiality").documents
    (by_set,) = impact_of(root, "all-staff").documents

    assert at(shown.places) == at(by_set.places) == [f"{WORKER_FILE}:19"]
    assert [each.what for each in shown.through] == ["the clause set All staff"]


DEPARTING = "clause: confidentiality\n    instead:\n      confidentiality: Tell nobody what you hear.\n"


def test_a_document_with_words_of_its_own_says_so(two_jobs):
    path = two_jobs / WORKER_FILE
    path.write_text(path.read_text("utf-8").replace("clause: confidentiality\n", DEPARTING), "utf-8")

    found = impact_of(two_jobs, "confidentiality")

    assert [(each.document.id, each.departs) for each in found.documents] == [
        ("support-worker", True),
        ("ward-nurse", False),
    ]
    lines = list(as_lines(found))
    assert lines.count("    has words of its own instead: a change of the clause does not reach it") == 1
    assert [each["departs"] for each in as_data([found])["about"][0]["documents"]] == [True, False]


def test_a_release_with_words_of_its_own_does_not_count(two_jobs):
    path = two_jobs / WORKER_FILE
    text = path.read_text("utf-8").replace('version: "1.0"', 'version: "1.1"', 1)
    path.write_text(text.replace("clause: confidentiality\n", DEPARTING), "utf-8")
    day = ON.date()
    assert approve(two_jobs, ["support-worker"], role="Head of Nursing", day=day).ok
    assert release(two_jobs, ["support-worker"], day=day).ok

    found = impact_of(two_jobs, "confidentiality")

    assert [(each.id, each.latest, each.earlier) for each in found.released if each.id == "support-worker"] == [
        ("support-worker", "", ("1.0",))
    ]


def test_a_guide_that_explains_a_document_is_named(two_jobs):
    path = two_jobs / GUIDE_FILE
    path.parent.mkdir()
    path.write_text(GUIDE, "utf-8")

    (guide,) = impact_of(two_jobs, "confidentiality").guides

    assert (guide.document.id, guide.explains, guide.stands.value) == (
        "support-worker-guide",
        "support-worker",
        "draft",
    )


def test_rounds_that_are_open_stand_by_themselves(tmp_path):
    root = make_project(tmp_path, {ADVERT_FILE: ADVERT.replace("Help people to recover.", "Join {{ team }}.")})

    before, after = (look(root, "team", on=datetime(2026, month, 1)).value[0] for month in (6, 8))

    assert [each.document.id for each in before.rounds] == ["support-worker-2026"]
    assert [each.document.id for each in before.documents] == ["support-worker"]
    assert after.rounds == ()
    assert "(draft; people can no longer apply; kept by Recruitment)" in "\n".join(as_lines(after))


def test_an_organisation_is_found_with_all_that_belongs_to_it(tmp_path):
    found = impact_of(make_project(tmp_path), "northshire")

    assert {each.document.id for each in found.showing} == {"accessibility", "home", "support-worker"}
    assert at(each.place for each in found.shared) == [f"{CLAUSE_FILE}:5", f"{FACTS_FILE}:5"]
    assert at(each.place for each in found.typed) == [f"{FACTS_FILE}:3"]


def test_short_numbers_are_not_looked_for_where_they_are_typed(tmp_path):
    facts = FACTS + "  places: {type: number, value: 4}\n"
    job = JOB.replace("{{ team }}", "4 teams, and {{ places }} more")
    root = make_project(tmp_path, {FACTS_FILE: facts, WORKER_FILE: job})

    assert impact_of(root, "places").typed == ()


def test_nothing_of_that_name(tmp_path):
    root = make_project(tmp_path)

    assert look(root, "nothing", on=ON).value == ()
    assert set(known_names(root)) == {"team", "confidentiality", "northshire"}


def test_settings_that_cannot_be_read_are_told(tmp_path):
    root = make_project(tmp_path, {"rolepress.yml": "title: ["})

    assert look(root, "team", on=ON).problems


def test_it_is_told_in_words(two_jobs):
    assert list(as_lines(impact_of(two_jobs, "base"))) == [
        "The fact base: “4 Mill Lane, Northshire, NS1 4AB”",
        "  content/facts/northshire-facts.yml:10, kept by Human Resources",
        "",
        "Open rounds: none",
        "",
        "Documents: 1",
        "  support-worker  Support Worker (released; kept by Human Resources)",
        "    content/job-descriptions/support-worker.yml:13",
        "",
        "Easy-read guides: none",
        "",
        "Releases: 1",
        "  support-worker  1.0 of 30 June 2026, its latest release",
        "",
        "Shared texts that name it: none",
        "",
        "Typed, not linked: 2",
        "  content/clauses/confidentiality.yml:9  Confidentiality, kept by Human Resources",
        "  content/job-descriptions/ward-nurse.yml:15  Ward Nurse, kept by Nursing",
        "  A change of the fact misses these. To find and change them: rolepress replace",
    ]


def test_it_is_told_as_data(two_jobs):
    (about,) = as_data([impact_of(two_jobs, "base")])["about"]

    assert about["documents"][0]["places"] == [{"path": WORKER_FILE, "line": 13, "column": 54}]
    assert about["releases"] == [
        {
            "id": "support-worker",
            "title": "Support Worker",
            "latest": "1.0",
            "released": "2026-06-30",
            "earlier": [],
        }
    ]
    assert [each["owner"] for each in about["typed"]] == ["Human Resources", "Nursing"]
