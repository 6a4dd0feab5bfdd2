"""Makes the files of a comparison: a page, a tagged PDF, and a Word file with changes to accept or reject."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from rolepress.comparing.sheet import sheet
from rolepress.comparing.summing_up import Comparison
from rolepress.config import Settings, load_settings
from rolepress.editions import STANDARD, set_for
from rolepress.formats import RenderOptions, formats
from rolepress.private import page_of, refuse_public, write_private
from rolepress.theme import Theme, theme_for

DEFAULT = "comparisons"
"""The folder beside public/, which no host serves."""


def file_name(comparison: Comparison) -> str:
    """Return the name of the files, without what they end in: "ward-clerk-1.0-1.1"."""
    old, new = comparison.old, comparison.new
    if old.document.id == new.document.id:
        return f"{new.document.id}-{old.short}-{new.short}"
    return f"{old.document.id}-{old.short}-beside-{new.document.id}-{new.short}"


def write_files(
    comparison: Comparison, project: Path, out: Path, wanted: Iterable[str], *, on: datetime
) -> tuple[Path, ...]:
    """Write the files of *comparison* into the folder *out*, those of before replaced, and return them.

    Raises CannotWriteHereError where *out* is a folder that is published. *on* is the time that Word shows.
    """
    refuse_public(out)
    settings = load_settings(project).value
    assert settings is not None, "the two texts were read with them"  # noqa: S101  # our mistake
    theme = theme_for(project, comparison.text.about.organisation, comparison.new.brand)
    name = file_name(comparison)
    made: dict[str, bytes] = {}
    for each in wanted:
        made |= _MAKERS[each](comparison, theme, settings, name, on)
    return write_private(out, made)


def _html(comparison: Comparison, theme: Theme, _: Settings, name: str, __: datetime) -> dict[str, bytes]:
    return {f"{name}.html": page_of(sheet(comparison), theme)}


def _pdf(comparison: Comparison, theme: Theme, settings: Settings, name: str, _: datetime) -> dict[str, bytes]:
    options = RenderOptions(settings.pdf.profile, False)
    shown = sheet(comparison)
    edition = set_for(STANDARD, shown)
    return {f"{name}.pdf": formats()["pdf"].render(shown, edition, theme, options).data}


def _word(comparison: Comparison, theme: Theme, settings: Settings, name: str, on: datetime) -> dict[str, bytes]:
    """Return the text alone as Word: when every change is accepted, it is the new version and nothing else."""
    from rolepress.formats.docx import render_docx  # late: it takes long to load

    return {f"{name}.docx": render_docx(comparison.text, STANDARD, theme, at=on.astimezone(UTC))}


_Maker = Callable[[Comparison, Theme, Settings, str, datetime], dict[str, bytes]]
_MAKERS: dict[str, _Maker] = {"html": _html, "pdf": _pdf, "docx": _word}
