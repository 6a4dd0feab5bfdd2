"""Composes an advert: a vacancy in short, with the facts of its post from the job description."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.kinds.house import House
from rolepress.kinds.parts import Part, contents, headed, ordered
from rolepress.kinds.posts import post_facts
from rolepress.kinds.prose import description, passage, prose, value
from rolepress.kinds.rounds import STATE, forms, key_dates, moment, state_box, ways, whom_to_ask
from rolepress.kinds.sections import sections
from rolepress.manuscript import About, Block, Box, Heading, Manuscript, Prose, Term, Terms
from rolepress.markdown import DOCUMENT_LINK, Span, plain, read_line
from rolepress.model.advert import Advert
from rolepress.model.base import Unknown
from rolepress.model.job_description import Post
from rolepress.model.passage import Passage
from rolepress.resolved import Resolved

KIND = "advert"
OWN_FACTS = ("location", "pay", "contract", "hours", "places")
POST_FACTS = ("band", "reports_to", "dbs")
"""What an advert shows of its job description, so that it is said once."""
APPLY = "apply"


def compose(resolved: Resolved[Advert], house: House) -> Manuscript:
    """Return an advert as blocks in reading order, in the house's order and words.

    When the vacancy is over, the ways to apply and the forms are left out.
    """
    advert = resolved.document
    parts = ordered(house, KIND, _parts(resolved, house))
    body = tuple(block for part in parts for block in headed(house, part))
    title = Heading("title", read_line(advert.title)[0], 1, eyebrow=house.labels[KIND])
    how = APPLY if any(part.name == APPLY for part in parts) else ""
    state = state_box(resolved.state, house, how=how) if resolved.state else _nothing_to_apply_to(house)
    blocks = (title, *state, _header(resolved, house), *contents(house, body), *body)
    about = About(
        kind=KIND, kind_label=house.labels[KIND], organisation=resolved.employer.id,
        organisation_name=resolved.employer.name, description=description(advert.introduction),
        version=advert.version,
    )  # fmt: skip
    return Manuscript(advert.id, plain(title.text), advert.language, about, blocks, dict(house.labels))


def _nothing_to_apply_to(house: House) -> tuple[Block, ...]:
    """Return what tells that an advert has no closing date and no way to apply: nobody should look for one."""
    told = Prose(f"{STATE}-1", house.label("advert-without-ways"))
    return (Box(STATE, house.label("advert-without-ways-title"), (told,), level=2, tone="callout"),)


def _header(resolved: Resolved[Advert], house: House) -> Terms:
    """Return the key facts: the advert's own, then those of the post, then the closing date."""
    advert, post = resolved.document, _post(resolved)
    own = {name: getattr(advert, name) for name in OWN_FACTS}
    terms = [
        Term(f"header-{name}", house.label(name), value(house, given))
        for name, given in {"organisation": resolved.employer.name, **own}.items()
        if given is not None
    ]
    terms += post_facts(post, POST_FACTS, house) if post else ()
    closes = resolved.state.closes if resolved.state else None
    said = moment(closes, house) if closes else Unknown(unknown="the advert gives none")
    terms.append(Term("header-closing-date", house.label("closing-date"), value(house, said)))
    return Terms("header", tuple(terms), summary=True)


def _post(resolved: Resolved[Advert]) -> Post | None:
    """Return the facts of the post from the job description; None where that is not there."""
    shown = {each.document: each.fields for each in resolved.excerpts}
    fields = shown.get(resolved.document.job_description)
    return Post.model_validate(fields["post"]) if fields else None


def _parts(resolved: Resolved[Advert], house: House) -> Iterator[Part]:
    """Yield every part in the usual order; those that hold nothing are left out later."""
    advert, whose = resolved.document, resolved.employer.name
    yield Part("advert-introduction", prose("advert-introduction-text", advert.introduction, lead=True))
    yield Part("advert-department", prose("advert-department-text", advert.department or ""))
    yield Part("advert-details", _passage("advert-details", advert.details))
    yield Part("advert-essential", _passage("advert-essential", advert.essential))
    yield Part("advert-job-description", tuple(_job_description(resolved, house)))
    yield Part("key-dates", key_dates("key-dates", advert.key_dates, resolved.state, house))
    yield Part(APPLY, tuple(_apply(resolved, house)))
    yield Part("other-information", sections("other-information", advert.sections))
    yield Part("ask", tuple(whom_to_ask("ask", advert.ask, house, whose=whose)))


def _passage(name: str, given: Passage | None) -> tuple[Block, ...]:
    return passage(name, given) if given else ()


def _job_description(resolved: Resolved[Advert], house: House) -> Iterator[Block]:
    """Yield a link to the full job description, by its title."""
    name = resolved.document.job_description
    title = dict(resolved.titles).get(name)
    if title:
        link = Span(plain(read_line(title)[0]), link=f"{DOCUMENT_LINK}{name}")
        yield Prose("advert-job-description-text", (*house.label("advert-job-description-text"), Span(" "), link))


def _apply(resolved: Resolved[Advert], house: House) -> Iterator[Block]:
    advert, titles = resolved.document, dict(resolved.titles)
    if resolved.state is not None and resolved.state.is_over:
        return
    yield from forms("apply-forms", advert.forms, titles, house)
    yield from ways(APPLY, advert.ways, titles, house, whose=resolved.employer.name)
