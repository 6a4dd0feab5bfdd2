"""A released guide notes its pictures, and what lies in the project now is held against them."""

from datetime import datetime
from pathlib import Path

import pytest
import yaml

from building import edit, release_all
from easy_read_project import BOOK, BOOK_FILE, GUIDE, GUIDE_FILE, GUIDE_FILES, drawing
from projects import make_project, open_project
from rolepress.checks import problems_of
from rolepress.pictures import drawings
from rolepress.releases import as_yaml, load_releases

ON = datetime(2026, 6, 15, 12)
VERSION = "content/releases/support-worker-guide/1.0.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    make_project(tmp_path, GUIDE_FILES)
    release_all(tmp_path, "support-worker")
    release_all(tmp_path, "support-worker-guide")
    return tmp_path


def told(root: Path) -> list[tuple[str, str]]:
    releases = load_releases(root)
    assert releases.problems == ()
    found = problems_of(open_project(root), on=ON, releases=releases.value)
    return [(each.severity.value, each.message) for each in found if each.rule == "picture-since-release"]


def test_a_release_notes_each_picture_that_it_shows(root):
    noted = yaml.safe_load((root / VERSION).read_text("utf-8"))["pictures"]

    shown = drawings(root, "northshire", ["team", "listening", "police-check", "phone"])
    assert noted == {each.concept: each.digest for each in shown}
    assert told(root) == []


def test_other_documents_have_no_pictures_to_note(root):
    assert "pictures" not in yaml.safe_load((root / "content/releases/support-worker/0.1.yml").read_text("utf-8"))


def test_pictures_that_were_changed_since_are_told_until_the_next_version(root):
    (root / "content/pictures/team.svg").write_text(drawing("a-new-team"), "utf-8")
    (root / "content/pictures/phone.svg").write_text(drawing("a-new-phone"), "utf-8")
    assert told(root) == [
        ("warning", "the public page shows other pictures than version 1.0 had: 'phone' and 'team'")
    ]

    edit(root, GUIDE_FILE, 'version: "1.0"', 'version: "1.1"')
    release_all(root, "support-worker-guide")
    assert told(root) == []


@pytest.mark.parametrize("noted", [True, False], ids=["now", "before pictures were noted"])
def test_a_picture_that_is_gone_is_an_error(tmp_path, noted):
    van = {
        BOOK_FILE: BOOK.replace("  team:", "  our-van:"),
        GUIDE_FILE: GUIDE.replace("picture: team", "picture: our-van"),
    }
    make_project(tmp_path, {**GUIDE_FILES, **van})
    release_all(tmp_path, "support-worker")
    release_all(tmp_path, "support-worker-guide")
    if not noted:
        (release,) = load_releases(tmp_path).value["support-worker-guide"]
        (tmp_path / VERSION).write_text(as_yaml(release.model_copy(update={"pictures": {}})), "utf-8")
    assert told(tmp_path) == []

    edit(tmp_path, BOOK_FILE, "  our-van:", "  their-van:")
    assert told(tmp_path) == [("error", "version 1.0 on the public site has lost its picture of 'our-van'")]


def test_a_release_from_before_pictures_were_noted_is_whole_and_not_compared(root):
    (release,) = load_releases(root).value["support-worker-guide"]
    (root / VERSION).write_text(as_yaml(release.model_copy(update={"pictures": {}})), "utf-8")
    assert "pictures:" not in (root / VERSION).read_text("utf-8")

    (root / "content/pictures/team.svg").write_text(drawing("a-new-team"), "utf-8")
    assert told(root) == []
