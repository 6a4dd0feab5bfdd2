"""Composes a page of the public site, the accessibility statement among them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from rolepress.kinds.contacts import ways
from rolepress.kinds.house import House
from rolepress.kinds.parts import Part, headed
from rolepress.kinds.prose import description, prose
from rolepress.kinds.rounds import key_dates, state_box, whom_to_ask
from rolepress.kinds.rounds import ways as round_ways
from rolepress.kinds.sections import sections
from rolepress.manuscript import About, Block, Heading, Manuscript, Prose, Term, Terms
from rolepress.markdown import Span, plain, read_line
from rolepress.model.page import AccessibilityStatement, Page
from rolepress.resolved import Resolved
from rolepress.wording import short_day

APPLY = "apply"
"""The part of a campaign that says how to apply."""


def compose(resolved: Resolved[Page], house: House) -> Manuscript:
    """Return a page as blocks: its title, its summary, its sections, then the statement if it has one.

    A campaign tells first how it stands and its key dates, and last how to apply and whom to ask. When it is over,
    how to apply is left out.
    """
    page = resolved.document
    blocks: list[Block] = [
        Heading("title", read_line(page.title)[0], 1),
        *prose("summary", page.summary, lead=True),
    ]
    parts = {part.name: headed(house, part) for part in _round(resolved, house) if part.blocks}
    blocks.extend(state_box(resolved.state, house, how=APPLY if APPLY in parts else ""))
    blocks.extend(parts.pop("key-dates", ()))
    blocks.extend(sections("", page.sections, level=2))
    blocks.extend(chain.from_iterable(parts.values()))
    if page.statement is not None:
        blocks.extend(_statement(page.statement, resolved.employer.name, house))
    about = About(
        kind="page", kind_label=house.labels["page"], organisation=resolved.employer.id,
        organisation_name=resolved.employer.name, description=description(page.summary), version=page.version,
    )  # fmt: skip
    return Manuscript(
        page.id, plain(read_line(page.title)[0]), page.language, about, tuple(blocks), dict(house.labels)
    )


def _round(resolved: Resolved[Page], house: House) -> Iterator[Part]:
    """Yield what a campaign says as a round, part by part; those that hold nothing are left out later."""
    page, state, whose = resolved.document, resolved.state, resolved.employer.name
    over = state is not None and state.is_over
    yield Part("key-dates", key_dates("key-dates", page.key_dates, state, house))
    yield Part(
        APPLY, () if over else tuple(round_ways(APPLY, page.ways, dict(resolved.titles), house, whose=whose))
    )
    yield Part("ask", tuple(whom_to_ask("ask", page.ask, house, whose=whose)))


def _statement(given: AccessibilityStatement, whose: str, house: House) -> Iterator[Block]:
    """Yield what regulation 8 asks for, in the order in which people look for it."""
    labels = house.labels
    yield Heading("statement-status", house.label("statement-status"), 2)
    said = labels[f"statement-{given.status}"].replace("STANDARD", given.standard)
    yield Prose("statement-status-text", read_line(said)[0])
    if given.shortfalls:
        yield Heading("statement-shortfalls", house.label("statement-shortfalls"), 2)
    for index, each in enumerate(given.shortfalls, start=1):
        name = f"statement-shortfall-{index}"
        yield Heading(name, read_line(each.what)[0], 3)
        terms = (("why", each.why), ("instead", each.instead))
        yield Terms(
            f"{name}-terms", tuple(_term(f"{name}-{key}", f"statement-{key}", text, house) for key, text in terms)
        )
    yield Heading("statement-contact", house.label("statement-contact"), 2)
    yield Prose("statement-contact-text", read_line(labels["statement-contact-text"])[0])
    yield Terms("statement-contact-terms", tuple(_contact(given, whose, house)))
    yield Heading("statement-enforcement", house.label("statement-enforcement"), 2)
    yield from prose("statement-enforcement-text", given.enforcement)
    link = Span(labels["statement-enforcement-link"], link=given.enforcement_url)
    yield Prose("statement-enforcement-link", (link,))
    yield Heading("statement-tests", house.label("statement-tests"), 2)
    for index, test in enumerate(given.tests, start=1):
        name = f"statement-test-{index}"
        yield Heading(name, read_line(test.what)[0], 3)
        rows = (("how", test.how), ("by", test.by), ("on", short_day(test.date, house.labels)))
        yield Terms(
            f"{name}-terms", tuple(_term(f"{name}-{key}", f"statement-{key}", text, house) for key, text in rows)
        )
    yield Heading("statement-dates", house.label("statement-dates"), 2)
    dates = (("prepared", given.prepared), ("reviewed", given.reviewed))
    rows_ = (
        _term(f"statement-{key}-term", f"statement-{key}", short_day(day, labels), house) for key, day in dates
    )
    yield Terms("statement-dates-terms", tuple(rows_))


def _contact(given: AccessibilityStatement, whose: str, house: House) -> Iterator[Term]:
    yield from ways("statement-contact", given.contact, house, whose=whose, team=True)
    answer = house.labels["working-days"].replace("NUMBER", str(given.working_days))
    yield _term("statement-contact-answer", "statement-answer", answer, house)


def _term(name: str, label: str, text: str, house: House) -> Term:
    return Term(name, house.label(label), (read_line(text)[0],))
