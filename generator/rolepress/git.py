"""Asks git what it knows of a project: nothing is checked out, no hook runs, and nothing is fetched or written."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
}
_SETTINGS = ("--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false")


@dataclass(frozen=True, slots=True)
class Answer:
    """What git said."""

    code: int  # 0 where it could do what was asked
    words: bytes
    complaint: str  # its first line


class NoGitError(Exception):
    """Git is not on this computer."""


class SlowGitError(Exception):
    """Git did not answer in time."""


def ask_git(project: Path, *question: str, given: bytes = b"", seconds: float = 120) -> Answer:
    """Return what git answers to *question* in the folder *project*; it reads *given*.

    Raises NoGitError, and SlowGitError after so many *seconds*.
    """
    git = shutil.which("git")
    if git is None:
        raise NoGitError
    try:
        done = subprocess.run(  # noqa: S603  # the program that was found, and no shell
            [git, *_SETTINGS, "-C", str(project), *question],
            input=given, capture_output=True, timeout=seconds, env={**os.environ, **_QUIET}, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        raise SlowGitError from None
    complaint = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
    return Answer(done.returncode, done.stdout, complaint)
