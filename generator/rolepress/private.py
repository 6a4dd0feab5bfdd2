"""Writes what colleagues read and the public does not: each page is one file, which can be sent by e-mail."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from rolepress.formats.html import render_page_body
from rolepress.library import CONTENT
from rolepress.manuscript import Manuscript
from rolepress.sites.bodies import body_of
from rolepress.sites.public import stylesheet
from rolepress.theme import Theme

FORMATS = ("html", "pdf", "docx")
"""What such a text is made in."""
_POLICY = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'"
_MARK = "draft-mark"  # the label that pages of a draft show at their top
_MANIFEST = "manifest.json"  # lies beside the public site


class CannotWriteHereError(Exception):
    """The folder is one that is published; the message and hint are for the person at the keyboard."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def page_of(manuscript: Manuscript, theme: Theme) -> bytes:
    """Return *manuscript* as a page that loads nothing: its style stands in it, and nothing else may act."""
    style = f"{stylesheet(theme)}\n{theme.text('private/page.css')}"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = theme.environment.get_template("private/page.html.jinja")
    return template.render(
        manuscript=manuscript,
        body=body_of(manuscript, lambda piece: render_page_body(piece, theme)),
        style=Markup(style),  # noqa: S704  # ours, or the project's own stylesheets
        policy=f"{_POLICY}; style-src 'sha256-{digest}'",
        labels=manuscript.labels,
    ).encode()


def marked(manuscript: Manuscript, said: str) -> Manuscript:
    """Return *manuscript* with *said* at the top of every page; as it is where that is nothing."""
    if not said:
        return manuscript
    about = replace(manuscript.about, draft=True)
    return replace(manuscript, about=about, labels={**manuscript.labels, _MARK: said})


def write_private(out: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write *files*, by their names, into the folder *out*, those of before replaced, and return them.

    Raises CannotWriteHereError where *out* is a folder of the public site.
    """
    refuse_public(out)
    out.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        beside = out / f".{name}.new"  # nobody opens one that is half written
        beside.write_bytes(data)
        os.replace(beside, out / name)
    return tuple(out / name for name in files)


def refuse_content(out: Path, project: Path) -> None:
    """Raise CannotWriteHereError where *out* is in the content of *project*."""
    if (project / CONTENT).resolve() in (out.resolve(), *out.resolve().parents):
        raise CannotWriteHereError(f"{out} is a part of the content", "give another folder to --out")


def refuse_public(out: Path) -> None:
    """Raise CannotWriteHereError where *out* is a folder of the public site, or in one."""
    for above in (out, *out.absolute().parents):
        if above.name == "public" and any((each / _MANIFEST).exists() for each in (above, above.parent)):
            raise CannotWriteHereError(f"{out} is a part of the public site", "give a private folder to --out")
