"""Tells an audit: as lines to read, as a table, and as data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from rolepress.audit import LISTED, SCHEMA, Audit, Proof
from rolepress.audit.files import INTERNAL, PAGE, PUBLIC, REQUESTED
from rolepress.audit.theirs import THEME, Theirs
from rolepress.audit.validators import validators
from rolepress.cells import as_csv
from rolepress.people_checks import FILE
from rolepress.wording import short_day

NO_PROMISE = "A clean report is no promise that everybody can read a file. It says what was looked for."
COLUMNS = (
    "site", "path", "document", "format", "edition", "sha256", "validator", "version", "on", "result", "found",
)  # fmt: skip
MOST_ALIKE = 3  # lines that differ in their file alone, before they are told in one
_LINE = re.compile(r"^line \d+: ")
_SITES = {PUBLIC: "the public site", INTERNAL: "the internal site", REQUESTED: "files made on request"}


def as_lines(audit: Audit, *, whole: bool = False) -> Iterator[str]:
    """Yield an audit as lines: a summary, what failed, what was looked at, with what, and what people checked.

    With *whole*, each file follows under its document, with what was checked of it.
    """
    yield summary(audit)
    yield from _failures(audit)
    yield ""
    yield from _looked_at(audit)
    yield ""
    yield "What machines checked"
    for id, version, passed, failed, since in by_validator(audit.proofs):
        yield f"  {label(id)} ({version}): {passed} passed, {failed} failed, first on {since}"
    for each in audit.not_run:
        yield f"  {each.label}: not run, because it is not installed  hint: {each.install}"
    for each, why in audit.passed_over:
        yield f"  {each.label}: not run, because {why}"
    yield from _apart(audit)
    yield ""
    yield f"What people checked (from {FILE})"
    for asked in audit.people:
        yield f"  {asked.what}: {_done(asked.done)}"
    if whole:
        yield from _each(audit)
    yield ""
    yield (
        NO_PROMISE
        if whole
        else f"{NO_PROMISE}\nFile by file: rolepress audit --all, or --report json, or --format csv."
    )


def summary(audit: Audit) -> str:
    """Return an audit in one line: "32 files, 148 checks passed, 0 failed, 2 validators not run"."""
    passed, failed = audit.counts()
    undone = f"{sum(each.done is None for each in audit.people)} of {len(audit.people)} checks by people not done"
    broken = f"{len(audit.broken)} validators broken, " if audit.broken else ""
    return (
        f"{len(audit.proofs)} files, {passed} checks passed, {failed} failed, "
        f"{len(audit.not_run) + len(audit.passed_over)} validators not run, {broken}{undone}"
    )


def by_validator(proofs: Iterable[Proof]) -> Iterator[tuple[str, str, int, int, str]]:
    """Yield each validator that ran: its id, its version, how many files passed and failed, and since when."""
    passed: Counter[tuple[str, str]] = Counter()
    failed: Counter[tuple[str, str]] = Counter()
    since: dict[tuple[str, str], str] = {}
    for proof in proofs:
        for result in proof.results:
            key = (result.validator, result.version)
            (passed if result.passed else failed)[key] += 1
            since[key] = min(since.get(key, result.on), result.on)
    order = (LISTED, *validators())
    for key in sorted(since, key=lambda each: order.index(each[0]) if each[0] in order else len(order)):
        yield key[0], key[1], passed[key], failed[key], since[key].replace("T", " ")


def set_apart(proofs: Iterable[Proof]) -> list[tuple[Theirs, int]]:
    """Return what was found in markup that is not ours, and on how many pages."""
    found = Counter(theirs for proof in proofs for result in proof.results for theirs in result.apart)
    return sorted(found.items(), key=lambda each: (each[0].validator, each[0].what))


def as_data(audit: Audit) -> dict[str, Any]:
    """Return an audit as data for other programs."""
    passed, failed = audit.counts()
    return {
        "schema": SCHEMA,
        "on": audit.on,
        "counts": {"files": len(audit.proofs), "passed": passed, "failed": failed,
                   "unjudged": len(audit.unjudged), "others": audit.others},
        "artifacts": [
            {
                "site": proof.file.site, "path": proof.file.path, "document": proof.file.document,
                "format": proof.file.format, "edition": proof.file.edition, "sha256": proof.file.sha256,
                "checks": [
                    {"validator": each.validator, "version": each.version, "on": each.on,
                     "result": "passed" if each.passed else "failed", "faults": list(each.faults),
                     "set_apart": [theirs.what for theirs in each.apart]}
                    for each in proof.results
                ],
            }
            for proof in audit.proofs
        ],
        "set_apart": [
            {"validator": theirs.validator, "in": THEME, "what": theirs.what, "why": theirs.why, "pages": pages}
            for theirs, pages in set_apart(audit.proofs)
        ],
        "not_run": [
            {"validator": each.id, "label": each.label, "install": each.install} for each in audit.not_run
        ],
        "passed_over": [
            {"validator": each.id, "label": each.label, "why": why} for each, why in audit.passed_over
        ],
        "broken": [{"validator": name, "message": message} for name, message in audit.broken],
        "people": [
            {"name": each.name, "what": each.what,
             "done": each.done.model_dump(mode="json", exclude_none=True) if each.done else None}
            for each in audit.people
        ],
    }  # fmt: skip


def as_table(audit: Audit) -> bytes:
    """Return an audit as CSV: a row for each check of each file, and one for each file that nobody looked at."""
    return as_csv([COLUMNS, *(row for proof in audit.proofs for row in _rows(proof))])


def label(name: str) -> str:
    """Return what a validator is called; its id where it is gone."""
    if name == LISTED:
        return "Rolepress, list of files"
    known = validators().get(name)
    return known.label if known else name


def _failures(audit: Audit) -> Iterator[str]:
    """Yield what failed, once where many files share it, and the validators that failed themselves."""
    found: dict[tuple[str, str], list[str]] = {}
    for proof in audit.failed:
        for result in proof.results:
            for fault in result.faults:
                found.setdefault((_LINE.sub("", fault), result.validator), []).append(
                    f"{proof.file.place}: {fault}"
                )
    for (_, validator), lines in found.items():
        more = f", and {_counted(len(lines) - 1, 'more place')} like it" if len(lines) > MOST_ALIKE else ""
        for line in lines[:1] if more else lines:
            yield f"  failed  {line}{more}  [{label(validator)}]"
    for name, message in audit.broken:
        yield f"  broken  {name}: could not run, because {message}"


def _looked_at(audit: Audit) -> Iterator[str]:
    """Yield how many files there are of each site, and what nobody looks at."""
    yield "What was looked at"
    for site, name in _SITES.items():
        files = [each.file for each in audit.proofs if each.file.site == site]
        pages = sum(each.media_type == PAGE for each in files)
        listed = sum(each.listed is None and each.media_type == PAGE for each in files)
        also = (
            f", {listed} of them lists and other pages that are no document's" if site == PUBLIC and listed else ""
        )
        if files:
            yield f"  {name}: {_counted(pages, 'page')}{also}; {_counted(len(files) - pages, 'other file')}"
    if audit.unjudged:
        kinds = Counter(each.file.format for each in audit.unjudged)
        named = ", ".join(f"{count} {format}" for format, count in sorted(kinds.items()))
        yield f"  no validator that is here judges {len(audit.unjudged)} of these: {named}"
    if audit.others:
        yield f"  not looked at: {_counted(audit.others, 'other file')}, such as styles, scripts and pictures"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _apart(audit: Audit) -> Iterator[str]:
    """Yield what was found in the markup of the internal site that is not ours."""
    found = set_apart(audit.proofs)
    if found:
        yield ""
        yield f"Set apart: found in the markup that {THEME} writes on the internal site, and Rolepress does not"
        for theirs, pages in found:
            yield f"  {label(theirs.validator)}, {_counted(pages, 'page')}: {theirs.what}; {theirs.why}"


def _each(audit: Audit) -> Iterator[str]:
    """Yield every file under its document: with what it was checked, since when, and with what result."""
    proofs = sorted(audit.proofs, key=lambda each: (each.file.document is None, each.file.document or ""))
    for document, group in groupby(proofs, key=lambda each: each.file.document):
        yield ""
        yield document or "Lists, and other pages that are no document's"
        for proof in group:
            said = ("; ".join(map(_said, _by_result(proof)))) or "no validator that is here judges it"
            yield f"  {proof.file.place}: {said}"


def _by_result(proof: Proof) -> Iterator[tuple[str, str, list[str]]]:
    """Yield a result and a day with the validators that gave it then."""
    told = sorted(proof.results, key=lambda each: (each.passed, each.on))
    for (passed, on), group in groupby(told, key=lambda each: (each.passed, each.on)):
        yield "passed" if passed else "failed", on.replace("T", " "), [label(each.validator) for each in group]


def _said(told: tuple[str, str, list[str]]) -> str:
    result, on, names = told
    return f"{result} on {on} ({'; '.join(names)})"


def _rows(proof: Proof) -> Iterator[tuple[str, ...]]:
    file = proof.file
    about = (file.site, file.path, file.document or "", file.format, file.edition, file.sha256 or "")
    for each in proof.results:
        result = "passed" if each.passed else "failed"
        yield (
            *about,
            label(each.validator),
            each.version,
            each.on.replace("T", " "),
            result,
            "\n".join(each.faults),
        )
    if not proof.results:
        yield (*about, "", "", "", "not checked", "")


def _done(check: Any) -> str:
    if check is None:
        return "not done"
    said = "passed" if check.result == "passed" else "problems were found"
    return f"{said}, with {check.using}, by {check.by}, on {short_day(check.date)}"
