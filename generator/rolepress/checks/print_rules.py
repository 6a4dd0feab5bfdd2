"""Rules over a finished PDF: what people who need clear or large print can count on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from statistics import mean

from rolepress.checks.printed import PT_PER_MM, SAME_SIZE_PT, Line, Printed
from rolepress.checks.rules import Finding, rule
from rolepress.editions.widths import NARROWEST_MM, width_mm
from rolepress.manuscript import Box, Heading, ids, links, texts, walk
from rolepress.markdown import Span, kept_together, plain
from rolepress.problems import Severity

_THEME = "tell whoever keeps the theme"
_CAPITALS = re.compile(r"\b[A-Z]{2,}(?:[’']?S)?(?: [A-Z]{2,}){2,}\b")
_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}")
_AROUND = "().,;:?!“”"
_THIN = re.compile(r"thin|light|hairline", re.IGNORECASE)
_NOT_SANS = re.compile(
    r"(?<!sans)(?<!sans-)serif|times|georgia|garamond|courier|mono|cambria|roman", re.IGNORECASE
)


@rule("body-size", kinds=(Printed,), limits={"standard": 12, "large_print": 16})
def body_size(printed: Printed, *, standard: float, large_print: float) -> Iterator[Finding]:
    """Text is as large as its edition promises: 12 points at least, and 16 in large print.

    Why: smaller text is hard or impossible to read for many people.

    Example: large print of 18 points whose text is set in 14.

    Instead: the size comes from the edition; a style sheet of the theme must not make it smaller.

    Source: UKAAF, Minimum standards for clear print and large print.
    """
    least = max(large_print, printed.edition.size_pt) if printed.large else standard
    if printed.body_pt < least - SAME_SIZE_PT:
        yield Finding((), f"the text is set in {printed.body_pt:g} points; {least:g} is the least here", _THEME)


@rule("smallest-text", kinds=(Printed,), limits={"standard": 12})
def smallest_text(printed: Printed, *, standard: float) -> Iterator[Finding]:
    """No text is smaller than the text of its edition: page numbers, captions and running heads too.

    Why: who needs large text needs the page number large as well.

    Example: a page number of 9 points.

    Instead: give it the size of the text.

    Source: UKAAF, Minimum standards for clear print and large print.
    """
    least = printed.edition.size_pt if printed.large else standard
    small = [run for run in printed.pdf.text_runs if run.text.strip() and run.size_pt < least - SAME_SIZE_PT]
    if small:
        run = min(small, key=lambda each: each.size_pt)
        message = f"'{_start(run.text)}' on page {run.page} is set in {run.size_pt:g} points"
        yield Finding((), message, f"{least:g} points at least; {_THEME}")


@rule("line-height", kinds=(Printed,), severity=Severity.WARNING, limits={"usual": 1.45, "least": 1.25})
def line_height(printed: Printed, *, usual: float, least: float) -> Iterator[Finding]:
    """Lines of large print stand 1.5 times the type size apart.

    Why: with more space the eye finds the next line.

    Example: a line height of 1.2.

    Instead: 1.5. Below 1.25 it is an error.

    Source: RNIB, clear print; UKAAF sets single spacing as the least.
    """
    if not printed.large:
        return
    ratios = [gap.ratio for gap in printed.pdf.line_gaps if _is_body(gap.distance_pt / gap.ratio, printed)]
    tightest = min(ratios, default=usual)
    if tightest < usual:
        severity = Severity.ERROR if tightest < least else None
        message = f"lines stand {tightest:.2f} times the type size apart"
        yield Finding((), message, f"1.5 is easy to read; {_THEME}", severity)


@rule("paragraph-gap", kinds=(Printed,), severity=Severity.WARNING, limits={"least": 2.2})
def paragraph_gap(printed: Printed, *, least: float) -> Iterator[Finding]:
    """A line of white stands between two paragraphs of large print.

    Why: the gap shows where a new thought begins.

    Example: paragraphs that follow each other like lines.

    Instead: a gap of a line. The number is the distance between the lines, in type sizes.

    Source: UKAAF, Minimum standards for clear print and large print.
    """
    if not printed.large:
        return
    for before, after in pairwise(printed.body_lines):
        if _are_paragraphs(before, after):
            ems = (after.baseline_mm - before.baseline_mm) * PT_PER_MM / printed.body_pt
            if 0 < ems < least:
                message = f"there is no line of white between the paragraphs at '{_start(after.text)}'"
                yield Finding((), message, _THEME)


@rule("alignment", kinds=(Printed,))
def alignment(printed: Printed) -> Iterator[Finding]:
    """Lines start at one edge and end where their words end: neither justified nor centred.

    Why: justified lines have gaps of different widths, and centred ones start in different places.

    Example: `text-align: justify` in a style sheet.

    Instead: `text-align: start`.

    Source: UKAAF, Minimum standards for clear print and large print.
    """
    for lines in printed.blocks():
        full = lines[:-1]
        if len(full) < 3:
            continue
        if _spread([line.right_mm for line in full]) < 0.2 and _spread([line.left_mm for line in full]) < 0.2:
            yield Finding((), f"the lines at '{_start(lines[0].text)}' are justified", _THEME)
        elif (
            _spread([line.left_mm + line.right_mm for line in lines])
            < 0.5
            < _spread([line.left_mm for line in lines])
        ):
            yield Finding((), f"the lines at '{_start(lines[0].text)}' are centred", _THEME)


@rule("split-words", kinds=(Printed,))
def split_words(printed: Printed) -> Iterator[Finding]:
    """Words are not split at the end of a line, and dates, sums, phone numbers and addresses stay on one.

    Why: half a word or half a number is easy to misread.

    Example: "infor-" at the end of a line, or "30" on one line and "June" on the next.

    Instead: style sheets say `hyphens: manual`; such pieces have the class `together`. One that is too wide
    for its line may part.

    Source: UKAAF, Minimum standards for clear print and large print.
    """
    blocks = printed.adapted.blocks
    known = " ".join((*(text for block in walk(blocks) for text in texts(block)), *links(blocks)))
    if "\u00ad" in known:
        yield Finding((), "the text has soft hyphens", "take out the invisible marks in the text")
    for before, after in printed.following():
        word, rest = before.text.split()[-1:], after.text.split()[:1]
        if word and rest and word[0].endswith(("-", "‐")) and (word[0] + rest[0]).strip(_AROUND) not in known:
            yield Finding((), f"the word '{word[0]}{rest[0]}' is split on page {before.page}", _THEME)
        for piece in _across(before, after, known):
            yield Finding((), f"'{piece}' is split over two lines on page {before.page}", _THEME)


@rule("upright-letters", kinds=(Printed,))
def upright_letters(printed: Printed) -> Iterator[Finding]:
    """No text is in italics, and no more than two words in a row are in capitals.

    Why: slanted letters and blocks of capitals have shapes that are hard to tell apart.

    Example: "PLEASE READ THIS FIRST"

    Instead: "Please read this first", in bold where it matters.

    Source: UKAAF, Minimum standards for clear print and large print; RNIB, clear print.
    """
    for face in printed.pdf.fonts:
        if face.italic:
            yield Finding((), f"the font {face.name} is italic", f"use bold; {_THEME}")
    for lines in printed.blocks():
        for match in _CAPITALS.finditer(" ".join(line.text for line in lines)):
            yield Finding((), f"'{match.group()}' is in capitals", "write it in small letters")


@rule("print-fonts", kinds=(Printed,))
def print_fonts(printed: Printed) -> Iterator[Finding]:
    """Fonts are sans serif, not thin, and inside the file.

    Why: plain, firm letters are easier to tell apart; a font that is not in the file may look like another one.

    Example: a brand font "Northshire Light".

    Instead: its regular weight, with its file in the theme.

    Source: UKAAF, Minimum standards for clear print and large print; RNIB, clear print.
    """
    for face in printed.pdf.fonts:
        if not face.embedded:
            yield Finding((), f"the font {face.name} is not in the file", _THEME)
        if _THIN.search(face.name):
            yield Finding((), f"the letters of {face.name} are thin", f"use the regular weight; {_THEME}")
        if _NOT_SANS.search(face.name):
            yield Finding((), f"the font {face.name} is not a sans serif", _THEME)


@rule("large-print-tables", kinds=(Printed,))
def large_print_tables(printed: Printed) -> Iterator[Finding]:
    """Large print has lists in place of tables.

    Why: a row of a table does not fit the page in large type, and readers with a magnifier lose their column.

    Example: a person specification as a table of 4 columns.

    Instead: each row as an entry with its labels. The edition does it, so a kind must not draw tables itself.

    Source: UKAAF, Minimum standards for clear print and large print: one column.
    """
    if printed.large and printed.pdf.has_tables:
        yield Finding((), "this large print has a table", _THEME)


@rule("line-length", kinds=(Printed,), severity=Severity.WARNING, limits={"characters": 70})
def line_length(printed: Printed, *, characters: float) -> Iterator[Finding]:
    """A full line has 70 characters at most, on average.

    Why: on long lines the eye loses its way back to the next one.

    Example: 12 point text over the whole width of A4.

    Instead: a measure of about 32 type sizes.

    Source: RNIB, clear print: 60 to 70 characters.
    """
    full = [len(before.text) for before, _ in printed.following() if _is_body(before.size_pt, printed)]
    if full and mean(full) > characters:
        yield Finding(
            (), f"full lines have {mean(full):.0f} characters on average", f"{characters:g} at most; {_THEME}"
        )


@rule("page-ends", kinds=(Printed,), severity=Severity.WARNING)
def page_ends(printed: Printed) -> Iterator[Finding]:
    """No line of a paragraph stands alone at the end or the start of a page, and no heading at its end.

    Why: a reader who turns the page has lost what the line or the heading belongs to.

    Example: a heading on the last line of page 3.

    Instead: style sheets say `break-after: avoid` for headings, and 2 for `widows` and `orphans`.
    """
    for lines in printed.blocks():
        pages = [list(each) for _, each in groupby(lines, key=lambda line: line.page)]
        if len(pages) > 1 and (len(pages[0]) == 1 or len(pages[-1]) == 1):
            alone = pages[0][0] if len(pages[0]) == 1 else pages[-1][0]
            yield Finding((), f"the line '{_start(alone.text)}' stands alone on page {alone.page}", _THEME)
    last_page = len(printed.pdf.page_sizes)
    messages = [
        plain(box.title) for box in walk(printed.adapted.blocks) if isinstance(box, Box) and not box.blocks
    ]
    for page, lines_on_page in groupby(
        sorted(printed.pdf.lines, key=lambda line: line.page), key=lambda line: line.page
    ):
        lowest = max(lines_on_page, key=lambda line: line.baseline_mm)
        is_message = any(message.endswith(lowest.text) for message in messages)  # it leads to nothing
        if page < last_page and _is_heading(lowest) and not is_message:
            yield Finding((), f"the heading '{_start(lowest.text)}' is the last line of page {page}", _THEME)


@rule("level-text", kinds=(Printed,), severity=Severity.WARNING)
def level_text(printed: Printed) -> Iterator[Finding]:
    """Text runs level, and no rows of dots lead the eye.

    Why: turned text cannot be read with a magnifier, and a screen reader may say "dot" twenty times.

    Example: "Duties ........... 4"

    Instead: "Duties, page 4", or a thin line.

    Source: UKAAF, Minimum standards for clear print and large print.
    """
    turned = [run for run in printed.pdf.text_runs if not run.upright and run.text.strip()]
    if turned:
        yield Finding((), f"'{_start(turned[0].text)}' on page {turned[0].page} is turned", _THEME)
    for line in printed.pdf.lines:
        if _LEADERS.search(line.text):
            yield Finding((), f"there is a row of dots at '{_start(line.text)}'", "use a thin line")


@rule("pdf-tags", kinds=(Printed,))
def pdf_tags(printed: Printed) -> Iterator[Finding]:
    """A PDF is tagged, says which standard it follows, has a title, a language and bookmarks.

    Why: assistive technology reads tags; the title is what a window and a list of tabs show.

    Example: a PDF whose window shows "document1.pdf".

    Instead: the PDF format of Rolepress does all this; a theme must not switch it off.

    Source: PDF/UA-1 (ISO 14289-1), 7.1 and 7.2; WCAG 2.2, 2.4.2 Page titled and 3.1.1 Language of page.
    """
    pdf = printed.pdf
    if pdf.structure is None:
        yield Finding((), "this PDF has no tags", _THEME)
    if pdf.pdfua_part != int(printed.settings.profile.removeprefix("ua-")):
        yield Finding((), f"this PDF does not say that it follows PDF/{printed.settings.profile.upper()}", _THEME)
    if printed.adapted.title not in pdf.title or not pdf.shows_title:
        yield Finding((), f"the window does not show the title '{printed.adapted.title}'", _THEME)
    if pdf.lang != printed.adapted.language:
        yield Finding((), f"the language is '{pdf.lang}', not '{printed.adapted.language}'", _THEME)
    if any(isinstance(block, Heading) for block in walk(printed.adapted.blocks)) and not pdf.bookmarks:
        yield Finding((), "this PDF has headings and no bookmarks", _THEME)


@rule("same-blocks", kinds=(Printed,))
def same_blocks(printed: Printed) -> Iterator[Finding]:
    """An edition has the same parts in the same order as the standard one.

    Why: large print is the same document set again, not a shorter one.

    Example: a large print without its standard terms.

    Instead: an edition may change how a block looks, never leave one out.

    Source: UKAAF, Minimum standards for clear print and large print: re-set, not enlarged.
    """
    here, there = ids(printed.adapted), ids(printed.original)
    missing = [name for name in there if name not in set(here)]
    added = [name for name in here if name not in set(there)]
    if missing or added:
        named = ", ".join([*missing, *added][:3])
        yield Finding((), f"this edition differs from the standard one in: {named}", _THEME)
    elif here != there:
        yield Finding((), "this edition has its parts in another order", _THEME)


def _is_body(size_pt: float, printed: Printed) -> bool:
    return abs(size_pt - printed.body_pt) < SAME_SIZE_PT


def _is_heading(line: Line) -> bool:
    return any(re.fullmatch(r"H[1-6]|Caption", role) for role in line.roles)


def _are_paragraphs(before: Line, after: Line) -> bool:
    """Whether two lines are the end of one paragraph and the start of the next, outside lists and tables."""
    apart = before.block != after.block and before.page == after.page
    roles = {*before.roles, *after.roles}
    return (
        apart
        and before.roles[-1:] == after.roles[-1:] == ("P",)
        and not roles & {"L", "LI", "Table", "TOC", "BlockQuote"}
    )


def _across(before: Line, after: Line, known: str) -> Iterator[str]:
    """Yield the pieces that belong on one line and start at the end of *before* and end in *after*.

    An address that ends a line is whole, unless the *known* text has what follows as the rest of it. A piece that
    may be wider than its line parts with good reason.
    """
    room = 0 if "TD" in before.roles else NARROWEST_MM
    for gap in (" ", ""):
        start = 0
        for piece in kept_together(Span(f"{before.text}{gap}{after.text}")):
            end = start + len(piece.text)
            straddles = piece.together and start < len(before.text) < end
            fits = width_mm(piece.text, before.size_pt) <= room
            if straddles and fits and (gap or ("@" in piece.text and piece.text in known)):
                yield piece.text
            start = end


def _spread(values: list[float]) -> float:
    return max(values) - min(values)


def _start(text: str) -> str:
    return f"{text[:40]}…" if len(text) > 41 else text
