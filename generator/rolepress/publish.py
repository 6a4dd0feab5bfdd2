"""Publish a set of files as one folder, all or nothing: readers see the whole old one or the whole new one.

`OUT/<name>` is a link to a finished folder, `OUT/.sites/<name>/<digest of its contents>`, and publishing swaps the
link in one step. The finished folders stand in OUT and not in `.rolepress`, because what Rolepress keeps there may
be deleted at any time and the site must survive that. Where links do not work the finished folder itself takes the
place of the old one, by two renames and a journal that the next run repairs from. Files are never hard links: an
editor that changes one in the site changes nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from rolepress.cache import key_of
from rolepress.file_names import as_read, is_inside, is_plain
from rolepress.locks import locked

SITES = ".sites"


class CannotPublishError(Exception):
    """Something on the disk is in the way; the message is for the person at the keyboard."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Published:
    """What stands at `OUT/<name>` now."""

    place: Path
    digest: str  # of every path and every byte
    files: int
    changed: bool  # whether it differs from what stood there before
    moved_aside: Path | None = None  # where a folder went that Rolepress had not made


def publish(files: Iterable[tuple[PurePosixPath, bytes | Path]], out: Path, name: str) -> Published:
    """Make *files* the whole contents of the folder *name* in *out*; what is not among them is gone.

    *files* may be a generator: each file is written as it comes. When it raises, the old folder stays as it is.
    Raises ValueError for a path that leaves the folder and for two files at one path, and CannotPublishError when
    something else stands at *name* or another build is publishing it. The folder before this one is kept, for
    readers in the middle of it; older ones are removed.
    """
    shelf = _Shelf(out, name)
    with alone(out, f"publishing-{name}"):
        shelf.repair()
        staging = shelf.folder / f".new-{os.urandom(4).hex()}"
        try:
            count = _write(files, staging)
            return shelf.stand(staging, count)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def alone(out: Path, task: str = "building") -> Iterator[None]:
    """Keep every other process that asks for the same *task* out of *out* meanwhile; a kill lets go of it too.

    Raises CannotPublishError at once when another process is in.
    """
    (out / SITES).mkdir(parents=True, exist_ok=True)
    with (out / SITES / f"{task}.lock").open("a+b") as held:
        if not locked(held.fileno()):
            hint = "wait until it has finished, or choose another folder with --out"
            raise CannotPublishError(f"another build is writing to {out}", hint)
        yield


class _Shelf:
    """The finished folders of one name, and the place that shows one of them."""

    def __init__(self, out: Path, name: str) -> None:
        if PurePosixPath(name).name != name or not is_plain(name):
            raise ValueError(f"{name!r} is not the name of a folder")
        self.name = name
        self.out = out
        self.place = out / name
        self.folder = out / SITES / name
        self.link = out / f".{name}.new"
        self.journal = self.folder / ".journal"
        self.renamed = self.folder / ".renamed"  # says which folder stands at the place itself, without a link
        self.folder.mkdir(parents=True, exist_ok=True)

    def repair(self) -> None:
        """Finish what a kill interrupted, and clear what it left."""
        if self.journal.is_file():
            noted = json.loads(self.journal.read_text("utf-8"))
            for candidate in (self.out / noted["new"], self.out / noted["aside"]):
                if not os.path.lexists(self.place) and os.path.lexists(candidate):
                    os.rename(candidate, self.place)
            self.journal.unlink()
        self.link.unlink(missing_ok=True)
        if self.place.is_symlink():
            self.renamed.unlink(missing_ok=True)
        for left in self.folder.glob(".new-*"):
            _remove(left)

    def stand(self, staging: Path, count: int) -> Published:
        """Show the files of *staging* at the place, unless just these stand there already."""
        digest = _contents(staging)
        before = self._showing()
        if before is not None and before.name.startswith(digest[:16]) and self._intact(digest):
            return Published(self.place, digest, count, changed=False)
        self._refuse_what_is_in_the_way()
        _flush(staging)
        finished = self._shelved(staging, digest)
        moved = self._show(finished)
        _flush_folder(self.out)
        self._clear(keep={finished, before, self._aside})
        return Published(self.place, digest, count, changed=True, moved_aside=moved)

    def _showing(self) -> Path | None:
        """Return the finished folder that the place shows, by a link or by being it, or None."""
        if self.place.is_symlink():
            target = self.out / os.readlink(self.place)
            return target if target.parent == self.folder else None
        return self.folder / self.renamed.read_text("utf-8") if self.renamed.is_file() else None

    def _intact(self, digest: str) -> bool:
        return self.place.is_dir() and _contents(self.place) == digest

    def _refuse_what_is_in_the_way(self) -> None:
        if self.place.is_symlink():
            if self._showing() is None and self.place.exists():
                hint = "take the link away, or choose another folder with --out"
                raise CannotPublishError(f"{self.place} is a link that Rolepress did not make", hint)
        elif self.place.exists() and not self.place.is_dir():
            raise CannotPublishError(
                f"{self.place} is a file, and a folder belongs there", "move it, or choose another --out"
            )

    def _shelved(self, staging: Path, digest: str) -> Path:
        """Move *staging* to a name of its own among the finished folders and return that."""
        finished, copy = self.folder / digest[:16], 1
        while finished.exists():
            if finished != self._showing() and _contents(finished) == digest:
                return finished
            copy += 1
            finished = self.folder / f"{digest[:16]}-{copy}"
        os.rename(staging, finished)
        _flush_folder(self.folder)
        return finished

    def _show(self, finished: Path) -> Path | None:
        """Put *finished* at the place; return where a folder went that Rolepress had not made."""
        linked = self._link_to(finished)
        if linked and (self.place.is_symlink() or not self.place.exists()):
            os.replace(self.link, self.place)
            return None
        aside = self._aside if self._is_ours() else _free(self.out / f"{self.name}.before-rolepress")
        if aside == self._aside:
            _remove(aside)
        if not linked:
            _write_whole(self.renamed, finished.name)
        self._swap(self.link if linked else finished, aside)
        return aside if aside != self._aside else None

    @property
    def _aside(self) -> Path:
        """Where the folder before goes when it stood at the place itself."""
        return self.folder / "before"

    def _link_to(self, finished: Path) -> bool:
        """Make the new link beside the place; return whether links work here."""
        try:
            self.link.symlink_to(finished.relative_to(self.out), target_is_directory=True)
        except (OSError, NotImplementedError):
            return False
        return True

    def _is_ours(self) -> bool:
        """Whether the folder at the place is one that Rolepress made, or an empty one."""
        known = self._showing() is not None or (self.place / "manifest.json").is_file()
        return known or not self.place.is_dir() or not any(self.place.iterdir())

    def _swap(self, new: Path, aside: Path) -> None:
        """Rename what stands at the place to *aside* and *new* to the place; `repair` ends what a kill cuts."""
        note = {"new": str(new.relative_to(self.out)), "aside": str(aside.relative_to(self.out))}
        _write_whole(self.journal, json.dumps(note))
        if os.path.lexists(self.place):
            os.rename(self.place, aside)
        os.rename(new, self.place)
        self.journal.unlink()

    def _clear(self, *, keep: set[Path | None]) -> None:
        for each in self.folder.iterdir():
            if each not in keep and not each.name.startswith("."):
                _remove(each)


def _remove(path: Path) -> None:
    """Remove a folder or a link to one, as far as that goes: what stays is removed next time."""
    if path.is_symlink():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


def _write(files: Iterable[tuple[PurePosixPath, bytes | Path]], folder: Path) -> int:
    """Write *files* into the new *folder* and return how many there are."""
    taken: set[str] = set()
    folders: set[str] = set()
    folder.mkdir()
    for path, content in files:
        _take(path, taken, folders)
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            shutil.copyfile(content, target)
        else:
            target.write_bytes(content)
    return len(taken)


def _take(path: PurePosixPath, taken: set[str], folders: set[str]) -> None:
    """Note that *path* is used. Names that some systems take for the same count as the same."""
    if not is_inside(path):
        raise ValueError(f"{str(path)!r} is not a path inside the site")
    same = as_read(path)
    above = {str(parent) for parent in same.parents[:-1]}
    if str(same) in taken | folders or above & taken:
        raise ValueError(f"two files are to be written to {str(path)!r}")
    taken.add(str(same))
    folders |= above


def _contents(folder: Path) -> str:
    """Return a digest of every path and every byte under *folder*."""
    files = (path for path in folder.rglob("*") if not path.is_dir())
    return key_of(
        {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    )


def _free(path: Path) -> Path:
    """Return *path*, or the first of path-2, path-3… that nothing stands at."""
    free, number = path, 1
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def _flush(folder: Path) -> None:
    """See that everything in *folder* is on the disk. All is written by now, so this is one wait, not many."""
    for path in folder.rglob("*"):
        if path.is_dir():
            _flush_folder(path)
        else:
            with path.open("r+b") as file:
                os.fsync(file.fileno())
    _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    """See that the names in *folder* are on the disk, on systems where a folder can be opened."""
    if sys.platform == "win32":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems cannot
            os.fsync(opened)
    finally:
        os.close(opened)


def _write_whole(path: Path, text: str) -> None:
    """Write a small file so that it is never seen half-written."""
    beside = path.with_name(f"{path.name}.new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
