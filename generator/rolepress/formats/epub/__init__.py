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
from rolepress.manuscript import Block, Field, Form, Manuscript, Prose, said, with_blocks, with_pictures
from rolepress.theme import Theme

MEDIA_TYPE = "application/epub+zip"


def render_epub(manuscript: Manuscript, theme: Theme, options: RenderOptions) -> bytes:
    """Return *manuscript* as a book; a form in it is there to be read, and says how it is answered."""
    shown = with_blocks(adapt(manuscript), lambda block: _read(block, manuscript.labels["epub-form"]))
    return packed(book_files(with_pictures(shown, options.picture), theme, options.pictures))


def _read(block: Block, note: str) -> Block:
    """Return what can be filled in as what is read; a form that still takes answers says where, in a *note*."""
    match block:
        case Field():
            return replace(block, fillable=False)
        case Form(closed=closed):
            above = () if closed else (Prose(f"{block.id}--read", said(note), note=True),)
            return replace(block, blocks=(*above, *block.blocks), action="", button="")
        case _:
            return block


def _artifact(manuscript: Manuscript, edition: Edition, theme: Theme, options: RenderOptions) -> Artifact:
    return Artifact(render_epub(manuscript, theme, options))


EPUB = register(Format("epub", ".epub", MEDIA_TYPE, _artifact, templates=("blocks", "epub")))
