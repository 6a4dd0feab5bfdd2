"""Replaces words everywhere in the content: finds every place, draws up the new files, and writes all or none.

Names, keys, dates, records of what was, and releases are never touched. A file that would not read as it should
afterwards stops the whole replacement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from rolepress.checks.view import Shown
from rolepress.config import load_settings
from rolepress.library import Library, load
from rolepress.model.base import Document
from rolepress.problems import Outcome, Problem, Severity
from rolepress.publications import Releases, working
from rolepress.releases import load_releases, standing
from rolepress.replacing.beside import beside
from rolepress.replacing.handbook import in_handbook
from rolepress.replacing.records import Affected, Plan, Rewritten, Spot, Wanted
from rolepress.replacing.rewriting import rewrite_document
from rolepress.replacing.seeking import sought
from rolepress.replacing.typed import said_by_facts
from rolepress.replacing.versions import with_next_versions
from rolepress.resolved import Resolved
from rolepress.together import write_together

__all__ = ["Plan", "Wanted", "carry_out", "draw_up"]


@dataclass(frozen=True)
class _Desk:
    """What a plan is drawn up from."""

    library: Library
    releases: Releases
    filled: Outcome[dict[str, Resolved[Any]]]
    shown: Shown = field(default_factory=Shown)


def draw_up(wanted: Wanted) -> Outcome[Plan | None]:
    """Return every place that *wanted* would change; None and why where a file would not read as it should."""
    settings = load_settings(wanted.project)
    if settings.value is None:
        return Outcome(None, settings.problems)
    loaded = load(wanted.project, settings.value)
    desk = _opened(loaded.value, wanted)
    words = sought(wanted.old, inside_words=wanted.inside_words)
    looked = [rewrite_document(desk.library, name, words, wanted.new, desk.shown, on=wanted.on)
              for name in _names(desk.library, wanted)]  # fmt: skip
    problems = tuple(told for each in looked for told in each.problems)
    files = [each.value.file for each in looked if each.value.file is not None]
    after = _after(desk, files, wanted.on)
    if problems or after.problems:
        return Outcome(None, problems or after.problems)
    if wanted.handbook:
        files.extend(in_handbook(wanted.project, words, wanted.new))
    affected = _affected(desk, files, after.value)
    told = [_shown_where_it_changes(each, {one.id for one in affected}) for each in files]
    dated = with_next_versions(desk.library, told, affected, desk.releases, wanted)
    if dated.value is None:
        return Outcome(None, dated.problems)
    left = (*(each for one in looked for each in one.value.left), *beside(wanted.project, words))
    elsewhere = tuple(said_by_facts(desk.library, words, told, desk.shown))
    by_path = sorted(dated.value[0], key=lambda each: each.rewrite.path)
    by_place = sorted(left, key=lambda each: each.place)
    unread = _unread(desk.library, loaded.problems)
    return Outcome(
        Plan(words.words, wanted.new, tuple(by_path), tuple(by_place), elsewhere, dated.value[1], unread)
    )


def carry_out(project: Path, plan: Plan) -> tuple[PurePosixPath, ...]:
    """Write every file of *plan*, or none; return their paths. Raises what `write_together` raises."""
    return write_together(project, (each.rewrite for each in plan.files))


def _opened(library: Library, wanted: Wanted) -> _Desk:
    desk = _Desk(library, load_releases(wanted.project).value, working(library, on=wanted.on))
    for name, resolved in desk.filled.value.items():
        desk.shown.note(library.document(name), resolved, published=True)
    return desk


def _after(desk: _Desk, files: Iterable[Rewritten], on: datetime) -> Outcome[dict[str, Resolved[Any]]]:
    """Return every document as it would be, and what would be missing in it that is not missing now."""
    changed = [each.document for each in files if each.document is not None]
    after = working(desk.library.with_words(changed), on=on)
    before = {(each.place.path, each.at, each.message) for each in desk.filled.problems}
    new = (each for each in after.problems if (each.place.path, each.at, each.message) not in before)
    return Outcome(after.value, desk.library.located(new))


def _unread(library: Library, problems: Iterable[Problem]) -> tuple[PurePosixPath, ...]:
    """Return the files that were not looked through: they cannot be read, or another has their id."""
    known = {entry.path for entry in library.entries.values()}
    faulty = (each.place.path for each in problems if each.severity is Severity.ERROR)
    return tuple(sorted({*library.unread.values(), *(path for path in faulty if path not in known)}))


def _shown_where_it_changes(file: Rewritten, names: Set[str]) -> Rewritten:
    """Return a file whose places are shown only in documents that change: one that cites a release does not."""
    spots = (replace(each, shown_in=each.shown_in & names) for each in file.spots)
    return replace(file, spots=tuple(spots))


def _names(library: Library, wanted: Wanted) -> Iterator[str]:
    for name in library.entries:
        if name not in wanted.leave and (not wanted.only or name in wanted.only):
            yield name


def _affected(desk: _Desk, files: Sequence[Rewritten], after: Mapping[str, Resolved[Any]]) -> tuple[Affected, ...]:
    """Return the documents whose words would change, by id."""
    return tuple(
        _one(desk, name, resolved, files)
        for name, resolved in desk.filled.value.items()
        if resolved.hash != after[name].hash and resolved.document.status != "retired"
    )


def _one(desk: _Desk, name: str, resolved: Resolved[Any], files: Iterable[Rewritten]) -> Affected:
    held = desk.releases.get(name, ())
    document: Document = resolved.document
    return Affected(
        name, document.title, document.owner, document.version, standing(resolved, held[-1] if held else None),
        held[-1].version if held else "", tuple(_reasons(name, resolved, files)),
        taken=document.version in {each.version for each in held},
    )  # fmt: skip


def _reasons(name: str, resolved: Resolved[Any], files: Iterable[Rewritten]) -> Iterator[str]:
    """Yield why the words of a document would change: its own, then what it shows."""
    others: list[str] = []
    for file in files:
        spots = [each for each in file.spots if each.is_shown]
        if spots and file.document is not None and file.document.id == name:
            yield f"its own words, {_lines(tuple(dict.fromkeys(each.place.line for each in spots)))}"
        elif spots:
            others.extend(_reasons_of(resolved, file, spots))
    yield from dict.fromkeys(others)


def _reasons_of(resolved: Resolved[Any], file: Rewritten, spots: Sequence[Spot]) -> Iterator[str]:
    """Yield why the words of a document change with those of another file."""
    document = file.document
    if document is None:
        return
    if any(part.document.id == document.id for part in resolved.parts):
        yield f"{document.title}, which is bound in"
    elif any(name == document.id for name, _ in resolved.titles):
        yield f"{document.title}, which it names"
    yield from (each.what for each in spots if resolved.document.id in each.shown_in)


def _lines(lines: Sequence[int]) -> str:
    said = [str(each) for each in lines]
    return f"line {said[0]}" if len(said) == 1 else f"lines {', '.join(said[:-1])} and {said[-1]}"
