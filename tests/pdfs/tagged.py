"""What a tag of a finished PDF says, by the marked content that it holds."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator

import pikepdf

from rolepress.formats.pdf.content import pieces
from rolepress.formats.pdf.structure import Content, Tag


class Tagged:
    """The text of a PDF by its tags."""

    def __init__(self, data: bytes) -> None:
        self._texts: defaultdict[Content, str] = defaultdict(str)
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for piece in pieces(pdf):
                if piece.mcid is not None and not piece.artifact:
                    self._texts[Content(piece.page, piece.mcid)] += piece.text

    def text(self, tag: Tag) -> str:
        """Return the text of *tag* and of all below it, without spaces: a line's end may hold one or not."""
        return "".join("".join(self._texts[each] for each in contents(tag)).split())


def contents(tag: Tag) -> Iterator[Content]:
    """Yield the marked content of *tag* and of all below it, in reading order."""
    for kid in tag.kids:
        if isinstance(kid, Content):
            yield kid
        else:
            yield from contents(kid)
