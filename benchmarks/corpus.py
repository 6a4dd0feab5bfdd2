"""Makes a project of any number of released job descriptions from the documents of this repository.

python benchmarks/corpus.py 200 PATH
"""

from __future__ import annotations

import random
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from rolepress.approvals import approve, release

TOP = Path(__file__).resolve().parent.parent
SHARED = ("organisations", "facts", "clauses", "register", "pages")
JOBS = Path("content/job-descriptions")
KEPT_BY_HAND = ("approvals", "aliases", "status", "version", "changes", "sources", "allow", "opens", "closes")
CLAUSE = Path("content/clauses/mobility.yml")  # one that most of the job descriptions show
DAY = date(2026, 12, 1)


class _Dumper(yaml.SafeDumper):
    """Writes text that two jobs share out in full: Rolepress takes no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def make_corpus(root: Path, count: int, *, seed: int = 1) -> Path:
    """Write a project with *count* job descriptions under *root*, approved and released; return *root*.

    Each is one of the repository's own, with its duties taken from all of them in another order. The same *seed*
    makes the same words.
    """
    for folder in SHARED:
        shutil.copytree(TOP / "content" / folder, root / "content" / folder)
    shutil.copy(TOP / "rolepress.yml", root)
    (root / JOBS).mkdir()
    samples = [_plain(path) for path in sorted((TOP / JOBS).glob("*.yml"))]
    chance = random.Random(seed)  # noqa: S311  # the same words each time are what is wanted
    for number in range(1, count + 1):
        write_job(root, _varied(samples, number, chance))
    release_jobs(root, *(path.stem for path in (root / JOBS).glob("*.yml")), *_pages(root))
    return root


def release_jobs(root: Path, *names: str) -> None:
    """Approve and release the documents *names* as they stand."""
    for outcome in (approve(root, names, role="Head of People", day=DAY), release(root, names, day=DAY)):
        if not outcome.ok:
            raise SystemExit("\n".join(f"{each.place.path}: {each.message}" for each in outcome.problems))


def read_job(root: Path, number: int) -> dict[str, Any]:
    """Return the data of one job description, as text and lists of text."""
    return _plain(root / JOBS / f"job-{number:04}.yml")


def write_job(root: Path, job: dict[str, Any]) -> None:
    """Write the data of one job description."""
    text = yaml.dump(job, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
    (root / JOBS / f"{job['id']}.yml").write_text(text, "utf-8")


def _varied(samples: list[dict[str, Any]], number: int, chance: random.Random) -> dict[str, Any]:
    """Return one of *samples* under a name of its own, its duties drawn from those of its organisation."""
    sample = samples[number % len(samples)]
    job = {name: value for name, value in sample.items() if name not in KEPT_BY_HAND}
    entries = [each for other in samples for each in _entries(other, sample["organisation"])]
    duties = [
        {**group, "entries": chance.sample(entries, min(len(entries), len(group["entries"])))}
        for group in sample.get("duties", ())
    ]
    own = {"id": f"job-{number:04}", "title": f"{sample['title']} {number}", "version": "1"}
    return {**job, **own, **({"duties": duties} if duties else {})}


def _entries(job: dict[str, Any], organisation: str) -> list[Any]:
    groups = job.get("duties", ()) if job["organisation"] == organisation else ()
    return [each for group in groups for each in group["entries"]]


def _pages(root: Path) -> list[str]:
    return [path.stem for path in (root / "content/pages").glob("*.yml")]


def _plain(path: Path) -> dict[str, Any]:
    """Return a file as text, lists and fields: no word of it is taken for a number or a date."""
    data: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # makes text only
    return data


if __name__ == "__main__":
    make_corpus(Path(sys.argv[2]), int(sys.argv[1]))
