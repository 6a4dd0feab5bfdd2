"""How much room an answer gets on paper, and where a long one goes on.

A long answer has a box for all that it may hold, as it is typed: full lines of the edition's size. A box ends
where its page ends, and people who write by hand need more room. So every long answer goes on at the end of the
questions, in fields that are called like it with "--more" after it, then "--more-2" and so on: the answer is
their texts in order.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rolepress.manuscript import (
    Block,
    Box,
    Bullets,
    Entry,
    Field,
    Form,
    Heading,
    Manuscript,
    said,
    walk,
    with_blocks,
)

MORE = "--more"
"""What stands after the name of a long answer where it goes on."""

_GOING_ON = re.compile(rf"{MORE}(?:-[0-9]+)?$")

_MM_PER_PT = 25.4 / 72
_PAGE_MM = 297 - 44  # the height of A4, without the white above and below it
_FURNITURE_EM = 6.6  # what stands above and below the text of a page, in sizes of the text
_QUESTION_EM = 8  # a question of two lines, and help of two lines, above its box
_LINE_MM = 165  # how long a typed line can be
_LETTER_EM = 0.53  # how wide a letter is on average, with what is lost where lines end
_LEADING_EM = 1.4  # the most that viewers put between typed lines
_SPARE_LINES = 3  # for paragraphs
_LEAST_LINES = 6
_MOST_BOXES = 6  # for one answer; in the last one a viewer scrolls
_MORE_LINES = 8  # where an answer goes on though its first box holds it: for those who write by hand
_SIGNATURE_EM = 5  # room for a pen: 21 mm at 12 points


def with_more_room(manuscript: Manuscript, size_pt: float) -> Manuscript:
    """Return *manuscript* with what its forms say on paper: how to fill them in, and more room for long answers.

    How many boxes an answer takes depends on *size_pt*, the size of what is typed.
    """
    return with_blocks(
        manuscript,
        lambda block: _roomy(block, size_pt, manuscript.labels) if isinstance(block, Form) else block,
    )


def first_name(name: str) -> str:
    """Return the name of the answer that goes on in the field *name*; any other name as it is."""
    return _GOING_ON.sub("", name)


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
    if field.type == "signature":
        return _SIGNATURE_EM * size_pt * _MM_PER_PT
    _, goes_on, number = field.name.partition(MORE)
    place = int(number.removeprefix("-") or 1) if goes_on else 0
    return _boxes_mm(field.longest or 0, size_pt)[place]


def _boxes_mm(longest: int, size_pt: float) -> list[float]:
    """Return the heights of the boxes of an answer of *longest* letters: two at least, `_MOST_BOXES` at most."""
    em = size_pt * _MM_PER_PT
    tallest = _PAGE_MM - (_FURNITURE_EM + _QUESTION_EM) * em
    lines = math.ceil(longest * _LETTER_EM * em / _LINE_MM) + _SPARE_LINES
    needed = max(lines, _LEAST_LINES) * _LEADING_EM * em
    full, rest = divmod(needed, tallest)
    first, *others = [*([tallest] * int(full)), rest][:_MOST_BOXES]
    return [first, *(max(each, _MORE_LINES * _LEADING_EM * em) for each in others or [0.0])]


def _roomy(form: Form, size_pt: float, labels: dict[str, str]) -> Form:
    long = [block for block in walk(form.blocks) if isinstance(block, Field) and block.type == "long-text"]
    level = min((block.level for block in walk(form.blocks) if isinstance(block, Heading)), default=2)
    more = _more(form, level, long, size_pt, labels) if long else ()
    return replace(form, blocks=(_how_to_fill_in(form, level, labels, long=bool(long)), *form.blocks, *more))


def _how_to_fill_in(form: Form, level: int, labels: dict[str, str], *, long: bool) -> Box:
    names = ("type", *(("room",) if long else ()), "letters", "script")
    texts = (labels[f"paper-form-{name}"].replace("HEADING", labels["paper-form-more"]) for name in names)
    entries = tuple(Entry(f"{form.id}--{name}", said(text)) for name, text in zip(names, texts, strict=True))
    told = Bullets(f"{form.id}--how", entries)
    return Box(f"{form.id}--filling-in", said(labels["paper-form"]), (told,), level)


def _more(
    form: Form, level: int, long: Iterable[Field], size_pt: float, labels: dict[str, str]
) -> tuple[Block, ...]:
    heading = Heading(f"{form.id}{MORE}", said(labels["paper-form-more"]), level)
    return (heading, *(each for field in long for each in _going_on(field, size_pt, labels)))


def _going_on(field: Field, size_pt: float, labels: dict[str, str]) -> Iterator[Field]:
    """Yield the fields in which the answer to *field* goes on."""
    for number in range(1, len(_boxes_mm(field.longest or 0, size_pt))):
        ending = MORE if number == 1 else f"{MORE}-{number}"
        asked = labels["paper-form-more-for" if number == 1 else "paper-form-more-next"]
        yield replace(
            field,
            id=f"{field.id}{ending}",
            name=f"{field.name}{ending}",
            label=(*said(f"{asked.replace('NUMBER', str(number))} "), *field.label),
            need=labels["optional"],
            required=False,
            hint=(),
            how="",
            section=labels["paper-form-more"],
        )
