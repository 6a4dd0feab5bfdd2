"""What colleagues see of the library: each document, clause, fact and register entry, and who uses which.

Narrow, frozen values, in the order in which they are shown; `catalogue` draws them up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath

from rolepress.comparison import Pieces
from rolepress.model.clause import ClauseVersion
from rolepress.model.register import RegisterEntry
from rolepress.pictures import Drawing
from rolepress.problems import Problem, Severity
from rolepress.releases import Standing
from rolepress.sites.proving import Proved


@dataclass(frozen=True, slots=True)
class Output:
    """A page or a file of the public site."""

    label: str  # "Large print PDF (18 point), 24 pages, 160 KB"
    address: str  # from the public site's top
    form: str = ""  # edition and format alone: "Large print PDF (18 point)"
    extent: str = ""  # "24 pages, 160 KB"; "" for a page


@dataclass(frozen=True, slots=True)
class Named:
    """A document, clause or other file by its id, with the name that people read."""

    id: str
    title: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a role decided about a version."""

    role: str
    day: date
    version: str
    decision: str  # approved | rejected
    current: bool  # whether it is about the text as it stands


@dataclass(frozen=True, slots=True)
class Issue:
    """One release of a document."""

    version: str
    day: date
    path: PurePosixPath
    approved_by: tuple[str, ...]  # roles
    summary: str  # what changed, for the public; "" where the history does not say


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A part of a document whose words are not those of its latest release."""

    name: str  # "Summary", "Clause: Data protection"
    lines: tuple[Pieces, ...]  # those that changed alone


@dataclass(frozen=True, slots=True)
class Kept:
    """One file that somebody keeps up to date: a document, a clause, facts, the register…"""

    id: str
    kind: str
    kind_label: str
    title: str
    organisation: str  # by its name
    owner: str
    review_by: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """What needs a change in a file whose text a document shows."""

    where: Named
    path: PurePosixPath
    problems: tuple[Problem, ...]


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
    pinned: bool = False  # whether the document's file names the version

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
    band: str = ""  # "" where the kind has none or the band is not known
    issues: tuple[Issue, ...] = ()  # the newest release first
    changed: tuple[ChangedPart, ...] = ()  # since the latest release
    aliases: tuple[str, ...] = ()
    replaced_by: Named | None = None
    replaces: tuple[Named, ...] = ()
    linked_from: tuple[Named, ...] = ()  # documents and shared texts that link to its page
    decisions: tuple[Decision, ...] = ()
    clause_versions: tuple[tuple[str, str], ...] = ()  # (clause, version) in the text as it stands
    clauses: tuple[ClauseUse, ...] = ()  # by title
    facts: frozenset[str] = frozenset()  # "file/fact", in the text as it stands or as released
    problems: tuple[Problem, ...] = ()  # in its own file
    troubles: tuple[Trouble, ...] = ()  # in the files of what it shows, by path
    outputs: tuple[Output, ...] = ()
    round: str = ""  # how it stands, where it is a recruitment round: "Apply by 11:59pm on Friday 30 June 2023"
    papers: tuple[Output, ...] = ()  # files for colleagues alone; their addresses are from the internal site's top
    preview: str = ""  # its address from the internal site's top; "" when there is none

    @property
    def latest(self) -> Issue | None:
        """The latest release."""
        return self.issues[0] if self.issues else None

    def counted(self, severity: Severity) -> int:
        """Return how many problems of its own file are as severe as that."""
        return sum(each.severity is severity for each in self.problems)


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

    def showing(self, version: str) -> tuple[ClauseUse, ...]:
        """Return the documents whose text shows one version as it stands."""
        return tuple(use for use in self.uses if version in use.now)

    def released_with(self, version: str) -> tuple[ClauseUse, ...]:
        """Return the documents whose release shows one version."""
        return tuple(use for use in self.uses if version in use.published)


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
    clauses: tuple[Named, ...] = ()  # whose wording, in any version, uses a fact of this name; by title


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
class Mention:
    """Words in a document or a shared text that rely on an entry of the register."""

    where: Named
    words: str


@dataclass(frozen=True, slots=True)
class RegisterRecord:
    """One entry of the register, the clauses that rely on it in any version, and what mentions it."""

    entry: RegisterEntry
    over: bool  # its last day has passed
    ending: bool  # its last day is near
    clauses: tuple[tuple[str, str], ...]  # (id, title), by title
    in_force: tuple[tuple[str, str], ...] = ()  # those of them whose wording in force relies on it
    mentions: tuple[Mention, ...] = ()  # by title; looked for where the entry has a last day

    @property
    def flagged(self) -> bool:
        """Whether text relies on this although it is over."""
        return self.over and bool(self.in_force or self.mentions)


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """One file of the register."""

    title: str
    path: PurePosixPath
    owner: str
    entries: tuple[RegisterRecord, ...]


class What(StrEnum):
    """What falls due on a day."""

    REVIEW = "review"
    OPENS = "opens on the public site"
    CLOSES = "closes"
    KEY_DATE = "is a key date"
    WORDING = "new wording takes effect"
    ENDS = "ends, by the register"
    ALLOWANCE = "an allowance for a check ends"


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due on a day."""

    day: date
    what: What
    id: str
    kind: str
    kind_label: str
    title: str
    owner: str
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Behind:
    """A guide that tells what its document no longer says."""

    id: str
    kind: str
    title: str
    owner: str
    changes: tuple[str, ...]  # what has changed, in words


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture file, and who shows it."""

    path: PurePosixPath
    bytes: int | None  # None where there is no such file
    size: tuple[int, int] | None  # width and height in pixels; None where the file does not say
    used_by: tuple[tuple[Named, str], ...] = ()  # who shows it, with its words for people who do not see it


@dataclass(frozen=True, slots=True)
class SheetPicture:
    """One picture on the contact sheet."""

    drawing: Drawing
    place: PurePosixPath  # of its file on the internal site
    whose: str  # "Rolepress", "this project", or the id of an organisation
    used_by: tuple[Named, ...] = ()

    @property
    def licence(self) -> str:
        """Whose work it is, and on what terms it may be used."""
        credit = self.drawing.credit
        return f"{credit.author}, {credit.licence}, {credit.source}"


@dataclass(frozen=True, slots=True)
class OwnStatement:
    """The accessibility statement of the internal site."""

    id: str  # of the page that holds it
    text: str  # Markdown


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The whole library as colleagues see it."""

    documents: tuple[Shown, ...]  # by kind, then title
    clauses: tuple[ClauseRecord, ...]  # by title
    facts: tuple[FactFile, ...]
    registers: tuple[RegisterFile, ...]
    organisations: tuple[str, ...]  # names
    reviews: tuple[Due, ...]  # by day, what is overdue first
    undated: tuple[Named, ...]  # published documents and shared texts without a day of review; by kind and title
    ahead: tuple[Due, ...]  # other days that come, by day
    behind: tuple[Behind, ...]  # easy-read guides to bring up to date, by title
    pictures: tuple[Picture, ...]  # by path
    kept: tuple[Kept, ...]  # every file of content, by kind and title
    owners: Mapping[PurePosixPath, str]  # the role or team that keeps each file
    problems: tuple[Problem, ...]  # by place
    drawings: tuple[SheetPicture, ...] = ()  # that guides may show, by what they show
    proved: Proved = field(default_factory=lambda: Proved(None, ()))  # what was checked of finished files
    statement: OwnStatement | None = None  # about the internal site

    @property
    def overdue(self) -> tuple[Due, ...]:
        """What is past its day of review, the longest overdue first."""
        return tuple(each for each in self.reviews if each.overdue)

    @property
    def ending(self) -> tuple[RegisterRecord, ...]:
        """The register's entries whose last day is near, the nearest first."""
        soon = (each for file in self.registers for each in file.entries if each.ending)
        return tuple(sorted(soon, key=lambda each: (each.entry.until or date.max, each.entry.id)))

    @property
    def flagged(self) -> tuple[RegisterRecord, ...]:
        """The register's entries that are over and that text still relies on."""
        return tuple(each for file in self.registers for each in file.entries if each.flagged)

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
