"""Adds the address of every link to the words, for formats in which nobody can follow one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from rolepress.manuscript import (
    Block,
    Box,
    Form,
    Manuscript,
    Part,
    Prose,
    Step,
    Term,
    Terms,
    reworded,
    said,
    with_words,
)
from rolepress.markdown import DOCUMENT_LINK, Span, Words, plain

Shown = Callable[[str, str], str]
"""What stands after a link, of where it leads and of its address as people write it."""


def in_brackets(link: str, address: str) -> str:
    """Return the address in brackets, as it stands in print."""
    return f" ({address})"


def in_full(link: str, address: str) -> str:
    """Return the address as programs find it in plain text, whole and between angle brackets.

    Source: RFC 3986, appendix C.
    """
    return f" <{address if link.startswith('mailto:') else link}>"


def with_addresses(manuscript: Manuscript, shown: Shown = in_brackets) -> Manuscript:
    """Return *manuscript* with the address after each link whose text is not the address: paper has no click."""
    return reworded(manuscript, lambda words: _with_addresses(words, shown))


def with_addresses_below(manuscript: Manuscript) -> Manuscript:
    """Return *manuscript* with the address of each link on a line of its own, under the words that have the link.

    In short lines an address in the middle of a sentence parts it.
    """
    return replace(manuscript, blocks=tuple(_below(manuscript.blocks)))


def _below(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Step():
                texts = (*block.lines, *(value for term in block.meanings for value in term.values))
                yield replace(block, addresses=_lines(tuple(span for text in texts for span in text)))
            case Prose():
                yield block
                yield from _under(block.id, _lines(block.text))
            case Terms():
                yield replace(block, terms=tuple(map(_term, block.terms)))
            case Box():
                title = _with_addresses(block.title, in_brackets)
                yield replace(block, title=title, blocks=tuple(_below(block.blocks)))
            case Part() | Form():
                yield replace(block, blocks=tuple(_below(block.blocks)))
            case _:
                yield from with_words((block,), lambda words: _with_addresses(words, in_brackets))


def _under(id: str, lines: tuple[Words, ...]) -> Iterator[Block]:
    for index, line in enumerate(lines, start=1):
        yield Prose(f"{id}-address-{index}", line, note=True)


def _term(term: Term) -> Term:
    return replace(term, values=tuple(line for value in term.values for line in (value, *_lines(value))))


def _lines(words: Words) -> tuple[Words, ...]:
    """Return a line for each link in *words* that needs its address; one of many says which it is."""
    found = dict(_addressed(words))
    if len(found) == 1:
        return tuple(said(address) for address in found)
    return tuple(said(f"{text[:1].upper()}{text[1:]}: {address}") for address, text in found.items())


def _addressed(words: Words) -> Iterator[tuple[str, str]]:
    """Yield the address of each link in *words* that does not say it, with what the link says."""
    for link, linked in groupby(words, lambda span: span.link):
        text = plain(tuple(linked))
        address = _address(link, text) if link else ""
        if address:
            yield address, text


def _with_addresses(words: Words, shown: Shown) -> Words:
    told: list[Span] = []
    for link, linked in groupby(words, lambda span: span.link):
        spans = tuple(linked)
        address = _address(link, plain(spans)) if link else ""
        told.extend((*spans, Span(shown(str(link), address))) if address else spans)
    return tuple(told)


def _address(link: str, said: str) -> str:
    """Return what stands after a link that says *said*: its address, or "" where that says nothing new."""
    scheme, _, rest = link.partition(":")
    address = rest.partition("?")[0] if scheme == "mailto" else rest.removeprefix("//").removesuffix("/")
    if link.startswith(("#", DOCUMENT_LINK)) or (scheme == "tel" and any(map(str.isdigit, said))):
        return ""
    return "" if _bare(said) == _bare(address) else address


def _bare(text: str) -> str:
    return text.strip().removeprefix("https://").removeprefix("www.").removesuffix("/").casefold()
