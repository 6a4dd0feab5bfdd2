"""The editions: standard print, on tints too, and large print in its sizes, as records that anybody can add to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import entry_points

from rolepress.editions import large_print as large
from rolepress.editions.tints import TINTS
from rolepress.manuscript import Manuscript
from rolepress.problems import Outcome, problem

ENTRY_POINTS = "rolepress.editions"  # modules of other packages that register editions as they are imported


@dataclass(frozen=True, slots=True)
class Edition:
    """A way to set the same words for other readers."""

    id: str  # "large-print", whatever its size; "cream"
    label: str  # its name in the catalogue of labels
    suffix: str  # of its files, before the format's: "-large-print-18"
    size_pt: float  # of body text
    adapt: Callable[[Manuscript], Manuscript]
    stylesheets: tuple[str, ...]  # of the theme, for print; the later ones win
    formats: tuple[str, ...] | None = None  # in which it is made; None for every one
    usual: bool = True  # made without being asked for
    paper: str = ""  # the colour of the page, such as #fbf3dc; white when left out

    @property
    def name(self) -> str:
        """Return what the edition is called among all editions: "standard", "large-print-18", "cream"."""
        return self.suffix.removeprefix("-") or self.id

    def takes(self, format: str) -> bool:
        """Whether the edition is made in the format of this id."""
        return self.formats is None or format in self.formats


def as_it_is(manuscript: Manuscript) -> Manuscript:
    """Return *manuscript*: the standard edition changes nothing."""
    return manuscript


LARGE_PRINT_SIZES = (16, 18, 20, 24, 28)
"""Points. Source: UKAAF and RNIB (16 is the least, 18 usual, 24 and up is giant print); SNOMED's 20, 24 and 28."""

GIANT_PRINT_PT = 24

STANDARD = Edition("standard", "edition-standard", "", 12, as_it_is, ("print/print.css",))


def _large_print(size_pt: int) -> Edition:
    giant = ("print/giant-print.css",) if size_pt >= GIANT_PRINT_PT else ()
    sheets = ("print/print.css", "print/large-print.css", *giant)
    return Edition(
        "large-print", "edition-large-print", f"-large-print-{size_pt}", size_pt, large.adapt, sheets,
        formats=("pdf", "docx"), usual=False,
    )  # fmt: skip


def _tinted(tint: str) -> Edition:
    return replace(STANDARD, id=tint, label=f"edition-{tint}", suffix=f"-{tint}", formats=("pdf",), usual=False,
                   paper=TINTS[tint])  # fmt: skip


EDITIONS: dict[str, Edition] = {
    each.name: each for each in (STANDARD, *map(_large_print, LARGE_PRINT_SIZES), *map(_tinted, TINTS))
}


def register(edition: Edition) -> Edition:
    """Add *edition* to those there are, under its name; ValueError when the name is taken."""
    if edition.name in EDITIONS:
        raise ValueError(f"there are two editions called {edition.name}")
    EDITIONS[edition.name] = edition
    return edition


@cache
def editions() -> Mapping[str, Edition]:
    """Return every edition by its name, those of other installed packages included."""
    for entry in entry_points(group=ENTRY_POINTS):
        entry.load()
    return EDITIONS


def set_for(edition: Edition, manuscript: Manuscript) -> Edition:
    """Return *edition* as it sets *manuscript*: where it needs larger type, in that size and like large print.

    The edition keeps its name, and with it the names of its files.
    """
    least = manuscript.about.least_pt
    if edition.size_pt >= least:
        return edition
    like = next((size for size in LARGE_PRINT_SIZES if size >= least), LARGE_PRINT_SIZES[-1])
    large = EDITIONS[f"large-print-{like}"]
    return replace(edition, size_pt=least, adapt=large.adapt, stylesheets=large.stylesheets)


def large_print(size_pt: int) -> Outcome[Edition | None]:
    """Return the large-print edition of a size in points, or None and why there is none."""
    edition = EDITIONS.get(f"large-print-{size_pt}")
    if edition is not None:
        return Outcome(edition)
    sizes = ", ".join(map(str, LARGE_PRINT_SIZES))
    hint = f"choose one of {sizes}"
    if size_pt > LARGE_PRINT_SIZES[-1]:
        hint = f"above {LARGE_PRINT_SIZES[-1]} points, offer audio or electronic text instead"
    message = f"there is no large print of {size_pt} points"
    return Outcome(
        None, (problem("rolepress.yml", "large-print-size", message, hint=hint, at=("large_print", "sizes")),)
    )
