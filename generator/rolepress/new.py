"""Starts things: a project with sample documents, and the smallest good file of each kind. Overwrites nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from rolepress.approvals import approve, publishable, release
from rolepress.config import Settings, load_settings
from rolepress.copying import copied, titled
from rolepress.home import templates_folder
from rolepress.library import CONTENT, load
from rolepress.lifecycle import UK
from rolepress.model import KindRecord, kinds
from rolepress.model.base import SLUG
from rolepress.model.easy_read import EXPLAINED
from rolepress.problems import Outcome, nearest
from rolepress.releases import path_of, versions_of
from rolepress.schema import write_schemas
from rolepress.source import read_source
from rolepress.starting import CannotExplainError, guide_from

GUIDE = "easy-read"  # the kind that explains other documents
SAMPLES = "new"  # the folder in the built-in templates
SAMPLE_ROLE = "Sample editors"  # who agrees the sample documents
SAMPLE_DAY = "2000-01-01"  # in a sample: the day on which a file is made
PLACEHOLDERS: tuple[tuple[object, str], ...] = (
    ("Write here.", "Write here."),
    ({"unknown": "Not decided yet"}, "{unknown: Not decided yet}"),
)
"""What a needed field of a kind without a sample may start with, as a value and as YAML."""
_STARTED = ("kind", "id", "title", "owner")  # the fields that every new file has
_RENAMED = {"gitignore": ".gitignore"}  # under its own name, Git would follow it inside our own repository


class CannotMakeError(Exception):
    """What is asked for cannot be made; the message and hint are for the person at the keyboard."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def new_project(folder: Path) -> tuple[Path, ...]:
    """Make a project of released sample documents in *folder*, and return its files.

    Raises CannotMakeError when something is in *folder* already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotMakeError(f"{folder} is not empty", "name a new folder: nothing is overwritten")
    for source, target in _sample_files(folder):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    write_schemas(folder)
    _release_samples(folder)
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))


def new_document(
    project: Path, kind: str, name: str, *, source: str | None = None, explains: str | None = None
) -> PurePosixPath:
    """Write a new document of *kind* called *name*, a copy of the document *source* if that is given.

    With *explains*, an easy-read guide is made ready to explain that document. Returns the path from the project's
    top. Raises CannotMakeError when there is no such kind or project, when the name cannot be one or is taken, and
    when no guide explains such a document.
    """
    record = _record(kind)
    settings = load_settings(project).value
    if settings is None:
        raise CannotMakeError(f"{project} is not a project whose settings can be read", "see `rolepress check`")
    _check_name(project, settings, name)
    if explains is not None:
        text = _guide(project, record, name, settings, explains)
    else:
        text = (
            _sample(record, name, settings.organisation)
            if source is None
            else _copy(project, record, name, source)
        )
    path = CONTENT / record.folder / f"{name}.yml"
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    with (project / path).open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def _sample_files(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each sample file of a project, and where it goes in *folder*."""
    samples = templates_folder() / SAMPLES / "project"
    for path in sorted(samples.rglob("*")):
        if path.is_file():
            target = folder / path.relative_to(samples)
            yield path, target.with_name(_RENAMED.get(path.name, path.name))


def _release_samples(folder: Path) -> None:
    day = datetime.now(UK).date()
    names = publishable(folder, day=day).value
    for outcome in (approve(folder, names, role=SAMPLE_ROLE, day=day), release(folder, names, day=day)):
        _expect_fine(outcome)


def _expect_fine(outcome: Outcome[tuple[PurePosixPath, ...]]) -> None:
    if not outcome.ok:
        raise ValueError("; ".join(f"{each.place.path}: {each.message}" for each in outcome.problems))


def _record(kind: str) -> KindRecord:
    known_kinds = kinds()
    if kind not in known_kinds:
        known = ["project", *known_kinds]
        near = nearest(kind, known)
        raise CannotMakeError(
            f"'{kind}' is not a kind of document",
            f"did you mean {near}?" if near else f"one of {', '.join(known)}",
        )
    return known_kinds[kind]


def _check_name(project: Path, settings: Settings, name: str) -> None:
    """Refuse a *name* that cannot be an id, is one already, or was one: old links lead to what it named."""
    if not re.fullmatch(SLUG, name):
        better = "-".join(re.findall("[a-z0-9]+", name.casefold())) or "peer-support-worker"
        raise CannotMakeError(
            f"'{name}' cannot be an id: ids are small letters, digits and hyphens", f"such as {better}"
        )
    for taken in sorted(project.glob(f"{CONTENT}/*/{name}.yml")):
        raise CannotMakeError(
            f"the id '{name}' is already used by {taken.relative_to(project).as_posix()}", "choose another id"
        )
    for entry in load(project, settings).value.entries.values():
        if name in entry.aliases:
            message = f"the id '{name}' is an alias in {entry.path}: old links lead there"
            raise CannotMakeError(message, "choose another id")
    if versions := versions_of(project, name):
        message = f"the id '{name}' has releases, such as {path_of(name, versions[-1])}, and no file"
        raise CannotMakeError(message, "choose another id, or put its file back as it was")


def _sample(record: KindRecord, name: str, organisation: str) -> str:
    """Return the smallest good file of a kind, under its new name."""
    sample = templates_folder() / SAMPLES / "kinds" / f"{record.name}.yml"
    text = sample.read_text("utf-8") if sample.is_file() else "".join(_needed(record))
    day = datetime.now(UK).date().isoformat()
    own = {"the-id": name, "The title": titled(name), "sample-trust": organisation, SAMPLE_DAY: day}
    return re.sub("|".join(own), lambda found: own[found[0]], text)


def _guide(project: Path, record: KindRecord, name: str, settings: Settings, explains: str) -> str:
    """Return a guide that is ready to explain the document *explains*."""
    if record.name != GUIDE:
        message = f"a document of the kind {record.name} explains no other"
        raise CannotMakeError(message, f"rolepress new {GUIDE} {name} --explains {explains}")
    try:
        return guide_from(_sample(record, name, settings.organisation), project, settings, explains)
    except CannotExplainError as error:
        raise CannotMakeError(str(error), f"one of these kinds: {', '.join(EXPLAINED)}") from error


def _needed(record: KindRecord) -> Iterator[str]:
    """Yield the lines of a file of a kind that brings no sample: what its model needs, each with what it is.

    A field that is neither text nor may be unknown is named in a comment, for its author to fill in.
    """
    yield f"# yaml-language-server: $schema=../schema/{record.name}.json\n"
    yield f"kind: {record.name}\nid: the-id\ntitle: The title\nowner: Human Resources\n"
    if record.published:
        yield 'version: "1.0"\nchanges:\n  - version: "1.0"\n'
        yield f"    date: {SAMPLE_DAY}\n    summary: New\n"
    for name, field in record.model.model_fields.items():
        if field.is_required() and name not in _STARTED:
            value = next((written for each, written in PLACEHOLDERS if _takes(record, name, each)), None)
            about = " ".join((field.description or "").split())
            yield f"# {about}\n" if about and value else ""
            yield f"{name}: {value}\n" if value else f"# Needed too: {name}. {about}".rstrip() + "\n"


def _takes(record: KindRecord, name: str, value: object) -> bool:
    """Whether the field *name* of a kind may have this value."""
    try:
        record.model.model_validate({name: value})
    except ValidationError as error:
        return all(each["loc"][:1] != (name,) for each in error.errors(include_url=False))
    return True


def _copy(project: Path, record: KindRecord, name: str, source: str) -> str:
    """Return the text of the document *source* as one of a new *name*."""
    path = next(project.glob(f"{CONTENT}/*/{source}.yml"), None)
    read = read_source(project, PurePosixPath(path.relative_to(project).as_posix())).value if path else None
    if read is None or not isinstance(read.data, dict):
        raise CannotMakeError(f"there is no document '{source}' that can be read", "see `rolepress check`")
    if read.data.get("kind") != record.name:
        kind = read.data.get("kind")
        raise CannotMakeError(f"'{source}' is of the kind {kind}", f"rolepress new {kind} {name} --from {source}")
    return copied(read.text, name, day=datetime.now(UK).date() if record.published else None)
