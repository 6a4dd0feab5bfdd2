"""What is due is told by month, what is overdue first, with the other days that come."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from projects import CLAUSE, JOB
from rolepress.lifecycle import next_change
from rolepress.sites.charts import Bar
from rolepress.sites.due import by_month, month_bars
from rolepress.sites.records import Due, What
from sites.small_library import LAW, ON, drawn, small_library

JOBS = "content/job-descriptions"


def with_days(root: Path, *days: str):
    """Return the catalogue of a library with a job description to review on each of *days*."""
    files = {
        f"{JOBS}/job-{number}.yml": JOB.replace("support-worker", f"job-{number}") + f"review_by: {day}\n"
        for number, day in enumerate(days)
    }
    return drawn(small_library(root, files))


def due(*days: str) -> tuple[Due, ...]:
    """Return reviews on *days*, in order."""
    found = (date.fromisoformat(each) for each in sorted(days))
    return tuple(Due(day, What.REVIEW, "a", "page", "Page", "A", "HR", overdue=day < ON.date()) for day in found)


def test_reviews_stand_in_the_order_of_their_days_and_what_is_past_is_overdue(tmp_path: Path):
    made = with_days(tmp_path, "2027-01-31", "2026-05-31", "2026-06-01")

    assert [(each.id, each.overdue) for each in made.reviews] == [
        ("job-1", True),
        ("job-2", False),
        ("job-0", False),
    ]
    assert [each.id for each in made.overdue] == ["job-1"]


def test_what_has_no_day_of_review_is_named(tmp_path: Path):
    made = with_days(tmp_path, "2027-01-31")

    assert ("clause", "confidentiality") in [(each.kind, each.id) for each in made.undated]
    assert "job-0" not in {each.id for each in made.undated}


def test_what_is_retired_is_not_due(tmp_path: Path):
    old = JOB.replace("support-worker", "old") + "status: retired\nreview_by: 2026-01-01\ncloses: 2026-09-01\n"
    made = drawn(small_library(tmp_path, {f"{JOBS}/old.yml": old}))

    assert "old" not in {each.id for each in (*made.reviews, *made.undated, *made.ahead)}


def test_months_are_named_and_leave_out_what_is_overdue():
    months = by_month(due("2026-05-01", "2026-06-30", "2026-07-01", "2026-07-31"))

    assert [(name, len(entries)) for name, entries in months] == [("June 2026", 1), ("July 2026", 2)]


def test_bars_show_a_year_with_its_empty_months_and_what_is_later():
    bars = month_bars(due("2026-05-01", "2026-11-30", "2027-01-01", "2027-10-31", "2027-11-01", "2030-01-01"))

    assert [bars[0], bars[1], bars[2], bars[3]] == [
        Bar("Overdue", 1),
        Bar("November 2026", 1),
        Bar("December 2026", 0),
        Bar("January 2027", 1),
    ]
    assert (bars[-2], bars[-1]) == (Bar("October 2027", 1), Bar("Later", 2))
    assert sum(each.number for each in bars) == 6


@pytest.mark.parametrize(
    ("days", "bars"),
    [((), ()), (("2026-01-01",), (Bar("Overdue", 1),))],
    ids=["nothing", "overdue alone"],
)
def test_bars_of_little_are_few(days, bars):
    assert month_bars(due(*days)) == bars


def test_the_other_days_that_come_are_told_and_those_that_went_are_not(tmp_path: Path):
    lasts = "allow: [{rule: long-sentence, reason: it is the law's, until: 2026-07-04}]\n"
    files = {
        f"{JOBS}/opening.yml": JOB.replace("support-worker", "opening") + "opens: 2026-07-01 09:00\n",
        f"{JOBS}/closing.yml": JOB.replace("support-worker", "closing") + "closes: 2026-07-02\n",
        f"{JOBS}/closed.yml": JOB.replace("support-worker", "closed") + "closes: 2026-05-02\n",
        f"{JOBS}/allowed.yml": JOB.replace("support-worker", "allowed") + lasts,
        "content/clauses/later.yml": CLAUSE.replace("confidentiality", "later").replace(
            "2020-01-01", "2026-07-03"
        ),
        "content/register/law.yml": LAW.replace("    since: 2026-01-01\n", "    until: 2026-07-05\n"),
    }
    made = drawn(small_library(tmp_path, files))

    assert [(each.day.day, each.what, each.id) for each in made.ahead] == [
        (1, What.OPENS, "opening"),
        (2, What.CLOSES, "closing"),
        (3, What.WORDING, "later"),
        (4, What.ALLOWANCE, "allowed"),
        (5, What.ENDS, "law"),
    ]


def test_the_page_comes_out_the_same_until_the_next_change(tmp_path: Path):
    """A build says until when it holds: nothing here may differ before that moment."""
    files = {
        f"{JOBS}/opening.yml": JOB.replace("support-worker", "opening") + "opens: 2026-06-10 09:00\n",
        f"{JOBS}/closing.yml": JOB.replace("support-worker", "closing") + "closes: 2026-06-20 17:00\n",
        f"{JOBS}/due.yml": JOB.replace("support-worker", "due") + "review_by: 2026-06-15\n",
        "content/register/law.yml": LAW.replace("    since: 2026-01-01\n", "    until: 2026-12-20\n"),
    }
    library = small_library(tmp_path, files)
    documents = [library.document(name) for name in library.entries]

    def seen(on: datetime):
        made = drawn(library, on=on)
        return made.reviews, made.ahead, made.registers

    moment, changes = ON, 0
    while (following := next_change(documents, moment, library)) is not None and following.year == 2026:
        assert seen(following - timedelta(seconds=1)) == seen(moment)
        changes += seen(following) != seen(moment)
        moment = following
    assert changes >= 4
