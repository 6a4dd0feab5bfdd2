"""Each rule over finished PDFs speaks where it should: a good page with one thing made wrong in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from rolepress.checks import known_rules
from rolepress.checks.printed import Printed, pdf_problems
from rolepress.config import PdfSettings, Settings
from rolepress.editions import EDITIONS
from rolepress.formats.pdf import PdfOptions, write_pdf
from rolepress.formats.pdf.inspect import Inspection, inspect_pdf
from rolepress.manuscript import About, Box, Heading, Manuscript, Picture, Prose, Step, said
from rolepress.markdown import Span
from rolepress.problems import Problem, Severity

ABOUT = About("page", "Page", "fenland", "Fenland Trust", "A page.", "1.0")
SENTENCE = "You work beside nurses and doctors as a full member of the team. "
MANUSCRIPT = Manuscript(
    "sample", "Sample", "en-GB", ABOUT, (Heading("title", said("Sample"), 1), Prose("text", said(SENTENCE)))
)
BODY = f"<h1>Sample</h1><p>{SENTENCE * 4}</p><p>{SENTENCE}</p>"
GOOD = """
@page { size: A4; margin: 25mm; @bottom-left { content: "Page " counter(page); font-size: inherit } }
@page { font-size: SIZEpt }
html { font: SIZEpt/1.5 "Rolepress Sans"; hyphens: manual }
body { margin: 0 }
h1 { font-size: SIZEpt; margin: 0 }
p { margin: 0 0 1.5em; max-width: 29em }
dl, dt, dd, ul, li { margin: 0 }
"""


@dataclass(frozen=True)
class Case:
    """What is made wrong, and what is said of it."""

    rule: str
    said: str  # the start of the message
    css: str = ""
    body: str = BODY
    edition: str = "standard"

    def __str__(self) -> str:
        return f"{self.rule}: {self.said}"


LONG = f"<p>{(SENTENCE * 40).strip()}</p>"
CASES = (
    Case("body-size", "the text is set in 11 points; 12 is the least here", "html { font-size: 11pt }"),
    Case("body-size", "the text is set in 16 points; 18 is the least here", "html { font-size: 16pt }", edition="large-print-18"),
    Case("smallest-text", "'Page 1' on page 1 is set in 9 points", "@page { font-size: 9pt }"),
    Case("line-height", "lines stand 1.20 times", "html { line-height: 1.2 }", edition="large-print-18"),
    Case("line-height", "lines stand 1.30 times", "html { line-height: 1.3 }", edition="large-print-18"),
    Case("paragraph-gap", "there is no line of white", "p { margin: 0 }", edition="large-print-18"),
    Case("alignment", "the lines at 'You work beside", "p { text-align: center }", f"<h1>Sample</h1>{LONG}"),
    Case("alignment", "the lines at 'You work beside", "p { text-align: justify }", f"<h1>Sample</h1>{LONG}"),
    Case("split-words", "the word 'infor-mation' is split", body="<h1>Sample</h1><p>infor-<br>mation</p>"),
    Case("split-words", "'30 June 2026' is split over two lines", body="<h1>Sample</h1><p>by 30<br>June 2026</p>"),
    Case("upright-letters", "'PLEASE READ THIS' is in capitals", body="<h1>Sample</h1><p>PLEASE READ THIS first</p>"),
    Case("large-print-tables", "this large print has a table", body=f"{BODY}<table><caption>T</caption><tr><th>A<td>B</table>", edition="large-print-18"),
    Case("line-length", "full lines have", "p { max-width: none } @page { margin: 20mm }", f"<h1>Sample</h1>{LONG}"),
    Case("paper", "page 1 measures 297 by 210 mm", "@page { size: A4 landscape }"),
    Case("off-paper", "the left margin is 15 mm on page 1 of sample.pdf", "@page { margin-left: 15mm }"),
    Case("off-paper", "text runs 110 mm over the right edge of the paper on page 2 of sample-large-print-28.pdf", ".wide { margin-left: 160mm; white-space: nowrap; break-before: page }", f"{BODY}<p class=wide>england.engagement@nhs.net</p>", edition="large-print-28"),
    Case("page-ends", "the line 'You work beside", "p { orphans: 1; widows: 1 } .down { height: 214mm }", f"<h1>Sample</h1><p>Above</p><p class=down></p><p>{SENTENCE * 3}</p>"),
    Case("page-ends", "the heading 'Sample' is the last line of page 1", "p { break-before: page }"),
    Case("level-text", "'Turned' on page 1 is turned", ".turned { transform: rotate(90deg) }", f"{BODY}<p class=turned>Turned</p>"),
    Case("level-text", "there is a row of dots at 'Duties .....", body=f"{BODY}<p>Duties ........ 4</p>"),
    Case("pdf-tags", "the language is 'cy', not 'en-GB'", body=f"<html lang=cy>{BODY}"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_speaks(case: Case) -> None:
    size = EDITIONS[case.edition].size_pt
    found = _problems(_inspected(f"{GOOD.replace('SIZE', f'{size:g}')}\n{case.css}", case.body), case.edition)

    assert case.rule in {rule for rule, _ in found}
    assert next(message for rule, message in found if rule == case.rule).startswith(case.said)


def test_a_message_alone_in_a_box_may_end_a_page() -> None:
    message = Box("state", said("This is over now. You cannot apply."), (), level=2)
    manuscript = replace(MANUSCRIPT, blocks=(MANUSCRIPT.blocks[0], message, *MANUSCRIPT.blocks[1:]))
    body = f"<h1>Sample</h1><h2>This is over now. You<br>cannot apply.</h2><p>{SENTENCE}</p>"
    facts = _inspected(f"{GOOD.replace('SIZE', '12')} p {{ break-before: page }}", body)

    assert "page-ends" in {rule for rule, _ in _problems(facts, "standard")}
    assert "page-ends" not in {rule for rule, _ in _problems(facts, "standard", manuscript)}


def test_an_address_that_breaks_after_its_own_hyphen_is_whole() -> None:
    link = Span("Institute", link="https://blogs.example/mental-health-institute")
    manuscript = replace(MANUSCRIPT, blocks=(*MANUSCRIPT.blocks, Prose("link", (link,))))
    body = f"{BODY}<p>Institute (blogs.example/mental-<br>health-institute)</p>"
    facts = _inspected(GOOD.replace("SIZE", "12"), body)

    assert "split-words" in {rule for rule, _ in _problems(facts, "standard")}
    assert "split-words" not in {rule for rule, _ in _problems(facts, "standard", manuscript)}


@pytest.mark.parametrize("edition", ["standard", "large-print-18"])
def test_rules_are_silent_about_a_good_page(edition: str) -> None:
    css = GOOD.replace("SIZE", f"{EDITIONS[edition].size_pt:g}")

    assert _problems(_inspected(css, BODY), edition) == []


@pytest.fixture(scope="module")
def good() -> Inspection:
    return _inspected(GOOD.replace("SIZE", "12"), BODY)


@pytest.mark.parametrize(
    ("face", "message"),
    [
        ({"embedded": False}, "the font Rolepress-Sans is not in the file"),
        ({"name": "Fenland-Light"}, "the letters of Fenland-Light are thin"),
        ({"name": "Times-New-Roman"}, "the font Times-New-Roman is not a sans serif"),
    ],
)
def test_fonts_that_are_hard_to_read_are_named(good: Inspection, face: dict[str, object], message: str) -> None:
    changed = replace(good, fonts=(replace(good.fonts[0], **face),))

    assert _problems(changed, "standard") == [("print-fonts", message)]


def test_a_slanted_font_is_named(good: Inspection) -> None:
    changed = replace(good, fonts=(replace(good.fonts[0], italic=True),))

    assert _problems(changed, "standard") == [("upright-letters", "the font Rolepress-Sans is italic")]


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"structure": None}, "this PDF has no tags"),
        ({"pdfua_part": None}, "this PDF does not say that it follows PDF/UA-1"),
        ({"shows_title": False}, "the window does not show the title 'Sample'"),
        ({"bookmarks": ()}, "this PDF has headings and no bookmarks"),
    ],
)
def test_a_pdf_that_assistive_technology_cannot_use_is_told(
    good: Inspection, facts: dict[str, object], message: str
) -> None:
    assert _problems(replace(good, **facts), "standard") == [("pdf-tags", message)]


@pytest.mark.parametrize(
    ("blocks", "message"),
    [
        (MANUSCRIPT.blocks[:1], "this edition differs from the standard one in: text"),
        (MANUSCRIPT.blocks[::-1], "this edition has its parts in another order"),
    ],
)
def test_an_edition_with_other_parts_is_told(
    good: Inspection, blocks: tuple[Heading | Prose, ...], message: str
) -> None:
    found = _problems(good, "standard", replace(MANUSCRIPT, blocks=blocks))

    assert ("same-blocks", message) in found


def test_soft_hyphens_are_told_wherever_lines_end(good: Inspection) -> None:
    soft = replace(MANUSCRIPT, blocks=(MANUSCRIPT.blocks[0], Prose("text", said("in\u00adfor\u00admation"))))

    assert ("split-words", "the text has soft hyphens") in _problems(good, "standard", soft)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("Write to formats@<br>northshire.example to ask", True),
        ("Write to formats@northshire.example<br>to ask", False),
    ],
)
def test_an_address_is_split_where_a_line_ends_inside_it(lines: str, told: bool) -> None:
    text = replace(MANUSCRIPT.blocks[1], text=said("Write to formats@northshire.example to ask"))
    whole = replace(MANUSCRIPT, blocks=(MANUSCRIPT.blocks[0], text))
    printed = _inspected(GOOD.replace("SIZE", "12"), f"<h1>Sample</h1><p>{lines}</p>")

    message = "'formats@northshire.example' is split over two lines on page 1"
    assert _problems(printed, "standard", whole) == ([("split-words", message)] if told else [])


def test_an_address_with_a_hyphen_is_whole_whatever_follows_it() -> None:
    link = Span("a guide", link="https://trust.example/guides/peer-support/")
    linked = replace(
        MANUSCRIPT, blocks=(MANUSCRIPT.blocks[0], Prose("text", (Span("Read "), link, Span(", or ask"))))
    )
    lines = "Read a guide (trust.example/guides/peer-<br>support), or ask"
    printed = _inspected(GOOD.replace("SIZE", "12"), f"<h1>Sample</h1><p>{lines}</p>")

    assert _problems(printed, "standard", linked) == []


def test_tight_lines_are_worse_than_close_ones() -> None:
    tight, close = (
        _inspected(f"{GOOD.replace('SIZE', '18')}html {{ line-height: {height} }}", BODY) for height in (1.2, 1.3)
    )

    assert [each.severity for each in _all(tight, "large-print-18")] == [Severity.ERROR]
    assert [each.severity for each in _all(close, "large-print-18")] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("pages", "edition", "severity"),
    [
        (20, "standard", None),
        (21, "standard", Severity.WARNING),
        (24, "standard", Severity.WARNING),
        (25, "standard", Severity.ERROR),
        (25, "large-print-18", None),
    ],
)
def test_a_long_guide_is_told_in_the_size_in_which_it_is_carried(
    good: Inspection, pages: int, edition: str, severity: Severity | None
) -> None:
    guide = replace(
        MANUSCRIPT, blocks=(*MANUSCRIPT.blocks, Step("step", Picture("phone"), (said("You ring us."),)))
    )
    long = replace(good, page_sizes=good.page_sizes[:1] * pages)

    told = [each for each in _all(long, edition, guide) if each.rule == "guide-pages"]
    wanted = [] if severity is None else [(f"this guide has {pages} pages", severity)]
    assert [(each.message, each.severity) for each in told] == wanted
    assert [each for each in _all(long, edition) if each.rule == "guide-pages"] == []  # not a guide


def test_a_page_that_does_not_say_who_has_checked_a_guide_is_told() -> None:
    guide = replace(MANUSCRIPT, about=replace(ABOUT, band="Checked by Northshire on 3 May 2026"))
    band = '@page { @top-left { content: "Checked by Northshire on 3\\A0May 2026" } }'
    first = "@page :first { @top-left { content: none } }"
    css = f"{GOOD.replace('SIZE', '12')} .next {{ break-before: page }}"
    body = f"{BODY}<p class=next>{SENTENCE}</p>"

    told = [
        message
        for style in (f"{css}{band}", f"{css}{band}{first}")
        for rule, message in _problems(_inspected(style, body), "standard", guide)
        if rule == "checked-on-pages"
    ]
    assert told == ["page 1 does not say who has checked the guide"]


def test_every_rule_over_pdfs_is_tried_here() -> None:
    tried = {
        *(case.rule for case in CASES),
        "print-fonts",
        "same-blocks",
        "print-text",
        "guide-pages",
        "checked-on-pages",
    }

    assert tried == {name for name, each in known_rules().items() if Printed in each.kinds}


def _problems(facts: Inspection, edition: str, adapted: Manuscript = MANUSCRIPT) -> list[tuple[str, str]]:
    return [(each.rule, each.message) for each in _all(facts, edition, adapted)]


def _all(facts: Inspection, edition: str, adapted: Manuscript = MANUSCRIPT) -> tuple[Problem, ...]:
    settings = Settings(title="Roles", organisation="fenland", pdf=PdfSettings())
    return pdf_problems(facts, MANUSCRIPT, adapted, EDITIONS[edition], settings)


def _inspected(css: str, body: str) -> Inspection:
    lang = "" if body.startswith("<html") else '<html lang="en-GB">'
    html = f"<!DOCTYPE html>{lang}<head><title>Sample</title></head>{body}"
    return inspect_pdf(write_pdf(html, (css,), options=PdfOptions()).value.data)
