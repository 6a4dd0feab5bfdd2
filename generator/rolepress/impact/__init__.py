"""Says who shows a fact, a clause or an organisation: documents, rounds, guides, releases, and words typed out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from rolepress.config import load_settings
from rolepress.impact.records import Impact, Named, Released, Showing, Subject, Use
from rolepress.impact.subjects import has_own_words, shows, subjects
from rolepress.impact.typed import typed
from rolepress.impact.uses import Uses
from rolepress.library import Library, load
from rolepress.lifecycle import round_state
from rolepress.model.base import Document
from rolepress.model.easy_read import EasyRead
from rolepress.problems import Outcome
from rolepress.publications import Releases, working
from rolepress.releases import Frozen, load_releases, standing
from rolepress.resolved import Resolved

__all__ = ["Impact", "known_names", "look"]


def look(project: Path, name: str, *, on: datetime) -> Outcome[tuple[Impact, ...]]:
    """Return the impact of everything that is called *name*, none where nothing is.

    *name* is a fact, with or without its file ("facts-of-ours/closing-date"), a clause, a set of clauses, or an
    organisation.
    """
    settings = load_settings(project)
    if settings.value is None:
        return Outcome((), settings.problems)
    library = load(project, settings.value).value
    desk = _Desk(library, load_releases(project).value, working(library, on=on).value, on)
    return Outcome(tuple(map(desk.impact, subjects(library, name, on=on.date()))))


def known_names(project: Path) -> list[str]:
    """Return every name that can be looked up."""
    settings = load_settings(project)
    if settings.value is None:
        return []
    library = load(project, settings.value).value
    kinds = ("clause", "clause-set", "organisation")
    return [*(use.name for use in library.all_facts()), *(each for kind in kinds for each in library.names(kind))]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What an impact is drawn up from."""

    library: Library
    releases: Releases
    filled: Mapping[str, Resolved[Any]]
    on: datetime

    def impact(self, subject: Subject) -> Impact:
        uses = Uses(self.library, subject)
        direct = [name for name, each in self.filled.items() if shows(subject, each)]
        showing = [self._showing(name, subject, uses) for name in direct]
        telling = [self._telling(each, direct) for each in self.library.of_kind(EasyRead) if each.id not in direct]
        return Impact(
            subject,
            tuple(each for each in showing if each is not None),
            tuple(each for each in telling if each is not None),
            tuple(self._releases(subject)),
            tuple(uses.shared()),
            tuple(typed(self.library, subject, on=self.on)),
        )

    def _showing(self, name: str, subject: Subject, uses: Uses) -> Showing | None:
        """Return how a document shows the subject; None for one that is retired."""
        resolved = self.filled[name]
        if resolved.document.status == "retired":
            return None
        versions = sorted(version for clause, version in resolved.clause_versions if clause == subject.id)
        return self._named(
            name, places=tuple(each.place for each in uses.of(name)), through=tuple(_through(resolved, uses)),
            versions=tuple(versions) if subject.what == "clause" else (),
            departs=_departs(subject, resolved),
        )  # fmt: skip

    def _telling(self, guide: EasyRead, shown: list[str]) -> Showing | None:
        """Return a guide that explains a document which shows the subject, and tells it in words of its own."""
        if guide.explained not in shown or guide.status == "retired":
            return None
        return self._named(guide.id, explains=str(guide.explained))

    def _named(self, name: str, **how: Any) -> Showing:
        resolved = self.filled[name]
        document: Document = resolved.document
        held = self.releases.get(name, ())
        stands = standing(resolved, held[-1] if held else None)
        state = round_state(document, self.on)
        return Showing(
            Named(name, document.title, document.kind, document.owner), stands,
            is_guide=isinstance(document, EasyRead),
            round="" if state is None else "over" if state.is_over else "open", **how,
        )  # fmt: skip

    def _releases(self, subject: Subject) -> Iterator[Released]:
        for name, held in self.releases.items():
            versions = [
                each for each in held if shows(subject, each.frozen) and not _departs(subject, each.frozen)
            ]
            if versions:
                latest = held[-1] if held[-1] in versions else None
                earlier = tuple(each.version for each in reversed(versions) if each is not latest)
                title = str(versions[-1].frozen.document.get("title", name))
                yield Released(
                    name, title, latest.version if latest else "", latest.released if latest else None, earlier
                )


def _departs(subject: Subject, text: Resolved[Any] | Frozen) -> bool:
    """Return whether a document or a release has words of its own in place of a clause's."""
    return subject.what == "clause" and has_own_words(text, subject.id)


def _through(resolved: Resolved[Any], uses: Uses) -> Iterator[Use]:
    """Yield the shared texts and documents by which a document shows what it does not name itself."""
    yield from (use for part in resolved.parts for use in uses.of(part.document.id))
    for each in resolved.excerpts:
        yield from (use for use in uses.of(each.document) if use.at[0] in each.fields)
    for name, _ in resolved.titles:
        yield from (use for use in uses.of(name) if use.at == ("title",))
    clauses = getattr(resolved.document, "clauses", ())
    shared = {*(clause for clause, _ in resolved.clause_versions), *(each.set for each in clauses if each.set)}
    for name in sorted({*shared, resolved.employer.id}):
        yield from (use for use in uses.of(name) if use.at != ("organisation",))
    for key in sorted(resolved.facts):
        yield from uses.of_fact(key)
