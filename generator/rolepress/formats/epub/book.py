"""The files of a book: its text in chapters, its contents, its pictures and what it says about itself."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rolepress.formats.epub.access import accessibility
from rolepress.formats.epub.chapters import Chapter, chapters_of
from rolepress.formats.epub.pictures import Pictured, Pictures
from rolepress.formats.epub.points import points_of
from rolepress.formats.epub.xhtml import as_xhtml, writable
from rolepress.formats.furniture import publisher_of
from rolepress.formats.html import render_blocks
from rolepress.manuscript import Manuscript
from rolepress.theme import Theme

FOLDER = "EPUB"
NEVER = date(1980, 1, 1)
"""The day of what nobody dated: the standard asks for one, and a book holds no clock."""


@dataclass(frozen=True, slots=True)
class _Bindery:
    """What every file of a book is made with."""

    manuscript: Manuscript
    theme: Theme

    def made(self, template: str, **values: Any) -> bytes:
        """Return what *template* makes of the manuscript and *values*; XML begins with its first sign."""
        given = {"manuscript": self.manuscript, "about": self.manuscript.about, "labels": self.manuscript.labels}
        publisher = publisher_of(self.manuscript)
        page = self.theme.environment.get_template(f"epub/{template}.jinja")
        text = page.render(**given, publisher=publisher, **values)
        return f"{writable(text).strip()}\n".encode()


def book_files(manuscript: Manuscript, theme: Theme, drawings: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every file of *manuscript* as a book, in a fixed order."""
    bindery = _Bindery(manuscript, theme)
    chapters = chapters_of(manuscript)
    pictures = Pictures(drawings, manuscript.labels)
    texts = [(chapter.file, _text(bindery, chapter, chapters, pictures)) for chapter in chapters]
    yield "META-INF/container.xml", bindery.made("container.xml")
    yield f"{FOLDER}/package.opf", _package(bindery, chapters, pictures.used)
    yield f"{FOLDER}/nav.xhtml", bindery.made("nav.xhtml", points=points_of(chapters))
    yield f"{FOLDER}/style.css", theme.text("epub/style.css").encode()
    yield from ((f"{FOLDER}/{name}", data) for name, data in texts)
    yield from ((f"{FOLDER}/{each.file}", each.data) for each in pictures.used)


def identifier(manuscript: Manuscript) -> str:
    """Return a name for the book that no other has: the same for one version of a document in one language."""
    about = manuscript.about
    named = "/".join((about.organisation, manuscript.id, manuscript.language, about.version))
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, named)}"


def modified(manuscript: Manuscript) -> str:
    """Return when the text came to be as it is: the first moment of its day."""
    return f"{(manuscript.about.dated or NEVER).isoformat()}T00:00:00Z"


def _text(bindery: _Bindery, chapter: Chapter, chapters: tuple[Chapter, ...], pictures: Pictures) -> bytes:
    places = {name: each.file for each in chapters for name in each.ids}
    body = as_xhtml(render_blocks(chapter.blocks, bindery.theme), chapter.file, places, pictures)
    return bindery.made(
        "text.xhtml", chapter=chapter, body=body, first=chapter is chapters[0], last=chapter is chapters[-1]
    )


def _package(bindery: _Bindery, chapters: tuple[Chapter, ...], pictures: tuple[Pictured, ...]) -> bytes:
    told = accessibility(bindery.manuscript, pictures)
    return bindery.made(
        "package.opf", identifier=identifier(bindery.manuscript), modified=modified(bindery.manuscript),
        chapters=chapters, pictures=pictures, accessibility=told,
    )  # fmt: skip
