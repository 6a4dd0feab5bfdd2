"""Makes review copies: a text as it stands, marked as a draft on every page, for colleagues to comment on."""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from rolepress.approvals import shared_text
from rolepress.briefs import Brief
from rolepress.cache import Store
from rolepress.comparing import compared, two_sides
from rolepress.comparing.files import write_files
from rolepress.editions import STANDARD
from rolepress.home import kept_folder
from rolepress.labels import labels_for
from rolepress.lifecycle import UK
from rolepress.manuscript import with_pictures
from rolepress.plans import Narrowing
from rolepress.press import FileOrder
from rolepress.printing import PrintRun
from rolepress.private import FORMATS, marked, page_of, refuse_content, refuse_public, write_private
from rolepress.problems import Outcome, Problem
from rolepress.project import Project, read
from rolepress.publications import Publication, draft_of
from rolepress.releases import released_as
from rolepress.wording import short_day
from rolepress.work import OnDone, SerialExecutor, run

FOLDER = "review"
"""The folder beside public/, which no host serves."""


@dataclass(frozen=True, slots=True)
class ReviewCopy:
    """The files of a review copy."""

    files: tuple[Path, ...]
    since: str = ""  # the version that was released last, where its words are others
    changes: tuple[Path, ...] = ()  # the files that say what has changed since then
    older: tuple[Path, ...] = ()  # the files of earlier copies that still stand beside them


def review_copy(
    root: Path,
    name: str,
    *,
    out: Path,
    wanted: Collection[str],
    on: datetime,
    comments_by: date | None = None,
    on_done: OnDone | None = None,
) -> Outcome[ReviewCopy | None]:
    """Write the document *name* as it stands into the folder *out*, in each of the *wanted* `private.FORMATS`.

    Every page says that it is a draft, its version, the day *on* which it was made, and by when comments are asked
    for. What has changed since its last release stands beside it. None where the project or the document cannot be
    read; the problems are those of the document. Raises CannotWriteHereError where *out* is in the public site.
    """
    refuse_public(out)
    refuse_content(out, root)
    project, found = read(root, on)
    if project is None:
        return Outcome(None, found)
    if name not in project.working:
        told = shared_text(project.library, name) if name in project.library.entries else None
        return Outcome(None, (told,) if told else found)
    former = released_as(project.library, project.releases).get(name, name)
    released = project.releases.get(former, ())
    draft = draft_of(project.library, project.working[name], released)
    mark = _mark(draft, on.date(), comments_by)
    shown = replace(draft, manuscript=marked(draft.manuscript, mark))
    (brief,) = PrintRun(project, (shown,)).drafts
    files = dict(_files(brief, frozenset(wanted), Store(kept_folder(root) / "cache"), on_done))
    stem = f"{name}-{brief.facts.version}-draft"
    written = write_private(out, {f"{stem}.{suffix}": data for suffix, data in files.items()})
    since = ""
    changes: tuple[Path, ...] = ()
    if released and released[-1].hash != project.working[name].hash:
        since = released[-1].version
        comparison = compared(*two_sides(root, name, None, on=on))
        changes = write_files(comparison, root, out, wanted, on=on.replace(tzinfo=UK), mark=mark)
    made = {*written, *changes}
    older = sorted({*out.glob(f"{name}-*-draft.*"), *out.glob(f"{name}-changes-since-*")} - made)
    return Outcome(ReviewCopy(written, since, changes, tuple(older)), _about(name, project))


def _about(name: str, project: Project) -> tuple[Problem, ...]:
    """Return the problems that concern the document *name*."""
    path = project.library.entries[name].path
    return tuple(each for each in project.problems if each.place.path == path or name in each.shown_in)


def _mark(publication: Publication, day: date, comments_by: date | None) -> str:
    """Return what every page of a copy says of itself."""
    labels = labels_for(publication.manuscript.language).value
    said = labels["review-mark"].replace("VERSION", publication.document.version)
    said = said.replace("DATE", short_day(day, labels))
    if comments_by is not None:
        asked = labels["review-comments"].replace("DATE", short_day(comments_by, labels))
        said += f" {asked.replace('OWNER', publication.document.owner)}"
    return said


def _files(
    brief: Brief, wanted: frozenset[str], store: Store, on_done: OnDone | None
) -> Iterator[tuple[str, bytes]]:
    """Yield each file by what its name ends in; no PDF where there is no font for the language."""
    narrowing = Narrowing(frozenset({brief.facts.id}), frozenset({STANDARD.name}), frozenset(FORMATS))
    plans = (each for each in brief.files(narrowing) if each.edition.name == STANDARD.name)
    jobs = {each.format: each.job for each in plans if each.format in FORMATS}
    if "html" in wanted:
        yield "html", _page(jobs["docx"].payload)
    chosen = {format: job for format, job in jobs.items() if format in wanted}
    with SerialExecutor() as executor:
        done = run(chosen.values(), executor, store, on_done)
    yield from ((format, done[job.key].entry.data) for format, job in chosen.items())


def _page(order: FileOrder) -> bytes:
    """Return the text as a page with its drawings in it."""
    drawn = {
        name.rpartition(".")[0]: f"data:image/svg+xml;base64,{base64.b64encode(data).decode()}"
        for name, data in order.options.pictures.items()
    }
    return page_of(with_pictures(order.manuscript, lambda concept: drawn.get(concept, "")), order.theme)
