"""The fields of a printed form: what each is called, asks and looks like, as any reader of PDFs finds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from formats.pdf.samples import made
from rolepress.formats.pdf.content import pieces
from rolepress.formats.pdf.inspect import inspect_pdf
from rolepress.manuscript import Choice, Field, walk
from rolepress.markdown import plain
from sample_form import FORM_ID, VERSION, sample_form
from verapdf.runner import check_pdfs, report, second_opinion

MM = 72 / 25.4
REQUIRED, LINES, ONE_OF = 1 << 1, 1 << 12, 1 << 15


@dataclass(frozen=True)
class Widget:
    """One place to fill in."""

    name: str
    told: str
    page: int
    left: float
    bottom: float
    width: float
    height: float


@pytest.fixture
def fields(blank) -> Iterator[Callable[..., dict[str, pikepdf.Object]]]:
    """Return the fields of the blank form of an edition, by their names."""
    with ExitStack() as stack:

        def read(edition: str = "standard") -> dict[str, pikepdf.Object]:
            pdf = stack.enter_context(pikepdf.open(blank(edition)))
            return {str(each.T): each for each in pdf.Root.AcroForm.Fields}

        yield read


def places(path: Path) -> list[Widget]:
    """Return the places to fill in, page by page, in the order in which each page lists them."""
    with pikepdf.open(path) as pdf:
        return [
            _place(annotation, number)
            for number, page in enumerate(pdf.pages, start=1)
            for annotation in page.get("/Annots", [])
            if annotation.Subtype == "/Widget"
        ]


def _place(annotation: pikepdf.Object, page: int) -> Widget:
    left, bottom, right, top = map(float, annotation.Rect)
    name = annotation.T if "/T" in annotation else annotation.Parent.T
    return Widget(str(name), str(annotation.TU), page, left, bottom, right - left, top - bottom)


def asked() -> list[Field]:
    return [block for block in walk(sample_form().blocks) if isinstance(block, Field)]


def choices(field: Field) -> list[Choice]:
    return [choice for group in field.groups for choice in group.choices]


def expected_names() -> list[str]:
    """The names of the contract, in the order in which the form is read."""
    names: list[str] = []
    for field in asked():
        if field.type == "choose-many":
            for choice in choices(field):
                names += [f"{field.name}--{choice.value}", *([choice.say_name] if choice.say_name else [])]
        else:
            names += [field.name, *(choice.say_name for choice in choices(field) if choice.say_name)]
    return [*names, "why--more", "example--more", "example--more-2"]


def test_every_answer_has_its_name(fields):
    assert list(fields()) == expected_names()
    assert not any("." in name for name in expected_names())


@pytest.mark.parametrize("edition", ["standard", "large-print-18", "large-print-28"])
def test_every_edition_has_the_same_answers(fields, edition):
    names = [name for name in fields(edition) if "--more" not in name]

    assert names == [name for name in expected_names() if "--more" not in name]


def test_choices_have_their_values_as_states(fields):
    read = fields()
    states = {
        field.name: [{str(state) for state in kid.AP.N} for kid in read[field.name].Kids]
        for field in asked()
        if field.type in ("choose-one", "yes-no")
    }
    boxes = [read[name] for name in ("true", "days--monday", "days--other")]

    assert states == {
        field.name: [{"/Off", f"/{choice.value}"} for choice in choices(field)]
        for field in asked()
        if field.type in ("choose-one", "yes-no")
    }
    assert [{str(state) for state in box.AP.N} for box in boxes] == [{"/Off", "/yes"}] * 3
    assert all(int(read[name].Ff) & ONE_OF for name in states)


def test_choices_of_a_group_are_no_fields_themselves(fields):
    kids = fields()["driver"].Kids

    assert [[key for key in ("/T", "/FT", "/Ff") if key in kid] for kid in kids] == [[], []]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("full-name", "1. About you: Your full name (required)"),
        ("birth", "1. About you: Date of birth (optional). Give the day, month and year, such as 27 3 1990"),
        (
            "why",
            "2. Your experience: Why would you like to do this? (required). Say what matters to you. Short sentences "
            "are fine. Up to 1,500 characters",
        ),
        (
            "days--saturday",
            "2. Your experience: On which days could you come? (optional): At the weekend: Saturday",
        ),
        (
            "days--other--say",
            "2. Your experience: On which days could you come? (optional): At the weekend: Another day: Please say which",
        ),
        ("religion", "3. Fair treatment: What is your religion or belief? (optional). Choose one"),
        ("true", "3. Fair treatment: What I have written here is true (required). Tick the box to agree"),
        ("why--more", "More room for long answers: More room for: Why would you like to do this? (optional)"),
        (
            "example--more-2",
            "More room for long answers: More room (2) for: Tell us about a time when you helped somebody (optional)",
        ),
    ],
)
def test_a_field_says_its_section_its_question_and_its_choice(fields, name, told):
    assert str(fields()[name].TU) == told


def test_a_choice_says_which_it_is(fields):
    told = [str(kid.TU) for kid in fields()["driver"].Kids]

    assert told == [f"2. Your experience: Do you drive? (required): {each}" for each in ("Yes", "No")]


def test_what_must_be_answered_is_marked(fields):
    read = fields()
    marked = {name for name, field in read.items() if int(field.get("/Ff", 0)) & REQUIRED}

    assert marked == {field.name for field in asked() if field.required}
    assert all("(required)" in str(read[name].TU) for name in marked)


def test_long_answers_have_lines_and_limits(fields):
    read = fields()
    several = {name for name, field in read.items() if field.FT == "/Tx" and int(field.Ff) & LINES}
    limits = {name: int(field.MaxLen) for name, field in read.items() if "/MaxLen" in field}

    assert several == {"why", "example", "address", "why--more", "example--more", "example--more-2"}
    assert limits == {
        "full-name": 100,
        **{name: 1500 if "why" in name else 6000 for name in several - {"address"}},
    }


@pytest.mark.parametrize(("edition", "size"), [("standard", 12), ("large-print-18", 18)])
def test_typed_text_is_as_large_as_the_edition_and_never_shrinks(fields, edition, size):
    texts = [field for field in fields(edition).values() if field.FT == "/Tx"]

    assert {str(field.DA) for field in texts} == {f"/Typed {size} Tf 0 g"}


def test_fields_are_drawn_already(blank):
    with pikepdf.open(blank()) as pdf:
        form = pdf.Root.AcroForm
        looks = [annotation.AP.N for page in pdf.pages for annotation in page.get("/Annots", [])]
        fonts = [font.FontDescriptor for font in form.DR.Font.values()]

        assert "/NeedAppearances" not in form
        assert len(looks) == len(places(blank()))
        assert all(isinstance(each, pikepdf.Stream) or "/Off" in each for each in looks)
        assert all("/FontFile2" in each for each in fonts)


def test_pages_list_their_fields_as_they_are_read(blank):
    with pikepdf.open(blank()) as pdf:
        numbers = [[int(each.StructParent) for each in page.get("/Annots", [])] for page in pdf.pages]
        tabs = {str(page.get("/Tabs", "")) for page in pdf.pages}
    structure = inspect_pdf(blank().read_bytes()).structure

    assert tabs == {"/S"}
    assert numbers == [sorted(each) for each in numbers]
    assert [name for tag in structure.find("Form") for name in tag.annotations] == [
        each.told for each in places(blank())
    ]


def test_a_file_says_which_form_it_is(blank):
    with pikepdf.open(blank()) as pdf:
        said = (str(pdf.docinfo["/RolepressForm"]), str(pdf.docinfo["/RolepressVersion"]), str(pdf.Root.Lang))

    assert said == (FORM_ID, VERSION, "en-GB")


@pytest.mark.parametrize("edition", ["standard", "large-print-18", "large-print-28"])
def test_boxes_are_large_enough_for_a_pen(blank, edition):
    ticks = [each for each in places(blank(edition)) if each.width < 20 * MM]
    lines = [each for each in places(blank(edition)) if each.width >= 20 * MM]

    assert min(each.height for each in ticks) >= 5 * MM
    assert min(each.height for each in lines) >= 9 * MM
    assert min(each.height for each in lines if each.name == "signed") >= 18 * MM


@pytest.mark.parametrize("edition", ["standard", "large-print-18", "large-print-28"])
def test_boxes_stay_on_the_page_of_their_question(blank, edition):
    found = places(blank(edition))
    pages = pages_of_lines(blank(edition))

    assert min(each.bottom for each in found) >= 20 * MM
    for field in asked():
        first = next(each for each in found if each.name == field.name or each.name.startswith(f"{field.name}--"))
        assert first.page in pages[" ".join(plain(field.label).split()[:2])], field.name


@pytest.mark.parametrize("edition", ["standard", "large-print-18", "large-print-28"])
def test_choices_stay_on_the_page_of_their_words(blank, edition):
    found = {each.told.rpartition(": ")[2]: each.page for each in places(blank(edition))}
    pages = pages_of_lines(blank(edition))

    for choice in (choice for field in asked() for choice in choices(field)):
        assert found[plain(choice.label)] in pages[" ".join(plain(choice.label).split()[:2])], choice.value


def pages_of_lines(path: Path) -> dict[str, set[int]]:
    """Return the pages on which a line begins with these two words."""
    pages: dict[str, set[int]] = defaultdict(set)
    for line in inspect_pdf(path.read_bytes()).lines:
        pages[" ".join(line.text.split()[:2])].add(line.page)
    return pages


def test_lines_to_write_on_are_in_the_blank_field_alone(fields):
    read = fields()

    assert read["why"].AP.N.read_bytes().count(b" l") > 10
    assert b" l" not in read["full-name"].AP.N.read_bytes()


@pytest.mark.parametrize("edition", ["standard", "large-print-18", "large-print-28"])
def test_blank_forms_keep_pdf_ua_1(blank, edition):
    assert report(check_pdfs([blank(edition)], ("ua1",))) == ""
    assert second_opinion(blank(edition).read_bytes()) == []


def test_blank_forms_keep_pdf_ua_2(blank):
    assert report(check_pdfs([blank(pdf_profile="ua-2")], ("ua2",))) == ""


def test_blank_forms_can_be_archived(blank):
    archived = blank(pdf_archive=True)

    assert report(check_pdfs([archived], ("2a", "ua1"))) == ""
    assert second_opinion(archived.read_bytes(), "2a") == []


@pytest.mark.parametrize(
    "tag", ["<select name=a><option>x</option></select>", "<input type=file name=a>", "<button>Go</button>"]
)
def test_what_a_form_on_paper_cannot_ask_is_told(tag):
    style = "input, select, button { appearance: auto }"
    [problem] = made(f"<h1>One</h1><p>{tag}</p>", style=style).problems

    assert (problem.rule, "has no field for <" in problem.message) == ("form-field", True)


def test_a_page_without_fields_has_no_form():
    data = made("<h1>One</h1><p>Two</p>").value.data

    assert b"AcroForm" not in data
    assert b"RolepressForm" not in data


def test_nothing_of_a_field_is_page_content(blank):
    with pikepdf.open(blank()) as pdf:
        assert all(piece.face.name.startswith("Rolepress-Sans") for piece in pieces(pdf))
