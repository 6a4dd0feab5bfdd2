"""What the internal site tells of the last audit that was kept, and of what people checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Literal

from rolepress.library import CONTENT
from rolepress.model.checked import KeptAudit, KeptFile
from rolepress.model.fitting import fit
from rolepress.people_checks import Asked, asked_of_people
from rolepress.source import read_source

FILE = CONTENT / "audit" / "machine.json"  # JSON is YAML

Now = Literal["same", "changed", "not made", "not told"]
"""How a file stands in this build: that of a list is put together after this page, which cannot tell of it."""


@dataclass(frozen=True, slots=True)
class Made:
    """What this build made for the public site, as far as it is known when the internal site is written."""

    digests: Mapping[str, str]  # the sha256 of each page and file of a document, by its path
    tools: str  # the digest of what drew them


@dataclass(frozen=True, slots=True)
class ProvedFile:
    """A file that was checked, and how it stands now."""

    path: str
    name: str  # "Large print PDF (18 point)"; its path where it is none of this build's
    checks: tuple[str, ...]  # what the validators are called
    on: str  # when the oldest of their verdicts was given; "" where there is none
    failed: bool
    now: Now


@dataclass(frozen=True, slots=True)
class ProvedDocument:
    """The files of one document, or those that are no document's."""

    title: str  # with its id where another has the same; "" for lists and other pages
    files: tuple[ProvedFile, ...]

    @property
    def failures(self) -> int:
        """How many of its files failed."""
        return sum(each.failed for each in self.files)

    @property
    def changes(self) -> int:
        """How many of its files have changed since they were checked."""
        return sum(each.now == "changed" for each in self.files)


@dataclass(frozen=True, slots=True)
class PathsOf:
    """Paths of some files of one document, or of those that are no document's."""

    title: str  # "" for lists and other pages
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proved:
    """What is known of the finished files."""

    machine: KeptAudit | None  # None where no audit was kept
    people: tuple[Asked, ...]
    documents: tuple[ProvedDocument, ...] = ()  # by title, those files last that are no document's
    new: tuple[PathsOf, ...] = ()  # this build's pages and files that were not there to be checked
    other_tools: bool = False  # whether other versions drew the files of this build

    @property
    def told(self) -> tuple[ProvedFile, ...]:
        """The files that can be compared with those of this build."""
        return tuple(each for one in self.documents for each in one.files if each.now != "not told")

    @property
    def changed(self) -> tuple[PathsOf, ...]:
        """The files that have changed since they were checked, by document."""
        return tuple(self._standing("changed"))

    @property
    def not_made(self) -> tuple[PathsOf, ...]:
        """The files that were checked and that this build has not made, by document."""
        return tuple(self._standing("not made"))

    def _standing(self, now: Now) -> Iterator[PathsOf]:
        for one in self.documents:
            paths = tuple(each.path for each in one.files if each.now == now)
            if paths:
                yield PathsOf(one.title, paths)


def proved(root: Path, titles: Mapping[str, str], names: Mapping[str, str], made: Made | None = None) -> Proved:
    """Return what was checked in the project at *root*; a file that does not fit is as if it were not there.

    *titles* are those of documents by id, *names* what files are called by their paths.
    """
    machine, people = _machine(root), asked_of_people(root).value
    if machine is None:
        return Proved(None, people)
    made = made or Made({}, machine.tools)
    kept = {each.path for each in machine.files}
    new = tuple(_by_folder(sorted(path for path in made.digests if path not in kept), titles))
    documents = tuple(_documents(machine, titles, names, made.digests))
    return Proved(machine, people, documents, new, made.tools != machine.tools)


def _by_folder(paths: Iterable[str], titles: Mapping[str, str]) -> Iterator[PathsOf]:
    """Yield *paths*, which are sorted, by the documents in whose folders they are: these are called by ids."""
    by_title: dict[str, list[str]] = {}
    for path in paths:
        folder = PurePosixPath(path).parent.name
        by_title.setdefault(titles.get(folder, folder), []).append(path)
    for title in sorted(by_title, key=lambda each: (not each, each.casefold())):
        yield PathsOf(title, tuple(by_title[title]))


def _machine(root: Path) -> KeptAudit | None:
    if not (root / FILE).is_file():
        return None
    read = read_source(root, PurePosixPath(FILE))
    return fit(KeptAudit, read.value).value if read.value else None


def _documents(
    machine: KeptAudit, titles: Mapping[str, str], names: Mapping[str, str], digests: Mapping[str, str]
) -> Iterator[ProvedDocument]:
    """Yield the files that were checked, by the titles of their documents."""
    called = {each.id: each.validator for each in machine.runs}
    failed = {each.path for each in machine.faults}

    def file(kept: KeptFile) -> ProvedFile:
        checks = tuple(called.get(each, each) for each in kept.checks)
        oldest, now = min(kept.checks.values(), default=""), _now(kept, digests)
        wrong = f"public/{kept.path}" in failed
        return ProvedFile(kept.path, names.get(kept.path, kept.path), checks, oldest, wrong, now)

    def by_title(kept: KeptFile) -> tuple[bool, str, str]:
        name = kept.document or ""
        return not name, titles.get(name, name).casefold(), name

    shared = Counter(titles.get(name, name) for name in {each.document or "" for each in machine.files})
    for (_, _, name), group in groupby(sorted(machine.files, key=by_title), key=by_title):
        title = titles.get(name, name)
        yield ProvedDocument(f"{title} ({name})" if shared[title] > 1 else title, tuple(map(file, group)))


def _now(kept: KeptFile, digests: Mapping[str, str]) -> Now:
    """Return how a file stands in this build."""
    if kept.document is None:
        return "not told"
    digest = digests.get(kept.path)
    if digest is None:
        return "not made"
    return "same" if digest.startswith(kept.sha256) else "changed"
