"""Finds the picture of an idea: in the organisation's own book, then in the project's, then in ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from rolepress.home import ORGANISATIONS, templates_folder
from rolepress.pictures.books import TEMPLATES, Drawing, Slip, built_in, read_book, twice
from rolepress.pictures.files import FOLDER
from rolepress.problems import Outcome, Problem, Severity

Shelf = Mapping[str, Drawing]
"""The pictures that a document may show, by what they show."""

ShownBy = Mapping[str, frozenset[str]]
"""The ids of the documents that show a picture, by what it shows."""


def shelf_for(root: Path, organisation: str, *, shown_by: ShownBy | None = None) -> Outcome[Shelf]:
    """Return the pictures for documents of *organisation* in the project at *root*, and what is wrong with them.

    The organisation's own come first, then the project's, then those of its templates in the same order, then
    those that come with Rolepress. A picture that cannot be shown is left out: that is an error of the documents
    that show it, and a warning where none does.
    """
    books = [read_book(root, folder) for folder in _folders(root, organisation)]
    found: dict[str, Drawing] = dict(built_in().pictures)
    for each in books:
        found |= each.pictures
    slips = (*(slip for each in books for slip in each.slips), *_twice(root, found.values()))
    return Outcome(found, tuple(_weighed(each, shown_by or {}, found) for each in slips))


def pictures_of(root: Path, organisation: str, concepts: Iterable[str]) -> dict[str, bytes]:
    """Return the pictures that show *concepts*, by the names of their files, such as "interview.svg".

    What has no picture is left out.
    """
    return {each.name: each.shown for each in drawings(root, organisation, concepts)}


def drawings(root: Path, organisation: str, concepts: Iterable[str]) -> tuple[Drawing, ...]:
    """Return the pictures of *concepts*, in their order, each once; what has no picture is left out."""
    wanted = dict.fromkeys(concepts)
    shelf = shelf_for(root, organisation).value if wanted else {}
    return tuple(shelf[each] for each in wanted if each in shelf)


def _folders(root: Path, organisation: str) -> Iterator[PurePosixPath]:
    """Yield the folders of a project in which a book may lie, those that win last.

    In a checkout the project's templates are the built-in ones, which have been looked at.
    """
    if (root / TEMPLATES.parent).resolve() != templates_folder().resolve():
        yield TEMPLATES
    if organisation:
        yield TEMPLATES.parent / ORGANISATIONS / organisation / TEMPLATES.name
    yield PurePosixPath(FOLDER)
    if organisation:
        yield FOLDER / organisation


def _weighed(slip: Slip, shown_by: ShownBy, found: Shelf) -> Problem:
    """Return what is wrong in a book: an error of the documents that miss a picture by it, or else a warning."""
    told = slip.problem
    missed = slip.concepts or (each for each in shown_by if each not in found)
    documents = frozenset(name for concept in missed for name in shown_by.get(concept, ()))
    if not documents:
        return replace(told, severity=Severity.WARNING) if told.severity is Severity.ERROR else told
    return replace(told, shown_in=documents)


def _twice(root: Path, given: Iterable[Drawing]) -> Iterator[Slip]:
    """Yield what is said of each picture of the project's that shows a second idea: one means one thing."""
    first: dict[Path, Drawing] = {}
    for drawing in given:
        other = first.setdefault(drawing.path, drawing)
        if other is drawing:
            continue
        named = next((each for each in (drawing, other) if each.book is not None), None)
        if named is not None and named.book is not None:
            yield twice(root, other if named is drawing else drawing, named, named.book)
