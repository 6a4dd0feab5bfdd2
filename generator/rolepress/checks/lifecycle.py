"""Rules about how a document is kept: approval, release, review, history, opening and closing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rolepress.checks.causes import causes_of
from rolepress.checks.rules import Finding, rule
from rolepress.checks.view import Survey, View
from rolepress.library import Library
from rolepress.model import MODELS
from rolepress.model.base import Document
from rolepress.model.clause import Clause
from rolepress.problems import Severity
from rolepress.releases import NEXT_VERSION, Standing, last_decision, path_of, standing
from rolepress.wording import short_day


@rule("not-approved", severity=Severity.WARNING)
def not_approved(document: Document, view: View) -> Iterator[Finding]:
    """A document that says it is approved has an approval.

    Why: only text that somebody agreed to can be released, and the approval says who and when.

    Example: `status: approved`, and no entry under `approvals:`.

    Instead: `rolepress approve support-worker --role "Head of Human Resources"`
    """
    if document.status == "approved" and _standing(view) is Standing.DRAFT:
        hint = f'rolepress approve {document.id} --role "Head of …"'
        yield Finding(("status",), "this says approved, and nobody has approved it yet", hint)


@rule("changed-since-approval", severity=Severity.WARNING)
def changed_since_approval(document: Document, view: View) -> Iterator[Finding]:
    """The text of a document is the text that was approved.

    Why: the last release stays on the site until somebody agrees to the new text. The change may come from a
    clause or a fact that the document shows.

    Example: a closing date was moved after the approval.

    Instead: give `version:` the next number and a line in `changes:`, when that version is released already. The
    owner looks at the change, then `rolepress approve` and `rolepress release`. While the status is draft or
    in-review this is information only: somebody is at work on it.
    """
    if view.faults or view.survey.library.unread.keys() & _shows(document):
        return  # its words cannot be told until those are mended
    if _standing(view) is Standing.CHANGED and document.status != "retired":
        at_work = document.status in ("draft", "in-review")
        severity = Severity.INFO if at_work else Severity.WARNING
        told = "".join(
            (
                "the text has changed since it was approved",
                _causes(view),
                f"; {_still(view)}" if view.on_site else "",
            )
        )
        then = _next_step(document, view)
        yield Finding((), told, f"{NEXT_VERSION}; {then}" if view.taken else then, severity)


def _still(view: View) -> str:
    """Return what the public site shows in the meantime, and under which address where that is a former one."""
    former = view.survey.released_as.get(view.document.id)
    return f"the public site still shows version {view.on_site}" + (f", under the id '{former}'" if former else "")


def _next_step(document: Document, view: View) -> str:
    """Return who does what next: the one who wrote it, where it was sent back."""
    last = last_decision(view.resolved)
    if last is not None and last.decision == "rejected":
        why = f": {last.note}" if last.note else ""
        return f"{last.role} sent it back{why}; change it, then: rolepress submit {document.id} --role ROLE"
    return f"{document.owner} looks at the change, then: rolepress approve {document.id} --role ROLE"


def _shows(document: Document) -> set[str | None]:
    """Return the ids of the documents whose words or facts *document* shows."""
    bound = (each.document for each in document.binds)
    named = (each.document for each in document.refers)
    return {document.role_id, document.round_id, document.explained, *bound, *named}


@rule("not-released", severity=Severity.INFO)
def not_released(document: Document, view: View) -> Iterator[Finding]:
    """A document that is approved is released.

    Why: the public site shows releases only. A version that is released stays as it is, so new words need the next
    version.

    Example: approved on Monday, and still not on the site.

    Instead: `rolepress release support-worker`. Where `version:` has changed since the approval, approve it again.
    """
    if _standing(view) is Standing.APPROVED and document.status == "approved":
        told, hint = "this is approved and not released", f"rolepress release {document.id}"
        again = f"rolepress approve {document.id} --role ROLE, so that the approval names it, and release it"
        last = last_decision(view.resolved)
        if view.taken:
            hint = f"{NEXT_VERSION}, then: {again}"
        elif last is not None and last.version != document.version:
            told = f"this was approved as version {last.version}, and is version {document.version} now"
            hint = again
        shown = f": {_still(view)}" if view.on_site else ""
        yield Finding(("status",), f"{told}{shown or ', so it is not on the public site'}", hint)


@rule("internal-release")
def internal_release(document: Document, view: View) -> Iterator[Finding]:
    """A document for colleagues has no public release.

    Why: a public release stands on the public site, whatever the document says now.

    Example: `audience: internal` in a document whose version 1.0 was released to the public.

    Instead: `status: retired` takes it back; or set `audience: public` again.
    """
    if document.audience == "public" or document.status == "retired" or view.latest is None:
        return
    if view.latest.frozen.document.get("audience", "public") == "public":
        message = f"this is for colleagues, and its version {view.latest.version} was released to the public"
        yield Finding(("audience",), message, "set `status: retired`, or `audience: public`")


@rule("retired-without-successor", severity=Severity.INFO)
def retired_without_successor(document: Document, view: View) -> Iterator[Finding]:
    """A retired document says what to read in its place.

    Why: people still follow old links.

    Example: `status: retired` alone.

    Instead: add `replaced_by:` with an id, where something took its place.
    """
    if document.status == "retired" and document.replaced_by is None:
        message = "this is retired, and nothing says what took its place"
        yield Finding(("status",), message, "add `replaced_by:` where there is such a document")


@rule("opens-after-closes")
def opens_after_closes(document: Document, view: View) -> Iterator[Finding]:
    """A document opens before it closes.

    Why: pages say when people can apply, and this one could never be open.

    Example: `opens: 2026-07-01` with `closes: 2026-06-30 23:59`.

    Instead: check both days.
    """
    if document.opens and document.closes and document.closes <= document.opens:
        yield Finding(("closes",), "this closes before it opens", "check `opens:` and `closes:`")


@rule("review-overdue", severity=Severity.WARNING)
def review_overdue(document: Document, view: View) -> Iterator[Finding]:
    """A document is looked at again by its review day.

    Why: roles, laws and contacts change. The page stays on the site and says that its review is due.

    Example: `review_by: 2026-03-31`, read in April.

    Instead: read it through, change what needs it, and set the next day.
    """
    due = document.review_by
    if due is not None and due < view.survey.today and not view.settled:
        message = f"the review was due by {short_day(due)}"
        yield Finding(("review_by",), message, f"{document.owner} to read it through and set the next day")


@rule("version-not-in-changes", severity=Severity.WARNING)
def version_not_in_changes(document: Document, view: View) -> Iterator[Finding]:
    """The history of a document has a line for its version.

    Why: readers and approvers see what is new.

    Example: `version: "1.1"`, and the newest line under `changes:` is for 1.0.

    Instead: add a line with the version, the date and a summary.
    """
    known = {change.version for change in document.changes}
    if document.status in ("in-review", "approved") and document.version not in known:
        message = f"`changes:` has no line for version {document.version}"
        yield Finding(("version",), message, "add a line with version, date and summary")


@rule("changes-order", severity=Severity.WARNING)
def changes_order(document: Document, view: View) -> Iterator[Finding]:
    """The history of a document has the newest line first.

    Why: readers look at the top for what is new.

    Example: a line of 2025 above a line of 2026.

    Instead: put the newest line first, and check its date.
    """
    for index, (newer, older) in enumerate(pairwise(document.changes)):
        if newer.date < older.date:
            message = f"this line of {short_day(older.date)} stands under one of {short_day(newer.date)}"
            yield Finding(("changes", index + 1, "date"), message, "put the newest line first")


@rule("clause-versions", kinds=(Clause,))
def clause_versions(clause: Clause, view: View) -> Iterator[Finding]:
    """A clause has wordings in order, the oldest first, each with a name and a first day of its own.

    Why: the wording in force on a day is the last one that began by then.

    Example: two versions with `effective: 2026-02-05`.

    Instead: give each version its own number and its own first day.
    """
    if not clause.versions:
        yield Finding(("versions",), "this clause has no wording", "add a version with `effective:` and `text:`")
    for index, version in enumerate(clause.versions):
        before = clause.versions[:index]
        if version.version in {each.version for each in before}:
            message = f"there is another version '{version.version}' above"
            yield Finding(("versions", index, "version"), message, "give it the next number")
        if version.effective in {each.effective for each in before}:
            message = f"another version is in force from {short_day(version.effective)} too"
            yield Finding(("versions", index, "effective"), message, "keep one of them, or check the day")
        elif before and version.effective < before[-1].effective:
            message = f"this begins on {short_day(version.effective)}, before the version above it"
            at = ("versions", index, "effective")
            yield Finding(at, message, "put the oldest version first", Severity.WARNING)


@rule("release-without-document", kinds=(Library,), severity=Severity.WARNING)
def release_without_document(library: Library, survey: Survey) -> Iterator[Finding]:
    """A release belongs to a document that is there.

    Why: what was once public is kept with its document, so that people can be told what became of it.

    Example: content/releases/nurse/1.0.yml, and no document `nurse`.

    Instead: put the document back with `status: retired`; a renamed document keeps its old id under `aliases:`.
    """
    known = {*library.entries, *library.unread}
    former = {(alias, entry.kind): entry.id for entry in library.published_kinds() for alias in entry.aliases}
    for name, releases in survey.releases.items():
        if releases and name not in known and (name, releases[-1].kind) not in former:
            path = path_of(name, releases[-1].version)
            message = f"there is no document '{name}' for this release"
            hint = (
                f"put it back, and retire it if it is over; where it has a new id, add `aliases: [{name}]` there"
            )
            yield Finding((), message, hint, path=path)


def _causes(view: View) -> str:
    """Return what changed since the latest release, as the end of a sentence; "" where nobody can tell."""
    if view.latest is None:
        return ""
    try:
        then = view.latest.resolved()
    except ValueError:
        return ""  # its kind has moved away from what was released
    found = causes_of(view.resolved, view.document, then, view.survey.library)
    return f": {', '.join(found)}" if found else ""


def _standing(view: View) -> Standing | None:
    """Return where a document stands with its approvals; None for shared texts, which documents carry along."""
    if not MODELS[view.entry.kind].published:
        return None
    return standing(view.resolved, view.latest)
