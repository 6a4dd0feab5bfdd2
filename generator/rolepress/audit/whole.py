"""Audits the finished site of a project, with what its people say, and keeps what came of it for colleagues."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path, PurePosixPath

from rolepress.audit import Audit, OnDone, audit
from rolepress.audit.files import SITES, Homes
from rolepress.audit.keeping import as_text, kept
from rolepress.audit.validators import Bench
from rolepress.config import load_settings
from rolepress.home import kept_folder
from rolepress.library import Library, load
from rolepress.machine import tools
from rolepress.people_checks import asked_of_people
from rolepress.problems import Problem
from rolepress.sites.briefing import address_of
from rolepress.sites.internal import document_address
from rolepress.sites.proving import FILE


def audit_project(
    project: Path, out: Path, *, on: datetime, only: Iterable[str] = (), keep: bool = False,
    on_done: OnDone | None = None,
) -> tuple[Audit, tuple[Problem, ...]]:  # fmt: skip
    """Return what is known of the site in *out*, and what is wrong in the file of what people checked.

    With *keep*, the internal site tells it from its next build on. Raises FileNotFoundError without a site.
    """
    settings, people = load_settings(project), asked_of_people(project)
    profile = settings.value.pdf.profile if settings.value else "ua-1"
    bench = Bench(project, kept_folder(project), profile, tuple(out / each for each in SITES))
    homes = _homes(load(project, settings.value).value) if settings.value else {}
    found = audit(out, bench, people.value, on=on, only=only, homes=homes, on_done=on_done)
    if keep:
        (project / FILE).parent.mkdir(parents=True, exist_ok=True)
        (project / FILE).write_text(as_text(kept(found, tools())), "utf-8")
    return found, people.problems


def _homes(library: Library) -> Homes:
    """Return which document's page stands where, on the public site and on the internal one."""
    return {
        str(PurePosixPath(address).parent): entry.id
        for entry in library.published_kinds()
        for address in (address_of(library.document(entry.id)), document_address(entry.id))
    }
