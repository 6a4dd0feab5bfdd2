"""An inspection measures what is on the page."""

import pytest

from formats.pdf.samples import CONTENTS, SPECIFICATION, made, pdf
from rolepress.formats.pdf.inspect import Bookmark, inspect_pdf, structure_outline

SET = """
@page { size: A4; margin: 20mm 30mm 25mm 22mm }
body { font: 14pt/1.6 "Rolepress Sans"; margin: 0 }
h1 { font-size: 20pt; margin: 0 }
.small { font-size: 10pt }
.turned { transform: rotate(90deg); width: 40mm }
"""


def test_sizes_are_in_points_and_places_in_millimetres() -> None:
    inspection = inspect_pdf(
        made("<h1>Title</h1><p>Body <span class=small>small</span></p>", style=SET).value.data
    )

    title, body, small = inspection.text_runs
    assert [round(run.size_pt, 3) for run in (title, body, small)] == [20, 14, 10]
    assert [run.role for run in (title, body, small)] == ["H1", "P", "P"]
    assert title.x_mm == pytest.approx(22, abs=0.01)
    assert inspection.margins.left_mm == pytest.approx(22, abs=0.01)
    assert 20 <= inspection.margins.top_mm < 25
    assert inspection.page_size == pytest.approx((210, 297), abs=0.01)


def test_margins_leave_running_headers_out() -> None:
    margins = inspect_pdf(pdf(SPECIFICATION)).margins

    assert margins.top_mm >= 20
    assert margins.bottom_mm >= 20
    assert margins.left_mm >= 25
    assert margins.right_mm >= 25


def test_line_gaps_are_baseline_to_baseline() -> None:
    inspection = inspect_pdf(made(f"<h1>One</h1><p>{'word ' * 60}</p>", style=SET).value.data)

    assert len(inspection.line_gaps) >= 3
    assert all(gap.ratio == pytest.approx(1.6, abs=0.01) for gap in inspection.line_gaps)
    assert all(gap.distance_pt == pytest.approx(22.4, abs=0.01) for gap in inspection.line_gaps)


def test_a_superscript_stays_on_its_line() -> None:
    inspection = inspect_pdf(made("<h1>One</h1><p>Square m<sup>2</sup> of floor</p>", style=SET).value.data)

    assert [line.text for line in inspection.lines] == ["One", "Square m2 of floor"]


def test_turned_text_is_noticed() -> None:
    inspection = inspect_pdf(made("<h1>One</h1><p class=turned>Turned</p>", style=SET).value.data)

    assert [run.upright for run in inspection.text_runs] == [True, False]


def test_fonts_are_ours_embedded_and_never_slanted() -> None:
    fonts = inspect_pdf(pdf("<h1>One</h1><p>Two <i>three</i> <code>four</code></p>")).fonts

    assert [(face.name, face.bold) for face in fonts] == [("Rolepress-Sans", False), ("Rolepress-Sans-Bold", True)]
    assert all(face.embedded and not face.italic for face in fonts)


def test_the_file_says_what_it_is() -> None:
    inspection = inspect_pdf(pdf(CONTENTS))

    assert (inspection.title, inspection.shows_title, inspection.lang) == ("A sample", True, "en-GB")
    assert (inspection.pdfua_part, inspection.pdfa) == (1, "")
    assert (inspection.pages, inspection.has_tables) == (3, False)
    assert inspection.bookmarks == (
        Bookmark(1, "Handbook"),
        Bookmark(2, "Contents"),
        Bookmark(2, "Main duties"),
        Bookmark(3, "Shifts"),
        Bookmark(2, "Pay"),
    )


def test_an_archive_file_says_both_things_it_is() -> None:
    inspection = inspect_pdf(pdf(SPECIFICATION, archive=True))

    assert (inspection.pdfua_part, inspection.pdfa) == (1, "2A")
    assert inspection.has_tables


def test_pdf_2_says_its_part() -> None:
    assert inspect_pdf(pdf(CONTENTS, profile="ua-2")).pdfua_part == 2


def test_the_outline_of_tags_is_indented() -> None:
    assert structure_outline(pdf("<h1>One</h1><p>Two</p>")) == "Document\n  Div\n    H1\n    P"
