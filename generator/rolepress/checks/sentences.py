"""Splits plain text into sentences."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?])[”’\"')\]]*\s+(?=[“‘\"'(\[]?[A-Z0-9£])")
_SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|Nos?|Dr|Mrs?|Ms|Prof|St|approx|ext|Tel|Vol|pp?|ch|reg)|\b[A-Z])\.[”’\"')\]]*$"
)


def sentences(text: str) -> list[str]:
    """Split plain *text* into sentences; abbreviations such as "e.g." and initials do not end one."""
    found: list[str] = []
    for piece in _pieces(" ".join(text.split())):
        if found and _SHORT.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def _pieces(text: str) -> list[str]:
    """Return *text* cut wherever a sentence may end."""
    cuts = [match.end() for match in _END.finditer(text)]
    starts = [0, *cuts]
    pieces = [text[start:end].strip() for start, end in zip(starts, [*cuts, len(text)], strict=True)]
    return [piece for piece in pieces if piece]
