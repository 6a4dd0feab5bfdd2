"""A vacancy as text to paste into the boxes of NHS Jobs, for the colleagues who place adverts there.

Each box has its name, what to paste, and how long that is where the site sets a limit. What the content does not
say is "not stated". A paragraph is one line, however long: a line broken here would be broken on the site.

Sources: NHS Business Services Authority, knowledge article KA-25633 (a title of at most 70 characters; 100 to
1,500 in the boxes for the overview, the skills and qualities, and the organisation; at most 10,000 in the job
description); its open data on vacancies, FOI 03341 (reference, staff group, area of work, pay, contract, working
pattern); eQuest, posting fields of NHS Jobs (the six boxes of the person specification, one criterion a line).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rolepress.exports import Export, ExportContext, register
from rolepress.exports.job_posting import is_employment
from rolepress.exports.plain import line, paragraphs
from rolepress.kinds.rounds import moment
from rolepress.model.advert import Advert
from rolepress.model.application_pack import ApplicationPack
from rolepress.model.base import Unknown
from rolepress.model.job_description import JobDescription
from rolepress.model.passage import EntryFields, Passage
from rolepress.model.round import Round
from rolepress.model.specification import Criterion, Level, Specification
from rolepress.resolved import Resolved
from rolepress.wording import said_when

WIDTH = 72  # columns of headings and rules; what is to be pasted is not broken
TITLE_LIMIT = (1, 70)
SHORT_LIMIT = (100, 1_500)
LONG_LIMIT = (1, 10_000)
NOTHING = "(Nothing: leave this box empty.)"

_QUALIFICATIONS = re.compile(r"qualif|education|training|registration", re.IGNORECASE)
_EXPERIENCE = re.compile(r"experience", re.IGNORECASE)
_GROUPS = ("qualifications", "experience", "skills")  # the site has no others: all else is a skill
_LEVELS: tuple[Level, ...] = ("essential", "desirable")


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the site's form."""

    title: str
    lines: tuple[str, ...]  # a paragraph each
    limit: tuple[int, int] | None = None  # the fewest and the most characters

    @property
    def text(self) -> str:
        """What is pasted."""
        return "\n".join(self.lines)


def applies(resolved: Resolved[Any], context: ExportContext) -> bool:
    """Whether a document is a vacancy of an employment: NHS Jobs takes no others."""
    is_vacancy = isinstance(resolved.document, Advert | ApplicationPack)
    return is_vacancy and context.role is not None and is_employment(context.role.document)


def make(resolved: Resolved[Any], context: ExportContext) -> bytes:
    """Return the sheet as plain text in UTF-8 with a signature, which Notepad and Word read as such."""
    told = (each for box in boxes(resolved, context) for each in _said(box, context))
    return "\n".join((*_head(resolved, context), *told, "")).encode("utf-8-sig")


def boxes(resolved: Resolved[Any], context: ExportContext) -> Iterator[Box]:
    """Yield every box of the form in its order."""
    document, role = resolved.document, context.role
    job = role.document if role is not None else None
    words = context.house.labels
    unknown = words["not-stated"].capitalize()

    def told(value: object) -> tuple[str, ...]:
        return (line(value, unknown),)

    post = job.post if isinstance(job, JobDescription) else None
    closes = resolved.state.closes if resolved.state else None
    yield Box("Job title", told(job.title if job else document.title), TITLE_LIMIT)
    yield Box("Job reference", told(document.id))
    yield Box("Staff group", told(None))
    yield Box("Area of work", told(None))
    yield Box("Job overview", tuple(_overview(document)), SHORT_LIMIT)
    yield Box("Main duties, skills and qualities", tuple(_duties(document, job)), SHORT_LIMIT)
    yield Box("Working for your organisation", tuple(_organisation(document)), SHORT_LIMIT)
    yield Box("Pay scheme", ("Agenda for change",) if post and line(post.band) else told(None))
    yield Box("Pay band", told(post.band if post else None))
    yield Box("Salary", told(getattr(document, "pay", None)))
    yield Box("Contract", told(getattr(document, "contract", None)))
    yield Box("Length of contract", told(post.duration if post else None))
    yield Box(
        "Working pattern and hours", told(getattr(document, "hours", None) or (post.hours if post else None))
    )
    yield Box("Location", told(getattr(document, "location", None) or (post.location if post else None)))
    yield Box("Number of posts", told(document.places))
    yield Box("Closing date", (moment(closes, context.house),) if closes else told(None))
    yield Box("Interview date", tuple(_interviews(document, context)) or told(None))
    yield Box("Job description", tuple(_description(job)), LONG_LIMIT)
    yield from _criteria(getattr(job, "specification", None))
    yield Box("DBS check", (words[f"dbs-{post.dbs}"],) if post and isinstance(post.dbs, str) else told(None))
    yield Box("Who to ask", tuple(_asked(document)) or told(None))


def _overview(document: Any) -> Iterator[str]:
    yield from paragraphs(document.introduction if isinstance(document, Advert) else document.summary)


def _duties(document: Any, job: Any) -> Iterator[str]:
    """Yield what the advert says of the work, or the summary of the job where it says nothing."""
    given = [each for each in (getattr(document, "details", None), getattr(document, "essential", None)) if each]
    if given:
        yield from (each for passage in given for each in _passage(passage))
    else:
        yield from paragraphs(getattr(job, "summary", ""))


def _organisation(document: Any) -> Iterator[str]:
    if isinstance(document, Advert):
        yield from paragraphs(document.department)
        return
    for each in document.introduction:
        yield line(each.title)
        yield from paragraphs(each.text)


def _interviews(document: Round, context: ExportContext) -> Iterator[str]:
    style, words = context.house.style, context.house.labels
    for each in document.key_dates:
        if each.what == "interviews" and each.when is not None and not isinstance(each.when, Unknown):
            yield f"{line(each.title)}: {said_when(each.when, style, words)}"


def _description(job: Any) -> Iterator[str]:
    """Yield the job description: what it is for, and its duties under their headings."""
    yield from paragraphs(getattr(job, "summary", ""))
    yield from paragraphs(getattr(job, "context", None) if isinstance(job, JobDescription) else None)
    for group in (*getattr(job, "duties", ()), *getattr(job, "accountabilities", ())):
        yield from ("", *((line(group.title),) if group.title else ()))
        introduction = getattr(group, "introduction", None)
        yield from ((line(introduction),) if introduction else ())
        yield from _entries(group.entries)


def _passage(given: Passage) -> Iterator[str]:
    yield from paragraphs(given.text)
    yield from _entries(given.entries)


def _entries(given: Iterable[EntryFields], depth: int = 0) -> Iterator[str]:
    for each in given:
        yield f"{'  ' * depth}- {line(each.text)}"
        yield from (f"{'  ' * (depth + 1)}- {line(point)}" for point in _points(each))


def _points(entry: Any) -> Iterator[str]:
    for each in entry.points:
        yield each if isinstance(each, str) else str(each.text)


def _criteria(specification: Specification | None) -> Iterator[Box]:
    """Yield the six boxes of the person specification, and what has no level, which somebody has to decide."""
    found: dict[tuple[str, Level | None], list[str]] = {}
    for group in specification.groups if specification else ():
        for criterion in group.criteria:
            found.setdefault((_group(group.title), criterion.level), []).extend(_criterion(criterion))
    for name in _GROUPS:
        for level in _LEVELS:
            yield Box(f"{level.capitalize()} {name}", tuple(found.get((name, level), (NOTHING,))))
    ungraded = [each for name in _GROUPS for each in found.get((name, None), ())]
    if ungraded:
        yield Box("Neither essential nor desirable: decide in which box each goes", tuple(ungraded))


def _group(title: str) -> str:
    if _QUALIFICATIONS.search(title):
        return "qualifications"
    return "experience" if _EXPERIENCE.search(title) else "skills"


def _criterion(given: Criterion) -> Iterator[str]:
    """Yield a criterion on one line, with its points in the same line: the site takes one criterion a line."""
    points = "; ".join(map(line, given.points))
    text = line(given.text)
    note = f" ({line(given.note)})" if given.note else ""
    yield f"{text.rstrip('.:')}: {points}{note}" if points else f"{text}{note}"


def _asked(document: Round) -> Iterator[str]:
    for each in document.ask:
        ways = (each.team, each.email, each.phone)
        yield f"{line(each.about)}: {', '.join(line(way) for way in ways if way)}"


def _head(resolved: Resolved[Any], context: ExportContext) -> Iterator[str]:
    """Yield what the sheet is, for whom, and from which version."""
    yield f"{context.house.labels['export-nhs-jobs']}: {line(resolved.document.title)}"
    yield "=" * WIDTH
    state = "released" if context.released else "a draft: do not publish it"
    yield f"Version {context.version}, {state}. For colleagues: never on the public site."
    yield "Copy what stands between the lines into the box of that name."
    if context.address:
        yield f"Page: {context.address}"
    if context.example:
        yield context.house.labels["worked-example"]


def _said(box: Box, context: ExportContext) -> Iterator[str]:
    """Yield a box: its name with the length of its text, then what to paste, between two rules."""
    lines = box.lines or (context.house.labels["not-stated"].capitalize(),)
    yield from ("", f"{box.title}{_length(box)}", "-" * WIDTH, *lines, "-" * WIDTH)


def _length(box: Box) -> str:
    """Return how long the text of a box is, and what to do where the site would not take it."""
    if box.limit is None:
        return ""
    least, most = box.limit
    size = len(box.text)
    told = f" ({size:,} of at most {most:,} characters)"
    if size > most:
        return f"{told}: TOO LONG by {size - most:,}, shorten it"
    return f"{told}: TOO SHORT, the site asks for {least:,}" if size < least else told


NHS_JOBS = register(
    Export("nhs-jobs", "-nhs-jobs.txt", "text/plain", "export-nhs-jobs", applies, make, audience="internal")
)
