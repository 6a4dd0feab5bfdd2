"""Runs the command line in a process of its own, for tests."""

import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

GENERATOR = Path(__file__).resolve().parents[2] / "generator"


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
