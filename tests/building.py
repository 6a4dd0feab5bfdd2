"""Projects with releases, and what is made of them, for tests of the whole road."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from projects import JOB, SETTINGS, make_project
from rolepress.approvals import approve, publishable, release
from rolepress.assembly import pages_to_search, public_files
from rolepress.cache import Entry, Store
from rolepress.plans import Narrowing
from rolepress.printed import Printed
from rolepress.printing import print_everything
from rolepress.problems import Problem
from rolepress.project import Project, read
from rolepress.publications import drafts
from rolepress.work import Done, SerialExecutor

DAY = date(2026, 6, 1)
NOON = datetime(2026, 6, 3, 12)
JOB_FILE = "content/job-descriptions/support-worker.yml"
CLAUSE_FILE = "content/clauses/confidentiality.yml"
FACTS_FILE = "content/facts/northshire-facts.yml"
ORGANISATION_FILE = "content/organisations/northshire.yml"
HOME_FILE = "content/pages/home.yml"
PAGES_ALONE = f"{SETTINGS}formats:\n  job-description: [html]\n"
ONE_PDF = f"{SETTINGS}large_print:\n  sizes: []\n"

OTHER_JOB_FILE = "content/job-descriptions/gardener.yml"
OTHER_JOB = (
    JOB.replace("id: support-worker", "id: gardener")
    .replace("title: Support Worker", "title: Gardener")
    .replace("You will support people in {{ team }}.", "You will look after the garden.")
    .replace("clauses:\n  - clause: confidentiality\n", "")
)
"""A job description that shows neither the clause nor the fact of the minimal project."""


def released_project(root: Path, files: Mapping[str, str | None] | None = None) -> Path:
    """Return the minimal project under *root*, with *files* in it, and everything in it released on DAY."""
    make_project(root, files)
    release_all(root)
    return root


def release_all(root: Path, *names: str, day: date = DAY) -> None:
    """Approve and release *names*, or every document that is published."""
    chosen = names or publishable(root, day=day).value
    for outcome in (approve(root, chosen, role="Head of People", day=day), release(root, chosen, day=day)):
        assert outcome.ok, outcome.problems


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Put *new* in place of *old*, which stands once in the file *path*."""
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    (root / path).write_text(text.replace(old, new), "utf-8")


def add(root: Path, path: str, text: str) -> None:
    """Write a file of a project, or write *text* at the end of it."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(text)


@dataclass(frozen=True, repr=False)
class Making:
    """What came of reading and printing a project, short of writing it to the disk."""

    project: Project
    printed: Printed
    problems: tuple[Problem, ...]
    made: list[str]  # the names of the files and pages made now, sorted

    @property
    def public(self) -> dict[str, bytes]:
        """The files of the public site by path."""
        return {str(path): data for path, data in public_files(self.project, self.printed)}

    @property
    def searched(self) -> dict[str, bytes]:
        """The pages that the search of the public site is made of, by address."""
        return {address: read() for address, (_, read) in pages_to_search(self.printed).items()}

    def page(self, path: str) -> str:
        """Return a page of the public site."""
        return self.public[path].decode()


def make(
    root: Path,
    *,
    on: datetime = NOON,
    executor: Executor | None = None,
    cache: Path | None = None,
    **narrowing: Any,
) -> Making:
    """Return what a build of the project makes, with what earlier calls left in the store."""
    project, problems = read(root, on)
    assert project is not None, problems
    made: list[str] = []

    def note(done: Done, count: int, total: int) -> None:
        if done.made:
            made.append(done.job.name)

    printed = print_everything(
        project,
        tuple(publication for publication, _ in drafts(project.library, project.releases, project.working)),
        narrowing=Narrowing(**{name: frozenset(each) for name, each in narrowing.items()}),
        executor=executor or SerialExecutor(),
        store=Store(cache or root / ".rolepress" / "cache"),
        on_done=note,
    )
    return Making(project, printed, (*problems, *printed.problems), sorted(made))


class Pretending(SerialExecutor):
    """Takes each job and hands back its name and key instead of doing it: only what is asked for matters."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Return a future with an entry for each job of a batch."""
        (batch,) = args
        future: Future[Any] = Future()
        future.set_result([self._entry(f"{job.name} {job.key}".encode()) for job in batch])
        return future

    @staticmethod
    def _entry(data: bytes) -> Entry:
        digest = hashlib.sha256(data).hexdigest()
        return Entry(data, {"pages": 1, "bytes": len(data), "sha256": digest, "problems": []})


def plain_back_room(root: Path) -> Path:
    """Give the project a look of one line for the internal site, which MkDocs builds in no time; return *root*."""
    add(root, "bare/main.html", "{{ page.content }}\n")
    add(root, "mkdocs.yml", f"theme: {{name: null, custom_dir: '{root / 'bare'}'}}\nplugins: []\n")
    return root


def files_under(folder: Path) -> dict[str, bytes]:
    """Return every file under *folder* by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
