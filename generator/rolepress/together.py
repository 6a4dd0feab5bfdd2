"""Writes several files of a project, or none of them: after a crash all are as they were, or all are new.

The new and the old words of each file are put beside the content first, in a folder of their own, with a journal.
Then each file is swapped in one step. What a crash cuts short is undone by the next command that looks (`repair`).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from rolepress.locks import locked

FOLDER = PurePosixPath("content/.together")
_JOURNAL, _DONE, _LOCK = "journal.json", "done", "lock"


class CannotWriteError(Exception):
    """A file is not as it was, or another command is writing; nothing was written."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Rewrite:
    """The words of a file, as they are and as they are to be."""

    path: PurePosixPath  # from the project's top
    before: bytes
    after: bytes
    is_new: bool = False  # whether the file is not there yet; nothing is `before` it


def write_together(root: Path, rewrites: Iterable[Rewrite]) -> tuple[PurePosixPath, ...]:
    """Write every one of *rewrites*, or none; return the paths of the files.

    Raises CannotWriteError when a file no longer says what it said `before`, or another command is writing, and
    OSError when the disk refuses. Either way every file is as it was.
    """
    known = tuple(rewrites)
    with _alone(root):
        _undo(root)
        for each in known:
            if _read(root / each.path) != (None if each.is_new else each.before):
                what = "is there already" if each.is_new else "has changed since it was read"
                hint = "look at it, then try again"
                raise CannotWriteError(f"{each.path} {what}; nothing was written", hint)
        try:
            _put_beside(root, known)
            for number, each in enumerate(known):
                (root / each.path).parent.mkdir(parents=True, exist_ok=True)
                os.replace(_beside(root, number, "new"), root / each.path)
            _write(root / FOLDER / _DONE, b"")
        except BaseException:  # Ctrl-C too
            _undo(root)
            raise
        _undo(root)
    return tuple(each.path for each in known)


def repair(root: Path) -> tuple[PurePosixPath, ...]:
    """Undo what a crash cut short; return the files that are as they were again.

    While another command is writing, it is left to it.
    """
    if not (root / FOLDER).is_dir():
        return ()
    try:
        with _alone(root):
            return _undo(root)
    except CannotWriteError:
        return ()


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Keep other commands from writing meanwhile; a kill lets go of it too."""
    (root / FOLDER).mkdir(exist_ok=True)
    with (root / FOLDER / _LOCK).open("a+b") as held:
        if not locked(held.fileno()):
            raise CannotWriteError("another command is writing to this project", "wait until it has finished")
        try:
            yield
        finally:
            if not (root / FOLDER / _JOURNAL).exists():  # what could not be undone waits for the next command
                shutil.rmtree(root / FOLDER, ignore_errors=True)


def _put_beside(root: Path, rewrites: Iterable[Rewrite]) -> None:
    """Write the journal, then the new and the old words of every file, all of it on the disk."""
    known = tuple(rewrites)
    journal = [
        {"path": str(each.path), "after": hashlib.sha256(each.after).hexdigest(), "new": each.is_new}
        for each in known
    ]
    _write(root / FOLDER / _JOURNAL, json.dumps(journal).encode())
    for number, each in enumerate(known):
        for name, raw in (("old", each.before), ("new", each.after)):
            _write(_beside(root, number, name), raw)
            if not each.is_new:
                shutil.copymode(root / each.path, _beside(root, number, name))


def _undo(root: Path) -> tuple[PurePosixPath, ...]:
    """Put back the old words of every file that has its new ones, unless all have; forget the journal.

    A file that was not there before is gone again.
    """
    folder = root / FOLDER
    restored = []
    if (folder / _JOURNAL).is_file() and not (folder / _DONE).exists():
        for number, each in enumerate(_journal(folder)):
            path, old = PurePosixPath(each["path"]), _beside(root, number, "old")
            raw = _read(root / path)
            if raw is None or hashlib.sha256(raw).hexdigest() != each["after"]:
                continue
            if each.get("new"):
                (root / path).unlink()
            elif old.is_file():
                os.replace(old, root / path)
            else:
                continue
            restored.append(path)
    for left in folder.iterdir():
        if left.name != _LOCK and left.name != _DONE:
            left.unlink()
    (folder / _DONE).unlink(missing_ok=True)  # last: without it the journal would be undone
    return tuple(restored)


def _journal(folder: Path) -> list[dict[str, Any]]:
    """Return the files of the journal; none where a crash cut the journal itself, before any file was swapped."""
    try:
        found: list[dict[str, Any]] = json.loads((folder / _JOURNAL).read_text("utf-8"))
    except ValueError:
        return []
    return found


def _beside(root: Path, number: int, name: str) -> Path:
    return root / FOLDER / f"{number}.{name}"


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _write(path: Path, raw: bytes) -> None:
    with path.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
