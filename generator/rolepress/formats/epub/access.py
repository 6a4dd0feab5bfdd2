"""What a book says about how it can be read. No standard is claimed: nobody has looked at each copy.

Source: Schema.org accessibility vocabulary, as EPUB Accessibility 1.1 uses it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rolepress.formats.epub.pictures import Pictured
from rolepress.manuscript import Manuscript


def accessibility(manuscript: Manuscript, pictures: Sequence[Pictured]) -> tuple[tuple[str, str], ...]:
    """Return the names and values of the book's accessibility metadata."""
    return tuple(_told(manuscript, pictures))


def _told(manuscript: Manuscript, pictures: Sequence[Pictured]) -> Iterator[tuple[str, str]]:
    yield "accessMode", "textual"
    if pictures:
        yield "accessMode", "visual"
    yield "accessModeSufficient", "textual"
    yield from (("accessibilityFeature", each) for each in _features(pictures))
    yield "accessibilityHazard", "none"
    yield "accessibilitySummary", manuscript.labels["epub-summary"]


def _features(pictures: Sequence[Pictured]) -> Iterator[str]:
    if any(each.informs for each in pictures):
        yield "alternativeText"
    yield from ("displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")
