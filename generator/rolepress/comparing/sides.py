"""Understands what is to be compared: releases, documents as they stand, revisions of git, and files.

Both sides are laid out in the house style of today, so that what differs is what the documents say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from rolepress.comparing.refusing import CannotCompareError
from rolepress.comparing.revisions import content_at
from rolepress.config import load_settings
from rolepress.kinds import COMPOSERS, compose, house_of
from rolepress.labels import labels_for
from rolepress.library import IndexEntry, Library, load
from rolepress.manuscript import Manuscript
from rolepress.model import MODELS, kinds
from rolepress.model.base import Document
from rolepress.model.fitting import fit
from rolepress.model.organisation import Brand
from rolepress.problems import Problem, Severity, nearest, spoken_list
from rolepress.releases import Release, load_releases, released_as, renamed
from rolepress.resolve import resolve, scope_of, style_of
from rolepress.resolved import Resolved
from rolepress.source import parse_source
from rolepress.wording import short_day

RELEASED = "released"
"""After an @: the latest release."""
AS_IT_STANDS = "as-it-stands"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts."""

    resolved: Resolved[Any]
    manuscript: Manuscript
    called: str  # in words: "version 1.0, released on 1 June 2026"
    short: str  # for the name of a file: "1.0", "as-it-stands"
    brand: Brand

    @property
    def document(self) -> Document:
        """The document that it is of."""
        document: Document = self.resolved.document
        return document


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every side needs: the project as it stands, and the moment."""

    project: Path
    library: Library
    releases: dict[str, tuple[Release, ...]]
    faults: tuple[Problem, ...]  # of files that did not load
    on: datetime

    @property
    def now_called(self) -> dict[str, str]:
        """The id that a document has now, by the one under which it was last released."""
        return renamed(self.library, self.releases)

    def held(self, name: str) -> tuple[Release, ...]:
        """Return the releases of the document *name*, under the id it had before where it has none of its own."""
        return self.releases.get(released_as(self.library, self.releases).get(name, name), ())


def two_sides(project: Path, first: str, second: str | None, *, on: datetime) -> tuple[Side, Side]:
    """Return what is compared, the older one first: *first* with *second*, or with the document as it stands.

    A document without a second text is its latest release beside what stands; a file is the newer one.
    Raises CannotCompareError where one of them does not exist or cannot be read.
    """
    desk = _open(project, on)
    if second is not None:
        return _side(desk, first), _side(desk, second)
    own = _own_file(desk, first)
    if own or not ("@" in first or ":" in first or _is_file(first)):
        name = own or first
        _know(desk, name)
        return _released(desk, name, RELEASED), _as_it_stands(desk, name)
    given = _side(desk, first)
    stands = _as_it_stands(desk, desk.now_called.get(given.document.id, given.document.id))
    return (stands, given) if _is_file(first) else (given, stands)


def _open(project: Path, on: datetime) -> _Desk:
    settings = load_settings(project)
    if settings.value is None:
        raise _unreadable(settings.problems)
    loaded, frozen = load(project, settings.value), load_releases(project)
    return _Desk(project, loaded.value, frozen.value, (*loaded.problems, *frozen.problems), on)


def _side(desk: _Desk, name: str) -> Side:
    if _is_file(name):
        return _in_file(desk, Path(name))
    if ":" in name:
        revision, _, document = name.rpartition(":")
        return _at_revision(desk, revision, document)
    document, at, version = name.partition("@")
    _know(desk, document)
    return _released(desk, document, version) if at else _as_it_stands(desk, document)


def _own_file(desk: _Desk, name: str) -> str | None:
    """Return the id of the document whose own file in the project *name* is, or None."""
    if not _is_file(name):
        return None
    given = Path(name).resolve()
    known = {entry.path: entry.id for entry in desk.library.published_kinds()}
    known |= {path: each for each, path in desk.library.unread.items()}
    return next((each for path, each in known.items() if (desk.project / path).resolve() == given), None)


def _is_file(name: str) -> bool:
    return name.endswith((".yml", ".yaml"))


def _know(desk: _Desk, name: str) -> None:
    known = {entry.id for entry in desk.library.published_kinds()} | set(desk.releases)
    if name in known or name in desk.library.unread:
        return
    if name in desk.library.entries:
        what = desk.library.entries[name].kind.replace("-", " ")
        raise CannotCompareError(
            f"'{name}' is shared text ({what}), which has no files of its own", "compare a document that shows it"
        )
    raise _unknown(name, known)


def _unknown(name: str, known: Iterable[str]) -> CannotCompareError:
    near = nearest(name, known)
    return CannotCompareError(
        f"'{name}' is not the id of a document",
        f"did you mean {near}?" if near else "an id is the name of a document's file, without .yml",
    )


def _unreadable(problems: Iterable[Problem], path: PurePosixPath | None = None) -> CannotCompareError:
    """Return the refusal that says the first error, of the file *path* where there is one."""
    errors = [each for each in problems if each.severity is Severity.ERROR]
    own = [each for each in errors if each.place.path == path] or errors
    if not own:
        return CannotCompareError(f"{path} cannot be read", "see: rolepress check")
    place = own[0].place
    return CannotCompareError(
        f"{place.path}:{place.line}:{place.column}: {own[0].message}", own[0].hint or "see: rolepress check"
    )


def _released(desk: _Desk, name: str, version: str) -> Side:
    held = desk.held(name)
    if not held:
        broken = [each for each in desk.faults if each.place.path.parent.name == name]
        if broken:
            raise _unreadable(broken)
        raise CannotCompareError(f"{name} has no release yet", f"first: rolepress release {name}")
    wanted = (held[-1].version if version == RELEASED else version) or ""
    found = next((each for each in held if each.version == wanted), None)
    if found is None:
        versions = ", ".join(each.version for each in held)
        told = (
            f"there is no released version {version} of {name}" if version else "there is no version after the @"
        )
        raise CannotCompareError(told, f"one of {versions}" if len(held) > 1 else f"there is {versions}")
    try:
        resolved = found.resolved()
    except ValueError:
        raise CannotCompareError(
            f"version {found.version} of {name} was released by another Rolepress, which wrote it otherwise",
            "compare a later version",
        ) from None
    called = f"version {found.version}, released on {short_day(found.released)}"
    return _shown(desk, resolved, called, found.version)


def _as_it_stands(desk: _Desk, name: str) -> Side:
    resolved = _filled(desk.library, name, desk)
    return _shown(desk, resolved, "as it stands now", AS_IT_STANDS)


def _filled(library: Library, name: str, desk: _Desk, faults: tuple[Problem, ...] | None = None) -> Resolved[Any]:
    if name in library.unread:
        raise _unreadable(desk.faults if faults is None else faults, library.unread[name])
    if name not in library.entries or not MODELS[library.entries[name].kind].published:
        raise _unknown(name, [entry.id for entry in library.published_kinds()])
    document = library.document(name)
    return resolve(document, library, scope=scope_of(document, library), on=desk.on).value


def _at_revision(desk: _Desk, revision: str, name: str) -> Side:
    with content_at(desk.project, revision) as (root, commit):
        settings = load_settings(root)
        if settings.value is None:
            raise CannotCompareError(
                f"there was no project here at {revision} ({commit})", "give a later revision"
            )
        loaded = load(root, settings.value)
        there = loaded.value
        if name not in there.entries and name not in there.unread:
            near = nearest(name, [entry.id for entry in there.published_kinds()])
            raise CannotCompareError(
                f"there was no document '{name}' at {revision} ({commit})",
                f"did you mean {near}?" if near else "give a later revision",
            )
        resolved = _filled(there, name, desk, loaded.problems)
    return _shown(desk, resolved, f"as it stood in git at {revision} ({commit})", commit)


def _in_file(desk: _Desk, path: Path) -> Side:
    """Return the document in a file, which sees the facts and clauses of the project."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CannotCompareError(f"{path} cannot be read: {error.strerror}", "check its name and folder") from None
    shown = PurePosixPath(path.name)
    read = parse_source(raw, shown)
    if read.value is None:
        raise _unreadable(read.problems, shown)
    data = read.value.data
    kind = data.get("kind") if isinstance(data, dict) else None
    record = kinds().get(kind) if isinstance(kind, str) else None
    if record is None or not record.published:
        known = spoken_list(sorted(each.name for each in kinds().values() if each.published))
        raise CannotCompareError(f"{path} is not a document", f"its `kind:` is one of {known}")
    fitted = fit(record.model, read.value)
    if fitted.value is None:
        located = (each.located(read.value.place(each.at or (), on_key=each.on_key)) for each in fitted.problems)
        raise _unreadable(located, shown)
    document = fitted.value
    entry = IndexEntry(
        document.id, record.name, shown, document.title,
        document.organisation or desk.library.settings.organisation, document.audience, document.status,
        document.version, document.aliases, read.value.digest,
    )  # fmt: skip
    library = desk.library.with_pages([(entry, document)])
    resolved = resolve(document, library, scope=scope_of(document, library), on=desk.on).value
    return _shown(desk, resolved, f"the file {path.name}", path.stem if path.stem != document.id else "file")


def _shown(desk: _Desk, resolved: Resolved[Any], called: str, short: str) -> Side:
    """Return a side in today's house style. How a round stands today is no words of the document."""
    if resolved.document.kind not in COMPOSERS:
        raise CannotCompareError(
            f"{resolved.document.id} has no text of its own", "compare a document that shows it"
        )
    parts = tuple(replace(each, state=None) for each in resolved.parts)
    still = replace(resolved, state=None, parts=parts)
    language = still.document.language
    house = house_of(style_of(still.employer.id, desk.library, language), labels_for(language).value)
    known = desk.library.organisation(still.employer.id)
    brand = known.brand if known else Brand()
    return Side(still, compose(still, house), called, re.sub(r"[^\w.-]+", "-", short), brand)
