"""Where what stays on one line may end a line after all: where it is wider than its place on paper."""

from __future__ import annotations

from dataclasses import replace

from rolepress.editions.widths import NARROWEST_MM, TEXT_MM, indented_mm, width_mm
from rolepress.manuscript import (
    Block,
    Box,
    Form,
    Heading,
    Manuscript,
    Part,
    Step,
    Table,
    Terms,
    with_blocks,
    with_words,
)
from rolepress.markdown import Words, kept_together

_HEADING_LARGER = 1.5  # than the text, at most


def with_line_ends(manuscript: Manuscript, size_pt: float) -> Manuscript:
    """Return *manuscript* with every address, date and sum on one line, but those too wide for their place.

    *size_pt* is the size of the text in points. An address that may part does so after its @, or after a dot.
    """
    return with_blocks(manuscript, lambda block: _with_line_ends(block, size_pt))


def _with_line_ends(block: Block, size_pt: float) -> Block:
    room = _room_mm(block, size_pt)
    if isinstance(block, Box | Part | Form):  # what they hold has been seen to
        (bare,) = with_words((replace(block, blocks=()),), lambda words: _parted(words, room, size_pt))
        return replace(bare, blocks=block.blocks) if isinstance(bare, Box | Part | Form) else block
    (made,) = with_words((block,), lambda words: _parted(words, room, size_pt))
    return made


def _parted(words: Words, room_mm: float, size_pt: float) -> Words:
    pieces = (piece for span in words for piece in ((span,) if span.together else kept_together(span)))
    return tuple(
        replace(each, together=False) if each.together and width_mm(each.text, size_pt) > room_mm else each
        for each in pieces
    )


def _room_mm(block: Block, size_pt: float) -> float:
    """Return how many millimetres of a line the text of *block* has at least."""
    match block:
        case Table(columns=columns):
            return TEXT_MM * min(each.share for each in columns) / sum(each.share for each in columns)
        case Terms() | Step():
            return NARROWEST_MM
        case Heading() | Box():
            return indented_mm(size_pt) / _HEADING_LARGER
        case _:
            return indented_mm(size_pt)
