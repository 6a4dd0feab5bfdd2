"""The history of a document is told in words, the newest first, with Git and without, and never with a person's name."""

import subprocess
from datetime import date, datetime

import pytest

from projects import CLAUSE, JOB, make_project
from recruiting import ADVERT, ADVERT_FILE
from rolepress import logbook
from rolepress.approvals import approve, release
from rolepress.git import SlowGitError
from rolepress.logbook import NO_COMMITS, NO_GIT, as_data, as_lines, known_ids, log

ON = datetime(2026, 7, 6, 12)
JOB_FILE = "content/job-descriptions/support-worker.yml"
JOB_1 = JOB.replace("kind: job", 'version: "1.0"\naliases: [helper]\nkind: job') + (
    "changes:\n  - {version: '1.0', date: 2026-06-01, summary: First written., note: Ask the panel}\n"
)


def git(root, *arguments, day="2026-06-15T12:00:00"):
    author = {"NAME": "Alex Person", "EMAIL": "alex@person.example", "DATE": day}
    who = {f"GIT_{whose}_{what}": value for whose in ("AUTHOR", "COMMITTER") for what, value in author.items()}
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(root), "GIT_CONFIG_NOSYSTEM": "1", **who}
    done = subprocess.run(
        ["git", *arguments], cwd=root, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def log_of(root, name="support-worker"):
    made = log(root, name, on=ON).value
    assert made is not None
    return made


@pytest.fixture
def released(tmp_path):
    root = make_project(tmp_path, {JOB_FILE: JOB_1})
    assert approve(root, ["support-worker"], role="Head of Nursing", day=date(2026, 6, 30), note="At the panel").ok
    assert release(root, ["support-worker"], day=date(2026, 7, 1)).ok
    return root


def test_without_git_the_releases_tell_it(released):
    assert list(as_lines(log_of(released))) == [
        "Support Worker (support-worker)",
        "  in force for readers: version 1.0, released on 1 July 2026",
        "",
        "      1 July 2026  Released version 1.0, as Head of Nursing approved it"
        "  [content/releases/support-worker/1.0.yml]",
        "     30 June 2026  Head of Nursing approved version 1.0: At the panel",
        "      1 June 2026  Version 1.0: First written. (for colleagues: Ask the panel)",
        f"{NO_COMMITS}.",
    ]


def test_git_tells_its_commits_and_no_person(released):
    git(released, "init", "--quiet")
    git(released, "add", "content/pages")
    git(released, "commit", "--quiet", "--message", "Another file")
    (released / "content/job-descriptions/helper.yml").write_text("kind: job-description\n", "utf-8")
    git(released, "add", "content/job-descriptions/helper.yml")
    git(released, "commit", "--quiet", "--message", "Start the helper", day="2026-05-01T12:00:00")
    (released / "content/job-descriptions/helper.yml").unlink()
    git(released, "add", "--all", "content")
    git(released, "commit", "--quiet", "--message", "Call the helper a support worker")
    name = git(released, "rev-parse", "--short", "HEAD")

    told = log_of(released)

    commits = [(each.day, each.words) for each in told.events if each.sort == "commit"]
    assert commits == [
        (date(2026, 6, 15), "Commit: Call the helper a support worker"),
        (date(2026, 5, 1), "Commit: Start the helper"),
    ]
    text = "\n".join(as_lines(told))
    assert f"15 June 2026  Commit: Call the helper a support worker  [{name}]" in text
    assert told.without_git == ""
    assert "Person" not in text + str(as_data(told))
    assert "alex" not in text + str(as_data(told))


def test_git_that_is_not_there_is_told(released, monkeypatch):
    monkeypatch.setenv("PATH", "")

    assert log_of(released).without_git == NO_GIT


def test_git_that_takes_too_long_is_told(released, monkeypatch):
    def waiting(*_, **__):
        raise SlowGitError

    monkeypatch.setattr(logbook, "ask_git", waiting)

    assert log_of(released).without_git == NO_COMMITS


def test_words_that_changed_since_are_told_with_what_is_in_force(released):
    text = (released / JOB_FILE).read_text("utf-8").replace("Listen to people", "Talk to people")
    (released / JOB_FILE).write_text(text, "utf-8")

    assert log_of(released).in_force == (
        "in force for readers: version 1.0, released on 1 July 2026",
        "the file says something else, version 1.0: changed since approval",
    )


STANDS = {
    "status: retired\nreplaced_by: nurse\n": "retired: readers see none of it; nurse takes its place; "
    "its latest release is version 1.0",
    "audience: internal\n": "in force for colleagues: version 1.0, released on 1 July 2026",
    "opens: 2026-08-01\n": "in force for readers, from 1 August 2026: version 1.0, released on 1 July 2026",
    "closes: 2026-07-01\n": "in force for readers: version 1.0, released on 1 July 2026; people can no longer apply",
}


@pytest.mark.parametrize("line", STANDS)
def test_what_is_in_force(released, line):
    text = (released / JOB_FILE).read_text("utf-8").replace("status: approved\n", "")
    (released / JOB_FILE).write_text(text + line, "utf-8")

    assert log_of(released).in_force[0] == STANDS[line]


def test_a_draft_has_nothing_in_force(tmp_path):
    told = log_of(make_project(tmp_path))

    assert told.in_force == ("nothing is released yet", "the file: draft")
    assert list(as_lines(told))[-2] == "Nothing is written down yet."


def test_shared_text_has_no_releases(tmp_path):
    told = log_of(make_project(tmp_path), "northshire-facts")

    assert told.in_force[0].startswith("a shared text: it has no releases")


def test_releases_of_one_day_stand_newest_first(released):
    text = (released / JOB_FILE).read_text("utf-8").replace("Listen to people", "Talk to people")
    (released / JOB_FILE).write_text(text.replace('"1.0"', '"1.1"', 1), "utf-8")
    assert approve(released, ["support-worker"], role="Head of Nursing", day=date(2026, 7, 1)).ok
    assert release(released, ["support-worker"], day=date(2026, 7, 1)).ok

    told = [each.words for each in log_of(released).events if each.sort == "release"]

    assert [each.split(",")[0] for each in told] == ["Released version 1.1", "Released version 1.0"]


def test_a_clause_tells_its_wordings(tmp_path):
    second = '  - {version: "2", effective: 2026-08-15, text: Keep it., note: The law changed.}\n'
    root = make_project(tmp_path, {"content/clauses/confidentiality.yml": CLAUSE + second})

    told = log_of(root, "confidentiality")

    assert told.in_force == ("in force: wording 1",)
    assert [(each.day, each.words) for each in told.events] == [
        (date(2026, 8, 15), "Wording 2 takes effect: The law changed."),
        (date(2020, 1, 1), "Wording 1 takes effect"),
    ]


def test_a_document_that_was_taken_away_is_told_by_its_releases(released):
    (released / JOB_FILE).unlink()

    told = log_of(released)

    assert told.title == "Support Worker"
    assert told.in_force == ("its file is not there or cannot be read; its latest release is version 1.0",)
    assert "support-worker" in known_ids(released)


def test_a_document_with_a_new_id_tells_what_was_released_under_the_old_one(released):
    text = (
        (released / JOB_FILE).read_text("utf-8").replace("aliases: [helper]", "aliases: [helper, support-worker]")
    )
    (released / JOB_FILE).unlink()
    renamed = text.replace("id: support-worker", "id: carer")
    (released / "content/job-descriptions/carer.yml").write_text(renamed, "utf-8")

    told = log_of(released, "carer")
    assert told.in_force == (
        "in force for readers: version 1.0, released on 1 July 2026 under the id 'support-worker'",
        "the file: approved, not released",
    )
    assert "Released version 1.0, as Head of Nursing approved it" in [each.words for each in told.events]
    assert log_of(released, "support-worker") == told

    assert release(released, ["carer"], day=date(2026, 7, 2)).ok
    assert log_of(released, "carer").in_force == ("in force for readers: version 1.0, released on 2 July 2026",)
    places = [each.place for each in log_of(released, "carer").events if each.sort == "release"]
    assert places == ["content/releases/carer/1.0.yml", "content/releases/support-worker/1.0.yml"]


def test_a_file_that_cannot_be_read_is_told_and_its_releases_too(released):
    (released / JOB_FILE).write_text('title: "', "utf-8")

    outcome = log(released, "support-worker", on=ON)

    assert outcome.problems
    assert [each.sort for each in outcome.value.events] == ["release"]


def test_nothing_of_that_id(tmp_path):
    assert log(make_project(tmp_path), "nothing", on=ON).value is None


def test_a_round_tells_what_happened_to_it(tmp_path):
    progress = (
        "progress:\n  - {event: extended, on: 2026-06-20, was: 2026-06-30, to: 2026-07-07, reason: More time.}\n"
        "  - {event: closed-early, on: 2026-07-01, reason: Many people applied.}\n"
    )
    root = make_project(tmp_path, {ADVERT_FILE: ADVERT + progress})

    told = [each.words for each in log_of(root, "support-worker-2026").events if each.sort == "round"]

    assert told == [
        "The round was closed early: Many people applied.",
        "The round was extended to 7 July 2026: More time.",
    ]
