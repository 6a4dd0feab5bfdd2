"""The scoring sheet of a person specification, for panels alone: in Word to write in, and as CSV to add up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rolepress.cells import as_csv
from rolepress.editions import STANDARD
from rolepress.exports import Export, ExportContext, register
from rolepress.formats.docx import MEDIA_TYPE, render_docx
from rolepress.kinds.scoring import has_specification, scoring_rows, scoring_sheet
from rolepress.manuscript import Manuscript, Prose
from rolepress.markdown import Span
from rolepress.resolved import Resolved

NOTICE = "notice"


def applies(resolved: Resolved[Any], context: ExportContext) -> bool:
    """Whether there are criteria to mark: the document is a role, or recruits to one."""
    return has_specification(context.role)


def in_word(resolved: Resolved[Any], context: ExportContext) -> bytes:
    """Return the sheet as a Word file in the look of the organisation."""
    assert context.role is not None  # noqa: S101  # `applies` said so
    assert context.theme is not None  # noqa: S101  # the press gives one to every export
    return render_docx(
        _told(scoring_sheet(resolved, context.role, context.house), context), STANDARD, context.theme
    )


def as_table(resolved: Resolved[Any], context: ExportContext) -> bytes:
    """Return the criteria as CSV with empty columns for the mark and the comment."""
    assert context.role is not None  # noqa: S101  # `applies` said so
    return as_csv(scoring_rows(context.role, context.house))


def _told(sheet: Manuscript, context: ExportContext) -> Manuscript:
    """Return *sheet* with what it is not: something that is released, or an official publication."""
    about = replace(sheet.about, draft=context.released is None)
    if not context.example:
        return replace(sheet, about=about)
    said = context.house.labels["worked-example"]
    title, *rest = sheet.blocks
    notice = Prose(NOTICE, (Span(said),), note=True)
    return replace(sheet, about=replace(about, notice=said), blocks=(title, notice, *rest))


WORD = register(
    Export(
        "scoring-sheet", "-scoring-sheet.docx", MEDIA_TYPE, "export-scoring-sheet", applies, in_word,
        audience="internal",
    )
)  # fmt: skip
TABLE = register(
    Export(
        "scoring-table", "-scoring-sheet.csv", "text/csv", "export-scoring-table", applies, as_table,
        audience="internal",
    )
)  # fmt: skip
