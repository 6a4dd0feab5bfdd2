"""How much room an answer gets on paper, and where a long one goes on.

A long answer has a box for all that it may hold, as it is typed: full lines of the edition's size. A box ends where its
page ends, and people who write by hand need more room, so every long answer goes on at the end of the form, in a field
that is called like its question with "--more" after it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from rolepress.manuscript import Block, Box, Bullets, Entry, Field, Form, Heading, Manuscript, said, walk, with_blocks

MORE = "--more"
"""What the name of an answer's second field ends in; an answer is the text of both, one after the other."""

_MM_PER_PT = 25.4 / 72
_PAGE_MM = 297 - 44  # the height of A4, without the white above and below it
_FURNITURE_EM = 6.6  # what stands above and below the text of a page, in sizes of the text
_QUESTION_EM = 8  # a question of two lines, and help of two lines, above its box
_LINE_MM = 166  # how long a typed line can be
_LETTER_EM = 0.53  # how wide a letter is on average, with what is lost where lines end
_LEADING_EM = 1.4  # the most that viewers put between typed lines
_SPARE_LINES = 3  # for paragraphs
_LEAST_LINES = 6
_SIGNATURE_EM = 5  # room for a pen: 21 mm at 12 points
_MORE_LINES = 8


def with_more_room(manuscript: Manuscript) -> Manuscript:
    """Return *manuscript* with what its forms say on paper: how to fill them in, and more room for long answers."""
    return with_blocks(manuscript, lambda block: _roomy(block, manuscript.labels) if isinstance(block, Form) else block)


def room_styles(manuscript: Manuscript, size_pt: float) -> str:
    """Return the style that gives the boxes of *manuscript* that differ their heights, for text of *size_pt*."""
    heights = {
        block.id: height_mm(block, size_pt)
        for block in walk(manuscript.blocks)
        if isinstance(block, Field) and block.type in ("long-text", "signature")
    }
    return "".join(f'.field > [id="{name}"] {{ height: {height:.1f}mm; }}\n' for name, height in heights.items())


def height_mm(field: Field, size_pt: float) -> float:
    """Return how high a box is: that of a long answer has room for all it may hold, as far as a page has room."""
    em = size_pt * _MM_PER_PT
    if field.type == "signature":
        return _SIGNATURE_EM * em
    tallest = _PAGE_MM - (_FURNITURE_EM + _QUESTION_EM) * em
    if field.name.endswith(MORE):
        left_over = max(0.0, _needed(field, em) - tallest)
        return min(tallest, max(left_over, _MORE_LINES * _LEADING_EM * em))
    return min(tallest, _needed(field, em))


def _needed(field: Field, em: float) -> float:
    lines = math.ceil((field.longest or 0) * _LETTER_EM * em / _LINE_MM) + _SPARE_LINES
    return max(lines, _LEAST_LINES) * _LEADING_EM * em


def _roomy(form: Form, labels: dict[str, str]) -> Form:
    long = [block for block in walk(form.blocks) if isinstance(block, Field) and block.type == "long-text"]
    level = min((block.level for block in walk(form.blocks) if isinstance(block, Heading)), default=2)
    how = _how_to_fill_in(form, level, labels, long=bool(long))
    return replace(form, blocks=(how, *form.blocks, *(_more(form, level, long, labels) if long else ())))


def _how_to_fill_in(form: Form, level: int, labels: dict[str, str], *, long: bool) -> Box:
    names = ("type", *(("room",) if long else ()), "letters", "script")
    entries = tuple(
        Entry(f"{form.id}--{name}", said(labels[f"paper-form-{name}"].replace("HEADING", labels["paper-form-more"])))
        for name in names
    )
    told = Bullets(f"{form.id}--how", entries)
    return Box(f"{form.id}--filling-in", said(labels["paper-form"]), (told,), level)


def _more(form: Form, level: int, long: Iterable[Field], labels: dict[str, str]) -> tuple[Block, ...]:
    title = labels["paper-form-more"]
    fields = (
        replace(
            field,
            id=f"{field.id}{MORE}",
            name=f"{field.name}{MORE}",
            label=(*said(labels["paper-form-more-for"] + " "), *field.label),
            need=labels["optional"],
            required=False,
            hint=(),
            how="",
            section=title,
        )
        for field in long
    )
    return (Heading(f"{form.id}{MORE}", said(title), level), *fields)
