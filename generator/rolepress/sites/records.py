"""What colleagues see of the library: each document, clause, fact and register entry, and who uses which.

Narrow, frozen values, in the order in which they are shown; `catalogue` draws them up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from rolepress.model.clause import ClauseVersion
from rolepress.model.register import RegisterEntry
from rolepress.problems import Problem, Severity
from rolepress.releases import Standing


@dataclass(frozen=True, slots=True)
class Output:
    """A page or a file of the public site."""

    label: str  # "Large print PDF (18 point)"
    address: str  # from the public site's top


@dataclass(frozen=True, slots=True)
class Decision:
    """What a role decided about a version."""

    role: str
    day: date
    version: str
    decision: str  # approved | rejected
    current: bool  # whether it is about the text as it stands


@dataclass(frozen=True, slots=True)
class ClauseUse:
    """One clause in one document: the versions that its text shows now, and those that its release shows."""

    clause: str
    clause_title: str
    document: str
    document_title: str
    organisation: str  # by its name
    now: tuple[str, ...]
    published: tuple[str, ...]
    in_force: str  # the version in force; "" when none is yet

    @property
    def latest(self) -> bool:
        """Whether every version shown is the one in force."""
        return {*self.now, *self.published} == {self.in_force}


@dataclass(frozen=True, slots=True)
class Shown:
    """One document: what it shows, and where it stands."""

    id: str
    kind: str
    kind_label: str
    folder: str
    title: str
    organisation: str  # by its name
    path: PurePosixPath
    owner: str
    audience: str
    status: str
    version: str
    standing: Standing
    review_by: date | None = None
    overdue: bool = False
    released_version: str = ""
    released: date | None = None
    decisions: tuple[Decision, ...] = ()
    clause_versions: tuple[tuple[str, str], ...] = ()  # (clause, version) in the text as it stands
    clauses: tuple[ClauseUse, ...] = ()  # by title
    facts: frozenset[str] = frozenset()  # "file/fact", in the text as it stands or as released
    problems: tuple[Problem, ...] = ()
    outputs: tuple[Output, ...] = ()
    preview: str = ""  # its address from the internal site's top; "" when there is none


@dataclass(frozen=True, slots=True)
class ClauseRecord:
    """One clause with its history and the documents that show it."""

    id: str
    title: str
    path: PurePosixPath
    organisation: str
    owner: str
    stands: str
    applies_to: str
    review_by: date | None
    overdue: bool
    versions: tuple[ClauseVersion, ...]  # the newest first
    in_force: str
    sets: tuple[str, ...]  # titles of the sets that hold it
    uses: tuple[ClauseUse, ...]  # by the document's title

    @property
    def behind(self) -> tuple[ClauseUse, ...]:
        """The documents that show another version than the one in force."""
        return tuple(use for use in self.uses if not use.latest)


@dataclass(frozen=True, slots=True)
class FactRecord:
    """One fact in words, and the documents that show it."""

    key: str  # "file/fact"
    name: str
    type: str
    value: str
    owner: str
    source: str
    checked: date | None
    note: str
    documents: tuple[tuple[str, str], ...]  # (id, title), by title


@dataclass(frozen=True, slots=True)
class FactFile:
    """Facts of one scope."""

    id: str
    title: str
    path: PurePosixPath
    scope: str  # in words
    owner: str
    facts: tuple[FactRecord, ...]  # by name


@dataclass(frozen=True, slots=True)
class RegisterRecord:
    """One entry of the register, and the clauses that rely on it in any version."""

    entry: RegisterEntry
    over: bool  # its last day has passed
    clauses: tuple[tuple[str, str], ...]  # (id, title), by title


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """One file of the register."""

    title: str
    path: PurePosixPath
    owner: str
    entries: tuple[RegisterRecord, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """Something whose day of review has passed."""

    id: str
    kind: str
    kind_label: str
    title: str
    owner: str
    review_by: date


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The whole library as colleagues see it."""

    documents: tuple[Shown, ...]  # by kind, then title
    clauses: tuple[ClauseRecord, ...]  # by title
    facts: tuple[FactFile, ...]
    registers: tuple[RegisterFile, ...]
    organisations: tuple[str, ...]  # names
    overdue: tuple[Due, ...]  # the longest overdue first
    problems: tuple[Problem, ...]  # by place

    def counted(self, severity: Severity) -> int:
        """Return how many problems are as severe as that."""
        return sum(each.severity is severity for each in self.problems)

    def standing(self, where: Standing) -> tuple[Shown, ...]:
        """Return the documents that stand there."""
        return tuple(each for each in self.documents if each.standing is where)

    @property
    def fact_records(self) -> tuple[FactRecord, ...]:
        """Every fact of every file."""
        return tuple(fact for file in self.facts for fact in file.facts)
