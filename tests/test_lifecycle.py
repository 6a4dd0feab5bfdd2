"""Documents open and close on time, and a build knows until when it stays true."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as st

from form_project import FORM, FORM_FILE
from projects import CLAUSE, FACTS, MINIMAL, make_project, open_project
from rolepress.build import in_uk
from rolepress.lifecycle import (
    RoundState,
    extent,
    happened,
    is_closed,
    is_open,
    is_overdue,
    next_change,
    round_of,
    round_state,
    state_of,
)
from rolepress.model.application_pack import ApplicationPack
from rolepress.model.base import Document
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


# Rounds


def pack(*progress, closes="2026-06-30", **fields) -> ApplicationPack:
    return ApplicationPack(
        kind="application-pack", id="round", title="Round", owner="HR", organisation="northshire",
        recruits_to="worker", summary="We look for workers.", closes=closes, progress=progress, **fields,
    )  # fmt: skip


def event(what: str, on: str, **fields: str) -> dict[str, str]:
    return {"event": what, "on": on, **fields}


EXTENDED = event("extended", "2026-06-20", was="2026-06-30", to="2026-07-14", reason="Few people knew.")
AGAIN = event("extended", "2026-07-10", was="2026-07-14", to="2026-07-21")
PAUSED = event("paused", "2026-06-10 09:00", reason="Our mailbox is full.")
RESUMED = event("resumed", "2026-06-12")
EARLY = event("closed-early", "2026-06-25 17:00")
FILLED = event("filled", "2026-07-20")

JULY_14, JULY_21 = datetime(2026, 7, 14, 23, 59), datetime(2026, 7, 21, 23, 59)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("progress", "on", "state"),
    [
        ((), "2026-06-30T23:59", RoundState("open", CLOSING)),
        ((), "2026-07-01", RoundState("closed", CLOSING)),
        ((EXTENDED,), "2026-06-19", RoundState("open", CLOSING)),  # nobody knew yet
        ((EXTENDED,), "2026-06-20", RoundState("open", JULY_14, was=CLOSING, reason="Few people knew.")),
        ((EXTENDED,), "2026-07-15", RoundState("closed", JULY_14, was=CLOSING, reason="Few people knew.")),
        ((EXTENDED, AGAIN), "2026-07-15", RoundState("open", JULY_21, was=CLOSING)),
        ((EXTENDED, AGAIN), "2026-07-22", RoundState("closed", JULY_21, was=CLOSING)),
        ((AGAIN, EXTENDED), "2026-07-15", RoundState("open", JULY_21, was=CLOSING)),  # whatever their order
        ((PAUSED,), "2026-06-10T08:59", RoundState("open", CLOSING)),
        ((PAUSED,), "2026-06-11", RoundState("paused", CLOSING, since=at("2026-06-10T09:00"), reason="Our mailbox is full.")),
        ((PAUSED,), "2026-07-01", RoundState("closed", CLOSING)),  # paused, then closed
        ((PAUSED, RESUMED), "2026-06-13", RoundState("open", CLOSING, since=at("2026-06-12"))),
        ((EARLY,), "2026-06-25T16:59", RoundState("open", CLOSING)),
        ((EARLY,), "2026-06-26", RoundState("closed-early", CLOSING, since=at("2026-06-25T17:00"))),
        ((EARLY,), "2026-08-01", RoundState("closed-early", CLOSING, since=at("2026-06-25T17:00"))),
        ((event("closed-early", "2026-07-05"),), "2026-08-01", RoundState("closed", CLOSING)),  # it had closed
        ((EARLY, event("resumed", "2026-06-26")), "2026-06-27", RoundState("open", CLOSING, since=at("2026-06-26"))),
        ((FILLED,), "2026-07-19", RoundState("closed", CLOSING)),
        ((FILLED,), "2026-07-20", RoundState("filled", CLOSING, since=at("2026-07-20"))),
    ],
)  # fmt: skip
def test_how_a_round_stands_on_a_day(progress, on, state):
    closes = progress[-1].get("to", "2026-06-30") if progress else "2026-06-30"
    given = pack(*progress, closes="2026-07-21" if AGAIN in progress else closes)

    assert round_state(given, at(on)) == state
    assert is_closed(given, at(on)) == (state.stage in ("closed", "closed-early", "filled"))


def test_a_document_that_nobody_applies_to_has_no_state():
    plain = Document(kind="guide", id="help", title="Help", owner="Communications", closes=CLOSING)

    assert round_state(plain, CLOSING) is None
    assert round_state(pack(closes=None), CLOSING) is None


def test_a_round_without_a_closing_date_stays_open_until_something_happens():
    given = pack(event("filled", "2026-07-20"), closes=None)

    assert round_state(given, at("2026-07-19")) == RoundState("open")
    assert is_closed(given, at("2026-07-20"))


DAYS = st.integers(0, 60).map(lambda days: datetime(2026, 6, 1, 12) + timedelta(days=days))
HAPPENED = st.lists(st.tuples(DAYS, st.sampled_from(["paused", "resumed", "closed-early", "filled"])), max_size=6)


@whatever(happened=HAPPENED, extensions=st.integers(0, 3), order=st.randoms(use_true_random=False), on=DAYS)
def test_whatever_happens_a_round_is_told_as_it_stood_and_what_comes_later_changes_nothing(
    happened, extensions, order, on
):
    closings = [datetime(2026, 6, 20 + 3 * step, 23, 59) for step in range(extensions + 1)]
    moved = [
        {"event": "extended", "on": before - timedelta(days=1), "was": before, "to": after}
        for before, after in pairwise(closings)
    ]
    all_days = len({day for day, _ in happened})
    events = [*({"event": what, "on": day} for day, what in happened), *moved]
    shuffled = order.sample(events, len(events)) if all_days == len(happened) else events
    given = pack(*shuffled, closes=closings[-1])

    state = round_state(given, on)

    known = [each for each in shuffled if each["on"] <= on]
    last = [each["to"] for each in known if "to" in each]
    assert state == round_state(pack(*known, closes=max(last, default=closings[0])), on)
    assert state.closes == max(last, default=closings[0])
    assert (state.was is None) == (not last)
    assert state.since is None or state.since <= on
    assert state.is_over or state.closes >= on
    assert {"closed": True, "filled": True, "closed-early": True}.get(state.stage, False) == is_closed(given, on)


@whatever(happened=HAPPENED, on=DAYS)
def test_between_two_changes_a_round_stays_as_it_is(happened, on):
    given = pack(*({"event": what, "on": day} for day, what in sorted(happened)))
    change = next_change([given], on)
    until = change - timedelta(seconds=1) if change else on + timedelta(days=400)

    assert round_state(given, on) == round_state(given, max(on, until))


@pytest.mark.parametrize(
    ("asked", "local"),
    [
        ("2026-06-30T23:30+01:00", datetime(2026, 6, 30, 23, 30)),  # British Summer Time
        ("2026-06-30T22:30+00:00", datetime(2026, 6, 30, 23, 30)),
        ("2026-12-08T23:30+00:00", datetime(2026, 12, 8, 23, 30)),
        ("2026-10-25T00:59+00:00", datetime(2026, 10, 25, 1, 59)),  # the clocks go back an hour at 1 in UTC
        ("2026-10-25T01:01+00:00", datetime(2026, 10, 25, 1, 1)),
        ("2026-03-29T00:59+00:00", datetime(2026, 3, 29, 0, 59)),  # and forward in March
        ("2026-03-29T01:01+00:00", datetime(2026, 3, 29, 2, 1)),
        ("2026-06-30T23:30", datetime(2026, 6, 30, 23, 30)),  # as it is: UK time
    ],
)
def test_a_build_stands_in_local_time_of_the_united_kingdom(asked, local):
    assert in_uk(datetime.fromisoformat(asked)) == local


def test_a_round_closes_at_its_minute_in_summer_time():
    given = pack(closes="2026-06-30")

    assert not is_closed(given, in_uk(datetime.fromisoformat("2026-06-30T22:59+00:00")))
    assert is_closed(given, in_uk(datetime.fromisoformat("2026-06-30T23:00+00:00")))


@pytest.mark.parametrize(
    ("when", "first", "over"),
    [
        ({"day": "2026-06-16"}, at("2026-06-16"), at("2026-06-17")),
        ({"at": "2026-06-16 16:00"}, datetime(2026, 6, 16, 16), datetime(2026, 6, 16, 16, 0, 1)),
        ({"start": "2026-06-16", "end": "2026-06-18"}, at("2026-06-16"), at("2026-06-19")),
        ({"start": "2026-06-16 16:00", "end": "2026-06-16 17:00"}, datetime(2026, 6, 16, 16),
         datetime(2026, 6, 16, 17, 0, 1)),
        ({"week": "2026-07-06"}, at("2026-07-06"), at("2026-07-13")),
    ],
)  # fmt: skip
def test_a_date_lasts_from_its_first_moment_to_its_last(when, first, over):
    given = pack(key_dates=[{"id": "it", "title": "It", "what": "other", "when": when}])
    lasts = extent(given.key_dates[0].when)

    assert lasts is not None
    assert (lasts.first, lasts.over) == (first, over)
    assert next_change([given], first, key_dates=True) == over
    assert next_change([given], first) != over


@pytest.mark.parametrize("when", ["to be confirmed", {"about": "in the autumn"}, {"relative": "later"}])
def test_a_date_in_words_has_no_first_moment(when):
    given = pack(key_dates=[{"id": "it", "title": "It", "what": "other", "when": when}])

    assert extent(given.key_dates[0].when) is None


def test_what_happens_to_a_round_is_told_in_order_once_it_has_happened():
    given = pack(event("filled", "2026-07-20"), event("paused", "2026-06-13"))

    assert [each.event for each in happened(given, at("2026-06-12"))] == []
    assert [each.event for each in happened(given, at("2026-07-20"))] == ["paused", "filled"]
