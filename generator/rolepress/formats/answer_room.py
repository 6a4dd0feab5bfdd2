"""How much room an answer gets on paper, and where a long one goes on.

A long answer has a box for all that it may hold, as it is typed: full lines of the edition's size. A box ends
where its page ends, and people who write by hand need more room. So every long answer goes on at the end of the
questions, in fields that are called like it with "--more" after it, then "--more-2" and so on: the answer is
their texts in order.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
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

_GOING_ON = re.compile(rf"{MORE}(?:-([0-9]+))?$")
_MM_PER_PT = 25.4 / 72
_PAGE_MM = 297 - 44  # the height of A4, without the white above and below it
_FURNITURE_EM = 6.6  # what stands above and below the text of a page, in sizes of the text
_QUESTION_EM = 8  # a question of two lines, and help of two lines, above its box
_OPENING_EM = 10  # a heading and a paragraph above the first question of a section
_HEADING_EM = 5
_LINE_MM = 165  # how long a typed line can be
_LETTER_EM = 0.53  # how wide a letter is on average, with what is lost where lines end
_LEADING_EM = 1.4  # the most that viewers put between typed lines
_USUAL_LENGTH = 600  # characters, where the form sets no limit
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


def heights_mm(manuscript: Manuscript, size_pt: float) -> dict[str, float]:
    """Return, by their ids, the heights of the boxes of *manuscript* that differ: long answers and signatures.

    The box of a long answer has room for all it may hold, as far as a page has room; the rest goes on.
    """
    rooms = _rooms(manuscript.blocks, size_pt)
    heights: dict[str, float] = {}
    for field in _fields(manuscript.blocks):
        if field.type == "signature":
            heights[field.id] = _SIGNATURE_EM * size_pt * _MM_PER_PT
        elif field.type == "long-text":
            heights[field.id] = rooms[first_name(field.name)][_place(field.name)]
    return heights


def room_styles(manuscript: Manuscript, size_pt: float) -> str:
    """Return the style that gives the boxes of *manuscript* their heights, for text of *size_pt*."""
    heights = heights_mm(manuscript, size_pt).items()
    return "".join(f'.field > [id="{name}"] {{ height: {height:.1f}mm; }}\n' for name, height in heights)


def _fields(blocks: tuple[Block, ...]) -> Iterator[Field]:
    return (block for block in walk(blocks) if isinstance(block, Field))


def _place(name: str) -> int:
    """Return which of the boxes of its answer a field is: 0 is the first."""
    goes_on = _GOING_ON.search(name)
    return int(goes_on[1] or 1) if goes_on else 0


def _rooms(blocks: tuple[Block, ...], size_pt: float) -> dict[str, list[float]]:
    """Return the heights of the boxes of every long answer, by its name."""
    rooms: dict[str, list[float]] = {}
    opens = True  # whether the next question is the first of its section
    for block in walk(blocks):
        if isinstance(block, Field) and block.type == "long-text" and not _place(block.name):
            rooms[block.name] = _boxes_mm(block.longest or _USUAL_LENGTH, size_pt * _MM_PER_PT, opens=opens)
        if isinstance(block, Field | Heading):
            opens = isinstance(block, Heading)
    return rooms


def _boxes_mm(longest: int, em: float, *, opens: bool) -> list[float]:
    """Return the heights of the boxes of an answer of *longest* characters: two at least, `_MOST_BOXES` at most.

    *em* is the size of what is typed, in millimetres. What *opens* a section has less room on its page.
    """
    page = _PAGE_MM - (_FURNITURE_EM + _QUESTION_EM) * em
    lines = math.ceil(longest * _LETTER_EM * em / _LINE_MM) + _SPARE_LINES
    fewest = _LEAST_LINES * _LEADING_EM * em
    needed = max(fewest, lines * _LEADING_EM * em)
    boxes = [min(needed, max(fewest, page - _OPENING_EM * em * opens))]
    while len(boxes) < _MOST_BOXES and (left := needed - sum(boxes)) > 0:
        boxes.append(min(left, page - _HEADING_EM * em))
    least = _MORE_LINES * _LEADING_EM * em
    return [boxes[0], *(max(each, least) for each in boxes[1:] or [least])]


def _roomy(form: Form, size_pt: float, labels: dict[str, str]) -> Form:
    rooms = _rooms(form.blocks, size_pt)
    long = [field for field in _fields(form.blocks) if field.name in rooms]
    level = min((block.level for block in walk(form.blocks) if isinstance(block, Heading)), default=2)
    heading = Heading(f"{form.id}{MORE}", said(labels["paper-form-more"]), level)
    more = (each for field in long for each in _going_on(field, len(rooms[field.name]), labels))
    how = () if form.closed else (_how_to_fill_in(form, level, labels, long=bool(long)),)
    added: tuple[Block, ...] = (heading, *more) if long else ()
    return replace(form, blocks=(*how, *form.blocks, *added))


def _how_to_fill_in(form: Form, level: int, labels: dict[str, str], *, long: bool) -> Box:
    names = ("type", *(("room",) if long else ()), "letters", "script")
    texts = (labels[f"paper-form-{name}"].replace("HEADING", labels["paper-form-more"]) for name in names)
    entries = tuple(Entry(f"{form.id}--{name}", said(text)) for name, text in zip(names, texts, strict=True))
    told = Bullets(f"{form.id}--how", entries)
    return Box(f"{form.id}--filling-in", said(labels["paper-form"]), (told,), level)


def _going_on(field: Field, boxes: int, labels: dict[str, str]) -> Iterator[Field]:
    """Yield the fields in which the answer to *field*, of so many *boxes*, goes on."""
    for number in range(1, boxes):
        ending = MORE if number == 1 else f"{MORE}-{number}"
        asked = labels["paper-form-more-for" if number == 1 else "paper-form-more-next"]
        yield replace(
            field,
            id=f"{field.id}{ending}",
            name=f"{field.name}{ending}",
            label=(*said(asked.replace("NUMBER", str(number)) + " "), *field.label),
            need=labels["optional"],
            required=False,
            hint=(),
            how="",
            section=labels["paper-form-more"],
        )
