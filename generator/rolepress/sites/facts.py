"""What a public page is told about a document, its files and its site: narrow values that travel to a worker.

Days are given as words ("30 June 2023"): a page never works with a date.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["not-advertised", "open", "paused", "closed", "closed-early", "filled"]
OVER = frozenset({"closed", "closed-early", "filled"})
"""The states in which nobody can apply any more."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place on this site."""

    label: str
    address: str  # from the site's top: "job-descriptions/index.html"
    language: str = ""  # of the label and the place, where it may be another than the page's


@dataclass(frozen=True, slots=True)
class Tongue:
    """The same page in another language."""

    language: str  # "cy"
    name: str  # of the language, in itself: "Cymraeg"
    title: str
    address: str  # from the site's top
    is_original: bool = False


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A round that recruits to a role, or that a form is for."""

    link: Link
    state: State
    closes: str = ""  # "11:59pm on Friday 30 June 2023"


@dataclass(frozen=True, slots=True)
class FormatContact:
    """Whom to ask for another format, and how long it takes."""

    email: str
    phone: str
    working_days: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A document in a format that stands on another website, such as a film in British Sign Language."""

    format: str  # "bsl", "audio"…: the name of a label
    url: str  # https
    label: str = ""  # what it is called, where the usual name is not enough


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file of a document, beside its page."""

    href: str  # "peer-support-worker.pdf"
    format_label: str  # "PDF"
    language: str
    media_type: str
    bytes: int | None  # None where the file is made when somebody asks for it
    pages: int | None = None
    edition: str = "standard"
    points: int | None = None  # the size of the text, where the edition is made in several
    label: str = ""  # the name in the catalogue of what it is, where it is no edition of the text: "export-dates"
    note: str = ""  # what stands beside a link to it


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """One line of a document's history."""

    version: str
    date: str
    summary: str  # for the public


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What the page of a document says round its text, and what a list of documents says about it."""

    id: str
    kind: str  # "job-description"
    kind_label: str  # "Job description"
    folder: str  # "job-descriptions"; "" for a page of the site
    address: str  # from the site's top: see `addresses`
    title: str
    organisation_id: str
    organisation_name: str
    language: str
    description: str  # plain words for search results
    version: str
    owner: str
    band: str = ""
    location: str = ""
    released: str = ""
    review_by: str = ""
    overdue: bool = False  # the day of review has passed
    changes: tuple[ChangeFacts, ...] = ()  # newest first
    state: State | None = None
    closes: str = ""  # as it stands: "11:59pm on Friday 30 June 2023"
    closing: str = ""  # the same for a machine, in UK time: "2023-06-30T23:59:00+01:00"
    updated: str = ""  # when the release, or the last thing that happened to a round, was: as `closing`
    is_round: bool = False  # people can apply to it, for a while
    is_campaign: bool = False  # a page that asks people to apply
    is_form: bool = False
    places: str = ""  # how many people are wanted
    recruits_to: str = ""  # the id of the role that a round is for
    round: str = ""  # the id of the round that a form belongs to
    easier_of: str = ""  # the id of the form that this one is an easier version of
    easier: tuple[Link, ...] = ()  # the easier versions of this form
    explains: str = ""  # the id of the document that this guide explains
    explained: Link | None = None  # that document, where it is on the site
    guides: tuple[Link, ...] = ()  # the easy-read guides that explain this
    roomy: bool = False  # whether it is in easy words, and shown larger and with more room
    refers: tuple[str, ...] = ()  # the ids of the documents that it names
    vacancies: tuple[Vacancy, ...] = ()  # rounds that recruit to this role, or the one that this form is for
    posting: str = ""  # job-posting data, as JSON that may stand in a page
    files: tuple[FileFacts, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()  # the addresses of documents whose place it took
    other_formats: FormatContact | None = None  # the organisation's own; the site's when there is none
    related: tuple[Link, ...] = ()  # documents that a reader of this one may want next
    right_to_left: bool = False
    language_name: str = ""  # in the language itself
    translates: str = ""  # the id of the document that this one says in another language
    translates_version: str = ""  # the version of it that was translated
    tongues: tuple[Tongue, ...] = ()  # the same page in other languages, the original first
    translation_behind: bool = False  # whether the original has changed since
    asks: bool = False  # whether it is a form, or has one in it
    sends_to: str = ""  # the origin of the service that takes its form from the page: "https://forms.example"


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of what is open, for programs that look whether there is something new."""

    label: str
    address: str  # from the site's top
    media_type: str


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What every page says about its site."""

    title: str
    language: str
    organisation_id: str  # whose look the site has
    other_formats: FormatContact
    base_url: str = ""  # without a slash at the end
    example: bool = False  # a worked example: said on every page, and kept from search engines
    draft: bool = False  # a preview for colleagues: said on every page, and kept from search engines
    navigation: tuple[Link, ...] = ()  # the lists of documents, the organisations
    organisations: tuple[str, ...] = ()  # ids of those that have a page
    footer: tuple[Link, ...] = ()  # accessibility, privacy…
    feeds: tuple[Feed, ...] = ()  # of what is open; only a site with a public address has them

    @property
    def hidden(self) -> bool:
        """Whether search engines are asked to stay away."""
        return self.example or self.draft

    @property
    def searchable(self) -> bool:
        """Whether the site has a search: previews have none."""
        return not self.draft
