"""Proves a finished site: what was checked of each file, with what, when and with what result, and what was not.

A clean report is no promise: it says what machines looked for, and who of the people who should look has.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from rolepress import __version__
from rolepress.audit.files import MANIFEST, SITES, Finished, Homes, finished_files
from rolepress.audit.theirs import Theirs, told_apart
from rolepress.audit.validators import Bench, Validator
from rolepress.audit.validators import validators as known
from rolepress.people_checks import Asked

SCHEMA = 2
LISTED = "listed"  # the id of our own check that a file is the one that the build wrote
AT_ONCE = 100  # files that a validator is given at once; each time it has the whole time limit

OnDone = Callable[[object, int, int], None]


@dataclass(frozen=True, slots=True)
class Result:
    """What one validator said of one file."""

    validator: str  # its id
    version: str
    on: str  # the moment, in UK local time: "2026-11-26T10:15"
    faults: tuple[str, ...]
    apart: tuple[Theirs, ...] = ()  # what it found in markup that is not ours

    @property
    def passed(self) -> bool:
        """Whether it found nothing wrong that is ours."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Proof:
    """What is known of one file."""

    file: Finished
    results: tuple[Result, ...]

    @property
    def passed(self) -> bool:
        """Whether nobody found anything wrong; true as well where nobody looked."""
        return all(result.passed for result in self.results)


@dataclass(frozen=True, slots=True)
class Audit:
    """What is known of the finished files."""

    on: str
    proofs: tuple[Proof, ...]
    others: int  # files that no validator judges and that the build does not list: styles, scripts, feeds…
    not_run: tuple[Validator, ...]  # they are not installed
    passed_over: tuple[tuple[Validator, str], ...]  # they do not judge such files, and why
    broken: tuple[tuple[str, str], ...]  # a validator that failed itself, and what it said
    people: tuple[Asked, ...]

    @property
    def failed(self) -> tuple[Proof, ...]:
        """The files in which something is wrong."""
        return tuple(each for each in self.proofs if not each.passed)

    @property
    def unjudged(self) -> tuple[Proof, ...]:
        """The files of which no validator said anything."""
        return tuple(each for each in self.proofs if all(one.validator == LISTED for one in each.results))

    def counts(self) -> tuple[int, int]:
        """Return how many checks passed, and how many failed."""
        results = [result for each in self.proofs for result in each.results]
        passed = sum(result.passed for result in results)
        return passed, len(results) - passed


def audit(
    out: Path, bench: Bench, people: tuple[Asked, ...], *, on: datetime, only: Iterable[str] = (),
    homes: Homes | None = None, on_done: OnDone | None = None,
) -> Audit:  # fmt: skip
    """Return what every validator that is installed says of the files in *out*: both sites, and those on request.

    *homes* are the folders in which the pages of documents stand. Verdicts are kept by validator, version, what
    else they rest on and the bytes of a file: a second audit asks about new files alone. A validator that fails
    itself stops no other; what it said before that counts. *on_done* hears which one is at work, and how many
    checks are done.
    Raises FileNotFoundError where no site is finished in *out*.
    """
    moment, validators = on.strftime("%Y-%m-%dT%H:%M"), tuple(known().values())
    judged = {media for each in validators for media in each.media_types}
    there = finished_files(out, homes or {}, judged, only)
    found: dict[Finished, list[Result]] = {each: list(_as_listed(each, moment)) for each in there.files}
    not_run: list[Validator] = []
    passed_over = tuple((each, why) for each in validators if (why := each.passes_over(bench)))
    silent = {each.id for each, _ in passed_over}
    validators = tuple(each for each in validators if each.id not in silent)
    broken: list[tuple[str, str]] = []
    asked = {each.id: _judged_by(each, there.files) for each in validators}
    done, total, tell = 0, sum(map(len, asked.values())), on_done or _say_nothing
    for validator in validators:
        mine, count = asked[validator.id], done
        tell(validator, count, total)
        try:
            version = validator.version(bench)
            not_run += [validator] if version is None else []
            for file, result in _said(validator, version, mine, out, bench, moment) if version else ():
                found[file].append(result)
                count += 1
                tell(validator, count, total)
        except Exception as error:  # noqa: BLE001  # a validator is another's program: the others are still asked
            broken.append((validator.label, _why(error)))
        done += len(mine)
    proofs = tuple(Proof(file, tuple(results)) for file, results in found.items())
    return Audit(moment, proofs, there.others, tuple(not_run), passed_over, tuple(broken), people)


def _say_nothing(validator: object, done: int, total: int) -> None:
    """Hear how far an audit is, for somebody who did not ask."""


def _judged_by(validator: Validator, files: Iterable[Finished]) -> list[Finished]:
    """Return those of *files* that are there and that *validator* judges."""
    return [each for each in files if each.media_type in validator.media_types and each.sha256]


def _as_listed(file: Finished, moment: str) -> Iterator[Result]:
    """Yield whether a file is the one that the build wrote, where the build has a list of it."""
    if file.listed is None:
        return
    if file.sha256 is None:
        faults: tuple[str, ...] = ("this file is missing",)
    else:
        faults = () if file.sha256 == file.listed else ("this is not the file that the build wrote",)
    yield Result(LISTED, f"Rolepress {__version__}", moment, faults)


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


def _said(
    validator: Validator, version: str, files: Sequence[Finished], out: Path, bench: Bench, moment: str
) -> Iterator[tuple[Finished, Result]]:
    """Yield what *validator* says of each file that is there. What is kept of the same bytes is not asked for."""
    for site, group in groupby(files, key=lambda each: each.site):
        folder = bench.kept / "audit" / _judge(validator, version, out / site, bench)
        new: list[Finished] = []
        for file in group:
            verdict = _kept(folder / f"{file.sha256}.json")
            if verdict is None:
                new.append(file)
            else:
                yield file, _result(validator, version, file, *verdict)
        for start in range(0, len(new), AT_ONCE):
            asked = {out / each.place: each for each in new[start : start + AT_ONCE]}
            faults = validator.run(list(asked), bench)
            for path, file in asked.items():
                told = tuple(faults.get(path, ()))
                _keep(folder / f"{file.sha256}.json", json.dumps({"on": moment, "faults": told}))
                yield file, _result(validator, version, file, moment, told)


def _result(validator: Validator, version: str, file: Finished, on: str, said: Iterable[str]) -> Result:
    faults, apart = told_apart(validator.id, file, said)
    return Result(validator.id, version, on, faults, apart)


def _judge(validator: Validator, version: str, site: Path, bench: Bench) -> str:
    """Return a name for all that a verdict rests on besides the file."""
    rests_on = f"{validator.id} {version} {bench.profile} {validator.rests_on(site)}"
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


__all__ = ["LISTED", "MANIFEST", "SCHEMA", "SITES", "Audit", "OnDone", "Proof", "Result", "audit"]
