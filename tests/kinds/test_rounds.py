"""How a round stands is told plainly, and what nobody can use any more is no longer shown."""

from datetime import datetime

import pytest

from rolepress.kinds import house_of
from rolepress.kinds.rounds import headline, key_dates, state_box, ways, whom_to_ask
from rolepress.labels import labels_for
from rolepress.lifecycle import RoundState
from rolepress.manuscript import Box, Terms, texts, walk
from rolepress.markdown import plain
from rolepress.model.house_style import HouseStyle
from rolepress.model.round import KeyDate, NamedContact, Way

HOUSE = house_of(HouseStyle(), labels_for("en-GB").value)
CLOSING = datetime(2026, 6, 30, 23, 59)
LATER = datetime(2026, 7, 14, 23, 59)
CLOSED = RoundState("closed", CLOSING)


def told(state, **options):
    """Return the lines of the box for *state*, its title first."""
    return [text for block in walk(state_box(state, HOUSE, **options)) for text in texts(block) if text]


@pytest.mark.parametrize(
    ("state", "lines"),
    [
        (RoundState("open", CLOSING), ["Apply by 11:59pm on Tuesday 30 June 2026"]),
        (RoundState("open", datetime(2026, 6, 30)), ["Apply by Tuesday 30 June 2026"]),
        (RoundState("open"), ["There is no closing date"]),
        (
            RoundState("open", LATER, was=CLOSING, reason="Few people knew."),
            [
                "Apply by 11:59pm on Tuesday 14 July 2026",
                "This round was extended from 11:59pm on Tuesday 30 June 2026 to 11:59pm on Tuesday 14 July 2026.",
                "Few people knew.",
            ],
        ),
        (
            RoundState("open", CLOSING, since=datetime(2026, 6, 12)),
            [
                "Apply by 11:59pm on Tuesday 30 June 2026",
                "Applications were paused for a while. We take them again: they resumed on Friday 12 June 2026.",
            ],
        ),
        (
            RoundState("paused", CLOSING, since=datetime(2026, 6, 10, 9), reason="Our mailbox is full."),
            [
                "Applications are paused",
                "They were paused at 9am on Wednesday 10 June 2026. Please wait before you apply. "
                "This page will say when you can.",
                "The closing date has not changed. It is 11:59pm on Tuesday 30 June 2026.",
                "Our mailbox is full.",
            ],
        ),
        (
            CLOSED,
            [
                "This round has closed",
                "It closed at 11:59pm on Tuesday 30 June 2026. You can no longer apply.",
            ],
        ),
        (
            RoundState("closed-early", CLOSING, since=datetime(2026, 6, 25)),
            [
                "This round closed early",
                "It closed on Thursday 25 June 2026. You can no longer apply.",
                "The closing date was to be 11:59pm on Tuesday 30 June 2026.",
            ],
        ),
        (
            RoundState("filled", CLOSING, since=datetime(2026, 7, 20)),
            ["The places are filled", "They were filled on Monday 20 July 2026. You can no longer apply."],
        ),
    ],
)
def test_how_a_round_stands(state, lines):
    assert told(state) == lines
    assert headline(state, HOUSE) == lines[0]
    assert not any(word in line for line in lines for word in ("DATE", "WHEN", "WAS"))


def test_what_is_no_round_has_no_box():
    assert state_box(None, HOUSE) == ()


def test_the_box_is_a_callout_under_the_title_and_leads_to_the_ways_while_people_can_apply():
    (box,) = state_box(RoundState("open", CLOSING), HOUSE, how="apply")

    assert isinstance(box, Box)
    assert (box.level, box.tone) == (2, "callout")
    assert [span.link for block in box.blocks for span in block.text] == ["#apply"]
    assert told(CLOSED, how="apply") == told(CLOSED)


def test_a_round_that_is_paused_without_a_closing_date_says_nothing_of_one():
    assert len(told(RoundState("paused", since=CLOSING))) == 2


# Key dates

DATES = (
    KeyDate.model_validate(
        {"id": "session", "title": "Session", "what": "session", "when": {"start": "2026-06-18 16:00", "end": "2026-06-18 17:00"},
         "place": "Online", "join": "[Join](https://meet.example/1)", "note": "Bring a friend."}
    ),
    KeyDate.model_validate({"id": "closing", "title": "Closing date", "what": "closing", "when": "2026-06-30"}),
    KeyDate.model_validate({"id": "outcome", "title": "Outcome", "what": "outcome", "when": {"relative": "up to 6 weeks later"}}),
    KeyDate.model_validate(
        {"id": "start", "title": "Start", "what": "start", "when": {"unknown": "nobody said"}, "place": {"unknown": "nor where"}}
    ),
)  # fmt: skip


def dates(state):
    (block,) = key_dates("key-dates", DATES, state, HOUSE)
    assert isinstance(block, Terms)
    return {plain(term.label): [plain(value) for value in term.values] for term in block.terms}


def test_key_dates_are_said_in_the_house_style_with_place_and_note():
    assert dates(RoundState("open", CLOSING)) == {
        "Session": ["4pm to 5pm on Thursday 18 June 2026", "Online", "Join", "Bring a friend."],
        "Closing date": ["Tuesday 30 June 2026"],
        "Outcome": ["Up to 6 weeks later"],
        "Start": ["Not stated", "Where: not stated"],
    }


@pytest.mark.parametrize("stage", ["closed", "closed-early", "filled"])
def test_after_closing_the_dates_stay_and_how_to_join_goes(stage):
    shown = dates(RoundState(stage, CLOSING, since=CLOSING))

    assert shown["Session"] == ["4pm to 5pm on Thursday 18 June 2026", "Online", "Bring a friend."]
    assert shown["Closing date"] == ["Tuesday 30 June 2026"]


def test_an_extended_round_shows_the_closing_date_that_stands_whatever_its_release_says():
    assert dates(RoundState("open", LATER, was=CLOSING))["Closing date"] == [
        "11:59pm on Tuesday 14 July 2026",
        "Extended from 11:59pm on Tuesday 30 June 2026",
    ]


def test_a_date_keeps_its_parts_on_one_line():
    (block,) = key_dates("key-dates", DATES[:1], None, HOUSE)

    assert [span.text for span in block.terms[0].values[0] if span.together] == [
        "4pm",
        "5pm",
        "Thursday 18 June 2026",
    ]


# Ways to apply, and whom to ask


def where(way):
    blocks = list(
        ways("apply", (Way.model_validate(way),), {"application": "Our form"}, HOUSE, whose="Northshire")
    )
    (terms,) = [block for block in blocks if isinstance(block, Terms)]
    return [(plain(term.label), plain(term.values[0]), term.values[0][0].link) for term in terms.terms]


def test_an_email_has_the_subject_line_that_its_mailbox_wants():
    way = {"id": "email", "title": "By email", "by": "email", "form": "application",
           "email": "jobs@northshire.example", "subject": "FAO: support & care"}  # fmt: skip

    assert where(way) == [
        ("Form to use", "Our form", "document:application"),
        (
            "Email it to",
            "jobs@northshire.example",
            "mailto:jobs@northshire.example?subject=FAO%3A%20support%20%26%20care",
        ),
        ("Subject line", "FAO: support & care", None),
    ]


def test_other_ways_say_where_to():
    way = {"id": "any", "title": "Any", "by": "phone", "phone": "01632 960123", "address": "FREEPOST A",
           "url": "https://jobs.example"}  # fmt: skip

    assert where(way) == [
        ("On the web", "Website of Northshire", "https://jobs.example"),
        ("Phone", "01632 960123", "tel:01632960123"),
        ("Post it to", "FREEPOST A", None),
    ]


def test_a_form_that_is_not_there_is_left_out():
    way = {"id": "email", "title": "By email", "by": "email", "form": "lost", "phone": "01632 960123"}

    assert [label for label, *_ in where(way)] == ["Phone"]


def test_whom_to_ask_about_what():
    contact = NamedContact.model_validate(
        {"about": "This round", "team": "Recruitment", "email": "jobs@northshire.example"}
    )
    heading, terms = whom_to_ask("ask", (contact,), HOUSE, whose="Northshire")

    assert plain(heading.text) == "This round"
    assert [plain(term.values[0]) for term in terms.terms] == ["Recruitment", "jobs@northshire.example"]
