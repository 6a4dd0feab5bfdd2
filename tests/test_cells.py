"""What stands in a list is shown by a spreadsheet, and never computed."""

import csv
import io
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rolepress.cells import as_csv, as_written, clean, inert

FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "＝1+1", "＋1", "－1+1", "＠A1", " =1", "\u00a0=1", "\u200b=1", "'=1", '"=1',
    "“=1”", '=HYPERLINK("http://x.example";"y")', "-cmd|' /C calc'!A0", "- milk", "−1", "+44\n=1", "+447700900123", "\n=1",
]  # fmt: skip
PLAIN = [
    "", "Łukasz", "10% = a lot", "-5", "-5.25", "+44 7700 900123", "+44 (0)20 7946 0958", "'quoted'", "a=b", "07700 900123",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_what_begins_like_a_formula_is_made_inert(text):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_anything_else_stays_as_it_is(text):
    assert inert(text) == text


@given(st.text())
@example("''=1")
@example("'=1")
def test_no_cell_begins_like_a_formula_and_none_is_lost(text):
    cell = inert(text)

    begins = re.match(r"\s*[\u200b\ufeff]*[=+\-@\t\r＝＋－＠]", cell)
    assert not begins or re.fullmatch(r"[-+]?[\d ().,]+", cell)
    assert as_written(cell) == text


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])).map(clean), min_size=1), min_size=1))
def test_a_list_is_read_back_as_it_was_written(rows):
    data = as_csv(rows)

    assert data.startswith(b"\xef\xbb\xbf")
    read = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert [[as_written(cell) for cell in row] for row in read] == [row if row != [""] else [""] for row in rows]


def test_signs_that_are_no_text_are_left_out():
    assert clean(" a\r\nb\rc\x00\x1b\ud800\tz ") == "a\nb\nc\tz"
