"""Sorts documents into lists that people can narrow: by organisation, kind, band, location and state.

Every narrowed list is a page of its own, so that it works without a script and can be linked to; a script makes
check boxes of the same links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rolepress.checks.sentences import sentences
from rolepress.labels import Labels
from rolepress.sites.addresses import EVERYTHING, HOME, listing_address, narrowed_address
from rolepress.sites.facts import DocumentFacts, Link
from rolepress.sites.naming import Order, free, natural, plain
from rolepress.sites.saying import filled

MOST_CHOICES = 40  # of one facet: nobody reads a longer list of them
LONGEST_CHOICE = 60  # characters: what is longer is a sentence about one document, not a group of documents


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow a list: what its documents have in common, and the page that lists them."""

    id: str  # "3", "leicester"
    label: str
    address: str
    documents: tuple[DocumentFacts, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A question that the documents of a list answer differently, such as their band."""

    id: str  # "band"
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of documents, or the part of one that has a choice in common."""

    folder: str  # "job-descriptions"
    heading: str
    documents: tuple[DocumentFacts, ...]  # by organisation, then title
    facets: tuple[Facet, ...]
    trail: tuple[Link, ...]
    address: str
    chosen: tuple[str, str] | None = None  # the facet and the choice that a narrowed list shows

    @property
    def whole(self) -> str:
        """The address of the list that this is, or is a part of."""
        return listing_address(self.folder)


@dataclass(frozen=True, slots=True)
class _Question:
    """How a document answers a facet: with a label, or "" where the question does not apply."""

    id: str
    label: str  # its name in the catalogue
    answer: Callable[[DocumentFacts, Labels], str]
    choice: str = "choice"  # how a choice is said, in the catalogue


_QUESTIONS = (
    _Question("kind", "facet-kind", lambda facts, labels: labels.called(facts.folder)),
    _Question("organisation", "organisation", lambda facts, labels: facts.organisation_name),
    _Question("band", "band-short", lambda facts, labels: facts.band, "choice-band"),
    _Question("location", "location", lambda facts, labels: _group(facts.location, labels)),
    _Question("language", "language", lambda facts, labels: facts.language_name),
    _Question("state", "facet-state", lambda facts, labels: labels[f"state-{facts.state}"] if facts.state else ""),
)


def listings(documents: Iterable[DocumentFacts], labels: Labels) -> Iterator[Listing]:
    """Yield the list of each kind, one of everything where there are several kinds, and every part of each."""
    known = ordered(each for each in documents if each.folder)
    folders = sorted({each.folder for each in known})
    for folder in folders:
        held = [each for each in known if each.folder == folder]
        yield from _with_parts(folder, labels.called(folder), held, labels)
    if len(folders) > 1:
        yield from _with_parts(EVERYTHING, labels["everything"], known, labels)


def opportunities(documents: Iterable[DocumentFacts]) -> list[DocumentFacts]:
    """Return the rounds that take applications, the one that closes first before the others."""
    known = (each for each in documents if each.is_round and each.state == "open")
    return sorted(known, key=lambda each: (each.closing or "~", each.title.casefold(), each.id))


def ordered(documents: Iterable[DocumentFacts]) -> list[DocumentFacts]:
    """Return documents as a list shows them: by organisation and title, the location cut to its first sentence."""
    told = (replace(each, location="".join(sentences(each.location)[:1]).rstrip(".")) for each in documents)
    return sorted(
        told,
        key=lambda each: (each.organisation_name.casefold(), each.organisation_id, each.title.casefold(), each.id),
    )


def unknown_answers(labels: Labels) -> frozenset[str]:
    """Return what stands where a document does not answer a question, in small letters."""
    return frozenset(labels[name].casefold() for name in ("not-stated", "to-be-confirmed"))


def marks(listing: Listing) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return each document's choices, as (facet, choice), by the document's id: what a script goes by."""
    found: dict[str, tuple[tuple[str, str], ...]] = {each.id: () for each in listing.documents}
    for facet in listing.facets:
        for choice in facet.choices:
            for each in choice.documents:
                found[each.id] = (*found.get(each.id, ()), (facet.id, choice.id))
    return found


def _with_parts(
    folder: str, heading: str, documents: Sequence[DocumentFacts], labels: Labels
) -> Iterator[Listing]:
    """Yield a list, and the list of each choice in it."""
    facets = tuple(_facets(folder, documents, labels))
    home = Link(labels["home"], HOME)
    whole = Listing(folder, heading, tuple(documents), facets, (home,), listing_address(folder))
    yield whole
    trail = (home, Link(heading, whole.address))
    for facet in facets:
        for choice in facet.choices:
            if choice.address != listing_address(choice.documents[0].folder):  # a kind has its list already
                title = filled(labels["narrowed"], KIND=heading, CHOICE=choice.label)
                chosen = (facet.id, choice.id)
                yield Listing(folder, title, choice.documents, facets, trail, choice.address, chosen)


def _facets(folder: str, documents: Sequence[DocumentFacts], labels: Labels) -> Iterator[Facet]:
    """Yield the questions to which *documents* have more than one answer, and not too many."""
    unknown = unknown_answers(labels)
    for question in _QUESTIONS:
        answered = [(question.answer(each, labels), each) for each in documents]
        told = [(label, each) for label, each in answered if label]
        known = {label for label, _ in told if label.casefold() not in unknown}
        choices = tuple(_choices(folder, question, told, labels))
        if len(known) > 1 and len(choices) <= MOST_CHOICES:
            yield Facet(question.id, labels[question.label], choices)


def _group(place: str, labels: Labels) -> str:
    """Return *place*, or "Other" for a sentence, which is about one document and names no group of them."""
    return place if len(place) <= LONGEST_CHOICE else labels["other-answer"]


def _choices(
    folder: str, question: _Question, answered: Iterable[tuple[str, DocumentFacts]], labels: Labels
) -> Iterator[Choice]:
    """Yield each answer with its documents, in order; "Other" and what is not known come last."""
    taken: set[str] = set()
    unknown = unknown_answers(labels)
    other = labels["other-answer"]

    def rank(answer: tuple[str, DocumentFacts]) -> tuple[bool, bool, Order]:
        label = answer[0]
        return label.casefold() in unknown, label == other, natural(label)

    for answer, group in groupby(sorted(answered, key=rank), key=lambda each: each[0]):
        held = tuple(each for _, each in group)
        name = free(plain(answer, "other"), taken)
        taken.add(name)
        is_list = question.id == "kind"
        address = listing_address(held[0].folder) if is_list else narrowed_address(folder, question.id, name)
        known = answer.casefold() not in unknown
        words = labels[question.choice if known else "choice-unknown"]
        said = answer if known else answer.lower()
        yield Choice(name, filled(words, FACET=labels[question.label], CHOICE=said), address, held)
