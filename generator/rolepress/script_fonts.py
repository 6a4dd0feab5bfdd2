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

_INDIC = ("Beng", "Deva", "Gujr", "Guru", "Knda", "Mlym", "Sinh", "Taml", "Telu")
_WORD_FONTS = {**dict.fromkeys(_INDIC, "Nirmala UI"), "Thaa": "MV Boli"}
"""Fonts of scripts that Arial has no letters of. They come with Windows; elsewhere Word takes another."""


_MORE = "more-scripts"  # the extra with fonts of several scripts


@dataclass(frozen=True, slots=True)
class ScriptFont:
    """A pinned font for another script, OFL-1.1, in a package of its own."""

    name: str
    package: str  # as it is installed: "fontpkg-amiri"
    files: tuple[str, ...]  # regular and bold, or one that has both
    extra: str = ""  # of Rolepress that installs it; "" for what comes with Rolepress
    scale: float = 1.0  # how much larger it is set, to look as large as Arimo
    latin: float = 1.0  # how large Latin words stand beside it, in its size
    folder: str = "files"  # of the package, where they are

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


def _noto(script: str) -> ScriptFont:
    """Return the Noto font of a *script* that no package is named for: this one has several, as Noto made them."""
    return ScriptFont(f"Noto Sans {script}", "manimgx-fonts", (f"NotoSans{script}[wght].ttf",), _MORE, folder="")


def _chinese(region: str) -> ScriptFont:
    """Return the Noto font of simplified ("SC") or traditional ("TC") signs."""
    folder = f"fonts/ofl/notosans{region.lower()}"
    return ScriptFont(
        f"Noto Sans {region}", "justmytype-intl-cjk", (f"NotoSans{region}[wght].ttf",), "chinese", folder=folder
    )


SCRIPT_FONTS = {
    # Noto's Arabic fonts draw the dots of a letter apart from it, and the text of a PDF then loses the letter.
    # Amiri's small letters are 0.37 em high and Arimo's 0.53: at 1.35 they are nearly as high as Latin ones alone.
    "Arab": ScriptFont("Amiri", "fontpkg-amiri", ("Amiri-Regular.ttf", "Amiri-Bold.ttf"), scale=1.35, latin=0.9),
    "Armn": _noto("Armenian"),
    "Beng": ScriptFont(
        "Hind Siliguri", "fontpkg-hind-siliguri", ("HindSiliguri-Regular.ttf", "HindSiliguri-Bold.ttf"), "bengali"
    ),
    "Deva": ScriptFont(
        "Noto Sans Devanagari",
        "fontpkg-noto-sans-devanagari",
        ("NotoSansDevanagari[wdth,wght].ttf",),
        "devanagari",
    ),
    "Ethi": _noto("Ethiopic"),
    "Geor": _noto("Georgian"),
    "Gujr": _noto("Gujarati"),
    "Guru": _noto("Gurmukhi"),
    "Hani": _chinese("SC"),
    "Hans": _chinese("SC"),
    "Hant": _chinese("TC"),
    "Knda": _noto("Kannada"),
    "Mlym": _noto("Malayalam"),
    "Sinh": _noto("Sinhala"),
    "Taml": ScriptFont("Noto Sans Tamil", "fontpkg-noto-sans-tamil", ("NotoSansTamil[wdth,wght].ttf",), "tamil"),
    "Telu": _noto("Telugu"),
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
    for font in dict.fromkeys(font for _, font in sorted(SCRIPT_FONTS.items())):
        if font.is_installed:
            for name in font.files:
                with as_file(files(font.module).joinpath(font.folder, name)) as path:
                    yield path


def installed_fonts() -> tuple[str, ...]:
    """Return the packages of those fonts, each with its version."""
    there = {font.package for font in SCRIPT_FONTS.values() if font.is_installed}
    return tuple(sorted(f"{package} {version(package)}" for package in there))
