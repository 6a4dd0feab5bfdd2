"""Nothing leaves the text on paper: an address that is wider than its line parts, in every sort of block and size."""

from __future__ import annotations

import pytest

from rolepress.checks import pdf_problems
from rolepress.config import Settings
from rolepress.editions import EDITIONS, set_for
from rolepress.formats import RenderOptions
from rolepress.formats.line_ends import with_line_ends
from rolepress.formats.pdf.inspect import Inspection, inspect_pdf
from rolepress.formats.print import render_pdf
from rolepress.labels import labels_for
from rolepress.manuscript import (
    About,
    Block,
    Box,
    Bullets,
    Column,
    Entry,
    Heading,
    Manuscript,
    Numbered,
    Picture,
    Prose,
    Row,
    RowGroup,
    Step,
    Table,
    Term,
    Terms,
    said,
)
from rolepress.markdown import Span, Words, plain, read_line
from rolepress.model.organisation import Brand
from rolepress.theme import Theme, theme_for

NAMES = ["standard", "large-print-16", "large-print-18", "large-print-20", "large-print-24", "large-print-28"]
EMAIL = "england.peopleandcommunities@nhs.net"
HYPHENS = "north-west.people-and-communities@long-trust-name.example"
WEB = "https://peopleandcommunitiespartnership.northshire.example/a-page/with-a-very-long-name-indeed"
UNBROKEN = "https://trust.example/" + "peopleandcommunities" * 5
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10H0z"/></svg>'
LEFT_MM, RIGHT_MM = 20.5, 210 - 20.5


def linked(address: str) -> Words:
    if "@" in address:
        return (Span(address, link=f"mailto:{address}", together=True),)
    return (Span("our site", link=address),)


def sentence(address: str) -> Words:
    return (
        *said("Write to us at "),
        *linked(address),
        Span(" by "),
        *read_line("Wednesday 30 September 2026.")[0],
    )


def text(*addresses: str) -> Manuscript:
    about = About("page", "Page", "trust", "Sample Trust", "A page.", "1.0")
    entries = tuple(
        Entry(f"e-{i}", sentence(each), entries=(Entry(f"in-{i}", linked(each)),))
        for i, each in enumerate(addresses)
    )
    numbered = tuple(Entry(f"n-{i}", sentence(each), number="1.10") for i, each in enumerate(addresses))
    terms = tuple(Term(f"t-{i}", said("E-mail"), (linked(each),)) for i, each in enumerate(addresses))
    columns = tuple(
        Column(name, said(name.capitalize()), share) for name, share in (("post", 2), ("where", 1), ("when", 1))
    )
    rows = tuple(
        Row(f"r-{i}", ((said("Helper"),), (linked(each),), (said("Soon"),))) for i, each in enumerate(addresses)
    )
    steps = tuple(Step(f"s-{i}", Picture("phone"), (sentence(each),)) for i, each in enumerate(addresses))
    prose = tuple(Prose(f"p-{i}", sentence(each)) for i, each in enumerate(addresses))
    blocks: tuple[Block, ...] = (
        Heading("title", said("Sample"), 1),
        *prose,
        Bullets("bullets", entries),
        Numbered("numbered", numbered),
        Terms("terms", terms),
        Table("table", said("Posts"), columns, (RowGroup("g", (), (), rows),)),
        Box(
            "box",
            said("Ask"),
            (Bullets("boxed", tuple(Entry(f"b-{i}", sentence(each)) for i, each in enumerate(addresses))),),
            level=2,
        ),
        *steps,
    )
    return Manuscript("sample", "Sample", "en-GB", about, blocks, dict(labels_for("en-GB").value))


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return theme_for(tmp_path_factory.mktemp("project"), "trust", Brand())


def printed(name: str, theme: Theme, shown: Manuscript) -> tuple[Inspection, list[str]]:
    edition = set_for(EDITIONS[name], shown)
    adapted = edition.adapt(shown)
    made = render_pdf(adapted, edition, theme, RenderOptions(pictures={"phone.svg": PICTURE.encode()}))
    facts = inspect_pdf(made.value.data)
    problems = pdf_problems(facts, shown, adapted, edition, Settings(title="T", organisation="trust"))
    return facts, [f"{each.rule}: {each.message}" for each in (*made.problems, *problems)]


@pytest.mark.parametrize("name", NAMES)
def test_no_address_leaves_the_text(name: str, theme: Theme) -> None:
    facts, problems = printed(name, theme, text(EMAIL, HYPHENS, WEB, UNBROKEN))

    beyond = [
        (run.page, run.text)
        for run in facts.text_runs
        if not run.artifact and run.right_mm > RIGHT_MM + 0.6 and not run.text.endswith(" ")
    ]
    assert beyond == []
    assert [each for each in problems if each.startswith(("paper", "off-page", "split-words"))] == []


@pytest.mark.parametrize("name", NAMES)
def test_an_address_that_parts_does_so_after_its_at_sign_and_without_a_hyphen(name: str, theme: Theme) -> None:
    facts, _ = printed(name, theme, text(EMAIL))
    ends = {word for line in facts.lines for word in line.text.split() if "england" in word}

    assert ends <= {EMAIL, "england.", "peopleandcommunities@", "england.peopleandcommunities@"}
    assert "\u200b" not in "".join(line.text for line in facts.lines)
    assert EMAIL in "".join(line.text for line in facts.lines)


def test_what_fits_stays_on_one_line_and_what_does_not_may_part() -> None:
    short, long = "team@trust.example", EMAIL
    shown = Manuscript(
        "s", "S", "en-GB", text().about, (Prose("p", (*sentence(short), Span(" or "), *linked(long))),)
    )

    def kept(size_pt: float) -> list[str]:
        (prose,) = with_line_ends(shown, size_pt).blocks
        assert isinstance(prose, Prose)
        assert plain(prose.text) == plain(shown.blocks[0].text)  # type: ignore[union-attr]  # it is prose
        return [each.text for each in prose.text if each.together]

    assert kept(12) == [short, "Wednesday 30 September 2026", long]
    assert kept(28) == [short]


@pytest.mark.parametrize("name", NAMES)
def test_an_address_that_fits_a_line_of_its_own_up_to_its_at_sign_is_not_broken_between_letters(
    name: str, theme: Theme
) -> None:
    shown = Manuscript(
        "s", "S", "en-GB", text().about, (Prose("p", sentence("communitiesandpeople@nhs.net")),), text().labels
    )
    facts, _ = printed(name, theme, shown)

    assert any("communitiesandpeople@" in line.text for line in facts.lines)
