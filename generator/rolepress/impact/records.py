"""What an impact is made of: the subject, and everything that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rolepress.problems import DataPath, Place
from rolepress.releases import Standing

What = Literal["fact", "clause", "clause set", "organisation"]


@dataclass(frozen=True, slots=True)
class Named:
    """A document by its id, with the name that people read and who keeps it."""

    id: str
    title: str
    kind: str
    owner: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked up."""

    what: What
    id: str  # the name of a fact, or the id of a document
    file: str  # the id of the file that it is written in
    title: str
    owner: str
    place: Place
    says: str = ""  # a fact in words; the wording of a clause that is in force
    words: tuple[str, ...] = ()  # that say it where it is typed out

    @property
    def key(self) -> str:
        """What tells it from others of its name: "file/fact", or its id."""
        return f"{self.file}/{self.id}" if self.what == "fact" else self.id


@dataclass(frozen=True, slots=True)
class Use:
    """A place that names the subject."""

    place: Place
    what: str  # "the clause Confidentiality", "the fact address", or the title of a document
    at: DataPath
    is_shared: bool = False  # whether it stands in a text that documents share


@dataclass(frozen=True, slots=True)
class Showing:
    """A document that shows the subject, as its file stands."""

    document: Named
    stands: Standing
    places: tuple[Place, ...] = ()  # in its own file
    through: tuple[Use, ...] = ()  # shared texts and documents that it shows
    versions: tuple[str, ...] = ()  # of a clause
    departs: bool = False  # whether it has words of its own in place of a clause's
    explains: str = ""  # the document that shows it, where this one tells it in words of its own
    is_guide: bool = False
    round: Literal["", "open", "over"] = ""  # whether people can apply, where it is a round


@dataclass(frozen=True, slots=True)
class Released:
    """A document whose releases show the subject."""

    id: str
    title: str
    latest: str  # the version of its latest release; "" where that does not show it
    day: date | None  # of the latest release
    earlier: tuple[str, ...]  # versions, the newest first


@dataclass(frozen=True, slots=True)
class Typed:
    """A place where the words of the subject are typed, not linked."""

    place: Place
    document: Named
    words: str


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that shows one subject."""

    subject: Subject
    showing: tuple[Showing, ...]  # by id
    telling: tuple[Showing, ...]  # guides that explain those, and tell it in words of their own; by id
    released: tuple[Released, ...]  # by id
    shared: tuple[Use, ...]  # shared texts that name it, by place
    typed: tuple[Typed, ...]  # by place

    @property
    def rounds(self) -> tuple[Showing, ...]:
        """The rounds that people can apply to."""
        return tuple(each for each in self.showing if each.round == "open")

    @property
    def guides(self) -> tuple[Showing, ...]:
        """The easy-read guides that show it or tell it."""
        return (*(each for each in self.showing if each.is_guide), *self.telling)

    @property
    def documents(self) -> tuple[Showing, ...]:
        """The other documents."""
        return tuple(each for each in self.showing if each.round != "open" and not each.is_guide)
