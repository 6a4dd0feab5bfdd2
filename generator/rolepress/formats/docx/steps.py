"""Steps of an easy-read guide: ordinary paragraphs beside a picture that is anchored to the first of them.

A table would set a picture and its words side by side as well, but nobody could edit it like text, and a screen
reader would read out its rows. The words stand in, so that they stay where they are when somebody takes a picture
away. Programs leave no room for a picture that is taller than its words, and drop the space under a paragraph at
the end of a page. So a paragraph without words, as high as what is missing, is kept with the words: where they and
the picture do not fit, the whole step goes to the next page, in any font and after any change.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from docx.oxml.ns import qn

from rolepress.formats.docx.desk import Desk
from rolepress.formats.docx.drawing import height_of, picture_run
from rolepress.formats.docx.looks import PICTURE_ROOM, STEP_GAP
from rolepress.formats.docx.markup import Element, element
from rolepress.formats.docx.text import adjust, line_break, paragraph, run, said
from rolepress.manuscript import Step
from rolepress.markdown import Words, plain

LEAST_LETTER = 0.42  # of the text's size: how wide a letter is on average, in the narrowest of usual fonts


def step(block: Step, desk: Desk) -> Iterator[Element]:
    """Yield the words of a step, what its hard words mean and where its links lead.

    They are kept on one page with the room for its picture.
    """
    shown = picture_run(block.picture, desk)
    made = [_words(block, shown, desk), *_meanings(block, desk), *_addresses(block, desk)]
    missing = 0 if shown is None else height_of(shown) - _least_height(block, desk)
    if missing > 0:
        exactly = element("w:spacing", before=0, line=missing, lineRule="exact")
        made.append(paragraph("StepRoom", [], exactly))
    else:
        adjust(made[-1], element("w:spacing", after=round(STEP_GAP * desk.em)))
    for each in made[:-1]:
        adjust(each, element("w:keepNext"))
    yield from made


def _words(block: Step, shown: Element | None, desk: Desk) -> Element:
    content = [] if shown is None else [shown]
    for index, line in enumerate(block.lines):
        if index:
            content.append(line_break())
        content.extend(_with_large_number(said(line, desk)) if _has_number(line) else said(line, desk))
    return paragraph("StepWords", desk.marked(block.id, content))


def _has_number(line: Words) -> bool:
    return any(span.link is not None and span.link.startswith("tel:") for span in line)


def _with_large_number(runs: Iterable[Element]) -> Iterator[Element]:
    """Yield the *runs* of a line with the telephone number in it large."""
    for each in runs:
        for style in each.iter(qn("w:rStyle")):
            if style.get(qn("w:val")) == "Hyperlink":
                style.set(qn("w:val"), "PhoneNumber")
        yield each


def _meanings(block: Step, desk: Desk) -> Iterator[Element]:
    for term in block.meanings:
        label = [run(span.text, desk, strong=True, language=span.language) for span in term.label]
        values = [each for value in term.values for each in said(value, desk)]
        yield paragraph("StepMeaning", desk.marked(term.id, [*label, run(": ", desk, strong=True), *values]))


def _addresses(block: Step, desk: Desk) -> Iterator[Element]:
    content: list[Element] = []
    for index, line in enumerate(block.addresses):
        content.extend((*([line_break()] if index else ()), *said(line, desk)))
    if content:
        yield paragraph("StepAddress", content)


def _least_height(block: Step, desk: Desk) -> int:
    """Return how high the words and the space under each paragraph are at least, in twentieths of a point."""
    letters = (desk.paper.text_width - PICTURE_ROOM) / (desk.em * LEAST_LETTER)
    meanings = [
        plain((*term.label, *(span for value in term.values for span in value))) for term in block.meanings
    ]
    lines = sum(
        math.ceil(len(text) / letters) or 1
        for text in (*map(plain, block.lines), *meanings, *map(plain, block.addresses))
    )
    return lines * desk.line + desk.em // 2 * (1 + len(meanings) + bool(block.addresses))
