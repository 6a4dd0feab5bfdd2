"""Composes a form: what it is for, the privacy notice, the questions, and how the answers come back."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.kinds.contacts import ways as contact_ways
from rolepress.kinds.house import House, capitalised
from rolepress.kinds.parts import contents
from rolepress.kinds.prose import description, prose
from rolepress.kinds.questions import question
from rolepress.kinds.rounds import state_box, ways
from rolepress.manuscript import About, Block, Form, Heading, Manuscript, Prose, Term, Terms, said
from rolepress.markdown import Listing, Paragraph, Words, plain, read_line, read_text
from rolepress.model import form as model
from rolepress.model.base import Known
from rolepress.resolved import Resolved

KIND = "form"
QUESTIONS = "questions"  # the id of the block that holds all questions
WAYS = "ways"
APPLYING = ("application", "expression-of-interest")
_TOLD = ("controller", "purpose", "lawful_basis", "shared", "kept", "rights")


def compose(resolved: Resolved[model.Form], house: House) -> Manuscript:
    """Return a form as blocks in reading order: the privacy notice stands before the first question.

    A page sends answers while its round is open. When the round is over, no way to send them is told,
    and nothing of what happens afterwards.
    """
    form, state = resolved.document, resolved.state
    over = state is not None and state.is_over
    title = read_line(form.title)[0]
    body = (
        *(_privacy(form.privacy, resolved, house) if form.privacy else ()),
        _questions(form, house, taken=state is None or state.stage == "open", over=over),
        *_coming_back(resolved, house),
        *(() if over else _afterwards(form, house)),
    )
    blocks = (
        Heading("title", title, 1, eyebrow=house.labels[KIND]),
        *_standing(resolved, house),
        *prose("introduction", form.introduction, lead=True),
        *contents(house, body),
        *body,
    )
    about = About(
        kind=KIND, kind_label=house.labels[KIND], organisation=resolved.employer.id,
        organisation_name=resolved.employer.name, description=description(form.introduction), version=form.version,
    )  # fmt: skip
    return Manuscript(form.id, plain(title), form.language, about, blocks, dict(house.labels))


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


def _questions(form: model.Form, house: House, *, taken: bool, over: bool) -> Form:
    numbered = len(form.sections) > 1
    blocks = tuple(
        block
        for number, section in enumerate(form.sections, start=1)
        for block in _section(section, f"{number}. " if numbered else "", house)
    )
    action = form.action if taken and form.action else ""
    button = form.button or house.labels[f"form-button-{form.purpose}"]
    title = plain(read_line(form.title)[0])
    return Form(QUESTIONS, form.id, blocks, form.version, action, button if action else "", title, over)


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
