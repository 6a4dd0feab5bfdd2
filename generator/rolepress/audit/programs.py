"""Runs other programs over finished files, each within a time limit, and ends it with all that it started."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

SECONDS = 600  # that a program may take for the files that it is given at once
MOST_AT_ONCE = 4  # programs of one kind, each with a part of the files
_IN_PYTHON = "import importlib, json, sys; module, verb = sys.argv[1:]; given = json.load(sys.stdin); " \
    "json.dump(getattr(importlib.import_module(module), verb)(given), sys.stdout)"  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Running:
    """A program that was started, and the files that take what it says."""

    process: subprocess.Popen[bytes]
    said: IO[bytes]
    complained: IO[bytes]


def run(command: Sequence[str | Path], *, seconds: float | None = None) -> subprocess.CompletedProcess[str]:
    """Return what came of *command*: its exit code and what it said.

    Raises `subprocess.TimeoutExpired` after *seconds*, `SECONDS` when left out; nothing of it runs on then.
    """
    with ExitStack() as stack:
        return _ended(_started(command, b"", stack), time.monotonic(), seconds or SECONDS)


def run_in_python(module: str, verb: str, parts: Sequence[Any]) -> list[Any]:
    """Return what the function *verb* of *module* answers to each of *parts*, each asked in a Python of its own.

    What it takes and gives is data that JSON can hold. They run at the same time and share one time limit. Raises
    `subprocess.TimeoutExpired` after it, and `RuntimeError` with the last line of what one that failed said.
    """
    began, limit = time.monotonic(), SECONDS
    command = [sys.executable, "-P", "-c", _IN_PYTHON, module, verb]  # -P: nothing from the current folder
    with ExitStack() as stack:
        running = [_started(command, json.dumps(part).encode(), stack) for part in parts]
        answers = [_ended(each, began, limit) for each in running]
    for each in answers:
        if each.returncode != 0:
            raise RuntimeError(
                each.stderr.strip().rpartition("\n")[2] or f"it stopped with exit code {each.returncode}"
            )
    return [json.loads(each.stdout) for each in answers]


def shares(files: Sequence[str]) -> list[list[str]]:
    """Return *files* dealt out to as many programs as the computer can run at the same time; none gets nothing."""
    hands = max(1, min(MOST_AT_ONCE, os.cpu_count() or 1, len(files)))
    return [list(files[hand::hands]) for hand in range(hands)]


def _started(command: Sequence[str | Path], given: bytes, stack: ExitStack) -> _Running:
    """Start *command* and give it what it reads; it is ended when *stack* is left, if it has not by then."""
    reads, said, complained = (stack.enter_context(TemporaryFile()) for _ in range(3))  # noqa: SIM115  # the stack closes them
    reads.write(given)
    reads.seek(0)
    process = subprocess.Popen(
        [str(each) for each in command], stdin=reads, stdout=said, stderr=complained, start_new_session=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    stack.callback(_stop, process)
    return _Running(process, said, complained)


def _ended(running: _Running, began: float, limit: float) -> subprocess.CompletedProcess[str]:
    process = running.process
    try:
        code = process.wait(max(0.0, began + limit - time.monotonic()))
    except subprocess.TimeoutExpired:
        raise subprocess.TimeoutExpired(process.args, limit) from None
    return subprocess.CompletedProcess(process.args, code, _text(running.said), _text(running.complained))


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End *process* with what it started, such as a Java machine or a browser, if it has not ended."""
    if process.poll() is not None:
        return
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)  # it leads a group of its own
    else:
        process.kill()
    process.wait()
