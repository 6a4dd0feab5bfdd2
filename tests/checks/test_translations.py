"""A translation that has not kept up with the releases of its original."""

from datetime import date, datetime

import pytest

from projects import make_project, open_project
from rolepress.checks import problems_of
from rolepress.releases import freeze
from rolepress.resolve import resolve, scope_of

WELSH = """
{kind: page, id: hafan, title: Hafan, owner: HR, language: cy, summary: Croeso., translates: {document: home, version: "VERSION"}}
"""


def told(root, version: str, *released: str) -> list[tuple[str, str]]:
    library = open_project(make_project(root, {"content/pages/hafan.yml": WELSH.replace("VERSION", version)}))
    home = library.document("home")
    releases = tuple(_release(home.model_copy(update={"version": each}), library) for each in released)
    found = problems_of(library, on=datetime(2026, 6, 15, 12), releases={"home": releases} if releases else {})
    return [(each.rule, each.message) for each in found if each.place.path.stem == "hafan"]


def _release(document, library):
    on = datetime(2026, 6, 15, 12)
    return freeze(
        resolve(document, library, scope=scope_of(document, library), on=on).value, released=date(2026, 6, 1)
    )


@pytest.mark.parametrize("released", [(), ("1.0",), ("0.9", "1.0")])
def test_a_translation_of_the_latest_release_is_fine(tmp_path, released):
    assert told(tmp_path, "1.0", *released) == []


def test_a_translation_of_an_older_release_is_behind(tmp_path):
    message = "the original 'home' is at version 1.1, and this translates 1.0"

    assert told(tmp_path, "1.0", "1.0", "1.1") == [("translation-behind", message)]


def test_a_version_that_was_never_released(tmp_path):
    assert told(tmp_path, "2", "1.0") == [("translation-behind", "'home' has no release 2")]
