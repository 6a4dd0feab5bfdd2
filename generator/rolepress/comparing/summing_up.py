"""Sums a comparison up in plain words: what changed in which part, what of it is material, and what follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from rolepress.comparing.sides import Side
from rolepress.kinds.material import KINDS, Bearing, bearings, is_material
from rolepress.manuscript import Manuscript, with_words
from rolepress.markdown import Mark, Span, Words
from rolepress.model.base import Unknown
from rolepress.model.job_description import JobDescription
from rolepress.redline import Change, changes, redline
from rolepress.redline.reading import as_read
from rolepress.wording import short_day

TOP, KEY_FACTS = "The beginning", "Key facts"
SAYS = {
    "inserted": ("inserted", ""),
    "deleted": ("deleted", ""),
    "moved-here": ("moved here", "from"),
    "moved-away": ("moved away", "to"),
}
"""What formats say of words, beside how they look, and what stands before the place of those that moved."""

_MATCHED = ("matched", "evaluated")
_ORDER = ("changed", "added", "removed", "moved")


@dataclass(frozen=True, slots=True)
class Matching:
    """What the changes mean for the outcome of job evaluation."""

    says: str  # whether matching may be needed again
    factors: tuple[tuple[Bearing, ...], ...] = ()  # of each factor, what says that words may bear on it
    untold: tuple[Change, ...] = ()  # material changes of which nothing can be said


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts as one, and what there is to say of it."""

    old: Side
    new: Side
    text: Manuscript  # of both, with marks
    material: tuple[Change, ...]
    clerical: tuple[Change, ...]
    sorted: bool  # whether Rolepress tells material from clerical changes in this kind of document
    matching: Matching | None  # None for what is no job description, or has not changed

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes, the material ones first."""
        return (*self.material, *self.clerical)


def compared(old: Side, new: Side) -> Comparison:
    """Return *old* and *new* as one text, with a summary of what changed."""
    before, after = (as_read(each.manuscript, "Picture") for each in (old, new))
    text = redline(before, after)
    found = changes(text)
    told_apart = {old.document.kind, new.document.kind} <= KINDS
    material = tuple(each for each in found if told_apart and _matters(each))
    clerical = tuple(each for each in found if each not in material)
    return Comparison(
        old, new, replace(text, blocks=with_words(text.blocks, _named)), material, clerical, told_apart,
        _matching(old, new, material),
    )  # fmt: skip


def _matters(change: Change) -> bool:
    """Whether *change* is material: it is about the job, and a word changed, or it moved elsewhere."""
    if not is_material(change.id):
        return False
    return not change.marks_alone or change.away


def _named(words: Words) -> Words:
    """Return *words* with what formats say of their marks; where from and where to is said once."""
    seen: set[Mark] = set()
    named = []
    for span in words:
        named.append(
            span if span.mark is None else replace(span, mark=_with_name(span.mark, again=span.mark in seen))
        )
        if span.mark is not None and (span is words[-1] or words[len(named)].mark != span.mark):
            seen.add(span.mark)
    return tuple(named)


def _with_name(mark: Mark, *, again: bool) -> Mark:
    short, place = SAYS[mark.became]
    return replace(mark, says=short if again or not mark.place else f"{short}, {place} “{mark.place}”")


def part_of(change: Change) -> str:
    """Return the name of the part that *change* stands in."""
    if change.part:
        return change.part
    return KEY_FACTS if change.id.startswith("header-") else TOP


def by_part(found: Iterable[Change]) -> list[tuple[str, list[Change]]]:
    """Return changes by the part that they stand in, in reading order."""
    names = list(dict.fromkeys(map(part_of, found := list(found))))
    return [(name, [each for each in found if part_of(each) == name]) for name in names]


def counted(found: Iterable[Change]) -> str:
    """Return "2 changed, 1 added"."""
    counts: Counter[str] = Counter(each.what for each in found)
    return ", ".join(f"{counts[what]} {what}" for what in _ORDER if counts[what])


def total(found: Iterable[Change]) -> str:
    """Return "3 changes: 2 changed, 1 added", or that there is none."""
    known = list(found)
    if not known:
        return "no word differs"
    return f"{len(known)} {'change' if len(known) == 1 else 'changes'}: {counted(known)}"


def _matching(old: Side, new: Side, material: tuple[Change, ...]) -> Matching | None:
    jobs = [each.document for each in (old, new)]
    if not all(isinstance(each, JobDescription) for each in jobs) or not material:
        return None
    status = _status(jobs[0]) or _status(jobs[1])
    if status in ("not-evaluated", "awaiting"):
        return Matching("No outcome of job evaluation is recorded yet, so there is none to match again.")
    found = [(each, _bearings(each)) for each in material]
    alike = sorted((bearing for _, told in found for bearing in told), key=lambda each: each.factor)
    factors = tuple(tuple(dict.fromkeys(group)) for _, group in groupby(alike, key=lambda bearing: bearing.factor))
    untold = tuple(each for each, told in found if not told)
    return Matching(_outcome(jobs, status), factors, untold)


def _bearings(change: Change) -> tuple[Bearing, ...]:
    words = f"{change.before} {change.after}"
    return tuple(dict.fromkeys(bearings(change.id, change.under or change.part, words)))


def _status(job: Any) -> str:
    """Return how far job evaluation has come, or "" where nobody says."""
    given = job.evaluation.status if job.evaluation else None
    return given if isinstance(given, str) else ""


def _outcome(jobs: list[Any], status: str) -> str:
    """Return whether matching may be needed again, from what is recorded."""
    if status not in _MATCHED:
        return (
            "It is not recorded whether this job has been matched or evaluated. "
            "If it has, matching may be needed again."
        )
    given = next(each.evaluation for each in jobs if _status(each) == status)
    day = f" on {short_day(given.date)}" if given.date and not isinstance(given.date, Unknown) else ""
    return f"This job is recorded as {status}{day}, and material parts have changed. Matching may be needed again."


def as_data(comparison: Comparison) -> dict[str, Any]:
    """Return what changed, as JSON can hold it."""
    return {
        "schema": 1,
        "old": _side(comparison.old),
        "new": _side(comparison.new),
        "counts": {
            "material": len(comparison.material), "clerical": len(comparison.clerical),
            **Counter(each.what for each in comparison.changes),
        },
        "sorted": comparison.sorted,
        "changes": [_change(each, comparison) for each in comparison.changes],
        "matching": _matching_data(comparison.matching),
    }  # fmt: skip


def _side(side: Side) -> dict[str, str]:
    document = side.document
    return {"document": document.id, "kind": document.kind, "title": document.title, "version": document.version,
            "called": side.called}  # fmt: skip


def _change(change: Change, comparison: Comparison) -> dict[str, Any]:
    told = {
        "what": change.what, "material": change in comparison.material, "id": change.id, "part": part_of(change),
        "under": change.under, "before": change.before, "after": change.after,
    }  # fmt: skip
    return told | ({"moved_from": change.place} if change.what == "moved" else {})


def _matching_data(matching: Matching | None) -> dict[str, Any] | None:
    if matching is None:
        return None
    factors = [
        {"number": each[0].factor, "name": each[0].name, "because": [one.because for one in each]}
        for each in matching.factors
    ]
    return {"says": matching.says, "factors": factors, "cannot_tell": [each.id for each in matching.untold]}


def span(text: str, *, strong: bool = False) -> Words:
    """Return *text* as Words."""
    return (Span(text, strong=strong),)
