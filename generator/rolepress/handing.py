"""Hands out the files that somebody asked for and that no setting builds ahead: beside the sites, never in them.

They stand in `OUT/on-request`. The public site is made anew by every build and holds what the settings say, so it
neither loses such a file nor shows one; and a file that was sent to somebody stays until it is asked for again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from rolepress.printed import Printed, PrintedDocument

FOLDER = PurePosixPath("on-request")
PREVIEW = FOLDER / "preview"  # of drafts, which carry the mark of a draft


def hand_out(printed: Printed, out: Path) -> tuple[Path, ...]:
    """Write every file that was asked for, over the one that was handed out before, and return where they are."""
    return (*_written(printed.public, out / FOLDER), *_written(printed.previews, out / PREVIEW))


def _written(documents: tuple[PrintedDocument, ...], folder: Path) -> Iterator[Path]:
    for document in documents:
        for file in document.requested:
            place = folder / file.path
            place.parent.mkdir(parents=True, exist_ok=True)
            beside = place.with_name(f".{place.name}.{os.getpid()}")  # nobody opens one that is half written
            beside.write_bytes(file.done.entry.data)
            os.replace(beside, place)
            yield place
