"""Notices that something in a project has changed, and says what.

Events of the operating system only wake it up: what has changed is told by digests of the files. Where there are
no events, as on many network drives, a look at sizes and times every second or so wakes it up instead.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from threading import Event
from types import TracebackType
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from rolepress.home import templates_folder
from rolepress.stamp import FILES, FOLDERS, files_under, project_files

QUIET = 0.06  # seconds without an event, after which a change counts as finished
LONGEST = 2.0  # seconds after which it counts as finished all the same
LOOK_EVERY = 1.0  # seconds at least between two looks at sizes and times
TEMPLATES, BUILT_IN = "templates", "built-in"  # what paths of templates begin with: the project's own, and ours
SHARE = 0.05  # of the time at most that goes into those looks

_WRITING = frozenset({"created", "modified", "moved", "deleted", "closed"})  # to read a file is an event too
_EDITORS_OWN = re.compile(r"^(\..*|.*~|#.*#|4913|.*\.(tmp|temp|swp|swo|bak|orig|part|crdownload))$", re.IGNORECASE)

Digests = Mapping[PurePosixPath, str]
"""The digest of each file that decides what the sites are, by its path in the project."""


def is_editors_own(name: str) -> bool:
    """Whether a file of this *name* is one that an editor keeps for itself: a copy, a lock, half a file."""
    return _EDITORS_OWN.match(name) is not None


def digests(project: Path) -> Digests:
    """Return the digest of every file of *project* and of the built-in templates; one that is gone is left out."""
    found = {}
    for path, name in _watched(project):
        try:
            found[name] = hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
        except OSError:
            found[name] = "unreadable" if path.exists() else ""
    return {name: digest for name, digest in found.items() if digest}


def changes(before: Digests, after: Digests) -> frozenset[PurePosixPath]:
    """Return the paths whose file is new, gone or another."""
    return frozenset(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


class Watch:
    """Watches a project while it is entered."""

    def __init__(self, project: Path) -> None:
        self._project = project.resolve()
        self._woken = Event()
        self._observer = Observer()
        self._followed: dict[Path, tuple[tuple[int, int], ObservedWatch]] = {}
        self._looked = 0.0  # when, in seconds of a clock that only goes forward
        self._pause = LOOK_EVERY
        self._seen = self._look()

    def __enter__(self) -> Self:
        self._observer.start()
        self._follow()
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self._observer.stop()
        self._observer.join()

    def wake(self) -> None:
        """End a `wait` from another thread."""
        self._woken.set()

    def wait(self) -> bool:
        """Wait for a while; return whether something may have changed, and has been quiet since."""
        woken = self._woken.wait(self._pause)
        if woken:
            self._settle()
        elif time.monotonic() - self._looked < self._pause:
            return False
        seen, self._seen = self._seen, self._look()
        self._follow()
        return woken or seen != self._seen

    def _settle(self) -> None:
        """Wait until no more comes: an editor that saves makes several events, a checkout thousands."""
        end = time.monotonic() + LONGEST
        while self._woken.is_set() and time.monotonic() < end:
            self._woken.clear()
            self._woken.wait(QUIET)
        self._woken.clear()

    def _look(self) -> frozenset[tuple[PurePosixPath, int, int]]:
        """Return the size and the time of every file, and choose how long to wait for the next look."""
        began = time.monotonic()
        seen = frozenset(_stats(self._project))
        self._looked = time.monotonic()
        self._pause = max(LOOK_EVERY, (self._looked - began) / SHARE)
        return seen

    def _follow(self) -> None:
        """Ask for the events of every folder that is there, and again of one that was taken away and put back."""
        for folder in (self._project, *(self._project / name for name in FOLDERS), templates_folder()):
            try:
                found = folder.stat()
                stands = (found.st_dev, found.st_ino)
                if folder in self._followed and self._followed[folder][0] == stands:
                    continue
                self._forget(folder)
                recursive = folder != self._project
                self._followed[folder] = (
                    stands,
                    self._observer.schedule(_Waking(self), str(folder), recursive=recursive),
                )
            except OSError:  # it is not there, or the system has no more events to give: `_look` remains
                self._forget(folder)

    def _forget(self, folder: Path) -> None:
        _, watch = self._followed.pop(folder, (None, None))
        if watch is not None:
            self._observer.unschedule(watch)

    def concerns(self, path: Path) -> bool:
        """Whether an event at *path* can be one of a file that decides what the sites are."""
        if path.parent == self._project:
            return path.name in (*FILES, *FOLDERS)
        return not is_editors_own(path.name)


class _Waking(FileSystemEventHandler):
    """Wakes a watch when somebody has written."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = filter(None, (event.src_path, event.dest_path))
        if event.event_type in _WRITING and any(self._watch.concerns(Path(str(path))) for path in paths):
            self._watch.wake()


def _watched(project: Path) -> Iterator[tuple[Path, PurePosixPath]]:
    """Yield every file that counts, with its name for people."""
    for path in project_files(project):
        if not is_editors_own(path.name):
            yield path, PurePosixPath(path.relative_to(project).as_posix())
    built_in = templates_folder()
    if built_in.resolve() != (project / TEMPLATES).resolve():
        for path in files_under(built_in):
            yield path, PurePosixPath(BUILT_IN) / path.relative_to(built_in).as_posix()


def _stats(project: Path) -> Iterator[tuple[PurePosixPath, int, int]]:
    for path, name in _watched(project):
        try:
            found = path.stat()
        except OSError:
            continue
        yield name, found.st_size, found.st_mtime_ns
