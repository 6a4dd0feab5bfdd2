"""Finds files among a project's templates that change nothing: a misspelt name, an unknown organisation."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from rolepress.home import ORGANISATIONS, templates_folder
from rolepress.pictures.books import TEMPLATES as PICTURES
from rolepress.problems import Problem, Severity, nearest, problem
from rolepress.theme import BUILT_IN, TEMPLATE_SUFFIXES

TEMPLATES = PurePosixPath("templates")
_LOOKED_FOR = BUILT_IN - {
    "labels",
    "new",
    "tokens.css",
}  # folders in which Rolepress looks for names that it knows
_WITH_NAMES = (TEMPLATES, PurePosixPath("mkdocs.yml"))  # where a project names files of its own


def stray_problems(root: Path, organisations: Collection[str]) -> tuple[Problem, ...]:
    """Return a warning for every template of the project at *root* that nothing uses.

    A file is used when it takes the place of a built-in one, or when another one names it. A folder for an
    organisation is used when its name is one of *organisations*, the ids that there are.
    """
    templates = root / TEMPLATES
    own = sorted(templates / ORGANISATIONS / name for name in organisations)
    return (
        *_stray_folders(templates / ORGANISATIONS, organisations),
        *(each for folder in (templates, *own) for each in _stray_files(root, folder)),
    )


def _stray_folders(folder: Path, organisations: Collection[str]) -> Iterator[Problem]:
    for each in sorted(folder.iterdir()) if folder.is_dir() else ():
        if each.is_dir() and each.name not in organisations:
            near = nearest(each.name, organisations)
            hint = f"did you mean {near}?" if near else "name the folder by the id of an organisation"
            path = TEMPLATES / ORGANISATIONS / each.name
            yield _warning(
                path, f"there is no organisation '{each.name}', so these templates change nothing", hint
            )


def _stray_files(root: Path, folder: Path) -> Iterator[Problem]:
    built_in = templates_folder()
    if not folder.is_dir() or folder.resolve() == built_in.resolve():
        return
    known = {name for name, _ in _files(built_in) if name.parts[0] != PICTURES.name}  # a book has to name those
    own = dict(_files(folder))
    for name, path in own.items():
        if name not in known and not _is_named(root, path):
            near = nearest(str(name), map(str, known))
            other = "the pictures.yml beside it" if name.parts[0] == PICTURES.name else "another template"
            hint = f"did you mean {near}?" if near else f"name it in {other}, or take it away"
            yield _warning(PurePosixPath(path.relative_to(root).as_posix()), "nothing uses this template", hint)


def _files(folder: Path) -> Iterator[tuple[PurePosixPath, Path]]:
    """Yield the files of a folder of templates that Rolepress would look for by name, with their names there."""
    for top in sorted(_LOOKED_FOR):
        for path in sorted((folder / top).rglob("*")):
            if path.suffix in TEMPLATE_SUFFIXES and path.is_file():
                yield PurePosixPath(path.relative_to(folder).as_posix()), path


def _is_named(root: Path, path: Path) -> bool:
    """Whether another file of the project's templates, or its mkdocs.yml, has the name of *path* in it."""
    for each in _WITH_NAMES:
        files = (root / each).rglob("*") if (root / each).is_dir() else (root / each,)
        for other in files:
            if other != path and other.is_file() and path.name.encode() in other.read_bytes():
                return True
    return False


def _warning(path: PurePosixPath, message: str, hint: str) -> Problem:
    return problem(path, "unused-template", message, hint=hint, severity=Severity.WARNING)
