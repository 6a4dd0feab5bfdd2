"""What the server shows at a moment, and the board where it hangs: readers wait there for the next."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from threading import Condition
from typing import Any

from rolepress.printed import PromisedFile
from rolepress.problems import Problem, Severity, merged

PUBLIC = "public"
INTERNAL = "internal"
PREVIEW = "internal/preview"
_LOOKS = (".css", ".js", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".woff2", ".ico")  # what pages load


@dataclass(frozen=True)
class Folder:
    """A folder of finished files, each by its path there. What is a link, or hidden, is not among them."""

    top: Path
    files: frozenset[str]

    @classmethod
    def of(cls, top: Path) -> Folder:
        """Return the files that stand in *top* now."""
        found = set()
        for at, folders, names in os.walk(top):
            folders[:] = [name for name in folders if not name.startswith(".")]
            paths = (Path(at, name) for name in names if not name.startswith("."))
            found |= {
                each.relative_to(top).as_posix() for each in paths if not each.is_symlink() and each.is_file()
            }
        return cls(top, frozenset(found))

    @cached_property
    def look(self) -> bytes:
        """A digest of the styles, scripts and pictures that stand here, in the order of their paths."""
        digest = hashlib.blake2b(digest_size=12)
        for name in sorted(name for name in self.files if name.endswith(_LOOKS)):
            digest.update(name.encode() + (self.read(name) or b""))
        return digest.digest()

    def read(self, name: str) -> bytes | None:
        """Return the file *name*, or None when there is none, or none that stands inside the folder."""
        if name not in self.files:
            return None
        try:
            path = (self.top / name).resolve(strict=True)
            return path.read_bytes() if path.is_relative_to(self.top.resolve()) else None
        except OSError:
            return None


@dataclass(frozen=True)
class Shown:
    """Everything that the server can show. Paths begin with the site: "public/index.html"."""

    pages: Mapping[str, bytes] = field(default_factory=dict)
    files: Mapping[str, PromisedFile] = field(default_factory=dict)  # made when somebody asks
    written_in: Mapping[str, PurePosixPath] = field(default_factory=dict)  # the document's file, by page
    internal: Folder | None = None  # None until it has been built once
    problems: tuple[Problem, ...] = ()
    internal_problems: tuple[Problem, ...] = ()  # of MkDocs

    def read(self, path: str) -> bytes | None:
        """Return a finished page or file, or None."""
        if path in self.pages:
            return self.pages[path]
        site, _, rest = path.partition("/")
        return self.internal.read(rest) if site == INTERNAL and self.internal else None

    def has(self, path: str) -> bool:
        """Whether something stands at *path*, made or promised."""
        site, _, rest = path.partition("/")
        built = site == INTERNAL and self.internal is not None and rest in self.internal.files
        return built or path in self.pages or path in self.files

    def version(self, path: str) -> str:
        """Return a digest of the page at *path* and of what it looks like; "none" where there is no page."""
        page = self.read(path)
        if page is None:
            return "none"
        site = PREVIEW if path.startswith(f"{PREVIEW}/") else path.partition("/")[0]
        return hashlib.blake2b(page + self._looks.get(site, b""), digest_size=12).hexdigest()

    def told(self, path: str) -> tuple[Problem, ...]:
        """Return the problems for a reader of the page at *path*.

        That is every error, those of the page's own document first, and the warnings of that document.
        """
        own = self.written_in.get(path)
        known = merged((*self.problems, *self.internal_problems))
        mine = [each for each in known if _is_about(each, own) and each.severity is not Severity.INFO]
        others = [each for each in known if each not in mine and each.severity is Severity.ERROR]
        return (*sorted(mine, key=lambda each: each.severity is not Severity.ERROR), *others)

    @cached_property
    def _looks(self) -> Mapping[str, bytes]:
        """Return for each site a digest of the styles, scripts and pictures that its pages load."""
        found: dict[str, Any] = {}
        for path, data in sorted(self.pages.items()):
            if path.endswith(_LOOKS):
                site = PREVIEW if path.startswith(f"{PREVIEW}/") else path.partition("/")[0]
                found.setdefault(site, hashlib.blake2b(digest_size=12)).update(path.encode() + data)
        built = {INTERNAL: self.internal.look} if self.internal else {}
        return built | {site: digest.digest() for site, digest in found.items()}


class Board:
    """Where the latest hangs. Threads read it, and wait for the next."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._shown = Shown()

    @property
    def shown(self) -> Shown:
        """The latest."""
        return self._shown

    def show(self, **changes: Any) -> None:
        """Put up the latest with some *changes*."""
        with self._changed:
            self._shown = replace(self._shown, **changes)
            self._changed.notify_all()

    def after(self, seen: Shown, seconds: float) -> Shown:
        """Return the latest, once it is not *seen* any more or after some *seconds*."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown is not seen, seconds)
            return self._shown


def changed_pages(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> int:
    """Return how many pages are new, gone or others."""
    paths: Iterable[str] = (path for path in before.keys() | after.keys() if path.endswith(".html"))
    return sum(before.get(path) != after.get(path) for path in paths)


def _is_about(problem: Problem, path: PurePosixPath | None) -> bool:
    return path is not None and (problem.place.path == path or path.stem in problem.shown_in)
