"""What a replacement is made of: what is wanted, every place, the new files, and the documents that change."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from rolepress.model.base import Document
from rolepress.model.clause import Clause
from rolepress.model.organisation import Organisation
from rolepress.problems import Place
from rolepress.releases import Standing
from rolepress.together import Rewrite

AGREED = frozenset({Standing.RELEASED, Standing.APPROVED})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be replaced, and where."""

    project: Path
    old: str
    new: str
    on: datetime  # UK local time
    inside_words: bool = False
    only: tuple[str, ...] = ()  # ids of documents and shared texts; all when empty
    leave: tuple[str, ...] = ()  # ids that are left as they are
    handbook: bool = False  # whether the handbook is looked through too
    summary: str = ""  # what changed, for the public; "" leaves versions and histories as they are


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where words would be replaced."""

    place: Place
    field: str  # "summary", "duties 1, entries 2, text"
    what: str  # "its own words", "the clause Confidentiality, version 1"
    shown_in: frozenset[str] = frozenset()  # ids of the documents that show it
    is_shown: bool = True  # whether readers see it


@dataclass(frozen=True, slots=True)
class Left:
    """A place where the words stand, and stay."""

    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file with its new words."""

    rewrite: Rewrite
    spots: tuple[Spot, ...]  # in order of lines
    document: Document | None = None  # as it would be; None for a file that is no document


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A fact that says the words, and is changed by its value."""

    name: str
    place: Place
    said: str  # the fact in words
    shown_in: frozenset[str]


@dataclass(frozen=True, slots=True)
class Affected:
    """A document whose words would not be those that they are."""

    id: str
    title: str
    owner: str
    version: str
    before: Standing
    released: str  # the version of its latest release; "" where there is none
    reasons: tuple[str, ...]  # "its own words, line 12", "the clause Confidentiality"
    next_version: str = ""  # the one that it is given; "" where it keeps its own
    taken: bool = False  # whether its version is released already, so that it needs the next one

    @property
    def waits(self) -> bool:
        """Whether it was approved and has to be approved again."""
        return self.before in AGREED


@dataclass(frozen=True, slots=True)
class Plan:
    """Every place of a replacement, and what would come of it."""

    old: str
    new: str
    files: tuple[Rewritten, ...]  # by path
    left: tuple[Left, ...]  # by place
    elsewhere: tuple[Elsewhere, ...]  # facts that say the words without being written in them
    affected: tuple[Affected, ...]  # by id
    unread: tuple[PurePosixPath, ...]  # files that cannot be read, and were not looked through

    @property
    def spots(self) -> int:
        """How many places there are."""
        return sum(len(each.spots) for each in self.files)

    @property
    def waiting(self) -> tuple[Affected, ...]:
        """The documents that were approved and have to be approved again."""
        return tuple(each for each in self.affected if each.waits)

    @property
    def held(self) -> tuple[Affected, ...]:
        """The documents that are released in the version that they have, and would need the next one."""
        return tuple(each for each in self.affected if each.taken and not each.next_version)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses that would be worded anew."""
        return tuple(each.document for each in self.files if isinstance(each.document, Clause) and each.spots)

    @property
    def pages(self) -> tuple[str, ...]:
        """The organisations whose public page shows the new words from the next build: it has no releases."""
        found = (each.document for each in self.files if any(spot.is_shown for spot in each.spots))
        return tuple(
            each.title for each in found
            if isinstance(each, Organisation) and each.status == "approved" and each.audience == "public"
        )  # fmt: skip

    @property
    def code(self) -> str:
        """What stands for exactly these changes: another word in a file makes another code."""
        digest = hashlib.sha256()
        for each in self.files:
            for raw in (str(each.rewrite.path).encode(), each.rewrite.before, each.rewrite.after):
                digest.update(hashlib.sha256(raw).digest())
        return digest.hexdigest()[:8]
