"""Composes an easy-read guide: groups of steps, whom to ask, and the list of its hard words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rolepress.kinds.contacts import ways
from rolepress.kinds.house import House
from rolepress.manuscript import About, Block, Heading, Manuscript, Picture, Prose, Step, Term, Terms
from rolepress.markdown import Span, Words, plain, read_line
from rolepress.model import easy_read as written
from rolepress.model.easy_read import EasyRead
from rolepress.resolved import Resolved

KIND = "easy-read"
LEAST_PT = 16  # points; the least that is allowed is 14. Source: Department of Health (2010), GOV.UK


def compose(resolved: Resolved[EasyRead], house: House) -> Manuscript:
    """Return a guide as blocks in reading order: its steps in groups, whom to ask, then the word list."""
    guide = resolved.document
    title = Heading("title", read_line(guide.title)[0], 1, eyebrow=house.labels[KIND])
    blocks: list[Block] = [title, Prose("summary", read_line(guide.summary)[0], lead=True)]
    for group in guide.groups:
        blocks.append(Heading(group.id, read_line(group.title)[0], 2))
        blocks.extend(_step(f"{group.id}-{index}", step) for index, step in enumerate(group.steps, start=1))
    blocks.append(Heading("contact", house.label("easy-read-contact"), 2))
    terms = tuple(ways("contact", guide.contact, house, whose=resolved.employer.name, team=True))
    blocks.append(Terms("contact-ways", terms))
    blocks.extend(_word_list(guide, house))
    about = About(
        kind=KIND, kind_label=house.labels[KIND], organisation=resolved.employer.id,
        organisation_name=resolved.employer.name, description=guide.summary, version=guide.version,
        least_pt=LEAST_PT,
    )  # fmt: skip
    return Manuscript(
        guide.id, plain(read_line(guide.title)[0]), guide.language, about, tuple(blocks), dict(house.labels)
    )


def _step(name: str, given: written.Step) -> Step:
    hard = [each.word for each in given.words]
    lines = tuple(_bold(read_line(line)[0], hard) for line in given.text.splitlines() if line.strip())
    meanings = tuple(
        Term(f"{name}-word-{index}", read_line(each.word)[0], (read_line(each.meaning)[0],))
        for index, each in enumerate(given.words, start=1)
    )
    return Step(name, Picture(given.picture, given.alt or ""), lines, meanings)


def _bold(line: Words, hard: list[str]) -> Words:
    """Return *line* with each hard word in it in bold."""
    if not hard:
        return line
    words = re.compile("|".join(rf"\b{re.escape(each)}\b" for each in sorted(hard, key=len, reverse=True)))
    return tuple(piece for span in line for piece in _pieces(span, words))


def _pieces(span: Span, words: re.Pattern[str]) -> Iterator[Span]:
    start = 0
    for match in words.finditer(span.text):
        if match.start() > start:
            yield Span(span.text[start : match.start()], span.strong, span.link, span.language, span.together)
        yield Span(match.group(), True, span.link, span.language, span.together)
        start = match.end()
    if start < len(span.text):
        yield Span(span.text[start:], span.strong, span.link, span.language, span.together)


def _word_list(guide: EasyRead, house: House) -> Iterator[Block]:
    hard = {each.word: each.meaning for group in guide.groups for step in group.steps for each in step.words}
    if not hard:
        return
    yield Heading("words", house.label("easy-read-words"), 2)
    terms = (
        Term(f"words-{index}", read_line(word)[0], (read_line(hard[word])[0],))
        for index, word in enumerate(sorted(hard, key=str.casefold), start=1)
    )
    yield Terms("words-list", tuple(terms))
