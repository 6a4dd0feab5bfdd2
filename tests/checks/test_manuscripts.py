"""What the rules say of a composed document: headings, tables, ids."""

import pytest

from rolepress.checks import manuscript_problems
from rolepress.config import Settings
from rolepress.manuscript import About, Block, Box, Column, Heading, Manuscript, Prose, Row, RowGroup, Table, said
from sample_manuscript import sample_manuscript

SETTINGS = Settings(title="Roles", organisation="northshire")
ABOUT = About("page", "Page", "northshire", "Northshire Health", "A page.", "1.0")
TITLE = Heading("title", said("Title"), 1)


def manuscript(*blocks: Block) -> Manuscript:
    return Manuscript("doc", "Title", "en-GB", ABOUT, blocks)


def table(*labels: str, caption: str = "Pay", cells: int | None = None, specification: bool = False) -> Table:
    columns = tuple(Column(f"c{index}", said(label)) for index, label in enumerate(labels))
    row = Row("r", ((said("x"),),) * (len(labels) if cells is None else cells))
    return Table("t", said(caption), columns, (RowGroup("g", (), (), (row,)),), specification)


def told(*blocks: Block, settings: Settings = SETTINGS) -> list[str]:
    return [
        f"{each.severity} {each.rule}: {each.message}"
        for each in manuscript_problems(manuscript(*blocks), settings)
    ]


def test_a_whole_job_description_is_in_order() -> None:
    assert manuscript_problems(sample_manuscript(), SETTINGS) == ()


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((TITLE, Heading("a", said("A"), 2), Heading("b", said("B"), 3), Heading("c", said("C"), 2)), []),
        ((Prose("p", said("Text")),), ["error heading-order: this document does not start with its title"]),
        ((Heading("a", said("A"), 2),), ["error heading-order: this document does not start with its title"]),
        ((TITLE, Heading("b", said("B"), 1)), ["error heading-order: this document has 2 titles"]),
        ((TITLE, Heading("b", said("B"), 3)), ["error heading-order: the heading 'B' has level 3 under level 1"]),
        (
            (TITLE, Box("x", said("Box"), (Heading("b", said("B"), 4),))),
            ["error heading-order: the heading 'Box' has level 3 under level 1"],
        ),
        ((TITLE, Box("x", said("Box"), (Heading("b", said("B"), 3),), level=2)), []),
        (
            (TITLE, Box("x", said("Box"), (Heading("b", said("B"), 4),), level=2)),
            ["error heading-order: the heading 'B' has level 4 under level 2"],
        ),
        ((TITLE, Heading("b", said(" "), 2)), ["error empty-heading: the heading 'b' has no words"]),
        ((TITLE, Box("x", (), ())), ["error empty-heading: the box 'x' has no title"]),
        ((TITLE, Prose("p", said("A")), Prose("p", said("B"))), ["error block-ids: 2 parts have the id 'p'"]),
    ],
)
def test_headings_and_ids(blocks: tuple[Block, ...], expected: list[str]) -> None:
    assert told(*blocks) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (table("A", "B", "C", "D"), []),
        (table("A", "B", caption=""), ["error table-heads: the table 't' has no caption"]),
        (table("A", ""), ["error table-heads: a column of the table 'Pay' has no name"]),
        (table("A", "B", cells=1), ["error table-heads: a row of the table 'Pay' has 1 cells for 2 columns"]),
        (Table("t", said("Pay"), (), ()), ["error table-heads: the table 'Pay' has no rows"]),
        (table("A", "B", "C", "D", "E"), ["warning table-columns: the table 'Pay' has 5 columns"]),
        (table("A", "B", "C", "D", "E", specification=True), []),
    ],
)
def test_tables(given: Table, expected: list[str]) -> None:
    assert told(TITLE, given) == expected


def test_a_project_may_allow_wider_tables() -> None:
    wider = Settings.model_validate(
        {"title": "Roles", "organisation": "northshire", "rules": {"table-columns": {"thresholds": {"most": 5}}}}
    )

    assert told(TITLE, table("A", "B", "C", "D", "E"), settings=wider) == []
