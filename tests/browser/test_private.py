"""What is sent to colleagues holds up when it is opened from a disk: a review copy, and what changed."""

from datetime import date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.looks import LOOKS
from browser.markup import html_validate
from browser.reading import reading
from browser.tree import transcript
from browser.view import DARK, NARROW, WIDE, View, show
from projects import JOB, make_project
from rolepress.approvals import approve, release
from rolepress.reviewing import review_copy

JOB_FILE = "content/job-descriptions/support-worker.yml"
OLD = JOB.replace("owner:", 'version: "1.0"\nowner:').replace(
    "      - Listen to people\n", "      - Listen to people\n      - Keep notes\n      - Make tea\n"
)
NEW = (
    OLD.replace('band: "3"', 'band: "4"')
    .replace(
        "      - Listen to people\n      - Keep notes\n", "      - Keep good notes\n      - Listen to people\n"
    )
    .replace("      - Make tea\n", "      - Go with people to places\n")
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of a review copy, and the page that compares it with what was released."""
    root = make_project(tmp_path_factory.mktemp("private") / "project", {JOB_FILE: OLD})
    assert approve(root, ["support-worker"], role="Head of HR", day=date(2026, 6, 30)).ok
    assert release(root, ["support-worker"], day=date(2026, 6, 30)).ok
    (root / JOB_FILE).write_text(NEW)
    made = review_copy(
        root, "support-worker", out=root / "site" / "review", wanted=["html"], on=datetime(2026, 7, 1),
        comments_by=date(2026, 7, 15),
    ).value  # fmt: skip
    assert made is not None
    return {"copy": made.files[0], "changes": made.changes[0]}


@pytest.fixture
def told(page: Page) -> list[str]:
    """What a browser says of a page, such as what its policy stops."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    return said


def test_they_are_sound_html(pages: dict[str, Path]) -> None:
    assert [str(found) for found in html_validate(pages.values())] == []


@pytest.mark.parametrize("view", [WIDE, NARROW, DARK], ids=str)
@pytest.mark.parametrize("which", ["copy", "changes"])
def test_a_page_holds_up(page: Page, pages: dict[str, Path], told: list[str], which: str, view: View) -> None:
    show(page, pages[which].as_uri(), view)

    checks = (each for each in LOOKS[view] if each is not reading)  # a file has no head and foot of a site
    assert [str(found) for check in checks for found in check(page)] == []
    assert told == []


def test_the_mark_of_a_draft_stays_in_sight(page: Page, pages: dict[str, Path]) -> None:
    show(page, pages["copy"].as_uri(), NARROW)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")

    mark = page.get_by_text(
        "Draft. Version 1.0, made on 1 July 2026. Comments to Human Resources by 15 July 2026."
    )
    box = mark.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 100


def test_a_listener_hears_what_was_inserted_deleted_and_moved(page: Page, pages: dict[str, Path]) -> None:
    show(page, pages["changes"].as_uri(), WIDE)
    heard = " ".join(transcript(page).split())

    for words in ("[deleted:3]", "[inserted:4]", "Keep [inserted:good] notes", "[moved away", "[moved here"):
        assert words in heard
