"""What a file without pages says first: whose it is, that it is a draft, its version, its notice."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.formats.linear import Line
from rolepress.manuscript import Manuscript, Prose, walk
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


def _says(manuscript: Manuscript, text: str) -> bool:
    """Whether a paragraph of *manuscript* says *text* already."""
    return any(isinstance(block, Prose) and plain(block.text) == text for block in walk(manuscript.blocks))
