"""Blocks as HTML: each kind looks as agreed, keeps its ids, and lets nothing through unescaped."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import get_args

import pytest

from agreed import GOLDEN, agreed
from browser.markup import html_validate
from rolepress.editions import EDITIONS, STANDARD
from rolepress.formats import FORMATS, Format, RenderOptions, formats, register
from rolepress.formats.html import HTML, render_blocks, render_body, render_page_body
from rolepress.manuscript import (
    Block,
    Box,
    Bullets,
    Chart,
    Choice,
    ChoiceGroup,
    Column,
    Contents,
    ContentsEntry,
    Detail,
    Entry,
    Field,
    Form,
    Heading,
    Numbered,
    Part,
    Picture,
    Prose,
    Quote,
    Record,
    RecordGroup,
    Records,
    Row,
    RowGroup,
    Signatory,
    Signatures,
    Step,
    Table,
    Term,
    Terms,
    ids,
    reworded,
    said,
)
from rolepress.markdown import Span, read_line
from rolepress.model.organisation import Brand
from rolepress.theme import Theme, theme_for
from sample_manuscript import sample_manuscript

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>A page</title></head>
<body><main>
{body}</main></body>
</html>
"""
LONE = (  # shapes that the sample has none of
    "terms-without-values", "numbered-counted", "part", "form-sent", "field-choose-one", "field-declaration",
    "step", "step-informing", "step-without-picture",
)  # fmt: skip


def line(text: str) -> tuple[Span, ...]:
    return read_line(text)[0]


COLUMNS = (
    Column("number", said("Number"), 2),
    Column("criterion", said("What we look for"), 9, header=True),
    Column("level", said("Essential or desirable"), 4),
)
ROWS = (
    Row("row-1", ((said("1.1"),), (said("Kindness"),), (said("Essential"),))),
    Row("row-2", ((said("1.2"),), (said("You write clearly"), said("in plain words")), (said("Desirable"),))),
)
AREAS = (
    ChoiceGroup("group--area--1", said("In hospital"), (
        Choice("area--wards", "wards", said("Wards")),
        Choice("area--other", "other", said("Another place"), "area--other--say", "Please say"),
    )),
    ChoiceGroup("group--area--2", (), (Choice("area--home", "home", said("At home")),)),
)  # fmt: skip
SURNAME = Field(
    "surname", "surname", "short-text", said("Surname"), "required", required=True, hint=line("As in your **passport**."),
    how="Up to 60 characters.", longest=60, autocomplete="family-name", fillable=True,
)  # fmt: skip
AREA = Field(
    "area", "area", "choose-one", said("Where?"), "required", required=True, how="Choose one.", groups=AREAS
)
SKILLS = Field("skills", "skills", "long-text", said("Your skills"), "optional", longest=500, fillable=True)
POINTS = (Entry("duty-1-1", said("one point")), Entry("duty-1-2", said("another point")))

EXAMPLES: dict[str, Block] = {
    "heading": Heading("duties", said("Main duties"), 2),
    "heading-title": Heading("title", said("Nurse & Leader"), 1, eyebrow="Job description"),
    "prose": Prose("p", line("Apply by Friday 30 June 2026 at [our **site**](https://a.example/jobs).")),
    "prose-lead": Prose("p", said("First words."), lead=True),
    "prose-note": Prose("p", said("An explanation."), note=True),
    "bullets": Bullets("list", (Entry("duty-1", said("A duty"), "", POINTS), Entry("duty-2", said("Another")))),
    "numbered": Numbered("list", (Entry("duty-1", said("A duty"), "1.1", POINTS),)),
    "numbered-counted": Numbered("list", (Entry("step-1", said("First")), Entry("step-2", said("Then")))),
    "terms": Terms("facts", (Term("pay", said("Pay"), (line("£24,465 a year"), said("pro rata"))),), summary=True),
    "terms-some-without-values": Terms("facts", (Term("a", said("A"), (said("1"),)), Term("b", said("B"), ()))),
    "terms-without-values": Terms("facts", (Term("a", said("Kindness"), ()), Term("b", said("Respect"), ()))),
    "table": Table("t", said("Sizes"), COLUMNS[:2], (RowGroup("g", (), (), (Row("r", ROWS[0].cells[:2]),)),)),
    "table-specification": Table(
        "criteria", said("Person specification"), COLUMNS,
        (RowGroup("values", said("1. Values"), (said("You share our values."),), ROWS),), specification=True,
    ),
    "records": Records(
        "criteria", said("Person specification"),
        (
            RecordGroup("values", said("1. Values"), (said("You share our values."),), (
                Record("row-1", said("Number 1.1"), (
                    Detail(said("What we look for"), (said("Kindness"),)), Detail(said("Level"), ())
                )),
            )),
            RecordGroup("others", (), (), (Record("row-2", said("Number 2.1"), ()),)),
        ),
        3,
    ),
    "quote": Quote("q", said("It changed my life."), said("A person we support")),
    "box": Box("b", said("Before you apply"), (Prose("b-1", said("Read this.")), Bullets("b-2", POINTS)), level=2),
    "chart": Chart(
        "chart", said("From the top:"),
        (Entry("post-1", said("Matron")), Entry("post-2", said("Nurse (this post)"), "", POINTS)), "post-2",
    ),
    "signatures": Signatures("s", (Signatory("s-1", said("Post holder")),), "Signature", "Date"),
    "part": Part("role", (Heading("role--title", said("Nurse"), 2), Prose("role--text", said("You nurse.")))),
    "form-read": Form("questions", "helper", (Heading("you", said("You"), 2), replace(SURNAME, fillable=False)), "1.0"),
    "form-sent": Form(
        "questions", "helper", (SURNAME, SKILLS), "1.0", "https://forms.example/a?b=1&c=2", "Send your application"
    ),
    "field-text": SURNAME,
    "field-email": Field("email", "email", "email", said("Email"), "optional", autocomplete="email", fillable=True),
    "field-number": Field("years", "years", "number", said("Years"), "optional", fillable=True),
    "field-long": SKILLS,
    "field-choose-one": replace(AREA, fillable=True),
    "field-choose-many": replace(AREA, type="choose-many", fillable=True),
    "field-choices-to-read": AREA,
    "field-declaration": Field(
        "true", "true", "declaration", said("This is true."), "required", required=True, how="Tick the box.", fillable=True
    ),
    "step": Step(
        "start-1", Picture("interview", address="./interview.svg"),
        (line("Come to an **interview**"), line("on Friday 30 June 2023.")),
        (Term("start-1-word-1", said("interview"), (said("An interview is a talk about the job."),)),),
    ),
    "step-informing": Step(
        "start-2", Picture("map", 'A map: the "red" door is on the left.', "./map.svg"), (said("Look for the red door."),)
    ),
    "step-without-picture": Step("start-3", Picture("friend"), (said("Bring a friend."),)),
    "contents": Contents(
        "contents", said("Contents"),
        (
            ContentsEntry("duties", said("Duties"), (ContentsEntry("duties-1", said("On the wards")),)),
            ContentsEntry("terms", said("Terms")),
        ),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return theme_for(tmp_path_factory.mktemp("project"), "trust", Brand())


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_block_looks_as_agreed(name, theme):
    html = render_blocks([EXAMPLES[name]], theme)

    assert html == agreed(f"blocks/{name}.html", html)


def test_every_kind_of_block_has_an_example():
    assert {type(example) for example in EXAMPLES.values()} == set(get_args(Block))
    assert {path.stem for path in (GOLDEN / "blocks").iterdir()} == set(EXAMPLES)


@pytest.mark.parametrize("edition", ["standard", "large-print-18"])
def test_every_id_is_on_one_element_in_reading_order(edition, theme):
    manuscript = EDITIONS[edition].adapt(sample_manuscript())
    shown = [each for each in Ids.of(render_body(manuscript, theme)) if not each.endswith("-title")]

    assert shown == ids(manuscript)


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name.startswith(("form", "field"))])
def test_a_question_keeps_its_ids_and_every_word_that_is_tied_to_it_is_there(name, theme):
    html = render_blocks([EXAMPLES[name]], theme)
    there = Ids.of(html)
    tied = re.findall(r'(?:for|aria-describedby|aria-labelledby)="([^"]*)"', html)

    assert [each for each in _ids(EXAMPLES[name]) if each not in there] == []
    assert {target for each in tied for target in each.split()} <= set(there)
    assert len(there) == len(set(there))


@pytest.mark.parametrize("edition", ["standard", "large-print-18"])
def test_hostile_text_is_only_text(edition, theme):
    hostile = Span(
        "\"'><script>alert(1)</script><img src=x onerror=alert(1)>", link='https://a.example/"onclick="x'
    )
    manuscript = reworded(EDITIONS[edition].adapt(sample_manuscript()), lambda words: (hostile,))
    html = render_body(manuscript, theme)

    assert not re.search(r"<(?:script|img)|<a [^>]*onclick=\"", html)
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("edition", ["standard", "large-print-18"])
def test_the_markup_keeps_to_the_standard(edition, theme, tmp_path):
    body = render_body(EDITIONS[edition].adapt(sample_manuscript()), theme)
    others = render_blocks((each for name, each in EXAMPLES.items() if name in LONE), theme)
    page = tmp_path / "page.html"
    page.write_text(PAGE.format(body=body + others), "utf-8")

    assert html_validate([page]) == ()


def test_html_is_a_format_that_is_not_a_file_of_its_own(theme):
    artifact = HTML.render(sample_manuscript(), STANDARD, theme, RenderOptions())

    assert (HTML.suffix, artifact.pages, artifact.problems) == ("", None, ())
    assert artifact.data.decode() == render_page_body(sample_manuscript(), theme)


def test_formats_of_ours_are_there_without_asking():
    assert {"html": "text/html", "pdf": "application/pdf"}.items() <= {
        name: each.media_type for name, each in formats().items()
    }.items()


def test_a_format_is_added_once(monkeypatch):
    letter = Format("letter", ".txt", "text/plain", HTML.render)
    monkeypatch.setattr("rolepress.formats.FORMATS", dict(FORMATS))

    assert register(letter) is letter
    with pytest.raises(ValueError, match="two formats called letter"):
        register(letter)


def _ids(block: Block) -> list[str]:
    return ids(replace(sample_manuscript(), blocks=(block,)))


class Ids(HTMLParser):
    """Collects the ids of a page in the order in which they stand."""

    @classmethod
    def of(cls, html: str) -> list[str]:
        reader = cls()
        reader.found: list[str] = []
        reader.feed(html)
        return reader.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.extend(value for name, value in attrs if name == "id" and value)


def test_an_address_on_a_web_page_may_part_at_its_sign_and_its_dots(theme):
    text = "Write to very.long.name@northshire.example & co by 30 June 2026, or to [us](mailto:us@a.example)"
    manuscript = replace(sample_manuscript(), blocks=(Prose("p", read_line(text)[0]),))

    page, paper = render_page_body(manuscript, theme), render_body(manuscript, theme)

    assert '<span class="together">very.<wbr>long.<wbr>name@<wbr>northshire.example</span>' in page
    assert 'href="mailto:us@a.example"' in page
    assert page.count("<wbr>") == 3
    assert page.replace("<wbr>", "") == paper
