"""Shows in which editions and formats each document can be had, and which it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rolepress.sites.charts import Bar
from rolepress.sites.records import Output, Shown


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One document, and what of it there is in each form; None where there is nothing."""

    document: Shown
    outputs: tuple[Output | None, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Documents by form: an edition in a format."""

    forms: tuple[str, ...]  # "Web page", "Large print PDF (18 point)"
    rows: tuple[CoverageRow, ...]

    @property
    def bars(self) -> tuple[Bar, ...]:
        """How many documents there are in each form, out of all."""
        return tuple(
            Bar(form, sum(row.outputs[index] is not None for row in self.rows), len(self.rows))
            for index, form in enumerate(self.forms)
        )


def coverage(documents: Sequence[Shown]) -> Coverage:
    """Return in which forms *documents* are on the public site, without those for colleagues and retired ones."""
    due = tuple(each for each in documents if each.audience == "public" and each.status != "retired")
    forms = tuple(dict.fromkeys(output.form for each in due for output in each.outputs))
    return Coverage(forms, tuple(_row(each, forms) for each in due))


def _row(document: Shown, forms: Sequence[str]) -> CoverageRow:
    had = {output.form: output for output in document.outputs}
    return CoverageRow(document, tuple(had.get(form) for form in forms))
