"""The command line does what it is asked, quietly, and tells a fault in one line."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pagefind_bin
import pytest

from building import PAGES_ALONE, plain_back_room, released_project
from commands.processes import GENERATOR, rolepress
from projects import make_project
from rolepress.cli import main
from rolepress.new import new_project
from rolepress.publish import alone

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
RESULT = re.compile(
    r"built (\d+) files(?: \(\d+ of them (?:a page|pages)\))? from 3 documents, (\d+) unchanged \(\d+\.\d s\)\n"
)
BAD_LEVEL = "content/job-descriptions/support-worker.yml"


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


def test_what_the_settings_build_ahead_is_said_where_it_is_when_somebody_asks_for_it(tmp_path: Path) -> None:
    settings = "formats: {job-description: [html, text]}\n"
    project = make_project(tmp_path / "project")
    (project / "rolepress.yml").write_text((project / "rolepress.yml").read_text() + settings, "utf-8")
    text = project / "site/internal/preview/job-descriptions/support-worker/support-worker.txt"

    for _ in range(2):
        asked = rolepress("build", "--project", project, "--only", "support-worker", "--format", "text")
        assert asked.code == 0, asked.out + asked.err
        assert f"built ahead, in the site: {text}\n" in asked.out
    assert text.is_file()


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
