"""Which files are read: those that are named, and those in folders; and what each holds, as bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from rolepress.collect.filled import CannotReadError, Filled
from rolepress.collect.folder import is_in

LARGEST_FILE = 30_000_000  # bytes; a form with long answers has some 300,000

_NOT_MEANT = frozenset({"thumbs.db", "desktop.ini"})  # what Windows leaves in folders
_OPEN_IN_WORD = "~$"  # how the file begins that Word keeps beside one that is open
_ZIP, _OLD_WORD = b"PK", b"\xd0\xcf\x11\xe0"


def gather(given: Iterable[Path], *, out: Path) -> tuple[Path, ...]:
    """Return the files that are *given*, and those in folders that are, each once; but for what is in *out*."""
    once: dict[Path, Path] = {}
    for path in given:
        for each in _in_folder(path, out) if path.is_dir() else (path,):
            once.setdefault(each.resolve(), each)
    return tuple(once.values())


def _in_folder(folder: Path, out: Path) -> Iterator[Path]:
    """Yield the files in *folder* and the folders in it, in order of names; links to folders are not followed."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(
            each for each in folders if not each.startswith(".") and not is_in(Path(place, each), out)
        )
        if is_in(Path(place), out):
            continue
        for name in sorted(names):
            if name.casefold() not in _NOT_MEANT and not name.startswith((".", _OPEN_IN_WORD)):
                yield Path(place, name)


def read_bytes(path: Path) -> bytes:
    """Return what is in the file *path*. Raises CannotReadError."""
    try:
        if not path.exists():
            raise CannotReadError("is not there", "check its name")
        if not path.is_file():
            raise CannotReadError("is no file")
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise CannotReadError(f"cannot be opened ({error.strerror or 'unknown reason'})") from error
    if not data:
        raise CannotReadError("is empty", "ask for it again")
    if len(data) > LARGEST_FILE:
        raise CannotReadError(f"is larger than {LARGEST_FILE // 1_000_000} MB", "open it to see what it is")
    return data


def read_filled(name: str, data: bytes) -> Filled:
    """Return what the filled form *data* says, whatever its *name* ends in. Raises CannotReadError."""
    from rolepress.collect.pdf import read_pdf  # late: whoever sends Word files alone does without pikepdf
    from rolepress.collect.word import read_word

    if PurePath(name).suffix.casefold() in (".docm", ".dotm"):
        raise CannotReadError("may hold macros, which are programs", "do not open it; ask for the form again")
    if data.startswith((_ZIP, _OLD_WORD)):
        return read_word(data)
    if b"%PDF-" in data[:1024]:
        return read_pdf(data)
    raise CannotReadError("is neither a PDF nor a Word file (.docx)", "copy the answers by hand, if it holds any")


def short_names(paths: Iterable[Path]) -> dict[Path, str]:
    """Return a name for each file: its own, with folders before it where two would be called the same."""
    paths = tuple(paths)
    parts = dict.fromkeys(paths, 1)
    while True:
        names = {path: "/".join(path.parts[-count:]) for path, count in parts.items()}
        shared = _shared(names)
        longer = {path for path in shared if parts[path] < len(path.parts)}
        if not longer:
            return names
        parts.update({path: parts[path] + 1 for path in longer})


def _shared(names: dict[Path, str]) -> set[Path]:
    """Return the files whose name another one has too."""
    by_name: dict[str, list[Path]] = {}
    for path, name in names.items():
        by_name.setdefault(name, []).append(path)
    return {path for paths in by_name.values() if len(paths) > 1 for path in paths}
