"""The list of what is in the document, as a field of Word with its lines already in it.

Nobody knows the pages before Word has laid them out, so the lines are links without page numbers; "Update field"
adds the numbers, at the right. A field that updates by itself would greet every reader with a worrying question,
and would wait in a file from the internet until somebody edits it. Numbers of another program's pages would be
wrong in Word.

A long list begins a page, so that it stands under its title in every program: LibreOffice takes the lines for a
section of their own, and leaves a title behind where they go on to the next page together. After a cover there is
room for a title and its first lines, and a page of its own for the list would leave the one before it empty.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from rolepress.formats.docx.desk import Desk
from rolepress.formats.docx.markup import Element, element, text_element
from rolepress.formats.docx.names import bookmark_of
from rolepress.formats.docx.text import adjust, paragraph, said
from rolepress.manuscript import Contents, ContentsEntry
from rolepress.markdown import plain

TITLE_EMS = 5  # of the title, with the room round it, in sizes of the text
BESIDE_EMS, BESIDE_EMS_BELOW = 0.7, 0.15  # of the room above and below a line, as in the styles
TOP_LEVEL = 2  # of the headings that the outermost lines lead to
LONG = 0.5  # of a page: a list that takes more begins one
LETTER = 0.55  # of the text's size: how wide a bold letter is on average, at most
INSTRUCTION = r' TOC \o "2-3" \h \z '


def contents(block: Contents, desk: Desk) -> Iterator[Element]:
    """Yield the title and a line for each heading, all inside one field."""
    title = paragraph("TOCHeading", desk.marked(block.id, said(block.title, desk)))
    if _begins_a_page(_height(block.entries, desk) + TITLE_EMS * desk.em, desk):
        adjust(title, element("w:pageBreakBefore"))
        adjust(title, element("w:spacing", before=0))
    yield title
    lines = [line for entry in block.entries for line in _lines(entry, desk, TOP_LEVEL)]
    if lines:
        begin = [field_mark("begin"), _instruction(INSTRUCTION), field_mark("separate")]
        for each in reversed(begin):
            lines[0].insert(1, each)  # after the paragraph's settings
        lines[-1].append(field_mark("end"))
        for each in lines[-2:-1]:
            adjust(each, element("w:keepNext"))  # no line of the list is alone on a page
    yield from lines


def _begins_a_page(high: float, desk: Desk) -> bool:
    """Whether a list, so *high* with its title, is long, and no cover leaves it room on a page."""
    return high > LONG * desk.paper.text_height and not desk.manuscript.about.cover


def _height(entries: tuple[ContentsEntry, ...], desk: Desk, level: int = TOP_LEVEL) -> float:
    """Return how high the lines of *entries* are at most, in twentieths of a point."""
    room = (BESIDE_EMS if level == TOP_LEVEL else BESIDE_EMS_BELOW) * desk.em
    letters = desk.paper.text_width / (desk.em * LETTER)
    own = (math.ceil(len(plain(each.text)) / letters) * desk.line + room for each in entries)
    return sum(own) + sum(_height(each.entries, desk, level + 1) for each in entries)


def field_mark(type: str) -> Element:
    """Return the run that begins, separates or ends a field."""
    return element("w:r", element("w:fldChar", fldCharType=type))


def simple_field(instruction: str, shown: Element) -> Element:
    """Return a field that Word fills in as it lays out the page; the run *shown* stands in it until then."""
    return element("w:fldSimple", shown, instr=f" {instruction} ")


def _instruction(text: str) -> Element:
    instruction = text_element(text)
    instruction.tag = instruction.tag.replace("}t", "}instrText")
    return element("w:r", instruction)


def _lines(entry: ContentsEntry, desk: Desk, level: int) -> Iterator[Element]:
    runs = list(said(entry.text, desk))
    linked = [element("w:hyperlink", *runs, anchor=bookmark_of(entry.target), history=True)]
    shown = linked if entry.target in desk.ids else runs
    made = paragraph(f"TOC{min(level, 3)}", shown)
    if entry.entries:
        adjust(made, element("w:keepNext"))  # it never ends a page alone
    yield made
    for each in entry.entries:
        yield from _lines(each, desk, level + 1)
