"""Adds the address of every link to the words, for formats in which nobody can follow one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from rolepress.manuscript import Manuscript, reworded
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
