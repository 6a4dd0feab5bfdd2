"""Composes a form: what it is for, the privacy notice, the questions, and how the answers come back."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.kinds.contacts import ways as contact_ways
from rolepress.kinds.house import House, capitalised
from rolepress.kinds.parts import contents
from rolepress.kinds.prose import description, prose
from rolepress.kinds.questions import question
from rolepress.kinds.rounds import state_box, ways
from rolepress.manuscript import About, Block, Box, Form, Heading, Manuscript, Prose, Term, Terms, said
from rolepress.markdown import DOCUMENT_LINK, Listing, Paragraph, Span, Words, plain, read_line, read_text
from rolepress.model import form as model
from rolepress.model.base import Document, Known
from rolepress.resolved import Resolved
from rolepress.wording import said_day

KIND = "form"
QUESTIONS = "questions"  # the id of the block that holds all questions
WAYS = "ways"
EASIER = "easier"
"""The id of the box that says whose questions an easier version asks, and who has checked it."""
EASIER_PT = 16  # Source: practice with easy read; the least is 14 points (Department of Health, 2010)
APPLYING = ("application", "expression-of-interest")
_TOLD = ("controller", "purpose", "lawful_basis", "shared", "kept", "rights")


def compose(resolved: Resolved[model.Form], house: House) -> Manuscript:
    """Return a form as blocks in reading order: the privacy notice stands before the first question.

    A page sends answers while its round is open. When the round is over, no way to send them is told,
    and nothing of what happens afterwards.

    An easier version says first who has checked it, and has larger type. Its answers belong to the usual form.
    """
    form, state = resolved.document, resolved.state
    over = state is not None and state.is_over
    house = _in_easier_words(house) if form.easier else house
    kind = house.labels["form-easier" if form.easier else KIND]
    title = read_line(form.title)[0]
    body = (
        *(_privacy(form.privacy, resolved, house) if form.privacy else ()),
        _questions(resolved, house, taken=state is None or state.stage == "open", over=over),
        *_coming_back(resolved, house),
        *(() if over else _afterwards(form, house)),
    )
    blocks = (
        Heading("title", title, 1, eyebrow=kind),
        *_checked(resolved, house),
        *_standing(resolved, house),
        *prose("introduction", form.introduction, lead=True),
        *contents(house, body),
        *body,
    )
    about = About(
        kind=KIND, kind_label=kind, organisation=resolved.employer.id,
        organisation_name=resolved.employer.name, description=description(form.introduction), version=form.version,
        least_pt=EASIER_PT if form.easier else 0,
    )  # fmt: skip
    return Manuscript(form.id, plain(title), form.language, about, blocks, dict(house.labels))


def _in_easier_words(house: House) -> House:
    """Return *house* with the easier words that its catalogue has for what a form says itself."""
    ending = f"-{EASIER}"
    easier = {
        name.removesuffix(ending): words
        for name, words in house.labels.items()
        if name.endswith(ending) and name != f"{KIND}{ending}"
    }
    return House(house.style, house.labels.renamed(easier))


def _checked(resolved: Resolved[model.Form], house: House) -> Iterator[Block]:
    """Yield who has checked an easier version, or that nobody has, and the way to the form in its usual words."""
    given, labels = resolved.document.easier, house.labels
    if given is None:
        return
    title = labels["easier-tested"] if given.tested_with else labels["easier-not-tested"]
    lines = [labels["easier-text"]]
    if given.tested_with and given.tested_on:
        told = labels["easier-tested-with"].replace("WHEN", said_day(given.tested_on, house.style, labels))
        lines.insert(0, told.replace("GROUP", given.tested_with))
    blocks = [Prose(f"{EASIER}-{number}", read_line(each)[0]) for number, each in enumerate(lines, start=1)]
    usual = dict(resolved.titles).get(given.of)
    if usual is not None:
        link = Span(plain(read_line(usual)[0]), link=f"{DOCUMENT_LINK}{given.of}")
        blocks.append(Prose(f"{EASIER}-of", (*said(labels["easier-of"] + " "), link)))
    yield Box(EASIER, read_line(title)[0], tuple(blocks), level=2, tone="callout")


def _standing(resolved: Resolved[model.Form], house: House) -> tuple[Block, ...]:
    """Return how the round stands: until when people can apply, or for any form that they no longer can."""
    state, form = resolved.state, resolved.document
    if state is None or (state.stage == "open" and form.purpose not in APPLYING):
        return ()
    return state_box(state, house, how=WAYS if form.ways else "", of="-form")


def _privacy(given: model.PrivacyNotice, resolved: Resolved[model.Form], house: House) -> Iterator[Block]:
    yield Heading("privacy", house.label("privacy-notice"), 2)
    yield Prose("privacy-introduction", house.label("privacy-introduction"))
    terms = [
        Term(f"privacy-{name.replace('_', '-')}", house.label(f"privacy-{name.replace('_', '-')}"),
             _lines(getattr(given, name), house))
        for name in _TOLD
    ]  # fmt: skip
    reached = contact_ways("privacy-contact", given.contact, house, whose=resolved.employer.name, team=True)
    terms.append(
        Term("privacy-contact", house.label("privacy-contact"), tuple(v for t in reached for v in t.values))
    )
    yield Terms("privacy-terms", tuple(terms))


def _lines(given: Known[str], house: House) -> tuple[Words, ...]:
    """Return a text as lines of a term: a line for each paragraph and each entry of a list."""
    if not isinstance(given, str):
        return (capitalised(house.labels["not-stated"]),)
    return tuple(words for part in read_text(given).parts for words in _part_lines(part))


def _part_lines(part: Paragraph | Listing) -> Iterator[Words]:
    if isinstance(part, Paragraph):
        yield part.words
        return
    for words, inner in part.entries:
        yield words
        for each in inner:
            yield from _part_lines(each)


def _questions(resolved: Resolved[model.Form], house: House, *, taken: bool, over: bool) -> Form:
    """Return the questions as one block, under the name and version by which answers to them are collected."""
    form = resolved.document
    name, version = _asked_as(resolved)
    numbered = len(form.sections) > 1
    blocks = tuple(
        block
        for number, section in enumerate(form.sections, start=1)
        for block in _section(section, f"{number}. " if numbered else "", house)
    )
    action = form.action if taken and form.action else ""
    button = form.button or house.labels[f"form-button-{form.purpose}"]
    title = plain(read_line(form.title)[0])
    return Form(QUESTIONS, name, blocks, version, action, button if action else "", title, over)


def _asked_as(resolved: Resolved[model.Form]) -> tuple[str, str]:
    """Return the id and the version of the form whose questions these are; an easier version has another's."""
    form = resolved.document
    if form.easier is None:
        return form.id, form.version
    usual = next((each.fields for each in resolved.excerpts if each.document == form.easier.of), {})
    return form.easier.of, str(usual.get("version", Document.model_fields["version"].default))


def _section(section: model.FormSection, number: str, house: House) -> Iterator[Block]:
    """Yield a section under its heading, which begins with its *number* where there are several."""
    name = f"section-{section.id}"
    title = read_line(section.title)[0]
    yield Heading(name, (*said(number), *title), 2)
    if section.introduction:
        yield from prose(f"{name}-text", section.introduction)
    if section.hidden_from_shortlisting:
        yield Prose(f"{name}-hidden", house.label("form-hidden"), note=True)
    yield from (question(field, plain(title), house) for field in section.fields)


def _coming_back(resolved: Resolved[model.Form], house: House) -> Iterator[Block]:
    form = resolved.document
    if form.ways and not (resolved.state and resolved.state.is_over):
        yield Heading(WAYS, house.label(f"form-ways-{form.purpose}"), 2)
        yield from ways(WAYS, form.ways, dict(resolved.titles), house, whose=resolved.employer.name)


def _afterwards(form: model.Form, house: House) -> Iterator[Block]:
    if form.afterwards:
        yield Heading("afterwards", house.label("form-afterwards"), 2)
        yield from prose("afterwards-text", form.afterwards)
