"""Easy read in Word: pictures beside ordinary paragraphs, silent where they tell nothing more, and pages that hold."""

import io
from dataclasses import replace
from zipfile import ZipFile

import pytest
from PIL import Image

from formats.docx.test_words import SAMPLE
from rolepress.editions import STANDARD, set_for
from rolepress.formats.docx import render_docx
from rolepress.manuscript import Block, Box, Heading, Picture, Prose, Step, Term, Terms, said
from rolepress.markdown import Span
from rolepress.model.organisation import Brand
from rolepress.theme import theme_for
from word_files import W, body, every_style, names, part, style, text_of, val

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CM = 360_000
PT = 20  # twentieths of a point
BAND = "Not yet checked by people with learning disabilities"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


def png(width: int, height: int) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), "#1d4f76").save(made, "PNG")
    return made.getvalue()


PICTURES = {"phone.png": png(200, 100), "home.svg": SVG}


@pytest.fixture(scope="module")
def theme(tmp_path_factory):
    return theme_for(tmp_path_factory.mktemp("project"), "fenland", Brand())


def guide(theme, *steps: Block, pictures=PICTURES, **about) -> bytes:
    blocks = (Heading("title", said("A guide"), 1), Heading("group", said("What you do"), 2), *steps)
    manuscript = replace(SAMPLE, blocks=blocks, about=replace(SAMPLE.about, least_pt=16, **about))
    return render_docx(manuscript, set_for(STANDARD, manuscript), theme, pictures)


def step(name: str, picture: str = "phone", *lines: str, alt: str = "", meanings=()) -> Step:
    return Step(name, Picture(picture, alt), tuple(map(said, lines or ("You ring us.",))), meanings)


def styles(data: bytes) -> dict:
    return {val(each, "styleId"): each for each in every_style(data)}


def test_words_are_ordinary_paragraphs_beside_a_picture_that_keeps_its_shape(theme):
    data = guide(theme, step("s", "phone", "You ring us.", "We talk."))

    (words,) = [each for each in body(data).iter(f"{W}p") if style(each) == "StepWords"]
    extent = words.find(f".//{WP}extent")
    assert len(words.findall(f"{W}r/{W}br")) == 1
    assert int(extent.get("cx")) == pytest.approx(4.5 * CM, rel=0.01)
    assert int(extent.get("cx")) == pytest.approx(2 * int(extent.get("cy")), rel=0.01)
    assert list(body(data).iter(f"{W}tbl")) == []


@pytest.mark.parametrize("backwards", [False, True])
def test_a_narrow_picture_stands_in_the_middle_of_its_room(theme, backwards):
    manuscript = replace(SAMPLE, blocks=(step("tall"), step("wide", "home")), right_to_left=backwards)
    shown = {"phone.png": png(100, 200), "home.png": png(200, 200)}
    data = render_docx(manuscript, set_for(STANDARD, manuscript), theme, shown)

    tall, wide = (
        (int(each.find(f"{WP}positionH/{WP}posOffset").text), int(each.find(f"{WP}extent").get("cx")))
        for each in body(data).iter(f"{WP}anchor")
    )
    assert tall[1] == pytest.approx(2.25 * CM, rel=0.01)
    assert tall[0] + tall[1] / 2 == pytest.approx(wide[0] + wide[1] / 2, abs=0.01 * CM)


def test_a_picture_says_what_it_tells_and_is_marked_as_decoration_where_it_tells_nothing(theme):
    data = guide(theme, step("a", alt="The number stands on the poster"), step("b"))

    told, silent = body(data).iter(f"{WP}docPr")
    assert told.get("descr") == "The number stands on the poster"
    assert not any(each.tag.endswith("}decorative") for each in told.iter())
    assert silent.get("descr") == ""
    assert any(each.tag.endswith("}decorative") and each.get("val") == "1" for each in silent.iter())


def test_where_links_lead_stands_under_the_words_on_the_same_page(theme):
    lines = ((Span("Fill in our "), Span("form", link="https://trust.example/form")),)
    data = guide(theme, Step("s", Picture("phone"), lines), step("after"))

    made = [each for each in body(data).iter(f"{W}p") if style(each).startswith("Step")]
    words, address = made[:2]
    assert [style(each) for each in made[:2]] == ["StepWords", "StepAddress"]
    assert text_of(words) == "Fill in our form"
    assert text_of(address) == "trust.example/form"
    assert words.find(f"{W}pPr/{W}keepNext") is not None
    assert len([each for each in made if style(each) == "StepAddress"]) == 1  # a step without a link has none


def test_pictures_are_told_apart_and_each_file_is_kept_once(theme):
    data = guide(theme, step("a"), step("b"), step("c", "home"), step("d", "home"))

    numbers = [each.get("id") for each in body(data).iter(f"{WP}docPr")]
    assert len(set(numbers)) == len(numbers) == 4
    assert len([each for each in names(data) if each.endswith(".svg")]) == 1
    assert b"image/svg+xml" in ZipFile(io.BytesIO(data)).read("[Content_Types].xml")


def test_programs_that_show_no_drawing_of_lines_show_its_dots(theme):
    drawn = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1" fill="#1d4f76"/></svg>'
    data = guide(theme, step("s", "house"), pictures={"house.svg": drawn})

    (name,) = [each for each in names(data) if each.endswith(".png")]
    with Image.open(io.BytesIO(ZipFile(io.BytesIO(data)).read(name))) as shown:
        assert (shown.size, shown.convert("RGB").getpixel((266, 133))) == ((532, 266), (29, 79, 118))


def test_a_drawing_without_a_size_leaves_the_words(theme):
    data = guide(
        theme, step("s", "house"), pictures={"house.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="0"/>'}
    )

    assert "You ring us." in [text_of(each) for each in body(data).iter(f"{W}p")]


def test_a_picture_that_the_project_lacks_leaves_the_words(theme):
    data = guide(theme, step("s", "unheard-of"), pictures={})

    assert "You ring us." in [text_of(each) for each in body(data).iter(f"{W}p")]
    assert list(body(data).iter(f"{W}drawing")) == []


def test_what_hard_words_mean_stays_with_them(theme):
    meaning = Term("w", said("Volunteer"), (said("somebody who works without pay"),))
    data = guide(theme, step("s", meanings=(meaning,)))

    words, told = [each for each in body(data).iter(f"{W}p") if style(each) in ("StepWords", "StepMeaning")]
    assert text_of(told) == "Volunteer: somebody who works without pay"
    assert words.find(f"{W}pPr/{W}keepNext") is not None
    assert styles(data)["StepWords"].find(f"{W}pPr/{W}keepLines") is not None


def test_words_keep_room_for_their_picture_and_no_page_is_forced_to_begin(theme):
    data = guide(theme, step("a"), step("b", "phone", *(f"This is line {number}." for number in range(5))))

    rows = [each for each in body(data).iter(f"{W}p") if style(each).startswith("Step")]
    kept = [(style(each), each.find(f"{W}pPr/{W}keepNext") is not None) for each in rows]
    assert kept == [("StepWords", True), ("StepRoom", False), ("StepWords", False)]
    room = rows[1].find(f"{W}pPr/{W}spacing")
    assert val(room, "lineRule") == "exact"
    assert 20 * PT < int(val(room, "line")) < 40 * PT  # of 2.25 cm, which are 64 points, a line is there already
    assert list(body(data).iter(f"{W}pageBreakBefore")) == []


def test_words_without_a_picture_have_no_room_kept_for_one(theme):
    data = guide(theme, step("s", "unheard-of"), pictures={})

    assert "StepRoom" not in map(style, body(data).iter(f"{W}p"))


def test_the_number_of_a_page_is_large_and_bold_and_stands_alone_as_in_a_pdf(theme):
    data = guide(theme, step("s"), band=BAND)

    feet = [part(data, name) for name in names(data) if name.startswith("word/footer")]
    assert len(feet) == 2
    for foot in feet:
        (number,) = foot.iter(f"{W}fldSimple")
        assert val(number, "instr").strip() == "PAGE"
        look = styles(data)[val(number.find(f".//{W}rStyle"))]
        assert int(val(look.find(f".//{W}sz"))) == 2 * 28  # half points; the text has 16 points
        assert val(look.find(f".//{W}b"), "val") != "0"


def test_who_has_checked_it_stands_in_a_bold_frame_on_every_page_with_the_mark_of_a_draft(theme):
    data = guide(theme, step("s"), band=BAND, draft=True)

    heads = [part(data, name) for name in names(data) if name.startswith("word/header")]
    (band,) = [each for head in heads for each in head.iter(f"{W}p") if style(each) == "Band"]
    first = next(body(data).iter(f"{W}p"))
    assert (style(first), text_of(first)) == ("Band", BAND)  # as text, for those who listen
    assert text_of(band) == f"{BAND}  ·  {SAMPLE.labels['draft-mark']}"
    look = styles(data)["Band"]
    assert look.find(f"{W}rPr/{W}b") is not None
    assert len(look.find(f"{W}pPr/{W}pBdr")) == 4


def test_names_beside_values_are_bold_where_every_page_says_who_has_checked_it(theme):
    terms = Terms("t", (Term("t1", said("Phone"), (said("0116 496 0000"),)),))
    for band in (BAND, ""):
        data = guide(theme, terms, band=band)

        (name,) = [each for each in body(data).iter(f"{W}r") if text_of(each) == "Phone"]
        assert (name.find(f"{W}rPr/{W}b") is not None) is bool(band)


def kept(data: bytes) -> dict[str, bool | None]:
    """Return whether each paragraph stays with the next by a setting of its own; None where only its style says."""
    marks = {
        " ".join(text_of(each).split()): each.find(f"{W}pPr/{W}keepNext") for each in body(data).iter(f"{W}p")
    }
    return {text: None if mark is None else val(mark) != "0" for text, mark in marks.items()}


def test_a_message_in_a_box_of_its_own_does_not_wait_for_what_follows(theme):
    data = guide(theme, Box("state", said("This is over now."), (), level=2), Prose("p", said("We work.")))

    assert kept(data)["This is over now."] is False


def test_credits_stay_together_and_so_do_the_ways_to_ask(theme):
    credits = [Prose(f"c{number}", said(f"Drawn by {number}"), note=True) for number in range(3)]
    ways = Terms("w", tuple(Term(f"w{name}", said(name), (said("x"),)) for name in ("Team", "Email", "Address")))
    data = guide(theme, ways, *credits, band=BAND)

    assert [kept(data)[f"Drawn by {number}"] for number in range(3)] == [True, True, None]
    assert [kept(data)[f"{name} x"] for name in ("Team", "Email", "Address")] == [True, True, None]


def test_credits_have_no_page_of_their_own(theme):
    terms = Terms("w", tuple(Term(f"w{number}", said(f"Word {number}"), (said("x"),)) for number in range(12)))
    heading, credit = Heading("c", said("Who made the pictures"), 2), Prose("c1", said("Drawn by 1"), note=True)

    held = kept(guide(theme, terms, heading, credit, band=BAND))

    assert [held[f"Word {number} x"] for number in (9, 10, 11)] == [None, None, True]


def test_a_long_list_of_words_may_go_on_over_pages(theme):
    hard = Terms("w", tuple(Term(f"w{number}", said(f"Word {number}"), (said("x"),)) for number in range(12)))

    assert kept(guide(theme, hard, band=BAND))["Word 0 x"] is None


@pytest.mark.parametrize(("size", "half_points"), [(16, 48), (28, 70)])
def test_the_number_to_ring_is_large_and_a_link_elsewhere_is_not(theme, size, half_points):
    line = (*said("Phone "), Span("01632 960123", link="tel:+441632960123"))
    blocks = (
        Heading("title", said("A guide"), 1), Step("ring", Picture("phone"), (line,)), Prose("p", line),
    )  # fmt: skip
    manuscript = replace(SAMPLE, blocks=blocks, about=replace(SAMPLE.about, least_pt=16))
    edition = replace(set_for(STANDARD, manuscript), size_pt=size)
    data = render_docx(manuscript, edition, theme, PICTURES)

    used = [
        (style(each), val(each.find(f".//{W}hyperlink/{W}r/{W}rPr/{W}rStyle")))
        for each in body(data).iter(f"{W}p")
        if each.find(f".//{W}hyperlink") is not None
    ]
    assert used == [("StepWords", "PhoneNumber"), ("Normal", "Hyperlink")]
    letters = styles(data)["PhoneNumber"].find(f"{W}rPr")
    assert (val(letters.find(f"{W}sz")), letters.find(f"{W}b") is not None) == (str(half_points), True)
