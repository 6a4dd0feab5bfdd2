"""Lists the pictures of a project: what lies in content/pictures, read no further than its size."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from rolepress.library import CONTENT

FOLDER = CONTENT / "pictures"
SUFFIXES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"})
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_HEAD = 24  # bytes up to the end of its width and height


@dataclass(frozen=True, slots=True)
class PictureFile:
    """One file of content/pictures."""

    path: PurePosixPath  # from the project's top
    bytes: int
    size: tuple[int, int] | None = None  # width and height in pixels; None where the file does not say


def picture_files(root: Path) -> tuple[PictureFile, ...]:
    """Return every picture of the project at *root*, by path; links that lead out of the project are left out."""
    top = root.resolve()
    found = (path for path in (root / FOLDER).rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    return tuple(
        PictureFile(PurePosixPath(path.relative_to(root).as_posix()), path.stat().st_size, _size(path))
        for path in sorted(found)
        if path.resolve().is_relative_to(top)
    )


def _size(path: Path) -> tuple[int, int] | None:
    """Return the width and height of a PNG. A drawing in SVG has any size."""
    with path.open("rb") as file:
        head = file.read(_PNG_HEAD)
    if not head.startswith(_PNG) or len(head) < _PNG_HEAD:
        return None
    width, height = struct.unpack(">II", head[16:])
    return width, height
