"""`due` and `log` as people type them."""

import csv
import json

import pytest
from icalendar import Calendar

from projects import JOB, make_project
from rolepress.cli import main

JOB_FILE = "content/job-descriptions/support-worker.yml"


@pytest.fixture
def project(tmp_path):
    return make_project(tmp_path, {JOB_FILE: JOB + "review_by: 2026-09-30\n"})


def run(root, *arguments):
    return main([*arguments, "--project", str(root)])


def test_due_is_told_by_owner(project, capsys):
    assert run(project, "due", "--as-of", "2026-07-06", "--owner", "Human Resources") == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == [
        "On 6 July 2026. To review: 1. Without a day of review: 2.",
        "",
        "Human Resources",
        "  To review",
        "    30 September 2026  Support Worker (Job description, support-worker)",
    ]


def test_due_is_written_to_a_file(project, tmp_path, capsys):
    for form in ("csv", "ics", "text"):
        out = tmp_path / f"due.{form}"
        assert run(project, "due", "--as-of", "2026-07-06", "--format", form, "--out", str(out)) == 0

    assert [row["Id"] for row in csv.DictReader((tmp_path / "due.csv").open(encoding="utf-8-sig"))][-1]
    assert len(Calendar.from_ical((tmp_path / "due.ics").read_bytes()).walk("VEVENT")) == 1
    assert (tmp_path / "due.text").read_text("utf-8").startswith("On 6 July 2026.")
    told = capsys.readouterr()
    assert told.out == "".join(f"wrote {tmp_path / f'due.{form}'}\n" for form in ("csv", "ics", "text"))
    assert told.err == "not in the calendar, because they have no day: 5\n"


def test_a_tool_reads_what_is_due(project, capsysbinary):
    assert run(project, "due", "--as-of", "2026-07-06", "--within", "365", "--report", "json") == 0

    found = json.loads(capsysbinary.readouterr().out)["due"]
    assert [each["day"] for each in found if each["day"]] == ["2026-09-30"]


def test_wrong_use_of_due_is_told(project, capsys):
    assert run(project, "due", "--within", "soon") == 2
    assert run(project, "due", "--owner", "Human Resource") == 2

    err = capsys.readouterr().err
    assert "'soon' is not a number of days" in err
    assert "did you mean Human Resources?" in err


def test_log_tells_the_history(project, capsys):
    assert run(project, "log", "support-worker") == 0
    assert capsys.readouterr().out.startswith("Support Worker (support-worker)\n  nothing is released yet\n")

    assert run(project, "log", "support-worker", "--report", "json") == 0
    assert json.loads(capsys.readouterr().out)["events"] == []


def test_log_of_what_there_is_not(project, capsys):
    assert run(project, "log", "suport-worker") == 2

    assert "did you mean support-worker?" in capsys.readouterr().err


def test_log_of_a_file_that_cannot_be_read_says_why(project, capsys):
    (project / JOB_FILE).write_text('title: "', "utf-8")

    assert run(project, "log", "support-worker") == 0

    assert f"{JOB_FILE}:1" in capsys.readouterr().out


@pytest.mark.parametrize("inside", ["content/pages/home.yml", "content/releases/due.csv", "site/public/due.csv"])
def test_due_writes_over_nothing_of_the_project(project, capsys, inside):
    (project / "site/public").mkdir(parents=True)
    (project / "site/public/manifest.json").write_text("{}")
    home = (project / "content/pages/home.yml").read_bytes()

    assert run(project, "due", "--format", "csv", "--out", str(project / inside)) == 2

    assert "is a part of the" in capsys.readouterr().err
    assert (project / "content/pages/home.yml").read_bytes() == home
    assert inside.endswith("home.yml") or not (project / inside).exists()
