"""Pictures in a Word file: what shows a concept, beside the words, and what is said of it.

Word shows a drawing of lines (SVG) only beside a picture of dots (PNG), which older versions show in its place.
"""

from __future__ import annotations

import io
import struct
from xml.sax.saxutils import quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from rolepress.formats.docx.desk import Desk
from rolepress.formats.docx.looks import PICTURE
from rolepress.formats.docx.markup import Element, element, printable
from rolepress.manuscript import Picture

EMU = 635  # in a twentieth of a point
DOTS = 532  # in the width of a drawing: 300 to the inch at 4.5 cm
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_SHOWN = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SILENT = (
    f'<a:extLst xmlns:a="{_MAIN}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_LINES = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/>'
    "</a:ext></a:extLst>"
)


def picture_run(picture: Picture, desk: Desk) -> Element | None:
    """Return the run that holds *picture*, in the middle of its room; None where the project has no such picture.

    Its place is a distance from the margin: LibreOffice puts pictures that are aligned there side by side.
    One that tells nothing more than the words is marked as decoration, which screen readers pass over.
    """
    dots, lines = (desk.pictures.get(f"{picture.concept}.{ending}") for ending in ("png", "svg"))
    if dots is None and lines is not None:
        dots = as_dots(lines)
    if dots is None:
        return None
    number = desk.picture_id()
    shown = _dots(dots, desk)
    drawn = _LINES.format(_lines(lines, picture.concept, desk)) if lines is not None else ""
    width, height = _size(dots)
    left = (PICTURE * EMU - width) // 2
    if desk.manuscript.right_to_left:
        left = desk.paper.text_width * EMU - width - left
    about = quoteattr(printable(picture.alt))
    drawing = parse_xml(
        f'<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="{_PLACED}"'
        f' xmlns:a="{_MAIN}" xmlns:pic="{_SHOWN}" xmlns:r="{_LINKS}">'
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="0"'
        ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="margin"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        '<wp:wrapSquare wrapText="bothSides"/>'
        f'<wp:docPr id="{number}" name={quoteattr(printable(picture.concept))} descr={about}>'
        f'{"" if picture.alt else _SILENT}</wp:docPr><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHOWN}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name={quoteattr(printable(picture.concept))} descr={about}/>'
        "<pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{shown}">{drawn}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )  # fmt: skip
    return element("w:r", drawing)


def height_of(shown: Element) -> int:
    """Return how high the picture in a run is, in twentieths of a point."""
    (extent,) = shown.iter(f"{{{_PLACED}}}extent")
    return round(int(extent.get("cy", "0")) / EMU)


def _dots(data: bytes, desk: Desk) -> str:
    """Return the relationship of a picture of dots; the same bytes are kept once."""
    return desk.part.get_or_add_image(io.BytesIO(data))[0]


def _lines(data: bytes, concept: str, desk: Desk) -> str:
    """Return the relationship of a drawing of lines, kept once for each concept."""
    if concept not in desk.drawings:
        name = PackURI(f"/word/media/drawing{len(desk.drawings) + 1}.svg")
        made = Part(name, "image/svg+xml", data, desk.part.package)
        desk.drawings[concept] = desk.part.relate_to(made, RELATIONSHIP_TYPE.IMAGE)
    return desk.drawings[concept]


def as_dots(drawing: bytes) -> bytes | None:
    """Return a drawing of lines as a PNG, sharp at the size of its print; None where it draws nothing."""
    from resvg_py import svg_to_bytes  # not needed for files without drawings

    try:
        return bytes(svg_to_bytes(svg_string=drawing.decode(), width=DOTS, skip_system_fonts=True))
    except ValueError:  # no drawing, or none of any size
        return None


def _size(dots: bytes) -> tuple[int, int]:
    """Return width and height so that the longer side fits the room; what is no PNG is taken for a square."""
    side = PICTURE * EMU
    if dots[:8] != _PNG:
        return side, side
    wide, high = struct.unpack(">II", dots[16:24])
    most = max(wide, high, 1)
    return side * wide // most, side * high // most


_PNG = b"\x89PNG\r\n\x1a\n"
