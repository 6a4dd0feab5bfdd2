"""Which scripts can be printed: those that Arimo has letters of, and those whose font is installed beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path

from rolepress.languages import language_of

OWN_SCRIPTS = frozenset({"Cyrl", "Grek", "Hebr", "Latn"})
"""Scripts that Arimo has the letters of, by their ISO 15924 codes."""


WORD_FONT = "Arial"
"""What Word sets text in: it is on Windows and Mac, and has Latin, Greek, Cyrillic, Hebrew and Arabic letters."""

_WORD_FONTS = {**dict.fromkeys(("Beng", "Deva", "Gujr", "Guru", "Taml"), "Nirmala UI"), "Thaa": "MV Boli"}
"""Fonts of scripts that Arial has no letters of. They come with Windows; elsewhere Word takes another."""


@dataclass(frozen=True, slots=True)
class ScriptFont:
    """A pinned font for another script, OFL-1.1, in a package of its own."""

    name: str
    package: str  # as it is installed: "fontpkg-amiri"
    files: tuple[str, ...]  # regular and bold, or one that has both
    extra: str = ""  # of Rolepress that installs it; "" for what comes with Rolepress
    scale: float = 1.0  # how much larger it is set, to look as large as Arimo

    @property
    def module(self) -> str:
        """The package as it is imported."""
        return self.package.replace("-", "_")

    @property
    def is_installed(self) -> bool:
        """Whether it is there."""
        return find_spec(self.module) is not None

    @property
    def advice(self) -> str:
        """How to install it."""
        return f"pip install 'rolepress[{self.extra}]'" if self.extra else f"pip install {self.package}"


SCRIPT_FONTS = {
    # Noto's Arabic fonts draw the dots of a letter apart from it, and the text of a PDF then loses the letter.
    "Arab": ScriptFont("Amiri", "fontpkg-amiri", ("Amiri-Regular.ttf", "Amiri-Bold.ttf"), scale=1.25),
    "Beng": ScriptFont(
        "Hind Siliguri", "fontpkg-hind-siliguri", ("HindSiliguri-Regular.ttf", "HindSiliguri-Bold.ttf"), "bengali"
    ),
    "Deva": ScriptFont(
        "Noto Sans Devanagari",
        "fontpkg-noto-sans-devanagari",
        ("NotoSansDevanagari[wdth,wght].ttf",),
        "devanagari",
    ),
    "Taml": ScriptFont("Noto Sans Tamil", "fontpkg-noto-sans-tamil", ("NotoSansTamil[wdth,wght].ttf",), "tamil"),
}
"""Fonts by the script that they are for."""


def font_for(language: str) -> ScriptFont | None:
    """Return the font that text in *language* needs beside Arimo; None where it needs none, or none is known."""
    return SCRIPT_FONTS.get(language_of(language).script)


def word_font(language: str) -> str:
    """Return the font in which Word sets *language* where its script is a complex one, as Word calls them."""
    return _WORD_FONTS.get(language_of(language).script, WORD_FONT)


def is_complex(language: str) -> bool:
    """Whether Word counts *language* among those of complex scripts, with a font and a language of their own."""
    found = language_of(language)
    return found.right_to_left or found.script in _WORD_FONTS


def is_printable(language: str) -> bool:
    """Whether PDFs in *language* can be made here: every letter has a font."""
    font = font_for(language)
    return language_of(language).script in OWN_SCRIPTS or (font is not None and font.is_installed)


def font_files() -> Iterator[Path]:
    """Yield the files of the fonts that are installed beside Arimo, in one order on every machine."""
    for _, font in sorted(SCRIPT_FONTS.items()):
        if font.is_installed:
            for name in font.files:
                with as_file(files(font.module) / "files" / name) as path:
                    yield path


def installed_fonts() -> tuple[str, ...]:
    """Return the packages of those fonts, each with its version."""
    there = (font.package for font in SCRIPT_FONTS.values() if font.is_installed)
    return tuple(sorted(f"{package} {version(package)}" for package in there))
