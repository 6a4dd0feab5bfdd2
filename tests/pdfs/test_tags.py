"""What assistive technology meets: one tag a table, named headers, links that say what they are."""

from __future__ import annotations

import io
from collections import defaultdict
from dataclasses import replace

import pikepdf
import pytest

from pdfs.proofs import BUILT, JOBS, Proof
from pdfs.tagged import Tagged, contents
from rolepress.editions import EDITIONS
from rolepress.formats import RenderOptions
from rolepress.formats.pdf.inspect import Inspection, Tag, inspect_pdf
from rolepress.formats.print import PDF
from rolepress.manuscript import Bullets, Entry, Form, Manuscript, Prose, Table, walk
from rolepress.manuscript import links as links_in
from rolepress.markdown import Span, plain
from rolepress.model.organisation import Brand
from rolepress.theme import Theme, theme_for
from sample_manuscript import sample_manuscript

BY_STANDARD = [each for each in BUILT if each[1] == "standard"]
STANDARDS = pytest.mark.parametrize("proof", BY_STANDARD, indirect=True, ids="-".join)


def test_a_specification_is_one_table_however_many_pages_it_takes(proof: Proof) -> None:
    tables = _structure(proof.facts).find("Table")

    assert len(tables) == len(_tables(proof.shown))
    for tag, table in zip(tables, _tables(proof.shown), strict=True):
        rows = sum(len(group.rows) + bool(group.title or group.notes) for group in table.groups)
        assert len(tag.find("TR")) == 1 + rows
        assert len(tag.find("THead")) == 1
        assert next(each.role for each in tag.kids if isinstance(each, Tag)) == "Caption"


@STANDARDS
def test_every_header_has_a_scope_and_every_cell_its_headers(proof: Proof) -> None:
    for table in _structure(proof.facts).find("Table"):
        headers = table.find("TH")
        names = {each.id for each in headers}

        assert {each.attributes.get("Scope") for each in headers} == {"Row", "Column"}
        assert len(names) == len(headers)
        assert all(set(cell.attributes["Headers"]) <= names for cell in table.find("TD"))
        assert all(len(cell.attributes["Headers"]) >= 2 for cell in table.find("TD"))


@STANDARDS
def test_the_heads_of_columns_are_read_once_and_shown_on_every_page(proof: Proof) -> None:
    furniture, tagged = _furniture(proof.facts), Tagged(proof.data)
    for tag, table in zip(_structure(proof.facts).find("Table"), _tables(proof.shown), strict=True):
        heads = " ".join(plain(column.label) for column in table.columns)
        pages = sorted({content.page + 1 for body in tag.find("TBody") for content in contents(body)})

        assert [tagged.text(head) for head in tag.find("THead")] == ["".join(heads.split())]
        assert len(pages) > 1 or proof.original.id not in JOBS  # a whole specification takes more than a page
        assert all(set(heads.split()) <= set(furniture[page].split()) for page in pages[1:])


def test_running_heads_and_feet_are_not_read_out(proof: Proof) -> None:
    furniture = _furniture(proof.facts)
    page, of = (proof.shown.labels[name] for name in ("page-number", "page-of"))

    for number in range(1, proof.facts.pages + 1):
        told = f"{page} {number} {of} {proof.facts.pages}" if not proof.shown.about.band else f"{number}"
        assert told in furniture[number]
        assert proof.shown.about.band in furniture[number] or number == 1
        assert proof.shown.about.notice in furniture[number]
        assert proof.shown.title in furniture[number] or number == 1 or proof.shown.about.band


def test_links_are_named_by_their_text(proof: Proof) -> None:
    structure, tagged = _structure(proof.facts), Tagged(proof.data)
    listed = [link for contents in structure.find("TOC") for link in contents.find("Link")]
    links = structure.find("Link")

    assert any(link not in listed for link in links) == any(links_in(proof.shown.blocks))
    for link in links:
        assert {"".join(name.split()) for name in link.annotations} == {tagged.text(link)}


def test_a_pdf_says_what_it_is(proof: Proof) -> None:
    facts, about = proof.facts, proof.shown.about
    with pikepdf.open(io.BytesIO(proof.data)) as pdf:
        said = {key: str(value) for key, value in pdf.docinfo.items()}
        packet = pdf.Root.Metadata.read_bytes().decode()

    assert (facts.title, facts.shows_title, facts.lang) == (proof.shown.title, True, "en-GB")
    assert said == {
        "/Title": proof.shown.title,
        "/Author": about.organisation_name,
        "/Subject": about.description,
        "/Producer": "WeasyPrint 70.0",
        **_form_it_is(proof.shown),
    }
    assert "Date" not in packet


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return theme_for(tmp_path_factory.mktemp("project"), "fenland", Brand())


def test_parts_in_another_language_say_so(theme: Theme) -> None:
    welsh = Span("Croeso i’r tîm: gŵyl a thŷ", language="cy")
    sample = sample_manuscript()
    blocks = (
        sample.blocks[0],
        Prose("greeting", (Span("They say "), welsh, Span(" at the door."))),
        Bullets("list", (Entry("list-1", (welsh,)),)),
    )
    standard = EDITIONS["standard"]
    made = PDF.render(replace(sample, blocks=blocks), standard, theme, RenderOptions())
    facts = inspect_pdf(made.data)
    spoken = [tag for tag in _structure(facts).walk() if tag.lang]

    assert made.problems == ()
    assert [(tag.role, tag.lang) for tag in spoken] == [("Span", "cy"), ("Span", "cy")]
    assert [Tagged(made.data).text(tag) for tag in spoken] == ["".join(welsh.text.split())] * 2


def _structure(facts: Inspection) -> Tag:
    assert facts.structure is not None
    return facts.structure


def _form_it_is(manuscript: Manuscript) -> dict[str, str]:
    """Return what a file to fill in says of its form, for those who collect the answers."""
    forms = [block for block in walk(manuscript.blocks) if isinstance(block, Form)]
    return {"/RolepressForm": forms[0].name, "/RolepressVersion": forms[0].version} if len(forms) == 1 else {}


def _tables(manuscript: Manuscript) -> list[Table]:
    return [block for block in walk(manuscript.blocks) if isinstance(block, Table)]


def _furniture(facts: Inspection) -> dict[int, str]:
    """Return what stands on each page and is not read out."""
    said: defaultdict[int, list[str]] = defaultdict(list)
    for run in facts.text_runs:
        if run.artifact:
            said[run.page].append(run.text)
    return {page: " ".join(" ".join(texts).split()) for page, texts in said.items()}
