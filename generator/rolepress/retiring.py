"""Takes a document off the public site for good, and leads its readers to what took its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path, PurePosixPath

from rolepress.checks import problems_of
from rolepress.config import load_settings
from rolepress.editing import with_value
from rolepress.library import Library, load
from rolepress.model.base import Document
from rolepress.model.fitting import fit
from rolepress.problems import Outcome, Problem, Severity, merged, nearest, problem
from rolepress.releases import Release, load_releases, released_as
from rolepress.source import parse_source
from rolepress.together import Rewrite, write_together


@dataclass(frozen=True, slots=True)
class Retirement:
    """A document that is retired, or would be."""

    path: PurePosixPath
    title: str
    heir: str | None = None  # the title of the document that took its place
    was_public: bool = False  # whether readers know its page


@dataclass(frozen=True, slots=True)
class _Desk:
    library: Library
    releases: dict[str, tuple[Release, ...]]
    on: datetime

    def is_released(self, name: str) -> bool:
        """Whether the document *name* has a release, under this id or the one it had before."""
        return name in self.releases or name in released_as(self.library, self.releases)


def retire(
    project: Path, name: str, *, replaced_by: str | None, day: date, dry_run: bool = False
) -> Outcome[Retirement | None]:
    """Write that the document *name* is retired, and what took its place; with *dry_run*, write nothing.

    Returns None, and writes nothing, where there is no such document or no such heir, and where it would break
    another document that is published. What other documents have to change is told as well.
    """
    settings = load_settings(project)
    if settings.value is None:
        return Outcome(None, settings.problems)
    loaded = load(project, settings.value)
    desk = _Desk(loaded.value, load_releases(project).value, datetime.combine(day, time(12)))
    refused = _refused(desk, name, replaced_by)
    if refused is not None:
        return Outcome(None, desk.library.located((refused, *loaded.problems)))
    entry, before = desk.library.entries[name], desk.library.document(name)
    raw = (project / entry.path).read_bytes()
    text = with_value(raw.decode("utf-8"), "status", "retired")
    if replaced_by:
        text = with_value(text, "replaced_by", replaced_by)
    after = _read(text.encode("utf-8"), entry.path, before)
    if after != before.model_copy(update={"status": "retired", "replaced_by": replaced_by or before.replaced_by}):
        told = problem(entry.path, "unusual-layout", "this cannot be written into the file",
                       hint="write every field on a line of its own")  # fmt: skip
        return Outcome(None, (told,))
    found = _comes_of_it(desk, name, after)
    if any(each.severity is Severity.ERROR for each in found):
        return Outcome(None, found)
    if not dry_run:
        write_together(project, [Rewrite(entry.path, raw, text.encode("utf-8"))])
    heir = desk.library.entries[after.replaced_by].title if after.replaced_by else None
    return Outcome(Retirement(entry.path, entry.title, heir, desk.is_released(name)), found)


def _refused(desk: _Desk, name: str, heir: str | None) -> Problem | None:
    """Return why the document *name* cannot be retired in favour of *heir*, or None."""
    entries = desk.library.entries
    known = [each.id for each in desk.library.published_kinds()]
    for each in filter(None, (name, heir)):
        if each not in known:
            return problem(
                "content",
                "unknown-document",
                f"there is no document '{each}' that becomes a page",
                hint=nearest(each, known),
            )
    if heir == name:
        return problem(entries[name].path, "retired", "a document cannot take its own place", hint="name another")
    if heir and entries[heir].status == "retired":
        message = f"'{heir}' is retired itself"
        return problem(
            entries[name].path, "retired", message, hint="name the document that people are to read now"
        )
    if entries[name].status == "retired":
        message = "this is retired already"
        return problem(entries[name].path, "retired", message, hint="`replaced_by:` says what took its place",
                       at=("status",))  # fmt: skip
    return None


def _read(raw: bytes, path: PurePosixPath, before: Document) -> Document | None:
    read = parse_source(raw, path)
    return fit(type(before), read.value).value if read.value else None


def _comes_of_it(desk: _Desk, name: str, after: Document) -> tuple[Problem, ...]:
    """Return what is wrong once the document *name* reads as *after*, and was not before; each with its line."""
    entry = replace(desk.library.entries[name], status="retired")
    then = desk.library.with_pages([(entry, after)])
    before = {_same(each) for each in problems_of(desk.library, on=desk.on, releases=desk.releases)}
    found = problems_of(then, on=desk.on, releases=desk.releases)
    new = [each for each in found if _same(each) not in before]
    heir = after.replaced_by
    if heir and desk.is_released(name) and not desk.is_released(heir):
        message = f"'{heir}' is not on the public site yet: until it is, old links to '{name}' lead nowhere"
        new.append(problem(entry.path, "retired", message, hint=f"rolepress release {heir}",
                           severity=Severity.WARNING))  # fmt: skip
    return desk.library.located(merged(new))


def _same(told: Problem) -> tuple[PurePosixPath, str, str]:
    return told.place.path, told.rule, told.message
