"""The documents that are bound into another one: each once, none inside itself, or as it was released."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from rolepress.library import Library, Scope
from rolepress.model import MODELS
from rolepress.model.base import Binding, Document
from rolepress.problems import Outcome, nearest
from rolepress.releases import read_release, versions_of
from rolepress.resolve.notes import Notes, Where
from rolepress.resolved import Resolved

Fill = Callable[[Document, Scope], Outcome[Resolved[Any]]]
"""How a document that is bound in is filled in, as a scope sees it."""


def parts(
    document: Document, inside: tuple[str, ...], round_: str | None, notes: Notes, fill: Fill
) -> Iterator[Resolved[Any]]:
    """Yield the documents that are bound into *document*, in order; the facts of its *round_* win in them.

    *inside* names the documents that it is bound into itself, the outermost first.
    """
    library, taken = notes.library, set[str]()
    path = library.entries[document.id].path
    for binding in document.binds:
        where = Where(path, binding.at)
        if binding.document in (*inside, document.id):
            way = " → ".join((*inside, document.id, binding.document))
            message = f"these documents are bound into one another: {way}"
            notes.note(where, "part-loop", message, hint="take one of them out")
        elif binding.document in taken:
            notes.note(where, "part-twice", f"'{binding.document}' is bound in twice", hint="take one out")
        else:
            taken.add(binding.document)
            yield from _part(binding, where, round_, notes, fill)


def _part(binding: Binding, where: Where, round_: str | None, notes: Notes, fill: Fill) -> Iterator[Resolved[Any]]:
    if binding.version is not None:
        yield from _as_released(binding.document, binding.version, where, notes)
        return
    library, name = notes.library, binding.document
    entry = library.entries.get(name)
    if entry is None or not MODELS[entry.kind].published:
        known = [each.id for each in library.published_kinds()]
        notes.note(where, "unknown-part", f"there is no document '{name}' to bind in",
                   hint=nearest(name, known), waits_for=library.unread.get(name))  # fmt: skip
        return
    part = library.document(name)
    filled = fill(part, scope_inside(part, library, round_))
    notes.problems.extend(filled.problems)
    yield filled.value


def scope_inside(part: Document, library: Library, round_: str | None) -> Scope:
    """Return whose facts a document sees where another one shows it: its own role's, and the round's."""
    return Scope(part.organisation or library.settings.organisation, part.role_id, round_)


def _as_released(name: str, version: str, where: Where, notes: Notes) -> Iterator[Resolved[Any]]:
    root = notes.library.root
    release = read_release(root, name, version)
    if release is not None:
        yield release.resolved()
    else:
        notes.note(where, "unknown-part", f"there is no release {version} of '{name}'",
                   hint=nearest(version, versions_of(root, name)))  # fmt: skip
