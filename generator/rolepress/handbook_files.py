"""Reads the authors' handbook: its pages and pictures, built in and the project's own.

What a project has in `content/handbook` stands in place of the built-in file of the same name.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from rolepress.file_names import is_inside
from rolepress.handbook_page import HandbookPage
from rolepress.home import handbook_folder
from rolepress.library import CONTENT
from rolepress.problems import Outcome, Problem, problem
from rolepress.source import LARGEST_FILE, read_words

FOLDER = CONTENT / "handbook"  # in a project
FIELDS = PurePosixPath("fields")  # the folder of the field reference, in which nobody writes
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp"})  # not SVG: it can hold scripts
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NAMING = f"small letters, digits and hyphens, with .md at the end; the folder {FIELDS} is Rolepress’s own"


@dataclass(frozen=True, slots=True)
class HandbookFiles:
    """Every page of a project's handbook by its name, and the way to its pictures."""

    folders: tuple[Path, ...]  # first wins; the last is the built-in one
    pages: Mapping[PurePosixPath, HandbookPage]

    def picture(self, name: PurePosixPath) -> bytes | str:
        """Return the picture *name* of the handbook's folder, or the end of a sentence that says what is wrong."""
        if name.suffix.lower() not in PICTURES:
            return f"is not one of {', '.join(sorted(PICTURES))}"
        if name.is_absolute() or ".." in name.parts:
            return "is outside the handbook’s folder"
        if not is_inside(name) or any(part.startswith(".") for part in name.parts):
            return "has a name that no picture can have"
        having = (folder for folder in self.folders if os.path.lexists(folder / name))
        return _picture(next(having, self.folders[-1]), name)


def read_handbook(root: Path) -> Outcome[HandbookFiles]:
    """Read every page of the handbook of the project at *root*; what cannot be one is a problem."""
    problems: list[Problem] = []
    own: dict[PurePosixPath, HandbookPage] = {}
    for path in _own_files(root, problems):
        read = read_words(root, path)
        problems.extend(read.problems)
        if read.value is not None:
            name = path.relative_to(FOLDER)
            own[name] = HandbookPage(name, read.value)
    built_in = handbook_folder()
    pages = dict(sorted({**_built_in(built_in), **own}.items()))
    return Outcome(HandbookFiles((root / FOLDER, built_in), pages), tuple(problems))


def _built_in(folder: Path) -> dict[PurePosixPath, HandbookPage]:
    names = {PurePosixPath(path.relative_to(folder).as_posix()): path for path in folder.rglob("*.md")}
    return {name: HandbookPage(name, path.read_text("utf-8")) for name, path in names.items() if _is_name(name)}


def _own_files(root: Path, problems: list[Problem]) -> Iterator[PurePosixPath]:
    """Yield each page that a project has written; what cannot be one is a problem."""
    for full in sorted((root / FOLDER).rglob("*")):
        path = PurePosixPath(full.relative_to(root).as_posix().encode("utf-8", "replace").decode())
        if any(part.startswith(".") for part in path.parts):
            continue
        if full.is_symlink() and full.is_dir():
            hint = "copy the folder here"
            problems.append(problem(path, "outside-project", "this is a link to a folder", hint=hint))
        elif path.suffix.lower() in (".md", ".markdown", ".txt"):
            if _is_name(path.relative_to(FOLDER)):
                yield path
            else:
                message = "a page of the handbook cannot have this name"
                problems.append(problem(path, "file-name", message, hint=_NAMING))


def _is_name(name: PurePosixPath) -> bool:
    """Whether a page may be called *name*, which becomes its address."""
    parts = name.with_suffix("").parts
    return name.suffix == ".md" and parts[0] != str(FIELDS) and all(map(_NAME.fullmatch, parts))


def _picture(folder: Path, name: PurePosixPath) -> bytes | str:
    """Return the file *name* of *folder*, or what is wrong with it."""
    full = folder / name
    try:
        if not Path(os.path.realpath(full)).is_relative_to(os.path.realpath(folder)):
            return "is outside the handbook’s folder"
        if not os.path.isfile(full):  # unlike Path's, false for a name that is too long
            return "is not there"
        return full.read_bytes() if full.stat().st_size <= LARGEST_FILE else "is too large"
    except OSError:
        return "cannot be opened"
