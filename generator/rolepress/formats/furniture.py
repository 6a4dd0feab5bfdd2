"""What a file says first: whose it is, that it is a draft, its version, its notice, and who has checked it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rolepress.formats.linear import Line
from rolepress.manuscript import Box, Manuscript, Prose, latin_apart, walk
from rolepress.markdown import plain


def opening(manuscript: Manuscript) -> Iterator[Line]:
    """Yield the lines that stand above a document's own."""
    about, labels = manuscript.about, manuscript.labels
    yield Line("text", about.organisation_name)
    if about.draft:
        yield Line("text", labels["draft-mark"])
    if about.version:
        yield Line("text", f"{labels['version']} {about.version}")
    if about.notice and not _says(manuscript, about.notice):
        yield Line("text", about.notice, opens=True)


def publisher_of(manuscript: Manuscript) -> str:
    """Return whose the document is, as its text says it: a Latin name among other letters is in English."""
    return latin_apart(manuscript.about.organisation_name, manuscript.language)


def band_apart(manuscript: Manuscript) -> tuple[Box | None, Manuscript]:
    """Return the box that says what the band says, and *manuscript* without it.

    A file with pages has the band at the head of each. On the first one it is text, for those who listen too.
    """
    boxes = (each for each in manuscript.blocks if isinstance(each, Box))
    box = next((each for each in boxes if _is_band(each, manuscript.about.band)), None)
    return box, replace(manuscript, blocks=tuple(each for each in manuscript.blocks if each is not box))


def _is_band(box: Box, band: str) -> bool:
    return bool(band) and not box.blocks and plain(box.title) == band


def _says(manuscript: Manuscript, text: str) -> bool:
    """Whether a paragraph of *manuscript* says *text* already."""
    return any(isinstance(block, Prose) and plain(block.text) == text for block in walk(manuscript.blocks))
