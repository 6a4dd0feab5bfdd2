"""The forms of the worked example ask what the published forms ask, with all their answers, and no more."""

from datetime import datetime
from pathlib import Path

import pytest

from rolepress.config import load_settings
from rolepress.library import load
from rolepress.model.base import Unknown

ROOT = Path(__file__).resolve().parent.parent
APPLICATION, MONITORING, INTEREST = (
    "lived-experience-partner-application", "equality-monitoring", "peer-support-worker-interest",
)  # fmt: skip


@pytest.fixture(scope="module")
def library():
    outcome = load(ROOT, load_settings(ROOT).value)
    assert outcome.problems == ()
    return outcome.value


def asked(library, name):
    return {field.id: field for _, _, field in library.document(name).each_field}


def test_the_application_asks_what_the_published_form_asks(library):
    known = asked(library, APPLICATION)

    assert {"surname", "forenames", "preferred-name", "day-phone", "evening-phone", "email", "preferred-contact",
            "adaptations", "involvement", "lived-experience", "skills", "enthusiasm", "area", "session",
            "declaration", "signature", "date"} <= set(known)  # fmt: skip
    assert (known["area"].type, len(known["area"].choices)) == ("choose-one", 6)
    assert [choice.value for choice in known["session"].choices] == [
        "first-session", "second-session", "arrange-a-call", "no-introduction",
    ]  # fmt: skip
    assert not [field for field in known.values() if field.asks in ("criminal-record", "unspent-convictions")]


def test_the_application_says_when_to_send_it_and_that_a_record_is_no_bar(library):
    afterwards = " ".join(library.document(APPLICATION).afterwards.split())

    assert afterwards.startswith("Send us your form by {{ closing-date }}.")
    assert "The level of the DBS check is not stated" in afterwards
    assert "does not by itself keep you from the role" in afterwards


def test_the_application_in_easier_words_asks_the_same(library):
    easier = library.document(f"{APPLICATION}-easier")

    assert (easier.easier.of, easier.easier.tested_with) == (APPLICATION, None)
    assert set(asked(library, easier.id)) == set(asked(library, APPLICATION))


def test_the_monitoring_form_asks_its_seven_questions_with_all_their_answers(library):
    counts = {name: len(list(field.each_choice)) for name, field in asked(library, MONITORING).items()}
    groups = asked(library, MONITORING)["ethnic-group"].choices

    assert counts == {
        "gender": 4, "age": 8, "religion": 8, "sexual-orientation": 4, "ethnic-group": 18, "disability": 0,
        "who-you-are": 3,
    }  # fmt: skip
    assert [len(group.choices) for group in groups] == [4, 4, 5, 3, 2]
    assert [[choice.label for choice in group.choices if choice.say][-1:] != [] for group in groups] == [True] * 5


def test_monitoring_comes_back_apart_from_applications(library):
    ways = {name: library.document(name).ways for name in (APPLICATION, MONITORING)}
    mails = {name: {(way.email, way.subject) for way in given if way.email} for name, given in ways.items()}

    assert mails[APPLICATION].isdisjoint(mails[MONITORING])


def test_the_expression_of_interest_asks_for_what_the_course_needs(library):
    known = asked(library, INTEREST)

    assert len(known["services"].choices) == 4
    assert {
        "understanding",
        "every-day",
        "sharing",
        "active-part",
        "recovery",
        "working-as-a-peer",
        "session",
    } <= set(known)
    assert library.document(INTEREST).closes == datetime(2019, 5, 13, 23, 59)


@pytest.mark.parametrize("name", [APPLICATION, MONITORING, INTEREST])
def test_what_a_form_does_not_know_of_its_privacy_is_not_stated(library, name):
    privacy = library.document(name).privacy

    assert isinstance(privacy.lawful_basis, Unknown)
    assert isinstance(privacy.kept, Unknown)
