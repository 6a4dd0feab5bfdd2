"""Composes a freedom of information response: each question with its answer, then the documents it releases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from rolepress.kinds.house import House, capitalised
from rolepress.kinds.parts import Part, headed, ordered, subheading
from rolepress.kinds.prose import description, prose, value
from rolepress.kinds.sections import sections
from rolepress.languages import strung
from rolepress.manuscript import About, Block, Bullets, Entry, Heading, Manuscript, Prose, Term, Terms
from rolepress.markdown import Span, Words, plain, read_line, spans_of
from rolepress.model.base import Unknown
from rolepress.model.disclosure import Answered, Disclosure
from rolepress.resolved import Resolved
from rolepress.wording import said_day

KIND = "disclosure"


def compose(resolved: Resolved[Disclosure], house: House) -> Manuscript:
    """Return a response as blocks in reading order; the documents that it releases are bound in after them."""
    given = resolved.document
    title = Heading("title", read_line(given.title)[0], 1, eyebrow=house.labels[KIND])
    parts = (part for part in ordered(house, KIND, _parts(resolved, house)))
    body = (block for part in parts for block in headed(house, part))
    blocks = (
        title,
        *prose("summary", given.summary, lead=True),
        _header(resolved, house),
        *body,
        *sections("", given.sections, level=2),
    )
    about = About(
        kind=KIND, kind_label=house.labels[KIND], organisation=resolved.employer.id,
        organisation_name=resolved.employer.name, description=description(given.summary), version=given.version,
    )  # fmt: skip
    return Manuscript(given.id, plain(title.text), given.language, about, blocks, dict(house.labels))


def _header(resolved: Resolved[Disclosure], house: House) -> Terms:
    given = resolved.document
    facts = (
        ("organisation", resolved.employer.name),
        ("request-reference", given.reference),
        ("request-received", said_day(given.received, house.style, house.labels)),
        ("request-answered", said_day(given.answered, house.style, house.labels)),
    )
    terms = (Term(f"header-{name}", house.label(name), value(house, said)) for name, said in facts)
    return Terms("header", tuple(terms), summary=True)


def _parts(resolved: Resolved[Disclosure], house: House) -> Iterator[Part]:
    titles = {each.document.id: each.document for each in resolved.parts}
    answers = [_answer(number, each, titles, house) for number, each in enumerate(resolved.document.answers, 1)]
    yield Part("answers", tuple(chain.from_iterable(answers)))
    entries = tuple(
        Entry(
            f"released-{name}",
            (*_linked(document), *spans_of(strung("", (", ", house.labels["version"], f" {document.version}")))),
        )
        for name, document in titles.items()
    )
    introduction = Prose("released-introduction", house.label("released-introduction"))
    yield Part("released", (introduction, Bullets("released-list", entries)) if entries else ())


def _answer(number: int, given: Answered, titles: dict[str, Any], house: House) -> Iterator[Block]:
    """Yield a question as a heading with its number, the answer under it, and links to what answers it."""
    name = f"answers-{given.id}"
    yield subheading(name, read_line(f"{number}. {given.question}")[0])
    if isinstance(given.answer, Unknown):
        yield Prose(f"{name}-text", capitalised(house.labels["not-stated"]))
    else:
        yield from prose(f"{name}-text", given.answer)
    entries = tuple(Entry(f"{name}-{each}", _linked(titles[each])) for each in given.documents if each in titles)
    if entries:
        yield Prose(f"{name}-documents", house.label("released-answer"))
        yield Bullets(f"{name}-documents-list", entries)


def _linked(document: Any) -> Words:
    """Return the title of a released document as a link to the part that it is bound in as."""
    return (Span(plain(read_line(document.title)[0]), link=f"#{document.id}"),)
