"""Collects filled forms: reads the files, makes a list for each form, and writes it where only its owner reads."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from rolepress.cells import as_csv
from rolepress.collect import telling
from rolepress.collect.answers import Answers, answers_of
from rolepress.collect.applications import Application, listed
from rolepress.collect.counting import counted_answers, left_out, uncounted
from rolepress.collect.filled import CannotReadError, Filled
from rolepress.collect.folder import CannotCollectError, check_folder, is_in, write_privately
from rolepress.collect.forms import Forms
from rolepress.collect.gathering import gather, read_bytes, read_filled, short_names
from rolepress.collect.questions import Questions
from rolepress.config import load_settings
from rolepress.library import load
from rolepress.problems import Problem, merged, nearest

OnDone = Callable[[Path, int, int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be collected, and how."""

    project: Path
    given: tuple[Path, ...]  # files and folders
    out: Path
    on: datetime  # UK local time
    blind: bool = False  # leave out what says who somebody is
    replace: bool = False  # write over what is there
    dry_run: bool = False  # read and tell, and write nothing


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of it."""

    problems: tuple[Problem, ...]
    lines: tuple[str, ...]  # the summary, for people
    written: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that was read."""

    path: Path
    questions: Questions
    filled: Filled
    answers: Answers
    guessed: bool  # whether the form was told by the names of its fields


@dataclass(slots=True)
class _Desk:
    """What was read so far, and what is wrong with it."""

    forms: Forms
    wanted: Wanted
    read: dict[str, list[_Read]] = field(default_factory=dict)  # by form
    problems: list[Problem] = field(default_factory=list)
    unread: int = 0
    seen: dict[str, tuple[Path, str]] = field(default_factory=dict)  # digest → first file, and its form


def collect(wanted: Wanted, *, on_done: OnDone = lambda path, count, total: None) -> Collected:
    """Read what is *wanted*, and write the list of each form.

    A file that cannot be read becomes a problem, and the others are read. Raises CannotCollectError, before
    anything is read, where the folder will not do.
    """
    check_folder(wanted.out, wanted.project)
    settings = load_settings(wanted.project)
    if settings.value is None:
        return Collected(
            merged(settings.problems), ("nothing was read: the project's settings cannot be read",), ()
        )
    library = load(wanted.project, settings.value).value
    desk = _Desk(Forms(library, wanted.on), wanted)
    paths = gather(wanted.given, out=wanted.out)
    for count, path in enumerate(paths, start=1):
        _take(path, desk)
        on_done(path, count, len(paths))
    files = dict(_files(desk))
    data = {name: as_csv(table) for name, table in sorted(files.items())}
    written = () if wanted.dry_run or not data else write_privately(wanted.out, data, replace=wanted.replace)
    lines = tuple(_summary(desk, len(paths), list(data)))
    return Collected(library.located(desk.problems), lines, written)


def _take(path: Path, desk: _Desk) -> None:
    """Read one file, or note why it cannot be read."""
    try:
        data = read_bytes(path)
        digest = hashlib.sha256(data).hexdigest()
        if digest in desk.seen and _is_copy(path, *desk.seen[digest], desk):
            return
        read = _read(path, data, desk)
        desk.seen[digest] = path, read.questions.form
    except CannotReadError as error:
        desk.unread += 1
        desk.problems.append(telling.unreadable(path, str(error), error.hint))
        return
    desk.read.setdefault(read.questions.form, []).append(read)
    if is_in(path, desk.wanted.project):
        desk.problems.append(telling.in_project(path))
    if not desk.forms.is_monitoring(read.questions.form):
        desk.problems.extend(
            telling.of_file(path, read.answers, guessed=read.guessed, renamed=read.filled.renamed)
        )


def _is_copy(path: Path, first: Path, form: str, desk: _Desk) -> bool:
    """Note that *path* holds the same as *first*, and return whether it is therefore left out.

    A monitoring form says nothing of who filled it in: two people who answer alike may send the same bytes, and
    both count. The names of its files stand nowhere.
    """
    if desk.forms.is_monitoring(form):
        desk.problems.append(telling.again_unnamed(form))
        return False
    desk.problems.append(telling.again(path, first))
    return True


def _read(path: Path, data: bytes, desk: _Desk) -> _Read:
    filled = read_filled(path.name, data)
    name = filled.form
    guessed = not name
    if guessed:
        found = desk.forms.with_names(filled.names)
        if len(found) != 1:
            raise CannotReadError("does not say which form it is", "copy the answers by hand")
        name = found[0]
    questions = desk.forms.of_file(name, filled.version)
    if questions is None:
        raise _no_such_form(name, desk)
    return _Read(path, questions, filled, answers_of(filled, questions), guessed)


def _no_such_form(name: str, desk: _Desk) -> CannotReadError:
    if name in desk.forms.library.unread:
        where = desk.forms.library.unread[name]
        return CannotReadError(f"is a form whose source, {where}, cannot be read yet", "put that right first")
    near = nearest(name, desk.forms.names)
    hint = f"did you mean {near}?" if near else "collect it with the project that it was made from"
    return CannotReadError(f"is the form '{name[:80]}', which this project does not have", hint)


def _files(desk: _Desk) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    """Yield the tables to be written, by the names of their files."""
    for name, read in desk.read.items():
        now = desk.forms.now(name)
        if now is None:
            continue
        path = desk.forms.library.entries[name].path
        desk.problems.extend(telling.of_versions(path, now, [each.filled.version for each in read]))
        if desk.forms.is_monitoring(name):
            answers = [each.answers for each in read]
            desk.problems.extend(telling.left_out(path, left_out(answers, now)))
            desk.problems.extend(telling.uncounted(path, uncounted(answers, now)))
            yield f"{name}-counts.csv", counted_answers(answers, now)
        else:
            names = short_names(each.path for each in read)
            applications = [Application(names[each.path], each.questions, each.answers) for each in read]
            for suffix, table in listed(applications, now, blind=desk.wanted.blind).items():
                yield f"{name}{suffix}.csv", table


def _summary(desk: _Desk, given: int, files: list[str]) -> Iterator[str]:
    """Yield what came of it, form by form, and what was written."""
    for name, read in sorted(desk.read.items()):
        monitoring = desk.forms.is_monitoring(name)
        incomplete = 0 if monitoring else sum(bool(each.answers.empty) for each in read)
        yield telling.of_form(name, len(read), incomplete=incomplete, monitoring=monitoring)
    for file in files:
        yield f"{'would write' if desk.wanted.dry_run else 'wrote'} {desk.wanted.out / file}"
    if desk.wanted.blind and any(file.endswith("-key.csv") for file in files):
        yield "keep the key apart from the list: move it now"
    taken = sum(map(len, desk.read.values()))
    yield telling.total(given, taken, desk.unread)


__all__ = ["CannotCollectError", "Collected", "Wanted", "collect"]
