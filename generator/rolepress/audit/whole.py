"""Audits the finished site of a project, with what its people say, and keeps what came of it for colleagues."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from rolepress.audit import Audit, OnDone, audit
from rolepress.audit.files import SITES, Shelves
from rolepress.audit.keeping import as_text, kept
from rolepress.audit.validators import Bench
from rolepress.config import Settings, load_settings
from rolepress.home import kept_folder
from rolepress.library import load
from rolepress.machine import tools
from rolepress.people_checks import asked_of_people
from rolepress.problems import Problem
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
    shelves = _shelves(project, settings.value) if settings.value else {}
    found = audit(out, bench, people.value, on=on, only=only, shelves=shelves, on_done=on_done)
    if keep:
        (project / FILE).parent.mkdir(parents=True, exist_ok=True)
        (project / FILE).write_text(as_text(kept(found, tools())), "utf-8")
    return found, people.problems


def _shelves(project: Path, settings: Settings) -> Shelves:
    """Return the folder of its kind for each document of a project."""
    return {name: entry.path.parent.name for name, entry in load(project, settings).value.entries.items()}
