"""Keeps an audit for colleagues: small, the same for the same files, and one line for each file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from rolepress.audit import LISTED, Audit, Proof
from rolepress.audit.files import INTERNAL, PUBLIC
from rolepress.audit.telling import by_validator, label, set_apart
from rolepress.model.base import LONGEST_LINE
from rolepress.model.checked import KeptApart, KeptAudit, KeptBroken, KeptFault, KeptFile, KeptRun

DIGITS = 12  # of a digest


def kept(audit: Audit, tools: str) -> KeptAudit:
    """Return what the internal site tells of an audit; *tools* is the digest of what draws files here.

    Files that somebody had made on request are on one computer alone, and are left out.
    """
    proofs = [each for each in audit.proofs if each.file.site in (PUBLIC, INTERNAL)]
    runs = (
        KeptRun(id=id, validator=label(id), version=_short(version), since=since, passed=passed, failed=failed)
        for id, version, passed, failed, since in by_validator(proofs)
    )
    return KeptAudit(
        on=audit.on.replace("T", " "), counts=Counter(each.file.site for each in proofs), others=audit.others,
        tools=tools, runs=tuple(runs), not_run=tuple(each.label for each in audit.not_run),
        passed_over=tuple(KeptBroken(validator=each.label, message=why) for each, why in audit.passed_over),
        broken=tuple(KeptBroken(validator=name, message=_short(message)) for name, message in audit.broken),
        faults=tuple(fault for each in proofs for fault in _faults(each)),
        apart=tuple(
            KeptApart(validator=label(theirs.validator), what=theirs.what, why=theirs.why, pages=pages)
            for theirs, pages in set_apart(proofs)
        ),
        files=tuple(_file(each) for each in proofs if each.file.site == PUBLIC and each.file.sha256),
    )  # fmt: skip


def as_text(audit: KeptAudit) -> str:
    """Return what is kept as JSON, with one line for each file: a change shows as the lines that it is about."""
    told = audit.model_dump(mode="json", exclude_none=True)
    files = told.pop("files")
    whole = json.dumps(told, ensure_ascii=False, indent=2).removesuffix("\n}")
    lines = ",\n".join(f"    {json.dumps(each, ensure_ascii=False)}" for each in files)
    return f'{whole},\n  "files": [\n{lines}\n  ]\n}}\n' if files else f'{whole},\n  "files": []\n}}\n'


def _faults(proof: Proof) -> Iterator[KeptFault]:
    for result in proof.results:
        for fault in result.faults:
            yield KeptFault(path=proof.file.place, validator=label(result.validator), fault=_short(fault))


def _file(proof: Proof) -> KeptFile:
    file = proof.file
    checks = {
        each.validator: each.on.replace("T", " ") for each in proof.results if each.validator != LISTED
    }  # that the file is the listed one is looked at each time, and told of all together
    return KeptFile(
        path=file.path,
        document=file.document if file.listed else None,
        sha256=str(file.sha256)[:DIGITS],
        checks=checks,
    )


def _short(text: str) -> str:
    """Return *text* as a line that can be kept: what is too long ends in an ellipsis."""
    line = " ".join(text.split())
    return line if 0 < len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}…"
