"""Composes an easy-read guide: who has checked it, groups of steps, whom to ask, and what hard words mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rolepress.kinds.contacts import linked, ways
from rolepress.kinds.house import House
from rolepress.kinds.rounds import STATE
from rolepress.manuscript import About, Block, Box, Heading, Manuscript, Picture, Prose, Step, Term, Terms, said
from rolepress.markdown import DOCUMENT_LINK, Span, Words, kept_together, plain, read_line
from rolepress.model import easy_read as written
from rolepress.model.easy_read import EasyRead
from rolepress.resolved import Resolved
from rolepress.wording import short_day

KIND = "easy-read"
LEAST_PT = 16  # points; the least that is allowed is 14. Source: Department of Health (2010), GOV.UK
CHECKED = "checked"
"""The id of the box that says who has checked a guide, or that nobody has."""
CHANGING = "changing"
"""The id of the box that says that a guide is being changed."""
PHONE = "phone"
"""What the picture beside the phone number shows."""

Range = tuple[int, int]  # of characters: the first, and the one after the last


def compose(resolved: Resolved[EasyRead], house: House) -> Manuscript:
    """Return a guide as blocks in reading order: its steps in groups, whom to ask, then the word list.

    Who has checked it stands first, and on every page of every file. The document that it explains is led to.
    """
    guide = resolved.document
    band = _band(guide, house)
    title = Heading("title", read_line(guide.title)[0], 1, eyebrow=house.labels[KIND])
    blocks: list[Block] = [title, Box(CHECKED, kept_together(Span(band)), (), level=2, tone="callout")]
    blocks.append(Prose("summary", read_line(guide.summary)[0], lead=True))
    blocks.extend(_explained(resolved, house))
    known: set[str] = set()  # the hard words so far
    for group in guide.groups:
        blocks.append(Heading(group.id, read_line(group.title)[0], 2))
        for index, step in enumerate(group.steps, start=1):
            blocks.append(_step(f"{group.id}-{index}", step, known))
            known.update(each.word.casefold() for each in step.words)
    blocks.extend(_contact(resolved, house))
    blocks.extend(_word_list(guide, house))
    about = About(
        kind=KIND, kind_label=house.labels[KIND], organisation=resolved.employer.id,
        organisation_name=resolved.employer.name, description=guide.summary, version=guide.version,
        band=band, least_pt=LEAST_PT,
    )  # fmt: skip
    return Manuscript(
        guide.id, plain(read_line(guide.title)[0]), guide.language, about, tuple(blocks), dict(house.labels)
    )


def with_notices(
    manuscript: Manuscript, state: str | None, *, changing: bool = False, explained: Span | None = None
) -> Manuscript:
    """Return a guide that says under its title what a reader must know first, in every format.

    That is how what it is about stands, unless people can apply, and that the guide is being *changed*; then it
    leads to the document *explained*.
    """
    labels = manuscript.labels
    told = labels.get(f"notice-{state}-{KIND}")
    boxes = [Box(STATE, said(told), (), level=2, tone="callout")] if told else []
    if changing:
        instead = (*said(labels["easy-read-instead"] + " "), explained) if explained else ()
        lines = (Prose(f"{CHANGING}-instead", instead),) if instead else ()
        boxes.append(Box(CHANGING, said(labels["easy-read-changing"]), lines, level=2, tone="callout"))
    title, *others = manuscript.blocks
    return replace(manuscript, blocks=(title, *boxes, *others))


def _band(guide: EasyRead, house: House) -> str:
    """Return who checked the guide and when, or that nobody has."""
    tested = guide.tested_with
    if tested is None:
        return house.labels["easy-read-unchecked"]
    told = house.labels["easy-read-checked"].replace("DATE", short_day(tested.date))
    return told.replace("GROUP", plain(read_line(tested.group)[0]))


def _explained(resolved: Resolved[EasyRead], house: House) -> Iterator[Block]:
    """Yield the way to the document that the guide explains, where it is there."""
    name = resolved.document.explained
    title = dict(resolved.titles).get(name or "")
    if title is not None:
        link = Span(plain(read_line(title)[0]), link=f"{DOCUMENT_LINK}{name}")
        yield Prose("explains", (*said(house.labels["easy-read-explains"] + " "), link))


def _step(name: str, given: written.Step, known: set[str]) -> Step:
    """Return a step; its hard words are bold where they are used first, and those *known* are not again."""
    lines = [read_line(line)[0] for line in given.text.splitlines() if line.strip()]
    new = {each.word.casefold(): each.word for each in given.words if each.word.casefold() not in known}
    meanings = tuple(
        Term(f"{name}-word-{index}", read_line(each.word)[0], (read_line(each.meaning)[0],))
        for index, each in enumerate(given.words, start=1)
    )
    return Step(name, Picture(given.picture, given.alt or ""), with_bold(lines, new.values()), meanings)


def with_bold(lines: Sequence[Words], hard: Iterable[str]) -> tuple[Words, ...]:
    """Return *lines* with each *hard* word in bold where it stands first; one may run from a line to the next."""
    text = "\n".join(map(plain, lines))
    ranges = list(first_uses(text, hard))
    made, start = [], 0
    for line in lines:
        made.append(tuple(piece for span in _placed(line, start) for piece in _pieces(*span, ranges)))
        start += len(plain(line)) + 1
    return tuple(made)


def first_uses(text: str, hard: Iterable[str]) -> Iterator[Range]:
    """Yield where each of the *hard* words stands first in *text*, longer ones first; no two of them overlap.

    Small and capital letters are alike, and so are a space and the end of a line.
    """
    taken: list[Range] = []
    for word in sorted(hard, key=len, reverse=True):
        pattern = r"\s+".join(map(re.escape, word.split()))
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
                yield match.span()
                break


def _placed(line: Words, start: int) -> Iterator[tuple[Span, int]]:
    """Yield each span of *line* with where it starts in the text."""
    for span in line:
        yield span, start
        start += len(span.text)


def _pieces(span: Span, start: int, bold: Iterable[Range]) -> Iterator[Span]:
    """Yield *span*, which starts at *start* in the text, cut where a bold range begins or ends in it."""
    end = start + len(span.text)
    inside = sorted((max(first, start), min(last, end)) for first, last in bold if first < end and start < last)
    at = start
    for first, last in inside:
        if at < first:
            yield replace(span, text=span.text[at - start : first - start])
        yield replace(span, text=span.text[first - start : last - start], strong=True)
        at = last
    if at < end or not span.text:
        yield replace(span, text=span.text[at - start :])


def pictures_in(guide: EasyRead) -> tuple[str, ...]:
    """Return what the pictures of *guide* show: those of its steps, and the one beside its phone number."""
    return tuple(dict.fromkeys((*guide.pictures, *([PHONE] if guide.contact.phone is not None else []))))


def _contact(resolved: Resolved[EasyRead], house: House) -> Iterator[Block]:
    """Yield whom to ask: the phone number beside a picture, then the other ways."""
    contact, whose = resolved.document.contact, resolved.employer.name
    yield Heading("contact", house.label("easy-read-contact"), 2)
    team = contact.team if contact.phone else None
    if contact.phone is not None:
        number = (*said(house.labels["contact-phone"] + " "), *linked("phone", contact.phone, whose, house))
        yield Step("contact-phone", Picture(PHONE), (*([read_line(team)[0]] if team else []), number))
    left = contact.model_copy(update={"phone": None, **({"team": None} if team else {})})
    terms = tuple(ways("contact", left, house, whose=whose, team=True))
    if terms:
        yield Terms("contact-ways", terms)


def _word_list(guide: EasyRead, house: House) -> Iterator[Block]:
    """Yield every hard word with its meaning, by the alphabet, each once."""
    hard: dict[str, written.HardWord] = {}
    for each in (word for group in guide.groups for step in group.steps for word in step.words):
        hard.setdefault(each.word.casefold(), each)
    if not hard:
        return
    yield Heading("words", house.label("easy-read-words"), 2)
    terms = (
        Term(f"words-{index}", read_line(hard[word].word)[0], (read_line(hard[word].meaning)[0],))
        for index, word in enumerate(sorted(hard), start=1)
    )
    yield Terms("words-list", tuple(terms))
