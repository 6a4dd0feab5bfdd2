"""How each style of a Word file looks: sizes from the edition, colours from the brand and the theme's tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rolepress.colours import TEXT, readable
from rolepress.contrast import tokens_by_day
from rolepress.editions import Edition
from rolepress.theme import Theme

PAPER = "#ffffff"
LARGE_PT = 16  # and above is large print: names stand above their values there
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838  # A4, in twentieths of a point
MARGIN = 1162  # at the sides: 20.5 mm

INSET = 120  # of a frame from the edges of the text, so that its lines stand on them
PICTURE = 2551  # of a step, at most: 4.5 cm
STEP_GAP = 1.6  # of the text's size: under a step, as in a PDF
PICTURE_ROOM = 3000  # from the edge of the text to the words of a step: the picture, and 8 mm
SINGLE = 240  # how Word counts the space from line to line: a line as the font has it
LINE_OF_ARIAL = 1.149  # of the text's size
HEADING_LINE = 312  # of headings in large print, as in a PDF
FURNITURE_LINE = 280  # at the head and the foot in large print, so that pages have room for text
PHONE_SHARE, GIANT_PHONE_SHARE = 1.5, 1.25  # of the text's size: a telephone number to ask, as in a PDF
NUMBER_SHARE = 1.75  # of the text's size: the number of a page, where it is large
LABEL_SHARE = 0.42  # of the width, for the names beside values
HEADING_CONTRAST = 4.5  # WCAG 2.2, 1.4.3; headings are large and bold


@dataclass(frozen=True, slots=True)
class Border:
    """A line beside a paragraph."""

    side: str  # "top", "left", "bottom", "right" or "between"
    colour: str
    points: float
    space: int = 4  # points to the text


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph style. Spaces and indents are in twentieths of a point; None is as in what it is based on."""

    id: str
    name: str  # as Word lists it
    based_on: str = "Normal"
    next: str = ""
    size: float | None = None  # points
    bold: bool | None = None
    colour: str | None = None
    before: int | None = None
    after: int | None = None
    line: int | None = None  # from line to line, in 240ths of a line
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None  # 0 for the first level of headings; 9 for none
    borders: tuple[Border, ...] = ()
    tabs: tuple[tuple[str, int, str], ...] = ()  # (kind, place, leader)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours in use, each strong enough on white for what it is used for."""

    ink: str
    quiet: str
    hairline: str
    rule: str
    heading: str
    accent: str
    link: str


def line_spacing(edition: Edition) -> int:
    """Return the space from line to line of the text, in 240ths of a line."""
    return 360 if edition.size_pt >= LARGE_PT else 312


def palette(theme: Theme, edition: Edition) -> Palette:
    """Return the colours of *theme*; in large print all text but headings has the ink's."""
    tokens, brand = tokens_by_day(theme), dict(theme.colours)
    ink = readable(tokens.get("ink", "#16191d"), [PAPER])
    large = edition.size_pt >= LARGE_PT
    return Palette(
        ink=ink,
        quiet=ink if large else readable(tokens.get("quiet", ink), [PAPER]),
        hairline=tokens.get("hairline", "#c5ccd3"),
        rule=readable(tokens.get("rule", ink), [PAPER], least=3.0),
        heading=readable(brand["brand"], [PAPER], least=HEADING_CONTRAST),
        accent=readable(brand["accent"], [PAPER], least=3.0),
        link=readable(brand["brand"], [PAPER], least=TEXT),
    )


@dataclass(frozen=True, slots=True)
class Paper:
    """The page, in twentieths of a point."""

    width: int
    height: int
    top: int  # margins
    bottom: int

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def text_height(self) -> int:
        """The height between the margins."""
        return self.height - self.top - self.bottom


UPRIGHT = Paper(PAGE_WIDTH, PAGE_HEIGHT, top=1531, bottom=1418)
ON_ITS_SIDE = Paper(PAGE_HEIGHT, PAGE_WIDTH, top=1134, bottom=1134)


def looks(theme: Theme, edition: Edition, paper: Paper) -> tuple[Look, ...]:
    """Return every paragraph style, those that others are based on first."""
    colours = palette(theme, edition)
    em = round(edition.size_pt * 20)
    all_looks = (
        *_headings(colours, edition.size_pt, em),
        *_opening(colours, edition.size_pt, em),
        *_text(colours, edition.size_pt, em, paper.text_width),
        *_lists(em),
        *_steps(em),
        *_tables(colours, em),
        *_form(colours, em),
        *_contents(em, paper.text_width),
        *_furniture(colours, edition.size_pt, em, paper.text_width),
    )
    return tuple(_stacked(each) if edition.size_pt >= LARGE_PT else each for each in all_looks)


def _headings(colours: Palette, size: float, em: int) -> Iterator[Look]:
    first = Look(
        "Heading1", "heading 1", next="Normal", size=size + 15, bold=True, colour=colours.ink,
        before=em, after=round(0.5 * em), keep_next=True, keep_lines=True, outline=0,
        line=HEADING_LINE if size >= LARGE_PT else None,
    )  # fmt: skip
    yield first
    yield Look("Title", "Title", "Heading1", next="Normal", before=0, after=round(1.2 * em))
    sizes = ((size + 6, 2.1, colours.heading), (size + 2, 1.5, colours.ink), *(((size, 1.2, colours.ink),) * 3))
    for level, (points, before, colour) in enumerate(sizes, start=2):
        yield replace(
            first, id=f"Heading{level}", name=f"heading {level}", size=points, colour=colour,
            before=round(before * em), after=round(0.4 * em), outline=level - 1,
        )  # fmt: skip


def _opening(colours: Palette, size: float, em: int) -> Iterator[Look]:
    rule = Border("bottom", colours.accent, 1.5, 6)
    yield Look("Publisher", "Publisher", bold=True, colour=colours.heading, after=2 * em, borders=(rule,))
    box = tuple(Border(side, colours.ink, 1) for side in ("top", "left", "bottom", "right"))
    yield Look("DraftMark", "Draft Mark", bold=True, after=em, left=INSET, right=INSET, borders=box)
    yield Look("CoverLine", "Cover Line", size=size + 2, after=round(0.6 * em))
    yield Look("Eyebrow", "Eyebrow", bold=True, colour=colours.quiet, after=round(0.2 * em), keep_next=True)
    yield Look("Lead", "Lead", size=size + 1.5 if size < LARGE_PT else size)
    yield Look("Note", "Note", colour=colours.quiet)


def _text(colours: Palette, size: float, em: int, width: int) -> Iterator[Look]:
    bar = (Border("left", colours.accent, 2.5, 12),)
    indent = round(1.4 * em)
    quoted = size + 1.5 if size < LARGE_PT else size
    yield Look("Quote", "Quote", size=quoted, before=em, after=0, left=indent, keep_next=True, borders=bar)
    yield Look("QuoteSource", "Quote Source", colour=colours.quiet, after=em, left=indent, borders=bar)
    label = round(UPRIGHT.text_width * LABEL_SHARE)
    lines = tuple(Border(side, colours.hairline, 0.5, 6) for side in ("bottom", "between"))
    yield Look("Term", "Term", after=0, left=label, hanging=label, keep_lines=True, borders=lines)
    signature = round(width * 0.62)
    tabs = (
        ("left", signature, "underscore"),
        ("left", signature + em, "none"),
        ("left", width, "underscore"),
    )
    yield Look("Signatory", "Signatory", bold=True, before=em, after=0, keep_next=True)
    yield Look("SignatureLine", "Signature Line", before=2 * em, after=round(0.5 * em), tabs=tabs)


def _lists(em: int) -> Iterator[Look]:
    for name in ("Bullet", "Number", "Continue"):
        first = f"List{name}"
        yield Look(first, f"List {name}", after=round(0.4 * em))
        for depth in range(2, 6):
            yield Look(f"{first}{depth}", f"List {name} {depth}", first)


def _steps(em: int) -> Iterator[Look]:
    """Yield what stands beside a picture: its words, what the hard ones among them mean, where links lead."""
    yield Look("StepWords", "Step Words", after=round(0.5 * em), left=PICTURE_ROOM, keep_lines=True)
    yield Look("StepMeaning", "Step Meaning", "StepWords")
    yield Look("StepAddress", "Step Address", "StepWords")
    yield Look("StepRoom", "Step Room", after=round(STEP_GAP * em), left=PICTURE_ROOM)


def _tables(colours: Palette, em: int) -> Iterator[Look]:
    yield Look("Caption", "caption", bold=True, before=round(0.4 * em), after=round(0.6 * em), keep_next=True)
    yield Look("GroupNote", "Group Note", keep_next=True)
    yield Look("TableText", "Table Text", after=round(0.1 * em))
    yield Look("TableHead", "Table Head", "TableText", bold=True, keep_next=True)
    top = (Border("top", colours.hairline, 0.8, 6),)
    yield Look(
        "RecordTitle", "Record Title", bold=True, before=round(0.8 * em), after=round(0.2 * em),
        keep_next=True, keep_lines=True, borders=top,
    )  # fmt: skip
    yield Look("RecordLine", "Record Line", after=round(0.2 * em), keep_lines=True)


def _form(colours: Palette, em: int) -> Iterator[Look]:
    box = tuple(Border(side, colours.rule, 1, 5) for side in ("top", "left", "bottom", "right"))
    tall = (*box[:2], replace(box[2], space=31), box[3])  # the most that Word allows
    yield Look(
        "Question", "Question", bold=True, before=round(1.5 * em), after=round(0.25 * em), keep_next=True,
        keep_lines=True,
    )  # fmt: skip
    yield Look("Hint", "Hint", colour=colours.quiet, after=round(0.3 * em), keep_next=True, keep_lines=True)
    yield Look("ChoiceGroup", "Choice Group", before=round(0.6 * em), after=round(0.25 * em), keep_next=True)
    yield Look("Answer", "Answer", before=round(0.3 * em), after=em, left=INSET, right=INSET, borders=box)
    yield Look("LongAnswer", "Long Answer", "Answer", borders=tall)
    indent = round(2 * em)
    yield Look("Choice", "Choice", after=round(0.35 * em), left=indent, hanging=indent, keep_lines=True)
    yield Look(
        "SayLine",
        "Say Line",
        "Answer",
        before=round(0.2 * em),
        after=round(0.5 * em),
        left=indent + INSET,
        right=INSET,
    )


def _contents(em: int, width: int) -> Iterator[Look]:
    pages = (("right", width, "dot"),)  # for the numbers that "Update field" adds
    yield Look("TOCHeading", "TOC Heading", "Heading2", next="Normal", outline=9)
    yield Look("TOC1", "toc 1", bold=True, before=round(0.5 * em), after=round(0.2 * em), tabs=pages)
    yield Look("TOC2", "toc 2", bold=True, before=round(0.5 * em), after=round(0.2 * em), tabs=pages)
    yield Look("TOC3", "toc 3", after=round(0.15 * em), left=round(1.5 * em), tabs=pages)


def _furniture(colours: Palette, size: float, em: int, width: int) -> Iterator[Look]:
    line = FURNITURE_LINE if size >= LARGE_PT else None
    yield Look("Header", "header", colour=colours.quiet, after=round(0.2 * em), line=line)
    box = tuple(Border(side, colours.accent, 1.25, 5) for side in ("top", "left", "bottom", "right"))
    yield Look(
        "Band", "Band", "Header", bold=True, colour=colours.ink, after=em, left=INSET, right=INSET, borders=box
    )  # fmt: skip
    yield Look("Footer", "footer", colour=colours.ink, after=0, line=line, tabs=(("right", width, "none"),))


def _stacked(look: Look) -> Look:
    """Return *look* for large print, where a name stands above its value and a line is left between paragraphs."""
    return replace(look, left=0, hanging=0) if look.id == "Term" else look
