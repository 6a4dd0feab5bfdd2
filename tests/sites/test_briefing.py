"""A page is told what it says round its text, in words, and nothing that is for colleagues."""

from dataclasses import fields
from datetime import datetime

import pytest

from building import JOB_FILE, NOON, ORGANISATION_FILE, make, released_project
from form_project import FORM, FORM_FILE, SENT
from projects import HOME, JOB, ORGANISATION, SETTINGS, make_project
from rolepress.sites.facts import ChangeFacts, DocumentFacts, FormatContact, Link, SiteFacts

PAGES_ALONE = SETTINGS + "formats: {job-description: [html]}\n"
FORM_PAGES = SETTINGS + "formats: {job-description: [html], form: [html]}\n"
PROJECT_CONTACT = FormatContact("formats@northshire.example", "01632 960123", 10)
HISTORY = """\
owner: Head of People
version: "2"
review_by: 2026-12-31
changes:
  - {version: "2", date: 2026-05-01, summary: Hours are **said**, note: Ask the ward}
  - {version: "1", date: 2025-05-01, summary: First}
sources: [{title: The old paper}]
aliases: [helper]
"""
FULL = JOB.replace("owner: Human Resources\n", HISTORY)


def told(root, on: datetime = NOON) -> dict[str, DocumentFacts]:
    return {each.facts.id: each.facts for each in make(root, on=on).printed.public}


def site(root) -> SiteFacts:
    return make(root).printed.site


@pytest.fixture
def worker(tmp_path) -> DocumentFacts:
    return told(released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, JOB_FILE: FULL}))["support-worker"]


def test_a_job_is_told_by_what_lists_and_readers_ask_for(worker):
    said = {each.name: getattr(worker, each.name) for each in fields(worker)}
    assert said == {
        "id": "support-worker", "kind": "job-description", "kind_label": "Job description",
        "folder": "job-descriptions", "address": "job-descriptions/support-worker/index.html",
        "title": "Support Worker", "organisation_id": "northshire", "organisation_name": "Northshire Health",
        "language": "en-GB", "description": "You will support people in the recovery team.", "version": "2",
        "owner": "Head of People", "band": "3", "location": "Northshire", "released": "1 June 2026",
        "review_by": "31 December 2026", "overdue": False,
        "changes": (ChangeFacts("2", "1 May 2026", "Hours are **said**"), ChangeFacts("1", "1 May 2025", "First")),
        "state": "not-advertised", "closes": "", "closing": "", "updated": "2026-06-01T00:00:00+01:00",
        "is_round": False, "is_campaign": False, "is_form": False, "places": "",
        "recruits_to": "", "round": "", "easier_of": "", "easier": (), "explains": "", "explained": None,
        "guides": (), "roomy": False, "refers": (),
        "vacancies": (), "posting": "", "files": (), "aliases": ("helper",), "former": (),
        "other_formats": PROJECT_CONTACT, "related": (), "right_to_left": False, "language_name": "English", "translates": "",
        "translates_version": "", "tongues": (), "translation_behind": False, "asks": False, "elsewhere": (), "sends_to": "",
    }  # fmt: skip


def test_notes_and_sources_are_for_colleagues(worker):
    assert "Ask the ward" not in repr(worker)
    assert "The old paper" not in repr(worker)


def test_what_nobody_knows_is_not_stated(tmp_path):
    job = JOB.replace('band: "3"', "band: {unknown: The original leaves it blank}")
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, JOB_FILE: job})

    assert told(root)["support-worker"].band == "Not stated"


@pytest.mark.parametrize(
    ("closes", "words"),
    [("2026-06-30 23:59", "11:59pm on Tuesday 30 June 2026"), ("2026-07-01", "11:59pm on Wednesday 1 July 2026")],
)
def test_a_closed_document_says_until_when_it_was_open(tmp_path, closes, words):
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, JOB_FILE: f"{JOB}closes: {closes}\n"})

    closed = told(root, datetime(2026, 7, 2))["support-worker"]
    assert (closed.state, closed.closes) == ("closed", words)
    assert told(root)["support-worker"].state == "not-advertised"


def test_days_are_said_in_the_style_of_the_organisation(tmp_path):
    files = {
        "rolepress.yml": PAGES_ALONE,
        ORGANISATION_FILE: ORGANISATION + "house_style: {weekday: false}\n",
        JOB_FILE: JOB + "closes: 2026-06-30 23:59\n",
    }
    closed = told(released_project(tmp_path, files), datetime(2026, 7, 2))["support-worker"].closes

    assert closed == "11:59pm on 30 June 2026"


def test_a_form_is_told_with_the_service_that_takes_it(tmp_path):
    other = FORM.replace("id: helper", "id: reader").replace("title: Apply to help", "title: Apply to read")
    files = {"rolepress.yml": FORM_PAGES, FORM_FILE: SENT, "content/forms/reader.yml": other}
    known = told(released_project(tmp_path, files))

    assert (known["helper"].asks, known["helper"].sends_to) == (True, "https://forms.example")
    assert (known["reader"].asks, known["reader"].sends_to) == (True, "")
    assert not known["support-worker"].asks


def test_a_form_closes_with_its_round_and_is_sent_nowhere_then(tmp_path):
    page = "kind: page\nid: helpers\ntitle: Help us\nowner: HR\npurpose: campaign\ncloses: 2026-06-30\nsummary: Help.\n"
    form = SENT.replace("purpose: application\n", "purpose: application\nround: helpers\n")
    files = {"rolepress.yml": FORM_PAGES, FORM_FILE: form, "content/pages/helpers.yml": page}
    root = released_project(tmp_path, files)

    closed = told(root, datetime(2026, 7, 2))["helper"]
    assert (closed.state, closed.closes) == ("closed", "11:59pm on Tuesday 30 June 2026")
    assert (closed.asks, closed.sends_to) == (True, "")
    assert (told(root)["helper"].state, told(root)["helper"].sends_to) == ("open", "https://forms.example")


def test_a_draft_has_no_day_of_release(tmp_path):
    (draft,) = [
        each.facts
        for each in make(make_project(tmp_path, {"rolepress.yml": PAGES_ALONE})).printed.previews
        if each.facts.id == "support-worker"
    ]

    assert draft.released == ""


def test_a_review_that_is_due_is_told_the_day_after(tmp_path):
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, JOB_FILE: JOB + "review_by: 2026-06-30\n"})

    assert not told(root, datetime(2026, 6, 30, 23, 59))["support-worker"].overdue
    assert told(root, datetime(2026, 7, 1))["support-worker"].overdue


# The site


def test_a_site_lists_its_kinds_and_its_pages(tmp_path):
    page = HOME.replace("id: home", "id: privacy").replace("title: Roles at Northshire", "title: Privacy")
    page = page.replace("purpose: home", "purpose: information")
    known = site(released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, "content/pages/privacy.yml": page}))

    assert known.navigation == (
        Link("Job descriptions", "job-descriptions/index.html"),
        Link("Organisations", "organisations/index.html"),
    )
    assert known.organisations == ("northshire",)
    assert known.footer == (
        Link("Accessibility statement", "accessibility/index.html", "en-GB"),
        Link("Privacy", "privacy/index.html", "en-GB"),
    )
    assert (known.base_url, known.example, known.draft) == ("https://roles.example", False, False)


def test_drafts_are_in_no_list_of_the_public_site(tmp_path):
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, JOB_FILE: None})
    (root / JOB_FILE).parent.mkdir()
    (root / JOB_FILE).write_text(JOB, "utf-8")

    assert site(root).navigation == ()
    assert make(root).printed.preview_site.navigation == (Link("Job descriptions", "job-descriptions/index.html"),)
    assert make(root).printed.preview_site.draft


NOBODY = "other_formats: {unknown: Nobody said}\n"
OWN = "other_formats: {email: own@northshire.example, phone: 01632 960999, working_days: 5, text: Ask us}\n"
ALONE = ORGANISATION.partition("other_formats:")[0]
NO_PROJECT_CONTACT = SETTINGS.partition("other_formats:")[0]


@pytest.mark.parametrize(
    ("organisation", "settings", "asked", "own"),
    [
        (ALONE + OWN, SETTINGS, PROJECT_CONTACT, FormatContact("own@northshire.example", "01632 960999", 5, "Ask us")),
        (ALONE + OWN, NO_PROJECT_CONTACT, FormatContact("own@northshire.example", "01632 960999", 5, "Ask us"),
         FormatContact("own@northshire.example", "01632 960999", 5, "Ask us")),
        (ALONE + NOBODY, SETTINGS, PROJECT_CONTACT, None),
        (ALONE + NOBODY, NO_PROJECT_CONTACT, FormatContact("", "", 0), None),
    ],
    ids=["both", "the organisation's", "the project's", "nobody"],
)  # fmt: skip
def test_pages_say_whom_to_ask_for_another_format(tmp_path, organisation, settings, asked, own):
    files = {"rolepress.yml": f"{settings}formats: {{job-description: [html]}}\n", ORGANISATION_FILE: organisation}
    making = make(make_project(tmp_path, files))

    (worker,) = [each.facts for each in making.printed.previews if each.facts.id == "support-worker"]
    assert (making.printed.site.other_formats, worker.other_formats) == (asked, own)
