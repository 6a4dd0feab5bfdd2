"""Finds where texts name what they rely on: entries of the register, and pages of other documents."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rolepress.checks.mentions import Mentions
from rolepress.checks.texts import Written, models_of, plain_passages, texts_of
from rolepress.checks.view import Survey
from rolepress.library import IndexEntry, Library
from rolepress.lifecycle import is_closed
from rolepress.markdown import DOCUMENT_LINK
from rolepress.model import MODELS
from rolepress.model.base import LIFECYCLE, Document
from rolepress.model.register import Register
from rolepress.resolved import Resolved
from rolepress.sites.addresses import HOME, absolute
from rolepress.sites.briefing import address_of
from rolepress.sites.records import Mention, Named

_LINK = re.compile(r"\]\((https://[^\s)]+)")
_DOCUMENT = re.compile(rf"\]\({DOCUMENT_LINK}([^\s)]+)\)")


@dataclass(frozen=True, slots=True)
class Usage:
    """What texts name, and where."""

    mentions: Mapping[str, tuple[Mention, ...]]  # by the entry of the register, of those that have a last day
    links: Mapping[str, tuple[Named, ...]]  # by the document whose page is linked to


def usage(library: Library, resolved: Mapping[str, Resolved[Any]], *, on: datetime) -> Usage:
    """Return what the texts of *library* name, by the titles of the documents and shared texts that do.

    Documents that are retired or closed keep their words, and are left out.
    """
    seekers = _Seekers(library, resolved)
    mentions: dict[str, dict[str, Mention]] = {}
    links: dict[str, dict[str, Named]] = {}
    for where, text in _texts(library, resolved, on):
        for words, entry in seekers.mentioned(text):
            mentions.setdefault(entry, {}).setdefault(where.id, Mention(where, words))
        for target in seekers.linked(text):
            if target != where.id:
                links.setdefault(target, {})[where.id] = where
    return Usage(
        {name: tuple(sorted(each.values(), key=lambda one: _order(one.where))) for name, each in mentions.items()},
        {name: tuple(sorted(each.values(), key=_order)) for name, each in links.items()},
    )


def _order(each: Named) -> tuple[str, str]:
    return each.title.casefold(), each.id


def _texts(
    library: Library, resolved: Mapping[str, Resolved[Any]], on: datetime
) -> Iterator[tuple[Named, Written]]:
    """Yield what readers see of every document and shared text, with its facts filled in."""
    survey = Survey(library, on, {})
    for entry in library.entries.values():
        document = library.document(entry.id)
        if isinstance(document, Register) or document.status == "retired" or is_closed(document, on):
            continue
        where = Named(entry.id, document.title, entry.kind)
        texts: Iterable[Written] = _own(entry, document, resolved) or survey.view(document).texts
        yield from ((where, each) for each in texts if each.at[0] not in LIFECYCLE)


def _own(entry: IndexEntry, document: Document, resolved: Mapping[str, Resolved[Any]]) -> tuple[Written, ...]:
    """Return the texts of a document that is filled in already, none for a shared text."""
    if not MODELS[entry.kind].published:
        return ()
    filled = resolved[entry.id].document if entry.id in resolved else document
    return tuple(texts_of(models_of(filled)))


class _Seekers:
    """What is looked for in each text."""

    def __init__(self, library: Library, resolved: Mapping[str, Resolved[Any]]) -> None:
        entries = [entry for register in library.registers() for entry in register.entries]
        self._register = Mentions(entries)
        self._any_ends = any(entry.until for entry in entries)
        self._base = library.settings.base_url or ""
        self._pages = dict(_pages(resolved, self._base)) if self._base else {}
        self._named = dict(_names(resolved))

    def mentioned(self, written: Written) -> Iterator[tuple[str, str]]:
        """Yield the words of *written* that rely on an entry with a last day, and the entry's id."""
        if self._any_ends and self._register.may_be_in(written.text):
            for passage in plain_passages(written.text, written.form):
                yield from ((words, entry.id) for words, entry in self._register.past(passage, date.max))

    def linked(self, written: Written) -> Iterator[str]:
        """Yield the id of each document whose page or file *written* links to."""
        if DOCUMENT_LINK in written.text:
            yield from (self._named[each] for each in _DOCUMENT.findall(written.text) if each in self._named)
        if self._pages and self._base in written.text:
            for href in _LINK.findall(written.text):
                target = _page(href)
                found = self._pages.get(target) or self._pages.get(posixpath.dirname(target))
                if found is not None:
                    yield found


def _pages(resolved: Mapping[str, Resolved[Any]], base_url: str) -> Iterator[tuple[str, str]]:
    """Yield the address of each document's page, and of those it had, with the document's id."""
    for name, each in resolved.items():
        document: Document = each.document
        addresses = (address_of(document), *(_former(document, alias) for alias in document.aliases))
        yield from ((_page(absolute(address, base_url)), name) for address in addresses)


def _names(resolved: Mapping[str, Resolved[Any]]) -> Iterator[tuple[str, str]]:
    """Yield every id that a document has or had, with the one it has."""
    for name, each in resolved.items():
        yield from ((alias, name) for alias in each.document.aliases)
    yield from ((name, name) for name in resolved)


def _former(document: Document, alias: str) -> str:
    return address_of(document.model_copy(update={"id": alias}))


def _page(href: str) -> str:
    """Return an address without what comes after the page's own name."""
    return re.split(r"[?#]", href)[0].removesuffix(HOME).rstrip("/")
