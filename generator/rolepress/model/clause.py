"""Clauses: standard wording with a history, and the sets that group them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from rolepress.model.base import Day, Document, Line, Model, Slug, Text


class ClauseVersion(Model):
    """The wording of a clause from one day on."""

    version: Line
    """The name of this wording, such as "2"."""
    effective: Day
    """The first day on which this wording stands."""
    text: Text
    """The wording. In a bullet clause it is one bullet."""
    legal_basis: tuple[Slug, ...] = ()
    """Entries of the register that this wording relies on."""
    approved_by: Line | None = None
    """The role that agreed it."""
    note: Text | None = None
    """Why the wording changed; for colleagues."""


class Clause(Document):
    """Standard wording that many documents show. A draft shows the version in force on its day."""

    kind: Literal["clause"]
    stands: Literal["section", "bullet"] = "section"
    """Whether it is a part with its own heading, or one bullet in a list."""
    applies_to: Line | None = None
    """Who it is for: all staff, clinical staff…"""
    versions: tuple[ClauseVersion, ...]
    """The oldest first."""

    def in_force(self, on: Day) -> ClauseVersion | None:
        """Return the version that stands on the day *on*, or None when none does yet."""
        standing = [each for each in self.versions if each.effective <= on]
        return max(standing, key=lambda each: each.effective) if standing else None

    def named(self, version: str) -> ClauseVersion | None:
        """Return the version called *version*, or None."""
        return next((each for each in self.versions if each.version == version), None)


class ClauseSet(Document):
    """Clauses that go together, in order: an organisation's "all staff" set."""

    kind: Literal["clause-set"]
    introduction: Text | None = None
    """Text that stands before the clauses."""
    clauses: tuple[Slug, ...]
    """The ids of the clauses, in the order in which they are shown."""


class ClauseUse(Model):
    """A clause, or a set of clauses, that stands in this document."""

    clause: Slug | None = None
    """The id of a clause."""
    set: Slug | None = None
    """The id of a set of clauses, instead of `clause`."""
    version: Line | None = None
    """The version of the clause, when it is not the one in force."""
    without: tuple[Slug, ...] = ()
    """Clauses of the set that do not stand here."""
    instead: dict[Slug, Text] = Field(default_factory=dict)
    """Words that stand here alone, in place of those of a clause, by its id. The clause keeps its title."""

    @model_validator(mode="after")
    def _one_of_them(self) -> ClauseUse:
        if (self.clause is None) == (self.set is None):
            raise ValueError("give `clause` or `set`")
        return self


class ShowsClauses(Document):
    """A document that shows standard wording as sections of its own."""

    clauses: tuple[ClauseUse, ...] = ()
    """Standard wording, in the order in which it is shown."""
