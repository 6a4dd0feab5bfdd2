"""Hands out the files that somebody asked for and that no setting builds ahead: beside the sites, never in them.

They stand in `OUT/on-request`. The public site is made anew by every build and holds what the settings say, so it
neither loses such a file nor shows one; and a file that was sent to somebody stays until it is asked for again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from rolepress.plans import Narrowing
from rolepress.printed import Printed, PrintedDocument

FOLDER = PurePosixPath("on-request")
PREVIEW = FOLDER / "preview"  # of drafts, which carry the mark of a draft


def hand_out(printed: Printed, out: Path) -> tuple[Path, ...]:
    """Write every file that was asked for, over the one that was handed out before, and return where they are."""
    return (*_written(printed.public, out / FOLDER), *_written(printed.previews, out / PREVIEW))


def standing(printed: Printed, narrowing: Narrowing, out: Path) -> tuple[Path, ...]:
    """Return where the files stand that somebody asked for by document and format, and that are built ahead.

    Nothing where not both were named: the sites have them all.
    """
    if not (narrowing.documents and narrowing.formats):
        return ()
    sides = ((printed.public, out / "public"), (printed.previews, out / "internal" / "preview"))
    places = (
        folder / path for documents, folder in sides for each in documents for path in _asked_for(each, narrowing)
    )
    return tuple(each for each in places if each.is_file())


def _asked_for(document: PrintedDocument, narrowing: Narrowing) -> Iterator[PurePosixPath]:
    """Yield the page and the files of *document* that were asked for, from the top of its site."""
    name = document.facts.id
    if document.page is not None and narrowing.allows(name, "standard", "html"):
        yield PurePosixPath(document.facts.address)
    yield from (file.path for file in document.files if file.plan.made_now(narrowing))


def _written(documents: tuple[PrintedDocument, ...], folder: Path) -> Iterator[Path]:
    for document in documents:
        for file in document.requested:
            place = folder / file.path
            place.parent.mkdir(parents=True, exist_ok=True)
            beside = place.with_name(f".{place.name}.{os.getpid()}")  # nobody opens one that is half written
            beside.write_bytes(file.done.entry.data)
            os.replace(beside, place)
            yield place
