"""A project as it was read: its library, its releases, what is public, and everything found wrong with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from rolepress.checks import problems_of
from rolepress.config import SETTINGS_FILE, Settings, load_settings
from rolepress.formats import formats
from rolepress.kinds.easy_read import pictures_in
from rolepress.library import CONTENT, IndexEntry, Library, load, load_document
from rolepress.manuscript import concepts
from rolepress.model import MODELS
from rolepress.model.easy_read import EasyRead
from rolepress.offer import OUTSIDE_FORMATS
from rolepress.people_checks import asked_of_people
from rolepress.pictures import shelf_for
from rolepress.problems import Problem, Severity, folded, merged, nearest, problem
from rolepress.publications import Publication, Releases, released, working
from rolepress.releases import load_releases, released_as
from rolepress.resolve import resolve, scope_of
from rolepress.resolved import Resolved
from rolepress.source import read_source

UNFINISHED = frozenset({"draft", "in-review"})  # statuses whose errors stop nobody else's document


@dataclass(frozen=True, slots=True)
class Project:
    """What a build works on."""

    library: Library
    releases: Releases
    working: Mapping[str, Resolved[Any]]  # every document as its file stands, by id
    public: tuple[Publication, ...]
    problems: tuple[Problem, ...]
    on: datetime  # UK local time

    @property
    def settings(self) -> Settings:
        """The project's settings."""
        return self.library.settings


def read(root: Path, on: datetime) -> tuple[Project | None, tuple[Problem, ...]]:
    """Return the project at *root* as of *on*, or None when its settings cannot be read; and every problem."""
    settings = load_settings(root)
    if settings.value is None:
        return None, merged(settings.problems)
    loaded = load(root, settings.value)
    frozen = load_releases(root)
    library = loaded.value
    public = released(library, frozen.value, on=on)
    judged = library.located((*problems_of(library, on=on, releases=frozen.value), *_unknown_formats(library)))
    beside = (*_in_picture_books(library, public.value), *asked_of_people(root).problems)
    found = folded((*settings.problems, *loaded.problems, *frozen.problems, *public.problems, *beside, *judged))
    project = Project(library, frozen.value, working(library, on=on).value, public.value, found, on)
    return project, found


def read_again(project: Project, paths: Collection[PurePosixPath]) -> Project | None:
    """Return *project* with the documents at *paths* read again, or None where that would not tell enough.

    It would not where a path is no document that the project has and that becomes pages, where its file is gone,
    where it has other ids or another organisation now, or where its release has a former id. The time this takes
    depends on *paths* alone. What only the whole library can tell stays as it was: a fact that nobody uses, a
    document that took the place of another, who waits for a file that cannot be read. Such a file keeps its last
    words.
    """
    library = project.library
    at = {entry.path: entry for entry in library.published_kinds()}
    if any(path not in at or not (library.root / path).exists() for path in paths):
        return None
    read_now = {path: load_document(library.root, path, library.settings) for path in paths}
    changed = [each.value for each in read_now.values() if each.value is not None]
    if any(_whose(at[entry.path]) != _whose(entry) for entry, _ in changed):
        return None
    names = [entry.id for entry, _ in changed]
    if not set(names).isdisjoint(released_as(library, project.releases)):
        return None
    library = library.with_pages(changed)
    filled = {name: _as_it_stands(library, name, project.on) for name in names}
    versions = {name: project.releases[name] for name in names if name in project.releases}
    public = released(library, versions, on=project.on)
    judged = problems_of(library, names, on=project.on, releases=project.releases)
    loaded = (problem for each in read_now.values() for problem in each.problems)
    told = (each for each in (*loaded, *public.problems, *judged) if each.waits_for is None)
    found = library.located(told)
    kept = (each for each in project.problems if each.place.path not in read_now)
    shown = (*(each for each in project.public if each.document.id not in filled), *public.value)
    return replace(
        project, library=library, working={**project.working, **filled}, problems=merged((*kept, *found)),
        public=tuple(sorted(shown, key=lambda each: each.document.id)),
    )  # fmt: skip


def _whose(entry: IndexEntry) -> tuple[str, tuple[str, ...], str]:
    """Return what other pages know a document by: its id, those it had before, and its organisation."""
    return entry.id, entry.aliases, entry.organisation


def _as_it_stands(library: Library, name: str, on: datetime) -> Resolved[Any]:
    document = library.document(name)
    return resolve(document, library, scope=scope_of(document, library), on=on).value


def _in_picture_books(library: Library, public: Iterable[Publication]) -> tuple[Problem, ...]:
    """Return what is wrong in the picture books of the project and of its organisations, each once.

    It is an error where a document shows the picture, as its file stands or as it was released.
    """
    shown: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for guide in library.of_kind(EasyRead):
        for concept in pictures_in(guide):
            shown[guide.organisation][concept].add(guide.id)
    for each in public:
        for concept in concepts(each.manuscript):
            shown[each.resolved.employer.id][concept].add(each.document.id)
    found = [
        told
        for name in ("", *library.names("organisation"))
        for told in shelf_for(
            library.root, name, shown_by={concept: frozenset(ids) for concept, ids in shown[name].items()}
        ).problems
    ]
    return merged(sorted(found, key=lambda each: each.severity is not Severity.ERROR))  # the first one's counts


def _unknown_formats(library: Library) -> Iterator[Problem]:
    """Yield a problem for every format in the settings that there is not."""
    known = formats()
    for kind, names in library.settings.formats.items():
        for index, name in enumerate(names):
            if name in OUTSIDE_FORMATS:
                message = f"'{name}' is made by people, not by Rolepress"
                hint = "take it out: pages say whom to ask for it, and in how many working days"
                yield problem(SETTINGS_FILE, "settings", message, hint=hint, at=("formats", kind, index))
            elif name not in known:
                hint = nearest(name, known) or f"one of {', '.join(known)}"
                yield problem(SETTINGS_FILE, "settings", f"there is no format '{name}'",
                              hint=hint, at=("formats", kind, index))  # fmt: skip


def stopping(problems: Iterable[Problem], library: Library) -> tuple[Problem, ...]:
    """Return the errors that stop publishing: all but those of documents that nobody has approved yet."""
    errors = (each for each in problems if each.severity is Severity.ERROR)
    return tuple(each for each in errors if not _only_in_drafts(each, library))


def _only_in_drafts(problem: Problem, library: Library) -> bool:
    """Whether *problem* is in a draft, or in shared text that drafts alone show."""
    if problem.shown_in:
        return all(
            library.entries[name].status in UNFINISHED for name in problem.shown_in if name in library.entries
        )
    return _is_draft(library.root, problem.place.path)


def _is_draft(root: Path, path: PurePosixPath) -> bool:
    """Whether a file, also one that does not fit its kind, is a document that nobody has approved yet.

    Shared texts and releases are never drafts, whatever they say; nor is a file that cannot be read at all.
    """
    if path.parent not in {CONTENT / record.folder for record in MODELS.values() if record.published}:
        return False
    source = read_source(root, path).value
    status = source.data.get("status", "draft") if source and isinstance(source.data, dict) else None
    return isinstance(status, str) and status in UNFINISHED
