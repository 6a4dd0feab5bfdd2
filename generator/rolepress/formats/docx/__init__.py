"""The Word format: a manuscript as a document of real headings, lists, tables and controls to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from rolepress.editions import Edition
from rolepress.formats import Artifact, Format, RenderOptions, register
from rolepress.formats.addresses import with_addresses_below
from rolepress.formats.docx.desk import Desk, desk_for
from rolepress.formats.docx.glossary import add_glossary
from rolepress.formats.docx.identity import add_ids
from rolepress.formats.docx.markup import Element, element
from rolepress.formats.docx.package import describe, empty_document, refill, saved, settings
from rolepress.formats.docx.pages import lay_out
from rolepress.formats.docx.styles import style_elements
from rolepress.formats.docx.text import paragraph, run, said
from rolepress.formats.docx.tracking import settled
from rolepress.formats.docx.walker import TABLE, after_cover, cover, on_a_new_page, walked
from rolepress.formats.furniture import band_apart, publisher_of
from rolepress.manuscript import Box, Manuscript, fillable
from rolepress.markdown import spans_of
from rolepress.theme import Theme

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def render_docx(
    manuscript: Manuscript,
    edition: Edition,
    theme: Theme,
    pictures: Mapping[str, bytes] | None = None,
    *,
    at: datetime | None = None,
) -> bytes:
    """Return *manuscript*, already adapted to *edition*, as a Word file; its fields can be filled in.

    *pictures* are by the names of their files, each made of a concept: "interview.png". Words that are marked as
    inserted or deleted are tracked changes, made *at* a moment in UTC.
    """
    band, rest = band_apart(fillable(manuscript))
    shown = with_addresses_below(rest) if manuscript.about.least_pt else rest  # guides are printed and handed out
    document = empty_document()
    desk = desk_for(shown, edition, theme, document.part, pictures or {})
    refill(document.styles.element, style_elements(shown, edition, theme, desk.paper))
    refill(document.settings.element, settings(shown))
    lay_out(document, desk)
    desk.at = at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""
    body = [*_opening(desk, band), *_main(desk)]
    if desk.changes:
        body = settled(body, desk)
    if body[-1].tag == TABLE:
        body.append(paragraph("Normal", []))  # Word wants a paragraph at the end
    for each in body:
        document.element.body[-1].addprevious(each)
    refill(document.part.numbering_part.element, desk.numbering.elements())
    if desk.controls:
        add_glossary(document.part, shown.labels)
    describe(document, shown)
    add_ids(document.part, shown, edition, desk.named, body)
    return saved(document)


def _opening(desk: Desk, band: Box | None) -> list[Element]:
    """Return what stands above the title: who has checked it, whose it is, and that it is a draft.

    Screen readers pass over the heads of pages.
    """
    about = desk.manuscript.about
    opening = []
    if about.band:
        told = desk.marked(band.id, said(band.title, desk)) if band else [run(about.band, desk)]
        opening.append(paragraph("Band", told))
    close = element("w:spacing", after=desk.em) if about.band else None
    opening += [paragraph("Publisher", said(spans_of(publisher_of(desk.manuscript)), desk), close)]
    if about.draft:
        opening.append(paragraph("DraftMark", [run(desk.label("draft-mark"), desk)]))
    return opening


def _main(desk: Desk) -> Iterator[Element]:
    """Yield the text; what is bound has a cover."""
    blocks = desk.manuscript.blocks
    if not desk.manuscript.about.cover:
        yield from walked(blocks, desk)
        return
    yield from cover(desk)
    yield from on_a_new_page(walked(blocks[after_cover(desk.manuscript) :], desk))


def _artifact(manuscript: Manuscript, edition: Edition, theme: Theme, options: RenderOptions) -> Artifact:
    return Artifact(render_docx(manuscript, edition, theme, options.pictures))


DOCX = register(Format("docx", ".docx", MEDIA_TYPE, _artifact, templates=("tokens.css", "assets"), name="Word"))
