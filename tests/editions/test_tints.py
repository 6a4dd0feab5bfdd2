"""Tints: the standard edition on a page of a pale colour, on which everything can be read with ease."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolepress.colours import contrast
from rolepress.contrast import colours_on
from rolepress.editions import EDITIONS, STANDARD, set_for
from rolepress.editions.tints import TINTS
from rolepress.formats import RenderOptions
from rolepress.formats.print import print_styles, render_pdf
from rolepress.labels import labels_for
from rolepress.model.organisation import Brand
from rolepress.theme import theme_for
from sample_manuscript import sample_manuscript

SAMPLE = sample_manuscript()
FILL = re.compile(r"/Artifact\s+BMC\s+q\s+/a1.0 gs\s+([\d.]+) ([\d.]+) ([\d.]+) rg\s+0 0 ([\d.]+) ([\d.]+) re")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("project")


@pytest.mark.parametrize("tint", TINTS)
def test_a_tint_is_the_standard_edition_under_a_name_of_its_own(tint):
    edition = EDITIONS[tint]

    assert (edition.name, edition.suffix, edition.size_pt) == (tint, f"-{tint}", STANDARD.size_pt)
    assert edition.adapt(SAMPLE) == SAMPLE
    assert edition.takes("pdf")
    assert not edition.takes("docx")
    assert not edition.usual
    assert labels_for("en-GB").value[f"edition-{tint}"] == f"FORMAT on {tint.replace('-', ' ')}"


@pytest.mark.parametrize("tint", TINTS)
@settings(deadline=None)  # the first example reads the theme
@given(brand=st.integers(0, 0xFFFFFF), accent=st.integers(0, 0xFFFFFF))
def test_every_brand_can_be_read_on_every_tint(folder, tint, brand, accent):
    theme = theme_for(folder, "fenland", Brand(colour=f"#{brand:06x}", accent=f"#{accent:06x}"))
    colours = colours_on(theme, TINTS[tint])

    assert colours["paper"] == TINTS[tint]
    assert all(contrast(colours[name], TINTS[tint]) >= 7 for name in ("ink", "quiet", "brand"))
    assert all(contrast(colours[name], TINTS[tint]) >= 3 for name in ("accent", "rule"))


def test_the_whole_of_every_page_has_the_colour_as_decoration_and_prints(folder):
    file = render_pdf(SAMPLE, EDITIONS["cream"], theme_for(folder, "fenland", Brand()), RenderOptions())

    assert file.problems == ()
    with pikepdf.open(io.BytesIO(file.value.data)) as pdf:
        drawn = [page.Contents.read_bytes().decode("latin-1") for page in pdf.pages]
    grounds = [FILL.search(each) for each in drawn]
    assert len(grounds) == file.value.pages
    for ground in grounds:
        *colour, width, height = map(float, ground.groups())
        assert [round(each * 255) for each in colour] == [0xFB, 0xF3, 0xDC]
        assert (round(width * 0.75), round(height * 0.75)) == (595, 842)  # A4 in points


def test_a_document_in_larger_type_keeps_its_paper_and_its_name():
    large = replace(SAMPLE, about=replace(SAMPLE.about, least_pt=16))

    edition = set_for(EDITIONS["pale-blue"], large)
    assert (edition.name, edition.size_pt, edition.paper) == ("pale-blue", 16, TINTS["pale-blue"])


def test_white_pages_are_as_they_were(folder):
    theme = theme_for(folder, "fenland", Brand())

    assert not any("@page { background" in each for each in print_styles(STANDARD, theme))
