"""What no validator sees: whether the tags tell the same story as the page."""

import io

import pikepdf
import pytest

from formats.pdf.samples import (
    CONTENTS,
    FORM,
    LANGUAGES,
    LINKS,
    NESTED_LISTS,
    PICTURES,
    SPECIFICATION,
    STYLE,
    TERMS,
    made,
    pdf,
)
from rolepress.formats.pdf.inspect import Inspection, inspect_pdf
from rolepress.formats.pdf.structure import Tag


def inspected(body: str, *, profile: str = "ua-1") -> Inspection:
    return inspect_pdf(pdf(body, profile=profile))


def tags(body: str, *, profile: str = "ua-1") -> Tag:
    structure = inspected(body, profile=profile).structure
    assert structure is not None
    return structure


@pytest.fixture(scope="module")
def specification() -> Inspection:
    return inspected(SPECIFICATION)


def kinds_of(tag: Tag) -> list[str]:
    """The roles right below *tag*."""
    return [kid.role for kid in tag.kids if isinstance(kid, Tag)]


def test_a_table_over_three_pages_is_one_table(specification: Inspection) -> None:
    assert specification.pages >= 3
    assert specification.structure is not None
    [table] = specification.structure.find("Table")
    assert kinds_of(table) == ["Caption", "THead", "TBody", "TBody"]
    assert len(table.find("TR")) == 1 + 2 + 2 * 44


def test_every_header_cell_has_a_scope_and_an_identifier_of_its_own(specification: Inspection) -> None:
    assert specification.structure is not None
    headers = specification.structure.find("TH")
    assert [header.attributes["Scope"] for header in headers[:5]] == ["Column", "Column", "Column", "Row", "Row"]
    assert all("Scope" in header.attributes for header in headers)
    assert len({header.id for header in headers}) == len(headers)


def test_a_cell_names_its_column_its_group_and_its_row(specification: Inspection) -> None:
    assert specification.structure is not None
    [table] = specification.structure.find("Table")
    last = table.find("TD")[-1]
    rows = table.find("TR")
    column, group, row = rows[0].find("TH")[2], rows[46].find("TH")[0], rows[-1].find("TH")[0]
    assert last.attributes["Headers"] == (column.id, group.id, row.id)


def test_identifiers_can_be_looked_up(specification: Inspection) -> None:
    with pikepdf.open(io.BytesIO(pdf(SPECIFICATION))) as file:
        names = file.Root.StructTreeRoot.IDTree.Kids[0].Names
        listed = [str(name) for name in names.as_list()[::2]]

    assert specification.structure is not None
    assert sorted(tag.id for tag in specification.structure.find("TH")) == listed


def test_cells_that_span_rows_and_columns_keep_their_headers() -> None:
    table = """<h1>Spans</h1><table>
    <thead><tr><th scope=col rowspan=2>Who</th><th scope=colgroup colspan=2>When</th></tr>
    <tr><th scope=col>Day</th><th scope=col>Night</th></tr></thead>
    <tbody><tr><th scope=row rowspan=2>Anna</th><td>1</td><td>2</td></tr>
    <tr><td colspan=2>3</td></tr></tbody></table>"""

    one, two, three = tags(table).find("TD")

    assert one.attributes["Headers"] == ("t0r0c1", "t0r1c1", "t0r2c0")
    assert two.attributes["Headers"] == ("t0r0c1", "t0r1c2", "t0r2c0")
    assert three.attributes["Headers"] == ("t0r0c1", "t0r1c1", "t0r1c2", "t0r2c0")
    assert three.attributes["ColSpan"] == 2


def test_running_headers_and_repeated_table_heads_are_artifacts(specification: Inspection) -> None:
    artifacts = [run.text for run in specification.text_runs if run.artifact]

    assert artifacts.count("Running header") == specification.pages
    assert artifacts.count("How we check") == specification.pages - 1
    assert f"Page 1 of {specification.pages}" in artifacts


def test_artifacts_say_that_they_belong_to_the_page() -> None:
    with pikepdf.open(io.BytesIO(pdf(SPECIFICATION))) as file:
        marks = pikepdf.parse_content_stream(file.pages[1], "BDC")
        kinds = {str(mark.operands[1].get("/Type", "")) for mark in marks if str(mark.operands[0]) == "/Artifact"}

    assert kinds == {"/Pagination"}


def test_nested_lists_are_in_the_body_of_their_item() -> None:
    lists = tags(NESTED_LISTS).find("L")

    for nested in lists[0].find("L")[1:]:
        bodies = [body for body in lists[0].find("LBody") if nested in body.kids]
        assert len(bodies) == 1
    assert all(kid.role == "LI" for each in lists for kid in each.kids if isinstance(kid, Tag))


def test_lists_say_how_they_are_numbered() -> None:
    numbering = [each.attributes["ListNumbering"] for each in tags(NESTED_LISTS).find("L")]

    assert numbering == ["Disc", "Circle", "Decimal", "LowerAlpha", "None", "Disc"]


def test_terms_are_labels_and_descriptions_bodies() -> None:
    grouped, flat, _ = tags(TERMS).find("L")

    assert [kinds_of(item) for item in grouped.find("LI")] == [["Lbl", "LBody"], ["Lbl", "LBody", "LBody"]]
    assert [kinds_of(item) for item in flat.kids if isinstance(item, Tag)] == [
        ["Lbl", "Lbl", "LBody"],
        ["Lbl", "LBody"],
    ]


def test_a_link_over_several_lines_is_one_link_with_its_name() -> None:
    long, short, picture, internal = tags(LINKS).find("Link")

    assert len(long.annotations) >= 3
    assert set(long.annotations) == {"How to apply"}
    assert set(short.annotations) == {"ask Jane first"}
    assert picture.annotations == ("The trust’s home page",)
    assert internal.annotations == ("To the top",)


def test_a_word_stressed_inside_a_link_is_no_second_link() -> None:
    link = tags('<h1>One</h1><p><a href="https://example.org/">see <strong>this</strong></a></p>').find("Link")[0]

    assert len(link.annotations) == 1


def test_links_in_running_headers_cannot_be_reached() -> None:
    body = (
        '<div style="position: running(top)"><a href="https://example.org/">Home</a></div><h1>One</h1><p>Two</p>'
    )
    style = STYLE + "@page { @top-right { content: element(top) } }"
    with pikepdf.open(io.BytesIO(made(body, style=style).value.data)) as file:
        assert "/Annots" not in file.pages[0]


def test_the_list_of_contents_is_one() -> None:
    structure = tags(CONTENTS)

    assert list(structure.find("TOC")[0].outline()) == [
        "TOC",
        "  TOCI",
        "    Lbl",
        "    Reference",
        "      Link",
        "    TOC",
        "      TOCI",
        "        Lbl",
        "        Reference",
        "          Link",
        "  TOCI",
        "    Lbl",
        "    Reference",
        "      Link",
    ]


def test_decoration_is_not_read_and_pictures_say_what_they_show() -> None:
    figures = tags(PICTURES).find("Figure")

    assert [figure.alt for figure in figures] == ["A blue square", "A black square", "Our square"]
    assert kinds_of(figures[2]) == ["Caption"]
    assert all(len(figure.attributes["BBox"]) == 4 for figure in figures)


def test_parts_in_another_language_say_so() -> None:
    spoken = [(tag.role, tag.lang) for tag in tags(LANGUAGES).walk() if tag.lang]

    assert spoken == [("P", "cy"), ("Span", "pl"), ("LI", "cy")]


def test_abbreviations_carry_their_meaning() -> None:
    assert [tag.expansion for tag in tags(LANGUAGES).walk() if tag.expansion] == ["National Health Service"]


def test_only_pdf_2_knows_emphasis() -> None:
    assert tags(LINKS).find("Strong") == []
    assert len(tags(LINKS, profile="ua-2").find("Strong")) == 1


def test_bookmarks_lead_to_structure_in_pdf_2() -> None:
    with pikepdf.open(io.BytesIO(pdf(CONTENTS, profile="ua-2"))) as file:
        first = file.Root.Outlines.First
        targets = [str(first.A.SD[0].S), *(str(each.A.SD[0].S) for each in (first.First, first.First.Next))]
        entries = [
            item.Ref[0].S
            for item in file.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TOCI"
        ]

    assert targets == ["/H1", "/H2", "/H2"]
    assert sorted(map(str, entries)) == ["/H3", "/Sect", "/Sect"]


def test_fields_say_their_question_and_whether_it_must_be_answered() -> None:
    with pikepdf.open(io.BytesIO(pdf(FORM))) as file:
        fields = [each for each in file.Root.AcroForm.Fields if "/Parent" not in each]
        names = [str(field.TU) for field in fields]
        required = [bool(int(field.get("/Ff", 0)) & 2) for field in fields]

    assert names == ["Your name", "Shift", "I agree", "Why"]
    assert required == [True, False, False, False]
    assert len(tags(FORM).find("Form")) == 5
