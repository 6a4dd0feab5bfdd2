"""Says a document's text without markup, for files that have none."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.markdown import Listing, Paragraph, Words, read_line, read_text
from rolepress.markdown import plain as without_marks
from rolepress.model.base import Unknown


def line(value: object, unknown: str = "") -> str:
    """Return a value of one line without markup; *unknown* where there is none or nobody knows it."""
    if value is None or isinstance(value, Unknown):
        return unknown
    return without_marks(read_line(str(value))[0]).strip()


def paragraphs(text: str | None) -> Iterator[str]:
    """Yield the paragraphs and the entries of the lists of *text*, an entry after a hyphen."""
    for part in read_text(text or "").parts:
        if isinstance(part, Paragraph):
            yield without_marks(part.words).strip()
        else:
            yield from listed(part)


def listed(listing: Listing, depth: int = 0) -> Iterator[str]:
    """Yield each entry of a list on a line of its own; lists inside are set in."""
    for number, (words, inner) in enumerate(listing.entries, start=1):
        yield bullet(words, depth, number if listing.ordered else None)
        for each in inner:
            yield from listed(each, depth + 1)


def bullet(words: Words, depth: int = 0, number: int | None = None) -> str:
    """Return an entry of a list as a line."""
    mark = f"{number}." if number is not None else "-"
    return f"{'  ' * depth}{mark} {without_marks(words).strip()}"
