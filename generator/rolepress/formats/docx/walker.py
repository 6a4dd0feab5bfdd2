"""Walks a manuscript: every block becomes paragraphs and tables, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice, zip_longest
from typing import Any

from docx.oxml.ns import qn

from rolepress.formats.docx.contents import contents
from rolepress.formats.docx.desk import Desk
from rolepress.formats.docx.fields import field
from rolepress.formats.docx.lists import bullets, chart, numbered
from rolepress.formats.docx.markup import Element, element
from rolepress.formats.docx.steps import step
from rolepress.formats.docx.styles import border
from rolepress.formats.docx.tables import records, table
from rolepress.formats.docx.text import adjust, line_break, paragraph, run, run_of, said, style_of, tab
from rolepress.manuscript import (
    Block,
    Box,
    Bullets,
    Chart,
    Contents,
    Field,
    Form,
    Heading,
    Manuscript,
    Numbered,
    Part,
    Prose,
    Quote,
    Records,
    Signatures,
    Step,
    Table,
    Terms,
    texts,
)
from rolepress.markdown import Words

DEEPEST = 6
FEW_TERMS = 5  # of a guide, which stay on one page
COVER_DROP = 3500  # twentieths of a point above the title of a cover: 62 mm
PARAGRAPH, TABLE = qn("w:p"), qn("w:tbl")


def walked(blocks: tuple[Block, ...], desk: Desk) -> Iterator[Element]:
    """Yield what *blocks* become, each with its id as a bookmark."""
    after_table = after_part = False
    for block, following, next_but_one in zip_longest(blocks, blocks[1:], blocks[2:]):
        found = list(_way(block, desk))
        if after_part and not desk.in_part:
            found = list(on_a_new_page(iter(found)))
        after_part = isinstance(block, Part)
        for made in found:
            if _is_note(following) and (
                _is_note(block) or (isinstance(block, Prose) and desk.manuscript.about.band)
            ):
                adjust(made, element("w:keepNext"))  # a credit or an address never stands alone on a page
            if made is found[-1] and _leads_on(block, following, next_but_one, desk):
                adjust(made, element("w:keepNext"))
            if after_table and not style_of(made).startswith("Heading"):
                adjust(made, element("w:spacing", before=desk.em))  # a table has no room under it of its own
            after_table = made.tag == TABLE
            yield made


def _is_note(block: Block | None) -> bool:
    return isinstance(block, Prose) and block.note


def _leads_on(block: Block, following: Block | None, next_but_one: Block | None, desk: Desk) -> bool:
    """Whether the end of *block* stays with what follows.

    A list stays with its introduction. The credits of a guide have no page of their own.
    """
    if isinstance(block, Prose) and isinstance(following, Bullets | Numbered | Table | Records):
        return True
    return bool(desk.manuscript.about.band) and isinstance(following, Heading) and _is_note(next_but_one)


def _way(block: Block, desk: Desk) -> Iterator[Element]:
    """Yield what *block* becomes.

    A list has as much room under it as a paragraph, and no entry at an end of it stands alone on a page.
    """
    made = list(_WAYS[type(block)](block, desk))
    if isinstance(block, Bullets | Numbered):
        for last in made[-1:]:
            adjust(last, element("w:spacing", after=desk.under))
        for each in (*made[:-1][:1], *made[-2:-1]):
            adjust(each, element("w:keepNext"))
    yield from made


def cover(desk: Desk) -> Iterator[Element]:
    """Yield the first page of what is bound: its title low on the page, and what stands under that.

    What every page is to say stands there too: the pages that follow have it at their head or foot.
    """
    for index, made in enumerate(walked(desk.manuscript.blocks[:1], desk)):
        if index == 0:
            adjust(made, element("w:spacing", before=COVER_DROP // 2 if desk.large else COVER_DROP))
        yield made
    for line in desk.manuscript.about.cover_lines:
        yield paragraph("CoverLine", said(line, desk))
    yield from walked(desk.manuscript.blocks[1 : after_cover(desk.manuscript)], desk)


def after_cover(manuscript: Manuscript) -> int:
    """Return where the text begins in the blocks of what is bound."""
    following = manuscript.blocks[1:2]
    noticed = [each for each in following if _is_note(each) and manuscript.about.notice in texts(each)]
    return 2 if noticed else 1


def on_a_new_page(elements: Iterator[Element]) -> Iterator[Element]:
    """Yield *elements*, the first of which begins a page at its very top."""
    for first in islice(elements, 1):
        adjust(first, element("w:pageBreakBefore"))
        adjust(first, element("w:spacing", before=0))
        yield first
    yield from elements


def _heading(block: Heading, desk: Desk) -> Iterator[Element]:
    desk.level = block.level
    if block.eyebrow:
        yield paragraph("Eyebrow", [run(block.eyebrow, desk)])
    # The title is the one heading of level 1; what is bound in from elsewhere starts at level 2.
    style = "Title" if block.level == 1 else f"Heading{min(block.level, DEEPEST)}"
    made = paragraph(style, desk.marked(block.id, said(block.text, desk)))
    if style == "Title" and desk.manuscript.about.band:
        adjust(made, element("w:spacing", after=desk.em // 2))  # the first page has the band as text as well
    yield made


def _prose(block: Prose, desk: Desk) -> Iterator[Element]:
    style = "Lead" if block.lead else "Note" if block.note else "Normal"
    yield paragraph(style, desk.marked(block.id, said(block.text, desk)))


def _terms(block: Terms, desk: Desk) -> Iterator[Element]:
    """Yield a paragraph for each name with its values beside it, or under it in large print.

    Names are bold where every page says who has checked the text, as in a PDF.
    """
    last, bold = len(block.terms) - 1, bool(desk.manuscript.about.band)
    style = "" if bold else "Label"
    for place, term in enumerate(block.terms):
        label = [run_of(span, desk, style=style, strong=bold) for span in term.label]
        content = desk.marked(term.id, label)
        for index, value in enumerate(term.values):
            content.append(line_break() if index or desk.large else tab())
            content.extend(said(_bold(value) if block.summary else value, desk))
        made = paragraph("Term", desk.marked("" if place else block.id, content))
        if place == 0:
            adjust(made, element("w:pBdr", border("top", desk.palette.hairline, 0.5, 4)))
        if place == last:
            adjust(made, element("w:spacing", after=desk.em))
        elif bold and last < FEW_TERMS:
            adjust(made, element("w:keepNext"))  # all ways to ask on one page
        yield made


def _bold(words: Words) -> Words:
    return tuple(replace(span, strong=True) for span in words)


def _quote(block: Quote, desk: Desk) -> Iterator[Element]:
    yield paragraph("Quote", desk.marked(block.id, said(block.text, desk)))
    yield paragraph("QuoteSource", said(block.source, desk))


def _box(block: Box, desk: Desk) -> Iterator[Element]:
    """Yield a box's paragraphs with a strong line above the first and a thin one under the last.

    A frame all round would break wherever a list is indented, and a table round it would be one for looks alone.
    """
    above, desk.level = desk.level, block.level
    if block.title:
        title = paragraph(f"Heading{block.level}", desk.marked(block.id, said(block.title, desk)))
        if not block.blocks:
            adjust(title, element("w:keepNext", val=False))  # it leads to nothing
            adjust(title, element("w:spacing", before=desk.em, after=desk.em))
        made = [title, *walked(block.blocks, desk)]
    else:
        made = list(_held(block.id, block.blocks, desk))
    desk.level = above
    if made:
        adjust(made[0], element("w:pBdr", border("top", desk.palette.accent, 2.5, 8)))
        adjust(made[-1], element("w:pBdr", border("bottom", desk.palette.rule, 0.75, 8)))
    yield from made


def _part(block: Part, desk: Desk) -> Iterator[Element]:
    """Yield a part, which begins a page; one that stands inside a part goes on below that part's heading."""
    inside, desk.in_part = desk.in_part, True
    made = list(_held(block.id, block.blocks, desk))
    desk.in_part = inside
    yield from made if inside else on_a_new_page(iter(made))


def _form(block: Form, desk: Desk) -> Iterator[Element]:
    yield from _held(block.id, block.blocks, desk)


def _held(id: str, blocks: tuple[Block, ...], desk: Desk) -> Iterator[Element]:
    """Yield what *blocks* become, the bookmark of what holds them where it begins."""
    made = walked(blocks, desk)
    for first in made:
        place = first if first.tag == PARAGRAPH else next(first.iter(PARAGRAPH))
        for index, mark in enumerate(desk.marked(id, ()), start=1):  # after the paragraph's settings
            place.insert(index, mark)
        yield first
        break
    yield from made


def _signatures(block: Signatures, desk: Desk) -> Iterator[Element]:
    """Yield a role and its lines to sign on; the lines are tabs, so that nothing is read out for them."""
    for place, each in enumerate(block.signatories):
        role = desk.marked(each.id, said(each.role, desk))
        yield paragraph("Signatory", desk.marked("" if place else block.id, role))
        signature, date = run(block.signature_label + " ", desk), run(block.date_label + " ", desk)
        yield paragraph("SignatureLine", [signature, tab(), tab(), date, tab()])


_WAYS: dict[type, Callable[[Any, Desk], Iterator[Element]]] = {
    Heading: _heading,
    Prose: _prose,
    Bullets: bullets,
    Numbered: numbered,
    Terms: _terms,
    Table: table,
    Records: records,
    Quote: _quote,
    Box: _box,
    Chart: chart,
    Signatures: _signatures,
    Contents: contents,
    Part: _part,
    Form: _form,
    Field: field,
    Step: step,
}
