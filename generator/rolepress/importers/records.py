"""The values of an import: what a Word copy says, and what would become of the content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TypeAlias

from rolepress.problems import DataPath, Place
from rolepress.scalars import Cut


class CannotImportError(Exception):
    """A Word file that is not taken; nothing was written. The hint says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote beside the text; who it was is not taken."""

    words: str  # those of replies too
    resolved: bool = False  # whether people marked it as done


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a Word file, as it stands when every tracked change in it is accepted."""

    words: str  # one space between them
    marks: tuple[str, ...] = ()  # the bookmarks that begin in it
    style: str = ""
    level: int | None = None  # of its list, from 0; None where it stands in none
    row: int | None = None  # of a table, counted through the file; None where it stands in none
    tracked: bool = False  # whether a tracked change is in it, of somebody else than Rolepress
    comments: tuple[Comment, ...] = ()
    boxed: bool = False  # whether it stands in a text box
    cell: int | None = None  # of its row, from 0; None where it stands in none


@dataclass(frozen=True, slots=True)
class Extra:
    """What somebody put into a Word file that is no words of its text: a footnote, or a picture."""

    what: str
    near: str  # the words of the paragraph that it is in, or of the one before
    words: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """Other words inside one value."""

    path: PurePosixPath
    at: DataPath  # as the file has it
    cuts: tuple[Cut, ...]  # of the value as the file has it


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that come into, or go from, a text of several paragraphs."""

    path: PurePosixPath
    at: DataPath
    line: int  # of the value, from 0: the first that goes, or the one before those that come
    put: tuple[str, ...] = ()
    gone: int = 0  # how many go


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry that comes into a list, or goes from it, or both: it moves."""

    path: PurePosixPath
    at: DataPath  # the list
    gone: int | None = None  # the place of the entry that goes
    after: int | None = None  # the place of the one that the new entry follows; -1 for the first
    new: str | Mapping[str, str] | None = None  # None where the entry that goes is the one that comes


@dataclass(frozen=True, slots=True)
class Departure:
    """Other words than a clause's, in the document that shows it."""

    path: PurePosixPath
    at: DataPath  # the entry under `clauses:` that names the clause, or a set with it
    clause: str
    text: str  # the clause's
    cuts: tuple[Cut, ...]  # of the clause's text


@dataclass(frozen=True, slots=True)
class Setting:
    """Another choice for one field of an entry, which may not have that field yet."""

    path: PurePosixPath
    at: DataPath  # the entry
    field: str
    value: str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A line for colleagues above a field."""

    path: PurePosixPath
    at: DataPath
    words: str


Edit: TypeAlias = Wording | Lines | Listed | Departure | Setting | Note


class Kind(StrEnum):
    """What a proposal is about."""

    WORDS = "words"
    SHARED = "shared words"  # of a fact or a clause
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    LEVEL = "level"  # of a criterion
    STAGES = "stages"  # where a criterion is tested
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a proposal: what it says, and what it does."""

    key: str  # "y", "f" or "l"
    says: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change, for somebody to take or to leave."""

    kind: Kind
    place: Place
    where: str  # in words: "duties, 3rd duty of ‘Support’"
    says: str  # what would change
    old: str
    new: str
    choices: tuple[Choice, ...]
    tracked: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """What is not proposed, with why, and its words."""

    where: str
    why: str
    new: str
    old: str = ""
    sent: str = ""  # the words that were sent, where they are neither
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a Word copy would change in the content."""

    document: str
    title: str
    version: str  # of the copy
    latest: str  # of the document, as its file stands
    proposals: tuple[Proposal, ...] = ()
    asides: tuple[Aside, ...] = ()
    quotes: int = 0  # paragraphs that have other quotation marks, which were left
