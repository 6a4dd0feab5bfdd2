"""The worked example holds what the published documents hold: their counts, their order, their dates."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from rolepress.config import load_settings
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.library import load
from rolepress.manuscript import Heading, Signatures, Table, ids, walk, words
from rolepress.markdown import plain
from rolepress.model.base import Unknown
from rolepress.resolve import resolve, scope_of, style_of
from rolepress.wording import said_when

ROOT = Path(__file__).resolve().parent.parent
ON = datetime(2026, 11, 23, 12)
WORKER, COORDINATOR, LEAD = "peer-support-worker", "lived-experience-coordinator", "recovery-and-coproduction-lead"
WORKER_2013 = "peer-support-worker-nottinghamshire"
PARTNER, LISTENING = "lived-experience-partner", "listening-culture-partner"
JOBS = (WORKER, COORDINATOR, LEAD, WORKER_2013)
ALL_STAFF = (
    "additional-information", "mobility", "policies-and-procedures", "safeguarding", "mental-capacity-act",
    "making-every-contact-count", "health-and-safety", "data-protection", "confidentiality", "equality-and-diversity",
    "infection-control", "counter-fraud", "smoking-at-work", "electronic-rostering",
)  # fmt: skip


@pytest.fixture(scope="module")
def library():
    outcome = load(ROOT, load_settings(ROOT).value)
    assert outcome.problems == ()
    return outcome.value


def filled(library, name):
    document = library.document(name)
    outcome = resolve(document, library, scope=scope_of(document, library), on=ON)
    assert outcome.problems == ()
    return outcome.value


def composed(library, name):
    resolved = filled(library, name)
    return compose(resolved, house_of(style_of(resolved.employer.id, library), labels_for("en-GB").value))


def criteria(library, name):
    return [each for group in library.document(name).specification.groups for each in group.criteria]


GRADED = {
    WORKER: {"essential": 37, "desirable": 6, None: 1},
    LEAD: {"essential": 39},
    WORKER_2013: {"essential": 34, "desirable": 11},
    PARTNER: {"essential": 15, "desirable": 7},
    LISTENING: {"essential": 8, "desirable": 2},
}


@pytest.mark.parametrize("name", GRADED)
def test_how_many_criteria_are_essential_and_desirable(library, name):
    assert Counter(each.level for each in criteria(library, name)) == GRADED[name]


def test_the_only_criterion_without_a_level_is_the_one_the_original_leaves_open(library):
    assert [each.id for each in criteria(library, WORKER) if each.level is None] == ["own-transport"]


def test_the_worker_is_tested_where_the_original_marks_it(library):
    """51 marks, as the sources of the document say; 6 criteria have none."""
    groups = library.document(WORKER).specification.groups
    graded = [(group, each) for group in groups for each in group.criteria if each.level]
    stages = [group.stages if each.stages is None else each.stages for group, each in graded]

    assert sum(map(len, stages)) == 51
    assert sum(not each for each in stages) == 6


@pytest.mark.parametrize(("name", "count"), [(WORKER, 48), (COORDINATOR, 26), (LEAD, 35)])
def test_the_duties_of_a_job(library, name, count):
    """Three duties of the lead stand under the first, which ends with "including" in the original."""
    groups = library.document(name).duties
    under = len(groups[0].entries[0].points) if name == LEAD else 0

    assert sum(len(group.entries) for group in groups) + under == count


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        (WORKER, {"physical": 4, "mental": 7, "emotional": 2, "conditions": 3}),
        (COORDINATOR, {"physical": 2, "mental": 7, "emotional": 5, "conditions": 2}),
    ],
)
def test_what_the_work_asks(library, name, counts):
    environment = library.document(name).environment

    assert {part: len(getattr(environment, part).entries) for part in counts} == counts


@pytest.mark.parametrize("name", [WORKER, COORDINATOR, LEAD])
def test_the_fourteen_clauses_for_all_staff_stand_in_their_order(library, name):
    shown = [each.id for each in filled(library, name).clauses]

    assert shown == ["changes-to-this-job-description", *ALL_STAFF]
    assert library.clause_set("all-staff").clauses == ALL_STAFF


def test_the_weighted_specification_of_2013(library):
    job = library.document(WORKER_2013)
    weights = {group.id: group.weights for group in job.specification.groups}

    assert len(criteria(library, WORKER_2013)) == 45
    assert weights["qualifications"] == weights["experience"] == {"essential": 10, "desirable": 8}
    assert isinstance(weights["aptitudes-and-skills"]["desirable"], Unknown)
    assert len(job.organisation_chart) == 8
    assert [each.this_post for each in job.organisation_chart].count(True) == 1
    assert len(job.signatures.roles) == 3


def test_the_data_protection_clause_keeps_its_history(library):
    versions = library.clause("data-protection").versions

    assert [each.effective for each in versions] == [
        date(2000, 3, 1), date(2018, 5, 25), date(2021, 1, 1), date(2026, 2, 5),
    ]  # fmt: skip
    assert versions[0].legal_basis == ("data-protection-act-1998",)
    assert "eight principles" in versions[0].text
    assert "Data Protection Act 2018" in versions[1].text


def test_what_a_clause_relies_on_is_in_the_register(library):
    known = {entry.id: entry for register in library.registers() for entry in register.entries}
    relied = {
        name
        for clause_ in library.names("clause")
        for version in library.clause(clause_).versions
        for name in version.legal_basis
    }

    assert relied - set(known) == set()
    assert known["data-protection-act-1998"].until == date(2018, 5, 24)
    assert known["data-protection-act-1998"].replaced_by == "data-protection-act-2018"


@pytest.mark.parametrize("name", [*JOBS, PARTNER])
def test_a_job_has_no_number_twice_and_no_gap(library, name):
    manuscript = composed(library, name)
    for table in (each for each in manuscript.blocks if isinstance(each, Table)):
        numbers = ["".join(span.text for span in row.cells[0][0]) for group in table.groups for row in group.rows]
        expected = [f"{i}.{j}" for i, group in enumerate(table.groups, 1) for j, _ in enumerate(group.rows, 1)]
        assert numbers == expected


@pytest.mark.parametrize("name", [*JOBS, PARTNER, LISTENING, "home", "accessibility"])
def test_every_published_document_composes(library, name):
    manuscript = composed(library, name)
    names = ids(manuscript)

    assert sorted(names) == sorted(set(names))
    assert "{{" not in " ".join(words(manuscript))
    assert [each.level for each in walk(manuscript.blocks) if isinstance(each, Heading)].count(1) == 1


def test_the_job_of_2013_is_signed_by_three(library):
    (signatures,) = (each for each in composed(library, WORKER_2013).blocks if isinstance(each, Signatures))

    assert len(signatures.signatories) == 3


def test_the_partner_is_graded_in_the_order_of_the_original(library):
    grades = "".join((each.level or "?")[0] for each in criteria(library, PARTNER))

    assert grades == "eeedee" + "eeeeeedddd" + "edd" + "eee"
    assert [len(group.criteria) for group in library.document(PARTNER).specification.groups] == [6, 10, 3, 3]


def test_each_house_prints_its_specification_in_its_own_shape(library):
    (table,) = (each for each in composed(library, PARTNER).blocks if isinstance(each, Table))
    lists = {each.id for each in composed(library, LISTENING).blocks if each.id.startswith("specification-")}

    assert [column.id for column in table.columns[2:]] == ["essential", "desirable"]
    assert {"specification-essential-list", "specification-desirable-list"} <= lists


def test_the_parts_of_the_partners_role(library):
    role = filled(library, PARTNER).document

    assert [len(each.entries) for each in (role.purpose, role.involves, role.needs)] == [3, 10, 7]
    assert [len(each.entries) for each in role.activities] == [6, 3]
    assert len(role.training[0].entries) == 8
    assert len(role.questions) == 15
    assert role.role.payment == "£20 an hour. You may choose not to be paid."


def test_the_parts_of_the_listening_partners_role(library):
    role = filled(library, LISTENING).document

    assert [len(each.entries) for each in (role.needs, role.involves, role.time, role.agreements)] == [3, 10, 3, 4]
    assert [len(each.entries) for each in role.context] == [0, 3, 3]
    assert [len(each.entries) for each in role.support] == [2, 5]
    assert [(each.style, len(each.entries)) for each in role.limits] == [("plain", 3), ("dont", 4)]
    assert role.role.payment.startswith("£75 a month.")


@pytest.mark.parametrize("name", [*JOBS, PARTNER, LISTENING])
def test_no_note_for_colleagues_is_published(library, name):
    kept = library.document(name)
    said = " ".join(words(composed(library, name)))

    notes = [each.note for each in (*kept.sources, *kept.changes) if each.note]
    assert notes
    assert [note for note in notes if " ".join(note.split())[:60] in said] == []


@pytest.mark.parametrize(
    "name", [*JOBS, PARTNER, LISTENING, "listening-culture-partner-2024", "peer-support-workers-guide"]
)
def test_readers_are_not_told_of_an_original_that_they_do_not_have(library, name):
    assert "the original" not in " ".join(words(composed(library, name))).casefold()


def test_nobody_is_asked_to_declare_convictions_while_the_level_of_the_check_is_not_stated(library):
    role = library.document(PARTNER)
    answer = next(each.answer for each in role.questions if each.id == "dbs")

    assert isinstance(role.role.dbs, Unknown)
    assert "The level of the check is not stated" in answer
    assert "spent" not in answer
    assert "does not by itself keep you from the role" in answer


def test_pay_for_leave_is_a_figure_of_2023_and_not_of_the_law(library):
    answer = next(each.answer for each in filled(library, PARTNER).document.questions if each.id == "annual-leave")

    assert "In 2023 the Trust paid 12.5% of basic pay for it." in " ".join(answer.split())


# Rounds

PARTNER_ROUND, LISTENING_ROUND = "lived-experience-partner-2023", "listening-culture-partner-2024"


def dates_of(library, name):
    resolved = filled(library, name)
    labels = labels_for("en-GB").value
    style = style_of(resolved.employer.id, library)
    return {each.id: said_when(each.when, style, labels) for each in resolved.document.key_dates}


def test_the_dates_of_the_partner_round(library):
    assert dates_of(library, PARTNER_ROUND) == {
        "drop-in-1": "4pm to 5pm on Thursday 1 June 2023",
        "drop-in-2": "2:30pm to 3:30pm on Thursday 8 June 2023",
        "leadership-day-1": "Wednesday 21 June 2023",
        "leadership-day-2": "Wednesday 28 June 2023",
        "closing": "11:59pm on Friday 30 June 2023",
        "shortlisting": "Tuesday 4 July 2023",
        "interviews": "Monday 17 July 2023 to Friday 21 July 2023",
        "outcome": "up to 6 weeks after interviews",
    }


def test_the_dates_of_the_listening_round(library):
    assert dates_of(library, LISTENING_ROUND) == {
        "closing": "11:59pm on 8 December 2024",
        "interviews": "week commencing 16 December 2024",
    }


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        (PARTNER_ROUND, {"ways": 4, "selection": 3, "checks": 5, "advice": 5, "encouraged": 6}),
        (LISTENING_ROUND, {"ways": 3, "selection": 6, "encouraged": 3}),
    ],
)
def test_how_many_ways_steps_and_groups_a_round_has(library, name, counts):
    pack = library.document(name)
    known = {"ways": pack.ways, "encouraged": pack.encouraged.groups} | {
        part: getattr(pack, part).entries for part in ("selection", "checks", "advice") if getattr(pack, part)
    }

    assert {part: len(known[part]) for part in counts} == counts


def test_the_partner_round_wins_in_the_role_that_is_bound_into_it(library):
    text = " ".join(words(composed(library, PARTNER_ROUND)))

    assert "2 days, Wednesday 21 June 2023 and Wednesday 28 June 2023." in text
    assert "Wednesday" not in " ".join(words(composed(library, "lived-experience-partner")))


def test_a_mailbox_of_the_listening_round_wants_its_subject_line(library):
    way = library.document(LISTENING_ROUND).ways[0]

    assert (way.email, way.subject) == (
        "england.peopleandcommunities@nhs.net", "FAO: Listening Culture LEP application",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "closing", "in_time"),
    [
        (PARTNER_ROUND, "11:59pm on Friday 30 June 2023", datetime(2023, 6, 30, 23, 59)),
        (LISTENING_ROUND, "11:59pm on 8 December 2024", datetime(2024, 12, 8, 23, 59)),
    ],
)
def test_a_round_is_over_today_and_was_open_on_its_last_day(library, name, closing, in_time):
    document = library.document(name)

    def opening(on):
        resolved = resolve(document, library, scope=scope_of(document, library), on=on).value
        house = house_of(style_of(resolved.employer.id, library), labels_for("en-GB").value)
        return plain(compose(resolved, house).blocks[1].title)

    assert opening(in_time) == f"Apply by {closing}"
    assert opening(ON) == "This round has closed"


def test_the_listening_round_names_no_law_to_readers(library):
    encouraged = library.document(LISTENING_ROUND).encouraged

    assert encouraged.legal_basis == ("equality-act-2010-section-158", "equality-act-2010-section-159")
    assert "Equality Act" not in " ".join(words(composed(library, LISTENING_ROUND)))


def test_the_listening_round_says_that_its_form_is_not_here(library):
    assert "an application form, which is not published here" in library.document(LISTENING_ROUND).apply


def test_the_campaign_takes_the_form_by_post_or_email_and_says_what_its_sessions_are_for(library):
    page = library.document("peer-support-workers")

    assert [way.by for way in page.ways] == ["post", "email"]
    assert "The email address is not stated" in page.ways[1].text
    sessions = [each for each in page.key_dates if each.what == "session"]
    assert ["the free training" in each.note for each in sessions] == [True, True]
    assert "information session" not in " ".join(words(composed(library, "peer-support-workers")))
