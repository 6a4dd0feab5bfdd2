"""Every word of a finished text is followed back to the file, the field and the sign where it was written."""

from datetime import datetime

import pytest

from importers.copies import sending_project
from projects import open_project
from rolepress.importers.marking import Marker, without_marks
from rolepress.importers.sending import as_it_stands, as_released


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return sending_project(tmp_path_factory.mktemp("marking") / "project")


@pytest.fixture(scope="module")
def placed(project):
    return as_it_stands(open_project(project), "support-worker", "standard", on=datetime(2026, 7, 1))


def leaves(placed, words):
    """Return the texts that a paragraph comes from, as readers see them, each with what it says."""
    (one,) = [each for each in placed if words in each.words and each.spots[0].outer is not None]
    found = {}
    for sign, spot in zip(one.words, one.spots, strict=True):
        leaf = spot.leaf
        key = (leaf.document, *leaf.at) if leaf else ("", spot.holders[0].name if spot.holders else "")
        found[key] = found.get(key, "") + sign
    return found


def test_marked_words_say_the_same(project, placed):
    released = as_released(open_project(project), "support-worker", "1.0", "standard", on=datetime(2026, 7, 1))

    assert [each.paragraph for each in placed] == list(released)
    assert all(without_marks(each.words) == each.words for each in placed)


def test_words_lead_to_their_field_their_fact_and_their_clause(placed):
    assert leaves(placed, "meetings of the recovery") == {
        ("support-worker", "duties", 1, "entries", 0, "text"): "Take part in meetings of ",
        ("northshire-facts", "facts", "team", "value"): "the recovery team",
    }
    assert leaves(placed, "to yourself") == {
        ("confidentiality", "versions", 0, "text"): "Keep what you learn about people to yourself."
    }
    assert leaves(placed, "pledge every day") == {
        ("our-pledge", "versions", 0, "text"): "Keep to our pledge every day."
    }


def test_a_sign_leads_to_the_sign_in_the_field(placed):
    (one,) = [each for each in placed if "every record" in each.words]
    leaf = one.spots[0].leaf

    assert leaf.text == "Keep **every record** safe, as [the law](https://law.example/records) asks"
    assert one.words == "Keep every record safe, as the law asks"
    assert "".join(leaf.text[each.at] for each in one.spots) == one.words


def test_words_that_rolepress_writes_lead_nowhere(placed):
    (one,) = [each for each in placed if each.words == "Main duties and responsibilities"]

    assert {each.outer for each in one.spots} == {None}


def test_a_text_without_room_for_marks_stays_as_it_is(project):
    document = open_project(project).document("support-worker")
    long = document.model_copy(update={"title": "word " * 399, "summary": "short"})

    marked = Marker().marked(long)

    assert marked.title == long.title.strip()
    assert without_marks(marked.summary) == "short" != marked.summary
