"""Draws the sites as they would be built, pages alone: the whole project, or a few documents in what was drawn."""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from threading import Lock

from rolepress.assembly import pages_to_search, preview_files, public_files, search_files
from rolepress.cache import Entry, Store
from rolepress.home import PACKAGE, templates_folder
from rolepress.printed import Printed, PrintedDocument, PromisedFile
from rolepress.printing import print_pages
from rolepress.problems import Problem, merged, problem
from rolepress.project import Project, read, read_again
from rolepress.publications import drafts
from rolepress.serve.shown import INTERNAL, PREVIEW, PUBLIC
from rolepress.sites.addresses import HOME, SEARCH, SEARCH_INDEX
from rolepress.sites.search import index_of
from rolepress.theme import TemplateFaultError
from rolepress.work import SerialExecutor

SEARCH_FOLDER = PurePosixPath(SEARCH).parent


class Memory(Store):
    """Pages in memory: those of the last whole drawing and since. On the disk every save would leave some."""

    def __init__(self) -> None:
        super().__init__(Path())
        self._now: dict[str, Entry] = {}
        self._before: dict[str, Entry] = {}
        self._one_at_a_time = Lock()

    def get(self, key: str) -> Entry | None:
        """Return the entry of *key*, or None when there is none."""
        entry = self._now.get(key) or self._before.get(key)
        if entry is not None:
            self._now[key] = entry
        return entry

    def put(self, key: str, entry: Entry) -> None:
        """Keep *entry* under *key*."""
        self._now[key] = entry

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Forget what nobody has asked for since the last whole drawing, and let no other begin meanwhile."""
        with self._one_at_a_time:
            self._before, self._now = self._now, {}
            yield


@dataclass(frozen=True, slots=True)
class Easel:
    """Where drawings are made: for which project, and with which finished work at hand."""

    root: Path
    base_url: str  # where the public site is while it is served
    files: Store
    pages: Memory


@dataclass(frozen=True, slots=True)
class Drawing:
    """Both sites' pages, and what they were drawn from."""

    project: Project
    printed: Printed
    pages: Mapping[str, bytes]
    files: Mapping[str, PromisedFile]
    written_in: Mapping[str, PurePosixPath]
    problems: tuple[Problem, ...]
    whole: bool = True  # and not a few documents in what was drawn before, with lists that may have to follow


def draw(easel: Easel, on: datetime, before: Drawing | None = None) -> Drawing | tuple[Problem, ...]:
    """Return the project drawn whole, or the problems when its settings cannot be read.

    A document whose file cannot be read keeps the pages that it had *before*.
    """
    with easel.pages.whole():
        project, problems = read(easel.root, on)
        if project is None:
            return problems
        drawing = _drawn(easel, project)
        return _with_last_good(drawing, before) if before else drawing


def searchable(easel: Easel, drawing: Drawing) -> Drawing:
    """Return *drawing* with a search of its documents, which takes longer to make than people wait for a page."""
    index = index_of(pages_to_search(drawing.printed), drawing.project.settings.language, easel.pages)
    made = {f"{PUBLIC}/{path}": data for path, data in search_files(drawing.printed, index.value)}
    others = {path: data for path, data in drawing.pages.items() if not _is_search(path)}
    return replace(drawing, pages=others | made, problems=merged((*drawing.problems, *index.problems)))


def _search_of(drawing: Drawing) -> dict[str, bytes]:
    """Return the search page of *drawing* with all that it reads; nothing where it has no index."""
    found = {path: data for path, data in drawing.pages.items() if _is_search(path)}
    return found if any(path.startswith(f"{PUBLIC}/{SEARCH_INDEX}/") for path in found) else {}


def _is_search(path: str) -> bool:
    return path.startswith(f"{PUBLIC}/{SEARCH_FOLDER}/")


def draw_in_new_look(easel: Easel, before: Drawing) -> Drawing:
    """Return *before* with every page drawn again from the same words: only templates have changed."""
    with easel.pages.whole():
        return replace(_with_last_good(_drawn(easel, before.project), before), whole=before.whole)


def draw_again(easel: Easel, before: Drawing, paths: Collection[PurePosixPath]) -> Drawing | None:
    """Return *before* with the documents at *paths* read and drawn again, or None where that would not do.

    What else shows them, lists and the home page, is still to follow. The time it takes depends on *paths* alone.
    """
    project = read_again(before.project, paths)
    if project is None:
        return None
    names = {entry.id for entry in project.library.published_kinds() if entry.path in paths}
    elsewhere = (each for each in before.problems if each.place.path not in paths)
    return _redrawn(easel, replace(before, project=project), names, (*elsewhere, *project.problems))


def with_file(easel: Easel, before: Drawing, key: str) -> Drawing | None:
    """Return *before* with what its pages say of the finished file of the job *key*; None as in `_redrawn`."""
    names = {
        each.facts.id
        for each in (*before.printed.public, *before.printed.previews)
        if any(file.job.key == key for file in _promised(each))
    }
    return _redrawn(easel, before, names, before.problems)


def fault(error: Exception, root: Path) -> Problem:
    """Return an exception as a problem: a fault of a template in its place, any other as one of Rolepress."""
    if isinstance(error, TemplateFaultError):
        file = Path(error.file)
        inside = next(
            (top for top in (root.resolve(), templates_folder().parent) if file.is_relative_to(top)), None
        )
        path = file.relative_to(inside).as_posix() if inside else "templates"
        return problem(path, "template", error.message, hint=error.hint, line=error.line or 1)
    frames = [
        each for each in traceback.extract_tb(error.__traceback__) if Path(each.filename).is_relative_to(PACKAGE)
    ]
    path = Path(frames[-1].filename).relative_to(PACKAGE.parent).as_posix() if frames else PACKAGE.name
    message = f"Rolepress itself met a fault here: {type(error).__name__}: {error}"
    hint = "undo the last change and save; tell whoever looks after Rolepress about it"
    return problem(path, "fault", message, hint=hint, line=(frames[-1].lineno or 1) if frames else 1)


def _drawn(easel: Easel, project: Project) -> Drawing:
    waiting = [each for each, _ in drafts(project.library, project.releases, project.working)]
    printed = print_pages(
        project, waiting, executor=SerialExecutor(), files=easel.files, pages=easel.pages, served_at=easel.base_url
    )
    pages = {f"{PUBLIC}/{path}": data for path, data in public_files(project, printed)}
    pages |= {f"{PREVIEW}/{path}": data for path, data in preview_files(printed)}
    return Drawing(
        project, printed, pages, _files(printed), _written_in(project, printed),
        merged((*project.problems, *printed.problems)),
    )  # fmt: skip


def _redrawn(
    easel: Easel, before: Drawing, names: Collection[str], problems: Collection[Problem]
) -> Drawing | None:
    """Return *before* with the documents *names* drawn again.

    None when the home page is among them, or one of an organisation that had nothing here, whose look is not read.
    """
    project = before.project
    few = replace(project, public=tuple(each for each in project.public if each.document.id in names))
    working = {name: project.working[name] for name in names if name in project.working}
    waiting = [each for each, _ in drafts(project.library, project.releases, working)]
    if {each.manuscript.about.organisation for each in (*few.public, *waiting)} - before.printed.looks.keys():
        return None
    printed = print_pages(
        few, waiting, executor=SerialExecutor(), files=easel.files, pages=easel.pages,
        served_at=easel.base_url, beside=before.printed.without(names),
    )  # fmt: skip
    redone = [each for each in (*printed.public, *printed.previews) if each.facts.id in names]
    if any(each.facts.address == HOME for each in redone):
        return None
    gone = {path for path, each in _standing(before.printed) if each.facts.id in names}
    pages = {path: data for path, data in before.pages.items() if path not in gone}
    if not any(
        path.startswith(f"{PREVIEW}/") for path in pages
    ):  # the first preview brings its lists and its look
        pages |= {f"{PREVIEW}/{path}": data for path, data in preview_files(printed)}
    pages |= {
        path: each.page.entry.data for path, each in _standing(printed) if each.facts.id in names and each.page
    }
    pages |= {
        f"{site}/{address}": data
        for site, documents in ((PUBLIC, printed.public), (PREVIEW, printed.previews))
        for each in documents
        if each.facts.id in names
        for address, data in each.placed_pictures.items()
    }
    return Drawing(
        project, printed, pages, _files(printed), _written_in(project, printed),
        merged((*problems, *printed.problems)), whole=False,
    )  # fmt: skip


def _standing(printed: Printed) -> Iterator[tuple[str, PrintedDocument]]:
    """Yield every document with the path of its page; one may stand on both sites."""
    yield from ((f"{PUBLIC}/{each.facts.address}", each) for each in printed.public)
    yield from ((f"{PREVIEW}/{each.facts.address}", each) for each in printed.previews)


def _files(printed: Printed) -> dict[str, PromisedFile]:
    """Return every file that can be made, by its path."""
    public = ((PUBLIC, file) for each in printed.public for file in each.promised)
    papers = ((INTERNAL, file) for each in printed.public for file in _papers(each))
    previews = ((PREVIEW, file) for each in printed.previews for file in _promised(each))
    return {f"{site}/{file.path}": file for site, file in (*public, *papers, *previews)}


def _promised(document: PrintedDocument) -> tuple[PromisedFile, ...]:
    """Return every file of a document that can be made, those for colleagues too."""
    return (*document.promised, *_papers(document))


def _papers(document: PrintedDocument) -> tuple[PromisedFile, ...]:
    return tuple(each.file for each in document.papers if isinstance(each.file, PromisedFile))


def _written_in(project: Project, printed: Printed) -> dict[str, PurePosixPath]:
    """Return the file of each page's document; a release whose file has gone has none."""
    entries = project.library.entries
    return {path: entries[each.facts.id].path for path, each in _standing(printed) if each.facts.id in entries}


def _with_last_good(drawing: Drawing, before: Drawing) -> Drawing:
    """Return *drawing* with the last good pages of the documents that cannot be read now, and the last search."""
    unread = {path: name for name, path in drawing.project.library.unread.items()}
    kept = {page: path for page, path in before.written_in.items() if path in unread}
    beside_them = {page.rpartition("/")[0] for page in kept}
    return replace(
        drawing,
        pages={**_needed(kept, drawing, before), **drawing.pages, **{page: before.pages[page] for page in kept},
               **_search_of(before)},
        files={**{path: file for path, file in before.files.items() if path.rpartition("/")[0] in beside_them},
               **drawing.files},
        written_in={**{page: path for page, path in before.written_in.items() if path in unread},
                    **drawing.written_in},
    )  # fmt: skip


def _needed(kept: Collection[str], drawing: Drawing, before: Drawing) -> dict[str, bytes]:
    """Return what the pages *kept* from *before* need: styles, or the whole of a site that *drawing* has not."""
    found: dict[str, bytes] = {}
    for site in (PUBLIC, PREVIEW):
        if any(page.startswith(f"{site}/") for page in kept):
            stands = any(path.startswith(f"{site}/") for path in drawing.pages)
            needed = f"{site}/assets/" if stands else f"{site}/"
            found |= {path: data for path, data in before.pages.items() if path.startswith(needed)}
    return found
