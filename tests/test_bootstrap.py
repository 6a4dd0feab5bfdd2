"""Set-up says in one line what a machine lacks, installs only that, and does nothing twice."""

import json
import shutil
from pathlib import Path

import pytest

import bootstrap
from bootstrap import Need, SetUpError

PANGO = Need("Pango", lambda: False, ("libpango-1.0-0", "libpangoft2-1.0-0"), "pango")
POPPLER = Need("Poppler", lambda: False, ("poppler-utils",), "poppler", ("test",))
NODE = Need("Node", lambda: True, ("nodejs", "npm"), "node", ("test",))


def test_only_what_is_missing_for_the_purpose_is_named():
    assert bootstrap.missing([PANGO, POPPLER, NODE], "run") == [PANGO]
    assert bootstrap.missing([PANGO, POPPLER, NODE], "test") == [PANGO, POPPLER]


@pytest.mark.parametrize(
    ("platform", "advice"),
    [
        ("linux", "please install first: Pango, Poppler; on Debian or Ubuntu: "
                  "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 poppler-utils"),
        ("darwin", "please install first: Pango, Poppler; with Homebrew: brew install pango poppler"),
        ("win32", "please install first: Pango, Poppler; "
                  "on Windows, run Rolepress in the Windows Subsystem for Linux (Debian)"),
    ],
)  # fmt: skip
def test_advice_is_one_line_with_the_command_of_the_system(platform, advice):
    assert bootstrap.advice([PANGO, POPPLER], platform) == advice


def test_an_old_python_is_told_what_is_wanted():
    with pytest.raises(SetUpError, match=r"needs Python 3\.11 or newer and this is 3\.9"):
        bootstrap.require_python((3, 9))


def test_wrong_use_is_one_line_and_status_2(capsys):
    assert bootstrap.main(["everything"]) == 2
    assert capsys.readouterr().err == "usage: bootstrap.py run|test\n"


def test_a_machine_that_lacks_something_is_one_line_and_status_2(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / "none.json")
    monkeypatch.setattr(bootstrap, "NEEDS", (PANGO,))
    monkeypatch.setattr(bootstrap, "has", lambda *programs: False)

    assert bootstrap.main(["run"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of which only what decides the set-up is there, with an environment that holds a Python."""
    names = ("pyproject.toml", "generator/requirements/run.lock", "generator/requirements/test.lock")
    for name in (*names, "tests/browser/package-lock.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(bootstrap.ROOT / name, tmp_path / name)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "PYTHON", python)
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.setattr(bootstrap, "REQUIREMENTS", tmp_path / "generator" / "requirements")
    monkeypatch.setattr(bootstrap, "NODE_TOOLS", tmp_path / "tests" / "browser")
    return tmp_path


def stamp(purpose: str) -> None:
    bootstrap.STAMP.write_text(json.dumps({purpose: bootstrap.digest(purpose)}))


def test_a_fresh_environment_is_not_prepared(fresh):
    assert not bootstrap.is_prepared("run")


def test_a_prepared_environment_is_left_alone(fresh):
    stamp("run")

    assert bootstrap.is_prepared("run")
    assert not bootstrap.is_prepared("test")


def test_an_environment_for_tests_also_runs(fresh):
    stamp("test")

    assert bootstrap.is_prepared("run")


@pytest.mark.parametrize("name", ["pyproject.toml", "generator/requirements/run.lock"])
def test_a_change_of_what_is_wanted_prepares_anew(fresh, name):
    stamp("run")
    with (fresh / name).open("a") as file:
        file.write("# newer\n")

    assert not bootstrap.is_prepared("run")


def test_a_checkout_that_was_moved_prepares_anew(fresh, monkeypatch):
    stamp("run")
    moved = fresh.rename(fresh.with_name("moved"))
    for name in ("ROOT", "PYTHON", "STAMP", "REQUIREMENTS", "NODE_TOOLS"):
        monkeypatch.setattr(bootstrap, name, moved / getattr(bootstrap, name).relative_to(fresh))

    assert not bootstrap.is_prepared("run")


def test_a_broken_stamp_prepares_anew(fresh):
    bootstrap.STAMP.write_text("{")

    assert not bootstrap.is_prepared("run")
