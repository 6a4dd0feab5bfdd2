"""The folder for what was collected: outside the project and every Git repository, and for its owner alone."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from rolepress.file_names import as_read

_FOLDER_MODE, _FILE_MODE = 0o700, 0o600  # for the person who runs it alone, where the system knows such modes


class CannotCollectError(Exception):
    """The folder will not do; the message and hint are for the person at the keyboard."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def check_folder(folder: Path, project: Path) -> None:
    """Refuse a *folder* in which answers could be published or shared: CannotCollectError says why."""
    if is_in(folder, project):
        raise CannotCollectError(
            f"{folder} is inside the project, which is shared and published",
            "answers are personal data: give a private folder outside the project",
        )
    for each in _ways_up(folder):
        if (each / ".git").exists():
            raise CannotCollectError(
                f"{folder} is inside the Git repository {each}",
                "answers are personal data, and Git never forgets: give a private folder elsewhere",
            )
    for each in _ways_up(folder):
        if each.exists() and not each.is_dir():
            raise CannotCollectError(f"{each} is a file", "name a folder")


def is_in(path: Path, folder: Path) -> bool:
    """Whether *path* is *folder* or in it, as it is written or where links lead, in capital or small letters."""
    spelled = {as_read(PurePosixPath(each.as_posix())) for each in (folder.absolute(), folder.resolve())}
    return any(
        as_read(PurePosixPath(each.as_posix())) in spelled or _is_same(each, folder) for each in _ways_up(path)
    )


def write_privately(folder: Path, files: Mapping[str, bytes], *, replace: bool) -> tuple[Path, ...]:
    """Write *files* into *folder* and return their paths; only the owner may read them.

    Nothing is written when one of them is there already, unless they are to *replace* what is.
    """
    paths = {folder / name: data for name, data in files.items()}
    there = [path for path in paths if path.exists() or path.is_symlink()]
    if there and not replace:
        raise CannotCollectError(
            f"{there[0]} is there already", "name another folder, or add --replace to write over what is there"
        )
    if not folder.is_dir():
        folder.mkdir(_FOLDER_MODE, parents=True)
    for path, data in paths.items():
        _write(path, data)
    return tuple(paths)


def _ways_up(path: Path) -> Iterator[Path]:
    """Yield *path* and every folder round it, first as it is written and then where links lead."""
    written = Path(os.path.normpath(path.absolute()))
    for start in dict.fromkeys((written, path.resolve())):
        yield start
        yield from start.parents


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False


def _write(path: Path, data: bytes) -> None:
    """Write *data* in one step; the file is never open to others, not even while it is written."""
    handle, beside = tempfile.mkstemp(prefix=".", suffix=".new", dir=path.parent)  # made with mode 600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).chmod(_FILE_MODE)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
