"""Builds a project: reads it, judges it, prints what is missing from the store, and publishes all or nothing."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from rolepress.assembly import internal_files, pages_to_search, public_files
from rolepress.back_room import BackRoom, back_room
from rolepress.cache import Store
from rolepress.config import SETTINGS_FILE
from rolepress.handing import hand_out, standing
from rolepress.home import kept_folder
from rolepress.lifecycle import UK, next_change
from rolepress.looks import look_problems
from rolepress.plans import Narrowing
from rolepress.printed import Printed
from rolepress.printing import print_everything
from rolepress.problems import WAITING, Outcome, Problem, Severity, merged, problem
from rolepress.project import Project, read, stopping
from rolepress.publications import drafts
from rolepress.publish import Published, alone, publish
from rolepress.sites.handbook_shelf import shelf_of
from rolepress.sites.search import Index, index_of
from rolepress.work import OnDone, executor_for

MOST_NAMES = 5  # files that one line names


@dataclass(frozen=True, slots=True)
class Order:
    """What to build, where, and as of when."""

    project: Path
    out: Path
    as_of: datetime | None = None  # UK local time where it has no zone; now when left out
    only: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    jobs: int | None = None
    executor: str | None = None  # "module:factory"

    @property
    def on(self) -> datetime:
        """The moment for which the site is built, in UK local time."""
        return in_uk(self.as_of)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What came of a build."""

    problems: tuple[Problem, ...]
    built: int = 0  # files and pages made
    pages: int = 0  # of these, those that are pages
    refused: int = 0  # files that were asked for and that could not be made; the problems say why
    unchanged: int = 0  # files and pages taken from the store
    documents: int = 0
    seconds: float = 0.0
    published: bool = False
    complete: bool = True  # False when the site does without something that the next build may be able to make
    valid_until: datetime | None = None  # UK local time: when a rebuild is due
    made: tuple[Path, ...] = ()  # what stands in the output folder
    handed_out: tuple[Path, ...] = ()  # files that somebody asked for, which no setting builds ahead
    standing: tuple[Path, ...] = ()  # files that somebody asked for by name, which stand in the sites


def build(order: Order, *, on_done: OnDone | None = None) -> BuildReport:
    """Build both sites of a project. Errors in what is due to be published leave the old site standing.

    Raises `CannotPublishError` when the disk is in the way.
    """
    began = time.monotonic()
    project, problems = read(order.project, order.on)
    if project is None or stopping(problems, project.library):
        return BuildReport(problems, seconds=time.monotonic() - began)
    with alone(order.out):
        return replace(_built(project, order, on_done), seconds=time.monotonic() - began)


def check(project: Path, *, only: tuple[str, ...] = (), as_of: datetime | None = None) -> tuple[Problem, ...]:
    """Return every problem of a project, or those of the documents *only* and what they show.

    What only a finished file can tell, such as a sign that the font lacks, is left to `build`.
    """
    found, problems = read(project, in_uk(as_of))
    if found is None:
        return problems
    problems = merged((*problems, *look_problems(found), *shelf_of(found.library).problems))
    if not only:
        return problems
    known = {name: entry.path for name, entry in found.library.entries.items()} | found.library.unread
    paths = {known[name] for name in only if name in known}
    paths |= {each.place.path for each in problems if each.rule == WAITING and each.shown_in & set(only)}
    return tuple(each for each in problems if each.place.path in paths or each.shown_in & set(only))


def _built(project: Project, order: Order, on_done: OnDone | None) -> BuildReport:
    store = Store(kept_folder(order.project) / "cache")
    previews = [each for each, _ in drafts(project.library, project.releases, project.working)]
    narrowing = Narrowing(frozenset(order.only), frozenset(order.editions), frozenset(order.formats))
    with executor_for(order.executor, order.jobs) as executor:
        printed = print_everything(
            project, previews, narrowing=narrowing, executor=executor, store=store, on_done=on_done
        )
    found = (*project.problems, *printed.problems)
    shelf = shelf_of(project.library)
    problems = merged((*found, *shelf.problems))
    told = merged((*problems, *_left_out(printed.left_out), *_not_made(project, printed, narrowing)))
    report = BuildReport(
        told, printed.built, printed.pages, printed.refused, printed.unchanged,
        documents=len(project.public), valid_until=valid_until(project),
    )  # fmt: skip
    if not Outcome(None, printed.faults).ok or stopping(found, project.library):
        return report
    room = back_room(project, printed, problems, shelf)
    report = replace(report, problems=merged((*report.problems, *room.problems)))
    if not room.ok:
        return report
    index = index_of(pages_to_search(printed), project.settings.language, store)
    report = replace(report, problems=merged((*report.problems, *index.problems)), complete=not index.problems)
    stand = tuple(_published(project, printed, index.value, room.value, order.out))
    told = merged((*report.problems, *_moved_aside(stand, order.project)))
    handed_out = hand_out(printed, order.out)
    made = (*(each.place for each in stand), *handed_out)
    return replace(report, problems=told, published=True, made=made, handed_out=handed_out,
                   standing=standing(printed, narrowing, order.out))  # fmt: skip


def _left_out(paths: Sequence[PurePosixPath]) -> Iterator[Problem]:
    """Yield a line about the files that a narrowed build did not make."""
    if paths:
        named = ", ".join(path.name for path in paths[:MOST_NAMES])
        more = f" and {len(paths) - MOST_NAMES} more" if len(paths) > MOST_NAMES else ""
        message = f"not made this time, and missing from the site: {named}{more}"
        hint = "build without --only, --edition and --format"
        yield problem(SETTINGS_FILE, "left-out", message, hint=hint, severity=Severity.INFO)


def _not_made(project: Project, printed: Printed, narrowing: Narrowing) -> Iterator[Problem]:
    """Yield an error for each document that was asked for in a format in which there is nothing of it."""
    made = {(each.facts.id, format) for each in (*printed.public, *printed.previews) for format in each.formats}
    for name in sorted(narrowing.documents):
        for format in sorted(narrowing.formats):
            if (name, format) not in made:
                entry = project.library.entries.get(name)
                message = f"there is no '{format}' of '{name}', so none was made"
                hint = "the other lines may say why; `rolepress formats` says what there is"
                yield problem(entry.path if entry else SETTINGS_FILE, "not-made", message, hint=hint)


def valid_until(project: Project) -> datetime | None:
    """Return when either site would next come out differently: a draft falls due on the internal one too."""
    shown = [each.document for each in project.public]
    kept = [each.document for each in project.working.values()]
    return next_change((*shown, *kept), project.on, project.library, key_dates=True)


def in_uk(moment: datetime | None) -> datetime:
    """Return *moment*, or this moment, as UK local time without a zone."""
    if moment is not None and moment.tzinfo is None:
        return moment
    return (moment or datetime.now(UK)).astimezone(UK).replace(tzinfo=None)


def _published(
    project: Project, printed: Printed, index: Index | None, room: BackRoom, out: Path
) -> Iterator[Published]:
    """Publish the public site, then the internal one, and yield what stands now."""
    yield publish(public_files(project, printed, index), out, "public")
    yield publish(room.docs.items(), out, "docs")
    yield publish(internal_files(printed, room.built), out, "internal")


def _moved_aside(stand: Iterable[Published], root: Path) -> Iterator[Problem]:
    """Yield a line for each folder that stood in the way and that Rolepress had not made."""
    for each in stand:
        if each.moved_aside is not None:
            place, aside = (
                path.relative_to(root) if path.is_relative_to(root) else path
                for path in (each.place, each.moved_aside)
            )
            message = f"the folder {place} was not Rolepress's own; it stands in {aside} now"
            hint = "look through it, and delete it when nothing in it is needed"
            yield problem(SETTINGS_FILE, "moved-aside", message, hint=hint, severity=Severity.INFO)
