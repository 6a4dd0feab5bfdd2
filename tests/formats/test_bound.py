"""A bound document on paper: a cover, one contents, and each part from the top of a page."""

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest

from pdfs.headings import Set, printed, written
from rolepress.editions import EDITIONS
from rolepress.formats import RenderOptions
from rolepress.formats.pdf.inspect import Inspection, inspect_pdf
from rolepress.formats.print import print_page, render_pdf, with_addresses
from rolepress.kinds import house_of
from rolepress.kinds.binding import bind, place_for
from rolepress.labels import labels_for
from rolepress.manuscript import About, Box, Contents, Heading, Manuscript, Part, Prose, said, walk
from rolepress.markdown import plain
from rolepress.model.house_style import HouseStyle
from rolepress.model.organisation import Brand
from rolepress.problems import Problem
from rolepress.theme import Theme, theme_for
from sample_manuscript import sample_manuscript
from verapdf.runner import check_pdfs, report, second_opinion

HOUSE = house_of(HouseStyle(), labels_for("en-GB").value)
NAMES = ["standard", "large-print-18", "large-print-28"]
LINES = ("The role: Peer Support Worker", "Apply by 11:59pm on Tuesday 30 June 2026", "Version 2.0")


def pack() -> Manuscript:
    """Return a short document with a sample role bound into its middle, and another one at its end."""
    about = About(
        "application-pack", "Application pack", "fenland", "Fenland and Wold Community Health Trust", "A round.", "2.0",
        cover_lines=tuple(map(said, LINES)),
    )  # fmt: skip
    blocks = (
        Heading("title", said("Peer support, 2026"), 1, eyebrow="Application pack"),
        Box("state", said("Apply by Tuesday 30 June 2026"), (Prose("state-1", said("See below.")),), level=2, tone="callout"),
        Heading("dates", said("Key dates"), 2),
        Prose("dates-text", said("We close at the end of June.")),
        place_for("peer-support-worker"),
        Heading("apply", said("How to apply"), 2),
        Prose("apply-text", said("Write to us.")),
    )  # fmt: skip
    own = Manuscript("round", "Peer support, 2026", "en-GB", about, blocks, dict(HOUSE.labels))
    role = sample_manuscript()
    return bind(own, [role, replace(role, id="second-role", title="Second role")], HOUSE)


@dataclass(frozen=True)
class Bound:
    """A finished PDF, what it was made from, and its facts."""

    shown: Manuscript
    data: bytes
    problems: tuple[Problem, ...]
    facts: Inspection

    def starts(self) -> dict[str, Set]:
        """Return where each heading stands on paper."""
        pairs = zip(written(self.shown), printed(self.facts), strict=True)
        return {heading.id: place for heading, place in pairs}

    def text(self, page: int) -> str:
        return " ".join(" ".join(line.text for line in self.facts.lines if line.page == page).split())


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return theme_for(tmp_path_factory.mktemp("project"), "fenland", Brand())


@pytest.fixture(scope="module", params=NAMES)
def bound(request: pytest.FixtureRequest, theme: Theme) -> Bound:
    edition = EDITIONS[request.param]
    adapted = edition.adapt(pack())
    made = render_pdf(adapted, edition, theme, RenderOptions())
    return Bound(with_addresses(adapted), made.value.data, made.problems, inspect_pdf(made.value.data))


def test_the_cover_has_the_title_and_what_tells_one_round_from_another_and_nothing_else(bound: Bound) -> None:
    said_there = " ".join(
        ("Fenland and Wold Community Health Trust", "Application pack", "Peer support, 2026", *LINES)
    )

    assert bound.problems == ()
    assert bound.text(1) == said_there
    assert bound.starts()["state"].page == 2


def test_each_part_and_what_follows_it_begins_a_page(bound: Bound) -> None:
    starts = bound.starts()
    first_on_page = {page: next(line for line in bound.facts.lines if line.page == page) for page in range(1, bound.facts.pages + 1)}  # fmt: skip

    for name in ("peer-support-worker--title", "second-role--title"):
        assert first_on_page[starts[name].page].text == "Job description"  # what it is, above its title
    assert first_on_page[starts["apply"].page].text == "How to apply"


def test_the_headings_of_parts_are_one_level_down_and_none_is_left_out(bound: Bound) -> None:
    levels = [each.level for each in printed(bound.facts)]

    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [(each.level, each.text) for each in printed(bound.facts)] == [
        (each.level, each.text) for each in written(bound.shown)
    ]


def test_bookmarks_and_page_numbers_run_across_parts(bound: Bound) -> None:
    starts = bound.starts()
    (contents,) = [block for block in walk(bound.shown.blocks) if isinstance(block, Contents)]
    expected = [(each.level, each.text) for each in written(bound.shown) if each.id != contents.id]
    told = " ".join(line.text for line in bound.facts.lines if "TOCI" in line.roles).split()

    assert list(bound.facts.bookmarks) == expected
    for entry in contents.entries:
        assert f"{plain(entry.text)} {starts[entry.target].page}" in " ".join(told)


@pytest.mark.parametrize("edition", ["standard", "large-print-18"])
def test_both_validators_find_nothing(edition: str, theme: Theme, tmp_path: Path) -> None:
    for profile in ("ua-1", "ua-2"):
        made = render_pdf(EDITIONS[edition].adapt(pack()), EDITIONS[edition], theme, RenderOptions(profile))
        path = tmp_path / f"{profile}.pdf"
        path.write_bytes(made.value.data)

        assert report(check_pdfs([path], (profile.replace("-", ""),))) == ""
    assert second_opinion((tmp_path / "ua-1.pdf").read_bytes()) == []


def test_what_is_not_bound_has_no_cover(theme: Theme) -> None:
    alone = print_page(sample_manuscript(), EDITIONS["standard"], theme)

    assert 'class="cover"' not in alone
    assert alone.count('class="publisher"') == 1


def test_what_a_cover_says_is_text_and_never_markup(theme: Theme) -> None:
    given = pack()
    html = print_page(
        replace(given, about=replace(given.about, cover_lines=(said("<b>Bold</b>"),))), EDITIONS["standard"], theme
    )

    assert "<b>" not in html
    assert "&lt;b&gt;Bold&lt;/b&gt;" in html


def test_the_parts_of_a_bound_document_are_sections_named_by_their_headings() -> None:
    parts = [block for block in pack().blocks if isinstance(block, Part)]

    assert [(part.id, part.blocks[0].id) for part in parts] == [
        ("peer-support-worker", "peer-support-worker--title"), ("second-role", "second-role--title"),
    ]  # fmt: skip
