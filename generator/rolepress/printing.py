"""Prints everything a site needs: the files first, then the pages that say what files there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial

from rolepress.briefs import Brief, Roles, apart, name_alike, relate
from rolepress.cache import Store
from rolepress.checks import Allowances, without_allowed
from rolepress.looks import look_problems, looks_of
from rolepress.manuscript import with_links
from rolepress.model.base import Day
from rolepress.plans import Narrowing
from rolepress.press import from_data
from rolepress.printed import Printed, PrintedDocument
from rolepress.problems import Problem
from rolepress.project import Project
from rolepress.publications import Publication, employers
from rolepress.sites.addresses import organisation_address
from rolepress.sites.briefing import site_facts
from rolepress.sites.facts import DocumentFacts, SiteFacts
from rolepress.sites.linking import Places, places_of
from rolepress.work import OnDone, run


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
    press = PrintRun(project, previews)
    planned = [(brief, plan) for brief in press.briefs for plan in brief.files(narrowing)]
    left_out = {
        plan.job.key: plan.path
        for _, plan in planned
        if not plan.made_now(narrowing) and store.get(plan.job.key) is None
    }
    done = run((plan.job for _, plan in planned if plan.job.key not in left_out), executor, store, on_done)
    for brief, plan in planned:
        if plan.job.key in done:
            brief.take(plan, done[plan.job.key])
    printed = press.bound(executor, store, on_done)
    refused = sum(not each.meta["bytes"] for each in done.values())
    made = sum(each.made and bool(each.meta["bytes"]) for each in done.values())
    return replace(
        printed, left_out=tuple(dict.fromkeys(left_out.values())), refused=refused,
        built=printed.built + made, unchanged=printed.unchanged + len(done) - made - refused,
    )  # fmt: skip


def print_pages(
    project: Project,
    previews: Iterable[Publication],
    *,
    executor: Executor,
    files: Store,
    pages: Store,
    served_at: str,
    beside: Printed | None = None,
) -> Printed:
    """Return the pages of *project*, and a promise of each file; a link to one that *files* has tells its size.

    Pages name the site *served_at* as their own; files, which outlive the server, name the project's address.
    With *beside*, the documents of *project* and the *previews* are a few that take their places among those
    printed before, in the looks of then; what is `built` counts them alone. Finished pages are kept in *pages*.
    """
    press = PrintRun(project, previews, beside, served_at)
    for brief in press.briefs:
        for plan in brief.files(Narrowing()):
            brief.promise(plan, files.get(plan.job.key))
    return press.bound(executor, pages)


class PrintRun:
    """Everything that goes through the press together, and what stands *beside* it already."""

    def __init__(
        self,
        project: Project,
        previews: Iterable[Publication],
        beside: Printed | None = None,
        served_at: str | None = None,
    ) -> None:
        waiting = tuple(previews)
        self.project, self.served_at = project, served_at
        self.looks = beside.looks if beside else looks_of(project, waiting)
        self.others = (beside.public, beside.previews) if beside else ((), ())
        self.public, self.crowded = self._apart(project.public)
        self.drafts, self.crowded_drafts = self._apart(waiting)
        name_alike(self.public)
        self.places, self.draft_places = self._places()
        others, other_drafts = self.others
        relate(_facts(others, self.public), self.public)
        relate(_facts(other_drafts, self.drafts), self.drafts)
        released = self._released()
        for briefs, places in ((self.public, self.places), (self.drafts, self.draft_places)):
            for brief in briefs:
                brief.link(places, released)

    @property
    def briefs(self) -> tuple[Brief, ...]:
        """Every document of this round, those that are drafts last."""
        return (*self.public, *self.drafts)

    def _apart(self, publications: Iterable[Publication]) -> tuple[list[Brief], tuple[Problem, ...]]:
        return apart(self.project, [Brief(self.project, each, self.looks) for each in publications])

    def _places(self) -> tuple[Places, Places]:
        """Return where links to documents lead, on the public site and in the previews."""
        others, other_drafts = self.others
        base = (self.project.settings.base_url or "").rstrip("/")
        public = places_of(_facts(others, self.public))
        return Places(public, public, base), Places(places_of(_facts(other_drafts, self.drafts)), public, base)

    def _released(self) -> Roles:
        """Return every released document by its id, as it is filled in."""
        beside = {each.facts.id: each.publication.resolved for each in self.others[0]}
        return beside | {each.facts.id: each.publication.resolved for each in self.public}

    def _site(self, documents: Iterable[DocumentFacts], *, draft: bool = False) -> SiteFacts:
        site = site_facts(self.project.library, documents, draft=draft)
        return site if self.served_at is None else replace(site, base_url=self.served_at.rstrip("/"))

    def bound(self, executor: Executor, store: Store, on_done: OnDone | None = None) -> Printed:
        """Return everything with its pages, which say what files there are; those that *store* has stay."""
        others, other_drafts = self.others
        site = self._site(_facts(others, self.public))
        preview_site = self._site(_facts(other_drafts, self.drafts), draft=True)
        wanted = (*((each, each.page_job(site)) for each in self.public),
                  *((each, each.page_job(preview_site)) for each in self.drafts))  # fmt: skip
        jobs = {brief: job for brief, job in wanted if job is not None}
        paged = run(jobs.values(), executor, store, on_done)

        def bound(brief: Brief) -> PrintedDocument:
            return brief.bound(paged[jobs[brief].key] if brief in jobs else None)

        today, made = self.project.on.date(), sum(each.made for each in paged.values())
        return Printed(
            _in_order((*others, *map(bound, self.public))), site,
            _in_order((*other_drafts, *map(bound, self.drafts))), preview_site,
            tuple(self._employers(_names(site, _facts(others, self.public)))), self.looks,
            faults=(*self.crowded, *_found_in(self.public, today), *look_problems(self.project, self.looks)),
            preview_faults=(*self.crowded_drafts, *_found_in(self.drafts, today)),
            left_out=(), built=made, pages=made, unchanged=len(paged) - made,
        )  # fmt: skip

    def _employers(self, names: dict[str, str]) -> Iterator[Publication]:
        """Yield the organisations *names* as their pages show them."""
        for each in employers(self.project.library, names, on=self.project.on):
            address = organisation_address(each.document.id)
            yield replace(each, manuscript=with_links(each.manuscript, partial(self.places.on_page, page=address)))


def _names(site: SiteFacts, documents: Iterable[DocumentFacts]) -> dict[str, str]:
    """Return the name of each organisation that has a page, as its documents tell it."""
    told = {each.organisation_id: each.organisation_name for each in documents}
    return {name: told[name] for name in site.organisations}


def _facts(others: Iterable[PrintedDocument], briefs: Iterable[Brief]) -> Iterator[DocumentFacts]:
    yield from (each.facts for each in others)
    yield from (each.facts for each in briefs)


def _in_order(documents: Iterable[PrintedDocument]) -> tuple[PrintedDocument, ...]:
    return tuple(sorted(documents, key=lambda each: each.facts.id))


def _found_in(briefs: Iterable[Brief], today: Day) -> Iterator[Problem]:
    """Yield what inspections of the finished files found, from the store too, and the documents do not allow."""
    for brief in briefs:
        found = map(from_data, brief.found)
        yield from without_allowed(found, Allowances([(brief.path, brief.publication.document)], today))
