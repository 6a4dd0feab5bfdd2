"""A closing date moves after everything is published: every output agrees, and the guide says that it is behind."""

from __future__ import annotations

import io
import json
import re
from datetime import datetime
from pathlib import Path

import icalendar
import pytest
from pypdf import PdfReader

from building import DAY, Making, make, release_all, released_project
from easy_read_project import BOOK, BOOK_FILE, GUIDE, GUIDE_FILE, SHOWN, drawing
from projects import SETTINGS
from recruiting import FORM, FORM_FILE, PACK, PACK_FILE, ROLE, ROLE_FILE, progress
from rolepress.cli import main
from word_files import body, text_of

FACTS_FILE = "content/facts/listeners-2026-facts.yml"
FACTS = """\
kind: facts
id: listeners-2026-facts
title: Facts of the round
owner: Involvement
round: listeners-2026
facts:
  last-day: {type: when, value: 2026-06-26}
"""
EASY = (
    GUIDE.replace("    covers: [duties-support]\n", "")
    .replace(
        'explains: {document: support-worker, version: "0.1"}',
        'explains: {document: listeners-2026, version: "0.1"}',
    )
    .replace("You work in {{ team }}.", "We must hear from you\n          by {{ last-day }}.")
)
ALL = f"{SETTINGS}formats:\n  application-pack: [html, pdf, docx]\n  easy-read: [html, text]\n" + "".join(
    f"  {kind}: [html]\n" for kind in ("job-description", "role-pack", "form")
)
PACK_PAGE = "application-packs/listeners-2026/"
GUIDE_PAGE = "easy-read/support-worker-guide/"
OLD, NEW = "Friday 26 June 2026", "Friday 10 July 2026"
BEFORE, AFTER, OVER = datetime(2026, 6, 3, 12), datetime(2026, 6, 20, 12), datetime(2026, 7, 11, 12)
EXTENDED = (
    "{event: extended, on: 2026-06-19, was: 2026-06-26, to: 2026-07-10, reason: Few people knew of the role.}"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A round that is open, with a form and an easy-read guide that tells the closing date; then it is extended."""
    root = tmp_path_factory.mktemp("project")
    pictures = {f"content/pictures/{name}.svg": drawing(name) for name in SHOWN}
    documents = {ROLE_FILE: ROLE, PACK_FILE: PACK, FORM_FILE: FORM, FACTS_FILE: FACTS}
    released_project(root, {"rolepress.yml": ALL, **documents, **pictures, BOOK_FILE: BOOK})
    (root / GUIDE_FILE).parent.mkdir()
    (root / GUIDE_FILE).write_text(EASY, "utf-8")
    release_all(root, "support-worker-guide", day=DAY)
    text = (root / PACK_FILE).read_text("utf-8")
    (root / PACK_FILE).write_text(text.replace("closes: 2026-06-26", "closes: 2026-07-10"), "utf-8")
    progress(root, PACK_FILE, EXTENDED)
    return root


@pytest.fixture(scope="module")
def before(project: Path) -> Making:
    """The site on a day before it was extended."""
    return make(project, on=BEFORE)


@pytest.fixture(scope="module")
def after(project: Path) -> Making:
    """The site on a day after it was extended."""
    return make(project, on=AFTER)


def words(made: Making) -> dict[str, str]:
    """Return the words of each output that tells the closing date, on one line."""
    told = {}
    for path, data in made.public.items():
        if path.startswith(PACK_PAGE):
            match path.rpartition(".")[2]:
                case "html":
                    told[path] = re.sub(r"<[^>]+>", " ", data.decode())
                case "pdf":
                    told[path] = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
                case "docx":
                    told[path] = text_of(body(data))
    return {path: " ".join(text.replace("\xa0", " ").split()) for path, text in told.items()}


def test_every_text_tells_the_day_that_stands_and_where_it_was(before: Making, after: Making) -> None:
    first, then = words(before), words(after)

    assert {path.rpartition("/")[2] for path in then} == {
        "index.html", "listeners-2026.pdf", "listeners-2026.docx",
        "listeners-2026-large-print-18.pdf", "listeners-2026-large-print-18.docx",
    }  # fmt: skip
    for path, text in then.items():
        assert OLD in first[path], path
        assert NEW not in first[path], path
        assert NEW in text, path
        assert re.search(rf"extended (?:from|on 19 June 2026)[^.]*{OLD}", text, re.IGNORECASE), path
        assert "Few people knew of the role." in text, path


def test_the_calendar_and_the_feeds_tell_the_same_day(after: Making) -> None:
    (dates,) = (
        data for path, data in after.public.items() if path.startswith(PACK_PAGE) and path.endswith(".ics")
    )
    closing = list(icalendar.Calendar.from_ical(dates).walk("VEVENT"))
    feed = json.loads(after.public["feeds/open.json"])

    assert any(each.decoded("dtstart").isoformat().startswith("2026-07-10") for each in closing)
    assert not any(each.decoded("dtstart").isoformat().startswith("2026-06-26") for each in closing)
    (entry,) = (each for each in feed["items"] if "listeners-2026" in each["url"])
    assert "10 July 2026" in json.dumps(entry)
    assert "26 June 2026" not in json.dumps(entry)
    assert "10 July 2026" in after.public["feeds/open.atom"].decode()


def test_the_guide_with_the_old_day_says_that_it_is_being_changed(before: Making, after: Making) -> None:
    told = "We are changing this guide. Some things in it may be old."

    assert told not in before.page(f"{GUIDE_PAGE}index.html")
    assert told in after.page(f"{GUIDE_PAGE}index.html")
    assert told in after.public[f"{GUIDE_PAGE}support-worker-guide.txt"].decode()


def test_the_editors_are_told_which_guide_is_behind(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--project", str(project), "--as-of", "2026-06-20"])

    lines = [line for line in capsys.readouterr().out.splitlines() if "[guide-behind]" in line]
    assert len(lines) == 1
    assert lines[0].startswith(f"{GUIDE_FILE}:")
    assert "the fact 'last-day' is the day on which the round was to close; it was extended" in lines[0]


def test_when_the_new_day_is_over_everything_says_so(project: Path) -> None:
    over = make(project, on=OVER, formats={"html", "text"})

    assert "This round has closed" in over.page(f"{PACK_PAGE}index.html")
    assert "This is over now. You cannot apply." in over.public[f"{GUIDE_PAGE}support-worker-guide.txt"].decode()
    assert "listeners-2026" not in over.public["feeds/open.json"].decode()
