"""Says what this computer has and what it lacks: a line for each thing that Rolepress stands on."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from rolepress.home import kept_folder, templates_folder

OLDEST_PYTHON = (3, 11)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_PANGO = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")  # Linux, macOS, Windows


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked for."""

    name: str
    fine: bool
    found: str  # what was found, or what its lack means
    advice: str = ""  # what to do about it
    needed: bool = True  # for building; otherwise only for the tests of Rolepress itself

    def __str__(self) -> str:
        mark = "ok     " if self.fine else "missing" if self.needed else "without"
        return (
            f"{mark}  {self.name}: {self.found}{f'  hint: {self.advice}' if self.advice and not self.fine else ''}"
        )


def examine(project: Path) -> tuple[Finding, ...]:
    """Return what is there and what is not, for building *project* here."""
    return (
        python(sys.version_info[:3]),
        weasyprint(),
        pango(_pango_version()),
        fonts(),
        writable("the project", project, "ask for the right to write there"),
        writable("the cache", kept_folder(project), "set ROLEPRESS_CACHE to a folder that you can write to"),
        links(project),
        braille(shutil.which("lou_translate")),
        Finding("built-in templates", True, f"{templates_folder()}, to read and to copy from", needed=False),
        *_for_tests(),
    )


def python(found: tuple[int, ...]) -> Finding:
    """Say whether this Python is new enough."""
    oldest = ".".join(map(str, OLDEST_PYTHON))
    return Finding(
        "Python", found >= OLDEST_PYTHON, ".".join(map(str, found)), f"install Python {oldest} or newer"
    )


def weasyprint() -> Finding:
    """Say whether WeasyPrint is there in the version that PDFs need. It is not imported: that takes a second."""
    from rolepress.formats.pdf.weasy import WEASYPRINT

    try:
        found = version("weasyprint")
    except PackageNotFoundError:
        found = "not installed"
    return Finding("WeasyPrint", found == WEASYPRINT, found, f"pip install weasyprint=={WEASYPRINT}")


def pango(found: str | None) -> Finding:
    """Say which Pango is there: WeasyPrint lays text out with it."""
    advice = (
        "on Debian or Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
        "on a Mac: brew install pango"
    )
    return Finding("Pango", found is not None, found or "not found, so no PDF can be made", advice)


def fonts() -> Finding:
    """Say whether the fonts of the PDFs are installed with Rolepress."""
    there = find_spec("fontpkg_arimo") is not None
    words = "Arimo, installed with Rolepress" if there else "not found, so no PDF can be made"
    return Finding("fonts", there, words, "pip install fontpkg-arimo")


def writable(name: str, folder: Path, advice: str) -> Finding:
    """Say whether files can be written in *folder*, or where it would be made."""
    standing = _standing(folder)
    try:
        with tempfile.TemporaryFile(dir=standing):
            return Finding(name, True, f"{folder} can be written to")
    except OSError as error:
        return Finding(name, False, f"{folder} cannot be written to: {error.strerror}", advice)


def links(folder: Path) -> Finding:
    """Say whether the disk has links. Without them a site is published by renaming, a little less smoothly."""
    try:
        with tempfile.TemporaryDirectory(dir=_standing(folder), prefix=".rolepress-") as scratch:
            os.symlink("target", Path(scratch) / "link")
    except (OSError, NotImplementedError):
        words = "this disk has none, so for a moment between two renames there is no site"
        return Finding("links", False, words, needed=False)
    return Finding("links", True, "a new site takes the place of the old one in one step", needed=False)


def braille(program: str | None) -> Finding:
    """Say whether braille-ready files can be made: that is for projects that want them."""
    advice = "on Debian or Ubuntu: sudo apt-get install liblouis-bin; on a Mac: brew install liblouis"
    words = program or "no lou_translate, so no braille-ready file can be made"
    return Finding("braille", program is not None, words, advice, needed=False)


def _for_tests() -> Iterator[Finding]:
    """Yield what no build needs: `rolepress audit` and the tests of Rolepress use it."""
    wanted: tuple[tuple[str, Callable[[], str | None], str], ...] = (
        ("Chromium", lambda: next(filter(None, map(shutil.which, CHROMIUM)), None), "chromium"),
        ("Java", lambda: shutil.which("java"), "default-jdk-headless"),
        ("Poppler", lambda: shutil.which("pdftotext"), "poppler-utils"),
    )
    for name, find, package in wanted:
        found = find()
        advice = f"on Debian or Ubuntu: sudo apt-get install {package}"
        words = found or "not found; `rolepress audit` and the tests of Rolepress use it"
        yield Finding(name, found is not None, words, advice, needed=False)


def _pango_version() -> str | None:
    """Return the version of the Pango that this machine would load, or None."""
    for name in _PANGO:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        library.pango_version_string.restype = ctypes.c_char_p
        return str(library.pango_version_string().decode())
    return None


def _standing(folder: Path) -> Path:
    """Return *folder*, or the nearest folder above it that is there."""
    return next(each for each in (folder.absolute(), *folder.absolute().parents) if each.is_dir())
