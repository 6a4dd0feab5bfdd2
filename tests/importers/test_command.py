"""`rolepress import` asks about each change in words, writes what is agreed, and says what it kept aside."""

import json

import pytest

from importers.copies import FACTS_FILE, JOB_FILE, WordCopy, changed_lines, sending_project, sent
from recruiting import ADVERT, ADVERT_FILE
from rolepress.cli import main
from word_files import W


@pytest.fixture
def project(tmp_path):
    return sending_project(tmp_path / "project")


@pytest.fixture
def copy(project):
    return WordCopy(sent(project))


@pytest.fixture
def bring_back(project, tmp_path, capsys, monkeypatch):
    """Return a function that runs the command on a copy; with answers, at a terminal."""

    def run(copy, *options, answers=None, name="support-worker"):
        file = tmp_path / "copy.docx"
        file.write_bytes(copy.data() if isinstance(copy, WordCopy) else copy)
        if answers is not None:
            given = iter(answers)
            monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
            monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
            monkeypatch.setattr("builtins.input", lambda prompt: print(prompt) or next(given))
        code = main(["import", str(file), "--update", name, *options, "--project", str(project)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def edited(copy):
    copy.reword("Listen to people", "Listen to people and their carers")
    copy.reword("meetings of the recovery team", "meetings of the hope team")
    return copy.track("your manager", "your team").reword("Main duties", "All duties")


LIST = """\
a copy of ‘Support Worker’ (support-worker), version 1.0
3 changes proposed, 1 kept aside

1 of 3: other words
  duties, 1st duty of ‘Support’
  content/job-descriptions/support-worker.yml, line 27
  ‘Listen to people’ becomes ‘Listen to people and their carers’

2 of 3: other words in shared text
  duties, 1st duty of ‘The team’
  content/job-descriptions/support-worker.yml, line 42
  ‘the recovery team’ becomes ‘the hope team’, and these are words of the fact ‘team’
  f: change the fact ‘team’, which 1 document shows
  l: have these words here alone, in place of the fact ‘team’

3 of 3: other words, as a tracked change
  duties, 2nd duty of ‘The team’
  content/job-descriptions/support-worker.yml, line 43
  ‘Learn from your manager’ becomes ‘Learn from your team’

kept aside, to be looked at by hand:
  ‘Main duties and responsibilities’
    no field of this document has these words: Rolepress writes them, or binds them in from a release
    now: ‘Main duties and responsibilities’
    in the copy: ‘All duties and responsibilities’

"""


def test_without_a_terminal_it_is_a_list(project, edited, bring_back):
    before = (project / JOB_FILE).read_bytes()

    code, out, err = bring_back(edited)

    assert (code, err) == (0, "")
    assert out == LIST + (
        "nothing was written: this is a list of what would change\n"
        "to decide on each change, run this in a terminal; to take them all, add --yes\n"
    )
    assert (project / JOB_FILE).read_bytes() == before


def test_yes_takes_all_but_shared_text(project, edited, bring_back):
    before = (project / JOB_FILE).read_text("utf-8")

    code, out, _ = bring_back(edited, "--yes")

    assert code == 0
    assert out == LIST + (
        "1 change in shared text not taken: run this without --yes to decide\n"
        "written: content/job-descriptions/support-worker.yml\n"
        "2 of 3 changes taken; next: rolepress check --only support-worker\n"
    )
    assert changed_lines(before, (project / JOB_FILE).read_text("utf-8")) == [
        "-       - Listen to people  # the first thing that we do",
        "+       - Listen to people and their carers  # the first thing that we do",
        "-       - Learn from your manager",
        "+       - Learn from your team",
    ]


@pytest.mark.parametrize(
    ("answers", "lines", "facts"),
    [
        (["", "", ""], [], []),
        (["n", "N", "no"], [], []),
        (["perhaps", "y", "x", "n", "Y"],
         ["-       - Listen to people  # the first thing that we do",
          "+       - Listen to people and their carers  # the first thing that we do",
          "-       - Learn from your manager", "+       - Learn from your team"], []),
        (["n", "f", "n"], [], ["-     value: the recovery team", "+     value: the hope team"]),
        (["n", "l", "n"], ["-       - Take part in meetings of {{ team }}",
                           "+       - Take part in meetings of the hope team"], []),
        (["y", "q"], ["-       - Listen to people  # the first thing that we do",
                      "+       - Listen to people and their carers  # the first thing that we do"], []),
    ],
)  # fmt: skip
def test_at_a_terminal_each_change_is_asked_for(project, edited, bring_back, answers, lines, facts):
    job, said = (project / JOB_FILE).read_text("utf-8"), (project / FACTS_FILE).read_text("utf-8")

    code, out, _ = bring_back(edited, answers=answers)

    assert code == 0
    assert "  take it? [y/N/q]" in out
    assert changed_lines(job, (project / JOB_FILE).read_text("utf-8")) == lines
    assert changed_lines(said, (project / FACTS_FILE).read_text("utf-8")) == facts
    assert ("nothing was written" in out) == (not lines and not facts)


def test_a_program_gets_the_same_as_data(edited, bring_back):
    code, out, _ = bring_back(edited, "--report", "json")

    told = json.loads(out)
    assert (code, told["schema"], told["document"], told["version"], told["latest"]) == (
        0, 1, "support-worker", "1.0", "1.0",
    )  # fmt: skip
    assert told["proposals"][2] == {
        "kind": "words",
        "path": JOB_FILE,
        "line": 43,
        "where": "duties, 2nd duty of ‘The team’",
        "old": "Learn from your manager",
        "new": "Learn from your team",
        "tracked": True,
        "choices": {"y": "change it"},
        "taken": "",
    }
    assert [each["copy"] for each in told["aside"]] == ["All duties and responsibilities"]
    assert told["written"] == []


def test_data_says_what_was_written(edited, bring_back):
    _, out, _ = bring_back(edited, "--yes", "--report", "json")

    told = json.loads(out)
    assert [each["taken"] for each in told["proposals"]] == ["y", "", "y"]
    assert told["written"] == [JOB_FILE]


def test_a_copy_without_a_change_says_so(copy, bring_back):
    assert bring_back(copy)[1] == (
        "a copy of ‘Support Worker’ (support-worker), version 1.0\n"
        "0 changes proposed, 0 kept aside\n\nthe copy changes nothing\n"
    )


def test_what_cannot_be_taken_over_is_no_copy_without_a_change(project, copy, bring_back):
    before = (project / JOB_FILE).read_bytes()

    code, out, _ = bring_back(copy.reword("Enhanced", "Basic"), "--yes")

    assert code == 0
    assert out == (
        "a copy of ‘Support Worker’ (support-worker), version 1.0\n"
        "0 changes proposed, 1 kept aside\n\n"
        "kept aside, to be looked at by hand:\n"
        f"  ‘DBS check Enhanced’ ({JOB_FILE}, line 10)\n"
        f"    Rolepress says this in its own words: change `dbs:` in {JOB_FILE}, line 10\n"
        "    now: ‘DBS check Enhanced’\n"
        "    in the copy: ‘DBS check Basic’\n\n"
        "nothing could be taken over by itself, and nothing was written\n"
        "go through the list above: type into the files what is to change\n"
        "when that is done: rolepress check --only support-worker\n"
    )
    assert (project / JOB_FILE).read_bytes() == before


def test_a_key_fact_of_an_advert_is_typed_in_its_job_description(project, bring_back):
    path = project / ADVERT_FILE
    path.parent.mkdir(parents=True)
    path.write_text(ADVERT, "utf-8")
    copy = WordCopy(sent(project, "support-worker-2026"))

    out = bring_back(copy.reword("Enhanced", "Basic"), name="support-worker-2026")[1]

    assert f"    Rolepress says this in its own words: change `dbs:` in {JOB_FILE}, line 10\n" in out


def test_the_name_of_a_key_fact_is_no_field(copy, bring_back):
    out = bring_back(copy.reword("DBS check", "Police check"))[1]

    assert "no field of this document has these words" in out


def test_other_quotation_marks_are_counted(copy, bring_back):
    copy.reword('"tasks"', "“tasks”").reword("Listen to people", "Listen to everybody")

    out = bring_back(copy)[1]

    assert "1 change proposed, 0 kept aside" in out
    assert "1 paragraph with other quotation marks: they were left as they are\n" in out
    assert json.loads(bring_back(copy, "--report", "json")[1])["quotes"] == 1


def test_a_level_is_asked_for_by_its_name(project, copy, bring_back):
    before = (project / JOB_FILE).read_text("utf-8")

    (level,) = [each for each in copy.root.iter(f"{W}t") if each.text == "Essential"]
    level.text = "Desirable"
    out = bring_back(copy, "--yes")[1]

    assert "1 of 1: another level\n  specification, 1st criterion of ‘Skills’, ‘You listen well’\n" in out
    assert "  level: essential becomes desirable\n" in out
    old = "{id: listening, text: You listen well, level: essential, stages: [interview]}"
    new = old.replace("essential", "desirable")
    assert changed_lines(before, (project / JOB_FILE).read_text("utf-8")) == [
        f"-         - {old}",
        f"+         - {new}",
    ]


@pytest.mark.parametrize("name", ["copy.docx", "a copy.docx"])
def test_a_copy_says_itself_whose_it_is(project, copy, tmp_path, capsys, name):
    file = tmp_path / name
    file.write_bytes(copy.data())

    assert main(["import", str(file), "--project", str(project)]) == 2

    typed = f'"{file}"' if " " in str(file) else str(file)
    assert capsys.readouterr().err == (
        "rolepress: no document is named  hint: this is a copy of 'support-worker': "
        f"rolepress import {typed} --update support-worker\n"
    )


def test_a_copy_of_an_old_version_is_told(project, edited, bring_back):
    path = project / JOB_FILE
    path.write_text(path.read_text("utf-8").replace('version: "1.0"', 'version: "1.1"', 1), "utf-8")

    assert bring_back(edited)[1].splitlines()[:3] == [
        "a copy of ‘Support Worker’ (support-worker), version 1.0",
        "the latest version is 1.1: changes that were made since the copy was sent are kept",
        "3 changes proposed, 1 kept aside",
    ]


def test_words_that_could_move_the_cursor_are_marked(copy, bring_back):
    copy.reword("Listen to people", "Listen to \u202epeople")
    copy.reword("Main duties", "Main \u202eduties")

    assert "\u202e" not in bring_back(copy)[1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "rolepress: no file is named  hint: give a Word copy: rolepress import FILE.docx --update ID\n"),
        (("a.docx",), "rolepress: no document is named  hint: add --update with the id of the document\n"),
        (("a.docx", "--update", "support-workers"),
         "rolepress: 'support-workers' is not the id of a document  hint: did you mean support-worker?\n"),
    ],
)  # fmt: skip
def test_wrong_use_is_told(project, capsys, arguments, told):
    assert main(["import", *arguments, "--project", str(project)]) == 2
    assert capsys.readouterr().err == told


def test_what_is_refused_is_one_line_and_changes_nothing(project, bring_back, tmp_path, capsys):
    before = {each: each.read_bytes() for each in project.rglob("*") if each.is_file()}

    code, out, err = bring_back(b"not a Word file")
    assert (code, out) == (1, "")
    assert err == "rolepress: copy.docx is not a Word file  hint: open it to see what it is\n"
    missing, macros = str(tmp_path / "missing.docx"), tmp_path / "copy.docm"
    macros.write_bytes(b"x")
    assert main(["import", missing, "--update", "support-worker", "--project", str(project)]) == 1
    assert (
        capsys.readouterr().err == f"rolepress: there is no file {missing}  hint: check its name and its folder\n"
    )
    assert main(["import", str(macros), "--update", "support-worker", "--project", str(project)]) == 1
    assert capsys.readouterr().err == (
        "rolepress: copy.docm holds macros, which are programs  hint: do not open it; ask for a .docx\n"
    )
    assert main(["import", missing, "--update", "confidentiality", "--project", str(project)]) == 1
    assert {each: each.read_bytes() for each in project.rglob("*") if each.is_file()} == before


def test_a_document_that_cannot_be_read_is_told(project, edited, bring_back):
    path = project / JOB_FILE
    path.write_text(path.read_text("utf-8").replace("dbs: enhanced", "dbs: some"), "utf-8")

    code, _, err = bring_back(edited)

    assert code == 1
    assert err.startswith(f"rolepress: {JOB_FILE}, line 10: ")
