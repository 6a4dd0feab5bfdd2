"""Proves a finished site: what was checked of each file, with what, when and with what result, and what was not.

A clean report is no promise: it says what machines looked for, and who of the people who should look has.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from rolepress import __version__
from rolepress.audit.validators import Bench, Validator
from rolepress.audit.validators import validators as known
from rolepress.people_checks import Asked

SCHEMA = 1
MANIFEST = Path("public") / "manifest.json"
LISTED = "listed"  # the id of our own check that a file is the one that the build wrote

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
    sha256: str | None  # of the file as it stands; None where it is missing
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

    Verdicts are kept by validator, version, what else they rest on and the bytes of a file: a second audit asks
    about new files alone. A validator that fails itself stops no other.
    Raises FileNotFoundError where no site is finished in *out*.
    """
    wanted, public, moment = frozenset(only), out / "public", on.strftime("%Y-%m-%dT%H:%M")
    manifest = json.loads((out / MANIFEST).read_text("utf-8"))
    artifacts = [each for each in manifest["artifacts"] if not wanted or each["document"] in wanted]
    there = {each["path"]: _digest(public / each["path"]) for each in artifacts}
    found = {each["path"]: [_as_listed(each["sha256"], there[each["path"]], moment)] for each in artifacts}
    not_run: list[Validator] = []
    broken: list[tuple[str, str]] = []
    for done, validator in enumerate(known().values(), start=1):
        mine = {each["path"] for each in artifacts if each["media_type"] in validator.media_types}
        digests = {path: sha256 for path, sha256 in there.items() if path in mine and sha256 is not None}
        try:
            said = _said(validator, digests, public, bench, moment)
        except Exception as error:  # noqa: BLE001  # a validator is another's program: the others are still asked
            broken.append((validator.label, _why(error)))
        else:
            not_run += [validator] if said is None else []
            for path, result in said or ():
                found[path].append(result)
        if on_done is not None:
            on_done(validator, done, len(known()))
    proofs = tuple(_proof(each, there[each["path"]], found[each["path"]]) for each in artifacts)
    return Audit(moment, proofs, tuple(not_run), tuple(broken), people)


def _digest(path: Path) -> str | None:
    """Return the sha256 of a file as it stands; None where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _as_listed(listed: str, there: str | None, moment: str) -> Result:
    """Return whether a file is the one that the build wrote."""
    if there is None:
        faults: tuple[str, ...] = ("this file is missing",)
    else:
        faults = () if there == listed else ("this is not the file that the build wrote",)
    return Result(LISTED, f"Rolepress {__version__}", moment, faults)


def _why(error: Exception) -> str:
    """Return in one line why a validator could not run."""
    match error:
        case subprocess.TimeoutExpired():
            return f"it took longer than {error.timeout:g} seconds"
        case subprocess.CalledProcessError():
            said = error.stderr.decode("utf-8", "replace") if isinstance(error.stderr, bytes) else error.stderr
            return f"it stopped with exit code {error.returncode}: {_first_line(said or '')}".removesuffix(": ")
        case _:
            return _first_line(str(error)) or type(error).__name__


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0].rstrip()


def _proof(artifact: Mapping[str, Any], sha256: str | None, results: list[Result]) -> Proof:
    path, document, format, edition = (str(artifact[name]) for name in ("path", "document", "format", "edition"))
    return Proof(path, document, format, edition, sha256, tuple(results))


def _said(
    validator: Validator, there: Mapping[str, str], public: Path, bench: Bench, moment: str
) -> list[tuple[str, Result]] | None:
    """Return what *validator* says of each file that is there; None where it is not installed.

    *there* is the digest of each file, by its path from *public*. What is kept of the same bytes is not asked for.
    """
    version = validator.version(bench)
    if version is None or not there:
        return None if version is None else []
    folder = bench.kept / "audit" / _judge(validator, version, public, bench)
    kept = {path: folder / f"{sha256}.json" for path, sha256 in there.items()}
    told = {path: _kept(verdict) for path, verdict in kept.items()}
    new = [path for path, verdict in told.items() if verdict is None]
    faults = validator.run([public / path for path in new], bench) if new else {}
    for path in new:
        told[path] = moment, tuple(faults.get(public / path, ()))
        _keep(kept[path], json.dumps({"on": moment, "faults": faults.get(public / path, ())}))
    return [
        (path, Result(validator.id, version, *verdict)) for path, verdict in told.items() if verdict is not None
    ]


def _judge(validator: Validator, version: str, public: Path, bench: Bench) -> str:
    """Return a name for all that a verdict rests on besides the file."""
    rests_on = f"{validator.id} {version} {bench.profile} {validator.rests_on(public)}"
    return hashlib.sha256(rests_on.encode()).hexdigest()[:16]


def _kept(path: Path) -> tuple[str, tuple[str, ...]] | None:
    """Return when a verdict was given, and what it was; None where there is none that can be read."""
    try:
        told = json.loads(path.read_text("utf-8"))
        return str(told["on"]), tuple(map(str, told["faults"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(text, "utf-8")
    os.replace(draft, path)
