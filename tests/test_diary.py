"""What is due is told by who keeps it, the same as on the internal site, as text, a table and a calendar."""

import csv
import io
from dataclasses import replace
from datetime import date, datetime

import pytest
from icalendar import Calendar

from easy_read_project import GUIDE, GUIDE_FILE
from projects import CLAUSE, HOME, JOB, make_project
from rolepress.approvals import approve, release
from rolepress.diary import GUIDE as GUIDE_DUE
from rolepress.diary import Entry, as_calendar, as_data, as_lines, as_table, diary, without_a_day
from rolepress.project import read
from rolepress.sites.catalogue import catalogue

ON = datetime(2026, 7, 6, 12)
JOB_FILE = "content/job-descriptions/support-worker.yml"
FILES = {
    JOB_FILE: JOB + "review_by: 2026-06-30\n",
    "content/job-descriptions/nurse.yml": JOB.replace("support-worker", "nurse").replace(
        "Support Worker", "=Nurse"
    )
    + "review_by: 2026-09-30\n",
    "content/pages/home.yml": HOME + "review_by: 2026-08-01\n",
    "content/clauses/confidentiality.yml": CLAUSE
    + '  - {version: "2", effective: 2026-08-15, text: Keep it to yourself.}\n',
}


@pytest.fixture
def project(tmp_path):
    return make_project(tmp_path, FILES)


def diary_of(root, within=None, owner=""):
    made = diary(root, on=ON).value
    assert made is not None
    return made.narrowed(within=within, owner=owner)


def test_it_is_told_by_owner_and_what_matters_most_first(project):
    assert list(as_lines(diary_of(project))) == [
        "On 6 July 2026. Overdue for review: 1. To review: 2. Other days that come: 1. Without a day of review: 4.",
        "",
        "Communications",
        "  To review",
        "    1 August 2026  Roles at Northshire (Page, home)",
        "  Without a day of review",
        "    Accessibility statement (Page, accessibility)",
        "    Northshire Health (Organisation, northshire)",
        "",
        "Human Resources",
        "  Overdue for review",
        "    30 June 2026  Support Worker (Job description, support-worker)",
        "  To review",
        "    30 September 2026  =Nurse (Job description, nurse)",
        "  Other days that come",
        "    15 August 2026  Confidentiality, version 2: new wording takes effect (Clause, confidentiality)",
        "  Without a day of review",
        "    Confidentiality (Clause, confidentiality)",
        "    Facts of Northshire Health (Facts, northshire-facts)",
    ]


def test_it_says_what_the_internal_site_says(project):
    known, problems = read(project, ON)
    assert known is not None
    page = catalogue(known.library, known.working, known.releases, problems, on=ON)

    told = diary_of(project).entries

    assert {(each.id, each.day, each.sort == "overdue") for each in told if each.what == "review"} == {
        (each.id, each.day, each.overdue) for each in page.reviews
    }
    assert {(each.id, each.day, each.title) for each in told if each.sort == "ahead"} == {
        (each.id, each.day, each.title) for each in page.ahead
    }
    assert {each.id for each in told if each.sort == "undated"} == {each.id for each in page.undated}


def test_a_guide_whose_document_has_changed_is_due(tmp_path):
    job = JOB.replace("kind: job", 'version: "0.1"\nkind: job')
    root = make_project(tmp_path, {JOB_FILE: job, GUIDE_FILE: GUIDE})
    assert approve(root, ["support-worker"], role="Head of HR", day=date(2026, 6, 1)).ok
    assert release(root, ["support-worker"], day=date(2026, 6, 1)).ok
    text = (root / JOB_FILE).read_text("utf-8")
    changed = (
        text.replace("Listen to people", "Talk to people").replace("'0.1'", "'0.2'").replace('"0.1"', '"0.2"')
    )
    (root / JOB_FILE).write_text(changed, "utf-8")

    (guide,) = (each for each in diary_of(root).entries if each.sort == "guide")

    assert (guide.id, guide.owner, guide.day) == ("support-worker-guide", "Communications", None)
    assert guide.note.startswith("the part 'duties-support' has changed")
    known, problems = read(root, ON)
    page = catalogue(known.library, known.working, known.releases, problems, on=ON)
    assert [(each.id, each.changes) for each in page.behind] == [(guide.id, (guide.note,))]


def test_a_guide_is_counted_once_however_much_has_changed(project):
    entries = tuple(Entry("guide", "Communications", GUIDE_DUE, name, "Easy read", "A guide", note=note)
                    for name, note in (("a", "pay"), ("a", "hours"), ("b", "pay")))  # fmt: skip
    first, *rest = as_lines(replace(diary_of(project), entries=entries))

    assert first == "On 6 July 2026. Easy-read guides to bring up to date: 2."
    assert [line.strip() for line in rest[3:]] == [
        "A guide (Easy read, a): pay", "A guide (Easy read, a): hours", "A guide (Easy read, b): pay",
    ]  # fmt: skip


def test_it_is_narrowed_to_days_and_to_one_owner(project):
    soon = diary_of(project, within=30)

    assert [each.id for each in soon.entries if each.day] == ["home", "support-worker"]
    assert {each.owner for each in diary_of(project, owner="Communications").entries} == {"Communications"}


def test_the_table_holds_the_same_and_no_formula(project):
    rows = list(csv.reader(io.StringIO(as_table(diary_of(project)).decode("utf-8-sig"))))

    assert rows[0] == ["Kept by", "Day", "What", "Overdue", "Title", "Kind", "Id", "Note"]
    overdue = ["Human Resources", "2026-06-30", "review", "yes", "Support Worker", "Job description"]
    assert [*overdue, "support-worker", ""] in rows
    assert [row[4] for row in rows if row[6] == "nurse"] == ["'=Nurse"]


def test_the_calendar_keeps_each_day_under_one_name(project):
    made = diary_of(project)

    events = Calendar.from_ical(as_calendar(made)).walk("VEVENT")

    assert [(str(each["summary"]), each.decoded("dtstart")) for each in events] == [
        ("Review: Roles at Northshire", date(2026, 8, 1)),
        ("Review: Support Worker", date(2026, 6, 30)),
        ("Review: =Nurse", date(2026, 9, 30)),
        ("New wording takes effect: Confidentiality, version 2", date(2026, 8, 15)),
    ]
    assert "Overdue on 6 July 2026" in str(events[1]["description"])
    assert without_a_day(made) == 4
    uids = [str(each["uid"]) for each in events]
    later = (
        (project / JOB_FILE)
        .read_text("utf-8")
        .replace("2026-06-30", "2027-06-30")
        .replace("title: Sup", "title: A sup")
    )
    (project / JOB_FILE).write_text(later, "utf-8")
    again = Calendar.from_ical(as_calendar(diary_of(project))).walk("VEVENT")
    assert {str(each["uid"]) for each in again} == set(uids)
    assert len(set(uids)) == len(uids)
    assert as_calendar(diary_of(project)) == as_calendar(diary_of(project))


def test_as_data_has_every_entry(project):
    data = as_data(diary_of(project, owner="Human Resources"))

    assert data["on"] == "2026-07-06"
    assert data["due"][0] == {
        "owner": "Human Resources", "day": "2026-06-30", "what": "review", "overdue": True,
        "title": "Support Worker", "kind": "Job description", "id": "support-worker", "note": "",
    }  # fmt: skip


def test_nothing_is_due_in_an_empty_project(tmp_path):
    root = make_project(tmp_path, dict.fromkeys(
        ["content/organisations/northshire.yml", "content/facts/northshire-facts.yml", JOB_FILE,
         "content/clauses/confidentiality.yml", "content/pages/home.yml", "content/pages/accessibility.yml"]
    ))  # fmt: skip

    assert list(as_lines(diary_of(root))) == ["On 6 July 2026. Nothing is due."]
