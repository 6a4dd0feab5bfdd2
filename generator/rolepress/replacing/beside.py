"""Finds words in the settings and the books of pictures, which are no documents: people change them by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from rolepress.config import SETTINGS_FILE
from rolepress.pictures import BOOK
from rolepress.pictures.files import FOLDER
from rolepress.problems import Place
from rolepress.replacing.records import Left
from rolepress.replacing.seeking import Sought
from rolepress.scalars import follow, scalars, where
from rolepress.source import read_source

SETTINGS = "the settings: change it by hand"
PICTURES = "a book of pictures: change it by hand"


def beside(root: Path, words: Sought) -> Iterator[Left]:
    """Yield where the *words* stand in the settings and in the books of pictures."""
    books = (PurePosixPath(each.relative_to(root).as_posix()) for each in sorted((root / FOLDER).rglob(BOOK)))
    for path, why in ((SETTINGS_FILE, SETTINGS), *((each, PICTURES) for each in books)):
        source = read_source(root, path).value
        if source is None:
            continue
        for scalar in scalars(source.text):
            for start, _, _ in words.found(scalar.value):
                units = follow(source.text, scalar) or ()
                line, column = where(source.text, units, start) if units else (source.place(scalar.at).line, 1)
                yield Left(Place(PurePosixPath(path), line, column), why)
