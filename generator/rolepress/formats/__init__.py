"""The formats: what each is called and how a manuscript becomes one, as records that anybody can add to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Literal

from rolepress.problems import Problem

if TYPE_CHECKING:
    from rolepress.editions import Edition
    from rolepress.manuscript import Manuscript
    from rolepress.theme import Theme

ENTRY_POINTS = "rolepress.formats"  # modules of other packages that register formats as they are imported
BUILT_IN = (  # ours do the same
    "rolepress.formats.html",
    "rolepress.formats.print",
    "rolepress.formats.docx",
    "rolepress.formats.text",
    "rolepress.formats.epub",
    "rolepress.formats.speech",
    "rolepress.formats.braille",
)


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What a project chooses about its files, whatever their format; small and picklable."""

    pdf_profile: Literal["ua-1", "ua-2"] = "ua-1"
    pdf_archive: bool = False  # PDF/A-2a as well
    pictures: Mapping[str, bytes] = field(default_factory=dict)  # by the names of their files: "interview.svg"

    def picture(self, concept: str) -> str:
        """Return the name of the file that shows *concept*, whether it is there or not."""
        named = (name for name in self.pictures if name.rpartition(".")[0] == concept)
        return next(named, f"{concept}.svg")


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished body or file."""

    data: bytes
    pages: int | None = None  # None where a format has none
    problems: tuple[Problem, ...] = ()


Render = Callable[["Manuscript", "Edition", "Theme", RenderOptions], Artifact]
"""How a format makes a file of a manuscript that is already adapted to its edition."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that a manuscript can become."""

    id: str
    suffix: str  # ".pdf"; "" for a body that a page of the site goes around
    media_type: str
    render: Render
    templates: tuple[str, ...] = ()  # parts of the theme that it reads, for the keys of the cache
    engine: Callable[[], str] = str  # which program of the system makes it, for the keys of the cache; ours is ""
    name: str = ""  # what readers call it, such as "Word"; its id in capitals when left out
    typeset: bool = False  # whether it draws letters, and so needs a font for them

    @property
    def called(self) -> str:
        """What readers call it: "PDF", "Word"."""
        return self.name or self.id.upper()


FORMATS: dict[str, Format] = {}


def register(format: Format) -> Format:
    """Add *format* to those there are, under its id; ValueError when the id is taken."""
    if format.id in FORMATS:
        raise ValueError(f"there are two formats called {format.id}")
    FORMATS[format.id] = format
    return format


@cache
def formats() -> Mapping[str, Format]:
    """Return every format by its id, those of other installed packages included."""
    for module in BUILT_IN:
        import_module(module)
    for entry in entry_points(group=ENTRY_POINTS):
        entry.load()
    return FORMATS
