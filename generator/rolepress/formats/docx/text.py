"""Words as Word holds them: runs, links, other languages, and the paragraphs round them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from docx.oxml.ns import qn

from rolepress.formats.docx.desk import Desk
from rolepress.formats.docx.markup import Element, element, on, text_element
from rolepress.formats.docx.names import bookmark_of
from rolepress.languages import is_right_to_left, spoken_in
from rolepress.markdown import ALLOWED_LINKS, GOING, Span, Words
from rolepress.script_fonts import is_complex

NO_BREAK = "\N{NO-BREAK SPACE}"
AUTHOR = "Rolepress"
"""Who made a tracked change, as Word shows it."""


def paragraph(style: str, content: Iterable[Element], *settings: Element | None) -> Element:
    """Return a paragraph in *style*; *settings* are its own, in the order of the schema."""
    return element("w:p", element("w:pPr", element("w:pStyle", val=style), *settings), *content)


_ORDER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "tabs", "bidi", "spacing", "ind")
"""The settings of a paragraph that are in use, in the order of the schema."""


def adjust(paragraph: Element, setting: Element) -> None:
    """Add *setting* to a finished *paragraph*, in its place; lines join those that are there."""
    settings = paragraph.find(qn("w:pPr"))
    if settings is None:  # a table or a control round paragraphs
        return
    there = settings.find(setting.tag)
    if there is not None and setting.tag == qn("w:pBdr"):
        there.extend(setting)
    elif there is None:
        later = [qn(f"w:{name}") for name in _ORDER[_ORDER.index(setting.tag.rpartition("}")[2]) + 1 :]]
        following = next((each for each in settings if each.tag in later), None)
        settings.append(setting) if following is None else following.addprevious(setting)


def style_of(paragraph: Element) -> str:
    """Return the style of *paragraph*; "" of a table."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else str(style.get(qn("w:val")))


def said(words: Words, desk: Desk) -> Iterator[Element]:
    """Yield *words* as runs, those of a link inside it."""
    for link, spans in groupby(words, lambda span: span.link):
        yield from _linked(link, list(spans), desk)


def run(text: str, desk: Desk, *, style: str = "", strong: bool = False, language: str | None = None) -> Element:
    """Return *text* as one run; without a *language* it is in its own, or in the document's."""
    language = language or spoken_in(text)
    backwards = is_right_to_left(language) if language else desk.manuscript.right_to_left
    settings = element(
        "w:rPr",
        element("w:rStyle", val=style) if style else None,
        on("w:b", strong),
        on("w:bCs", strong),
        on("w:rtl", backwards),
        _language(language),
    )
    return element("w:r", settings if len(settings) else None, text_element(text))


def run_of(span: Span, desk: Desk, *, style: str = "", strong: bool = False) -> Element:
    """Return *span* as one run; as a tracked change where it was inserted or deleted, or moved.

    No line ends inside a date, a sum, a telephone number or a postcode, as in a PDF.
    """
    text = span.text.replace(" ", NO_BREAK) if span.together else span.text
    made = run(text, desk, style=style, strong=strong or span.strong, language=span.language)
    if span.mark is None:
        return made
    if not span.mark.move:
        return change(made, "w:del" if span.mark.became in GOING else "w:ins", desk)
    moved = change(made, "w:moveFrom" if span.mark.became in GOING else "w:moveTo", desk)
    desk.moves[str(moved.get(qn("w:id")))] = span.mark.move
    return moved


def change(made: Element, tag: str, desk: Desk) -> Element:
    """Return a run as a tracked change: *tag* is "w:ins", "w:del", "w:moveFrom" or "w:moveTo"."""
    if tag == "w:del":
        for text in made.iter(qn("w:t")):
            text.tag = qn("w:delText")
    return element(tag, made, id=desk.change_id(), author=AUTHOR, date=desk.at)


def line_break() -> Element:
    """Return the run that begins a line inside a paragraph."""
    return element("w:r", element("w:br"))


def tab() -> Element:
    """Return the run that goes to the next tab stop."""
    return element("w:r", element("w:tab"))


def _linked(link: str | None, spans: list[Span], desk: Desk) -> Iterator[Element]:
    """Yield *spans* as runs; in a link where it leads somewhere, as it does on a page."""
    if link is not None and link.startswith(ALLOWED_LINKS):
        made = element("w:hyperlink", *(_run(span, desk, "Hyperlink") for span in spans), history=True)
        made.set(qn("r:id"), desk.address(link))
        yield made
    elif link is not None and link[:1] == "#" and link[1:] in desk.ids:
        runs = (_run(span, desk, "Hyperlink") for span in spans)
        yield element("w:hyperlink", *runs, anchor=bookmark_of(link[1:]), history=True)
    else:
        yield from (_run(span, desk, "") for span in spans)


def _run(span: Span, desk: Desk, style: str) -> Element:
    return run_of(span, desk, style=style)


def _language(language: str | None) -> Element | None:
    if not language:
        return None
    return element("w:lang", bidi=language) if is_complex(language) else element("w:lang", val=language)
