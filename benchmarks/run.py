"""Times whole builds, and compares each kind with a build from nothing in the same round.

PYTHONPATH=generator python benchmarks/run.py --documents 20 --rounds 3
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from corpus import CLAUSE, DAY, make_corpus, read_job, release_jobs, write_job

GENERATOR = Path(__file__).resolve().parent.parent / "generator"


@dataclass(frozen=True, slots=True)
class Time:
    """What one process took, with the workers that it started."""

    wall: float  # seconds
    cpu: float  # seconds, user and system
    said: str  # the last line that it printed


@dataclass(frozen=True, slots=True)
class Bench:
    """A project, and how it is built."""

    root: Path
    jobs: int

    def build(self, *options: str, out: str = "site", cache: str = "cache") -> Time:
        """Build the project in a process of its own and return what it took; SystemExit when that fails."""
        command = [
            *(sys.executable, "-m", "rolepress", "build", "--project", str(self.root)),
            *("--out", str(self.root / out), "--as-of", f"{DAY}T12:00", "--jobs", str(self.jobs), *options),
        ]
        surroundings = {"PYTHONPATH": str(GENERATOR), "ROLEPRESS_CACHE": str(self.root / cache)}
        before, began = os.times(), time.perf_counter()
        done = subprocess.run(command, env=os.environ | surroundings, capture_output=True, text=True)  # noqa: S603
        wall, after = time.perf_counter() - began, os.times()
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        return Time(wall, cpu, done.stdout.strip().splitlines()[-1])

    def forget(self, *names: str) -> None:
        """Remove folders of the project that builds made."""
        for name in names:
            shutil.rmtree(self.root / name, ignore_errors=True)


def cold(bench: Bench) -> Time:
    """Build from nothing."""
    bench.forget("site", "cache")
    return bench.build()


def nothing(bench: Bench) -> Time:
    """Build again with nothing to do."""
    return bench.build()


def one(bench: Bench) -> Time:
    """Build after one job description was edited, approved and released."""
    job = read_job(bench.root, 1)
    job["summary"] += "\n\nYou will help us to try new things."
    job["version"] = str(int(job["version"]) + 1)
    write_job(bench.root, job)
    release_jobs(bench.root, job["id"])
    return bench.build()


def clause(bench: Bench) -> Time:
    """Build after a clause was edited: every job description that shows it gets a preview with its PDFs."""
    path = bench.root / CLAUSE
    path.write_text(
        path.read_text("utf-8").replace("\n    text: |\n", "\n    text: |\n      Please note:\n\n", 1), "utf-8"
    )
    return bench.build()


def pages(bench: Bench) -> Time:
    """Build the pages from nothing, and no PDF."""
    bench.forget("pages", "pages-cache")
    return bench.build("--format", "html", out="pages", cache="pages-cache")


SCENARIOS: dict[str, Callable[[Bench], Time]] = {
    "cold": cold,
    "no-op": nothing,
    "no-op again": nothing,
    "edit-one": one,
    "edit-clause": clause,
    "html-only": pages,
}


def rounds(count: int, documents: int, jobs: int) -> Iterator[dict[str, Time]]:
    """Yield the times of each round: every scenario once, on a project that is made anew."""
    for number in range(count):
        with tempfile.TemporaryDirectory(prefix="rolepress-") as folder:
            bench = Bench(make_corpus(Path(folder) / "project", documents, seed=number), jobs)
            times = {name: scenario(bench) for name, scenario in SCENARIOS.items()}
            bench.build(out="clean", cache="clean-cache")
            if _differ(bench.root / "site/public", bench.root / "clean/public"):
                raise SystemExit("a build after edits is not the same as a build from nothing")
            yield times


def table(found: list[dict[str, Time]]) -> str:
    """Return the times as Markdown: seconds, and the ratio to a build from nothing in the same round."""
    lines = [
        "| scenario | seconds | cpu seconds | ratio to cold: median (least–most) | said |",
        "|---|---|---|---|---|",
    ]
    for name in SCENARIOS:
        wall = median(each[name].wall for each in found)
        cpu = median(each[name].cpu for each in found)
        ratios = [each[name].wall / each["cold"].wall for each in found]
        ratio = f"{median(ratios):.3f} ({min(ratios):.3f}–{max(ratios):.3f})"
        lines.append(f"| {name} | {wall:.2f} | {cpu:.2f} | {ratio} | {found[-1][name].said} |")
    return "\n".join(lines)


def machine() -> str:
    """Return what the times depend on besides Rolepress."""
    optimised = "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")
    made = "optimised (PGO)" if optimised else "not optimised (no PGO)"
    where = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    return f"Python {platform.python_version()}, {made}, {where}"


def _differ(one: Path, other: Path) -> bool:
    return _files(one) != _files(other)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def main() -> None:
    """Run the rounds that the command line asks for, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    found = list(rounds(options.rounds, options.documents, options.jobs))
    print(f"{options.documents} job descriptions, {options.jobs} workers, rounds: {options.rounds}; {machine()}\n")
    print(table(found))
    print("\nAfter all edits the public site was the same, byte for byte, as one built from nothing.")


if __name__ == "__main__":
    main()
