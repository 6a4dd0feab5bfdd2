"""Rules about text that relies on what the register knows to be past."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.checks.rules import Finding, rule
from rolepress.checks.texts import plain_passages
from rolepress.checks.view import View
from rolepress.model.base import LIFECYCLE, Document
from rolepress.model.clause import Clause
from rolepress.model.guide import Citation
from rolepress.model.register import Register, RegisterEntry
from rolepress.problems import Severity
from rolepress.wording import short_day


@rule("past-law", severity=Severity.WARNING)
def past_law(document: Document, view: View) -> Iterator[Finding]:
    """A text relies on laws, bodies and terms that still hold.

    Why: law and names change under standing text, and nobody notices. The register in content/register knows the
    days. It gives information, and never says that a text is lawful: ask Human Resources or a legal adviser.

    Example: "You must follow the Data Protection Act 1998."

    Instead: name what took its place. A mention of history is fine when the sentence says so: "formerly",
    "known as … until 2012", "used to be", "replaced". A citation in a guide keeps the names of its time.
    """
    if isinstance(document, Register) or view.settled:
        return
    told: set[tuple[object, ...]] = set()
    for written in view.texts:
        past = written.at[0] in LIFECYCLE or issubclass(written.owner, Citation)
        if past or not view.survey.mentions.may_be_in(written.text):
            continue
        for passage in plain_passages(written.text, written.form):
            for words, entry in view.survey.mentions.past(passage, view.survey.today):
                if (written.at, entry.id) not in told:
                    told.add((written.at, entry.id))
                    yield Finding(written.at, _message(words, entry), _hint(entry, view))


@rule("past-legal-basis", kinds=(Clause,), severity=Severity.WARNING)
def past_legal_basis(clause: Clause, view: View) -> Iterator[Finding]:
    """The wording of a clause that is in force rests on law that is in force.

    Why: the law has moved on and the wording has not.

    Example: `legal_basis: [data-protection-act-1998]` in the newest version of a clause.

    Instead: a new version of the clause, with its first day and what it rests on now. The old version stays.
    """
    standing = clause.in_force(view.survey.today)
    if standing is None or view.settled:
        return
    for place, name in enumerate(standing.legal_basis):
        entry = view.survey.register.get(name)
        if entry is not None and entry.until is not None and entry.until < view.survey.today:
            at = ("versions", clause.versions.index(standing), "legal_basis", place)
            yield Finding(at, _message(entry.title, entry), _hint(entry, view))


def _message(words: str, entry: RegisterEntry) -> str:
    title = "" if words in entry.title else f" ({entry.title})"
    until = short_day(entry.until) if entry.until else ""
    return f"this relies on '{words}'{title}, which held until {until}"


def _hint(entry: RegisterEntry, view: View) -> str:
    successor = view.survey.register.get(entry.replaced_by or "")
    ask = "check with Human Resources or a legal adviser"
    return f"{successor.title} took its place; {ask}" if successor else ask
