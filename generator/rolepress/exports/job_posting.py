"""Data about an open vacancy for search engines (schema.org JobPosting), as JSON to stand in its page.

Only what is employment is called a job posting. A volunteer, or a partner who is paid for involvement, has no
contract of employment, and nobody may be led to think so: those roles have no such data, whatever they pay.

Sources: schema.org/JobPosting; Google Search Central, "Job posting (JobPosting) structured data": title,
description, datePosted, hiringOrganization and jobLocation are required, and a posting that is over must go.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from typing import Any

from markupsafe import Markup

from rolepress.exports import ExportContext
from rolepress.exports.plain import line
from rolepress.kinds.rounds import STATE
from rolepress.lifecycle import UK
from rolepress.manuscript import (
    Block,
    Box,
    Bullets,
    Entry,
    Heading,
    Manuscript,
    Numbered,
    Part,
    Prose,
    Table,
    Terms,
)
from rolepress.markdown import plain
from rolepress.model.base import Document, Unknown
from rolepress.model.job_description import JobDescription
from rolepress.model.role_pack import RolePack
from rolepress.resolved import Resolved

EMPLOYED = frozenset({"employee", "bank-worker"})
FULL_TIME_HOURS = 37.5
"""A week. Source: NHS terms and conditions of service handbook, part 2, section 10."""

_PAY = re.compile(
    r"£(?P<least>\d[\d,]*(?:\.\d\d)?)(?:(?: to | and | ?[–—-] ?)£?(?P<most>\d[\d,]*(?:\.\d\d)?))? (?:an?|per) "
    r"(?P<period>hour|day|week|month|year)"
)
_HOURS = re.compile(r"(?<!up to )(?<!at most )(?<!maximum )(?<![\d.])(\d+(?:\.\d+)?) hours(?: a| per) week")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
_TEMPORARY = re.compile(r"(?<!not )(?<!no )\b(fixed[- ]term|temporary|secondment)\b", re.IGNORECASE)
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def is_employment(role: Document) -> bool:
    """Whether people in *role* are employed, as its document says; where it does not say, they are not."""
    if isinstance(role, RolePack):
        engagement = role.role.engagement
        return not isinstance(engagement, Unknown) and EMPLOYED.issuperset(engagement)
    return isinstance(role, JobDescription)


def job_posting(resolved: Resolved[Any], context: ExportContext, manuscript: Manuscript) -> str:
    """Return the data of an open vacancy as JSON that is safe inside a page; "" where there is none.

    There is none in a worked example, of a draft, of what is not open or no employment, and where something that
    search engines require is not known: nothing is inferred.
    """
    state, role = resolved.state, context.role
    known = context.released is not None and context.address and not context.example
    if not known or state is None or state.stage != "open" or role is None or not is_employment(role.document):
        return ""
    place = _place(resolved.document) or _place(role.document)
    if not place:
        return ""
    data = {
        name: value
        for name, value in _data(resolved, role, context, manuscript, place).items()
        if value not in ("", [], None)
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return "".join(_UNSAFE.get(sign, sign) for sign in text)


def _data(
    resolved: Resolved[Any], role: Resolved[Any], context: ExportContext, manuscript: Manuscript, place: str
) -> dict[str, Any]:
    document, state = resolved.document, resolved.state
    closes = state.closes if state else None
    terms = _terms(document, role.document)
    return {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": line(role.document.title),
        "description": "".join(_html(manuscript)),
        "identifier": {"@type": "PropertyValue", "name": resolved.employer.name, "value": document.id},
        "datePosted": _posted(document, context),
        "validThrough": _last_moment(closes).isoformat() if closes else "",
        "employmentType": list(_employment_types(role.document, terms)),
        "hiringOrganization": {"@type": "Organization", "name": resolved.employer.name},
        "jobLocation": _located(place),
        "baseSalary": _salary(line(getattr(document, "pay", None))),
        "directApply": False,
        "url": context.address,
    }


def _posted(document: Document, context: ExportContext) -> str:
    days = [day for day in (context.released, document.opens.date() if document.opens else None) if day]
    return max(days).isoformat() if days else ""


def _last_moment(closes: datetime) -> datetime:
    """Return when applications end; a day that is given without a time is meant to its end."""
    last = closes if closes.time() != time() else closes.replace(hour=23, minute=59, second=59)
    return last.replace(tzinfo=UK)


def _place(document: Document) -> str:
    match document:
        case JobDescription(post=post):
            return line(post.location)
        case RolePack(role=role):
            return line(role.location)
        case _:
            return line(getattr(document, "location", None))


def _located(place: str) -> dict[str, Any]:
    postcode = _POSTCODE.search(place)
    code = {"postalCode": postcode.group()} if postcode else {}
    address = {"@type": "PostalAddress", "streetAddress": place, **code, "addressCountry": "GB"}
    return {"@type": "Place", "address": address}


def _terms(document: Document, role: Document) -> str:
    """Return what is said of hours and contract, the vacancy's own words before its role's."""
    own = (line(getattr(document, name, None)) for name in ("hours", "contract"))
    post = role.post if isinstance(role, JobDescription) else getattr(role, "role", None)
    theirs = (line(getattr(post, name, None)) for name in ("hours", "duration", "term"))
    return "; ".join(filter(None, (*own, *theirs)))


def _employment_types(role: Document, terms: str) -> Iterator[str]:
    """Yield what kind of employment it is, as far as the words say so."""
    hours = _HOURS.search(terms)
    if hours:
        yield "FULL_TIME" if float(hours.group(1)) >= FULL_TIME_HOURS else "PART_TIME"
    if _TEMPORARY.search(terms):
        yield "TEMPORARY"
    if isinstance(role, RolePack) and not isinstance(role.role.engagement, Unknown):
        yield from ("PER_DIEM" for each in role.role.engagement if each == "bank-worker")


def _salary(pay: str) -> dict[str, Any] | None:
    """Return the pay where one or two sums with a period say all of it: "£23,000 to £25,000 a year"."""
    found = _PAY.search(pay)
    if found is None or "£" in pay.replace(found[0], "", 1):
        return None  # other sums may change what it means
    least, most = (_number(found[name]) for name in ("least", "most"))
    amount = {"value": least} if most is None else {"minValue": least, "maxValue": most}
    value = {"@type": "QuantitativeValue", **amount, "unitText": found["period"].upper()}
    return {"@type": "MonetaryAmount", "currency": "GBP", "value": value}


def _number(sum_: str | None) -> float | int | None:
    if sum_ is None:
        return None
    value = float(sum_.replace(",", ""))
    return int(value) if value.is_integer() else value


def _html(manuscript: Manuscript) -> Iterator[str]:
    """Yield the text in the few elements that search engines read.

    What is bound in has a page of its own, and how the round stands is told by the other data.
    """
    for block in manuscript.blocks:
        apart = isinstance(block, Part) or block.id == STATE or (isinstance(block, Heading) and block.level == 1)
        if not apart:
            yield str(Markup("").join(_block(block)))


def _block(block: Block) -> Iterator[Markup]:
    match block:
        case Heading(text=text):
            yield Markup("<p><strong>{}</strong></p>").format(plain(text))
        case Prose(text=text):
            yield Markup("<p>{}</p>").format(plain(text))
        case Bullets(entries=entries) | Numbered(entries=entries):
            yield _list(entries)
        case Terms(terms=terms):
            yield _lines(f"{plain(term.label)}: {'; '.join(map(plain, term.values))}" for term in terms)
        case Table(groups=groups):
            rows = (row for group in groups for row in group.rows)
            yield _lines("; ".join(plain(words) for cell in row.cells for words in cell) for row in rows)
        case Box(blocks=blocks):
            for each in blocks:
                yield from _block(each)


def _lines(given: Iterable[str]) -> Markup:
    return Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(each) for each in given))


def _list(entries: tuple[Entry, ...]) -> Markup:
    inside = (
        Markup("<li>{}{}</li>").format(plain(each.text), _list(each.entries) if each.entries else "")
        for each in entries
    )
    return Markup("<ul>{}</ul>").format(Markup("").join(inside))
