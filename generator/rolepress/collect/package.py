"""Opens Word files of strangers: parts as XML, and a refusal of what could do harm or be read in two ways."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TypeVar
from xml.etree.ElementTree import Element

from rolepress.collect.filled import CannotReadError
from rolepress.collect.xml import UnsafeXmlError, parse

T = TypeVar("T")

MOST_PARTS = 2_000  # files in the file
LARGEST_TEXT = 30_000_000  # bytes of all parts that are read, once they are unpacked

_OLD_FILE = b"\xd0\xcf\x11\xe0"  # how files of Word 97, and encrypted ones, begin
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


class Package:
    """The parts of a file. What they say of their size is not believed."""

    def __init__(self, archive: zipfile.ZipFile, wanted: str) -> None:
        self.entries = archive.infolist()
        self.names = [each.filename for each in self.entries]
        self.wanted = wanted  # what it is to be asked for again as: "form"
        self._archive = archive
        self._left = LARGEST_TEXT

    def part(self, name: str) -> Element:
        """Return one part as XML. Raises CannotReadError when it is not there, or all are too large together."""
        if name not in self.names:
            raise CannotReadError("is not a Word document", "open it to see what it is")
        with self._archive.open(name) as file:
            data = file.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            hint = f"do not open it; ask for the {self.wanted} again"
            raise CannotReadError("is far too large once it is unpacked", hint)
        return parse(data)

    def related(self) -> dict[str, str]:
        """Return the parts that the file itself names, by the last word of what they are."""
        return {
            each.get("Type", "").rpartition("/")[2]: each.get("Target", "").lstrip("/")
            for each in self.part("_rels/.rels")
            if each.get("TargetMode") != "External"
        }


def read_package(data: bytes, read: Callable[[Package], T], *, wanted: str = "form") -> T:
    """Return what *read* makes of a Word file; nothing in it is run, and nothing is fetched.

    Raises CannotReadError for what is none, and for what could do harm. *wanted* is what to ask for again.
    """
    if data.startswith(_OLD_FILE):
        raise _old(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            package = Package(archive, wanted)
            _check(package)
            return read(package)
    except UnsafeXmlError as error:
        raise CannotReadError(f"cannot be read: {error}", f"ask for the {wanted} again") from error
    except _BROKEN as error:
        raise CannotReadError("is damaged", "open it and save it again, or ask for it again") from error


def _old(data: bytes) -> CannotReadError:
    if _ENCRYPTED in data:
        return CannotReadError("is encrypted", "open it with its password and save it without")
    return CannotReadError("is an old Word file", "open it and save it as .docx")


def _check(package: Package) -> None:
    """Refuse what could do harm, or could be read in two ways."""
    if len(package.names) > MOST_PARTS or len(set(package.names)) != len(package.names):
        raise CannotReadError("is not as a word processor writes it", f"ask for the {package.wanted} again")
    if any(each.flag_bits & 1 for each in package.entries):
        raise CannotReadError("is encrypted", "open it with its password and save it without")
    types = (each.get("ContentType", "").casefold() for each in package.part("[Content_Types].xml").iter())
    programs = any(PurePosixPath(name).name.casefold() == "vbaproject.bin" for name in package.names)
    if programs or any("macroenabled" in each for each in types):
        hint = f"do not open it; ask for the {package.wanted} again"
        raise CannotReadError("holds macros, which are programs", hint)
