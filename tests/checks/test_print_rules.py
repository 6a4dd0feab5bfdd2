"""What the rules say of a finished PDF: facts that are made up, and PDFs that are real."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from formats.pdf.samples import made
from rolepress.checks import pdf_problems
from rolepress.config import Settings
from rolepress.editions import EDITIONS
from rolepress.formats.pdf.inspect import inspect_pdf
from rolepress.manuscript import About, Heading, Manuscript, Prose, said

SETTINGS = Settings(title="Roles", organisation="northshire")
ABOUT = About("page", "Page", "northshire", "Northshire Health", "A page.", "1.0")
BLOCKS = (Heading("title", said("Title"), 1), Prose("p", said("Words co-produced by a team")))
MANUSCRIPT = Manuscript("doc", "Title", "en-GB", ABOUT, BLOCKS)
STANDARD, LARGE = EDITIONS["standard"], EDITIONS["large-print-18"]


@dataclass(frozen=True)
class Face:
    name: str = "Rolepress-Sans"
    embedded: bool = True
    italic: bool = False


@dataclass(frozen=True)
class Run:
    text: str
    size_pt: float
    page: int = 1
    artifact: bool = False
    upright: bool = True


@dataclass(frozen=True)
class Line:
    text: str
    page: int
    left_mm: float
    right_mm: float
    baseline_mm: float
    size_pt: float
    roles: tuple[str, ...]
    block: int


@dataclass(frozen=True)
class Gap:
    page: int
    distance_pt: float
    ratio: float


@dataclass(frozen=True)
class Margins:
    left_mm: float = 20
    top_mm: float = 20
    right_mm: float = 20
    bottom_mm: float = 20


@dataclass(frozen=True)
class Pdf:
    """The facts of a PDF in order, of 18 points, until a test changes one."""

    lines: tuple[Line, ...] = ()
    text_runs: tuple[Run, ...] = (Run("Words of the text", 18),)
    page_sizes: tuple[tuple[float, float], ...] = ((210, 297),)
    margins: Margins = Margins()
    line_gaps: tuple[Gap, ...] = (Gap(1, 27, 1.5),)
    fonts: tuple[Face, ...] = (Face(), Face("Rolepress-Sans-Bold"))
    structure: object | None = "Document"
    has_tables: bool = False
    title: str = "Title (large print)"
    shows_title: bool = True
    lang: str = "en-GB"
    bookmarks: tuple[tuple[int, str], ...] = ((1, "Title"),)
    pdfua_part: int | None = 1


def lines(
    *texts: str, rights: tuple[float, ...] = (), lefts: tuple[float, ...] = (), **changes: object
) -> tuple[Line, ...]:
    """Return *texts* as the lines of one paragraph, 9.5 mm apart, with ragged right ends."""
    made_lines = []
    for index, text in enumerate(texts):
        left = lefts[index] if lefts else 20.0
        right = rights[index] if rights else left + 100 + 7 * (index % 3)
        made_lines.append(Line(text, 1, left, right, 40 + 9.5 * index, 18, ("Document", "P"), 1))
    return tuple(replace(line, **changes) for line in made_lines)


def told(pdf: Pdf, edition: str = "large-print-18", adapted: Manuscript = MANUSCRIPT) -> list[str]:
    found = pdf_problems(pdf, MANUSCRIPT, adapted, EDITIONS[edition], SETTINGS)
    return [f"{each.severity} {each.rule}: {each.message}" for each in found]


def test_a_large_print_in_order_has_no_problem() -> None:
    assert told(Pdf(lines=lines("Words that run", "over three lines of", "a paragraph"))) == []


TWO_PAGES = ((210.0, 297.0), (210.0, 297.0))
BROKEN = (*lines("one", "two"), *lines("three", page=2))
HEADING = (*lines("Text", block=1), *lines("Last", block=2, baseline_mm=250.0, roles=("Document", "H2")))
NEXT_PAGE = lines("More", "text", block=3, page=2)
PARAGRAPHS = (*lines("First", block=1), *lines("Second", block=2, baseline_mm=49.5))
CENTRED = lines("a", "b", "c", "d", lefts=(40, 50, 45, 60), rights=(160, 150, 155, 140))
JUSTIFIED = lines("a", "b", "c", "d", rights=(180, 180.05, 180, 120))


@pytest.mark.parametrize(
    ("pdf", "expected"),
    [
        (Pdf(text_runs=(Run("Words of the text", 14),), line_gaps=()), [
            "error body-size: the text is set in 14 points; 18 is the least here",
            "error smallest-text: 'Words of the text' on page 1 is set in 14 points",
        ]),
        (Pdf(text_runs=(Run("Words of the text", 18), Run("Page 1", 12, artifact=True))),
         ["error smallest-text: 'Page 1' on page 1 is set in 12 points"]),
        (Pdf(line_gaps=(Gap(1, 27, 1.5), Gap(1, 24.3, 1.35))),
         ["warning line-height: lines stand 1.35 times the type size apart"]),
        (Pdf(line_gaps=(Gap(1, 20.7, 1.15),)), ["error line-height: lines stand 1.15 times the type size apart"]),
        (Pdf(line_gaps=(Gap(1, 30.0, 1.1),)), []),  # a heading
        (Pdf(lines=PARAGRAPHS),
         ["warning paragraph-gap: there is no line of white between the paragraphs at 'Second'"]),
        (Pdf(lines=tuple(replace(line, roles=("Document", "L", "LI", "P")) for line in PARAGRAPHS)), []),
        (Pdf(lines=JUSTIFIED), ["error alignment: the lines at 'a' are justified"]),
        (Pdf(lines=CENTRED), ["error alignment: the lines at 'a' are centred"]),
        (Pdf(lines=lines("some infor-", "mation")), ["error split-words: the word 'infor-mation' is split on page 1"]),
        (Pdf(lines=lines("Words co-", "produced by")), []),
        (Pdf(lines=lines("come on 30", "June 2026")), ["error split-words: '30 June 2026' is split over two lines on page 1"]),
        (Pdf(lines=lines("write to team@a", ".example now")),
         ["error split-words: 'team@a.example' is split over two lines on page 1"]),
        (Pdf(lines=lines("it costs £20", "15 people come")), []),
        (Pdf(lines=lines("hid\u00adden")), ["error split-words: the text has soft hyphens"]),
        (Pdf(fonts=(Face("Rolepress-Sans-Italic", italic=True),)),
         ["error upright-letters: the font Rolepress-Sans-Italic is italic"]),
        (Pdf(lines=lines("PLEASE READ", "THIS first")), ["error upright-letters: 'PLEASE READ THIS' is in capitals"]),
        (Pdf(lines=lines("NHS and LPT DBS checks")), []),
        (Pdf(fonts=(Face("Times-Roman", embedded=False),)), [
            "error print-fonts: the font Times-Roman is not a sans serif",
            "error print-fonts: the font Times-Roman is not in the file",
        ]),
        (Pdf(fonts=(Face("Brand-Light"),)), ["error print-fonts: the letters of Brand-Light are thin"]),
        (Pdf(fonts=(Face("Open-Sans-Serif"), Face("NotoSansSerif"))), []),
        (Pdf(has_tables=True), ["error large-print-tables: this large print has a table"]),
        (Pdf(lines=lines("x" * 80, "x" * 76, "x")), ["warning line-length: full lines have 78 characters on average"]),
        (Pdf(lines=lines("x" * 72, "x" * 60, "x")), []),
        (Pdf(page_sizes=((297, 210),)), ["warning paper: page 1 measures 297 by 210 mm"]),
        (Pdf(margins=Margins(left_mm=15, bottom_mm=19.6)), ["warning paper: the left margin is 15 mm"]),
        (Pdf(lines=BROKEN, page_sizes=TWO_PAGES), ["warning page-ends: the line 'three' stands alone on page 2"]),
        (Pdf(lines=(*HEADING, *NEXT_PAGE), page_sizes=TWO_PAGES),
         ["warning page-ends: the heading 'Last' is the last line of page 1"]),
        (Pdf(lines=HEADING), []),
        (Pdf(text_runs=(Run("Words of the text", 18), Run("Up", 18, upright=False))),
         ["warning level-text: 'Up' on page 1 is turned"]),
        (Pdf(lines=lines("Duties ......... 4")), ["warning level-text: there is a row of dots at 'Duties ......... 4'"]),
        (Pdf(structure=None, pdfua_part=None), [
            "error pdf-tags: this PDF does not say that it follows PDF/UA-1",
            "error pdf-tags: this PDF has no tags",
        ]),
        (Pdf(title="document1"), ["error pdf-tags: the window does not show the title 'Title'"]),
        (Pdf(shows_title=False), ["error pdf-tags: the window does not show the title 'Title'"]),
        (Pdf(lang="en"), ["error pdf-tags: the language is 'en', not 'en-GB'"]),
        (Pdf(bookmarks=()), ["error pdf-tags: this PDF has headings and no bookmarks"]),
    ],
)  # fmt: skip
def test_large_print(pdf: Pdf, expected: list[str]) -> None:
    assert told(pdf) == expected


def test_the_standard_edition_asks_for_12_points() -> None:
    standard = Pdf(text_runs=(Run("Words of the text", 12),), line_gaps=(Gap(1, 17, 1.42),), has_tables=True)

    assert told(standard, "standard") == []
    assert told(replace(standard, text_runs=(Run("Words of the text", 11),)), "standard") == [
        "error body-size: the text is set in 11 points; 12 is the least here",
        "error smallest-text: 'Words of the text' on page 1 is set in 11 points",
    ]


def test_an_edition_keeps_every_part() -> None:
    shorter = replace(MANUSCRIPT, blocks=BLOCKS[:1])
    (found,) = told(Pdf(), adapted=shorter)

    assert found == "error same-blocks: this edition differs from the standard one in: p"


def test_an_edition_keeps_the_order() -> None:
    blocks = (*BLOCKS, Prose("q", said("More")))
    swapped = (blocks[0], blocks[2], blocks[1])
    original, adapted = replace(MANUSCRIPT, blocks=blocks), replace(MANUSCRIPT, blocks=swapped)
    found = pdf_problems(Pdf(), original, adapted, LARGE, SETTINGS)

    assert [each.message for each in found] == ["this edition has its parts in another order"]


def test_the_blocks_are_judged_with_the_pdf() -> None:
    untitled = replace(MANUSCRIPT, blocks=(*BLOCKS, Heading("h", (), 2)))
    found = pdf_problems(Pdf(), untitled, untitled, LARGE, SETTINGS)

    assert [each.rule for each in found] == ["empty-heading"]


WORDS = "Listen to people and write down what matters to them, in words that they would use themselves. " * 6
GOOD = """
@page { size: A4; margin: 22mm }
html { font: 18pt/1.5 "Rolepress Sans"; hyphens: manual } body { margin: 0 }
h1 { font-size: 26pt; margin: 0 } p { margin: 0 0 1.5em }
"""
BAD = """
@page { size: A4 landscape; margin: 12mm }
html { font: 11pt/1.1 "Rolepress Sans"; text-align: justify } body { margin: 0 }
h1 { font-size: 26pt; margin: 0 } p { margin: 0 }
"""


def judged(style: str) -> set[str]:
    pdf = made(f"<h1>Title</h1><p>{WORDS}</p><p>{WORDS}</p>", style=style).value.data
    inspection = replace(inspect_pdf(pdf), title="Title", lang="en-GB")
    return {each.rule for each in pdf_problems(inspection, MANUSCRIPT, MANUSCRIPT, LARGE, SETTINGS)}


def test_a_real_large_print_in_order() -> None:
    assert judged(GOOD) == set()


def test_a_real_pdf_that_is_hard_to_read() -> None:
    assert judged(BAD) == {
        *("body-size", "smallest-text", "line-height", "paragraph-gap", "alignment", "line-length", "paper"),
    }
