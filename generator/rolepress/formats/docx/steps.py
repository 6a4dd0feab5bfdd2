"""Steps of an easy-read guide: ordinary paragraphs beside a picture that is anchored to the first of them.

A table would set a picture and its words side by side as well, but nobody could edit it like text, and a screen
reader would read out its rows. The words stand in, so that they stay where they are when somebody takes a picture
away. Word leaves no room for a picture that is taller than its words, so the room under the last words does, and a
step that would not fit below the steps before it begins a page.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from rolepress.formats.docx.desk import Desk
from rolepress.formats.docx.drawing import picture_run
from rolepress.formats.docx.looks import PICTURE, PICTURE_ROOM
from rolepress.formats.docx.markup import Element, element
from rolepress.formats.docx.text import adjust, line_break, paragraph, run, said
from rolepress.manuscript import Step
from rolepress.markdown import plain

LEAST_LETTER, MOST_LETTER = 0.42, 0.56  # of the text's size: how wide a letter is on average, in usual fonts
OPEN_LINES = 1.5  # of the text's size, from line to line


def step(block: Step, desk: Desk) -> Iterator[Element]:
    """Yield the words of a step and what its hard words mean, kept together on one page."""
    shown = picture_run(block.picture, desk)
    made = [_words(block, shown, desk), *_meanings(block, desk)]
    for each in made[:-1]:
        adjust(each, element("w:keepNext"))
    least, most = (_height(block, desk, letter) for letter in (LEAST_LETTER, MOST_LETTER))
    if shown is not None:
        adjust(made[-1], element("w:spacing", after=max(PICTURE - least, 0) + desk.em))
    if desk.fills(max(most, PICTURE) + 2 * desk.em):
        adjust(made[0], element("w:pageBreakBefore"))
    yield from made


def _words(block: Step, shown: Element | None, desk: Desk) -> Element:
    content = [] if shown is None else [shown]
    for index, line in enumerate(block.lines):
        if index:
            content.append(line_break())
        content.extend(said(line, desk))
    return paragraph("StepWords", desk.marked(block.id, content))


def _meanings(block: Step, desk: Desk) -> Iterator[Element]:
    for term in block.meanings:
        label = [run(span.text, desk, strong=True, language=span.language) for span in term.label]
        values = [each for value in term.values for each in said(value, desk)]
        yield paragraph("StepMeaning", desk.marked(term.id, [*label, run(": ", desk, strong=True), *values]))


def _height(block: Step, desk: Desk, letter: float) -> int:
    """Return how high the words stand, in twentieths of a point, where a letter is so wide."""
    room = (desk.paper.text_width - PICTURE_ROOM) / (desk.em * letter)  # letters
    said_lines = [plain(line) for line in block.lines]
    meanings = [
        plain((*term.label, *(span for value in term.values for span in value))) for term in block.meanings
    ]
    lines = sum(math.ceil(len(text) / room) or 1 for text in (*said_lines, *meanings))
    return round((lines * OPEN_LINES + 0.5 * len(meanings)) * desk.em)
