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
WIDTHS = {"ijlI.,:;'’|!": 0.42, "frt()/- ": 0.5, "csz": 0.62, "mwMW%@—…": 1.1}
CAPITAL, LETTER = 0.85, 0.73  # of the text's size: how wide these and other letters are, in bold in wide fonts
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
    made = [desk.paper.text_width * share // 100 for share in shares(block.columns)]
    least = [_least(block, index, width, desk.em) for index, width in enumerate(made)]
    for index, needed in enumerate(least):
        lack, widest = needed - made[index], made.index(max(made))
        if lack > 0 and index != widest:
            made[index] += lack
            made[widest] -= lack
    return _levelled(made, least, block, desk)


def _least(block: Table, index: int, share: int, em: int) -> int:
    """Return the room for the longest word of a column, and for its name in two lines where its *share* has it."""
    name = [_word(word) for word in plain(block.columns[index].label).split()]
    lines = (line for group in block.groups for row in group.rows for line in row.cells[index])
    spans = (span for line in lines for span in line)
    held = (_word(word) * (1 if span.strong else PLAIN) for span in spans for word in span.text.split())
    least = round((max((*name, *held), default=0) + ROOM) * em)
    return max(least, min(round((_in_two_lines(name) + ROOM) * em), share))


def _in_two_lines(words: Sequence[float]) -> float:
    """Return how wide *words* are at least, in two lines at most."""
    space = _letter(" ")
    return min(
        (
            max(sum(line) + space * (len(line) - 1) for line in (words[:at], words[at:]))
            for at in range(len(words))
        ),
        default=0,
    )


def _word(word: str) -> float:
    """Return how wide a bold *word* is at most, in sizes of the text; of a long one its beginning counts."""
    return sum(map(_letter, word[:LONG_WORD]))


def _letter(letter: str) -> float:
    known = next((width for letters, width in WIDTHS.items() if letter in letters), None)
    return known if known is not None else CAPITAL if letter.isupper() else LETTER


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
