"""Brings an edited Word copy of a document back: proposes each change, and makes those that are agreed.

Nothing in the file is run or fetched, and nothing is written before somebody has agreed to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from rolepress.config import load_settings
from rolepress.formats.docx.identity import Identity
from rolepress.importers import applying
from rolepress.importers.comparing import compared
from rolepress.importers.reading import LARGEST_FILE, read_copy
from rolepress.importers.records import CannotImportError, Choice, Plan, Proposal
from rolepress.importers.sending import as_it_stands, as_released
from rolepress.library import Library, load
from rolepress.model import MODELS
from rolepress.problems import Problem, Severity

__all__ = ["CannotImportError", "Choice", "Plan", "Proposal", "Visit", "carry_out", "draw_up", "whose"]


@dataclass(frozen=True)
class Visit:
    """A Word copy that has come back, with what it would change."""

    library: Library
    plan: Plan


def draw_up(project: Path, file: Path, name: str, *, on: datetime) -> Visit:
    """Return what the Word copy *file* would change in the document *name*; nothing is written.

    Raises CannotImportError for a file that is none, that could do harm, or that is a copy of another document.
    """
    copy = read_copy(_data(file), file.name)
    library = _library(project, name)
    identity = _of_document(copy.identity, library, name, file.name)
    edition = identity.edition
    now = as_it_stands(library, name, edition, on=on)
    sent = as_released(library, name, identity.version, edition, on=on)
    found = compared(library, name, sent, now, copy, on=on)
    document = library.document(name)
    return Visit(library, Plan(name, document.title, identity.version, document.version, *found))


def whose(file: Path) -> str | None:
    """Return the id of the document that a Word copy says it is of; None where it says none, or cannot be read."""
    try:
        identity = read_copy(_data(file), file.name).identity
    except CannotImportError:
        return None
    return identity.document if identity is not None else None


def carry_out(visit: Visit, choices: Iterable[Choice]) -> tuple[PurePosixPath, ...]:
    """Make the changes of *choices*, all or none; return the files that were written."""
    return applying.carry_out(visit.library, [edit for choice in choices for edit in choice.edits])


def _data(file: Path) -> bytes:
    """Return what a file holds, as far as a copy may be long."""
    if file.suffix.casefold() == ".docm":
        raise CannotImportError(f"{file.name} holds macros, which are programs", "do not open it; ask for a .docx")
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise CannotImportError(f"there is no file {file}", "check its name and its folder") from error
    except OSError as error:
        raise CannotImportError(f"{file} cannot be opened: {error.strerror}", "give one Word file") from error


def _library(project: Path, name: str) -> Library:
    settings = load_settings(project)
    if settings.value is None:
        raise CannotImportError(f"rolepress.yml: {settings.problems[0].message}", "put it right: rolepress check")
    loaded = load(project, settings.value)
    if name not in loaded.value.entries:
        found = _about(loaded.problems, name)
        message = f"there is no document '{name}'"
        if found is not None:
            message = f"{found.place.path}, line {found.place.line}: {found.message}"
        raise CannotImportError(message, "put it right: rolepress check")
    if not MODELS[loaded.value.entries[name].kind].published:
        raise CannotImportError(f"'{name}' is shared text, which has no Word copy", "give the id of a document")
    return loaded.value


def _about(problems: Iterable[Problem], name: str) -> Problem | None:
    errors = (each for each in problems if each.severity is Severity.ERROR)
    return next((each for each in errors if each.place.path.stem == name), None)


def _of_document(identity: Identity | None, library: Library, name: str, called: str) -> Identity:
    """Return whose copy a file is, if it is one of the document *name*."""
    if identity is None:
        raise CannotImportError(f"{called} does not say which document it is a copy of",
                                "take a copy that Rolepress made, and edit that")  # fmt: skip
    entry = library.entries[name]
    if identity.document in (name, *entry.aliases):
        return identity
    other = library.entries.get(identity.document)
    title = f" ({other.title})" if other else ""
    hint = (
        f"rolepress import FILE --update {identity.document}" if other else "ask for a copy of the right document"
    )
    raise CannotImportError(f"{called} is a copy of '{identity.document}'{title}, not of '{name}'", hint)
