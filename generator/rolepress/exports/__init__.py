"""Data out of documents: what each export is called, when there is one, and what makes it, as records to add to.

An export is a file beside a document that holds some of it in a shape for a machine or for one task: its key dates
for a calendar, its criteria as a scoring sheet. Those for the public stand on the public site, beside the files of
the document; those for colleagues stand on the internal site alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any, Literal

from rolepress.kinds.house import House
from rolepress.model.base import Day
from rolepress.model.job_description import JobDescription
from rolepress.model.role_pack import RolePack
from rolepress.resolved import Resolved
from rolepress.theme import Theme

ENTRY_POINTS = "rolepress.exports"  # modules of other packages that register exports as they are imported
BUILT_IN = (  # ours do the same
    "rolepress.exports.dates",
    "rolepress.exports.nhs_jobs",
    "rolepress.exports.scoring",
)


@dataclass(frozen=True, slots=True)
class ExportContext:
    """What an export is told besides the document: small, picklable, and without a clock."""

    house: House
    site: str  # its title
    address: str = ""  # of the document's page, in full; "" where the site has no public address
    version: str = ""
    released: Day | None = None  # the day of the release; None for a draft
    events: tuple[datetime, ...] = ()  # when something happened to the round since, in order
    example: bool = False  # a worked example: an export says so, or there is none
    role: Resolved[Any] | None = None  # the job description or role pack that the document recruits to, or is
    theme: Theme | None = None  # the look of the organisation, for exports that are pages
    addresses: Mapping[str, str] = field(default_factory=dict)  # in full, of the documents that it links to, by id


Make = Callable[[Resolved[Any], ExportContext], bytes]
"""Makes the file. The same values make the same bytes."""

Applies = Callable[[Resolved[Any], ExportContext], bool]
"""Whether a document has such a file; asked often, so it only looks."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file that a document may have beside it."""

    id: str  # "dates": what `--format` calls it
    suffix: str  # "-dates.ics": what follows the document's id in the file's name
    media_type: str
    label: str  # the name in the catalogue of what a link to it says: "export-dates"
    applies: Applies
    make: Make
    audience: Literal["public", "internal"] = "public"
    note: Callable[[Resolved[Any], ExportContext], str] | None = None  # what stands beside the link, in words


EXPORTS: dict[str, Export] = {}


def register(export: Export) -> Export:
    """Add *export* to those there are, under its id; ValueError when the id is taken."""
    if export.id in EXPORTS:
        raise ValueError(f"there are two exports called {export.id}")
    EXPORTS[export.id] = export
    return export


@cache
def exports() -> Mapping[str, Export]:
    """Return every export by its id, those of other installed packages included."""
    for module in BUILT_IN:
        import_module(module)
    for entry in entry_points(group=ENTRY_POINTS):
        entry.load()
    return EXPORTS


def role_of(resolved: Resolved[Any]) -> Resolved[Any] | None:
    """Return the job description or role pack that a document is, or that is bound into it; None where neither."""
    if isinstance(resolved.document, JobDescription | RolePack):
        return resolved
    return next((each for each in resolved.parts if each.document.id == resolved.document.role_id), None)
