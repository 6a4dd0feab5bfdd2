"""Rules about who has checked a guide or an easier form: on a day that has been, and in the words that it has."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.checks.easy_steps import EASY
from rolepress.checks.rules import Finding, rule
from rolepress.checks.view import View
from rolepress.model.base import Day, Document
from rolepress.problems import Severity
from rolepress.tested import claim_of, outlived
from rolepress.wording import short_day


@rule("tested-day", kinds=EASY)
def tested_day(document: Document, view: View) -> Iterator[Finding]:
    """People checked a guide or an easier form on a day that has been.

    Why: each page says when. A day to come says what nobody can know yet.

    Example: `date: 2027-05-14`, written in May 2026.

    Instead: the day on which they checked it. Until then nothing under `tested_with:`.
    """
    claim = claim_of(document)
    if claim is not None and claim.day > _latest_day(document, view):
        message = f"people cannot have checked this on {short_day(claim.day)} yet"
        yield Finding(claim.at, message, "give the day on which they did, or take it out until then")


def _latest_day(document: Document, view: View) -> Day:
    """Return the day on which the content is judged, or a later one on which *document* was changed or approved.

    A site can be shown as of a day before the check.
    """
    changed = [each.date for each in document.changes]
    return max([view.survey.today, *changed, *(each.date for each in document.approvals)])


@rule("tested-words", kinds=EASY, severity=Severity.WARNING)
def tested_words(document: Document, view: View) -> Iterator[Finding]:
    """People with learning disabilities have checked the words that a guide or an easier form has now.

    Why: readers rely on it. A sentence that changed since may be one that people stumble over. So every page says
    again that nobody has checked it.

    Example: version 1.0 was checked on 14 May 2026. Version 1.1 has another step, and the same day.

    Instead: ask people to check it again, then give that day. Or take out who checked it. Pictures and whom to ask
    may change. What a fact says counts as words.
    """
    first = outlived(view.resolved.document, view.survey.releases.get(document.id, ()))
    claim = claim_of(document)
    if first is not None and claim is not None and not view.settled:
        message = (
            f"people checked version {first.version} on {short_day(claim.day)}, and the words have changed since"
        )
        yield Finding(claim.at, message, "ask them again and give that day, or take out who checked it")
