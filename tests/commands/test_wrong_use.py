"""What the command line does not understand is told in plain words, with what would be right."""

from pathlib import Path

import pytest

from projects import make_project
from rolepress.cli import main


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ROLEPRESS_CACHE", raising=False)


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("biuld", "'biuld' is not a command", "did you mean build?"),
        ("zzz", "'zzz' is not a command", "see `rolepress --help`"),
        (
            "build --ediiton standard",
            "'--ediiton' is not an option of `rolepress build`",
            "did you mean --edition?",
        ),
        ("check --stricter=yes", "'--stricter' is not an option of `rolepress check`", "did you mean --strict?"),
        ("check nurse", "'nurse' is not something to give to `rolepress check`", "see `rolepress check --help`"),
        ("--project x build", "'--project' comes before the command", "options follow it"),
        ("build --jobs none", "'none' is not a number of jobs", "1 or more"),
        ("build --jobs 0", "'0' is not a number of jobs", "1 or more"),
        ("build --as-of yesterday", "'yesterday' is not a date", "2026-06-30"),
        ("build --as-of 0001-01-01T00:00+14:00", "'0001-01-01T00:00+14:00' is not a date", "2026-06-30"),
        ("build --project nowhere", "there is no folder nowhere", "rolepress.yml"),
        ("check --report jsno", "'jsno' is not a form of report", "did you mean json?"),
        ("check --report xml", "'xml' is not a form of report", "one of text, json, sarif, github"),
        (
            "check --only suport-worker",
            "'suport-worker' is not the id of a document",
            "did you mean support-worker?",
        ),
        (
            "build --only suport-worker",
            "'suport-worker' is not the id of a document",
            "did you mean support-worker?",
        ),
        ("build --edition larg-print", "'larg-print' is not an edition", "did you mean large-print?"),
        (
            "build --edition cream --format docx",
            "cream is not made in docx",
            "see `rolepress formats`",
        ),
        ("build --format word", "'word' is not a format", "see `rolepress formats`"),
        (
            "release xyz",
            "'xyz' is not the id of a document",
            "an id is the name of a document's file, without .yml",
        ),
        (
            "build --format moon",
            "'moon' is made by people, not by Rolepress",
            "ask Northshire Health: formats@northshire.example, 01632 960123; it takes 10 working days",
        ),
        ("build --format pfd", "'pfd' is not a format", "did you mean pdf?"),
        ("build --executor nowhere:pool", "'nowhere:pool' cannot be loaded", ""),
        ("new", "the following arguments are required: KIND, ID", "see `rolepress new --help`"),
        ("new pge about", "'pge' is not a kind of document", "did you mean page?"),
        ("draft home --comments-by 10/12/2026", "'10/12/2026' is not a date", "write it as 2026-12-10"),
        ("new page About", "'About' cannot be an id", "such as about"),
        ("new page porter --from suport-worker", "'suport-worker' is not the id", "did you mean support-worker?"),
        ("new project x --from home", "a project is not made from a document", "leave out --from"),
        ("new project .", ". is not empty", "nothing is overwritten"),
        ("approve home", "no role says who decides", "add --role"),
        ("submit home", "no role says who submits it", "add --role"),
        ("approve home --role HR --reject", "nothing says why this is sent back", "add --note"),
        ("approve --role Editors", "no documents are named", "give their ids, or --all"),
        ("release home --all", "both documents and --all are given", "give their ids, or --all"),
        ("release hme", "'hme' is not the id of a document", "did you mean home?"),
        ("release home --date today", "'today' is not a date", "2026-06-30"),
    ],
)
def test_wrong_use_is_told_in_plain_words_with_what_would_be_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    line: str, message: str, hint: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(make_project(tmp_path))

    code = main(line.split())

    told = capsys.readouterr()
    assert code == 2
    assert told.out == ""
    assert told.err.startswith(f"rolepress: {message}")
    assert hint in told.err
    assert told.err.count("\n") == 1
    assert not (tmp_path / "site/public").exists()


def test_without_a_command_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "build both sites" in capsys.readouterr().out


@pytest.mark.parametrize("line", ["--help", "--version", "build --help", "approve --help"])
def test_help_is_fine(capsys: pytest.CaptureFixture[str], line: str) -> None:
    assert main(line.split()) == 0
    assert capsys.readouterr().out
