"""Says what waits for whom: what matters most first, and the work of each role or team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rolepress.problems import Severity
from rolepress.releases import Standing
from rolepress.sites.records import Catalogue, ClauseUse, Shown

NOBODY = "Nobody: settings and files that cannot be read"


@dataclass(frozen=True, slots=True)
class Attention:
    """One thing that needs attention, and the documents it is about."""

    title: str
    why: str
    todo: str
    documents: tuple[Shown, ...]
    concerns: Callable[[ClauseUse], bool] = lambda use: False  # the clauses to name with each document


@dataclass(frozen=True, slots=True)
class Task:
    """One sort of work, how much of it there is, and where it is listed."""

    title: str
    number: int
    todo: str
    address: str = ""  # in site/docs; "" where the page itself lists it


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits for one role or team."""

    owner: str
    errors: int
    overdue: int
    changed: int  # since approval
    approved: int  # and not released
    drafts: int  # not approved yet
    warnings: int

    @property
    def counts(self) -> tuple[int, ...]:
        """The numbers, what matters most first."""
        return self.errors, self.overdue, self.changed, self.approved, self.drafts, self.warnings


def tasks(catalogue: Catalogue) -> tuple[Task, ...]:
    """Return what there is to do, what matters most first."""
    found = (
        Task(
            "Errors in the content",
            catalogue.counted(Severity.ERROR),
            "Put them right first: they stop publishing",
            "problems.md",
        ),
        Task(
            "Overdue for review",
            len(catalogue.overdue),
            "Read them again, and set the next day of review",
            "due.md",
        ),
        Task(
            "Law and names that are over",
            len(catalogue.flagged),
            "Name what took their place",
            "register/index.md",
        ),
        *(Task(each.title, len(each.documents), each.todo) for each in attention(catalogue)),
        Task(
            "Warnings",
            catalogue.counted(Severity.WARNING),
            "Look at them when you work on the file",
            "problems.md",
        ),
    )
    return tuple(each for each in found if each.number)


def attention(catalogue: Catalogue) -> Iterator[Attention]:
    """Yield the documents that wait for somebody, what matters most first."""
    yield Attention(
        "Changed since approval",
        "The text is not the one that was approved. The public site keeps the last release, if there is one.",
        "Look at what changed; approve and release it again",
        _waiting(catalogue, Standing.CHANGED),
    )
    yield Attention(
        "Approved and not released",
        "The text is approved. The public site does not show it until it is released.",
        "Release them",
        _waiting(catalogue, Standing.APPROVED),
    )
    yield Attention(
        "Not approved yet",
        "Nobody has approved the text.",
        "Read the preview, and approve it",
        _waiting(catalogue, Standing.DRAFT),
    )
    yield Attention(
        "Holding to a wording that is not in force",
        "The file names the version of a clause, and another version is in force.",
        "Take the version of the clause out of the file, unless the older wording is meant to stay",
        _with_clauses(catalogue, _is_held),
        _is_held,
    )
    yield Attention(
        "Released with a wording that is not in force",
        "The text has the wording in force. Its release, which the public site shows, has another.",
        "Approve and release them with the wording in force",
        _with_clauses(catalogue, _is_behind),
        _is_behind,
    )


def _is_held(use: ClauseUse) -> bool:
    """Whether the text itself shows another version than the one in force."""
    return bool(use.now) and {*use.now} != {use.in_force}


def _is_behind(use: ClauseUse) -> bool:
    """Whether only the release shows another version than the one in force."""
    return not use.latest and not _is_held(use)


def _with_clauses(catalogue: Catalogue, concerns: Callable[[ClauseUse], bool]) -> tuple[Shown, ...]:
    return tuple(
        each for each in catalogue.documents if each.status != "retired" and any(map(concerns, each.clauses))
    )


def desks(catalogue: Catalogue) -> tuple[Desk, ...]:
    """Return what waits for each role or team that something waits for, the most pressing first."""
    told = {
        severity: Counter(
            catalogue.owners.get(each.place.path, NOBODY)
            for each in catalogue.problems
            if each.severity is severity
        )
        for severity in (Severity.ERROR, Severity.WARNING)
    }
    overdue = Counter(each.owner for each in catalogue.overdue)
    standing = Counter((each.owner, each.standing) for each in catalogue.documents if each.status != "retired")
    owners = {*told[Severity.ERROR], *told[Severity.WARNING], *overdue, *(owner for owner, _ in standing)}
    found = (
        Desk(
            owner,
            told[Severity.ERROR][owner],
            overdue[owner],
            standing[owner, Standing.CHANGED],
            standing[owner, Standing.APPROVED],
            standing[owner, Standing.DRAFT],
            told[Severity.WARNING][owner],
        )
        for owner in owners
    )
    waiting = (each for each in found if any(each.counts))
    return tuple(sorted(waiting, key=lambda each: ([-number for number in each.counts], each.owner.casefold())))


def _waiting(catalogue: Catalogue, where: Standing) -> tuple[Shown, ...]:
    return tuple(each for each in catalogue.standing(where) if each.status != "retired")
