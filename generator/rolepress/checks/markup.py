"""Rules about markup and links in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from rolepress.checks.rules import Finding, rule
from rolepress.checks.texts import Form, Written, passages
from rolepress.checks.view import View
from rolepress.markdown import Fault, Words, read_line, read_text
from rolepress.model.base import Document
from rolepress.problems import DataPath

_VAGUE = frozenset({
    "click here", "here", "read more", "more", "learn more", "find out more", "see more", "this link", "link",
    "this page", "this", "this document", "this website", "download", "go", "details", "more details",
    "more information", "further information", "info", "website", "page", "click", "follow this link", "see here",
})  # fmt: skip
_WORDLESS = re.compile(r"(?<!!)\[\s*\]\(([^)\s]+)\)")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)


@rule("markup", kinds=(Written,))
def markup(written: Written) -> Iterator[Finding]:
    """Text is paragraphs, lists, **bold** and links, and nothing else.

    Why: headings, pictures, quotations and tables have fields of their own, so that each format can show them
    well. Italics are hard to read, struck-out words say two things at once, and HTML never reaches a page.

    Example: `*Please* see <b>below</b>.`

    Instead: `**Please** see below.`
    """
    return _refused(written, "markup")


@rule("link-address", kinds=(Written,))
def link_address(written: Written) -> Iterator[Finding]:
    """A link leads to a web page, an e-mail address or a phone number.

    Why: other addresses do not work on a public site, or are not safe to follow.

    Example: `[the policy](file:///H:/policies/leave.doc)`

    Instead: an address that starts with `https://`, `mailto:` or `tel:`.
    """
    return _refused(written, "link-address")


@rule("link-text", kinds=(Written,))
def link_text(written: Written) -> Iterator[Finding]:
    """A link says where it leads.

    Why: people who use a screen reader go from link to link and hear only the words of the link.

    Example: `[Click here](https://example.org/leave)`, or an address in the middle of a sentence.

    Instead: `Read the [leave policy](https://example.org/leave).`

    Source: WCAG 2.2, 2.4.4 Link purpose (in context).
    """
    for address in _WORDLESS.findall(written.text):
        yield Finding((), f"the link to {address[:60]} has no words", "name the page it opens")
    for words in _words(written):
        for text, _ in _links(words):
            if text.casefold().strip(" .:›>»") in _VAGUE:
                yield Finding((), f"the link '{text}' does not say where it leads", "name the page it opens")
            elif _ADDRESS.match(text):
                yield Finding((), f"the link '{text[:60]}' is an address", "name the page it opens")
        for match in _ADDRESS.finditer("".join(span.text for span in words if span.link is None)):
            shown = match.group().rstrip(".,;:)")
            yield Finding((), f"the address '{shown[:60]}' stands in the text", f"[name of the page]({shown})")


@rule("link-same-words")
def link_same_words(document: Document, view: View) -> Iterator[Finding]:
    """Links with the same words lead to the same place.

    Why: in a list of links nobody can tell them apart.

    Example: `[application form](https://example.org/a)` and, further down, `[application form](https://example.org/b)`.

    Instead: `[application form for nurses](…)` and `[application form for volunteers](…)`.

    Source: WCAG 2.2, 2.4.4 Link purpose (in context).
    """
    leads: dict[str, str] = {}
    for at, text, address in _all_links(view):
        other = leads.setdefault(text.casefold(), address)
        if other != address:
            yield Finding(at, f"the link '{text}' also leads to {other[:60]}", "say in the words what differs")


def _all_links(view: View) -> Iterator[tuple[DataPath, str, str]]:
    """Yield every link that readers of the document meet: where it is written, its words, its address."""
    for written in view.texts:
        for words in _words(written) if "](" in written.text else ():
            yield from ((written.at, text, address) for text, address in _links(words))
    for clause in view.resolved.clauses:
        for words in passages(clause.text, Form.TEXT) if "](" in clause.text else ():
            yield from ((("clauses",), text, address) for text, address in _links(words))


def _refused(written: Written, name: str) -> Iterator[Finding]:
    return (Finding((), fault.message, fault.hint) for fault in _faults(written) if fault.rule == name)


def _faults(written: Written) -> tuple[Fault, ...]:
    match written.form:
        case Form.TEXT:
            return read_text(written.text).faults
        case Form.LINE:
            return read_line(written.text)[1]
        case _:
            return ()


def _words(written: Written) -> tuple[Words, ...]:
    return passages(written.text, written.form) if written.form in (Form.LINE, Form.TEXT) else ()


def _links(words: Words) -> Iterator[tuple[str, str]]:
    """Yield the words and the address of each link; a link may be several spans."""
    for address, spans in groupby(words, key=lambda span: span.link):
        if address is not None:
            yield "".join(span.text for span in spans).strip(), address
