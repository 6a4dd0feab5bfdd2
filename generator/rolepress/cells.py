"""Writes tables as CSV that a spreadsheet shows and never computes.

Source: OWASP, "CSV injection".
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff'\"‘’“”`]*[=+\-@\t\r＝＋－＠﹦﹢﹣﹫−]")
"""What programs may take for a formula: its first sign, also a wide one, and after blanks and quotation marks."""

_HARMLESS = re.compile(
    r"-\d+([.,]\d+)?"  # a number below nought
    r"|\+\d{1,3}( (\(\d+\) ?)?\d+)+"  # a telephone number in groups: "+44 (0)1632 960123"
)
"""What begins like a formula and can be none. A telephone number without blanks is not here: as a number it would
lose its plus and its last digits."""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # no table can hold them


def inert(text: str) -> str:
    """Return *text* as no program computes it: with an apostrophe before what begins like a formula.

    `as_written` takes the apostrophe off again.
    """
    return f"'{text}" if _FORMULA.match(text) and not _HARMLESS.fullmatch(text) else text


def as_written(cell: str) -> str:
    """Return what was written in the form of which `inert` made *cell*."""
    rest = cell.removeprefix("'")
    return rest if inert(rest) == cell else cell


def clean(text: str) -> str:
    """Return *text* with one kind of line end, without blanks round it and without signs that are no text."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Return *rows* as CSV, with the mark at its start by which Excel reads it as UTF-8.

    Source: RFC 4180 for commas, quotation marks and line ends.
    """
    text = io.StringIO(newline="")
    csv.writer(text).writerows([inert(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")
