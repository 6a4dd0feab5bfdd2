"""What the rules say of approvals and releases."""

import re
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest

from checks.cases import JOB, report
from kinds.rounds import FACTS as ROUND_FACTS
from kinds.rounds import PACK, ROUND
from projects import MINIMAL, make_project, open_project
from rolepress import approvals
from rolepress.checks import problems_of
from rolepress.checks.causes import causes_of
from rolepress.checks.rounds import leads_to_unpublished
from rolepress.checks.view import Survey, View
from rolepress.releases import load_releases

HOME = "content/pages/home.yml"
TODAY = datetime(2026, 6, 15, 12)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose job description is version 1.0, with its history."""
    history = 'version: "1.0"\nchanges: [{version: "1.0", date: 2026-06-01, summary: First.}]\n'
    return make_project(tmp_path, {JOB: MINIMAL[JOB] + history})


@pytest.fixture
def approved(project: Path) -> Path:
    """The project, with the job description approved."""
    assert approvals.approve(project, ["support-worker"], role="Head of Care", day=TODAY.date()).problems == ()
    return project


@pytest.fixture
def released(approved: Path) -> Path:
    """The project, with the job description approved and released."""
    assert approvals.release(approved, ["support-worker"], day=TODAY.date()).problems == ()
    return approved


def judged(project: Path) -> list[str]:
    releases = load_releases(project)
    assert releases.problems == ()
    return report(problems_of(open_project(project), on=TODAY, releases=releases.value))


def view_of(project: Path) -> View:
    survey = Survey(open_project(project), TODAY, load_releases(project).value)
    return survey.view(survey.library.document("support-worker"))


def hints(project: Path) -> list[str]:
    found = problems_of(open_project(project), on=TODAY, releases=load_releases(project).value)
    return [each.hint for each in found]


def causes(project: Path) -> tuple[str, ...]:
    view = view_of(project)
    assert view.latest is not None
    return causes_of(view.resolved, view.document, view.latest.resolved(), view.survey.library)


def edit(project: Path, old: str, new: str, path: str = JOB) -> None:
    file = project / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_an_approved_text_waits_for_its_release(approved: Path) -> None:
    message = "status: this is approved and not released, so it is not on the public site"
    assert judged(approved) == [f"info not-released support-worker {message}"]


def test_an_approved_text_with_another_version_is_approved_again(approved: Path) -> None:
    text = (approved / JOB).read_text("utf-8").replace('version: "1.0"', 'version: "1.1"', 1)
    (approved / JOB).write_text(text, "utf-8")

    (told,) = (each for each in judged(approved) if "not-released" in each)
    assert told.endswith(
        "this was approved as version 1.0, and is version 1.1 now, so it is not on the public site"
    )
    assert any(each.startswith("rolepress approve support-worker --role ROLE") for each in hints(approved))


def test_a_released_text_is_in_order(released: Path) -> None:
    assert judged(released) == []


def test_a_change_after_the_approval_is_told(released: Path) -> None:
    edit(released, "Listen to people", "Listen to everybody")

    assert judged(released) == [
        "warning changed-since-approval support-worker : the text has changed since it was approved: "
        "its own words; the public site still shows version 1.0"
    ]


def test_a_clause_that_has_a_new_version_is_named(released: Path) -> None:
    later = '  - version: "2"\n    effective: 2026-06-01\n    text: Keep it to yourself, always.\n'
    clause = released / "content/clauses/confidentiality.yml"
    clause.write_text(clause.read_text("utf-8").rstrip() + "\n" + later, "utf-8")

    assert judged(released) == [
        "warning changed-since-approval support-worker : the text has changed since it was approved: "
        "version 2 of the clause 'confidentiality'; the public site still shows version 1.0"
    ]


NEXT = "give `version:` the next number and a line in `changes:`"


def test_the_owner_is_to_look_at_a_change(released: Path) -> None:
    edit(released, "Listen to people", "Listen to everybody")

    looks = "Human Resources looks at the change, then: rolepress approve support-worker --role ROLE"
    assert hints(released) == [f"{NEXT}; {looks}"]

    edit(
        released,
        'version: "1.0"\nchanges: [',
        'version: "1.1"\nchanges: [{version: "1.1", date: 2026-06-02, summary: More.}, ',
    )
    assert hints(released) == [looks]


def test_a_version_that_is_out_in_other_words_is_not_to_be_released_again(released: Path) -> None:
    edit(released, "Listen to people", "Listen to everybody")
    text = (released / JOB).read_text("utf-8")
    agreed = view_of(released).resolved.hash
    (released / JOB).write_text(re.sub("hash: [0-9a-f]+", f"hash: {agreed}", text), "utf-8")

    message = "status: this is approved and not released: the public site still shows version 1.0"
    assert judged(released) == [f"info not-released support-worker {message}"]
    assert hints(released) == [
        f"{NEXT}, then: rolepress approve support-worker --role ROLE, so that the approval names it, and release it"
    ]


def test_every_cause_of_a_change_is_named(released: Path) -> None:
    edit(released, "Listen to people", "Listen to everybody")
    edit(released, "the recovery team", "the night team", "content/facts/northshire-facts.yml")
    edit(released, "to yourself", "safe", "content/clauses/confidentiality.yml")

    assert causes(released) == ("its own words", "the fact 'team'", "the clause 'confidentiality'")


def test_a_fact_in_a_clause_is_named(released: Path) -> None:
    edit(released, "Keep what", "In {{ team }} keep what", "content/clauses/confidentiality.yml")
    edit(released, 'version: "1.0"', 'version: "1.1"')
    assert causes(released) == ("the clause 'confidentiality'",)

    approvals.approve(released, ["support-worker"], role="Head of Care", day=TODAY.date())
    approvals.release(released, ["support-worker"], day=TODAY.date())
    edit(released, "the recovery team", "the night team", "content/facts/northshire-facts.yml")
    edit(released, "summary: You will support people in {{ team }}.", "summary: You will support people.")
    assert causes(released) == ("its own words", "the fact 'team'")


def test_a_fact_is_named_beside_words_and_entries_that_came(released: Path) -> None:
    edit(released, "      - Listen to people\n", "      - Write notes\n      - Listen to people\n")
    edit(released, "owner:", "evaluation: {status: awaiting}\nowner:")
    edit(released, "the recovery team", "the hope team", "content/facts/northshire-facts.yml")

    assert causes(released) == ("its own words", "the fact 'team'")


def test_a_fact_in_an_entry_is_named_where_others_came(released: Path) -> None:
    edit(released, "      - Listen to people\n", "      - Listen to people in {{ team }}\n")
    edit(released, "summary: You will support people in {{ team }}.", "summary: You will support people.")
    edit(released, 'version: "1.0"\nchanges: [', 'version: "1.1"\nchanges: [')
    approvals.approve(released, ["support-worker"], role="Head of Care", day=TODAY.date())
    approvals.release(released, ["support-worker"], day=TODAY.date())
    edit(released, "      - Listen", "      - Write notes\n      - Listen")
    edit(released, "the recovery team", "the night team", "content/facts/northshire-facts.yml")

    assert causes(released) == ("its own words", "the fact 'team'")


def test_an_organisation_with_another_name_is_a_cause(released: Path) -> None:
    edit(released, "title: Northshire Health", "title: Northshire Care", "content/organisations/northshire.yml")

    assert causes(released) == ("the organisation 'northshire'",)


def test_clauses_that_come_and_go_are_named(released: Path) -> None:
    other = MINIMAL["content/clauses/confidentiality.yml"].replace("confidentiality", "candour")
    (released / "content/clauses/candour.yml").write_text(other, "utf-8")
    edit(released, "clause: confidentiality", "clause: candour")

    assert causes(released) == (
        *("its own words", "the clause 'candour', which is new here"),
        "the clause 'confidentiality', which is gone",
    )


def test_a_bullet_from_a_clause_is_a_cause(project: Path) -> None:
    bullet = MINIMAL["content/clauses/confidentiality.yml"].replace(
        "id: confidentiality", "id: candour\nstands: bullet"
    )
    (project / "content/clauses/candour.yml").write_text(bullet, "utf-8")
    edit(project, "      - Listen to people\n", "      - Listen to people\n      - clause: candour\n")
    approvals.approve(project, ["support-worker"], role="Head of Care", day=TODAY.date())
    approvals.release(project, ["support-worker"], day=TODAY.date())

    edit(project, "to yourself", "safe", "content/clauses/candour.yml")
    assert causes(project) == ("the clause 'candour'",)


def test_a_change_that_cannot_be_read_in_full_is_told_by_what_stands_in_its_way(released: Path) -> None:
    edit(released, "Listen to people", "Listen to {{ everybody }}")

    assert [line.split(" :")[0] for line in judged(released)] == [
        "error unknown-fact support-worker duties.0.entries.0.text: there is no fact 'everybody'"
    ]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/clauses/confidentiality.yml", "to yourself", "safe"),
        ("content/facts/northshire-facts.yml", "the recovery team", "the night team"),
    ],
)
def test_a_change_in_what_a_document_shows_is_a_change_of_the_document(
    released: Path, path: str, old: str, new: str
) -> None:
    edit(released, old, new, path)

    assert [each.split()[1:3] for each in judged(released)] == [["changed-since-approval", "support-worker"]]


def test_work_on_the_next_version_is_information(released: Path) -> None:
    edit(released, "Listen to people", "Listen to everybody")
    edit(released, "status: approved", "status: draft")

    assert [each.split()[:2] for each in judged(released)] == [["info", "changed-since-approval"]]


def test_a_public_release_of_an_internal_document_is_an_error(released: Path) -> None:
    edit(released, "status: approved", "status: approved\naudience: internal")

    message = "audience: this is for colleagues, and its version 1.0 was released to the public"
    assert judged(released) == [f"error internal-release support-worker {message}"]


def test_retiring_takes_an_internal_document_back(released: Path) -> None:
    edit(released, "status: approved", "status: retired\nreplaced_by: home\naudience: internal")

    assert judged(released) == []


def test_a_release_without_its_document_is_told(released: Path) -> None:
    (released / JOB).unlink()

    assert (
        "warning release-without-document 1.0 : there is no document 'support-worker' for this release"
        in judged(released)
    )


def test_a_release_follows_a_document_to_its_new_id(released: Path) -> None:
    text = (
        (released / JOB).read_text("utf-8").replace("id: support-worker", "id: helper\naliases: [support-worker]")
    )
    (released / JOB).unlink()
    (released / "content/job-descriptions/helper.yml").write_text(text, "utf-8")

    assert not [each for each in judged(released) if "release-without-document" in each]


def test_a_link_to_a_new_id_that_is_not_released_finds_no_page_and_one_to_the_old_id_does(released: Path) -> None:
    text = (released / JOB).read_text("utf-8")
    (released / JOB).unlink()
    renamed = text.replace("id: support-worker", "id: helper\naliases: [support-worker]")
    (released / "content/job-descriptions/helper.yml").write_text(renamed, "utf-8")
    edit(released, "Read about our roles.", "Read [one](document:helper), [two](document:support-worker).", HOME)

    told = [each for each in judged(released) if "link-not-public" in each]
    assert told == [
        "info link-not-public home summary: this links to 'helper', which is not on the public site yet"
    ]


def test_a_document_with_errors_is_not_approved(project: Path) -> None:
    edit(project, "Listen to people", "Come on 01/06/26")

    refused = approvals.approve(project, ["support-worker"], role="Head of Care", day=date(2026, 6, 15))
    assert [each.rule for each in refused.problems] == ["date-form"]


def test_a_document_that_shows_a_faulty_clause_is_not_approved(project: Path) -> None:
    edit(project, "to yourself", "until 01/06/26", "content/clauses/confidentiality.yml")

    refused = approvals.approve(project, ["support-worker"], role="Head of Care", day=date(2026, 6, 15))
    assert [str(each.place.path) for each in refused.problems] == ["content/clauses/confidentiality.yml"]


def test_of_two_documents_with_one_title_the_new_one_is_told(released: Path) -> None:
    copy = MINIMAL[JOB].replace("id: support-worker", "id: another-worker")
    (released / "content/job-descriptions/another-worker.yml").write_text(copy, "utf-8")

    message = "title: content/job-descriptions/support-worker.yml has the same title"
    assert judged(released) == [f"warning same-title another-worker {message}"]


# Documents that are bound in

PACK_FILE = "content/application-packs/round-2026.yml"
ALONE = PACK.replace("forms: [application]\n", "").replace("    form: application\n", "")
FILES = {PACK_FILE: ALONE, "content/facts/round-2026-facts.yml": ROUND_FACTS}


def released_round(tmp_path: Path) -> Path:
    root = make_project(tmp_path, FILES)
    for verb in (partial(approvals.approve, role="Head of Care"), approvals.release):
        assert verb(root, ["support-worker", "round-2026"], day=TODAY.date()).ok
    return root


def causes_of_round(project: Path) -> tuple[str, ...]:
    survey = Survey(open_project(project), TODAY, load_releases(project).value)
    view = survey.view(survey.library.document("round-2026"))
    assert view.latest is not None
    return causes_of(view.resolved, view.document, view.latest.resolved(), survey.library)


def test_a_bound_document_that_changed_is_the_cause(tmp_path: Path) -> None:
    root = released_round(tmp_path)
    edit(root, "Listen to people", "Hear people")

    assert causes_of_round(root) == ("the document 'support-worker', which is bound in",)
    assert any(line.startswith("warning changed-since-approval round-2026") for line in judged(root))


def test_another_document_in_its_place_is_the_cause(tmp_path: Path) -> None:
    root = released_round(tmp_path)
    (root / "content/job-descriptions/ward-clerk.yml").write_text(
        MINIMAL[JOB].replace("support-worker", "ward-clerk").replace("Support Worker", "Ward Clerk")
    )
    edit(root, "recruits_to: support-worker", "recruits_to: ward-clerk", PACK_FILE)

    assert causes_of_round(root) == (
        "its own words",
        "the document 'ward-clerk', which is new here",
        "the document 'support-worker', which is gone",
    )


def test_an_extension_is_no_change_of_the_text(tmp_path: Path) -> None:
    root = released_round(tmp_path)
    extended = "closes: 2026-07-14\nprogress: [{event: extended, on: 2026-06-10, was: 2026-06-30, to: 2026-07-14}]"
    edit(root, "closes: 2026-06-30", extended, PACK_FILE)

    assert not any("changed-since-approval" in line for line in judged(root))


def test_a_pack_is_not_released_before_its_role_is_approved(tmp_path: Path) -> None:
    root = make_project(tmp_path, FILES)
    assert approvals.approve(root, ["round-2026"], role="Head of Care", day=TODAY.date()).ok

    refused = approvals.release(root, ["round-2026"], day=TODAY.date())

    assert report(refused.problems) == [
        "error leads-to-unpublished round-2026 : "
        "the job description 'support-worker' is a draft, and this is approved"
    ]
    assert refused.problems[0].place.line == 8
    assert refused.problems[0].hint == 'rolepress approve support-worker --role "Head of …"'
    assert refused.value == ()


def test_a_form_that_was_released_once_may_be_at_work_again(tmp_path: Path) -> None:
    survey = Survey(open_project(make_project(tmp_path, ROUND)), TODAY, {"application": ("a release",)})  # type: ignore[dict-item]  # any will do
    view = survey.view(survey.library.document("round-2026").model_copy(update={"status": "approved"}))

    found = [each.message for each in leads_to_unpublished(view.document, view)]
    assert found == ["the job description 'support-worker' is a draft, and this is approved"]
