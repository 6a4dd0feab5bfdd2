"""Packs the files of a book: the media type first and as it is, the rest pressed, the same bytes each time.

Source: EPUB 3.3, "OCF ZIP container".
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

MIMETYPE = b"application/epub+zip"
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first day of the zip format: a file holds no clock


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return *files*, by their names, as one book."""
    made = io.BytesIO()
    with ZipFile(made, "w") as book:
        _add(book, "mimetype", MIMETYPE, ZIP_STORED)
        for name, data in files:
            _add(book, name, data, ZIP_DEFLATED)
    return made.getvalue()


def _add(book: ZipFile, name: str, data: bytes, how: int) -> None:
    entry = ZipInfo(name, _BEGINNING)
    entry.compress_type = how
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # Unix, on every system: the bytes are the same everywhere
    book.writestr(entry, data)
