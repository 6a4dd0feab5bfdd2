"""Submitting, approving and releasing: records who decided what, and freezes what is agreed.

It is a record, not an identity check: Rolepress writes down the role it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path, PurePosixPath
from typing import Any

from rolepress.checks import problems_of
from rolepress.checks.samples import PLACEHOLDER_TEXT
from rolepress.config import load_settings
from rolepress.editing import with_entry, with_value
from rolepress.kinds.easy_read import pictures_in
from rolepress.library import Library, load
from rolepress.model import MODELS
from rolepress.model.base import Approval, Decision, Document
from rolepress.model.easy_read import EasyRead
from rolepress.model.fitting import fit
from rolepress.pictures import drawings
from rolepress.problems import Outcome, Problem, Severity, merged, nearest, problem
from rolepress.releases import (
    NEXT_VERSION,
    Release,
    Standing,
    freeze,
    is_agreed,
    is_agreed_as_numbered,
    last_decision,
    load_releases,
    path_of,
    standing,
    write_releases,
)
from rolepress.resolve import resolve, scope_of
from rolepress.resolved import Resolved
from rolepress.source import parse_source
from rolepress.together import Rewrite, write_together


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the verbs below need: the library, what is released, and the day."""

    library: Library
    releases: dict[str, tuple[Release, ...]]
    day: date
    faults: tuple[Problem, ...]  # of files that did not load

    @property
    def now(self) -> datetime:
        return datetime.combine(self.day, time(12))


STATUS: Mapping[Decision, str] = {"submitted": "in-review", "approved": "approved", "rejected": "draft"}
"""What a decision makes of the status of a document."""


def approve(
    project: Path,
    names: Iterable[str],
    *,
    role: str,
    day: date,
    note: str | None = None,
    decision: Decision = "approved",
) -> Outcome[tuple[PurePosixPath, ...]]:
    """Record what *role* decided about the text of each document as it stands; return the files that were written.

    A document with errors is neither submitted nor approved: it is refused, with the list. What is approved is
    not submitted again. Nothing is written unless every one of them can be.
    """
    if not role.strip():
        hint = 'give a role, such as --role "Head of Human Resources"'
        return Outcome((), (problem("content", "role", "an approval names the role that decided", hint=hint),))
    opened = _open(project, day)
    if opened.value is None:
        return Outcome((), opened.problems)
    desk = opened.value
    ready = [_decidable(desk, name, decision, role) for name in dict.fromkeys(names)]
    edits = [_edit(desk, each.value, decision, role, note) for each in ready if each.value is not None]
    problems = (
        *(told for each in ready for told in each.problems),
        *(told for each in edits for told in each.problems),
    )
    if any(each.severity is Severity.ERROR for each in problems):
        return Outcome((), merged((*problems, *desk.faults)))
    return Outcome(write_together(project, (edit.value for edit in edits)), problems)


def release(project: Path, names: Iterable[str], *, day: date) -> Outcome[tuple[PurePosixPath, ...]]:
    """Freeze each document under content/releases; return the files that were written.

    Only text that was approved as it stands can be released, and a version is released once.
    """
    opened = _open(project, day)
    if opened.value is None:
        return Outcome((), opened.problems)
    desk = opened.value
    chosen = [_agreed(desk, name) for name in dict.fromkeys(names)]
    problems = tuple(each for outcome in chosen for each in outcome.problems)
    if any(each.severity is Severity.ERROR for each in problems):
        return Outcome((), merged((*problems, *desk.faults)))
    frozen = [
        freeze(outcome.value, released=day, pictures=_pictures(project, outcome.value))
        for outcome in chosen
        if outcome.value is not None
    ]
    return Outcome(write_releases(project, frozen), problems)


def _pictures(project: Path, filled: Resolved[Document]) -> dict[str, str]:
    """Return the digest of each picture that a guide shows, by what that shows; nothing of other documents."""
    if not isinstance(filled.document, EasyRead):
        return {}
    shown = drawings(project, filled.employer.id, pictures_in(filled.document))
    return {each.concept: each.digest for each in shown}


def publishable(project: Path, *, day: date) -> Outcome[tuple[str, ...]]:
    """Return the id of every document whose present words are not released yet: what `--all` stands for.

    The problems are those of files that cannot be read: nobody knows what they hold.
    """
    opened = _open(project, day)
    if opened.value is None:
        return Outcome((), opened.problems)
    desk = opened.value
    names = (entry.id for entry in desk.library.published_kinds() if entry.status != "retired")
    return Outcome(tuple(name for name in names if not _is_released(desk, name)), desk.faults)


def _is_released(desk: _Desk, name: str) -> bool:
    """Whether the latest release of a document has the words that its file has now."""
    document = desk.library.document(name)
    resolved = resolve(document, desk.library, scope=scope_of(document, desk.library), on=desk.now).value
    versions = desk.releases.get(name, ())
    return standing(resolved, versions[-1] if versions else None) is Standing.RELEASED


def _open(project: Path, day: date) -> Outcome[_Desk | None]:
    settings = load_settings(project)
    if settings.value is None:
        return Outcome(None, settings.problems)
    loaded = load(project, settings.value)
    frozen = load_releases(project)
    return Outcome(_Desk(loaded.value, frozen.value, day, loaded.problems))


def _ready(desk: _Desk, name: str) -> Outcome[Resolved[Document] | None]:
    """Return the document *name* filled in, or what stands in the way of approving it."""
    if name not in desk.library.entries:
        return Outcome(None, _missing(desk, name))
    document = desk.library.document(name)
    if refused := _undecidable(desk.library, document):
        return Outcome(None, desk.library.located((refused,)))
    filled = resolve(document, desk.library, scope=scope_of(document, desk.library), on=desk.now)
    found = (*filled.problems, *problems_of(desk.library, [name], on=desk.now, releases=desk.releases))
    errors = (
        replace(each, severity=Severity.ERROR) if each.rule == PLACEHOLDER_TEXT else each
        for each in found
        if each.severity is Severity.ERROR or each.rule == PLACEHOLDER_TEXT
    )
    return Outcome(filled.value, desk.library.located(errors))


def _undecidable(library: Library, document: Document) -> Problem | None:
    """Return why nobody decides on a document by itself: others show it, or it is retired."""
    if document.status == "retired":
        hint = "to bring it back, take out `status: retired` and `replaced_by:` first"
        path = library.entries[document.id].path
        return problem(path, "retired", "this document is retired", hint=hint, at=("status",))
    return shared_text(library, document.id)


def shared_text(library: Library, name: str) -> Problem | None:
    """Return that the document *name* is only ever shown by others, where it is so."""
    entry = library.entries[name]
    if MODELS[entry.kind].published:
        return None
    message = f"'{name}' is shared text: it goes to readers with the documents that show it"
    return problem(entry.path, "shared-text", message, hint=f"see which those are: rolepress impact {name}")


def _missing(desk: _Desk, name: str) -> tuple[Problem, ...]:
    """Return what is wrong with the file of the document *name*, or that there is none."""
    if any(each.place.path.stem == name and each.severity is Severity.ERROR for each in desk.faults):
        return desk.faults
    known = [entry.id for entry in desk.library.published_kinds()]
    return (problem("content", "unknown-document", f"there is no document '{name}'", hint=nearest(name, known)),)


def _agreed(desk: _Desk, name: str) -> Outcome[Resolved[Document] | None]:
    """Return the document *name* when its text is approved and its version is not released yet."""
    ready = _ready(desk, name)
    if ready.value is None or not ready.ok:
        return ready
    return Outcome(ready.value, desk.library.located(_refusals(desk, name, ready.value)))


def _approvable(desk: _Desk, name: str) -> Outcome[Resolved[Document] | None]:
    """Return the document *name* when its text can be approved: it is ready, and not a released version."""
    ready = _ready(desk, name)
    if ready.value is None or not ready.ok or not _is_taken(desk, ready.value):
        return ready
    return Outcome(ready.value, desk.library.located((_taken(desk, ready.value),)))


def _not_yet_approved(desk: _Desk, name: str, role: str) -> Outcome[Resolved[Document] | None]:
    """Return the document *name* when its text can be approved and *role* has not done so; none where it has."""
    ready = _approvable(desk, name)
    if ready.value is None or not ready.ok or not is_agreed(ready.value):
        return ready
    document = ready.value.document
    own = (ready.value.hash, document.version)
    if role not in {each.role for each in document.approvals if (each.hash, each.version) == own}:
        return ready
    told = problem(desk.library.entries[name].path, "already-approved", f"{role} has approved this text already",
                   severity=Severity.INFO, at=("status",))  # fmt: skip
    return Outcome(None, desk.library.located((told,)))


def _is_taken(desk: _Desk, filled: Resolved[Document]) -> bool:
    """Whether the version of a document is released already, in other words than it has now."""
    hashes = {each.version: each.hash for each in desk.releases.get(filled.document.id, ())}
    return hashes.get(filled.document.version, filled.hash) != filled.hash


def _taken(desk: _Desk, filled: Resolved[Document]) -> Problem:
    document = filled.document
    message = f"version {document.version} is already released in other words and stays as it is"
    hint = f'{NEXT_VERSION}, then: rolepress approve {document.id} --role "Head of …"'
    return problem(desk.library.entries[document.id].path, "already-released", message, hint=hint, at=("version",))


def _refusals(desk: _Desk, name: str, filled: Resolved[Document]) -> Iterator[Problem]:
    path, document = desk.library.entries[name].path, filled.document
    if _is_taken(desk, filled):
        yield _taken(desk, filled)
        return
    if not is_agreed(filled):
        changed = any(each.decision == "approved" for each in document.approvals)
        message = "the text has changed since it was approved" if changed else "nobody has approved this text yet"
        yield problem(path, "not-approved", message, hint=f'rolepress approve {name} --role "Head of …"')
    elif not is_agreed_as_numbered(filled):
        yield _approved_as_another(path, filled)
    if (desk.library.root / path_of(name, document.version)).exists():
        yield _released_already(path, document.version)


def _released_already(path: PurePosixPath, version: str) -> Problem:
    message = f"version {version} is already released and stays as it is"
    return problem(path, "already-released", message, hint="give `version:` the next number", at=("version",))


def _approved_as_another(path: PurePosixPath, filled: Resolved[Document]) -> Problem:
    """Return that the text was approved under another version: the number and its history were not agreed."""
    document, last = filled.document, last_decision(filled)
    was = f"version {last.version}" if last else "another version"
    message = f"this text was approved as {was}, and it is version {document.version} now"
    hint = f'rolepress approve {document.id} --role "Head of …", so that the approval names it'
    return problem(path, "not-approved", message, hint=hint, at=("version",))


def _submittable(desk: _Desk, name: str) -> Outcome[Resolved[Document] | None]:
    """Return the document *name* when its text can be submitted: it could be approved, and nobody has done so."""
    ready = _approvable(desk, name)
    if ready.value is None or not ready.ok or not is_agreed_as_numbered(ready.value):
        return ready
    version, path = ready.value.document.version, desk.library.entries[name].path
    if (desk.library.root / path_of(name, version)).exists():
        return Outcome(ready.value, desk.library.located((_released_already(path, version),)))
    told = problem(path, "already-approved", "this text is approved already", hint=f"rolepress release {name}",
                   at=("status",))  # fmt: skip
    return Outcome(ready.value, desk.library.located((told,)))


def _rejectable(desk: _Desk, name: str) -> Outcome[Resolved[Document] | None]:
    """Return the document *name* as it stands; what is wrong with it is a reason to send it back."""
    ready = _ready(desk, name)
    return Outcome(ready.value, () if ready.value else ready.problems)


def _decidable(desk: _Desk, name: str, decision: Decision, role: str) -> Outcome[Resolved[Document] | None]:
    """Return the document *name* where *role* can decide so, or what stands in the way."""
    match decision:
        case "submitted":
            return _submittable(desk, name)
        case "approved":
            return _not_yet_approved(desk, name, role)
        case "rejected":
            return _rejectable(desk, name)


def _edit(
    desk: _Desk, filled: Resolved[Document], decision: Decision, role: str, note: str | None
) -> Outcome[Rewrite]:
    """Return the document's file with the decision in it and everything else kept, byte for byte."""
    path = desk.library.entries[filled.document.id].path
    approval = {
        "version": filled.document.version,
        "role": role,
        "date": desk.day,
        "decision": decision,
        "hash": filled.hash,
        **({"note": note} if note else {}),
    }
    before = (desk.library.root / path).read_bytes()
    text = with_value(before.decode("utf-8"), "status", STATUS[decision])
    rewrite = Rewrite(path, before, with_entry(text, "approvals", approval).encode("utf-8"))
    if not _says(rewrite.after, path, desk.library.document(filled.document.id), approval):
        told = problem(path, "unusual-layout", "the approval cannot be written into this file",
                       hint="write every field on a line of its own")  # fmt: skip
        return Outcome(rewrite, (told,))
    return Outcome(rewrite)


def _says(raw: bytes, path: PurePosixPath, before: Document, approval: Mapping[str, Any]) -> bool:
    """Whether *raw* says what the file said *before*, and the approval."""
    read = parse_source(raw, path)
    fitted = fit(type(before), read.value) if read.value else None
    if fitted is None or fitted.value is None:
        return False
    told = Approval.model_validate(approval)
    update = {"status": STATUS[told.decision], "approvals": (*before.approvals, told)}
    return fitted.value == before.model_copy(update=update)
