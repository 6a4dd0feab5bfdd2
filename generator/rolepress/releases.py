"""What was approved, frozen: reads and writes content/releases, and says where a document stands."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

import yaml
from pydantic import ConfigDict, Field, StringConstraints

from rolepress.library import CONTENT, Library
from rolepress.model import kinds
from rolepress.model.base import Approval, Day, Document, Model, Slug, VersionName
from rolepress.model.fitting import fit
from rolepress.problems import Outcome, Problem, problem
from rolepress.resolved import Employer, Excerpt, Resolved, ShownClause
from rolepress.source import read_source
from rolepress.together import Rewrite, write_together

FOLDER = CONTENT / "releases"
NEXT_VERSION = "give `version:` the next number and a line in `changes:`"
"""The hint for words that differ from those released as the same version."""

_HEADER = "# Frozen by `rolepress release`. Leave it as it is: a change breaks its seal.\n"
_SEAL = "seal: "  # opens the last line


class Frozen(Model):
    """The resolved document, as data."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    document: dict[str, Any]
    employer: Employer
    clauses: tuple[ShownClause, ...] = ()
    facts: tuple[str, ...] = ()
    clause_versions: tuple[tuple[str, str], ...] = ()
    parts: tuple[Frozen, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    """Every fact with its words on that day, so that a guide can be told what changed since."""

    @classmethod
    def of(cls, resolved: Resolved[Any]) -> Frozen:
        """Return *resolved* as data, and the documents bound into it."""
        return cls(
            document=resolved.document.model_dump(mode="json", exclude_defaults=True),
            employer=resolved.employer,
            clauses=resolved.clauses,
            facts=tuple(sorted(resolved.facts)),
            clause_versions=resolved.clause_versions,
            parts=tuple(map(cls.of, resolved.parts)),
            titles=resolved.titles,
            excerpts=resolved.excerpts,
            values=resolved.values,
        )

    def resolved(self) -> Resolved[Document]:
        """Return the document as it was frozen; ValidationError when its model has moved away from it."""
        return Resolved(
            kinds()[self.document["kind"]].model.model_validate(self.document),
            self.employer,
            self.clauses,
            frozenset(self.facts),
            self.clause_versions,
            tuple(each.resolved() for each in self.parts),
            titles=self.titles,
            excerpts=self.excerpts,
            values=self.values,
        )


class Release(Model):
    """One version of one document, as it was approved, for good."""

    format: Literal["1"]
    document: Slug
    kind: str
    version: VersionName
    released: Day
    hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """sha256 of the resolved text."""
    approvals: tuple[Approval, ...]
    frozen: Frozen
    pictures: dict[Slug, Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]] = Field(
        default_factory=dict
    )
    """sha256 of each picture that it shows, by what that shows; none in releases from before these were noted."""
    seal: str = ""
    """sha256 of all of the file above it, approvals and days too; empty until the release is written."""

    def resolved(self) -> Resolved[Document]:
        """Return the document as it was released; ValidationError when its model has moved away from it."""
        return self.frozen.resolved()


class Standing(StrEnum):
    """Where the text of a document stands."""

    DRAFT = "draft"
    APPROVED = "approved, not released"
    RELEASED = "released"
    CHANGED = "changed since approval"


def standing(resolved: Resolved[Any], latest: Release | None) -> Standing:
    """Return where *resolved* stands against its approvals and its latest release."""
    if latest is not None and latest.hash == resolved.hash:
        return Standing.RELEASED
    if is_agreed(resolved):
        return Standing.APPROVED
    once = any(each.decision == "approved" for each in resolved.document.approvals)
    return Standing.CHANGED if latest is not None or once else Standing.DRAFT


def is_agreed(resolved: Resolved[Any]) -> bool:
    """Return whether the last decision about exactly this text, as they stand in the file, approved it."""
    last = last_decision(resolved)
    return last is not None and last.decision == "approved"


def is_agreed_as_numbered(resolved: Resolved[Any]) -> bool:
    """Return whether the approval of exactly this text names the version that the text has now."""
    last = last_decision(resolved)
    return last is not None and last.decision == "approved" and last.version == resolved.document.version


def last_decision(resolved: Resolved[Any]) -> Approval | None:
    """Return the last decision about exactly this text; None where there is none."""
    about: list[Approval] = [each for each in resolved.document.approvals if each.hash == resolved.hash]
    return about[-1] if about else None


def freeze(resolved: Resolved[Any], *, released: Day, pictures: Mapping[str, str] | None = None) -> Release:
    """Return *resolved* as a release of its version, with the approvals of exactly this text as that version.

    *pictures* are the digests of those that it shows. The pictures themselves stay where they are.
    """
    document = resolved.document
    approvals = tuple(
        each for each in document.approvals if (each.hash, each.version) == (resolved.hash, document.version)
    )
    return Release(
        format="1", document=document.id, kind=document.kind, version=document.version,
        released=released, hash=resolved.hash, approvals=approvals, frozen=Frozen.of(resolved),
        pictures=dict(sorted((pictures or {}).items())),
    )  # fmt: skip


def path_of(document: str, version: str) -> PurePosixPath:
    """Return where the release of a version is kept, from the project's top."""
    return FOLDER / document / f"{version}.yml"


def as_yaml(release: Release) -> str:
    """Return the text of a release's file."""
    data = release.model_dump(mode="json", exclude={"seal"}, exclude_defaults=True)
    text = _HEADER + yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)
    return f"{text}{_SEAL}{_seal_of(text)}\n"


def _seal_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _is_whole(text: str) -> bool:
    """Whether the seal at the end of a release's file fits what stands above it."""
    above, _, seal = text.rpartition(_SEAL)
    return seal.strip() == _seal_of(above)


def write_releases(root: Path, releases: Iterable[Release]) -> tuple[PurePosixPath, ...]:
    """Write every one of *releases*, or none, and return their paths.

    Raises CannotWriteError when one of those versions is already frozen.
    """
    new = (
        Rewrite(path_of(each.document, each.version), b"", as_yaml(each).encode(), is_new=True)
        for each in releases
    )
    return write_together(root, new)


def load_releases(root: Path) -> Outcome[dict[str, tuple[Release, ...]]]:
    """Read every release, by document, the oldest first; a broken seal is an error and leaves that release out."""
    found: dict[str, list[Release]] = {}
    problems: list[Problem] = []
    for path in _files(root):
        read = _load_one(root, path)
        problems.extend(read.problems)
        if read.value is not None:
            found.setdefault(read.value.document, []).append(read.value)
    ordered = {name: tuple(sorted(each, key=_age)) for name, each in sorted(found.items())}
    return Outcome(ordered, tuple(problems))


def read_release(root: Path, document: str, version: str) -> Release | None:
    """Return one release, or None when it is not there or its file is not as it was."""
    path = path_of(document, version)
    return _load_one(root, path).value if (root / path).is_file() else None


def releases_of(root: Path, document: str) -> tuple[Release, ...]:
    """Return the releases of a document whose files are as they were, the oldest first."""
    read = (read_release(root, document, each) for each in versions_of(root, document))
    return tuple(sorted((each for each in read if each is not None), key=_age))


def versions_of(root: Path, document: str) -> list[str]:
    """Return the versions of a document that are released, by the names of their files."""
    return sorted(path.stem for path in (root / FOLDER / document).glob("*.yml"))


def renamed(library: Library, releases: Mapping[str, tuple[Release, ...]]) -> dict[str, str]:
    """Return the id that a document has now, by the one under which it was last released.

    Those are left out that have been released under their new id, or whose former id another document has taken.
    """
    found: dict[str, str] = {}
    for entry in library.published_kinds():
        held = [releases[each] for each in entry.aliases if each in releases and each not in library.entries]
        latest = max((each[-1] for each in held if each[-1].kind == entry.kind), key=_age, default=None)
        if latest is not None and entry.id not in releases:
            found.setdefault(latest.document, entry.id)
    return found


def released_as(library: Library, releases: Mapping[str, tuple[Release, ...]]) -> dict[str, str]:
    """Return the id under which a document was last released, by the one it has now, where that is another."""
    return {now: former for former, now in renamed(library, releases).items()}


def _files(root: Path) -> Iterator[PurePosixPath]:
    folder = root / FOLDER
    return (PurePosixPath(path.relative_to(root).as_posix()) for path in sorted(folder.glob("*/*.yml")))


def _load_one(root: Path, path: PurePosixPath) -> Outcome[Release | None]:
    read = read_source(root, path)
    if read.value is None:
        return Outcome(None, read.problems)
    source = read.value
    fitted = fit(Release, source)
    if fitted.value is None:
        located = (each.located(source.place(each.at or ())) for each in fitted.problems)
        return Outcome(None, (*read.problems, *located))
    release = fitted.value
    in_place = path == path_of(release.document, release.version) and _is_whole(source.text)
    if in_place and release.kind not in kinds():
        message = f"the kind of this release, '{release.kind}', is not installed"
        hint = "install the package that adds it; the file itself is as it was"
        return Outcome(None, (*read.problems, problem(path, "kind", message, hint=hint, at=("kind",))))
    if not in_place or _rehashed(release) != release.hash:
        hint = "put it back as it was with git, and release a new version instead"
        broken = problem(path, "release-changed", "this release was changed after it was frozen", hint=hint)
        return Outcome(None, (*read.problems, broken))
    return Outcome(release.model_copy(update={"seal": ""}), read.problems)


def _rehashed(release: Release) -> str:
    """Return the hash that the frozen text has now, or "" when it no longer fits its kind."""
    try:
        return release.resolved().hash
    except (ValueError, KeyError):
        return ""


def _age(release: Release) -> tuple[Day, tuple[tuple[int, int | str], ...]]:
    """Return what orders releases: their day, then their version read number by number."""
    parts = re.findall(r"\d+|[A-Za-z]+", release.version)
    return release.released, tuple((0, int(part)) if part.isdigit() else (1, part) for part in parts)
