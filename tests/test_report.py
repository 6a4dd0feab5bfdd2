"""One set of problems, told to people and to tools in the same words."""

import io
import json
import re
from pathlib import PurePosixPath

import pytest

from rolepress.problems import Place, Problem, Severity
from rolepress.progress import progress
from rolepress.report import REPORTS, as_data, as_text, built, counted, from_data, spoken, wants_colour

NURSE = PurePosixPath("content/job-descriptions/nurse.yml")
CLAUSE = PurePosixPath("content/clauses/mobility.yml")
LONG = Problem(
    Place(NURSE, 37, 12), "long-sentence", "this sentence has 34 words", "split it: 25 or fewer reads easily",
    Severity.WARNING,
)  # fmt: skip
LEVEL = Problem(Place(NURSE, 4, 3), "level", "'esential' is not 'essential' or 'desirable'", "essential")
OLD_LAW = Problem(Place(CLAUSE, 9, 11), "past-law", "this Act is no longer in force", severity=Severity.INFO)


def shown_in(*documents: str) -> Problem:
    problem = OLD_LAW
    for document in documents:
        problem = problem.because_of(document)
    return problem


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_text_has_a_line_for_each_problem_in_order_of_place() -> None:
    assert as_text([LONG, LEVEL, OLD_LAW]) == (
        "content/clauses/mobility.yml:9:11  info  this Act is no longer in force  [past-law]\n"
        "content/job-descriptions/nurse.yml:4:3  error  'esential' is not 'essential' or 'desirable'  [level]"
        "  hint: essential\n"
        "content/job-descriptions/nurse.yml:37:12  warning  this sentence has 34 words  [long-sentence]"
        "  hint: split it: 25 or fewer reads easily\n"
    )


def test_colour_changes_no_word() -> None:
    coloured = as_text([LONG, LEVEL, OLD_LAW], colour=True)

    assert coloured.count("\x1b[") == 6
    assert re.sub(r"\x1b\[\d*m", "", coloured) == as_text([LONG, LEVEL, OLD_LAW])


@pytest.mark.parametrize(
    ("documents", "words"),
    [
        ((), "in force  [past-law]"),
        (("mobility",), "in force  [past-law]"),
        (("nurse",), "in force (shown in 'nurse')"),
        (("nurse", "porter", "cook"), "in force (shown in 'cook', 'nurse' and 'porter')"),
        (tuple(f"job-{n}" for n in range(412)), "in force (shown in 412 documents)"),
    ],
)
def test_a_problem_in_shared_text_says_where_it_is_shown(documents: tuple[str, ...], words: str) -> None:
    assert words in as_text([shown_in(*documents)])


def test_the_same_problem_of_several_documents_is_told_once() -> None:
    assert as_text([shown_in("cook"), shown_in("nurse")]).count("past-law") == 1


@pytest.mark.parametrize("sign", ["\x1b[2J", "\r", "\n", "\u202e", "\x9b31m"])
@pytest.mark.parametrize("colour", [True, False])
def test_text_of_a_document_cannot_rewrite_the_report(sign: str, colour: bool) -> None:
    told = as_text([Problem(Place(NURSE), "value", f"'a{sign}b' is not a date", f"{sign}")], colour=colour)

    assert sign not in told.removesuffix("\n")
    assert "'a\ufffd" in told


def test_json_is_what_the_contract_says() -> None:
    assert json.loads(REPORTS["json"]([LONG, LEVEL])) == {
        "schema": 1,
        "problems": [
            {"path": str(NURSE), "line": 4, "column": 3, "severity": "error", "rule": "level",
             "message": "'esential' is not 'essential' or 'desirable'", "hint": "essential"},
            {"path": str(NURSE), "line": 37, "column": 12, "severity": "warning", "rule": "long-sentence",
             "message": "this sentence has 34 words", "hint": "split it: 25 or fewer reads easily"},
        ],
        "counts": {"error": 1, "warning": 1, "info": 0},
    }  # fmt: skip


@pytest.mark.parametrize("problem", [LONG, LEVEL, OLD_LAW, shown_in("nurse", "porter")])
def test_what_json_holds_can_be_read_back(problem: Problem) -> None:
    assert from_data(json.loads(json.dumps(as_data(problem)))) == problem


def test_sarif_names_the_rule_the_place_and_what_to_do() -> None:
    (run,) = json.loads(REPORTS["sarif"]([LEVEL, OLD_LAW]))["runs"]

    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["level", "past-law"]
    assert [result["level"] for result in run["results"]] == ["note", "error"]
    assert run["results"][1]["message"]["text"] == "'esential' is not 'essential' or 'desirable'; essential"
    assert run["results"][1]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "content/job-descriptions/nurse.yml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 4, "startColumn": 3},
    }


def test_sarif_writes_a_path_as_an_address() -> None:
    spaced = Problem(Place(PurePosixPath("content/a b%/é.yml")), "file-name", "a space")

    assert '"content/a%20b%25/%C3%A9.yml"' in REPORTS["sarif"]([spaced])


def test_github_shows_problems_beside_the_lines() -> None:
    assert REPORTS["github"]([LEVEL, OLD_LAW]) == (
        "::notice file=content/clauses/mobility.yml,line=9,col=11,title=past-law::this Act is no longer in force\n"
        "::error file=content/job-descriptions/nurse.yml,line=4,col=3,title=level"
        "::'esential' is not 'essential' or 'desirable'; essential\n"
    )


def test_github_text_stays_one_command() -> None:
    crooked = Problem(Place(PurePosixPath("a,b:c.yml")), "value", "100%\n::error::no")

    assert REPORTS["github"]([crooked]) == (
        "::error file=a%2Cb%3Ac.yml,line=1,col=1,title=value::100%25%0A::error::no\n"
    )


@pytest.mark.parametrize(
    ("problems", "words"),
    [
        ([], "no problems"),
        ([LEVEL], "1 error"),
        ([LEVEL, LEVEL, LONG, OLD_LAW], "2 errors, 1 warning, 1 note"),
    ],
)
def test_problems_are_counted_in_words(problems: list[Problem], words: str) -> None:
    assert counted(problems) == words


def test_the_last_line_of_a_build() -> None:
    assert built(files=42, documents=14, unchanged=28, seconds=3.14) == (
        "built 42 files from 14 documents, 28 unchanged (3.1 s)"
    )
    assert built(files=27, pages=25, documents=26, unchanged=0, seconds=3) == (
        "built 27 files (25 of them pages) from 26 documents, 0 unchanged (3.0 s)"
    )
    assert built(files=24, documents=26, refused=2, unchanged=26, seconds=3) == (
        "built 24 files from 26 documents, 2 could not be made, 26 unchanged (3.0 s)"
    )
    assert built(files=1, documents=1, unchanged=0, seconds=0) == (
        "built 1 file from 1 document, 0 unchanged (0.0 s)"
    )


def test_colour_is_for_terminals_whose_readers_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert wants_colour(Terminal())
    assert not wants_colour(io.StringIO())

    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_colour(Terminal())


def test_progress_is_one_line_of_a_terminal_that_goes_away() -> None:
    terminal = Terminal()

    with progress(terminal) as show:
        show(None, 1, 42)

    assert terminal.getvalue() == "\r\x1b[K1 of 42 files\r\x1b[K"


def test_progress_is_silent_elsewhere() -> None:
    file = io.StringIO()

    with progress(file) as show:
        show(None, 1, 42)

    assert file.getvalue() == ""


def test_lines_that_no_terminal_shows_say_what_is_at_work_once() -> None:
    file = io.StringIO()

    with progress(file, "checks", named=str, lines=True) as show:
        for name, count in (("axe", 0), ("axe", 1), ("Nu", 1), ("Nu", 2)):
            show(name, count, 2)

    assert file.getvalue() == "0 of 2 checks, now: axe\n1 of 2 checks, now: Nu\n"


def test_the_words_of_a_problem_one_by_one_are_those_of_its_line() -> None:
    found = Problem(
        Place(PurePosixPath("a.yml"), 3, 7), "rule", "a \x1bmessage", "a hint", shown_in=frozenset("bc")
    )
    said = spoken(found)

    assert said["message"] == "a \ufffdmessage (shown in 'b' and 'c')"
    assert as_text([found]) == (
        f"{said['where']}  {said['severity']}  {said['message']}  [{said['rule']}]  hint: {said['hint']}\n"
    )
