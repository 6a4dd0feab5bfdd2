"""Makes the files of a comparison: a page, a tagged PDF, and a Word file with changes to accept or reject."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from markupsafe import Markup

from rolepress.comparing.refusing import CannotCompareError
from rolepress.comparing.sheet import sheet
from rolepress.comparing.summing_up import Comparison
from rolepress.config import Settings, load_settings
from rolepress.editions import STANDARD, set_for
from rolepress.formats import RenderOptions, formats
from rolepress.formats.html import render_body
from rolepress.labels import labels_for
from rolepress.manuscript import Manuscript
from rolepress.sites.hosts import page_policy
from rolepress.sites.public import stylesheet
from rolepress.theme import Theme, theme_for

STYLE = "comparison.css"
FORMATS = ("html", "pdf", "docx")
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

    Raises CannotCompareError where *out* is a folder that is published. *on* is the time that Word shows.
    """
    _refuse_public(out)
    settings = load_settings(project).value
    assert settings is not None, "the two texts were read with them"  # noqa: S101  # our mistake
    theme = theme_for(project, comparison.text.about.organisation, comparison.new.brand)
    name = file_name(comparison)
    made: dict[str, bytes] = {}
    for each in wanted:
        made |= _MAKERS[each](comparison, theme, settings, name, on)
    out.mkdir(parents=True, exist_ok=True)
    for each, data in made.items():
        _write(out / each, data)
    return tuple(out / each for each in made if each != STYLE)


def _refuse_public(out: Path) -> None:
    """Refuse a folder of the public site: a comparison is for colleagues."""
    for above in (out, *out.absolute().parents):
        if above.name == "public" and (
            (above / "manifest.json").exists() or (above.parent / "manifest.json").exists()
        ):
            raise CannotCompareError(f"{out} is a part of the public site", "give a private folder to --out")


def _sheet(comparison: Comparison, settings: Settings) -> Manuscript:
    return sheet(comparison, labels_for(settings.language).value, settings.language)


def _html(comparison: Comparison, theme: Theme, settings: Settings, name: str, _: datetime) -> dict[str, bytes]:
    shown = _sheet(comparison, settings)
    template = theme.environment.get_template("comparison/page.html.jinja")
    body: Markup = render_body(shown, theme)
    page = template.render(
        manuscript=shown, body=body, style=STYLE, policy=page_policy(f"{name}.html"), labels=shown.labels,
    )  # fmt: skip
    style = f"{stylesheet(theme)}\n{theme.text('comparison/comparison.css')}"
    return {f"{name}.html": page.encode(), STYLE: style.encode()}


def _pdf(comparison: Comparison, theme: Theme, settings: Settings, name: str, _: datetime) -> dict[str, bytes]:
    options = RenderOptions(settings.pdf.profile, False)
    shown = _sheet(comparison, settings)
    edition = set_for(STANDARD, shown)
    return {f"{name}.pdf": formats()["pdf"].render(shown, edition, theme, options).data}


def _word(comparison: Comparison, theme: Theme, settings: Settings, name: str, on: datetime) -> dict[str, bytes]:
    """Return the text alone as Word: when every change is accepted, it is the new version and nothing else."""
    from rolepress.formats.docx import render_docx  # late: it takes long to load

    return {f"{name}.docx": render_docx(comparison.text, STANDARD, theme, at=on.astimezone(UTC))}


_Maker = Callable[[Comparison, Theme, Settings, str, datetime], dict[str, bytes]]
_MAKERS: dict[str, _Maker] = {"html": _html, "pdf": _pdf, "docx": _word}


def _write(full: Path, data: bytes) -> None:
    """Write *data* in one step: a reader sees the old file or the new one."""
    beside = full.with_name(f".{full.name}.new")
    beside.write_bytes(data)
    os.replace(beside, full)
