"""Tells the history of one document in words: its releases, what was decided, its changes, and Git's commits.

Who made a commit is left out: Git knows persons, and documents know roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from rolepress.config import load_settings
from rolepress.git import NoGitError, SlowGitError, ask_git
from rolepress.library import CONTENT, Library, load
from rolepress.lifecycle import is_closed, is_open
from rolepress.model import MODELS
from rolepress.model.base import Approval, Document
from rolepress.model.clause import Clause
from rolepress.model.round import Round
from rolepress.problems import Outcome, Problem
from rolepress.releases import FOLDER, Release, Standing, last_decision, load_releases, path_of, standing
from rolepress.resolve import resolve, scope_of
from rolepress.resolved import Resolved
from rolepress.sites.naming import natural
from rolepress.wording import short_day

SCHEMA = 1  # of the JSON report
NO_GIT = "Git is not on this computer, so its commits are not told"
NO_COMMITS = "Git knows no commits of this project, so none are told"
_SECONDS = 30
_FIELD = "\x1f"
_COMMIT = re.compile(rf"([0-9a-f]+){_FIELD}(\d{{4}}-\d\d-\d\d){_FIELD}(.*)")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a document."""

    day: date
    sort: str  # "release", "decision", "change", "wording", "round" or "commit"
    words: str
    place: str = ""  # the file that says so, or the short hash of a commit
    version: str = ""  # of the document, where it is about one


@dataclass(frozen=True, slots=True)
class Log:
    """The history of one document, and what is in force."""

    id: str
    title: str
    in_force: tuple[str, ...]  # in words
    events: tuple[Event, ...]  # the newest first
    without_git: str = ""  # why Git's commits are not told; "" where they are


def known_ids(project: Path) -> list[str]:
    """Return the ids that have a history: of documents, and of those that were taken away after a release."""
    files = (path.stem for path in (project / CONTENT).glob("*/*.yml"))
    return sorted({*files, *(path.name for path in (project / FOLDER).glob("*") if path.is_dir())})


def log(project: Path, name: str, *, on: datetime) -> Outcome[Log | None]:
    """Return the history of the document *name*, as of the day of *on*; None when there is nothing of that id.

    A former id leads to the document that has it among its aliases. Where a file cannot be read, the problems say
    why, and its releases tell what they know.
    """
    settings = load_settings(project)
    if settings.value is None:
        return Outcome(None, settings.problems)
    loaded, frozen = load(project, settings.value), load_releases(project)
    library = loaded.value
    name = _now_called(library, name)
    held = _released(library, frozen.value, name)
    document = library.document(name) if name in library.entries else None
    problems = _about((*loaded.problems, *frozen.problems), name)
    if document is None and not held and not problems:
        return Outcome(None)
    commits, without = _commits(project, library, name, document)
    events = [*map(_release, reversed(held)), *commits]
    if document is not None:
        events += _written(document, library.entries[name].path, held)
    title = document.title if document else str(held[-1].frozen.document.get("title", name)) if held else name
    log = Log(
        name, title, tuple(_in_force(library, document, held, on)),
        tuple(sorted(events, key=_newest, reverse=True)), without,
    )  # fmt: skip
    return Outcome(log, problems)


def as_lines(log: Log) -> Iterator[str]:
    """Yield what a person reads, the newest first."""
    yield f"{log.title} ({log.id})"
    yield from (f"  {each}" for each in log.in_force)
    yield ""
    for each in log.events:
        place = f"  [{each.place}]" if each.sort in ("release", "commit") else ""
        yield f"{short_day(each.day):>17}  {each.words}{place}"
    if not log.events:
        yield "Nothing is written down yet."
    if log.without_git:
        yield f"{log.without_git[0].upper()}{log.without_git[1:]}."


def as_data(log: Log) -> dict[str, Any]:
    """Return the same as JSON has it."""
    return {
        "schema": SCHEMA, "id": log.id, "title": log.title, "in_force": list(log.in_force),
        "events": [
            {"day": each.day.isoformat(), "sort": each.sort, "words": each.words, "place": each.place}
            for each in log.events
        ],
        "without_git": log.without_git,
    }  # fmt: skip


def _now_called(library: Library, name: str) -> str:
    """Return the id that the document *name* has now."""
    if name in library.entries or name in library.unread:
        return name
    return next((each.id for each in library.entries.values() if name in each.aliases), name)


def _released(library: Library, releases: Mapping[str, tuple[Release, ...]], name: str) -> tuple[Release, ...]:
    """Return the releases of a document under all its ids, the oldest first."""
    entry = library.entries.get(name)
    names = (*entry.aliases, name) if entry else (name,)
    held = [each for one in names for each in releases.get(one, ()) if entry is None or each.kind == entry.kind]
    return tuple(sorted(held, key=lambda each: each.released))


def _about(problems: Sequence[Problem], name: str) -> tuple[Problem, ...]:
    """Return what is wrong with the file of a document, or with its releases."""
    return tuple(each for each in problems if name in (each.place.path.stem, each.place.path.parent.name))


def _newest(event: Event) -> tuple[Any, ...]:
    """Return what sorts events as they followed: on one day a version is changed, decided upon and released."""
    groups = (("commit",), ("wording",), ("change", "decision", "release"), ("round",))
    (group,) = (each for each in groups if event.sort in each)
    return event.day, groups.index(group), natural(event.version), group.index(event.sort)


def _release(release: Release) -> Event:
    roles = dict.fromkeys(each.role for each in release.approvals if each.decision == "approved")
    agreed = f", as {' and '.join(roles)} approved it" if roles else ""
    place = str(path_of(release.document, release.version))
    words = f"Released version {release.version}{agreed}"
    return Event(release.released, "release", words, place, release.version)


def _written(document: Document, path: PurePosixPath, held: Sequence[Release]) -> Iterator[Event]:
    """Yield what the file of a document says of its own history."""
    place = str(path)
    for each in reversed(document.approvals):
        note = f": {each.note}" if each.note else ""
        words = f"{each.role} {_decided(each)} version {each.version}{note}"
        yield Event(each.date, "decision", words, place, each.version)
    for change in document.changes:
        note = f" (for colleagues: {change.note})" if change.note else ""
        words = f"Version {change.version}: {change.summary}{note}"
        yield Event(change.date, "change", words, place, change.version)
    if isinstance(document, Clause):
        for version in document.versions:
            why = f": {' '.join(version.note.split())}" if version.note else ""
            yield Event(version.effective, "wording", f"Wording {version.version} takes effect{why}", place)
    if isinstance(document, Round):
        for event in document.progress:
            reason = f": {event.reason}" if event.reason else ""
            to = f" to {short_day(event.to.date())}" if event.to else ""
            yield Event(event.on.date(), "round", f"The round was {_happened(event.event)}{to}{reason}", place)


def _decided(approval: Approval) -> str:
    return "sent back" if approval.decision == "rejected" else approval.decision


def _happened(event: str) -> str:
    return {"closed-early": "closed early"}.get(event, event)


def _in_force(library: Library, document: Document | None, held: Sequence[Release], on: datetime) -> Iterator[str]:
    """Yield what readers see now, and how the file stands against it."""
    if isinstance(document, Clause):
        current = document.in_force(on.date())
        yield f"in force: wording {current.version}" if current else "no wording is in force yet"
        return
    latest = held[-1] if held else None
    if document is None and latest is not None:
        yield f"its file is not there or cannot be read; its latest release is version {latest.version}"
        return
    if document is None:
        return
    if latest is None and not MODELS[document.kind].published:
        yield "a shared text: it has no releases, and documents show it as it stands when they are released"
        return
    yield from _for_readers(document, latest, on)
    filled = resolve(document, library, scope=scope_of(document, library), on=on).value
    own = latest if latest is not None and latest.document == document.id else None
    stands = standing(filled, own)
    if stands is not Standing.RELEASED:
        what = f"the file says something else, version {document.version}" if own else "the file"
        yield f"{what}: {stands}{_last_word(filled)}"


def _last_word(filled: Resolved[Any]) -> str:
    """Return what was said last about exactly this text, where it was no approval."""
    last = last_decision(filled)
    if last is None or last.decision == "approved":
        return ""
    if last.decision == "submitted":
        return f"; {last.role} submitted it, and it waits for a decision"
    return f"; {last.role} sent it back{f': {last.note}' if last.note else ''}"


def _for_readers(document: Document, latest: Release | None, on: datetime) -> Iterator[str]:
    if latest is None:
        yield "nothing is released yet"
    elif document.status == "retired":
        heir = f"; {document.replaced_by} takes its place" if document.replaced_by else ""
        yield f"retired: readers see none of it{heir}; its latest release is version {latest.version}"
    else:
        who = "colleagues" if document.audience == "internal" else "readers"
        waits = document.opens is not None and not is_open(document, on)
        later = f", from {short_day(document.opens.date())}" if document.opens and waits else ""
        over = "; people can no longer apply" if is_closed(document, on) else ""
        version = f"version {latest.version}, released on {short_day(latest.released)}"
        version += f" under the id '{latest.document}'" if latest.document != document.id else ""
        yield f"in force for {who}{later}: {version}{over}"


def _commits(project: Path, library: Library, name: str, document: Document | None) -> tuple[list[Event], str]:
    """Return Git's commits to the files of a document, those under its former ids too; or why there are none."""
    folder = library.entries[name].path.parent if name in library.entries else None
    unread = library.unread.get(name)
    names = (name, *(document.aliases if document else ()))
    files = [folder / f"{each}.yml" for each in names] if folder else [unread] if unread else []
    paths = [str(each) for each in (*files, *(FOLDER / each for each in names))]
    shown = ("--no-merges", "--no-show-signature", "--no-ext-diff", "--date=short")
    try:
        wanted = f"--format=%h{_FIELD}%cd{_FIELD}%s"
        answer = ask_git(project, "log", *shown, wanted, "--", *paths, seconds=_SECONDS)
    except NoGitError:
        return [], NO_GIT
    except SlowGitError:
        return [], NO_COMMITS
    if answer.code:
        return [], NO_COMMITS
    found = map(_COMMIT.fullmatch, answer.words.decode("utf-8", "replace").splitlines())
    commits = [each.groups() for each in found if each is not None]
    return [Event(date.fromisoformat(day), "commit", f"Commit: {words}", name) for name, day, words in commits], ""
