"""Prints everything a site needs: the files first, then the pages that say what files there are."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from rolepress.cache import Entry, Store, key_of
from rolepress.checks import Allowances, without_allowed
from rolepress.config import Settings
from rolepress.contrast import contrast_problems
from rolepress.editions import Edition, editions
from rolepress.formats import Format, RenderOptions, formats
from rolepress.labels import labels_for
from rolepress.machine import machine
from rolepress.model import MODELS
from rolepress.model.base import Day
from rolepress.model.organisation import Brand
from rolepress.press import FileOrder, PageOrder, from_data
from rolepress.problems import Problem, problem
from rolepress.project import Project
from rolepress.publications import Publication, employers
from rolepress.sites.addresses import EVERYTHING, HOME, ORGANISATIONS, SEARCH, listing_address
from rolepress.sites.briefing import document_facts, site_facts
from rolepress.sites.facts import DocumentFacts, FileFacts, SiteFacts
from rolepress.sites.relating import related_documents
from rolepress.stray import stray_problems
from rolepress.theme import Theme, theme_for
from rolepress.work import Done, Job, OnDone, run

SECONDS_PER_POINT = 0.06  # a PDF takes about as many seconds as its text is large: 0.7 at 12 points, 1.3 at 18
PAGE_SECONDS = 0.03


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What may be made in this build; nothing given is everything. What is finished already stays in the site."""

    documents: frozenset[str] = frozenset()
    editions: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()

    def allows(self, document: str, edition: str, format: str) -> bool:
        """Whether a file that is not finished yet may be made."""
        given = ((self.documents, document), (self.editions, edition), (self.formats, format))
        return all(not wanted or name in wanted for wanted, name in given)


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A finished file of a document."""

    path: PurePosixPath  # from the site's top
    edition: Edition
    format: Format
    done: Done  # its bytes stay in the store until the site is written


@dataclass(frozen=True, slots=True)
class PromisedFile:
    """A file of a document that is made when somebody asks for it, or has been already."""

    path: PurePosixPath  # from the site's top
    job: Job


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """A document with its page and its files."""

    publication: Publication
    facts: DocumentFacts
    page: Done | None  # None for the home page, which is put together with the lists
    files: tuple[PrintedFile, ...]
    promised: tuple[PromisedFile, ...] = ()  # what `print_pages` left for later


@dataclass(frozen=True, slots=True)
class Printed:
    """Everything that was printed or found in the store."""

    public: tuple[PrintedDocument, ...]
    site: SiteFacts
    previews: tuple[PrintedDocument, ...]
    preview_site: SiteFacts
    employers: tuple[Publication, ...]  # the organisations of public documents, by name
    looks: Mapping[str, Theme]  # of every organisation that has something here, and of the site's own
    faults: tuple[Problem, ...]  # in what the public is to see
    preview_faults: tuple[Problem, ...]
    left_out: tuple[PurePosixPath, ...]  # files that are not finished and that this build may not make
    built: int
    unchanged: int

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found in everything that was printed."""
        return (*self.faults, *self.preview_faults)

    def without(self, names: Container[str]) -> Printed:
        """Return what is left when the documents *names* are taken out."""
        public, previews = (
            tuple(each for each in documents if each.facts.id not in names)
            for documents in (self.public, self.previews)
        )
        return replace(self, public=public, previews=previews)


def print_everything(
    project: Project,
    previews: Iterable[Publication],
    *,
    narrowing: Narrowing,
    executor: Executor,
    store: Store,
    on_done: OnDone | None = None,
) -> Printed:
    """Return every document of *project* printed, drafts as previews; what *store* has is not made again."""
    press = _Round(project, previews)
    planned = [file for brief in press.briefs for file in brief.files(narrowing)]
    left_out = {
        job.key: plan.path for plan, job in planned if not plan.made_now(narrowing) and store.get(job.key) is None
    }
    done = run((job for _, job in planned if job.key not in left_out), executor, store, on_done)
    for plan, job in planned:
        if job.key in done:
            plan.brief.take(plan, done[job.key])
    printed = press.bound(executor, store, on_done)
    made = sum(each.made for each in done.values())
    return replace(
        printed, left_out=tuple(dict.fromkeys(left_out.values())),
        built=printed.built + made, unchanged=printed.unchanged + len(done) - made,
    )  # fmt: skip


def print_pages(
    project: Project,
    previews: Iterable[Publication],
    *,
    executor: Executor,
    files: Store,
    pages: Store,
    beside: Printed | None = None,
) -> Printed:
    """Return the pages of *project*, and a promise of each file; a link to one that *files* has tells its size.

    With *beside*, the documents of *project* and the *previews* are a few that take their places among those
    printed before, in the looks of then; what is `built` counts them alone. Finished pages are kept in *pages*.
    """
    press = _Round(project, previews, beside)
    for brief in press.briefs:
        for plan, job in brief.files(Narrowing()):
            brief.promise(plan, job, files.get(job.key))
    return press.bound(executor, pages)


class _Round:
    """Everything that goes through the press together, and what stands *beside* it already."""

    def __init__(self, project: Project, previews: Iterable[Publication], beside: Printed | None = None) -> None:
        waiting = tuple(previews)
        self.project = project
        self.looks = beside.looks if beside else _looks(project, waiting)
        self.others = (beside.public, beside.previews) if beside else ((), ())
        self.public, self.crowded = self._apart(project.public)
        self.drafts, self.crowded_drafts = self._apart(waiting)
        _name_alike(self.public)

    @property
    def briefs(self) -> tuple[_Brief, ...]:
        """Every document of this round, those that are drafts last."""
        return (*self.public, *self.drafts)

    def _apart(self, publications: Iterable[Publication]) -> tuple[list[_Brief], tuple[Problem, ...]]:
        return _apart(self.project, [_Brief(self.project, each, self.looks) for each in publications])

    def bound(self, executor: Executor, store: Store, on_done: OnDone | None = None) -> Printed:
        """Return everything with its pages, which say what files there are; those that *store* has stay."""
        library, (others, other_drafts) = self.project.library, self.others
        site = site_facts(library, _facts(others, self.public))
        preview_site = site_facts(library, _facts(other_drafts, self.drafts), draft=True)
        _relate(others, self.public)
        _relate(other_drafts, self.drafts)
        jobs = dict((*_page_jobs(self.public, site), *_page_jobs(self.drafts, preview_site)))
        paged = run(jobs.values(), executor, store, on_done)

        def bound(brief: _Brief) -> PrintedDocument:
            page = paged[jobs[brief].key] if brief in jobs else None
            return PrintedDocument(
                brief.publication, brief.facts, page, tuple(brief.printed), tuple(brief.promised)
            )

        today, made = self.project.on.date(), sum(each.made for each in paged.values())
        return Printed(
            _in_order((*others, *map(bound, self.public))), site,
            _in_order((*other_drafts, *map(bound, self.drafts))), preview_site,
            tuple(employers(library, _names(site, _facts(others, self.public)), on=self.project.on)), self.looks,
            faults=(*self.crowded, *_found_in(self.public, today), *look_problems(self.project, self.looks)),
            preview_faults=(*self.crowded_drafts, *_found_in(self.drafts, today)),
            left_out=(), built=made, unchanged=len(paged) - made,
        )  # fmt: skip


def _names(site: SiteFacts, documents: Iterable[DocumentFacts]) -> dict[str, str]:
    """Return the name of each organisation that has a page, as its documents tell it."""
    told = {each.organisation_id: each.organisation_name for each in documents}
    return {name: told[name] for name in site.organisations}


def _facts(others: Iterable[PrintedDocument], briefs: Iterable[_Brief]) -> Iterator[DocumentFacts]:
    yield from (each.facts for each in others)
    yield from (each.facts for each in briefs)


def _in_order(documents: Iterable[PrintedDocument]) -> tuple[PrintedDocument, ...]:
    return tuple(sorted(documents, key=lambda each: each.facts.id))


@dataclass(frozen=True, slots=True)
class _Plan:
    """A file that a document is to have."""

    brief: _Brief
    edition: Edition
    format: Format

    @property
    def path(self) -> PurePosixPath:
        """Where the file stands: beside the document's page, under the document's name."""
        name = f"{self.brief.facts.id}{self.edition.suffix}{self.format.suffix}"
        return PurePosixPath(self.brief.facts.address).with_name(name)

    def made_now(self, narrowing: Narrowing) -> bool:
        """Whether this build may make the file."""
        return narrowing.allows(self.brief.facts.id, self.edition.name, self.format.id)


class _Brief:
    """A document on its way through the press."""

    def __init__(self, project: Project, publication: Publication, looks: Mapping[str, Theme]) -> None:
        self.publication = publication
        self.settings = project.settings
        self.facts = document_facts(publication, project.library, project.on)
        self.theme = looks[self.facts.organisation_id]
        self.words = key_of(publication.manuscript)  # once for all of its files
        entry = project.library.entries.get(publication.document.id)
        self.path = entry.path if entry else PurePosixPath("content")
        self.printed: list[PrintedFile] = []
        self.promised: list[PromisedFile] = []
        self.found: list[Mapping[str, Any]] = []  # by inspections of its files

    def files(self, narrowing: Narrowing) -> Iterator[tuple[_Plan, Job]]:
        """Yield every file the settings or the command line ask for, with the job that makes it."""
        for edition, format in _wanted(self.settings, self.facts.kind, narrowing):
            plan = _Plan(self, edition, format)
            yield plan, _file_job(plan)

    def take(self, plan: _Plan, done: Done) -> None:
        """Add a finished file, and what a link to it says."""
        self.printed.append(PrintedFile(plan.path, plan.edition, plan.format, done))
        self._tell(plan, done.meta)

    def promise(self, plan: _Plan, job: Job, entry: Entry | None) -> None:
        """Add a file that is made when somebody asks for it; *entry* is what it is when it is finished."""
        self.promised.append(PromisedFile(plan.path, job))
        self._tell(plan, entry.meta if entry else {"bytes": None, "pages": None, "problems": []})

    def _tell(self, plan: _Plan, meta: Mapping[str, Any]) -> None:
        """Keep what a link to a file says, and what was found in it."""
        self.found += meta["problems"]
        points = int(plan.edition.size_pt) if plan.edition.suffix else None
        told = FileFacts(
            plan.path.name, plan.format.id.upper(), self.facts.language, plan.format.media_type,
            meta["bytes"], meta["pages"], plan.edition.id, points,
        )  # fmt: skip
        self.facts = replace(self.facts, files=(*self.facts.files, told))


def _name_alike(briefs: Sequence[_Brief]) -> None:
    """Let every document tell its organisation's name as the newest release among them does."""
    newest: dict[str, tuple[Day, str]] = {}
    for brief in briefs:
        release = brief.publication.release
        if release is not None:
            said = (release.released, brief.facts.organisation_name)
            newest[brief.facts.organisation_id] = max(said, newest.get(brief.facts.organisation_id, said))
    for brief in briefs:
        name = newest.get(brief.facts.organisation_id)
        if name is not None:
            brief.facts = replace(brief.facts, organisation_name=name[1])


def _relate(others: Iterable[PrintedDocument], briefs: Sequence[_Brief]) -> None:
    """Tell each document which others are near it, when it is known which there are."""
    related = related_documents(_facts(others, briefs))
    for brief in briefs:
        brief.facts = replace(brief.facts, related=related.get(brief.facts.id, ()))


def _looks(project: Project, previews: Iterable[Publication]) -> dict[str, Theme]:
    """Return the look of every organisation that has something to print, and of the site's own."""
    shown = {each.manuscript.about.organisation for each in (*project.public, *previews)}
    return {name: _look(project, name) for name in sorted({project.settings.organisation, *shown})}


def _look(project: Project, organisation: str) -> Theme:
    """Return the look of *organisation* in this project; Rolepress's own colours when nobody knows it."""
    known = project.library.organisation(organisation)
    return theme_for(project.library.root, organisation, known.brand if known else Brand())


def _apart(project: Project, briefs: Iterable[_Brief]) -> tuple[list[_Brief], tuple[Problem, ...]]:
    """Return the first document at each address, and an error for each other one that wants to stand there."""
    lists = {*(record.folder for record in MODELS.values()), EVERYTHING, ORGANISATIONS}
    taken = {listing_address(folder): "a list of the site" for folder in lists}
    taken[SEARCH] = "the search page"
    apart: list[_Brief] = []
    problems = []
    for brief in briefs:
        address = brief.facts.address
        if address in taken:
            message = f"{taken[address]} has the address {address} already"
            hint = "choose another id, or another `purpose:`"
            problems.append(problem(brief.path, "same-address", message, hint=hint, at=("id",)))
            continue
        taken[address] = f"'{brief.facts.id}'"
        apart.append(brief)
    return apart, project.library.located(problems)


def _wanted(settings: Settings, kind: str, narrowing: Narrowing) -> Iterator[tuple[Edition, Format]]:
    """Yield the editions and formats of files that a kind has, and those that the command line names."""
    chosen = settings.formats.get(kind, MODELS[kind].formats)
    sizes = {f"large-print-{size}" for size in settings.large_print.sizes}
    asked_for = sizes | narrowing.editions
    for edition in (each for each in editions().values() if each.usual or each.name in asked_for):
        for format in formats().values():
            asked = format.id in chosen or format.id in narrowing.formats
            if asked and format.suffix and edition.takes(format.id):
                yield edition, format


def _file_job(plan: _Plan) -> Job:
    brief, settings = plan.brief, plan.brief.settings
    options = RenderOptions(settings.pdf.profile, settings.pdf.archive)
    manuscript, theme = brief.publication.manuscript, brief.theme
    look = theme.digest(*plan.format.templates)
    rules = settings.model_dump_json(include={"rules"})
    key = key_of(
        "file", machine(), plan.edition.name, plan.format.id, look, brief.words, options, rules, brief.path
    )
    order = FileOrder(manuscript, plan.edition.name, plan.format.id, theme, options, settings, brief.path)
    seconds = plan.edition.size_pt * SECONDS_PER_POINT
    return Job(key, plan.path.name, "rolepress.press:print_file", order, seconds)


def _page_jobs(briefs: Iterable[_Brief], site: SiteFacts) -> Iterator[tuple[_Brief, Job]]:
    return ((brief, _page_job(brief, site)) for brief in briefs if brief.facts.address != HOME)


def _page_job(brief: _Brief, site: SiteFacts) -> Job:
    manuscript, labels = brief.publication.manuscript, labels_for(brief.facts.language).value
    look = brief.theme.digest("blocks", "site")
    key = key_of("page", machine(), look, brief.words, brief.facts, site, labels)
    order = PageOrder(manuscript, brief.facts, site, brief.theme, labels)
    return Job(key, brief.facts.address, "rolepress.press:print_page", order, PAGE_SECONDS)


def _found_in(briefs: Iterable[_Brief], today: Day) -> Iterator[Problem]:
    """Yield what inspections of the finished files found, from the store too, and the documents do not allow."""
    for brief in briefs:
        found = map(from_data, brief.found)
        yield from without_allowed(found, Allowances([(brief.path, brief.publication.document)], today))


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
