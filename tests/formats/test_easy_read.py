"""Easy read on paper: rows that stay whole, pictures that are large and silent, a band and a number on every page."""

from __future__ import annotations

import io
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pytest

from easy_read_project import SHOWN, drawing
from rolepress.checks import pdf_problems
from rolepress.config import Settings
from rolepress.editions import EDITIONS, Edition, set_for
from rolepress.formats import RenderOptions
from rolepress.formats.addresses import with_addresses_below
from rolepress.formats.furniture import band_apart
from rolepress.formats.pdf.inspect import Inspection, inspect_pdf
from rolepress.formats.print import band_styles, print_page, render_pdf
from rolepress.kinds.easy_read import with_notices
from rolepress.labels import labels_for
from rolepress.manuscript import (
    About,
    Block,
    Box,
    Heading,
    Manuscript,
    Picture,
    Prose,
    Step,
    Term,
    Terms,
    said,
    words,
)
from rolepress.markdown import Span, kept_together, plain, read_line
from rolepress.model.organisation import Brand
from rolepress.problems import Problem
from rolepress.theme import Theme, theme_for
from verapdf.runner import check_pdfs, report, second_opinion

BAND = "Not yet checked by people with learning disabilities"
CHECKED = "Checked by Northshire People First on 13 May 2026"
LONG = "Checked by Northshire People First and the Friends of Older People on 13 May 2026"
NAMES = ["standard", "large-print-18", "large-print-20", "large-print-24", "large-print-28"]
PACK = "https://trust.example/packs/helper-2026/"
PICTURES = {f"{name}.svg": drawing(name).encode() for name in SHOWN}
CM = 72 / 2.54  # points
A4_HEIGHT = 29.7 * CM


def step(number: int) -> Step:
    """Return a row of a guide: every third has a picture that informs, and every second a hard word."""
    lines = tuple(read_line(f"{each} {number}.")[0] for each in ("You help people", "You can ask", "We are there"))
    alt = f"Two people at table {number}." if number % 3 == 0 else ""
    hard = (Term(f"step-{number}-word", said("help"), (said("To help is to do something for somebody."),)),)
    picture = Picture(SHOWN[number % len(SHOWN)], alt)
    return Step(f"step-{number}", picture, lines[: 1 + number % 3], hard if number % 2 else ())


def guide(band: str = BAND) -> Manuscript:
    about = About("easy-read", "Easy read", "trust", "Sample Trust", "A guide.", "1.0", band=band, least_pt=16,
                  notice="A worked example")  # fmt: skip
    blocks: list[Block] = [
        Heading("title", said("What a helper does"), 1, eyebrow="Easy read"),
        Box("checked", kept_together(Span(band)), (), level=2, tone="callout"),
        Prose("summary", said("This guide is about a job."), lead=True),
    ]
    for group in range(4):
        blocks.append(Heading(f"group-{group}", said(f"Part {group}"), 2))
        blocks.extend(step(group * 4 + number) for number in range(1, 5))
    number = (*said("Phone "), Span("01632 960123", link="tel:01632960123", together=True))
    blocks += [Heading("contact", said("Ask us"), 2), Step("contact-phone", Picture("phone"), (number,))]
    blocks += [Terms("list", (Term("list-1", said("help"), (said("To help is to do something."),)),))]
    return Manuscript(
        "helper", "What a helper does", "en-GB", about, tuple(blocks), dict(labels_for("en-GB").value)
    )


@dataclass(frozen=True)
class Paper:
    manuscript: Manuscript
    edition: Edition
    data: bytes
    problems: tuple[Problem, ...]
    facts: Inspection


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return theme_for(tmp_path_factory.mktemp("project"), "trust", Brand())


@pytest.fixture(scope="module")
def papers(theme: Theme) -> dict[str, Paper]:
    return {name: paper(name, theme) for name in NAMES}


def paper(name: str, theme: Theme, given: Manuscript | None = None, **options: str) -> Paper:
    shown = given or guide()
    edition = set_for(EDITIONS[name], shown)
    adapted = edition.adapt(shown)
    made = render_pdf(adapted, edition, theme, RenderOptions(pictures=PICTURES, **options))
    return Paper(adapted, edition, made.value.data, made.problems, inspect_pdf(made.value.data))


def furniture(facts: Inspection) -> dict[int, str]:
    """Return what stands on each page around its text."""
    found = defaultdict(list)
    for run in facts.text_runs:
        if run.artifact:
            found[run.page].append(run.text)
    return {page: " ".join(" ".join(texts).split()) for page, texts in found.items()}


def amiss(made: Paper) -> tuple[Problem, ...]:
    """Return what is wrong with a file, as a build would tell it."""
    settings = Settings(title="T", organisation="trust")
    return (*made.problems, *pdf_problems(made.facts, made.manuscript, made.manuscript, made.edition, settings))


def text_of(facts: Inspection, page: int) -> str:
    return " ".join(" ".join(line.text.split()) for line in facts.lines if line.page == page)


def drawn(data: bytes) -> list[tuple[float, float]]:
    """Return the sizes in centimetres of the boxes of all pictures that are tagged."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        boxes = [each.A.BBox for each in _elements(pdf.Root.StructTreeRoot.K) if each.get("/S") == "/Figure"]
    return [
        (float(x1 - x0) / CM, float(y1 - y0) / CM) for x0, y0, x1, y1 in ([*map(float, each)] for each in boxes)
    ]


def _elements(value):
    if isinstance(value, pikepdf.Array):
        for each in value:
            yield from _elements(each)
    elif isinstance(value, pikepdf.Dictionary) and "/S" in value:
        yield value
        if "/K" in value:
            yield from _elements(value.K)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_amiss(papers: dict[str, Paper], name: str) -> None:
    made = papers[name]

    assert amiss(made) == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_read_once_and_in_order(papers: dict[str, Paper], name: str) -> None:
    alternatives = {each.picture.alt for each in guide().blocks if isinstance(each, Step)} - {""}
    _, rest = band_apart(guide())
    said_aloud = [
        each.rstrip(":")
        for each in (*BAND.split(), *words(rest))
        if each.rstrip(":") not in " ".join(alternatives).split()
    ]
    read = [
        each.rstrip(":")
        for each in papers[name].facts.words
        if each.rstrip(":") not in " ".join(alternatives).split()
    ]

    assert [each for each in read if each != "Sample" and each != "Trust"] == [
        each for each in said_aloud if each not in ("Sample", "Trust")
    ]


@pytest.mark.parametrize("name", NAMES)
def test_no_row_is_split_over_pages(papers: dict[str, Paper], name: str) -> None:
    pages = defaultdict(set)
    for line in papers[name].facts.lines:
        for number in range(1, 17):
            if line.text.endswith(f" {number}."):
                pages[number].add(line.page)

    assert len(pages) == 16
    assert {number: each for number, each in pages.items() if len(each) > 1} == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_text_is_as_large_as_promised_and_nothing_is_smaller(papers: dict[str, Paper], name: str) -> None:
    sizes = {round(run.size_pt, 1) for run in papers[name].facts.text_runs}

    assert min(sizes) == papers[name].edition.size_pt == max(16, EDITIONS[name].size_pt)


@pytest.mark.parametrize("name", NAMES)
def test_who_has_checked_it_is_said_on_every_page_and_its_number_is_large(
    papers: dict[str, Paper], name: str
) -> None:
    made = papers[name]
    around = furniture(made.facts)

    assert made.facts.pages > 2
    assert text_of(made.facts, 1).startswith(BAND)
    assert text_of(made.facts, 1).count(BAND) == 1
    assert all(BAND in around[page] for page in range(2, made.facts.pages + 1))
    assert all("A worked example" in around[page] for page in around)
    for page in range(1, made.facts.pages + 1):
        (number,) = [
            run for run in made.facts.text_runs if run.artifact and run.page == page and run.text == str(page)
        ]
        assert number.size_pt > 1.2 * made.edition.size_pt


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("band", [BAND, CHECKED, LONG])
def test_notices_push_the_band_from_no_page(theme: Theme, name: str, band: str) -> None:
    made = paper(
        name, theme, with_notices(guide(band), "closed", changing=True, explained=Span("The pack", link=PACK))
    )
    around = furniture(made.facts)

    assert "This is over now." in text_of(made.facts, 1)
    assert text_of(made.facts, 1).startswith(band)
    assert all(band in around[page] for page in range(2, made.facts.pages + 1))
    assert amiss(made) == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_date_in_the_band_stays_on_one_line(theme: Theme, name: str) -> None:
    lines = [line.text for line in paper(name, theme, guide(CHECKED)).facts.lines if line.page == 1]

    assert sum("13 May 2026" in line for line in lines) == 1


def test_pages_leave_room_for_a_band_of_several_lines() -> None:
    rooms = {size: band_styles(guide(CHECKED), size) for size in (16, 18, 28)}

    assert rooms == {
        16: ":root { --band-lines: 1; }\n", 18: ":root { --band-lines: 2; }\n", 28: ":root { --band-lines: 2; }\n",
    }  # fmt: skip
    assert band_styles(replace(guide(), about=replace(guide().about, band="")), 16) == ""


def linked() -> Step:
    lines = (
        "To apply, fill in our [form](https://trust.example/form).",
        "There is an [easier form](https://trust.example/easier).",
    )
    return Step("apply", Picture("team"), tuple(read_line(each)[0] for each in lines))


def test_addresses_stand_under_the_words_and_say_whose_they_are_where_they_are_many() -> None:
    shown = replace(guide(), blocks=(linked(), replace(linked(), id="one", lines=linked().lines[:1])))

    many, one = with_addresses_below(shown).blocks
    assert isinstance(many, Step)
    assert isinstance(one, Step)
    assert many.lines == linked().lines
    told = ["Form: trust.example/form", "Easier form: trust.example/easier"]
    assert [plain(each) for each in many.addresses] == told
    assert [plain(each) for each in one.addresses] == ["trust.example/form"]


@pytest.mark.parametrize(("name", "across"), [("large-print-20", False), ("large-print-24", True)])
def test_very_large_type_has_addresses_across_the_page(theme: Theme, name: str, across: bool) -> None:
    made = paper(name, theme, replace(guide(), blocks=(*guide().blocks[:3], linked())))
    (address,) = [each for each in made.facts.lines if each.text == "Form: trust.example/form"]
    (words_beside,) = [each for each in made.facts.lines if each.text.startswith("To apply")]

    assert (address.left_mm < words_beside.left_mm - 30) is across
    assert address.page == words_beside.page


@pytest.mark.parametrize("name", NAMES)
def test_no_page_parts_a_row_from_its_addresses(theme: Theme, name: str) -> None:
    rows = tuple(replace(linked(), id=f"apply-{number}") for number in range(12))
    made = paper(name, theme, replace(guide(), blocks=(*guide().blocks[:3], *rows)))
    starts, ends = (
        [each.page for each in made.facts.lines if each.text.startswith(start)]
        for start in ("To apply", "Easier form:")
    )

    assert len(starts) == 12
    assert starts == ends


def test_addresses_in_paragraphs_terms_and_boxes_stand_below_too() -> None:
    link = read_line("Read [the pack](https://trust.example/packs/).")[0]
    box = Box("b", said("New"), (Prose("inside", link),), level=2)
    terms = Terms("ways", (Term("ways-url", said("Website"), (link,)),))

    told = with_addresses_below(replace(guide(), blocks=(box, terms, Heading("h", link, 2))))
    below = "Read the pack. trust.example/packs"
    assert " ".join(words(told)) == f"New {below} Website {below} Read the pack (trust.example/packs)."


@pytest.mark.parametrize("name", NAMES)
def test_a_link_does_not_look_like_a_hard_word(theme: Theme, name: str) -> None:
    shown = guide()
    made = paper(name, theme, replace(shown, blocks=(*shown.blocks[:4], linked(), *shown.blocks[4:])))
    (run,) = [each for each in made.facts.text_runs if each.text.strip(" .") == "easier form"]

    assert "Bold" not in run.font.name
    assert amiss(made) == ()


@pytest.mark.parametrize("name", NAMES)
def test_pictures_that_inform_are_figures_and_others_are_silent(papers: dict[str, Paper], name: str) -> None:
    structure = papers[name].facts.structure
    assert structure is not None

    informing = [each.picture.alt for each in guide().blocks if isinstance(each, Step) and each.picture.alt]
    assert [each.alt for each in structure.find("Figure")] == informing


@pytest.mark.parametrize(("name", "least"), [("standard", 4.4), ("large-print-18", 4.4), ("large-print-28", 3.5)])
def test_pictures_are_large(papers: dict[str, Paper], name: str, least: float) -> None:
    sizes = drawn(papers[name].data)

    assert len(sizes) == 5
    assert all(width >= least and height >= least for width, height in sizes)


@pytest.mark.parametrize("name", ["standard", "large-print-24"])
def test_a_picture_stands_level_with_the_first_line_of_its_words(theme: Theme, name: str) -> None:
    wide = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 24"><path d="M0 0h72v24H0z"/></svg>'
    row = Step("row", Picture("bus", "A bus."), (said("We pay for your travel."), said("You keep your ticket.")))
    edition = set_for(EDITIONS[name], replace(guide(), blocks=(guide().blocks[0], row)))
    shown = edition.adapt(replace(guide(), blocks=(guide().blocks[0], row)))
    data = render_pdf(shown, edition, theme, RenderOptions(pictures={"bus.svg": wide})).value.data

    with pikepdf.open(io.BytesIO(data)) as pdf:
        (box,) = [each.A.BBox for each in _elements(pdf.Root.StructTreeRoot.K) if each.get("/S") == "/Figure"]
        left, bottom, right, top = map(float, box)
    (line,) = [each for each in inspect_pdf(data).lines if "We pay" in each.text]
    capitals = A4_HEIGHT - line.baseline_mm * CM / 10 + 0.716 * edition.size_pt  # of Arimo
    assert top == pytest.approx(capitals, abs=0.1 * edition.size_pt)
    assert right - left == pytest.approx(3 * (top - bottom), rel=0.05)  # as high as what it shows


@pytest.mark.parametrize("count", range(5, 9))
def test_the_last_page_never_holds_credits_alone(theme: Theme, count: int) -> None:
    hard = Terms(
        "words", tuple(Term(f"w{each}", said(f"word {each}"), (said("What it means."),)) for each in range(count))
    )
    credits = [Prose(f"credit-{each}", said(f"Drawn by {each}"), note=True) for each in (1, 2)]
    title = Heading("picture-credits", said("Who made the pictures"), 2)
    shown = replace(guide(), blocks=(guide().blocks[0], hard, title, *credits))

    facts = paper("standard", theme, shown).facts

    last = text_of(facts, facts.pages)
    assert "word " in last
    assert last.index("word ") < last.index("Who made") < last.index("Drawn by 1") < last.index("Drawn by 2")


def test_the_phone_number_is_larger_than_the_text(papers: dict[str, Paper]) -> None:
    for made in papers.values():
        (run,) = [each for each in made.facts.text_runs if "01632" in each.text]
        assert run.size_pt > 1.2 * made.edition.size_pt


def test_a_picture_that_nobody_handed_over_is_told(theme: Theme) -> None:
    edition = set_for(EDITIONS["standard"], guide())
    made = render_pdf(edition.adapt(guide()), edition, theme, RenderOptions(pictures={}))

    assert [each.rule for each in made.problems] == ["picture-missing"] * len(SHOWN)


def test_a_picture_may_be_a_png(theme: Theme) -> None:
    options = RenderOptions(pictures={"phone.png": b"", "team.svg": b""})

    assert options.picture("phone") == "phone.png"
    assert options.picture("nowhere") == "nowhere.svg"


def test_the_large_band_is_for_guides_alone(theme: Theme) -> None:
    plain = replace(guide(), about=replace(guide().about, band="", least_pt=0))

    assert "banded" not in print_page(plain, EDITIONS["standard"], theme)


def test_validators_find_nothing(papers: dict[str, Paper], theme: Theme, tmp_path: Path) -> None:
    files = {}
    for name, made in papers.items():
        files[name] = tmp_path / f"{name}.pdf"
        files[name].write_bytes(made.data)
    newer = tmp_path / "newer.pdf"
    newer.write_bytes(paper("standard", theme, pdf_profile="ua-2").data)

    assert report(check_pdfs(files.values(), ("ua1",))) == ""
    assert report(check_pdfs([newer], ("ua2",))) == ""
    assert second_opinion(papers["standard"].data) == []
