"""Finds the field of a key fact that Rolepress says in words of its own, such as the level of a DBS check."""

from __future__ import annotations

from rolepress.importers.hunks import Hunk
from rolepress.importers.printed import Spoken
from rolepress.importers.sending import Placed
from rolepress.importers.shelf import Shelf
from rolepress.model.base import Document
from rolepress.problems import Place

_MARK = "_header-"  # begins the bookmark of a key fact, before its name


def key_fact(now: Placed, hunk: Hunk, shelf: Shelf, document: Document) -> tuple[str, Place] | None:
    """Return the field in which a change of a key fact can be typed, and where it stands; None for other words."""
    name = next((each.removeprefix(_MARK) for each in now.paragraph.marks if each.startswith(_MARK)), None)
    if name is None or hunk.start < len(Spoken.of(document, shelf.library).house.labels.get(name, "")):
        return None
    shown = (each.document for each in document.refers if each.document in shelf.library.entries)
    for each in (document.id, *shown):
        file = shelf.file(each)
        way = _way(file.source.data, name.replace("-", "_"))
        if way is not None:
            return way[-1], file.source.place(way, on_key=True)
    return None


def _way(data: object, name: str) -> tuple[str, ...] | None:
    """Return the way to a field at the top of a file, or one step further down."""
    if not isinstance(data, dict):
        return None
    deeper = ((str(top), name) for top, held in data.items() if isinstance(held, dict) and name in held)
    return (name,) if name in data else next(deeper, None)
