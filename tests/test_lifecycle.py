"""Documents open and close on time, and a build knows until when it stays true."""

from datetime import date, datetime
from pathlib import Path

import pytest

from form_project import FORM, FORM_FILE
from projects import CLAUSE, FACTS, MINIMAL, make_project, open_project
from rolepress.lifecycle import is_closed, is_open, is_overdue, next_change, round_of, state_of
from rolepress.model.page import Page

CLOSING = datetime(2026, 6, 30, 23, 59)


def page(**fields) -> Page:
    return Page(kind="page", id="help", title="Help", owner="Communications", summary="Ask us.", **fields)


@pytest.mark.parametrize(
    ("on", "shown", "closed"),
    [
        (datetime(2026, 5, 31, 23, 59, 59), False, False),
        (datetime(2026, 6, 1), True, False),
        (CLOSING, True, False),  # "by 11:59pm" is in time
        (datetime(2026, 6, 30, 23, 59, 1), True, True),
    ],
)
def test_opening_and_closing_are_moments(on, shown, closed):
    given = page(opens=datetime(2026, 6, 1), closes=CLOSING)

    assert (is_open(given, on), is_closed(given, on)) == (shown, closed)


def test_a_closing_day_without_a_time_is_open_to_its_end():
    given = page(closes=datetime(2026, 6, 30))

    assert not is_closed(given, datetime(2026, 6, 30, 23, 59, 59))
    assert is_closed(given, datetime(2026, 7, 1))
    assert next_change([given], datetime(2026, 6, 15)) == datetime(2026, 7, 1)


def test_a_document_without_dates_is_open_and_never_closed_or_overdue():
    given = page()

    assert is_open(given, CLOSING)
    assert not is_closed(given, CLOSING)
    assert not is_overdue(given, CLOSING)
    assert next_change([given], CLOSING) is None


CAMPAIGN = """\
kind: page
id: helpers
title: Help us
owner: Communications
purpose: campaign
closes: 2026-06-30
summary: Help us.
ways: [{id: post, title: By post, by: post, address: Northshire}]
progress: [{event: filled, on: 2026-06-20 12:00}]
"""


def test_a_form_stands_as_its_round_does_or_as_it_says_itself(tmp_path):
    form = FORM.replace("purpose: application\n", "purpose: application\nround: helpers\n")
    early = FORM.replace("id: helper", "id: early").replace(
        "purpose: application\n", "purpose: other\ncloses: 2026-06-10\n"
    )
    files = {"content/pages/helpers.yml": CAMPAIGN, FORM_FILE: form, "content/forms/early.yml": early}
    library = open_project(make_project(tmp_path, files))

    def stage(name, day):
        state = state_of(library.document(name), library, datetime(2026, 6, day, 12))
        return state and state.stage

    assert [stage("helper", day) for day in (15, 21)] == ["open", "filled"]
    assert [stage("helpers", day) for day in (15, 21)] == ["open", "filled"]
    assert [stage("early", day) for day in (10, 11)] == ["open", "closed"]
    assert stage("support-worker", 15) is None
    assert round_of(library.document("helper"), library) is library.document("helpers")
    assert round_of(library.document("early"), library) is library.document("early")


def test_a_form_that_closes_before_its_round_has_closed(tmp_path):
    form = FORM.replace("purpose: application\n", "purpose: application\nround: helpers\ncloses: 2026-06-10\n")
    library = open_project(make_project(tmp_path, {"content/pages/helpers.yml": CAMPAIGN, FORM_FILE: form}))

    state = state_of(library.document("helper"), library, datetime(2026, 6, 15, 12))
    assert (state.stage, state.closes) == ("closed", datetime(2026, 6, 10, 23, 59))


def test_a_review_is_overdue_from_the_day_after():
    given = page(review_by=date(2026, 6, 30))

    assert not is_overdue(given, datetime(2026, 6, 30, 23, 59))
    assert is_overdue(given, datetime(2026, 7, 1))


@pytest.mark.parametrize(
    ("fields", "change"),
    [
        ({"opens": datetime(2026, 7, 1, 9)}, datetime(2026, 7, 1, 9)),
        ({"closes": CLOSING}, datetime(2026, 6, 30, 23, 59, 1)),
        ({"review_by": date(2026, 6, 30)}, datetime(2026, 7, 1)),
        ({"allow": [{"rule": "long-sentence", "reason": "a quotation", "until": date(2026, 6, 30)}]},
         datetime(2026, 7, 1)),
        ({"opens": datetime(2026, 6, 1), "closes": datetime(2026, 6, 2)}, None),  # both have passed
    ],
)  # fmt: skip
def test_the_next_change_is_the_first_moment_at_which_the_document_comes_out_differently(fields, change):
    assert next_change([page(**fields)], datetime(2026, 6, 15)) == change


def test_of_several_changes_the_first_counts():
    documents = [page(closes=CLOSING), page(review_by=date(2026, 6, 20))]

    assert next_change(documents, datetime(2026, 6, 15)) == datetime(2026, 6, 21)


@pytest.mark.parametrize(
    ("files", "change"),
    [
        ({"content/clauses/confidentiality.yml": CLAUSE + '  - {version: "2", effective: 2026-07-01, text: New.}\n'},
         datetime(2026, 7, 1)),
        ({"content/clauses/confidentiality.yml": CLAUSE + "review_by: 2026-06-20\n"}, datetime(2026, 6, 21)),
        ({"content/register/law.yml": """\
            kind: register
            id: law
            title: Law
            owner: Human Resources
            entries:
              - id: old-act
                type: law
                title: The Old Act 1990
                until: 2026-06-25
                source: legislation.gov.uk
                checked: 2026-01-01
            """}, datetime(2026, 6, 26)),
        ({"content/facts/northshire-facts.yml": FACTS + "review_by: 2026-06-17\n"}, datetime(2026, 6, 18)),
    ],
)  # fmt: skip
def test_a_library_changes_with_what_its_documents_share(tmp_path: Path, files, change):
    library = open_project(make_project(tmp_path, {**MINIMAL, **files}))

    assert next_change((), datetime(2026, 6, 15), library) == change


def test_what_closes_on_a_day_is_open_on_that_day():
    given = page(closes="2026-06-30")

    assert not is_closed(given, datetime(2026, 6, 30, 17))
    assert is_closed(given, datetime(2026, 7, 1))
