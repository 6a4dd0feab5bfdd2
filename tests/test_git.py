"""Git is asked, and does nothing but answer."""

import subprocess
import sys

import pytest

from rolepress import git
from rolepress.git import NoGitError, SlowGitError, ask_git


@pytest.fixture
def kept(tmp_path):
    """A folder that git keeps, with one file in it."""
    (tmp_path / "a.txt").write_text("words\n")
    for words in (["init", "--quiet"], ["add", "-A"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    return tmp_path


def test_git_answers_from_the_folder(kept):
    assert ask_git(kept, "ls-files").words == b"a.txt\n"


def test_what_is_given_is_read(kept):
    told = ask_git(kept, "hash-object", "--stdin", given=b"words\n").words.decode().strip()

    assert ask_git(kept, "cat-file", "blob", told).words == b"words\n"


def test_a_question_that_git_does_not_know_is_an_exit_code(kept):
    assert ask_git(kept, "no-such-thing").code != 0


def test_a_program_that_a_repository_names_is_not_started(kept):
    trap = kept / "trap.py"
    trap.write_text(f"#!{sys.executable}\nimport pathlib\npathlib.Path({str(kept / 'sprung')!r}).touch()\n")
    trap.chmod(0o755)
    subprocess.run(["git", "config", "core.fsmonitor", str(trap)], cwd=kept, check=True)

    assert ask_git(kept, "status", "--porcelain").code == 0
    assert not (kept / "sprung").exists()


def test_without_git_that_is_told(kept, monkeypatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(NoGitError):
        ask_git(kept, "ls-files")


def test_git_that_takes_too_long_is_told(kept, monkeypatch):
    monkeypatch.setattr(git.shutil, "which", lambda _: sys.executable)
    monkeypatch.setattr(git, "_SETTINGS", ("-c", "import time; time.sleep(9)"))

    with pytest.raises(SlowGitError):
        ask_git(kept, "log", seconds=0.2)
