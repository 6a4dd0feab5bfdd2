"""Proves a finished site: what was checked of each file, with what, when and with what result, and what was not.

A clean report is no promise: it says what machines looked for, and who of the people who should look has.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from rolepress.audit.validators import Bench, Validator
from rolepress.audit.validators import validators as known
from rolepress.people_checks import Asked

SCHEMA = 1
MANIFEST = Path("public") / "manifest.json"

OnDone = Callable[[object, int, int], None]


@dataclass(frozen=True, slots=True)
class Result:
    """What one validator said of one file."""

    validator: str  # its id
    version: str
    on: str  # the moment, in UK local time: "2026-11-26T10:15"
    faults: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether it found nothing wrong."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Proof:
    """What is known of one file."""

    path: str  # from the top of the public site
    document: str
    format: str
    edition: str
    sha256: str
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """What is known of a site."""

    on: str
    proofs: tuple[Proof, ...]
    not_run: tuple[Validator, ...]  # they are not installed
    broken: tuple[tuple[str, str], ...]  # a validator that failed itself, and what it said
    people: tuple[Asked, ...]

    @property
    def failed(self) -> tuple[Proof, ...]:
        """The files in which something is wrong."""
        return tuple(each for each in self.proofs if not all(result.passed for result in each.results))

    def counts(self) -> tuple[int, int]:
        """Return how many checks passed, and how many failed."""
        results = [result for each in self.proofs for result in each.results]
        passed = sum(result.passed for result in results)
        return passed, len(results) - passed


def audit(
    out: Path, bench: Bench, people: tuple[Asked, ...], *, on: datetime, only: Iterable[str] = (),
    on_done: OnDone | None = None,
) -> Audit:  # fmt: skip
    """Return what every validator that is installed says of the files of the site in *out*.

    Verdicts are kept by validator, version and the bytes of a file: a second audit asks about new files alone.
    Raises FileNotFoundError where no site is finished in *out*.
    """
    wanted = frozenset(only)
    manifest = json.loads((out / MANIFEST).read_text("utf-8"))
    artifacts = [each for each in manifest["artifacts"] if not wanted or each["document"] in wanted]
    moment = on.strftime("%Y-%m-%dT%H:%M")
    there = {each: each.version(bench) for each in known().values()}
    found: dict[str, list[Result]] = {each["path"]: [] for each in artifacts}
    broken: list[tuple[str, str]] = []
    for done, (validator, version) in enumerate(there.items(), start=1):
        mine = [each for each in artifacts if each["media_type"] in validator.media_types]
        if version is not None and mine:
            try:
                for path, result in _judged(validator, version, mine, out / "public", bench, moment):
                    found[path].append(result)
            except (OSError, RuntimeError, ValueError) as error:
                broken.append((validator.label, str(error)))
        if on_done is not None:
            on_done(validator, done, len(there))
    proofs = tuple(_proof(each, found[each["path"]]) for each in artifacts)
    missing = tuple(each for each, version in there.items() if version is None)
    return Audit(moment, proofs, missing, tuple(broken), people)


def _proof(artifact: Mapping[str, Any], results: list[Result]) -> Proof:
    path, document, format, edition, sha256 = (
        str(artifact[name]) for name in ("path", "document", "format", "edition", "sha256")
    )
    return Proof(path, document, format, edition, sha256, tuple(results))


def _judged(
    validator: Validator, version: str, artifacts: list[dict[str, Any]], public: Path, bench: Bench, moment: str
) -> Iterator[tuple[str, Result]]:
    """Yield what *validator* says of each artifact, from what is kept where it has seen the same bytes."""
    kept = {each["path"]: _kept(validator, version, each["sha256"], bench) for each in artifacts}
    new = [each for each in artifacts if not kept[each["path"]].is_file()]
    if new:
        faults = validator.run([public / each["path"] for each in new], bench)
        for each in new:
            lines = list(faults.get(public / each["path"], ()))
            _keep(kept[each["path"]], json.dumps({"on": moment, "faults": lines}))
    for each in artifacts:
        told = json.loads(kept[each["path"]].read_text("utf-8"))
        yield each["path"], Result(validator.id, version, told["on"], tuple(told["faults"]))


def _kept(validator: Validator, version: str, sha256: str, bench: Bench) -> Path:
    judge = hashlib.sha256(f"{validator.id} {version} {bench.profile}".encode()).hexdigest()[:16]
    return bench.kept / "audit" / judge / f"{sha256}.json"


def _keep(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(text, "utf-8")
    os.replace(draft, path)
