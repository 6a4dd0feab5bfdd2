"""The pages of a Word file: their size, and what stands at the head and the foot of each."""

from __future__ import annotations

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import _Footer, _Header

from rolepress.formats.docx.contents import simple_field
from rolepress.formats.docx.desk import Desk
from rolepress.formats.docx.looks import MARGIN, ON_ITS_SIDE
from rolepress.formats.docx.markup import Element, element
from rolepress.formats.docx.styles import border
from rolepress.formats.docx.text import adjust, paragraph, run, said, tab
from rolepress.languages import strung
from rolepress.markdown import spans_of

EDGE = 624  # twentieths of a point from the head and the foot to the edge: 11 mm
APART = "  ·  "


def lay_out(document: Document, desk: Desk) -> None:
    """Set the pages of *document*: A4, a running head from the second page on, and the page number below.

    The first page says what the band says as text, above all else.
    """
    section = document.sections[0]
    section.different_first_page_header_footer = True
    _fill(section.first_page_header, [paragraph("Header", [])])
    _fill(section.header, _head(desk))
    for footer in (section.first_page_footer, section.footer):
        _fill(footer, _foot(desk))
    paper, settings = desk.paper, section._sectPr
    for name in ("w:pgSz", "w:pgMar", "w:cols", "w:docGrid", "w:bidi"):
        for each in settings.findall(qn(name)):
            settings.remove(each)
    sizes = (
        element("w:pgSz", w=paper.width, h=paper.height, orient="landscape" if paper == ON_ITS_SIDE else None),
        element(
            "w:pgMar",
            top=paper.top,
            right=MARGIN,
            bottom=paper.bottom,
            left=MARGIN,
            header=EDGE,
            footer=EDGE,
            gutter=0,
        ),
        element("w:cols", space=720),
    )
    title_page = settings.find(qn("w:titlePg"))
    for each in sizes:
        title_page.addprevious(each)
    if desk.manuscript.right_to_left:
        title_page.addnext(element("w:bidi"))


def _head(desk: Desk) -> list[Element]:
    """Return who has checked it, whose it is, its name, that it is a draft, and what every page is to say.

    In large print the head is short, so that a page has room for its text. Who has checked a guide stands in a
    frame, as it does in a PDF, and its name does not.
    """
    about = desk.manuscript.about
    draft = [desk.label("draft-mark")] if about.draft else []
    if about.band:
        return [paragraph("Band", list(said(spans_of(strung(APART, [about.band, *draft])), desk)))]
    names = [desk.manuscript.title, *draft]
    if not desk.large:
        names.insert(0, about.organisation_name)
    lines = [strung(APART, names), "" if desk.large else about.notice]
    made = [paragraph("Header", said(spans_of(line), desk)) for line in lines if line]
    adjust(made[-1], element("w:pBdr", border("bottom", desk.palette.hairline, 0.5, 6)))
    adjust(made[-1], element("w:spacing", after=desk.em))
    return made


def _foot(desk: Desk) -> list[Element]:
    """Return the number of the page; in large print what every page is to say stands under it.

    Where a page says who has checked the guide, its number is large and bold, at the end of the last line.
    """
    about = desk.manuscript.about
    notice = [run(about.notice, desk)] if desk.large and about.notice else []
    if about.band:
        made = [paragraph("Footer", [*notice, tab(), simple_field("PAGE", run("1", desk, style="LargeNumber"))])]
    else:
        made = [paragraph("Footer", _page_number(desk)), *([paragraph("Footer", notice)] if notice else [])]
    if desk.large:  # the foot may be higher than the margin, and would touch the text
        adjust(made[0], element("w:spacing", before=desk.em))
    return made


def _page_number(desk: Desk) -> list[Element]:
    return [
        run(desk.label("page-number") + " ", desk),
        simple_field("PAGE", run("1", desk)),
        run(strung("", (" ", desk.label("page-of"), " ")), desk),
        simple_field("NUMPAGES", run("1", desk)),
    ]


def _fill(place: _Header | _Footer, paragraphs: list[Element]) -> None:
    place.is_linked_to_previous = False
    root = place.part.element
    for each in list(root):
        root.remove(each)
    root.extend(paragraphs)
