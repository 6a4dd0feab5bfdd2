"""The files of the content as an import looks things up in them: values with their places and their signs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from rolepress.importers.describing import where as described
from rolepress.importers.marking import Leaf
from rolepress.importers.records import CannotImportError, Wording
from rolepress.library import Library
from rolepress.problems import DataPath, Place
from rolepress.scalars import Cut, Scalar, Unit, follow, scalars, where
from rolepress.source import Source

MARK = "\ufeff"


class File:
    """One file: its text and its values."""

    def __init__(self, library: Library, document: str) -> None:
        self.source: Source = library.source(document)
        self.path: PurePosixPath = self.source.path
        self.raw = (library.root / self.path).read_bytes()
        self.text = self.raw.decode("utf-8").removeprefix(MARK)
        self.values = {each.at: each for each in scalars(self.text)}
        self._units: dict[DataPath, tuple[Unit, ...] | None] = {}

    def at(self, at: DataPath) -> DataPath:
        """Return the way to a value as the file has it: a bullet may be written as its text alone."""
        return at if at in self.values or at[:-1] not in self.values else at[:-1]

    def scalar(self, at: DataPath) -> Scalar | None:
        """Return the value that is written for the field *at*, or None."""
        return self.values.get(self.at(at))

    def units(self, scalar: Scalar) -> tuple[Unit, ...] | None:
        """Return what says each sign of a value; None where that cannot be followed."""
        if scalar.at not in self._units:
            self._units[scalar.at] = follow(self.text, scalar)
        return self._units[scalar.at]

    def place(self, at: DataPath, offset: int | None = None) -> Place:
        """Return where the value *at* stands, or the sign at *offset* in it."""
        scalar = self.scalar(at)
        units = self.units(scalar) if scalar is not None and offset is not None else None
        if units and offset is not None:
            return Place(self.path, *where(self.text, units, offset))
        return self.source.place(at)


class Shelf:
    """The files of a library, each read once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._files: dict[str, File] = {}

    def file(self, document: str) -> File:
        """Return the file of a document. Raises CannotImportError when it has just gone."""
        if document not in self._files:
            try:
                self._files[document] = File(self.library, document)
            except (KeyError, OSError, UnicodeDecodeError) as error:
                message = f"the file of {document} has just changed"
                raise CannotImportError(message, "try again when it is saved") from error
        return self._files[document]

    def wording(self, leaf: Leaf, cuts: Sequence[Cut]) -> Wording | None:
        """Return *cuts* of a text as those of the value in its file; None where it cannot be followed."""
        file = self.file(leaf.document)
        scalar = file.scalar(leaf.at)
        ways = _ways(scalar.value, leaf.text) if scalar is not None else None
        if scalar is None or ways is None or file.units(scalar) is None:
            return None
        moved = tuple(Cut(ways[each.start], ways[each.end - 1] + 1, each.new) for each in cuts)
        return Wording(file.path, scalar.at, moved)

    def place(self, leaf: Leaf, offset: int) -> Place:
        """Return where a sign of a text stands."""
        file = self.file(leaf.document)
        scalar = file.scalar(leaf.at)
        ways = _ways(scalar.value, leaf.text) if scalar is not None else None
        return file.place(leaf.at, ways[min(offset, len(ways) - 1)] if ways else None)

    def described(self, document: str, at: DataPath) -> str:
        """Return where a value of a document stands, in words."""
        return described(self.library.document(document).model_dump(), at)


def _ways(value: str, text: str) -> list[int] | None:
    """Return where each sign of *text* stands in *value*, which may have more space; None for other words."""
    ways: list[int] = []
    at = 0
    for sign in text:
        while at < len(value) and value[at] != sign and value[at].isspace() and not _is_space(sign, value, at):
            at += 1
        if at >= len(value) or not (value[at] == sign or _is_space(sign, value, at)):
            return None
        ways.append(at)
        at += 1
    return ways if not value[at:].strip() else None


def _is_space(sign: str, value: str, at: int) -> bool:
    """Whether *sign* stands for the last of some space in *value*."""
    return sign == " " and value[at].isspace() and not value[at + 1 : at + 2].isspace()
