"""Rules about links from one document to another."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.checks.rules import Finding, rule
from rolepress.checks.texts import Form, passages
from rolepress.checks.view import Survey, View
from rolepress.library import Library
from rolepress.markdown import DOCUMENT_LINK
from rolepress.model.base import Document
from rolepress.problems import DataPath, Severity, nearest


@rule("document-link")
def document_link(document: Document, view: View) -> Iterator[Finding]:
    """A link to a document names one that is there and has a page.

    Why: the link would lead nowhere, so its words would stand without one.

    Example: `Read the [role pack](document:lived-experience-partnr).`

    Instead: the id of the document, which is the name of its file without `.yml`. Facts, clauses and organisations
    have no page of this kind.
    """
    library = view.survey.library
    pages = _pages_of(library)
    for at, name in _links(view):
        if name not in pages and name not in library.unread:
            yield Finding(at, f"there is no document '{name}' to link to", nearest(name, pages))


@rule("link-not-public", severity=Severity.WARNING)
def link_not_public(document: Document, view: View) -> Iterator[Finding]:
    """A document for the public links to documents that are on the public site.

    Why: until the other one is released, readers see the words of the link and cannot follow it.

    Example: an advert with a link to a job description that nobody has released yet.

    Instead: release the other document first, or together with this one. While this one is a draft itself, this is
    information only.
    """
    survey = view.survey
    if document.audience != "public" or view.settled:
        return
    at_work = document.status in ("draft", "in-review") and not view.on_site
    pages = _pages_of(survey.library)
    for at, name in _links(view):
        if name in pages and not _leads_on(name, pages[name], survey):
            message = f"this links to '{name}', which is not on the public site yet"
            hint = f"release {pages[name]}, or take the link out"
            yield Finding(at, message, hint, Severity.INFO if at_work else Severity.WARNING)


def _leads_on(name: str, document: str, survey: Survey) -> bool:
    """Whether a link to *name* finds the page of *document*, which may stand under a former id still."""
    there = survey.on_site(survey.library.document(document)) != ""
    return there and (name != document or document not in survey.released_as)


def _links(view: View) -> Iterator[tuple[DataPath, str]]:
    """Yield the id of each document that the texts link to, and where."""
    for written in view.texts:
        if DOCUMENT_LINK in written.text and written.form in (Form.LINE, Form.TEXT):
            spans = (span for words in passages(written.text, written.form) for span in words)
            links = (span.link for span in spans if span.link and span.link.startswith(DOCUMENT_LINK))
            yield from ((written.at, link.removeprefix(DOCUMENT_LINK)) for link in dict.fromkeys(links))


def _pages_of(library: Library) -> dict[str, str]:
    """Return the id of every document with a page, by that id and by those it had."""
    entries = tuple(library.published_kinds())
    former = {alias: entry.id for entry in entries for alias in entry.aliases}
    return former | {entry.id: entry.id for entry in entries}
