"""Composes a role pack: a role that is not a job, in the order in which people ask about it."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.kinds.house import House, capitalised
from rolepress.kinds.parts import Part, contents, headed, ordered
from rolepress.kinds.prose import description, lines, passage, prose, value
from rolepress.kinds.sections import clauses, questions, sections
from rolepress.kinds.specification import specification
from rolepress.manuscript import About, Heading, Manuscript, Term, Terms
from rolepress.markdown import Words, plain, read_line
from rolepress.model.base import Unknown
from rolepress.model.role_pack import RoleFacts, RolePack
from rolepress.resolved import Resolved
from rolepress.wording import either

KIND = "role-pack"
FACTS = ("engagement", "hours", "payment", "term", "reports_to", "supported_by", "location", "dbs")


def compose(resolved: Resolved[RolePack], house: House) -> Manuscript:
    """Return a role pack as blocks in reading order, in the house's order and words."""
    pack = resolved.document
    body = tuple(block for part in ordered(house, KIND, _parts(resolved, house)) for block in headed(house, part))
    title = Heading("title", read_line(pack.title)[0], 1, eyebrow=house.labels[KIND])
    blocks = (title, _header(resolved, house), *contents(house, body), *body)
    about = About(
        kind=KIND, kind_label=house.labels[KIND], organisation=resolved.employer.id,
        organisation_name=resolved.employer.name, description=description(pack.summary), version=pack.version,
    )  # fmt: skip
    return Manuscript(pack.id, plain(read_line(pack.title)[0]), pack.language, about, blocks, dict(house.labels))


def _header(resolved: Resolved[RolePack], house: House) -> Terms:
    """Return the facts of the role. A code is said in words; what is unknown says so."""
    role = resolved.document.role
    terms = [Term("header-organisation", house.label("organisation"), value(house, resolved.employer.name))]
    for name in FACTS:
        given = getattr(role, name)
        if given is not None:
            label = name.replace("_", "-")
            terms.append(Term(f"header-{label}", house.label(label), (_said(name, role, house),)))
    return Terms("header", tuple(terms), summary=True)


def _said(name: str, role: RoleFacts, house: House) -> Words:
    match name:
        case "engagement" if not isinstance(role.engagement, Unknown):
            ways = tuple(house.labels[f"engagement-{each}"] for each in role.engagement)
            return capitalised(either(ways, house.labels))
        case "dbs":
            return house.label("dbs-level-unknown" if isinstance(role.dbs, Unknown) else f"dbs-{role.dbs}")
        case _:
            return house.line(getattr(role, name))


def _parts(resolved: Resolved[RolePack], house: House) -> Iterator[Part]:
    """Yield every part in the usual order; those that hold nothing are left out later."""
    pack = resolved.document
    yield Part("role-summary", prose("role-summary-text", pack.summary, lead=True))
    yield Part("role-context", sections("role-context", pack.context))
    for name, given in (("role-purpose", pack.purpose), ("involves", pack.involves), ("needs", pack.needs)):
        yield Part(name, passage(name, given) if given else ())
    yield Part("activities", sections("activities", pack.activities))
    yield Part("specification", specification(pack.specification, house, kind=KIND) if pack.specification else ())
    yield Part("time", passage("time", pack.time) if pack.time else ())
    yield Part("training", sections("training", pack.training))
    yield Part("role-support", sections("role-support", pack.support))
    yield Part("role-payment", sections("role-payment", pack.payment))
    yield Part("limits", sections("limits", pack.limits))
    yield Part("agreements", passage("agreements", pack.agreements) if pack.agreements else ())
    yield Part("clauses", tuple(clauses(resolved.clauses)))
    yield Part("questions", tuple(questions(pack.questions)))
    yield Part("acknowledgements", lines("acknowledgements-list", pack.acknowledgements))
