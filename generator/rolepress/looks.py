"""How the organisations of a project look, and what in that is too faint or goes unused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rolepress.contrast import contrast_problems
from rolepress.model.organisation import Brand
from rolepress.problems import Problem
from rolepress.project import Project
from rolepress.publications import Publication
from rolepress.stray import stray_problems
from rolepress.theme import Theme, theme_for


def looks_of(project: Project, previews: Iterable[Publication]) -> dict[str, Theme]:
    """Return the look of every organisation that has something to print, and of the site's own."""
    shown = {each.manuscript.about.organisation for each in (*project.public, *previews)}
    return {name: _look(project, name) for name in sorted({project.settings.organisation, *shown})}


def look_problems(project: Project, looks: Mapping[str, Theme] | None = None) -> tuple[Problem, ...]:
    """Return what is too faint in the colours of organisations that publish something, and unused templates."""
    shown = {each.manuscript.about.organisation for each in project.public} & project.library.entries.keys()
    found = (
        each
        for name in sorted(shown)
        for each in contrast_problems(
            looks[name] if looks else _look(project, name), project.library.entries[name].path
        )
    )
    organisations = {*project.library.names("organisation"), *project.library.unread}
    return project.library.located((*found, *stray_problems(project.library.root, organisations)))


def _look(project: Project, organisation: str) -> Theme:
    """Return the look of *organisation* in this project; Rolepress's own colours when nobody knows it."""
    known = project.library.organisation(organisation)
    return theme_for(project.library.root, organisation, known.brand if known else Brand())
