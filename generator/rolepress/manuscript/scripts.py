"""Sets Latin words and phone numbers apart in a text of another script: they run from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rolepress.languages import language_of
from rolepress.manuscript.blocks import Manuscript
from rolepress.manuscript.walking import reworded
from rolepress.markdown import Span, Words, as_text, spans_of

ENGLISH = "en-GB"
"""The language of Latin words in another script: names of organisations, addresses and places in this country."""

_APART = re.compile(
    r"[A-Za-z][A-Za-z0-9]*(?:[ ,.&'’:/@()_+–-]+[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*)*\)?"
    r"|(?<![\d.])(?:0|\+\d)\d[\d ]{7,12}\d"
)


def with_latin_apart(manuscript: Manuscript) -> Manuscript:
    """Return *manuscript* with each stretch of Latin words, and each phone number, as a span in English.

    A text in Latin letters comes back as it is. Without this a bracket beside an address jumps to its other end on
    a page from right to left, and the groups of a phone number change places.
    Source: WCAG 2.2, 3.1.2 Language of parts; W3C, Inline markup and bidirectional text in HTML.
    """
    if language_of(manuscript.language).script == "Latn":
        return manuscript
    return reworded(manuscript, _set_apart)


def latin_apart(text: str, language: str) -> str:
    """Return *text*, which stands by itself in a document in *language*, with its Latin words in English."""
    if language_of(language).script == "Latn":
        return text
    return as_text(_set_apart(spans_of(text)))


def _set_apart(words: Words) -> Words:
    """Return *words* with their Latin stretches in English; signs between two of them belong to both."""
    pieces = [piece for span in words for piece in _pieces(span)]
    for index in range(1, len(pieces) - 1):
        around = {pieces[index - 1].language, pieces[index + 1].language}
        if around == {ENGLISH} and not any(map(str.isalnum, pieces[index].text)):
            pieces[index] = replace(pieces[index], language=ENGLISH)
    return tuple(pieces)


def _pieces(span: Span) -> Iterator[Span]:
    if span.language is not None:
        yield span
        return
    start = 0
    for found in _APART.finditer(span.text):
        first, end = found.span()
        if _opened_outside(found.group()):
            end -= 1
        if span.text[first - 1 : first] == "(" and span.text[end : end + 1] == ")":
            first, end = first - 1, end + 1
        if first > start:
            yield replace(span, text=span.text[start:first])
        yield replace(span, text=span.text[first:end], language=ENGLISH)
        start = end
    if start < len(span.text):
        yield replace(span, text=span.text[start:])


def _opened_outside(text: str) -> bool:
    """Whether the bracket that ends *text* was opened before it."""
    return text.endswith(")") and text.count("(") < text.count(")")
