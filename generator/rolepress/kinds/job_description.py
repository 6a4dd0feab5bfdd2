"""Composes a job description: the order of its parts, and the blocks each becomes."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.kinds.house import House, capitalised
from rolepress.kinds.organisation import behaviours
from rolepress.kinds.parts import Part, contents, headed, ordered, subheading
from rolepress.kinds.posts import post_facts
from rolepress.kinds.prose import bullets, description, lines, passage, prose, value
from rolepress.kinds.sections import clauses
from rolepress.kinds.specification import specification
from rolepress.languages import strung
from rolepress.manuscript import (
    About,
    Block,
    Chart,
    Entry,
    Heading,
    Manuscript,
    Quote,
    Signatory,
    Signatures,
    Term,
    Terms,
)
from rolepress.markdown import Span, Words, plain, read_line, spans_of
from rolepress.model.base import Unknown
from rolepress.model.job_description import JobDescription
from rolepress.resolved import Resolved
from rolepress.wording import short_day

KIND = "job-description"
HEADER = (
    "band",
    "reference",
    "hours",
    "duration",
    "dbs",
    "reports_to",
    "accountable_to",
    "department",
    "location",
    "headquarters",
)


def compose(resolved: Resolved[JobDescription], house: House) -> Manuscript:
    """Return a job description as blocks in reading order, in the house's order and words."""
    job = resolved.document
    body = tuple(block for part in ordered(house, KIND, _parts(resolved, house)) for block in headed(house, part))
    title = Heading("title", read_line(job.title)[0], 1, eyebrow=house.labels[KIND])
    blocks = (title, _header(resolved, house), *contents(house, body), *body)
    return Manuscript(
        job.id, plain(read_line(job.title)[0]), job.language, _about(resolved, house), blocks, dict(house.labels)
    )


def _about(resolved: Resolved[JobDescription], house: House) -> About:
    job = resolved.document
    return About(
        kind=KIND, kind_label=house.labels[KIND], organisation=resolved.employer.id,
        organisation_name=resolved.employer.name, description=description(job.summary), version=job.version,
    )  # fmt: skip


def _header(resolved: Resolved[JobDescription], house: House) -> Terms:
    """Return the key facts. A level or a status is said in words; what is unknown says so."""
    job = resolved.document
    terms = [Term("header-organisation", house.label("organisation"), value(house, resolved.employer.name))]
    terms += post_facts(job.post, HEADER, house)
    if job.evaluation is not None:
        terms.append(Term("header-evaluation", house.label("evaluation"), (_evaluation(job, house),)))
    return Terms("header", tuple(terms), summary=True)


def _evaluation(job: JobDescription, house: House) -> Words:
    given = job.evaluation
    if given is None or isinstance(given.status, Unknown):
        return capitalised(house.labels["not-stated"])
    said = [house.labels[f"evaluation-{given.status}"]]
    if given.date is not None and not isinstance(given.date, Unknown):
        said.append(short_day(given.date, house.labels))
    if isinstance(given.reference, str):
        said.append(given.reference)
    return spans_of(strung(", ", said))


def _parts(resolved: Resolved[JobDescription], house: House) -> Iterator[Part]:
    """Yield every part in the usual order; those that hold nothing are left out later."""
    job = resolved.document
    yield Part("summary", (*prose("summary-text", job.summary, lead=True), *_quotation(job)))
    yield Part("context", prose("context-text", job.context) if job.context else ())
    yield Part("duties", tuple(_duties(job, house)))
    yield Part("accountabilities", tuple(_accountabilities(job, house)))
    yield Part("dimensions", prose("dimensions-text", job.dimensions) if job.dimensions else ())
    for name in ("knowledge", "relationships", "communication", "freedom_to_act"):
        given = getattr(job, name)
        part = name.replace("_", "-")
        yield Part(part, passage(part, given) if given else ())
    yield Part("environment", tuple(_environment(job, house)))
    yield Part("organisation-chart", _chart(job, house))
    yield Part("factors", tuple(_factors(job)))
    yield Part("specification", specification(job.specification, house, kind=KIND) if job.specification else ())
    shared = resolved.employer.behaviours
    yield Part("behaviours", tuple(behaviours(shared, 3)) if shared else ())
    yield Part("clauses", tuple(clauses(resolved.clauses)))
    yield Part("signatures", _signatures(job, house))


def _quotation(job: JobDescription) -> tuple[Block, ...]:
    if job.quotation is None:
        return ()
    return (Quote("quotation", read_line(job.quotation.text)[0], read_line(job.quotation.source)[0]),)


def _duties(job: JobDescription, house: House) -> Iterator[Block]:
    for index, group in enumerate(job.duties, start=1):
        name = f"duties-{group.id}"
        number = str(index) if house.style.numbered_duties else ""
        if group.title:
            yield subheading(name, read_line(f"{number}. {group.title}" if number else group.title)[0])
        if group.introduction:
            yield from prose(f"{name}-introduction", group.introduction)
        yield from bullets(f"{name}-list", group.entries, numbered=number)


def _accountabilities(job: JobDescription, house: House) -> Iterator[Block]:
    """Yield each accountability with its duties, then how it is measured."""
    for each in job.accountabilities:
        name = f"accountabilities-{each.id}"
        yield subheading(name, read_line(each.title)[0])
        yield from bullets(f"{name}-list", each.entries)
        if each.measures:
            yield Heading(f"{name}-measures", house.label("measures"), 4)
            yield from lines(f"{name}-measures-list", each.measures)


def _environment(job: JobDescription, house: House) -> Iterator[Block]:
    for name in ("physical", "mental", "emotional", "conditions"):
        given = getattr(job.environment, name, None)
        if given is not None:
            yield subheading(f"environment-{name}", house.label(name))
            yield from passage(f"environment-{name}", given)


def _chart(job: JobDescription, house: House) -> tuple[Block, ...]:
    if not job.organisation_chart:
        return ()
    posts = tuple(
        Entry(f"organisation-chart-{index}", _post(each.title, each.this_post, house))
        for index, each in enumerate(job.organisation_chart, start=1)
    )
    here = next(
        (f"organisation-chart-{i}" for i, each in enumerate(job.organisation_chart, 1) if each.this_post), ""
    )
    return (Chart("organisation-chart-posts", house.label("organisation-chart-introduction"), posts, here),)


def _post(title: str, this_post: bool, house: House) -> Words:
    said = strung("", (title, " (", house.labels["this-post"], ")")) if this_post else title
    return read_line(said)[0]


def _factors(job: JobDescription) -> Iterator[Block]:
    for name, text in job.factors.items():
        yield subheading(f"factors-{name}", (Span(name.replace("-", " ").capitalize()),))
        yield from prose(f"factors-{name}-text", text)


def _signatures(job: JobDescription, house: House) -> tuple[Block, ...]:
    if job.signatures is None:
        return ()
    signatories = tuple(
        Signatory(f"signatures-{index}", read_line(role)[0])
        for index, role in enumerate(job.signatures.roles, start=1)
    )
    lines_ = Signatures("signatures-lines", signatories, house.labels["signature"], house.labels["date"])
    return (*prose("signatures-statement", job.signatures.statement), lines_)
