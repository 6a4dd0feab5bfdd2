"""What was missing while a document was filled in: each note in the file, and at the place, it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from rolepress.library import CONTENT, Library
from rolepress.model import MODELS
from rolepress.problems import DataPath, Problem, nearest, problem


@dataclass(frozen=True, slots=True)
class Where:
    """The file and the data path whose text is being filled in."""

    path: PurePosixPath
    at: DataPath

    def inside(self, step: str | int) -> Where:
        """Return the place of what stands at *step* in this."""
        return Where(self.path, (*self.at, step))


class Notes:
    """The problems met while one document is filled in."""

    def __init__(self, library: Library, document: str) -> None:
        self.library = library
        self.document = document  # whose text is filled in
        self.problems: list[Problem] = []

    def note(
        self, where: Where, rule: str, message: str, hint: str = "", waits_for: PurePosixPath | None = None
    ) -> None:
        """Take down a problem at *where*; with *waits_for*, the hint is to put that file right."""
        hint = f"put right {waits_for}, which cannot be read yet" if waits_for else hint
        found = problem(where.path, rule, message, hint=hint, at=where.at).because_of(self.document)
        self.problems.append(replace(found, waits_for=waits_for))

    def note_missing(
        self, where: Where, rule: str, message: str, name: str, kind: str, otherwise: str = ""
    ) -> None:
        """Take down that there is no *name* of a *kind*: its file cannot be read, or another name is near."""
        unread = self.library.unread.get(name)
        stands = unread is not None and unread.parent == CONTENT / MODELS[kind].folder
        hint = nearest(name, self.library.names(kind)) or otherwise
        self.note(where, rule, message, hint=hint, waits_for=unread if stands else None)

    def unread_facts(self) -> PurePosixPath | None:
        """Return a file of facts that cannot be read, if there is one."""
        folder = CONTENT / MODELS["facts"].folder
        return next((path for path in self.library.unread.values() if path.parent == folder), None)
