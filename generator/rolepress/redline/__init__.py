"""Two versions of a text as one, word by word: what stayed, what goes, what comes, and what moved.

The text that comes back is a manuscript like any other, whose words have marks: every format shows them.
"""

from __future__ import annotations

from dataclasses import replace

from rolepress.manuscript import Manuscript
from rolepress.redline.merging import merged_blocks
from rolepress.redline.moving import with_moves
from rolepress.redline.sides import accepted, rejected
from rolepress.redline.telling import Change, changes

__all__ = ["Change", "accepted", "changes", "redline", "rejected"]


def redline(old: Manuscript, new: Manuscript) -> Manuscript:
    """Return *new* with what it takes from *old*, and what it adds, marked; `accepted` is *new* again.

    `rejected` has the words of *old*, word for word.
    """
    return replace(new, blocks=with_moves(merged_blocks(old.blocks, new.blocks)))
