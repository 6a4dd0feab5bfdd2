"""The one configured Markdown reader: paragraphs, lists, bold and links become values; all else is refused.

What comes back holds no markup: formats escape the text of a span and nothing an author writes reaches a page raw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token

from rolepress.languages import Borrowed, pieces_of, worded


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of some words between two versions that are shown as one text."""

    became: Literal["inserted", "deleted", "moved-here", "moved-away"]
    place: str = ""  # the heading that moved words stood under, or stand under now
    says: str = ""  # the words that formats say it in: "inserted"; they never leave it to a colour
    before: str = ""  # what words that moved said before, where that was something else
    move: str = ""  # what both places of words that moved share


GOING = frozenset({"deleted", "moved-away"})
"""What became of words that the newer version does not have there."""

COMING = frozenset({"inserted", "moved-here"})
"""What became of words that the older version did not have there."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text that looks and behaves alike."""

    text: str
    strong: bool = False
    link: str | None = None  # https:, mailto:, tel: or #id
    language: str | None = None  # when it is not the document's
    together: bool = False  # stays on one line: a date, a sum, a phone number, an e-mail address
    mark: Mark | None = None  # in a comparison alone

    def __post_init__(self) -> None:
        """Take over the language of words that say theirs."""
        if isinstance(self.text, Borrowed):
            object.__setattr__(self, "language", self.language or self.text.language)
            object.__setattr__(self, "text", str(self.text))


Words: TypeAlias = tuple[Span, ...]
"""Text of one paragraph, bullet or cell."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    words: Words


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; each entry is its own words and the lists under it."""

    ordered: bool
    entries: tuple[tuple[Words, tuple[Listing, ...]], ...]


Part: TypeAlias = Paragraph | Listing


@dataclass(frozen=True, slots=True)
class Fault:
    """Markup that is not used here, and what to write instead."""

    rule: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text holds, and what in it was refused."""

    parts: tuple[Part, ...]
    faults: tuple[Fault, ...] = ()


ALLOWED_LINKS = ("https://", "mailto:", "tel:")
DOCUMENT_LINK = "document:"
"""Begins a link to another document by its id; whoever prints the text knows where that document stands."""

_MARKUP = re.compile(r"[*_`\[\]<>#\\!|~&]|^\s*(?:[-+]|\d+[.)])\s|^\s*(?:---|===)|^ {4}|\n", re.MULTILINE)
_HTML = re.compile(r"</?[a-zA-Z](?![\w.+-]*[@:])[^<>]*>|<!--|<!\[CDATA|<\?")
_ROW = re.compile(
    r"^[ \t]*\|[^\n]*\|[ \t]*$"  # | Day | Place |
    r"|^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$",  # --- | ---
    re.MULTILINE,
)
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr"  # in Welsh
)
_DAYS = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    "|[Dd]d?ydd (?:Llun|Mawrth|Mercher|Iau|Gwener|Sadwrn|Sul)"
)
_TOGETHER = re.compile(
    rf"(?:(?:{_DAYS}) )?\b\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?\b"
    r"|£\d+(?:,\d{3})*(?:\.\d\d)?"
    r"|\b\d{1,2}(?::\d\d)?(?:am|pm)\b"
    r"|(?<![\d.])(?:0|\+\d)\d[\d ]{7,12}\d\b"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
    r"|\b\d[\d,.]* (?:hours|weeks|days|minutes|months|years|people|kilos)\b"
)
_REFUSED = {
    "heading_open": ("a heading", "make it a part with a `title:`"),
    "fence": ("code", "write it as plain text"),
    "code_block": ("code", "take out the spaces at the start of the line"),
    "code_inline": ("code", "write it as plain text"),
    "blockquote_open": ("a quotation", "use `quotation:`"),
    "hr": ("a rule", "take it out"),
    "image": ("a picture", "name the picture in a field of its own"),
    "s_open": ("words that are struck out", "take them out, or write what holds now"),
    "em_open": ("italics, which are hard to read", "use **bold**, or plain text"),
}

_parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
_parser.enable("strikethrough")  # so that it is seen and refused
_parser.disable("reference")  # "[1]: a note" is a note, and every link stands where its words are
_parser.validateLink = lambda url: True  # type: ignore[method-assign]  # every link is judged here, with a message


def plain(words: Words) -> str:
    """Return *words* as plain text."""
    return "".join(span.text for span in words)


@lru_cache(maxsize=8192)
def read_text(text: str) -> Reading:
    """Return a text of one or more paragraphs and lists; *text* has its facts filled in."""
    if not _MARKUP.search(text):
        return Reading((Paragraph(kept_together(Span(text.strip()))),) if text.strip() else ())
    faults = [*_html_faults(text), *_table_faults(text)]
    tokens = _parser.parse(text)
    parts = tuple(_parts(iter(tokens), faults))
    return Reading(parts, tuple(faults))


def as_text(words: Words) -> str:
    """Return *words* as text that knows its languages, for a place that holds no links."""
    return worded((span.text, span.language) for span in words)


def spans_of(text: str) -> Words:
    """Return plain *text* as Words, by language."""
    return tuple(Span(piece, language=language) for piece, language in pieces_of(text) if piece)


def read_line(text: str) -> tuple[Words, tuple[Fault, ...]]:
    """Return a text of one line; nothing in it starts a list or a heading. Words keep their language."""
    if not isinstance(text, Borrowed):
        return _read_line(text)
    if not _MARKUP.search(text):
        return tuple(piece for span in spans_of(text) for piece in kept_together(span)), ()
    words, faults = _read_line(str(text))
    return tuple(replace(span, language=text.language) for span in words), faults


@lru_cache(maxsize=8192)
def _read_line(text: str) -> tuple[Words, tuple[Fault, ...]]:
    if not _MARKUP.search(text):
        return kept_together(Span(text.strip())), ()
    faults = [*_html_faults(text), *_table_faults(text)]
    inline = _parser.parseInline(text)[0]
    return _words(inline.children or [], faults), tuple(faults)


def kept_together(span: Span) -> Words:
    """Return *span* in pieces: each date, sum, time, phone number and address stays on one line."""
    pieces: list[Span] = []
    start = 0
    for match in _TOGETHER.finditer(span.text):
        if match.start() > start:
            pieces.append(replace(span, text=span.text[start : match.start()]))
        pieces.append(replace(span, text=match.group(), together=True))
        start = match.end()
    if start < len(span.text):
        pieces.append(replace(span, text=span.text[start:]))
    return tuple(pieces)


def _html_faults(text: str) -> Iterator[Fault]:
    for match in _HTML.finditer(text):
        shown = match.group()[:30]
        yield Fault("markup", f"HTML is not used here: {shown}", "write plain text, or **bold**")


def _table_faults(text: str) -> Iterator[Fault]:
    """Yield one fault where a line of *text* is a row between upright strokes, or the hyphens under a head."""
    if _ROW.search(text):
        hint = "use `table:` in a guide; anywhere else write a list, with a line for each row"
        yield Fault("markup", "this text has a table", hint)


def _parts(tokens: Iterator[Token], faults: list[Fault]) -> Iterator[Part]:
    """Yield the parts up to the token that closes what holds them."""
    for token in tokens:
        match token.type:
            case "paragraph_open":
                yield Paragraph(_words(next(tokens).children or [], faults))
            case "bullet_list_open" | "ordered_list_open":
                if token.attrGet("start") is not None:
                    faults.append(_started(str(token.attrGet("start"))))
                yield _listing(token.type == "ordered_list_open", tokens, faults)
            case "inline":  # of a refused heading or quotation: its words stay
                yield Paragraph(_words(token.children or [], faults))
            case "list_item_close":
                return
            case kind if kind in _REFUSED:
                faults.append(_refused(kind))
                if token.content:
                    yield Paragraph((Span(token.content.strip()),))
            case _:
                continue


def _started(number: str) -> Fault:
    hint = f"start it with 1., or write {number}\\. where no list is meant"
    return Fault("markup", f"this is read as a list that starts with {number}", hint)


def _listing(ordered: bool, tokens: Iterator[Token], faults: list[Fault]) -> Listing:
    entries = []
    for token in tokens:
        if token.type in ("bullet_list_close", "ordered_list_close"):
            break
        if token.type == "list_item_open":
            entries.append(_list_entry(tuple(_parts(tokens, faults)), faults))
    return Listing(ordered, tuple(entries))


def _list_entry(parts: tuple[Part, ...], faults: list[Fault]) -> tuple[Words, tuple[Listing, ...]]:
    """Return an entry's words and its lists; a second paragraph in an entry is refused."""
    paragraphs = [part.words for part in parts if isinstance(part, Paragraph)]
    if len(paragraphs) > 1:
        faults.append(
            Fault("markup", "an entry of a list has one paragraph", "make the second an entry of its own")
        )
    words = tuple(span for each in paragraphs for span in (*each, Span(" ")))[:-1]
    return words, tuple(part for part in parts if isinstance(part, Listing))


def _words(tokens: list[Token], faults: list[Fault]) -> Words:
    spans: list[Span] = []
    strong, link = 0, None
    for token in tokens:
        match token.type:
            case "strong_open":
                strong += 1
            case "strong_close":
                strong -= 1
            case "link_open":
                link = _allowed(str(token.attrGet("href") or ""), faults)
            case "link_close":
                link = None
            case "softbreak" | "hardbreak":
                spans.append(Span(" ", strong=strong > 0, link=link))
            case kind if kind in _REFUSED:
                faults.append(_refused(kind))
                spans.append(Span(token.content, strong=strong > 0, link=link))
            case _:
                spans.append(Span(token.content, strong=strong > 0, link=link))
    return tuple(piece for span in _joined(spans) for piece in kept_together(span))


def _joined(spans: list[Span]) -> Iterator[Span]:
    """Yield *spans* with neighbours of the same kind as one, and empty ones left out."""
    held: Span | None = None
    for span in spans:
        if held is not None and (held.strong, held.link) == (span.strong, span.link):
            held = replace(held, text=held.text + span.text)
            continue
        if held is not None and held.text:
            yield held
        held = span
    if held is not None and held.text:
        yield held


def _allowed(url: str, faults: list[Fault]) -> str | None:
    if url.startswith((*ALLOWED_LINKS, DOCUMENT_LINK)):
        return url
    faults.append(
        Fault(
            "link-address",
            f"'{url[:60]}' is not a web, e-mail or phone link",
            "start it with https://, mailto:, tel:, or document: and the id of a document",
        )
    )
    return None


def _refused(kind: str) -> Fault:
    what, instead = _REFUSED[kind]
    return Fault("markup", f"this text has {what}", instead)
