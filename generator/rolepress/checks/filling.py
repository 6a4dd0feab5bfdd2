"""Rules about what a document takes in: facts, clauses, its organisation. Resolve notes what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rolepress.checks.rules import Finding, rule
from rolepress.checks.texts import Written
from rolepress.checks.view import View
from rolepress.config import SETTINGS_FILE
from rolepress.model.base import LIFECYCLE, Document
from rolepress.problems import Severity


@rule("unknown-fact")
def unknown_fact(document: Document, view: View) -> Iterator[Finding]:
    """Every fact that a text names is there.

    Why: readers would see the name in its brackets in place of a date or a sum.

    Example: `Apply by {{ closing-dat }}.`

    Instead: use the name as it stands in content/facts: `Apply by {{ closing-date }}.`
    """
    return _noted(view, "unknown-fact")


@rule("fact")
def fact_not_closed(document: Document, view: View) -> Iterator[Finding]:
    """A fact's name stands between two pairs of brackets.

    Why: without the second pair nobody can tell where the name ends.

    Example: `Apply by {{ closing-date.`

    Instead: `Apply by {{ closing-date }}.`
    """
    return _noted(view, "fact")


@rule("fact-loop")
def fact_loop(document: Document, view: View) -> Iterator[Finding]:
    """Facts do not go round in a circle.

    Why: a fact may use another fact, but no value comes out when that one uses the first.

    Example: `base` says `{{ office }}`, and `office` says `{{ base }}`.

    Instead: write one of them out.
    """
    return _noted(view, "fact-loop")


@rule("unknown-clause")
def unknown_clause(document: Document, view: View) -> Iterator[Finding]:
    """Every clause and version that a document names is there.

    Why: the document would be published without its standard wording.

    Example: `clause: data-protectoin`

    Instead: use the clause's id, which is the name of its file: `clause: data-protection`
    """
    return _noted(view, "unknown-clause")


@rule("clause-place")
def clause_place(document: Document, view: View) -> Iterator[Finding]:
    """A clause stands where it was written for: as a section or as a bullet.

    Why: a section has a heading and paragraphs; a bullet is one line in a list.

    Example: a clause with `stands: section` among the entries of a list.

    Instead: list it under `clauses:`, or use a clause with `stands: bullet`.
    """
    return _noted(view, "clause-place")


@rule("unknown-organisation")
def unknown_organisation(document: Document, view: View) -> Iterator[Finding]:
    """A document belongs to an organisation that is there.

    Why: its name, its facts and its look come from there.

    Example: `organisation: northshire`, without a file content/organisations/northshire.yml.

    Instead: use the id of a file in content/organisations, or add the file.
    """
    names_one = document.organisation is not None
    for each in _noted(view, "unknown-organisation"):
        yield each if names_one else replace(each, where=("organisation",), path=SETTINGS_FILE)


@rule("fact-type")
def fact_type(document: Document, view: View) -> Iterator[Finding]:
    """A key date names a fact that is a date or an event, and a question's choices a fact that is a list.

    Why: the calendar, the checks and the form need the value, not its words.

    Example: `fact: closing-date`, where `closing-date` has `type: text`.

    Instead: give the fact `type: when` or `type: event`; for choices, `type: list`.
    """
    return _noted(view, "fact-type")


@rule("unknown-part")
def unknown_part(document: Document, view: View) -> Iterator[Finding]:
    """Every document that is bound into another one is there.

    Why: a pack without its role would be published with a gap in the middle.

    Example: `recruits_to: lived-experience-partnr`

    Instead: the id of the document, which is the name of its file: `recruits_to: lived-experience-partner`
    """
    return _noted(view, "unknown-part")


@rule("part-twice")
def part_twice(document: Document, view: View) -> Iterator[Finding]:
    """A document is bound into another one once.

    Why: people would read the same pages twice, and wonder what differs.

    Example: a role pack under `recruits_to:` and again under `parts:`.

    Instead: take one of the two out.
    """
    return _noted(view, "part-twice")


@rule("part-loop")
def part_loop(document: Document, view: View) -> Iterator[Finding]:
    """No document is bound into itself, by itself or through others.

    Why: there would be no end to it.

    Example: one pack has another under `parts:`, and that one has the first.

    Instead: take one of them out. A link leads to the other as well: `[the other pack](document:other-pack)`.
    """
    return _noted(view, "part-loop")


@rule("fact-not-filled", kinds=(Written,), severity=Severity.WARNING)
def fact_not_filled(written: Written) -> Iterator[Finding]:
    """The history of a document is written out, without facts.

    Why: what changed in the past does not change with a fact, so names in brackets stay as they are.

    Example: `summary: New closing date, {{ closing-date }}`

    Instead: `summary: New closing date, 30 June 2026`
    """
    if written.at[0] in LIFECYCLE and "{{" in written.text:
        yield Finding((), "facts are not filled in here", "write the value out")


def _noted(view: View, name: str) -> Iterator[Finding]:
    """Yield what resolve noted under the rule *name*, each in the file where it is written."""
    for each in view.faults:
        if each.rule == name:
            yield Finding(each.at or (), each.message, each.hint, path=each.place.path, waits_for=each.waits_for)
