"""The command line does what it is asked, quietly, and says in plain words what it did not understand."""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pagefind_bin
import pytest

from building import PAGES_ALONE, plain_back_room, released_project
from projects import SETTINGS, make_project
from rolepress.cli import main
from rolepress.model import MODELS
from rolepress.new import new_project
from rolepress.publish import alone

GENERATOR = Path(__file__).resolve().parent.parent / "generator"
HEAVY = {
    "jinja2",
    "markdown_it",
    "mkdocs",
    "multiprocessing",
    "pikepdf",
    "pydantic",
    "ruamel",
    "weasyprint",
    "yaml",
}
RESULT = re.compile(r"built (\d+) files from 3 documents, (\d+) unchanged \(\d+\.\d s\)\n")
BAD_LEVEL = "content/job-descriptions/support-worker.yml"


@dataclass(frozen=True)
class Ended:
    """How a process of its own ended."""

    code: int
    out: str
    err: str
    seconds: float  # of a processor


def rolepress(*arguments: str | Path, program: Sequence[str] = ("-m", "rolepress")) -> Ended:
    """Run the command in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(GENERATOR)}
    environment.pop("ROLEPRESS_CACHE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, *program, *arguments], env=environment, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Ended(done.returncode, done.stdout, done.stderr, seconds)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project that was built once."""
    folder = tmp_path_factory.mktemp("cli") / "jobs"
    new_project(folder)
    built = rolepress("build", "--project", folder)
    assert built.code == 0, built.out + built.err
    assert RESULT.fullmatch(built.out)
    return folder


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A project whose one draft has a fault."""
    project = make_project(tmp_path / "faulty")
    job = project / BAD_LEVEL
    job.write_text(job.read_text("utf-8").replace("level: essential", "level: esential"), "utf-8")
    return project


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ROLEPRESS_CACHE", raising=False)


def test_a_build_with_nothing_to_do_imports_nothing_heavy_and_takes_no_time(project: Path) -> None:
    show = (
        "import sys; from rolepress.cli import main; code = main(sys.argv[1:]);"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr); sys.exit(code)"
    )

    again = rolepress("build", "--project", project, program=("-c", show))

    assert again.code == 0
    assert (found := RESULT.fullmatch(again.out))
    assert int(found[1]) == 0
    assert int(found[2]) > 0
    assert HEAVY & set(again.err.split()) == set()
    assert again.seconds < 0.5


def test_a_search_that_failed_is_tried_again_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE})
    command = ["build", "--project", str(plain_back_room(project)), "--jobs", "1"]
    index = project / "site/public/search/pagefind/pagefind.js"
    assert main(command) == 0
    assert index.is_file()

    shutil.rmtree(project / ".rolepress/cache")
    index.unlink()
    with monkeypatch.context() as without:
        without.setattr(pagefind_bin, "get_executable", lambda: tmp_path / "not-there")
        assert main(command) == 0
    assert "the site has no search this time" in capsys.readouterr().out
    assert not index.exists()

    assert main(command) == 0
    assert "no search" not in capsys.readouterr().out
    assert index.is_file()


def test_what_was_built_stands_in_the_site(project: Path) -> None:
    for name in ("public/index.html", "public/manifest.json", "internal/index.html"):
        assert (project / "site" / name).stat().st_size > 100


def test_a_tools_report_holds_nothing_else(project: Path) -> None:
    again = rolepress("build", "--project", project, "--report", "json")

    assert json.loads(again.out)["counts"] == {"error": 0, "warning": 0, "info": 0}
    assert RESULT.fullmatch(again.err)


def test_another_build_in_the_same_folder_is_told_apart(project: Path, tmp_path: Path) -> None:
    with alone(tmp_path / "out"):
        refused = rolepress("build", "--project", project, "--out", tmp_path / "out", "--jobs", "1")

    assert refused.code == 1
    assert refused.err.startswith(f"rolepress: another build is writing to {tmp_path / 'out'}  hint: wait")


def test_an_error_leaves_what_was_published_and_the_next_build_looks_again(tmp_path: Path) -> None:
    project = tmp_path / "jobs"
    new_project(project)
    (project / "site/public").mkdir(parents=True)
    (project / "site/public/index.html").write_text("old")
    (project / "rolepress.yml").write_text("title: Roles\norganization: sample-trust\n")

    for _ in range(2):
        refused = rolepress("build", "--project", project)
        assert refused.code == 1
        assert "'organization' is not a field" in refused.out
        assert refused.out.endswith("nothing was published: 1 error; what was published before stays\n")

    assert (project / "site/public/index.html").read_text() == "old"


def test_check_says_where_what_and_what_to_do(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", "--project", str(faulty)])

    assert code == 1
    told = capsys.readouterr().out
    assert re.search(rf"^{re.escape(BAD_LEVEL)}:\d+:\d+  error  'esential' is not .*  \[level\]  hint: essential$",
                     told, re.MULTILINE)  # fmt: skip


def test_warnings_fail_only_a_strict_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = make_project(tmp_path)
    file = project / "content/pages/home.yml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    codes = [main(["check", "--project", str(project), *strict]) for strict in ([], ["--strict"])]

    assert codes == [0, 1]
    assert "byte-order-mark" in capsys.readouterr().out


def test_check_can_be_narrowed(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", "--project", str(faulty), "--only", "home", "accessibility"])

    assert code == 0
    assert "esential" not in capsys.readouterr().out


def test_a_document_is_approved_and_released(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = make_project(tmp_path)
    here = ("--project", str(project), "--date", "2026-06-30")

    refused = main(["release", "support-worker", *here])
    approved = main(["approve", "support-worker", "--role", "Head of Recruitment", "--note", "Read twice", *here])
    released = main(["release", "support-worker", *here])

    assert (refused, approved, released) == (1, 0, 0)
    text = (project / BAD_LEVEL).read_text("utf-8")
    assert "role: Head of Recruitment" in text
    assert "date: 2026-06-30" in text
    assert "note: Read twice" in text
    assert list((project / "content/releases/support-worker").glob("*.yml"))
    told = capsys.readouterr().out
    assert "nobody has approved this text yet" in told
    assert f"approved: {BAD_LEVEL}\n" in told
    assert "released: content/releases/support-worker/" in told


def test_all_documents_are_approved_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["approve", "--all", "--role", "Editors", "--project", str(make_project(tmp_path))])

    assert code == 0
    assert capsys.readouterr().out.count("approved: ") == 3


def test_new_makes_documents_and_projects(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = make_project(tmp_path / "one")

    codes = [
        main(["new", "page", "about", "--project", str(project)]),
        main(["new", "job-description", "porter", "--from", "support-worker", "--project", str(project)]),
        main(["new", "project", str(tmp_path / "two")]),
    ]

    assert codes == [0, 0, 0]
    assert (project / "content/pages/about.yml").is_file()
    assert "Listen to people" in (project / "content/job-descriptions/porter.yml").read_text("utf-8")
    assert (tmp_path / "two/rolepress.yml").is_file()
    assert capsys.readouterr().out.splitlines()[:3] == [
        "made content/pages/about.yml",
        "made content/job-descriptions/porter.yml",
        "it is a copy: change its title, its owner and what else is different, then: rolepress check",
    ]


def test_help_names_every_kind_that_can_be_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--help"]) == 0

    words = " ".join(capsys.readouterr().out.split())
    assert all(f" {kind}" in words for kind in (*MODELS, "project"))


def test_schema_writes_into_the_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--project", str(tmp_path)]) == 0

    assert (tmp_path / "content/schema/job-description.json").is_file()
    assert re.fullmatch(r"wrote \d+ schemas to .*schema\n", capsys.readouterr().out)


def test_formats_lists_every_edition_and_format_and_how_it_comes_to_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project(tmp_path, {"rolepress.yml": SETTINGS + "coloured_paper: [cream]\n"})
    assert main(["formats", "--project", str(project)]) == 0

    said = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "large-print-18 pdf -large-print-18.pdf built ahead" in said
    assert "cream pdf -cream.pdf built ahead" in said
    asked = "rolepress build --edition pale-blue --format pdf --only ID"
    assert f"pale-blue pdf -pale-blue.pdf on request {asked}" in said
    assert "standard epub .epub on request rolepress build --format epub --only ID" in said
    assert "bsl-video from outside" in said

    assert main(["formats", "--project", str(project), "--report", "json"]) == 0
    (pdf,) = [
        each
        for each in json.loads(capsys.readouterr().out)
        if (each["edition"], each["format"]) == ("standard", "pdf")
    ]
    assert (pdf["suffix"], pdf["media_type"], pdf["state"]) == (".pdf", "application/pdf", "built ahead")
    assert "job-description" in pdf["kinds"].split()
    assert "page" not in pdf["kinds"].split()


def test_what_is_asked_for_is_said_where_it_is_and_again_when_there_is_nothing_to_do(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    text = project / "site/on-request/preview/job-descriptions/support-worker/support-worker.txt"

    for _ in range(2):
        asked = rolepress("build", "--project", project, "--only", "support-worker", "--format", "text")
        assert asked.code == 0, asked.out + asked.err
        assert f"made on request: {text}\n" in asked.out
    text.unlink()
    rolepress("build", "--project", project, "--only", "support-worker", "--format", "text")
    assert text.is_file()


def test_doctor_says_what_there_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--project", str(tmp_path)]) == 0
    assert re.search(r"^ok       Pango: \d", capsys.readouterr().out, re.M)


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
        ("build --format pfd", "'pfd' is not a format", "did you mean pdf?"),
        ("build --executor nowhere:pool", "'nowhere:pool' cannot be loaded", ""),
        ("new", "the following arguments are required: KIND, ID", "see `rolepress new --help`"),
        ("new pge about", "'pge' is not a kind of document", "did you mean page?"),
        ("new page About", "'About' cannot be an id", "such as about"),
        ("new page porter --from suport-worker", "'suport-worker' is not the id", "did you mean support-worker?"),
        ("new project x --from home", "a project is not made from a document", "leave out --from"),
        ("new project .", ". is not empty", "nothing is overwritten"),
        ("approve home", "nobody is named who decides", "add --role"),
        ("submit home", "nobody is named who decides", "add --role"),
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


def test_what_the_disk_refuses_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = make_project(tmp_path / "jobs")
    (tmp_path / "file").write_text("mine")

    code = main(["build", "--project", str(project), "--out", str(tmp_path / "file" / "site"), "--jobs", "1"])

    assert code == 1
    assert capsys.readouterr().err.startswith("rolepress: ")


def test_ctrl_c_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rolepress.doctor.examine", interrupt)

    assert main(["doctor"]) == 130
    assert capsys.readouterr().err == "rolepress: stopped; the site is as it was\n"


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    command = [
        sys.executable,
        "-c",
        "import time; time.sleep(0.3)\nfrom rolepress.cli import main; main(['formats'])",
    ]
    talking = subprocess.Popen(
        command, env=os.environ | {"PYTHONPATH": str(GENERATOR)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert talking.stdout is not None
    assert talking.stderr is not None

    talking.stdout.close()

    assert talking.stderr.read() == b""
    talking.stderr.close()
    talking.wait()


def test_a_terminal_without_our_signs_shows_codes(tmp_path: Path) -> None:
    project = make_project(tmp_path, {"content/pages/home.yml": "kind: page\nid: home\nowner: “Us”\nétat: x\n"})
    environment = os.environ | {"PYTHONPATH": str(GENERATOR), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    done = subprocess.run(
        [sys.executable, "-m", "rolepress", "check", "--project", project], env=environment, capture_output=True
    )

    assert done.returncode == 1
    assert b"'\\xe9tat' is not a field" in done.stdout
