"""The contact sheet: every picture that a guide may show, with its name, whose it is and who shows it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePosixPath

from rolepress.library import Library
from rolepress.model.easy_read import EasyRead
from rolepress.pictures import FOLDER as PICTURES
from rolepress.pictures import Drawing, drawings, shelf_for
from rolepress.pictures.books import TEMPLATES
from rolepress.sites.records import Named, SheetPicture

FOLDER = PurePosixPath("pictures")  # of the internal site
OURS, PROJECT = "Rolepress", "this project"


def sheet(library: Library) -> tuple[SheetPicture, ...]:
    """Return every picture that there is, by name; an organisation's own after the one that it replaces."""
    uses: dict[Drawing, list[Named]] = defaultdict(list)
    for guide in sorted(library.of_kind(EasyRead), key=lambda each: (each.title.casefold(), each.id)):
        for drawing in drawings(library.root, guide.organisation, guide.pictures):
            uses[drawing].append(Named(guide.id, guide.title, guide.kind))
    found = dict.fromkeys(
        drawing
        for organisation in ("", *sorted(library.names("organisation")))
        for drawing in shelf_for(library.root, organisation).value.values()
    )
    ordered = sorted(found, key=lambda each: (each.concept, str(each.book or "")))
    return tuple(SheetPicture(each, _place(each), _whose(each), tuple(uses.get(each, ()))) for each in ordered)


def _place(drawing: Drawing) -> PurePosixPath:
    """Return where a picture stands on the internal site: in a folder that no organisation can have."""
    return FOLDER / _whose(drawing).replace(" ", "_") / drawing.name


def _whose(drawing: Drawing) -> str:
    if drawing.book is None:
        return OURS
    folder = drawing.book.parent
    if folder in (PICTURES, TEMPLATES):
        return PROJECT
    return folder.name if folder.parent == PICTURES else folder.parent.name
