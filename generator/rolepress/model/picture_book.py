"""A picture book: which picture shows what, whose it is, and what it tells people who do not see it."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints, model_validator

from rolepress.model.base import Line, Model, Slug


class PictureEntry(Model):
    """The picture of one idea."""

    shows: Annotated[Line, StringConstraints(max_length=125)]
    """What is to be seen, in a few words: for colleagues who choose it, and for people who do not see it."""
    file: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*\.(svg|png)$")] | None = None
    """A file beside this one, SVG or PNG."""
    openmoji: Annotated[str, StringConstraints(pattern=r"^[0-9A-F]{4,6}(-[0-9A-F]{4,6})*$")] | None = None
    """The code of a picture of OpenMoji, such as 260E; its licence and author are known."""
    author: Line | None = None
    """Who drew it: a company, a project or a published name."""
    licence: Line | None = None
    """On what terms it may be used, such as CC BY 4.0."""
    source: Line | None = None
    """Where it comes from, such as the address of the collection."""

    @model_validator(mode="after")
    def _one_picture_with_its_licence(self) -> PictureEntry:
        if (self.file is None) == (self.openmoji is None):
            raise ValueError("give `file` or `openmoji`")
        given = (self.author, self.licence, self.source)
        if self.file and not all(given):
            raise ValueError("a picture needs `author`, `licence` and `source`: they are printed under the guide")
        if self.openmoji and any(given):
            raise ValueError("the author and the licence of OpenMoji are known: take them out")
        return self


class PictureBook(Model):
    """The pictures of a project or of an organisation, by what they show."""

    pictures: dict[Slug, PictureEntry]
    """The pictures, each under the name by which a step asks for it, such as interview."""
