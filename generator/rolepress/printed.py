"""What comes out of the press: documents with their pages and files, finished or promised."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from rolepress.plans import Plan
from rolepress.problems import Problem
from rolepress.publications import Publication
from rolepress.sites.addresses import picture_address
from rolepress.sites.facts import DocumentFacts, FileFacts, SiteFacts
from rolepress.theme import Theme
from rolepress.work import Done, Job


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A finished file of a document."""

    plan: Plan
    done: Done  # its bytes stay in the store until the site is written

    @property
    def path(self) -> PurePosixPath:
        """Where it stands, from the top of its site."""
        return self.plan.path


@dataclass(frozen=True, slots=True)
class PromisedFile:
    """A file of a document that is made when somebody asks for it, or has been already."""

    path: PurePosixPath  # from the top of its site
    job: Job


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of a document for colleagues alone, and what a link to it says."""

    told: FileFacts
    file: PrintedFile | PromisedFile

    @property
    def path(self) -> PurePosixPath:
        """Where it stands, from the top of the internal site, or of the previews."""
        return self.file.path


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """A document with its page and its files."""

    publication: Publication  # in the words of the page: links lead to places on the site
    facts: DocumentFacts
    page: Done | None  # None for the home page, which is put together with the lists
    files: tuple[PrintedFile, ...]
    promised: tuple[PromisedFile, ...] = ()  # what `print_pages` left for later
    papers: tuple[Paper, ...] = ()  # for colleagues: they stand on the internal site, and never on the public one
    pictures: Mapping[str, bytes] = field(default_factory=dict)  # in its text, by the names of their files
    requested: tuple[PrintedFile, ...] = ()  # by the command line: beside the sites, and in neither

    @property
    def formats(self) -> frozenset[str]:
        """The formats and exports in which there is something of it, finished; its page is "html"."""
        papers = (each.file for each in self.papers)
        files = (*self.files, *self.requested, *(each for each in papers if isinstance(each, PrintedFile)))
        return frozenset(("html", *(each.plan.format for each in files)))

    @property
    def placed_pictures(self) -> dict[str, bytes]:
        """The pictures in its text by their addresses, from the top of its site."""
        return {picture_address(name, data): data for name, data in self.pictures.items()}


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
    built: int  # files and pages made now
    pages: int  # of these, those that are pages
    unchanged: int
    refused: int = 0  # files that could not be made, now or before

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
