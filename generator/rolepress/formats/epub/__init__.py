"""The EPUB format: a manuscript as an EPUB 3 book, for phones, tablets and reading programs.

No font is inside: people read in the one that they have chosen. Tables are records, which fit any screen and size.
"""

from __future__ import annotations

from dataclasses import replace

from rolepress.editions import Edition
from rolepress.editions.large_print import adapt
from rolepress.formats import Artifact, Format, RenderOptions, register
from rolepress.formats.epub.book import book_files
from rolepress.formats.epub.package import packed
from rolepress.manuscript import Block, Form, Manuscript, Prose, said, with_blocks
from rolepress.theme import Theme

MEDIA_TYPE = "application/epub+zip"


def render_epub(manuscript: Manuscript, theme: Theme, options: RenderOptions) -> bytes:
    """Return *manuscript* as a book; a form in it is there to be read, and says how it is answered."""
    shown = with_blocks(adapt(manuscript), lambda block: _read(block, manuscript.labels["epub-form"]))
    return packed(book_files(shown, theme, options.pictures))


def _read(block: Block, note: str) -> Block:
    """Return a form that still takes answers with a *note* above it on where to give them."""
    if isinstance(block, Form) and not block.closed:
        return replace(block, blocks=(Prose(f"{block.id}--read", said(note), note=True), *block.blocks))
    return block


def _artifact(manuscript: Manuscript, edition: Edition, theme: Theme, options: RenderOptions) -> Artifact:
    return Artifact(render_epub(manuscript, theme, options))


EPUB = register(Format("epub", ".epub", MEDIA_TYPE, _artifact, templates=("blocks", "epub")))
