"""Writes text as Markdown that says it and nothing else: no markup of an author's reaches the internal site."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from rolepress.comparison import Change, Piece
from rolepress.markdown import DOCUMENT_LINK, Listing, Paragraph, Words, read_text


class Markdown(str):
    """Text that is Markdown already, and is printed as it stands."""

    __slots__ = ()


# A character that means something anywhere in Markdown, HTML, a table or an attribute list becomes a reference to
# itself: unlike a backslash, that reads the same in every dialect.
_ANYWHERE = str.maketrans({each: f"&#{ord(each)};" for each in "\\`*_{}[]#|~^$"} | {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;",
})  # fmt: skip
_AT_THE_START = re.compile(r"^(?:[-+:=!]|\d+(?=[.)](?:\s|$)))")  # lists, definitions, underlines, admonitions
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
_NAMED = {
    Change.ADDED: ("ins", "added:", "end of addition."),
    Change.REMOVED: ("del", "removed:", "end of removal."),
}
_WINDOW = str.maketrans({"<": "‹", ">": "›", "&": "&amp;", '"': "&quot;"})


def escaped(text: object) -> Markdown:
    """Return *text* on one line, so that Markdown shows every character of it as it is."""
    return Markdown(opened(" ".join(_UNSEEN.sub(" ", str(text)).split()).translate(_ANYWHERE)))


def opened(line: str) -> str:
    """Return *line* so that its first signs open a paragraph, and no list or definition."""
    return _AT_THE_START.sub(_referred, line)


def printed(value: object) -> str:
    """Return what a template prints for *value*: all text is escaped unless it is Markdown already."""
    return value if isinstance(value, Markdown) else escaped(value)


def window_title(text: str) -> str:
    """Return *text* for the title of a window and the bar of a page, where Material prints it as HTML.

    Angle brackets become the quotation marks that look like them, so that it stays text however often it is read.
    """
    return " ".join(_UNSEEN.sub(" ", text).split()).translate(_WINDOW)


def front_matter(text: str) -> Markdown:
    """Return *text* as a value of the front matter, in quotes."""
    return Markdown(json.dumps(text, ensure_ascii=False))


def outside_link(text: str, href: str, unseen: str = "") -> Markdown:
    """Return a link to something that is not one of MkDocs's own pages, which it would look for in vain.

    What is *unseen* is said and not shown.
    """
    more = f'<span class="said"> ({escaped(unseen)})</span>' if unseen else ""
    return Markdown(f'<a href="{html.escape(_address(href))}">{escaped(text)}{more}</a>')


def body(text: str) -> Markdown:
    """Return a text of paragraphs and lists as Markdown; markup that content does not use stays out."""
    parts = read_text(text).parts
    return Markdown("\n\n".join("\n".join(_part(part)) for part in parts))


def line_of(words: Words) -> Markdown:
    """Return *words* as one line of Markdown."""
    return Markdown(_line(words))


def compared(lines: Iterable[Iterable[Piece]]) -> Markdown:
    """Return the lines of a comparison as HTML: what was added and removed is marked, and named in words too."""
    said = "\n".join(f"<p>{''.join(_compared(each) for each in line)}</p>" for line in lines)
    return Markdown(f'<div class="wording">\n{said}\n</div>')


def _compared(piece: Piece) -> str:
    said = inside(piece.text)
    if piece.change is Change.SAME:
        return said
    element, start, end = _NAMED[piece.change]
    return f'<{element}><span class="said"> {start} </span>{said}<span class="said"> {end} </span></{element}>'


def _referred(found: re.Match[str]) -> str:
    start = found.group()
    return f"{start[:-1]}&#{ord(start[-1])};"


def _address(href: str) -> str:
    """Return *href* without a character that ends a link, in HTML or in Markdown."""
    return quote(href, safe=":/?#@!$&',;=%~.+-")


def _part(part: Paragraph | Listing, indent: str = "") -> Iterator[str]:
    match part:
        case Paragraph(words=words):
            yield _line(words)
        case Listing(ordered=ordered, entries=entries):
            marker = "1.  " if ordered else "-   "  # four characters, so that what is inside starts at the fifth
            for words, inner in entries:
                yield f"{indent}{marker}{_line(words)}"
                for each in inner:
                    yield from _part(each, f"{indent}    ")


def _line(words: Words) -> str:
    """Return *words* on one line; what opens the line is kept from opening a list."""
    spans = [(span.text, span.strong, span.link) for span in words]
    return "".join(_spans(spans)).strip()


def _spans(spans: Iterable[tuple[str, bool, str | None]]) -> Iterator[str]:
    for index, (text, strong, link) in enumerate(spans):
        said = inside(text) if index else opened(inside(text).lstrip())
        marked = f"<strong>{said}</strong>" if strong else said
        leads = link is not None and not link.startswith(DOCUMENT_LINK)  # those lead somewhere on the public site
        yield f'<a href="{html.escape(_address(str(link)))}">{marked}</a>' if leads else marked


def inside(text: str) -> str:
    """Return *text* as the inside of a line: the spaces at its ends stay, because more text stands beside it."""
    return _UNSEEN.sub(" ", text).translate(_ANYWHERE)
