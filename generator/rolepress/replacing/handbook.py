"""Replaces words in the pages of the authors' handbook, which are Markdown and no documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from rolepress.library import CONTENT
from rolepress.problems import Place
from rolepress.replacing.records import Rewritten, Spot
from rolepress.replacing.seeking import Sought
from rolepress.scalars import Cut, Scalar, Unit, rewritten
from rolepress.source import read_words
from rolepress.together import Rewrite

FOLDER = CONTENT / "handbook"


def in_handbook(root: Path, words: Sought, new: str) -> Iterator[Rewritten]:
    """Yield each page of the handbook that has the *words*, with the *new* ones."""
    for full in sorted((root / FOLDER).rglob("*.md")):
        path = PurePosixPath(full.relative_to(root).as_posix())
        if read_words(root, path).value is None:
            continue
        raw = full.read_bytes()
        text = raw.decode("utf-8")
        cuts = [Cut(start, end, new) for start, end, _ in words.found(text)]
        if cuts:
            units = tuple(Unit(sign, at, at + 1) for at, sign in enumerate(text))
            _, after = rewritten(text, Scalar((), text, "|", False, 0, len(text)), units, cuts)
            spots = tuple(Spot(_place(path, text, each.start), "", "the handbook") for each in cuts)
            yield Rewritten(Rewrite(path, raw, after.encode("utf-8")), spots)


def _place(path: PurePosixPath, text: str, at: int) -> Place:
    return Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
