"""The EPUB format: a manuscript as an EPUB 3 book, for phones, tablets and reading programs.

No font is inside: people read in the one that they have chosen. Tables are records, which fit any screen and size.
"""

from __future__ import annotations

from rolepress.editions import Edition
from rolepress.editions.large_print import adapt
from rolepress.formats import Artifact, Format, RenderOptions, register
from rolepress.formats.epub.book import book_files
from rolepress.formats.epub.package import packed
from rolepress.manuscript import Manuscript
from rolepress.theme import Theme

MEDIA_TYPE = "application/epub+zip"


def render_epub(manuscript: Manuscript, theme: Theme, options: RenderOptions) -> bytes:
    """Return *manuscript* as a book; a form in it is there to be read, and says how it is answered."""
    return packed(book_files(adapt(manuscript), theme, options.pictures))


def _artifact(manuscript: Manuscript, edition: Edition, theme: Theme, options: RenderOptions) -> Artifact:
    return Artifact(render_epub(manuscript, theme, options))


EPUB = register(Format("epub", ".epub", MEDIA_TYPE, _artifact, templates=("blocks", "epub")))
