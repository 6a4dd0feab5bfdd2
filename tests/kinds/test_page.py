"""A page in blocks, the accessibility statement among them."""

import re
from datetime import datetime

import pytest

from agreed import agreed
from kinds.dump import dump
from projects import ACCESSIBILITY, HOME, make_project, open_project
from rolepress.kinds import COMPOSERS, compose, house_of
from rolepress.labels import labels_for
from rolepress.manuscript import Box, ids, words
from rolepress.markdown import plain
from rolepress.model import MODELS
from rolepress.model.house_style import HouseStyle
from rolepress.resolve import resolve, scope_of

SECTIONS = """\
sections:
  - id: first
    title: First steps
    text: |
      Read this.

      - one
      - two
"""


def composed(root, name, files=None):
    library = open_project(make_project(root, files))
    document = library.document(name)
    filled = resolve(document, library, scope=scope_of(document, library), on=datetime(2026, 6, 30, 12)).value
    return compose(filled, house_of(HouseStyle(), labels_for("en-GB").value))


def test_a_page(tmp_path):
    manuscript = composed(tmp_path, "home", {"content/pages/home.yml": HOME + SECTIONS})

    text = dump(manuscript)
    assert text == agreed("manuscripts/home.txt", text)


def test_an_accessibility_statement(tmp_path):
    manuscript = composed(tmp_path, "accessibility")

    text = dump(manuscript)
    assert text == agreed("manuscripts/accessibility.txt", text)
    assert sorted(ids(manuscript)) == sorted(set(ids(manuscript)))


@pytest.mark.parametrize("status", ["fully", "partially", "not"])
def test_the_statement_says_how_accessible_the_site_is(tmp_path, status):
    text = ACCESSIBILITY.replace("status: partially", f"status: {status}")
    if status == "fully":
        text = re.sub(r"  shortfalls:\n(?:    .*\n)+", "", text)
    said = " ".join(words(composed(tmp_path, "accessibility", {"content/pages/accessibility.yml": text})))

    assert "WCAG 2.2 AA" in said
    assert "STANDARD" not in said
    assert "NUMBER" not in said
    assert ("What does not work" in said) is (status != "fully")


def test_every_kind_that_is_published_can_be_composed():
    assert {name for name, record in MODELS.items() if record.published} <= set(COMPOSERS)


def test_a_part_that_is_set_apart_is_a_box_with_its_title(tmp_path):
    text = HOME + SECTIONS + "    style: dont\n"
    manuscript = composed(tmp_path, "home", {"content/pages/home.yml": text})

    (box,) = [block for block in manuscript.blocks if isinstance(block, Box)]
    assert (box.id, plain(box.title), box.level, box.tone) == ("first", "First steps", 2, "dont")
    assert [type(block).__name__ for block in box.blocks] == ["Prose", "Bullets"]
