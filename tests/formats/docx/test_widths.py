"""How wide the columns of a Word table are: by what they hold, with room for every word."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolepress.editions import STANDARD
from rolepress.formats.docx import render_docx
from rolepress.formats.docx.desk import desk_for
from rolepress.formats.docx.package import empty_document
from rolepress.formats.docx.widths import column_widths
from rolepress.manuscript import CellAnswer, Column, Heading, Row, RowGroup, Table, said
from rolepress.model.organisation import Brand
from rolepress.theme import shares, theme_for
from sample_manuscript import sample_manuscript
from word_files import W, body, val

SAMPLE = sample_manuscript()
LONG = "You have used the services of the Trust, or you have cared for somebody who uses them, and can tell others"
NAMES = (("Number", 2), ("What we look for", 9), ("Essential or desirable", 4), ("How we check it", 5))


@pytest.fixture(scope="module")
def theme(tmp_path_factory):
    return theme_for(tmp_path_factory.mktemp("project"), "fenland", Brand())


@pytest.fixture(scope="module")
def desk(theme):
    return desk_for(SAMPLE, STANDARD, theme, empty_document().part, {})


def table_of(*rows: tuple[str, ...], names=NAMES) -> Table:
    columns = tuple(Column(f"c{index}", said(name), share) for index, (name, share) in enumerate(names))
    made = tuple(Row(f"r{index}", tuple((said(cell),) for cell in row)) for index, row in enumerate(rows))
    return Table("t", said("Caption"), columns, (RowGroup("g", (), (), made),))


def in_per_cent(widths: list[int]) -> list[int]:
    return [round(100 * each / sum(widths)) for each in widths]


def test_a_column_of_sentences_takes_what_columns_of_a_word_leave(desk):
    number, criterion, level, stages = in_per_cent(
        column_widths(table_of(*[("1.1", LONG, "Essential", "Application form")] * 4), desk)
    )

    assert criterion > 45
    assert number < stages <= level <= 20


@pytest.mark.parametrize(
    ("name", "ems"), [("Number", 4.48), ("Essential", 5.12), ("Desirable", 5.36), ("Application", 6.4)]
)
def test_the_name_of_a_narrow_column_is_never_split_in_the_widest_fonts(desk, name, ems):
    names = ((name, 1), ("What we look for", 15))

    made = column_widths(table_of(*[("1.1", LONG)] * 4, names=names), desk)

    assert ems * desk.em < made[0] - 0.6 * desk.em < (ems + 1) * desk.em


def test_a_name_of_three_words_takes_two_lines_and_no_more(desk):
    table = table_of(*[("1.1", LONG, "Essential", "Application form")] * 4)

    assert column_widths(table, desk)[2] >= len("Essential or") * desk.em * 0.6


def test_two_columns_of_sentences_share_the_width(desk):
    names = (("What", 1), ("Why", 1), ("Yes", 1))

    first, second, third = in_per_cent(column_widths(table_of(*[(LONG, LONG, "Yes")] * 4, names=names), desk))

    assert abs(first - second) <= 2
    assert third < 20


def test_cells_that_fit_leave_the_columns_their_shares(desk):
    names = (("Name", 1), ("Day", 1))
    table = table_of(("Interviews", "Monday"), ("Start", "Friday"), names=names)

    assert in_per_cent(column_widths(table, desk)) == list(shares(table.columns))


def test_a_column_to_write_in_keeps_its_width(desk):
    table = table_of(*[("1.1", LONG, "Essential", "")] * 4)
    columns = (*table.columns[:3], replace(table.columns[3], answer=CellAnswer()))

    written = in_per_cent(column_widths(replace(table, columns=columns), desk))[3]

    assert written == shares(columns)[3] > in_per_cent(column_widths(table, desk))[3]


def test_the_file_has_those_widths_in_every_group(theme, desk):
    table = table_of(*[("1.1", LONG, "Essential", "Interview")] * 4)
    group = table.groups[0]
    groups = tuple(
        replace(group, id=f"g{n}", title=said(f"Group {n}"), rows=group.rows[n : n + 1]) for n in (0, 1)
    )

    blocks = (Heading("title", said("Title"), 1), replace(table, groups=groups))
    data = render_docx(replace(SAMPLE, blocks=blocks), STANDARD, theme)

    grids = [[int(val(each, "w")) for each in grid] for grid in body(data).iter(f"{W}tblGrid")]
    assert len(grids) == 2
    assert grids == [column_widths(replace(table, groups=groups), desk)] * 2


cells = st.text("abcdefgWilM ,.", max_size=200)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_widths_fill_the_page_and_no_short_word_is_split(desk, data):
    count = data.draw(st.integers(1, 4))
    names = [(data.draw(st.sampled_from(["No", "Level", "What we look for"])), 1) for _ in range(count)]
    rows = data.draw(st.lists(st.tuples(*[cells] * count), max_size=6))

    made = column_widths(table_of(*rows, names=names), desk)

    wanted = [
        max(
            [len(word) for row in [[each[0] for each in names], *rows] for word in row[i].split() if len(word) < 6]
            or [0]
        )
        for i in range(count)
    ]
    assert desk.paper.text_width - 2 * count <= sum(made) <= desk.paper.text_width
    assert all(width >= longest * desk.em * 0.45 for width, longest in zip(made, wanted, strict=True))
