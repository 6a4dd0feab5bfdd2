"""Tells an audit: as lines to read, as data, and as the page of the internal site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from rolepress.audit import LISTED, SCHEMA, Audit
from rolepress.audit.validators import validators
from rolepress.model.base import LONGEST_LINE
from rolepress.model.checked import KeptAudit, KeptBroken, KeptFault, KeptRun
from rolepress.people_checks import FILE
from rolepress.wording import short_day

NO_PROMISE = "A clean report is no promise that everybody can read a file. It says what was looked for."


def as_lines(audit: Audit) -> Iterator[str]:
    """Yield an audit as lines: a summary, what failed, what was checked, what was not, and what people checked."""
    yield summary(audit)
    for proof in audit.failed:
        for result in proof.results:
            for fault in result.faults:
                yield f"  failed  {proof.path}: {fault}  [{label(result.validator)}]"
    for name, message in audit.broken:
        yield f"  broken  {name}: could not run, because {message}"
    yield ""
    yield "What machines checked"
    for name, version, passed, failed, since in by_validator(audit):
        yield f"  {name} ({version}): {passed} passed, {failed} failed, first on {since}"
    for each in audit.not_run:
        yield f"  {each.label}: not run, because it is not installed  hint: {each.install}"
    yield ""
    yield f"What people checked (from {FILE})"
    for asked in audit.people:
        yield f"  {asked.what}: {_done(asked.done)}"
    yield ""
    yield NO_PROMISE


def summary(audit: Audit) -> str:
    """Return an audit in one line: "32 files, 148 checks passed, 0 failed, 2 validators not run"."""
    passed, failed = audit.counts()
    undone = f"{sum(each.done is None for each in audit.people)} of {len(audit.people)} checks by people not done"
    broken = f"{len(audit.broken)} validators broken, " if audit.broken else ""
    return (
        f"{len(audit.proofs)} files, {passed} checks passed, {failed} failed, "
        f"{len(audit.not_run)} validators not run, {broken}{undone}"
    )


def by_validator(audit: Audit) -> Iterator[tuple[str, str, int, int, str]]:
    """Yield each validator that ran: its label, its version, how many files passed and failed, and since when."""
    passed: Counter[tuple[str, str]] = Counter()
    failed: Counter[tuple[str, str]] = Counter()
    since: dict[tuple[str, str], str] = {}
    for proof in audit.proofs:
        for result in proof.results:
            key = (result.validator, result.version)
            (passed if result.passed else failed)[key] += 1
            since[key] = min(since.get(key, result.on), result.on)
    for key in since:
        yield label(key[0]), key[1], passed[key], failed[key], since[key].replace("T", " ")


def as_data(audit: Audit) -> dict[str, Any]:
    """Return an audit as data for other programs."""
    passed, failed = audit.counts()
    return {
        "schema": SCHEMA,
        "on": audit.on,
        "counts": {"files": len(audit.proofs), "passed": passed, "failed": failed},
        "artifacts": [
            {
                "path": proof.path, "document": proof.document, "format": proof.format, "edition": proof.edition,
                "sha256": proof.sha256,
                "checks": [
                    {"validator": each.validator, "version": each.version, "on": each.on,
                     "result": "passed" if each.passed else "failed", "faults": list(each.faults)}
                    for each in proof.results
                ],
            }
            for proof in audit.proofs
        ],
        "not_run": [
            {"validator": each.id, "label": each.label, "install": each.install} for each in audit.not_run
        ],
        "broken": [{"validator": name, "message": message} for name, message in audit.broken],
        "people": [
            {"name": each.name, "what": each.what,
             "done": each.done.model_dump(mode="json", exclude_none=True) if each.done else None}
            for each in audit.people
        ],
    }  # fmt: skip


def label(name: str) -> str:
    """Return what a validator is called; its id where it is gone."""
    if name == LISTED:
        return "Rolepress, list of files"
    known = validators().get(name)
    return known.label if known else name


def _done(check: Any) -> str:
    if check is None:
        return "not done"
    said = "passed" if check.result == "passed" else "problems were found"
    return f"{said}, with {check.using}, by {check.by}, on {short_day(check.date)}"


def kept(audit: Audit) -> KeptAudit:
    """Return what the internal site tells of an audit."""
    runs = tuple(
        KeptRun(validator=name, version=_short(version), since=since, passed=passed, failed=failed)
        for name, version, passed, failed, since in by_validator(audit)
    )
    faults = tuple(
        KeptFault(path=proof.path, validator=label(result.validator), fault=_short(fault))
        for proof in audit.failed
        for result in proof.results
        for fault in result.faults
    )
    broken = tuple(KeptBroken(validator=name, message=_short(message)) for name, message in audit.broken)
    return KeptAudit(
        on=audit.on.replace("T", " "), files=len(audit.proofs), runs=runs, faults=faults, broken=broken,
        not_run=tuple(each.label for each in audit.not_run),
    )  # fmt: skip


def _short(text: str) -> str:
    """Return *text* as a line that can be kept: what is too long ends in an ellipsis."""
    line = " ".join(text.split())
    return line if 0 < len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}…"
