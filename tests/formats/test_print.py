"""A manuscript on paper: what the pages measure, what they say, and in which order they say it."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest

from rolepress.editions import EDITIONS
from rolepress.formats import RenderOptions
from rolepress.formats.pdf.inspect import Inspection, inspect_pdf, words_in_tag_order
from rolepress.formats.print import PDF, print_page, render_pdf, with_addresses
from rolepress.manuscript import (
    Bullets,
    Contents,
    Entry,
    Heading,
    Manuscript,
    Prose,
    Term,
    Terms,
    said,
    walk,
    words,
)
from rolepress.markdown import Span, plain, read_line
from rolepress.model.organisation import Brand
from rolepress.problems import Problem
from rolepress.theme import Theme, theme_for
from sample_manuscript import sample_manuscript
from verapdf.runner import check_pdfs, report, second_opinion

LARGE = ["large-print-18", "large-print-28"]
NAMES = ["standard", *LARGE]
HEADINGS = {f"H{level}" for level in range(1, 7)}


@dataclass(frozen=True)
class Paper:
    """A finished PDF, what it was made from, and its facts."""

    manuscript: Manuscript
    size_pt: float
    data: bytes
    problems: tuple[Problem, ...]
    facts: Inspection


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return theme_for(tmp_path_factory.mktemp("project"), "fenland", Brand())


@pytest.fixture(scope="module")
def papers(theme: Theme) -> dict[str, Paper]:
    return {name: paper(name, theme) for name in NAMES}


def paper(name: str, theme: Theme, manuscript: Manuscript | None = None) -> Paper:
    edition = EDITIONS[name]
    adapted = edition.adapt(manuscript or sample_manuscript())
    made = render_pdf(adapted, edition, theme, RenderOptions())
    return Paper(adapted, edition.size_pt, made.value.data, made.problems, inspect_pdf(made.value.data))


def furniture(facts: Inspection) -> dict[int, str]:
    """Return what stands on each page around its text."""
    said = defaultdict(list)
    for run in facts.text_runs:
        if run.artifact:
            said[run.page].append(run.text)
    return {page: " ".join(" ".join(texts).split()) for page, texts in said.items()}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_amiss(papers, name):
    assert papers[name].problems == ()


def test_validators_find_nothing(papers, theme, tmp_path):
    archive = RenderOptions(pdf_archive=True)
    newer = RenderOptions(pdf_profile="ua-2")
    standard = EDITIONS["standard"]
    made = {
        "archive.pdf": (
            render_pdf(papers["standard"].manuscript, standard, theme, archive).value.data,
            ("2a", "ua1"),
        ),
        "newer.pdf": (render_pdf(papers["standard"].manuscript, standard, theme, newer).value.data, ("ua2",)),
        "large.pdf": (papers["large-print-18"].data, ("ua1",)),
    }
    for name, (data, profiles) in made.items():
        (tmp_path / name).write_bytes(data)

        assert report(check_pdfs([tmp_path / name], profiles)) == ""
    assert second_opinion(papers["large-print-18"].data) == []
    assert second_opinion(papers["standard"].data) == []


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_a4_portrait_with_margins_of_20_mm(papers, name):
    facts = papers[name].facts

    assert {(round(size.width_mm), round(size.height_mm)) for size in facts.page_sizes} == {(210, 297)}
    assert min(facts.margins) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_smaller_than_body_text_page_numbers_included(papers, name):
    sizes = {round(run.size_pt, 1) for run in papers[name].facts.text_runs}

    assert min(sizes) == papers[name].size_pt


@pytest.mark.parametrize("name", NAMES)
def test_lines_are_short_and_upright_and_no_letter_is_slanted(papers, name):
    facts = papers[name].facts

    assert max(len(line.text) for line in facts.lines) <= 70
    assert all(run.upright for run in facts.text_runs)
    assert [(face.embedded, face.italic) for face in facts.fonts] == [(True, False)] * 2


@pytest.mark.parametrize("name", LARGE)
def test_large_print_is_open_and_has_no_table(papers, name):
    facts = papers[name].facts
    heading_blocks = {line.block for line in facts.lines if HEADINGS & set(line.roles)}
    body = [gap.ratio for gap in facts.line_gaps if gap.block not in heading_blocks]

    assert not facts.has_tables
    assert min(body) == pytest.approx(1.5, abs=0.01)


@pytest.mark.parametrize("name", LARGE)
def test_large_print_leaves_a_whole_line_between_paragraphs(papers, name):
    headings = [line for line in papers[name].facts.lines if HEADINGS & set(line.roles)]
    first, last = (
        next(line.block for line in headings if line.text == text) for text in ("Smoking", "Signatures")
    )
    clauses = [line for line in papers[name].facts.lines if first < line.block < last]
    pairs = [(one, other) for one, other in pairwise(clauses) if one.page == other.page]
    between = [(one, other) for one, other in pairs if not HEADINGS & {*one.roles, *other.roles}]
    leads = [(other.baseline_mm - one.baseline_mm) / 25.4 * 72 / papers[name].size_pt for one, other in between]

    assert {round(lead, 1) for lead in leads} == {1.5, 3.0}


@pytest.mark.parametrize("name", NAMES)
def test_no_heading_is_the_last_line_of_a_page(papers, name):
    facts = papers[name].facts
    lowest = {line.page: line for line in sorted(facts.lines, key=lambda line: line.baseline_mm)}

    assert [line.text for line in lowest.values() if HEADINGS & set(line.roles)] == []


def test_no_group_of_rows_is_headed_at_the_foot_of_a_page(papers):
    lowest = {
        line.page: line for line in sorted(papers["standard"].facts.lines, key=lambda line: line.baseline_mm)
    }
    table = next(block for block in papers["standard"].manuscript.blocks if hasattr(block, "groups"))
    heads = {plain(group.title) for group in table.groups} | {plain(column.label) for column in table.columns}

    assert {line.text.strip() for line in lowest.values()} & heads == set()


@pytest.mark.parametrize("above", range(44, 48))
def test_a_name_of_two_lines_stays_on_the_page_of_its_row(theme, above):
    sample = sample_manuscript()
    names = ("Short", "Who is responsible for what people write here", "Another")
    terms = Terms("terms", tuple(Term(f"t{i}", said(name), (said("The trust"),)) for i, name in enumerate(names)))
    lines = tuple(Bullets(f"b{i}", (Entry(f"e{i}", said("Line")),)) for i in range(above))
    blocks = (sample.blocks[0], *lines, terms)

    lines_drawn = paper("standard", theme, replace(sample, blocks=blocks)).facts.lines
    pages = {line.text: line.page for line in lines_drawn}

    assert pages["Who is responsible for what"] == pages["people write here"]


@pytest.mark.parametrize("count", range(4, 7))
def test_the_last_entry_of_a_list_never_stands_alone_on_a_page(theme, count):
    sample = sample_manuscript()
    lines = (Prose(f"p{i}", said("Line")) for i in range(19))
    agreed = Bullets("agreed", tuple(Entry(f"a{i}", said(f"agreed {i}")) for i in range(count)))

    drawn = paper("standard", theme, replace(sample, blocks=(sample.blocks[0], *lines, agreed))).facts.lines
    pages = Counter(line.page for line in drawn if "agreed" in line.text)

    assert sum(pages.values()) == count
    assert pages[max(pages)] > 1


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_read_out_in_order(papers, name):
    shown = with_addresses(papers[name].manuscript)
    expected = [*shown.about.organisation_name.split(), *words(without_contents(shown))]

    assert without_marks(read_out(papers[name])) == without_marks(expected)


def read_out(paper: Paper) -> list[str]:
    """Return the words of *paper* as they are read out, those of its contents left out."""
    contents = next(block for block in paper.manuscript.blocks if isinstance(block, Contents))
    lines = sum(1 + len(entry.entries) for entry in contents.entries)
    all_words = words_in_tag_order(paper.data)
    start = all_words.index(*plain(contents.title).split())
    told = [plain(each.text).split() for entry in contents.entries for each in (entry, *entry.entries)]
    return all_words[:start] + all_words[start + 1 + sum(map(len, told)) + lines :]  # a page number each


def without_contents(manuscript: Manuscript) -> Manuscript:
    return replace(manuscript, blocks=tuple(b for b in manuscript.blocks if not isinstance(b, Contents)))


def without_marks(said: list[str]) -> list[str]:
    """Return words without what print adds: markers of lists, and the colon after a name."""
    return [word.rstrip(":") for word in said if word not in ("•", "–", ":")]


@pytest.mark.parametrize("name", NAMES)
def test_the_contents_know_the_pages(papers, name):
    contents = next(block for block in walk(papers[name].manuscript.blocks) if isinstance(block, Contents))
    entries = [each for entry in contents.entries for each in (entry, *entry.entries)]
    starts = pages_of_headings(papers[name].facts)
    listed = [line.text.split()[-1] for line in papers[name].facts.lines if "TOC" in line.roles]

    assert [int(each) for each in listed if each.isdigit()] == [starts[plain(entry.text)] for entry in entries]


def pages_of_headings(facts: Inspection) -> dict[str, int]:
    """Return the page on which each heading starts, by its text."""
    headings = defaultdict(list)
    for line in facts.lines:
        if HEADINGS & set(line.roles):
            headings[line.block].append(line)
    return {" ".join(" ".join(line.text for line in lines).split()): lines[0].page for lines in headings.values()}


def test_running_heads_start_on_the_second_page(papers):
    said = furniture(papers["standard"].facts)

    assert said[1] == f"{sample_manuscript().about.notice} Page 1 of {len(said)}"
    assert said[2].startswith("Fenland and Wold Community Health Trust · Peer Support Worker")
    assert said[2].endswith(f"Page 2 of {len(said)}")


@pytest.mark.parametrize("name", LARGE)
def test_large_print_says_the_same_on_every_page(papers, name):
    said = furniture(papers[name].facts)

    assert all(sample_manuscript().about.notice in text for text in said.values())
    assert said[2].startswith("Peer Support Worker Page 2 of")


def test_a_draft_says_so_on_every_page(theme):
    sample = sample_manuscript()
    draft = replace(sample, about=replace(sample.about, draft=True), blocks=sample.blocks[:8])
    facts = paper("standard", theme, draft).facts

    assert facts.lines[1].text == "Draft, not for publication"
    assert all("Draft, not for publication" in text for page, text in furniture(facts).items() if page > 1)


def test_a_pdf_is_the_same_whatever_was_made_before_it(papers, theme):
    assert paper("large-print-18", theme).data == papers["large-print-18"].data


def test_the_format_gives_pages_and_problems(papers, theme):
    edition = EDITIONS["standard"]
    artifact = PDF.render(papers["standard"].manuscript, edition, theme, RenderOptions())

    assert (artifact.data, artifact.pages) == (papers["standard"].data, papers["standard"].facts.pages)
    assert artifact.problems == ()


def test_hostile_words_stay_words_in_the_head_of_the_page(theme):
    sample = sample_manuscript()
    about = replace(sample.about, organisation_name='"><script>x</script>', notice='" onload="x')
    page = print_page(replace(sample, title="</title><script>", about=about), EDITIONS["standard"], theme)

    assert "<script" not in page
    assert ' onload="' not in page


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see [our jobs](https://www.trust.example/jobs/)", "see our jobs (www.trust.example/jobs)"),
        ("see [www.trust.example](https://www.trust.example/)", "see www.trust.example"),
        ("see [https://trust.example](https://trust.example)", "see https://trust.example"),
        ("write to [us](mailto:jobs@trust.example?subject=Hi)", "write to us (jobs@trust.example)"),
        ("write to [jobs@trust.example](mailto:jobs@trust.example)", "write to jobs@trust.example"),
        ("ring [01632 960 155](tel:+441632960155)", "ring 01632 960 155"),
        ("ring [us](tel:01632960155) now", "ring us (01632960155) now"),
        ("[**bold** link](https://a.example)", "bold link (a.example)"),
        ("no link", "no link"),
    ],
)
def test_paper_says_the_address_of_a_link_where_its_text_does_not(text, shown):
    manuscript = replace(sample_manuscript(), blocks=(Prose("p", read_line(text)[0]),))
    (block,) = with_addresses(manuscript).blocks

    assert isinstance(block, Prose)
    assert plain(block.text) == shown


def test_a_link_inside_the_document_needs_no_address():
    manuscript = replace(sample_manuscript(), blocks=(Heading("h", (Span("Duties", link="#duties"),), 2),))

    assert words(with_addresses(manuscript)) == ["Duties"]
