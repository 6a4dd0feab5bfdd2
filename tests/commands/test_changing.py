"""`impact` and `replace` as people type them: what is shown, what is written, and what is refused."""

import json
import re
import shlex
from pathlib import Path

import pytest

from building import make
from projects import make_project
from rolepress.cli import main
from two_jobs import CLAUSE_FILE, FACTS_FILE, NEW, NURSE_FILE, OLD, make_two_jobs


@pytest.fixture
def two_jobs(tmp_path):
    return make_two_jobs(tmp_path)


def contents(root):
    return {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def run(root, *arguments):
    return main([*arguments, "--project", str(root)])


def test_journey_one_address_in_two_job_descriptions(two_jobs, capsys):
    before = contents(two_jobs)

    assert run(two_jobs, "replace", OLD, NEW, "--summary", "We have moved.") == 0

    shown = capsys.readouterr().out
    for place in (f"{CLAUSE_FILE}:9", f"{FACTS_FILE}:12", f"{NURSE_FILE}:15"):
        assert f"\n{place}  " in f"\n{shown}"
    assert "3 places in 3 files. Nothing is written yet. To write it:" in shown
    assert "content/job-descriptions/support-worker.yml  the next version, and a line in its history" in shown
    assert contents(two_jobs) == before
    (again,) = (line for line in shown.splitlines() if line.startswith("  rolepress replace"))

    assert main(shlex.split(again)[1:]) == 0
    written = capsys.readouterr().out
    assert "Their releases stay live: the public site does not change until you release again." in written
    assert "These 2 were approved, and wait to be approved again:" in written
    (approve,) = (line for line in written.splitlines() if line.startswith("  rolepress approve"))
    for name in ("support-worker", "ward-nurse"):  # the public reads what was released, and nothing of this
        page = make(two_jobs).page(f"job-descriptions/{name}/index.html")
        assert (OLD in page, NEW in page) == (True, False)
    releases = {path: raw for path, raw in before.items() if "releases" in path.parts}
    assert {path: raw for path, raw in contents(two_jobs).items() if "releases" in path.parts} == releases

    assert run(two_jobs, "check", "--only", "ward-nurse") == 0
    assert main(shlex.split(approve)[1:]) == 0
    assert run(two_jobs, "release", "support-worker", "ward-nurse") == 0
    assert "released: content/releases/ward-nurse/1.1.yml" in capsys.readouterr().out


def test_a_preview_that_is_out_of_date_is_refused(two_jobs, capsys):
    run(two_jobs, "replace", OLD, NEW, "--summary", "We have moved.")
    code = re.search(r"--seen (\w+)", capsys.readouterr().out)[1]
    nurse = two_jobs / NURSE_FILE
    nurse.write_text(nurse.read_text("utf-8").replace("and keep", "and you keep"), "utf-8")
    before = contents(two_jobs)

    assert run(two_jobs, "replace", OLD, NEW, "--summary", "We have moved.", "--apply", "--seen", code) == 2

    assert "the files are not as they were in that preview; nothing was written" in capsys.readouterr().err
    assert contents(two_jobs) == before


def test_released_texts_do_not_change_without_a_word_of_why(two_jobs, capsys):
    before = contents(two_jobs)

    assert run(two_jobs, "replace", OLD, NEW, "--apply") == 2

    told = capsys.readouterr().err
    assert "nothing says what changed in texts that are released, and nothing was written: support-worker" in told
    assert 'add --summary "What changed, for the public"' in told
    assert contents(two_jobs) == before


def test_what_a_crash_cut_short_is_undone_by_the_next_command(two_jobs, capsys):
    folder = two_jobs / "content/.together"
    folder.mkdir()
    nurse = two_jobs / NURSE_FILE
    old = nurse.read_bytes()
    digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"  # sha256 of "test"
    (folder / "journal.json").write_text(json.dumps([{"path": NURSE_FILE, "after": digest}]), "utf-8")
    (folder / "0.old").write_bytes(old)
    nurse.write_bytes(b"test")

    assert run(two_jobs, "impact", "team") == 0

    assert nurse.read_bytes() == old
    assert f"{NURSE_FILE} is as it was: writing it was cut short" in capsys.readouterr().err


def test_a_colour_changes_no_word(two_jobs, capsys, monkeypatch):
    run(two_jobs, "replace", OLD, NEW)
    plain = capsys.readouterr().out
    monkeypatch.setattr("rolepress.commands.saying.wants_colour", lambda _: True)

    run(two_jobs, "replace", OLD, NEW)

    coloured = capsys.readouterr().out
    assert f"\x1b[31m-    value: {OLD}  # the main door\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain


def test_a_tool_reads_the_same(two_jobs, capsys):
    assert run(two_jobs, "replace", OLD, NEW, "--report", "json") == 0

    data = json.loads(capsys.readouterr().out)
    assert (data["written"], len(data["files"]), [each["id"] for each in data["documents"]]) == (
        False,
        3,
        ["support-worker", "ward-nurse"],
    )


def test_words_that_are_nowhere(two_jobs, capsys):
    assert run(two_jobs, "replace", "no such words", "others", "--apply") == 0

    assert capsys.readouterr().out == (
        "“no such words” stands nowhere that it could be replaced; nothing was written\n"
    )


def test_what_would_not_fit_is_told_and_nothing_is_written(tmp_path, capsys):
    root = make_project(tmp_path)
    before = contents(root)

    assert run(root, "replace", "formats@northshire.example", "the post room", "--apply") == 1

    out = capsys.readouterr().out
    assert "content/organisations/northshire.yml:6:" in out
    assert out.endswith("nothing was written: put this right first, or leave it out\n")
    assert contents(root) == before


WRONG = {
    ("replace", " ", "x"): "there are no words to replace",
    ("replace", "x", ""): "there are no new words",
    ("replace", "a  b", "a b"): "the old and the new words are the same",
    ("replace", "x", "a\nb"): "there is a line end or an invisible sign in the words",
    ("replace", "x", "y", "--seen", "12"): "--seen goes with --apply",
    ("replace", "x", "y", "--only", "nurse"): "'nurse' is not the id of a document",
    ("impact", "teem"): "'teem' is not a fact, a clause or an organisation  hint: did you mean team?",
}


@pytest.mark.parametrize("line", WRONG)
def test_wrong_use_is_told(tmp_path, capsys, line):
    assert run(make_project(tmp_path), *line) == 2

    assert WRONG[line] in capsys.readouterr().err


def test_impact_tells_everything_of_a_name(two_jobs, capsys):
    assert run(two_jobs, "impact", "base") == 0
    assert "Typed, not linked: 2" in capsys.readouterr().out

    assert run(two_jobs, "impact", "base", "--report", "json") == 0
    assert [each["what"] for each in json.loads(capsys.readouterr().out)["about"]] == ["fact"]


def test_impact_without_settings_says_why(tmp_path: Path, capsys):
    assert run(make_project(tmp_path, {"rolepress.yml": "title: ["}), "impact", "base") == 1

    assert "rolepress.yml" in capsys.readouterr().out
