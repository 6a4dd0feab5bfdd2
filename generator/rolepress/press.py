"""What a worker does: prints a file of a manuscript, an export or a page of the site, from small frozen orders."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from rolepress.cache import Entry
from rolepress.checks import pdf_problems
from rolepress.config import Settings
from rolepress.editions import editions, set_for
from rolepress.exports import ExportContext, exports
from rolepress.formats import RenderOptions, formats
from rolepress.formats.html import render_page_body
from rolepress.formats.pdf.inspect import inspect_pdf
from rolepress.labels import Labels
from rolepress.manuscript import Manuscript, sendable
from rolepress.problems import Place, Problem, Severity
from rolepress.resolved import Resolved
from rolepress.sites.bodies import Body, body_of
from rolepress.sites.facts import DocumentFacts, SiteFacts
from rolepress.sites.public import document_page
from rolepress.theme import Theme

PDF_MEDIA_TYPE = "application/pdf"


@dataclass(frozen=True, slots=True)
class FileOrder:
    """One file to print: which words, for which readers, in which format and look."""

    manuscript: Manuscript
    edition: str  # its name: "large-print-18"
    format: str
    theme: Theme
    options: RenderOptions
    settings: Settings  # how strict the inspections are
    path: PurePosixPath  # the document's file, for problems


@dataclass(frozen=True, slots=True)
class PageOrder:
    """One page of the site to print round a document's text."""

    manuscript: Manuscript
    facts: DocumentFacts
    site: SiteFacts
    theme: Theme
    labels: Labels


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """One file of data to make out of a document."""

    export: str  # its id
    resolved: Resolved[Any]
    context: ExportContext


def print_file(order: FileOrder) -> Entry:
    """Return the finished file, with its pages and what an inspection of it found."""
    edition, format = set_for(editions()[order.edition], order.manuscript), formats()[order.format]
    adapted = edition.adapt(order.manuscript)
    artifact = format.render(adapted, edition, order.theme, order.options)
    problems = list(artifact.problems)
    if format.media_type == PDF_MEDIA_TYPE and artifact.data:
        inspection = inspect_pdf(artifact.data)
        problems += pdf_problems(inspection, order.manuscript, adapted, edition, order.settings)
    placed = [_placed(each, order.path) for each in problems]
    return _entry(artifact.data, artifact.pages, placed)


def make_export(order: ExportOrder) -> Entry:
    """Return the finished file of data."""
    return _entry(exports()[order.export].make(order.resolved, order.context), None, [])


def print_page(order: PageOrder) -> Entry:
    """Return the finished HTML page of a document."""
    body = body_of_document(order.manuscript, order.theme)
    text = document_page(order.facts, body, order.site, order.theme, order.labels)
    return _entry(text.encode(), None, [])


def body_of_document(manuscript: Manuscript, theme: Theme) -> Body:
    """Return the text of *manuscript* as HTML in the look of *theme*; a form that is sent has its fields."""
    return body_of(sendable(manuscript), lambda part: render_page_body(part, theme))


def as_data(problem: Problem) -> dict[str, Any]:
    """Return *problem* as JSON can hold it."""
    return {
        "path": str(problem.place.path),
        "rule": problem.rule,
        "message": problem.message,
        "hint": problem.hint,
        "severity": problem.severity.value,
        "shown_in": sorted(problem.shown_in),
    }


def from_data(data: Mapping[str, Any]) -> Problem:
    """Return the problem that `as_data` wrote down."""
    return Problem(
        Place(PurePosixPath(data["path"])),
        data["rule"],
        data["message"],
        data["hint"],
        Severity(data["severity"]),
        shown_in=frozenset(data["shown_in"]),
    )


def measured(data: bytes, pages: int | None = None) -> dict[str, Any]:
    """Return what lists and the manifest say about a finished file."""
    return {"bytes": len(data), "pages": pages, "sha256": hashlib.sha256(data).hexdigest()}


def _entry(data: bytes, pages: int | None, problems: list[Problem]) -> Entry:
    return Entry(data, {**measured(data, pages), "problems": [as_data(each) for each in problems]})


def _placed(problem: Problem, path: PurePosixPath) -> Problem:
    """Return a problem of a file that we made as one of the document that it was made from."""
    return replace(problem, place=Place(path), at=None) if problem.place.path == PurePosixPath() else problem
