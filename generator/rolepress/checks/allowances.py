"""Allowances: where a document says that a rule does not apply for a while, and whether it still needs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from rolepress.checks.rules import Finding, known_rules, rule
from rolepress.checks.texts import Written
from rolepress.checks.view import View
from rolepress.library import Library
from rolepress.model.base import Allowance, Day, Document
from rolepress.problems import Problem, Severity, nearest
from rolepress.wording import short_day


@dataclass(frozen=True, slots=True)
class _Use:
    """An allowance, and where it is written."""

    path: PurePosixPath
    index: int
    allowance: Allowance


class Allowances:
    """The allowances of the documents of one run that still hold, and which of them were needed."""

    def __init__(self, documents: Iterable[tuple[PurePosixPath, Document]], today: Day) -> None:
        self._uses = {
            (path, each.rule): _Use(path, index, each)
            for path, document in documents
            for index, each in enumerate(document.allow)
            if each.until >= today
        }
        self._needed: set[_Use] = set()

    def silence(self, problem: Problem) -> bool:
        """Return whether *problem* is allowed where it stands, and remember that the allowance was needed."""
        use = self._uses.get((problem.place.path, problem.rule))
        if use is not None:
            self._needed.add(use)
        return use is not None

    def idle(self) -> Iterator[tuple[PurePosixPath, int, Allowance]]:
        """Yield the allowances that silenced nothing: file, place in its list, allowance."""
        for use in self._uses.values():
            if use not in self._needed:
                yield use.path, use.index, use.allowance


def without_allowed(problems: Iterable[Problem], allowances: Allowances) -> list[Problem]:
    """Return *problems* without those that their own file allows."""
    return [each for each in problems if not allowances.silence(each)]


@rule("allowance-ended", severity=Severity.WARNING)
def allowance_ended(document: Document, view: View) -> Iterator[Finding]:
    """An allowance has not reached its last day.

    Why: an allowance says that something will be put right by a day. After that day it silences nothing.

    Example: `allow: [{rule: table-columns, reason: New layout comes in May, until: 2026-05-31}]`, read in June.

    Instead: put right what the rule asks for and take the allowance out, or agree a new day.
    """
    for index, each in enumerate(document.allow):
        if each.until < view.survey.today:
            message = f"this allowance for '{each.rule}' ended on {short_day(each.until)}"
            yield Finding(("allow", index, "until"), message, "put it right and take this out, or agree a new day")


@rule("allowance-unknown", severity=Severity.WARNING)
def allowance_unknown(document: Document, view: View) -> Iterator[Finding]:
    """An allowance names a rule that there is.

    Why: a misspelt rule silences nothing, and nobody notices.

    Example: `allow: [{rule: tabel-columns, …}]`

    Instead: use the name that stands in brackets at the end of the problem: `[table-columns]`.
    """
    for index, each in enumerate(document.allow):
        if each.rule not in known_rules():
            message = f"there is no rule '{each.rule}'"
            yield Finding(("allow", index, "rule"), message, nearest(each.rule, known_rules()))


@rule("allowance-unused", kinds=(Allowances,), severity=Severity.WARNING)
def allowance_unused(allowances: Allowances) -> Iterator[Finding]:
    """An allowance is needed.

    Why: one that silences nothing today would hide the same problem tomorrow.

    Example: the long table was split, and the allowance for `table-columns` stayed.

    Instead: take the allowance out.
    """
    for path, index, each in allowances.idle():
        if each.rule in _judged_here():
            message = f"nothing here breaks the rule '{each.rule}'"
            yield Finding(("allow", index), message, "take this allowance out", path=path)


def _judged_here() -> frozenset[str]:
    """Return the rules over sources; those over manuscripts and finished files are judged when they are built."""
    kinds = (Document, Written, Library)
    judged = (each for each in known_rules().values() if any(issubclass(kind, kinds) for kind in each.kinds))
    return frozenset(each.id for each in judged)
