"""The part of a Word file that holds its styles: defaults, paragraph styles, and those of text and tables."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.editions import GIANT_PRINT_PT, Edition
from rolepress.formats.docx.looks import (
    GIANT_PHONE_SHARE,
    LARGE_PT,
    NUMBER_SHARE,
    PHONE_SHARE,
    Border,
    Look,
    Palette,
    Paper,
    line_spacing,
    looks,
    palette,
)
from rolepress.formats.docx.markup import Element, element, on
from rolepress.manuscript import Manuscript
from rolepress.script_fonts import WORD_FONT, is_complex, word_font
from rolepress.theme import Theme

TABLE = "RolepressTable"


def style_elements(manuscript: Manuscript, edition: Edition, theme: Theme, paper: Paper) -> Iterator[Element]:
    """Yield what the part for styles holds, in the order of the schema."""
    colours = palette(theme, edition)
    yield _defaults(manuscript, edition, colours)
    yield element(
        "w:style", element("w:name", val="Normal"), element("w:qFormat"), type="paragraph", default=True,
        styleId="Normal",
    )  # fmt: skip
    yield from map(_paragraph_style, looks(theme, edition, paper))
    yield from _text_styles(colours, edition)
    yield from _table_styles(colours, edition)


def _defaults(manuscript: Manuscript, edition: Edition, colours: Palette) -> Element:
    size = round(edition.size_pt * 2)
    large = edition.size_pt >= LARGE_PT
    text = element(
        "w:rPr",
        element(
            "w:rFonts", ascii=WORD_FONT, hAnsi=WORD_FONT, eastAsia=WORD_FONT, cs=word_font(manuscript.language)
        ),
        element("w:color", val=_hex(colours.ink)),
        element("w:sz", val=size),
        element("w:szCs", val=size),
        language_element(manuscript),
    )
    spacing = element(
        "w:spacing", after=round(edition.size_pt * 20 * (1 if large else 0.75)), line=line_spacing(edition),
        lineRule="auto",
    )  # fmt: skip
    lines = element("w:pPr", element("w:widowControl"), on("w:bidi", manuscript.right_to_left), spacing)
    return element("w:docDefaults", element("w:rPrDefault", text), element("w:pPrDefault", lines))


def language_element(manuscript: Manuscript, tag: str = "w:lang") -> Element:
    """Return the document's language, for text that runs from left to right and for text that does not."""
    language = manuscript.language
    is_other = manuscript.right_to_left or is_complex(language)
    return element(tag, val="en-GB" if is_other else language, bidi=language if is_other else "ar-SA")


def border(side: str, colour: str, points: float, space: int = 0) -> Element:
    """Return a line on one side of a paragraph or a cell."""
    return element(f"w:{side}", val="single", sz=round(points * 8), space=space, color=_hex(colour))


def borders(given: tuple[Border, ...]) -> Element | None:
    """Return the lines beside a paragraph, in the order of the schema."""
    if not given:
        return None
    order = ("top", "left", "bottom", "right", "between")
    ranked = sorted(given, key=lambda each: order.index(each.side))
    return element("w:pBdr", *(border(each.side, each.colour, each.points, each.space) for each in ranked))


def _paragraph_style(look: Look) -> Element:
    return element(
        "w:style",
        element("w:name", val=look.name),
        element("w:basedOn", val=look.based_on),
        element("w:next", val=look.next) if look.next else None,
        element("w:qFormat"),
        _lines(look),
        _letters(look.size, look.bold, look.colour),
        type="paragraph",
        styleId=look.id,
    )


def _lines(look: Look) -> Element | None:
    sides = {"left": look.left, "right": look.right, "hanging": look.hanging}
    ind = element("w:ind", **sides) if look.left is not None else None
    spaces = {"before": look.before, "after": look.after, "line": look.line}
    apart = any(each is not None for each in spaces.values())
    tabs = (element("w:tab", val=kind, leader=leader, pos=place) for kind, place, leader in look.tabs)
    made = element(
        "w:pPr",
        on("w:keepNext", look.keep_next),
        on("w:keepLines", look.keep_lines),
        borders(look.borders),
        element("w:tabs", *tabs) if look.tabs else None,
        element("w:spacing", **spaces, lineRule="auto" if look.line else None) if apart else None,
        ind,
        element("w:outlineLvl", val=look.outline) if look.outline is not None else None,
    )
    return made if len(made) else None


def _letters(size: float | None, bold: bool | None, colour: str | None) -> Element | None:
    half_points = round(size * 2) if size is not None else None
    made = element(
        "w:rPr",
        element("w:b", val=bold) if bold is not None else None,
        element("w:bCs", val=bold) if bold is not None else None,
        element("w:color", val=_hex(colour)) if colour else None,
        element("w:sz", val=half_points) if half_points else None,
        element("w:szCs", val=half_points) if half_points else None,
    )
    return made if len(made) else None


def _text_styles(colours: Palette, edition: Edition) -> Iterator[Element]:
    colour = element("w:color", val=_hex(colours.link))
    yield _named("character", "Hyperlink", "Hyperlink", element("w:rPr", colour, element("w:u", val="single")))
    share = GIANT_PHONE_SHARE if edition.size_pt >= GIANT_PRINT_PT else PHONE_SHARE
    large = round(edition.size_pt * share * 2)
    phone = element(
        "w:rPr",
        *(element("w:b"), element("w:bCs"), element("w:color", val=_hex(colours.link))),
        *(element("w:sz", val=large), element("w:szCs", val=large), element("w:u", val="single")),
    )
    yield _named("character", "PhoneNumber", "Phone Number", phone)
    placeholder = element("w:rPr", element("w:color", val=_hex(colours.quiet)))
    yield _named("character", "PlaceholderText", "Placeholder Text", placeholder)
    yield _named("character", "Label", "Label", element("w:rPr", element("w:color", val=_hex(colours.quiet))))
    half_points = round(edition.size_pt * NUMBER_SHARE * 2)
    number = element(
        "w:rPr",
        *(element("w:b"), element("w:bCs"), element("w:sz", val=half_points), element("w:szCs", val=half_points)),
    )
    yield _named("character", "LargeNumber", "Large Page Number", number)
    need = element("w:rPr", element("w:b", val=False), element("w:bCs", val=False))
    yield _named("character", "Need", "Need", need)


def _table_styles(colours: Palette, edition: Edition) -> Iterator[Element]:
    em = round(edition.size_pt * 20)
    room = (("top", 0.35), ("left", 0), ("bottom", 0.35), ("right", 0.6))
    margins = element(
        "w:tblCellMar", *(element(f"w:{side}", w=round(share * em), type="dxa") for side, share in room)
    )
    lines = element("w:tblBorders", *(border(s, colours.hairline, 0.5) for s in ("bottom", "insideH")))
    head = element(
        "w:tblStylePr",
        element("w:rPr", element("w:b"), element("w:bCs")),
        element("w:tcPr", element("w:tcBorders", border("bottom", colours.ink, 1.25))),
        type="firstRow",
    )
    yield _named("table", TABLE, "Rolepress Table", element("w:tblPr", lines, margins), head)


def _named(type: str, id: str, name: str, *settings: Element) -> Element:
    return element("w:style", element("w:name", val=name), element("w:qFormat"), *settings, type=type, styleId=id)


def _hex(colour: str) -> str:
    return colour.removeprefix("#").upper()
