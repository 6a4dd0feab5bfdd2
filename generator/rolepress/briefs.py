"""What is known of each document on its way through the press: its words, its look, its files, its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from rolepress.cache import Entry, key_of
from rolepress.explaining import of_release
from rolepress.exports import ExportContext, role_of
from rolepress.exports.job_posting import job_posting
from rolepress.kinds import house_of
from rolepress.kinds.credits import with_credits
from rolepress.kinds.easy_read import with_notices
from rolepress.labels import labels_for
from rolepress.lifecycle import happened
from rolepress.machine import machine
from rolepress.manuscript import Manuscript, concepts, links_to, with_links, with_pictures
from rolepress.markdown import DOCUMENT_LINK, Span
from rolepress.model import MODELS
from rolepress.model.base import Day
from rolepress.model.easy_read import EasyRead
from rolepress.pictures import drawings
from rolepress.plans import Copy, Narrowing, Plan, plans
from rolepress.press import PageOrder
from rolepress.printed import Paper, PrintedDocument, PrintedFile, PromisedFile
from rolepress.problems import Problem, problem
from rolepress.project import Project
from rolepress.publications import Publication
from rolepress.resolve import style_of
from rolepress.resolved import Resolved
from rolepress.sites.addresses import (
    EVERYTHING,
    HOME,
    ORGANISATIONS,
    SEARCH,
    absolute,
    listing_address,
    picture_address,
    way,
)
from rolepress.sites.briefing import document_facts
from rolepress.sites.facts import DocumentFacts, SiteFacts
from rolepress.sites.joining import joined
from rolepress.sites.linking import Places
from rolepress.sites.relating import related_documents
from rolepress.sites.tongues import in_tongues
from rolepress.theme import Theme
from rolepress.work import Done, Job

PAGE_SECONDS = 0.03

Roles = Mapping[str, Resolved[Any]]
"""Job descriptions and role packs by id."""


class Brief:
    """A document on its way through the press."""

    def __init__(self, project: Project, publication: Publication, looks: Mapping[str, Theme]) -> None:
        self.project, self.publication = project, publication
        self.facts = document_facts(publication, project.library, project.on)
        self.theme = looks[self.facts.organisation_id]
        entry = project.library.entries.get(publication.document.id)
        self.path = entry.path if entry else PurePosixPath("content")
        self.printed: list[PrintedFile] = []
        self.promised: list[PromisedFile] = []
        self.papers: list[Paper] = []
        self.requested: list[PrintedFile] = []
        self.found: list[Mapping[str, Any]] = []  # by inspections of its files
        self.words = ""  # a digest of the text, when its links are known
        self.pictures: Mapping[str, bytes] = {}  # that the text shows, by the names of their files
        self._copy: Copy | None = None

    def link(self, places: Places, released: Roles) -> None:
        """Let the text lead to other documents, as *places* says, and note which role it is about.

        What others mean for it is known by now: see `relate`.
        Readers of a release learn of *released* roles; colleagues, and readers of a draft, of drafts too.
        """
        manuscript, resolved = self._credited(self._noted(self.publication.manuscript)), self.publication.resolved
        named = links_to(manuscript)
        in_files = with_links(manuscript, places.in_full) if named else manuscript
        on_page = with_links(manuscript, partial(places.on_page, page=self.facts.address)) if named else manuscript
        on_page = self._pictured(on_page)
        self.words = key_of(on_page)  # once for the page and, mostly, for all files
        name = str(resolved.document.role_id)
        role = role_of(resolved) or released.get(name)
        drafted = role_of(resolved) or self.project.working.get(name)
        own = role if self.publication.release else drafted
        context = self._context({name: places.in_full(name) for name in sorted(named)}, places, own)
        inside = replace(context, role=own or drafted)
        self._copy = Copy(resolved, in_files, key_of(in_files) if named else self.words, context, inside,
                          self.theme, self.project.settings, self.path, self.facts.address,
                          self.pictures)  # fmt: skip
        self.publication = replace(self.publication, manuscript=on_page)
        self.facts = replace(self.facts, posting=job_posting(resolved, context, manuscript))

    def _noted(self, manuscript: Manuscript) -> Manuscript:
        """Return a guide with what its readers must know first; any other *manuscript* as it is."""
        if not isinstance(self.publication.document, EasyRead):
            return manuscript
        project = self.project
        changing = of_release(self.publication.resolved, project.releases, project.library, project.on)
        explained = self.facts.explained
        link = Span(explained.label, link=f"{DOCUMENT_LINK}{self.facts.explains}") if explained else None
        return with_notices(manuscript, self.facts.state, changing=bool(changing), explained=link)

    def _credited(self, manuscript: Manuscript) -> Manuscript:
        """Return *manuscript* with whose its pictures are at its end, and keep the pictures themselves."""
        shown = drawings(self.project.library.root, self.facts.organisation_id, concepts(manuscript))
        self.pictures = {each.name: each.shown for each in shown}
        return with_credits(manuscript, (each.credit for each in shown))

    def _pictured(self, manuscript: Manuscript) -> Manuscript:
        """Return *manuscript* with its pictures where they stand on the site; one that is not there has none."""
        if not self.pictures:
            return manuscript
        ways = {
            name.rpartition(".")[0]: way(picture_address(name, data), self.facts.address)
            for name, data in self.pictures.items()
        }
        return with_pictures(manuscript, lambda concept: ways.get(concept, ""))

    def _context(
        self, links: Mapping[str, str | None], places: Places, role: Resolved[Any] | None
    ) -> ExportContext:
        library, release, document = self.project.library, self.publication.release, self.publication.document
        style = style_of(self.facts.organisation_id, library, document.language)
        return ExportContext(
            house_of(style, labels_for(document.language).value),
            library.settings.title,
            absolute(self.facts.address, places.base_url) if places.base_url else "",
            document.version,
            release.released if release else None,
            tuple(each.on for each in happened(document, self.project.on)),
            library.settings.example,
            role,
            self.theme,
            {name: address for name, address in links.items() if address},
        )

    def files(self, narrowing: Narrowing) -> Iterator[Plan]:
        """Yield every file that the document is to have."""
        assert self._copy is not None, "a document is linked before its files are planned"  # noqa: S101  # our mistake
        return plans(self._copy, narrowing)

    def take(self, plan: Plan, done: Done) -> None:
        """Add a finished file, and what a link to it says."""
        self._add(plan, PrintedFile(plan, done), done.meta)

    def promise(self, plan: Plan, entry: Entry | None) -> None:
        """Add a file that is made when somebody asks for it; *entry* is what it is when it is finished."""
        meta = entry.meta if entry else {"bytes": None, "pages": None, "problems": []}
        self._add(plan, PromisedFile(plan.path, plan.job), meta)

    def _add(self, plan: Plan, file: PrintedFile | PromisedFile, meta: Mapping[str, Any]) -> None:
        """Keep a file, what a link to it says, and what was found in it; one for colleagues is kept apart.

        A file without a byte is one that could not be made: what was found says why, and nothing leads to it.
        """
        self.found += meta["problems"]
        if meta["bytes"] == 0:
            return
        if plan.requested:
            assert isinstance(file, PrintedFile), "nobody promises what was asked for now"  # noqa: S101  # our mistake
            self.requested.append(file)
            return
        told = plan.told(self.facts.language, meta)
        if plan.for_colleagues:
            self.papers.append(Paper(told, file))
            return
        self.facts = replace(self.facts, files=(*self.facts.files, told))
        if isinstance(file, PrintedFile):
            self.printed.append(file)
        else:
            self.promised.append(file)

    def page_job(self, site: SiteFacts) -> Job | None:
        """Return what makes the page; None for the home page, which is put together with the lists."""
        if self.facts.address == HOME:
            return None
        manuscript, labels = self.publication.manuscript, labels_for(self.facts.language).value
        look = self.theme.digest("blocks", "site")
        key = key_of("page", machine(), look, self.words, self.facts, site, labels)
        order = PageOrder(manuscript, self.facts, site, self.theme, labels)
        return Job(key, self.facts.address, "rolepress.press:print_page", order, PAGE_SECONDS)

    def bound(self, page: Done | None) -> PrintedDocument:
        """Return the document with its *page*."""
        return PrintedDocument(
            self.publication, self.facts, page, tuple(self.printed), tuple(self.promised), tuple(self.papers),
            self.pictures, tuple(self.requested),
        )  # fmt: skip


def apart(project: Project, briefs: Iterable[Brief]) -> tuple[list[Brief], tuple[Problem, ...]]:
    """Return the first document at each address, and an error for each other one that wants to stand there."""
    lists = {*(record.folder for record in MODELS.values()), EVERYTHING, ORGANISATIONS}
    taken = {listing_address(folder): "a list of the site" for folder in lists}
    taken[SEARCH] = "the search page"
    kept: list[Brief] = []
    problems = []
    for brief in briefs:
        address = brief.facts.address
        if address in taken:
            message = f"{taken[address]} has the address {address} already"
            hint = "choose another id, or another `purpose:`"
            problems.append(problem(brief.path, "same-address", message, hint=hint, at=("id",)))
            continue
        taken[address] = f"'{brief.facts.id}'"
        kept.append(brief)
    return kept, project.library.located(problems)


def name_alike(briefs: Sequence[Brief]) -> None:
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


def relate(everything: Iterable[DocumentFacts], briefs: Sequence[Brief]) -> None:
    """Tell each document what others mean for it, when it is known which there are: its neighbours, its rounds."""
    known = {each.id: each for each in everything}
    rounds = [each for each in known.values() if each.is_round]
    related = related_documents(known.values())
    for brief in briefs:
        facts = joined(brief.facts, known, rounds)
        brief.facts = replace(in_tongues(facts, known), related=related.get(facts.id, ()))
