"""How wide the columns of a table are: by what their cells hold, so that no column is full beside empty ones.

Each column starts with its share of the width, and has room for its longest word. Then width goes from column to
column as long as that makes the table lower. Nobody knows the font that a reader's program has, so letters are
measured generously.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from rolepress.formats.docx.desk import Desk
from rolepress.manuscript import Column, Table
from rolepress.markdown import plain
from rolepress.theme import shares

LONG_WORD = 14  # letters; a longer word may be split
NARROW, WIDE = frozenset("fijlrtI.,:;'’()|!/-"), frozenset("mwMW%@—…")
NARROW_EM, WIDE_EM, CAPITAL_EM, LETTER_EM = (
    0.5,
    1.05,
    0.82,
    0.72,
)  # of the text's size, in bold in the widest fonts
PLAIN = 0.9  # of the width of a bold letter: one that is not
ROOM = 0.6  # of the text's size, beside a cell's words, as in the style
USUAL = 0.55  # of the text's size: how wide a letter is on average
SHARPNESS = 4  # how far the highest cell of a row decides about its height
STEP = 100  # how many steps the width is moved in
GAIN = 0.1  # lines of text: a step that saves less is not worth a table of unlike columns

Lengths = Sequence[Sequence[Sequence[float]]]
"""How long the lines are, by row and column, in twentieths of a point."""


def column_widths(block: Table, desk: Desk) -> list[int]:
    """Return the width of each column of *block*, in twentieths of a point."""
    least = [_least(block, index, desk.em) for index in range(len(block.columns))]
    return _levelled(_shared(block, least, desk), least, block, desk)


def _least(block: Table, index: int, em: int) -> int:
    """Return the room that the longest word of a column needs, under a name in bold."""
    column = block.columns[index]
    lines = (line for group in block.groups for row in group.rows for line in row.cells[index])
    named = (_word(word) for word in plain(column.label).split())
    held = (
        _word(word) * (1 if span.strong else PLAIN)
        for line in lines
        for span in line
        for word in span.text.split()
    )
    return round((max((*named, *held), default=0) + ROOM) * em)


def _word(word: str) -> float:
    """Return how wide a bold *word* is at most, in sizes of the text; of a long one its beginning counts."""
    return sum(map(_letter, word[:LONG_WORD]))


def _letter(letter: str) -> float:
    if letter in NARROW:
        return NARROW_EM
    if letter in WIDE:
        return WIDE_EM
    return CAPITAL_EM if letter.isupper() else LETTER_EM


def _shared(block: Table, least: Sequence[int], desk: Desk) -> list[int]:
    """Return each column's share of the width, but what it needs at least, which the widest gives."""
    made = [desk.paper.text_width * share // 100 for share in shares(block.columns)]
    for index, needed in enumerate(least):
        lack, widest = needed - made[index], made.index(max(made))
        if lack > 0 and index != widest:
            made[index] += lack
            made[widest] -= lack
    return made


def _levelled(made: list[int], least: Sequence[int], block: Table, desk: Desk) -> list[int]:
    """Return *made* with the width moved to where it saves lines; columns to write in keep theirs."""
    lengths, room = _lengths(block, desk.em), round(ROOM * desk.em)
    step = sum(made) // STEP
    pairs = list(permutations(_movable(block.columns), 2))
    now = _height(lengths, made, room)
    while True:
        tried = [_moved(made, giver, taker, step) for giver, taker in pairs if made[giver] - step >= least[giver]]
        best = min(tried, key=lambda each: _height(lengths, each, room), default=made)
        lower = _height(lengths, best, room)
        if now - lower < GAIN:
            return made
        made, now = best, lower


def _movable(columns: Sequence[Column]) -> Iterator[int]:
    return (index for index, column in enumerate(columns) if column.answer is None)


def _moved(made: Sequence[int], giver: int, taker: int, step: int) -> list[int]:
    change = {giver: -step, taker: step}
    return [width + change.get(index, 0) for index, width in enumerate(made)]


def _lengths(block: Table, em: int) -> Lengths:
    """Return how long the lines are in each row; the names of the columns stand over every group."""
    names = [[column.label] for column in block.columns]
    rows = [cells for group in block.groups for cells in (names, *(row.cells for row in group.rows))]
    return [[[len(plain(line)) * em * USUAL for line in cell] for cell in cells] for cells in rows]


def _height(lengths: Lengths, made: Sequence[int], room: int) -> float:
    """Return how many lines the rows take, about: in parts of a line, as a little more width counts as well.

    A row is as high as its highest cell; of two cells that are equally high, room for one counts too.
    """
    return sum(_norm(_lines(cell, width - room) for cell, width in zip(row, made, strict=True)) for row in lengths)


def _norm(lines: Iterable[float]) -> float:
    return math.pow(sum(math.pow(each, SHARPNESS) for each in lines), 1 / SHARPNESS)


def _lines(cell: Sequence[float], width: int) -> float:
    return sum(max(1.0, length / max(width, 1)) for length in cell)
