"""Finds where the words of a fact or a clause are typed, not linked: a change of it would miss them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from rolepress.impact.records import Named, Subject, Typed
from rolepress.library import Library
from rolepress.problems import Place
from rolepress.replacing.fields import texts
from rolepress.replacing.seeking import MARK, hits, sought


def typed(library: Library, subject: Subject, *, on: datetime) -> Iterator[Typed]:
    """Yield every place that has the words of *subject* typed out, by place; its own place is none.

    A fact of one organisation is looked for in what belongs to it alone.
    """
    found = [each for words in subject.words for each in _places(library, subject, words, on)]
    longest: dict[Place, Typed] = {}
    for each in found:
        known = longest.get(each.place)
        if known is None or len(known.words) < len(each.words):
            longest[each.place] = each
    yield from sorted(longest.values(), key=lambda each: each.place)


def _places(library: Library, subject: Subject, words: str, on: datetime) -> Iterator[Typed]:
    wanted = sought(words)
    for entry in library.entries.values():
        if not _concerns(library, subject, entry.id):
            continue
        document = library.document(entry.id)
        text = (library.root / entry.path).read_bytes().decode("utf-8").removeprefix(MARK)
        for hit in hits(text, wanted, partial(texts, document, on=on.date())):
            if not hit.why and not _is_its_own(subject, entry.id, hit.scalar.at):
                who = Named(entry.id, document.title, entry.kind, document.owner)
                yield Typed(Place(entry.path, *hit.where(text)), who, wanted.words)


def _concerns(library: Library, subject: Subject, name: str) -> bool:
    """Whether what stands in a file can be the words of *subject*, and not those of another organisation."""
    whose = library.document(subject.file).organisation
    return subject.what == "organisation" or whose is None or library.entries[name].organisation == whose


def _is_its_own(subject: Subject, name: str, at: tuple[str | int, ...]) -> bool:
    if name != subject.file:
        return False
    return at[:2] == ("facts", subject.id) if subject.what == "fact" else True
