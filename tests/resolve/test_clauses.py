"""A document shows the clauses that stand here on its day, and its employer's words in the style of the house."""

from datetime import date, datetime
from pathlib import Path

import pytest

from projects import CLAUSE, JOB, ORGANISATION, make_project, open_project
from resolve.filling import ALL_STAFF, CLAUSE_FILE, JOB_FILE, NOON, SAFETY, TRAINING, VERSIONS, fill
from rolepress.config import load_settings
from rolepress.library import load
from rolepress.resolve import resolve, scope_of, style_of


def test_a_clause_stands_with_its_facts(tmp_path):
    clause = CLAUSE.replace("Keep what", "In {{ team }}, keep what").replace(
        "title: Conf", "title: In {{ team }}, conf"
    )
    filled, problems = fill(make_project(tmp_path, {CLAUSE_FILE: clause}))

    (shown,) = filled.clauses
    assert (shown.title, shown.version, shown.effective) == (
        "In the recovery team, confidentiality",
        "1",
        date(2020, 1, 1),
    )
    assert shown.text == "In the recovery team, keep what you learn about people to yourself."
    assert filled.clause_versions == (("confidentiality", "1"),)
    assert problems == []


def test_a_fault_in_a_clause_is_told_in_the_clause_with_the_document_that_shows_it(tmp_path):
    clause = CLAUSE.replace("Keep what", "In {{ taem }}, keep what")
    library = open_project(make_project(tmp_path, {CLAUSE_FILE: clause}))
    document = library.document("support-worker")
    outcome = resolve(document, library, scope=scope_of(document, library), on=NOON)

    (told,) = library.located(outcome.problems)
    assert (str(told.place.path), told.place.line, told.place.column) == (CLAUSE_FILE, 9, 17)
    assert (told.rule, told.hint, told.shown_in) == ("unknown-fact", "team", {"support-worker"})


def test_a_bullet_clause_stands_in_a_list(tmp_path):
    job = JOB.replace(
        "      - Listen to people\n",
        "      - clause: training\n      - text: Listen\n        points: [{clause: training}]\n",
    )
    filled, problems = fill(make_project(tmp_path, {JOB_FILE: job, "content/clauses/training.yml": TRAINING}))

    first, second = filled.document.duties[0].entries
    assert (first.text, first.clause, first.version) == (
        "Finish your training with the recovery team.",
        "training",
        "1",
    )
    assert second.points[0].text == first.text
    assert filled.clause_versions == (("training", "1"), ("confidentiality", "1"))
    assert problems == []


def test_a_bullet_clause_keeps_its_points(tmp_path):
    job = JOB.replace("- Listen to people", '- {clause: training, points: ["{{ team }}"]}')
    filled, _ = fill(make_project(tmp_path, {JOB_FILE: job, "content/clauses/training.yml": TRAINING}))

    assert [each.text for each in filled.document.duties[0].entries[0].points] == ["the recovery team"]


USES = {
    "clause: confidentialty": "19:5 there is no clause 'confidentialty' [unknown-clause] confidentiality",
    "set: al-staff": "19:10 there is no clause set 'al-staff' [unknown-clause] all-staff",
    "clause: training": "19:5 the clause 'training' stands as a bullet, not as a section [clause-place] use another "
                        "clause, or change `stands:` in the clause",
    "{clause: confidentiality, version: '2'}": "19:5 the clause 'confidentiality' has no version '2' [unknown-clause]",
    "{set: all-staff, without: [safty]}": "19:5 the set 'all-staff' has no clause 'safty' [unknown-clause] safety",
}  # fmt: skip


@pytest.mark.parametrize("use", USES)
def test_a_clause_that_does_not_stand_here(tmp_path, use):
    files = {
        JOB_FILE: JOB.replace("clause: confidentiality", use),
        "content/clauses/training.yml": TRAINING,
        "content/clauses/all-staff.yml": ALL_STAFF,
        "content/clauses/safety.yml": SAFETY,
    }

    assert fill(make_project(tmp_path, files))[1] == [f"{JOB_FILE}:{USES[use]}"]


def test_a_set_stands_in_its_order_without_what_is_left_out(tmp_path):
    files = {"content/clauses/all-staff.yml": ALL_STAFF, "content/clauses/safety.yml": SAFETY}
    whole = make_project(
        tmp_path / "a", files | {JOB_FILE: JOB.replace("clause: confidentiality", "set: all-staff")}
    )
    without = JOB.replace("clause: confidentiality", "{set: all-staff, without: [confidentiality]}")
    part = make_project(tmp_path / "b", files | {JOB_FILE: without})

    assert [each.id for each in fill(whole)[0].clauses] == ["confidentiality", "safety"]
    assert [each.id for each in fill(part)[0].clauses] == ["safety"]


@pytest.mark.parametrize(
    ("on", "version"),
    [
        (datetime(2020, 1, 1, 0, 0), "1"),
        (datetime(2024, 4, 30, 23, 59), "1"),
        (datetime(2024, 5, 1, 0, 0), "2"),
        (datetime(2026, 12, 31, 23, 59), "2"),
        (datetime(2027, 1, 1), "3"),
    ],
)
def test_the_version_in_force_on_the_day_stands(tmp_path, on, version):
    assert fill(make_project(tmp_path, {CLAUSE_FILE: VERSIONS}), on=on)[0].clauses[0].version == version


def test_no_version_is_in_force_before_the_first(tmp_path):
    filled, problems = fill(make_project(tmp_path, {CLAUSE_FILE: VERSIONS}), on=datetime(2019, 12, 31))

    assert filled.clauses == ()
    assert problems == [
        f"{JOB_FILE}:19:5 the clause 'confidentiality' has no version in force on 2019-12-31 [unknown-clause]"
    ]


def test_a_version_may_be_pinned(tmp_path):
    job = JOB.replace("clause: confidentiality", "{clause: confidentiality, version: '3'}")

    assert fill(make_project(tmp_path, {CLAUSE_FILE: VERSIONS, JOB_FILE: job}))[0].clauses[0].text == "Third"


@pytest.mark.parametrize(
    ("on", "version"),
    [
        (datetime(2018, 5, 24), "1"),
        (datetime(2018, 5, 25), "2"),
        (datetime(2020, 12, 31), "2"),
        (datetime(2021, 1, 1), "3"),
        (datetime(2026, 2, 4), "3"),
        (datetime(2026, 2, 5), "4"),
    ],
)
def test_the_data_protection_clause_follows_the_law(on, version):
    root = Path(__file__).resolve().parents[2]
    library = load(root, load_settings(root).value).value

    assert library.clause("data-protection").in_force(on.date()).version == version


# The employer and the house


def test_the_employers_behaviours_stand_where_the_document_asks_for_them(tmp_path):
    behaviours = "behaviours:\n  title: How we are\n  introduction: We in {{ team }} expect this.\n"
    root = make_project(
        tmp_path,
        {JOB_FILE: JOB + "behaviours: true\n", "content/organisations/northshire.yml": ORGANISATION + behaviours},
    )
    filled, problems = fill(root)

    assert filled.employer.name == "Northshire Health"
    assert filled.employer.behaviours.introduction == "We in the recovery team expect this."
    assert problems == []
    assert fill(make_project(tmp_path))[0].employer.behaviours is None


def test_an_unknown_organisation_is_told(tmp_path):
    root = make_project(tmp_path, {JOB_FILE: JOB.replace("organisation: northshire", "organisation: northshir")})
    filled, problems = fill(root)

    assert filled.employer.name == "northshir"
    assert problems == [f"{JOB_FILE}:5:15 there is no organisation 'northshir' [unknown-organisation] northshire"]


def test_an_organisation_that_was_taken_away_is_to_be_put_back(tmp_path):
    root = make_project(tmp_path, {JOB_FILE: JOB.replace("organisation: northshire", "organisation: elsewhere")})

    assert fill(root)[1] == [
        f"{JOB_FILE}:5:15 there is no organisation 'elsewhere' [unknown-organisation] "
        "use the id of a file in content/organisations, or put that file back"
    ]


def test_an_organisations_style_stands_over_the_projects(tmp_path):
    settings = (
        tmp_path / "x",
        "house_style: {weekday: false, specification: marks, headings: {duties: Work, hours: Time}}\n",
    )
    organisation = ORGANISATION + "house_style: {weekday: true, headings: {duties: What you do}}\n"
    root = make_project(tmp_path, {"content/organisations/northshire.yml": organisation})
    with (root / "rolepress.yml").open("a") as file:
        file.write(settings[1])
    library = open_project(root)

    style = style_of("northshire", library)
    assert (style.weekday, style.specification) == (True, "marks")
    assert style.headings == {"duties": "What you do", "hours": "Time"}
    assert style_of("nobody", library).weekday is False
