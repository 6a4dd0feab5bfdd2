"""Makes the files of a comparison: a page, a tagged PDF, and a Word file with changes to accept or reject."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from rolepress.comparing.sheet import sheet
from rolepress.comparing.sides import AS_IT_STANDS
from rolepress.comparing.summing_up import Comparison
from rolepress.config import Settings, load_settings
from rolepress.editions import STANDARD, set_for
from rolepress.formats import RenderOptions, formats
from rolepress.private import marked, page_of, refuse_content, refuse_public, write_private
from rolepress.theme import Theme, theme_for

DEFAULT = "comparisons"
"""The folder beside public/, which no host serves."""


def file_name(comparison: Comparison) -> str:
    """Return the name of the files, without what they end in: "ward-clerk-1.0-1.1"."""
    old, new = comparison.old, comparison.new
    if old.document.id == new.document.id and new.short == AS_IT_STANDS:
        return f"{new.document.id}-changes-since-{old.short}"
    if old.document.id == new.document.id:
        return f"{new.document.id}-{old.short}-{new.short}"
    return f"{old.document.id}-{old.short}-beside-{new.document.id}-{new.short}"


def write_files(
    comparison: Comparison, project: Path, out: Path, wanted: Iterable[str], *, on: datetime, mark: str = ""
) -> tuple[Path, ...]:
    """Write the files of *comparison* into the folder *out*, those of before replaced, and return them.

    *on* is the time that Word shows. Every page says *mark*, such as that it is a draft. Word has the text alone;
    without a mark it says what is compared. Raises CannotWriteHereError where *out* is published.
    """
    refuse_public(out)
    refuse_content(out, project)
    settings = load_settings(project).value
    assert settings is not None, "the two texts were read with them"  # noqa: S101  # our mistake
    theme = theme_for(project, comparison.text.about.organisation, comparison.new.brand)
    name = file_name(comparison)
    made: dict[str, bytes] = {}
    for each in wanted:
        made |= _MAKERS[each](comparison, theme, settings, name, on, mark)
    return write_private(out, made)


def _html(
    comparison: Comparison, theme: Theme, _: Settings, name: str, __: datetime, mark: str
) -> dict[str, bytes]:
    return {f"{name}.html": page_of(marked(sheet(comparison), mark), theme)}


def _pdf(
    comparison: Comparison, theme: Theme, settings: Settings, name: str, _: datetime, mark: str
) -> dict[str, bytes]:
    options = RenderOptions(settings.pdf.profile, False)
    shown = marked(sheet(comparison), mark)
    edition = set_for(STANDARD, shown)
    return {f"{name}.pdf": formats()["pdf"].render(shown, edition, theme, options).data}


def _word(
    comparison: Comparison, theme: Theme, _: Settings, name: str, on: datetime, mark: str
) -> dict[str, bytes]:
    """Return the text alone as Word: when every change is accepted, it is the new version and nothing else."""
    from rolepress.formats.docx import render_docx  # late: it takes long to load

    compared = f"Comparison: {comparison.old.called}, beside {comparison.new.called}."
    text = marked(comparison.text, mark or compared)
    return {f"{name}.docx": render_docx(text, STANDARD, theme, at=on.astimezone(UTC))}


_Maker = Callable[[Comparison, Theme, Settings, str, datetime, str], dict[str, bytes]]
_MAKERS: dict[str, _Maker] = {"html": _html, "pdf": _pdf, "docx": _word}
