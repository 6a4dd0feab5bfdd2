"""The place of a value is said in words."""

import pytest

from rolepress.importers.describing import ordinal, where

DATA = {
    "title": "x",
    "post": {"reports_to": "x"},
    "summary": "x",
    "duties": [{"title": "Support", "entries": ["x", {"text": "x", "points": ["x", "y"]}]}, {"entries": ["x"]}],
    "specification": {"groups": [{"title": "Skills", "criteria": [{"text": "x", "note": "y"}]}]},
}


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (("title",), "title"),
        (("post", "reports_to"), "post, reports to"),
        (("duties", 0, "title"), "duties, the title of ‘Support’"),
        (("duties", 0, "entries", 0), "duties, 1st duty of ‘Support’"),
        (("duties", 0, "entries", 1, "text"), "duties, 2nd duty of ‘Support’"),
        (("duties", 0, "entries", 1, "points", 1), "duties, 2nd point of the 2nd duty of ‘Support’"),
        (("duties", 1, "entries", 0), "duties, 1st duty of the 2nd group"),
        (("specification", "groups", 0, "criteria", 0, "text"), "specification, 1st criterion of ‘Skills’"),
        (
            ("specification", "groups", 0, "criteria", 0, "note"),
            "specification, the note of the 1st criterion of ‘Skills’",
        ),
    ],
)
def test_a_place_is_said_in_words(at, said):
    assert where(DATA, at) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st"), (113, "113th")],
)
def test_a_number_has_its_ending(number, said):
    assert ordinal(number) == said
