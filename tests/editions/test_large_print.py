"""Large print says what the standard edition says, block by block, without tables."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.editions import EDITIONS, STANDARD, Edition, large_print, register, set_for
from rolepress.editions.large_print import adapt
from rolepress.manuscript import (
    About,
    Box,
    Column,
    Heading,
    Manuscript,
    Prose,
    Records,
    Row,
    RowGroup,
    Table,
    ids,
    said,
    walk,
    words,
)
from rolepress.markdown import plain
from sample_manuscript import sample_manuscript

ABOUT = About("page", "Page", "trust", "The Trust", "A page.", "1")
LINES = st.text("abc dé1£", max_size=12).map(said)


@st.composite
def tables(draw: st.DrawFn, name: str) -> Table:
    columns = tuple(Column(f"c{i}", draw(LINES)) for i in range(draw(st.integers(1, 4))))
    cell = st.lists(LINES, max_size=3).map(tuple)
    rows = [Row(f"{name}-row-{i}", tuple(draw(cell) for _ in columns)) for i in range(draw(st.integers(0, 4)))]
    cut = draw(st.integers(0, len(rows)))
    groups = (
        RowGroup(f"{name}-first", draw(LINES), draw(st.lists(LINES, max_size=2).map(tuple)), tuple(rows[:cut])),
        RowGroup(f"{name}-second", draw(LINES), (), tuple(rows[cut:])),
    )
    return Table(name, draw(LINES), columns, groups)


@st.composite
def manuscripts(draw: st.DrawFn) -> Manuscript:
    blocks = (
        Heading("title", draw(LINES), 1),
        Prose("text", draw(LINES)),
        draw(tables("one")),
        Box("box", draw(LINES), (draw(tables("two")), Prose("in-box", draw(LINES)))),
    )
    return Manuscript("m", "M", "en-GB", ABOUT, blocks)


@given(manuscripts())
def test_the_same_ids_in_the_same_order(manuscript):
    assert ids(adapt(manuscript)) == ids(manuscript)


@given(manuscripts())
def test_words_of_the_rows_stay_and_heads_come_back_beside_each(manuscript):
    expected = Counter(words(manuscript))
    for table in (block for block in walk(manuscript.blocks) if isinstance(block, Table)):
        heads = Counter(word for column in table.columns for word in plain(column.label).split())
        rows = sum(len(group.rows) for group in table.groups)
        for word, count in heads.items():
            expected[word] += count * (rows - 1)

    assert Counter(words(adapt(manuscript))) == +expected


@given(manuscripts())
def test_no_table_is_left_not_even_in_a_box(manuscript):
    assert not [block for block in walk(adapt(manuscript).blocks) if isinstance(block, Table)]


def test_every_word_of_an_ordinary_document_is_there():
    manuscript = sample_manuscript()

    assert Counter(words(manuscript)) - Counter(words(adapt(manuscript))) == Counter()


def test_groups_are_headed_one_level_below_the_part_they_stand_in():
    records = next(block for block in adapt(sample_manuscript()).blocks if isinstance(block, Records))

    assert records.level == 3
    assert plain(records.groups[1].title) == "2. Qualifications"


def test_a_record_is_named_after_its_first_cell():
    records = next(block for block in adapt(sample_manuscript()).blocks if isinstance(block, Records))
    record = records.groups[0].records[1]

    assert plain(record.title) == "Number 1.2"
    assert [(plain(detail.label), *map(plain, detail.values)) for detail in record.details] == [
        ("What we look for", "Respect"),
        ("Essential or desirable", "Essential"),
        ("How we check it", "Application form, interview and presentation"),
    ]


def test_standard_changes_nothing():
    manuscript = sample_manuscript()

    assert STANDARD.adapt(manuscript) is manuscript


@pytest.mark.parametrize("size", [16, 18, 20, 24, 28])
def test_a_size_has_its_edition_and_its_file_name(size):
    edition = large_print(size).value

    assert edition is EDITIONS[f"large-print-{size}"]
    assert (edition.id, edition.size_pt, edition.suffix) == ("large-print", size, f"-large-print-{size}")


@pytest.mark.parametrize(
    ("size", "hint"),
    [(32, "above 28 points, offer audio or electronic text instead"), (14, "choose one of 16, 18, 20, 24, 28")],
)
def test_a_size_that_is_not_made_says_what_to_do(size, hint):
    outcome = large_print(size)

    assert outcome.value is None
    assert [(each.rule, each.hint) for each in outcome.problems] == [("large-print-size", hint)]


def test_an_edition_is_added_once(monkeypatch):
    for name in EDITIONS:
        monkeypatch.setitem(EDITIONS, name, EDITIONS[name])
    cream = Edition("cream", "cream", "", 12, adapt, ("print/print.css",), ("pdf",))
    monkeypatch.delitem(EDITIONS, "cream", raising=False)

    assert register(cream) is EDITIONS["cream"]
    with pytest.raises(ValueError, match="two editions called cream"):
        register(cream)
    del EDITIONS["cream"]


def manuscript_of(least_pt):
    about = About("form", "Form", "northshire", "Northshire", "", "1.0", least_pt=least_pt)
    return Manuscript("menu", "The menu", "en-GB", about, ())


def test_text_for_larger_type_is_set_like_large_print_under_the_name_of_its_edition():
    edition = set_for(STANDARD, manuscript_of(16))

    assert (edition.name, edition.suffix, edition.size_pt) == ("standard", "", 16)
    assert edition.stylesheets == EDITIONS["large-print-16"].stylesheets


@pytest.mark.parametrize(("name", "least_pt"), [("standard", 0), ("standard", 12), ("large-print-18", 16)])
def test_an_edition_that_is_large_enough_stays_as_it_is(name, least_pt):
    assert set_for(EDITIONS[name], manuscript_of(least_pt)) is EDITIONS[name]
