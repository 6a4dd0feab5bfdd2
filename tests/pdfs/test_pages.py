"""Pages that clear print and large print promise: sizes, margins, colours, and nothing torn apart at a page's end."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby

import pikepdf
import pytest

from pdfs.headings import heading_role
from pdfs.proofs import BUILT, Proof
from pdfs.tagged import contents
from rolepress.colours import contrast
from rolepress.formats.pdf.inspect import Line
from rolepress.manuscript import Records, Table, walk
from rolepress.markdown import plain

WHITE = "#ffffff"
TEXT_CONTRAST = {"standard": 4.5, "large-print": 7.0}  # WCAG 2.2, 1.4.3 and 1.4.6
PAINTING = "rg g k sc scn Tj TJ"


def test_the_build_finds_nothing_wrong(proof: Proof) -> None:
    assert proof.problems == []


def test_pages_are_a4_upright_with_margins_of_20_mm(proof: Proof) -> None:
    sizes = {(round(size.width_mm), round(size.height_mm)) for size in proof.facts.page_sizes}

    assert sizes == {(210, 297)}
    assert min(proof.facts.margins) >= 20


def test_no_text_is_smaller_than_the_body_page_numbers_included(proof: Proof) -> None:
    assert min(round(run.size_pt, 2) for run in proof.facts.text_runs) == proof.edition.size_pt


def test_letters_are_sans_upright_firm_and_in_the_file(proof: Proof) -> None:
    faces = {(face.name, face.embedded, face.italic) for face in proof.facts.fonts}

    assert faces == {("Rolepress-Sans", True, False), ("Rolepress-Sans-Bold", True, False)}
    assert all(run.upright for run in proof.facts.text_runs)


def test_large_print_is_open_in_one_column_and_has_no_table(proof: Proof) -> None:
    body = {line.block for line in proof.facts.lines if not heading_role(line)}
    ratios = [gap.ratio for gap in proof.facts.line_gaps if gap.block in body]

    assert proof.facts.has_tables == (not proof.large and _has_table(proof))
    assert min(ratios) >= (1.49 if proof.large else 1.249)


def test_lines_have_about_70_characters_at_most(proof: Proof) -> None:
    longest = sorted(len(line.text) for line in proof.facts.lines)

    assert longest[-1] <= 76  # of narrow letters
    assert longest[len(longest) * 99 // 100] <= 70


def test_nothing_that_introduces_is_the_last_line_of_a_page(proof: Proof) -> None:
    introducing = {*_group_heads(proof), *_record_titles(proof)}
    blocks = {line.block: line.text for line in reversed(proof.facts.lines)}  # by the block's first line
    ends = {line.block: line for line in proof.facts.lines}  # a colon inside a paragraph introduces nothing
    lowest = list(_lowest_lines(proof))

    assert [line.text for line in lowest if heading_role(line) or {"Caption", "THead"} & set(line.roles)] == []
    assert [line.text for line in lowest if line.text.endswith(":") and ends[line.block] == line] == []
    assert [line.text for line in lowest if blocks[line.block].strip() in introducing] == []


def test_no_line_of_a_paragraph_stands_alone_on_a_page(proof: Proof) -> None:
    for _, together in groupby(proof.facts.lines, key=lambda line: line.block):
        pages = [list(lines) for _, lines in groupby(together, key=lambda line: line.page)]

        assert len(pages) == 1 or min(len(pages[0]), len(pages[-1])) > 1, pages[0][0].text


def test_no_row_runs_on_to_the_next_page(proof: Proof) -> None:
    assert proof.facts.structure is not None
    rows = proof.facts.structure.find("TR")

    assert [row for row in rows if len({content.page for content in contents(row)}) > 1] == []


@pytest.mark.parametrize("proof", BUILT, indirect=True, ids="-".join)
def test_every_letter_stands_out_from_the_paper(proof: Proof) -> None:
    faint = {
        colour for colour in _text_colours(proof.data) if contrast(colour, WHITE) < TEXT_CONTRAST[proof.edition.id]
    }

    assert faint == set()


def _lowest_lines(proof: Proof) -> Iterator[Line]:
    """Yield the last line of each page but the last."""
    lowest = {line.page: line for line in sorted(proof.facts.lines, key=lambda line: line.baseline_mm)}
    return (line for page, line in lowest.items() if page < proof.facts.pages)


def _has_table(proof: Proof) -> bool:
    return any(isinstance(block, Table) for block in walk(proof.original.blocks))


def _group_heads(proof: Proof) -> Iterator[str]:
    """Yield the titles of groups of rows."""
    tables = (block for block in walk(proof.shown.blocks) if isinstance(block, Table))
    return (plain(group.title) for table in tables for group in table.groups)


def _record_titles(proof: Proof) -> Iterator[str]:
    """Yield what names each record of a table told as lists."""
    told = (block for block in walk(proof.shown.blocks) if isinstance(block, Records))
    return (plain(record.title) for block in told for group in block.groups for record in group.records)


def _text_colours(data: bytes) -> set[str]:
    """Return every colour in which a PDF draws text, such as "#1d4f76"."""
    found, colour = set(), "#000000"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for instruction in pikepdf.parse_content_stream(page, PAINTING):
                operator = str(instruction.operator)
                if operator in ("Tj", "TJ"):
                    found.add(colour)
                else:
                    assert operator == "rg", f"a colour is set by {operator}"
                    colour = "#" + "".join(f"{round(float(part) * 255):02x}" for part in instruction.operands)
    return found
