"""What is due to be published: the latest release of every public document, and the drafts beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.library import CONTENT, IndexEntry, Library, Scope
from rolepress.lifecycle import is_open, state_of
from rolepress.manuscript import Manuscript, Prose
from rolepress.markdown import Span
from rolepress.model import MODELS
from rolepress.model.base import Document
from rolepress.model.organisation import Organisation
from rolepress.problems import Outcome, Problem, Severity, problem
from rolepress.releases import Release, Standing, released_as, renamed, standing
from rolepress.resolve import resolve, scope_of, style_of
from rolepress.resolved import Resolved
from rolepress.source import read_source
from rolepress.tested import as_checked

NOTICE = "notice"
_KEPT_UP = ("opens", "closes", "review_by", "progress", "also_as")
"""What is no words of a release: the document's file says what it is now."""


Former = tuple[str, str]
"""The kind and the id of a document that is retired."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A document ready to be printed."""

    resolved: Resolved[Any]
    manuscript: Manuscript
    release: Release | None = None  # None for a draft
    former: tuple[Former, ...] = ()  # the documents whose place it took, and what they were called before

    @property
    def document(self) -> Document:
        """The document as it is printed."""
        document: Document = self.resolved.document
        return document


Releases = Mapping[str, tuple[Release, ...]]


@dataclass(frozen=True, slots=True)
class _Desk:
    """The library, and what has become of the ids under which documents were released."""

    library: Library
    renamed: Mapping[str, str]  # the id that a document has now, by the one it was released under
    claimed: frozenset[str]  # the former ids of documents whose files cannot be read at the moment

    def id_of(self, release: Release) -> str:
        """Return the id that the document of *release* has now."""
        return self.renamed.get(release.document, release.document)

    def entry(self, release: Release) -> IndexEntry | None:
        """Return the document of *release* as the library knows it."""
        return self.library.entries.get(self.id_of(release))


def released(library: Library, releases: Releases, *, on: datetime) -> Outcome[tuple[Publication, ...]]:
    """Return the latest release of every document that the public may see, ordered by id.

    A document that was taken out of content/, made internal, retired, or that opens later, is left out; one whose
    file cannot be read at the moment keeps its release, and so does one with a new id that is not released yet.
    """
    desk = _Desk(library, renamed(library, releases), _claimed(library))
    latest = [versions[-1] for versions in releases.values()]
    former = _former(desk, latest)
    found = [
        _released(desk, releases[each.document], former.get(desk.id_of(each), ()), on)
        for each in latest
        if _is_public(desk, each, on)
    ]
    problems = (p for each in found for p in each.problems)
    return Outcome(tuple(each.value for each in found), (*problems, *_only_for_colleagues(desk, latest)))


def working(library: Library, *, on: datetime) -> Outcome[dict[str, Resolved[Any]]]:
    """Return every document that becomes pages as its file stands now, filled in, by id."""
    found: dict[str, Resolved[Any]] = {}
    problems: list[Problem] = []
    for entry in library.published_kinds():
        document = library.document(entry.id)
        filled = resolve(document, library, scope=scope_of(document, library), on=on)
        found[entry.id] = filled.value
        problems.extend(filled.problems)
    return Outcome(found, tuple(problems))


def drafts(
    library: Library, releases: Releases, filled: Mapping[str, Resolved[Any]]
) -> Iterator[tuple[Publication, Standing]]:
    """Yield every document whose words are not those of its latest release, for a preview."""
    former = released_as(library, releases)
    for name, resolved in filled.items():
        versions = releases.get(name, ())
        stands = standing(resolved, versions[-1] if versions else None)
        if stands is not Standing.RELEASED and resolved.document.status != "retired":
            yield draft_of(library, resolved, versions or releases.get(former.get(name, ""), ())), stands


def draft_of(library: Library, resolved: Resolved[Any], held: tuple[Release, ...]) -> Publication:
    """Return a document as it stands, marked as a draft; *held* are its releases, the oldest first."""
    changed = max((each.date for each in resolved.document.changes), default=None)
    manuscript = _dated(manuscript_of(library, as_checked(resolved, held)).value, changed)
    return Publication(resolved, replace(manuscript, about=replace(manuscript.about, draft=True)))


def employers(library: Library, names: Mapping[str, str], *, on: datetime) -> Iterator[Publication]:
    """Yield each organisation as readers meet it on its page; *names* are those of released documents, by id.

    Its words are shared text, which has no releases: they are shown when its file says `status: approved`, and
    until then the page has its name alone, as its documents were released with it.
    """
    for name, title in names.items():
        known = library.organisation(name)
        if known is not None:
            agreed = known.status == "approved" and known.audience == "public"
            shown = known if agreed else _by_name_alone(known, title)
            resolved = resolve(shown, library, scope=Scope(known.id), on=on).value
            yield Publication(resolved, manuscript_of(library, resolved).value)


def _by_name_alone(organisation: Organisation, name: str) -> Organisation:
    update: dict[str, Any] = {
        "title": name,
        "about": None,
        "headquarters": None,
        "divisions": (),
        "values": (),
        "behaviours": None,
        "contacts": {},
    }
    return organisation.model_copy(update=update)


def _claimed(library: Library) -> frozenset[str]:
    """Return the former ids that files name which are no documents at the moment, for what is wrong in them."""
    sources = (read_source(library.root, path).value for path in library.unread.values())
    named = (each.data.get("aliases") for each in sources if each is not None and isinstance(each.data, dict))
    return frozenset(alias for each in named if isinstance(each, list) for alias in each if isinstance(alias, str))


def _is_public(desk: _Desk, release: Release, on: datetime) -> bool:
    now = _as_it_stands(desk, release)
    if now is None or _audience(release) != "public":
        return False
    return now.audience == "public" and now.status != "retired" and is_open(now, on)


def _as_it_stands(desk: _Desk, release: Release) -> Document | None:
    """Return the document of *release* as its file says, as it was released where that cannot be read, or None."""
    entry = desk.entry(release)
    if entry is not None:
        return desk.library.document(entry.id) if entry.kind == release.kind else None
    path = CONTENT / MODELS[release.kind].folder / f"{release.document}.yml"
    is_there = release.document in desk.claimed or (desk.library.root / path).exists()
    return release.resolved().document if is_there else None


def _audience(release: Release) -> str:
    """Return for whom a version was released, without reading all of it."""
    return str(release.frozen.document.get("audience", "public"))


def _only_for_colleagues(desk: _Desk, releases: Iterable[Release]) -> Iterator[Problem]:
    """Yield a warning for every document that is public now, and whose latest release was for colleagues."""
    for each in releases:
        now = _as_it_stands(desk, each)
        if now is not None and now.audience == "public" != _audience(each):
            path = desk.library.entries[now.id].path
            message = f"this is public now, and its version {each.version} was released for colleagues alone"
            yield problem(path, "internal-release", message, hint="release it again with the next `version:`",
                          severity=Severity.WARNING)  # fmt: skip


def _former(desk: _Desk, releases: Iterable[Release]) -> dict[str, tuple[Former, ...]]:
    """Return, for each document that took the place of others, the public ones among those, and their aliases."""
    heirs: dict[str, str] = {}
    former: dict[str, tuple[Former, ...]] = {}
    for each in releases:
        now = _as_it_stands(desk, each)
        if now is not None and now.status == "retired" and now.replaced_by and _audience(each) == "public":
            heirs[now.id] = now.replaced_by
    for name in heirs:
        *_, heir = _line_of(name, heirs)
        entry = desk.library.entries.get(name)
        if entry is not None and heir in desk.library.entries:
            called = ((entry.kind, each) for each in (name, *entry.aliases))
            former[heir] = (*former.get(heir, ()), *called)
    return former


def _line_of(name: str, heirs: Mapping[str, str]) -> Iterator[str]:
    """Yield *name* and those that came after it, each once."""
    seen: set[str] = set()
    while name not in seen:
        yield name
        seen.add(name)
        name = heirs.get(name, name)


def _released(
    desk: _Desk, held: tuple[Release, ...], former: tuple[Former, ...], on: datetime
) -> Outcome[Publication]:
    """Return the last of *held*, with the days, the progress and the aliases that its document has now."""
    release = held[-1]
    library, now, resolved = desk.library, _as_it_stands(desk, release), release.resolved()
    if now is not None:
        kept = {name: getattr(now, name) for name in _KEPT_UP if hasattr(now, name)}
        update = kept | {"aliases": tuple(each for each in now.aliases if each != release.document)}
        resolved = replace(resolved, document=resolved.document.model_copy(update=update))
    parts = tuple(_as_it_is_now(part, resolved.document, library, on) for part in resolved.parts)
    resolved = replace(resolved, state=state_of(resolved.document, library, on), parts=parts)
    return manuscript_of(library, as_checked(resolved, held)).map(
        lambda manuscript: Publication(resolved, _dated(manuscript, release.released), release, former)
    )


def _dated(manuscript: Manuscript, day: date | None) -> Manuscript:
    """Return *manuscript* with the day on which it came to be as it is."""
    return replace(manuscript, about=replace(manuscript.about, dated=day))


def _as_it_is_now(part: Resolved[Any], whole: Document, library: Library, on: datetime) -> Resolved[Any]:
    """Return a bound document with the state it has now; one that is cited as it stood has none."""
    cited = {each.document for each in whole.binds if each.version is not None}
    return part if part.document.id in cited else replace(part, state=state_of(part.document, library, on))


def manuscript_of(library: Library, resolved: Resolved[Any]) -> Outcome[Manuscript]:
    """Return the manuscript, with the notice of a worked example on every page and after its title."""
    labels = labels_for(resolved.document.language)
    house = house_of(style_of(resolved.employer.id, library, resolved.document.language), labels.value)
    manuscript = compose(resolved, house)
    if library.settings.example:
        title, *rest = manuscript.blocks
        said = labels.value["worked-example"]
        about = replace(manuscript.about, notice=said)
        notice = Prose(NOTICE, (Span(said),), note=True)
        manuscript = replace(manuscript, about=about, blocks=(title, notice, *rest))
    return Outcome(manuscript, labels.problems)
