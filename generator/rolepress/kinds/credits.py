"""Says whose the pictures of a document are, at its end: their licences ask for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rolepress.manuscript import Heading, Manuscript, Prose, said
from rolepress.markdown import read_line
from rolepress.pictures import Credit


def with_credits(manuscript: Manuscript, credits: Iterable[Credit]) -> Manuscript:
    """Return *manuscript* with a line for each of *credits*, each once and in order, after its last words."""
    lines = [f"{each.author}, {each.licence}, {each.source}" for each in sorted(set(credits))]
    if not lines:
        return manuscript
    title = Heading("picture-credits", said(manuscript.labels["picture-credits"]), 2)
    told = (
        Prose(f"picture-credits-{index}", read_line(each)[0], note=True) for index, each in enumerate(lines, 1)
    )
    return replace(manuscript, blocks=(*manuscript.blocks, title, *told))
