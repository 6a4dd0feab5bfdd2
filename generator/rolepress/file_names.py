"""Which names files of a site can have, on every system that it may be copied to."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

_FORBIDDEN = frozenset('\\:*?"<>|')  # in no name: some systems cannot write them, or read them as a way out


def is_inside(path: PurePosixPath) -> bool:
    """Whether *path* stays inside the folder that it starts from, by names that every system can write."""
    return not path.is_absolute() and bool(path.parts) and all(map(is_plain, path.parts))


def is_plain(part: str) -> bool:
    """Whether a file or a folder may be called *part*."""
    return part not in ("", ".", "..") and part.isprintable() and not _FORBIDDEN & set(part)


def as_read(path: PurePosixPath) -> PurePosixPath:
    """Return *path* as the least careful systems read it: two that come out alike cannot stand side by side."""
    return PurePosixPath(unicodedata.normalize("NFC", str(path)).casefold())
