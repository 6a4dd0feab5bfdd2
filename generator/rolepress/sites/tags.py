"""Sorts documents under tags, such as a band or an organisation: filters that need no script."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rolepress.sites.naming import free, natural, plain
from rolepress.sites.records import Shown


@dataclass(frozen=True, slots=True)
class Tag:
    """What some documents have in common."""

    name: str  # "3", "Northshire Health"
    address: str  # of its page, in site/docs
    documents: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to sort documents, and its tags."""

    name: str  # "Band"
    tags: tuple[Tag, ...]


_FACETS: tuple[tuple[str, Callable[[Shown], str]], ...] = (
    ("Organisation", lambda each: each.organisation),
    ("Band", lambda each: each.band),
    ("Where it stands", lambda each: each.standing.value),
    ("Status in the file", lambda each: each.status),
    ("For", lambda each: "everybody" if each.audience == "public" else "colleagues only"),
)


def facets(documents: Sequence[Shown]) -> tuple[Facet, ...]:
    """Return *documents* under their tags, facet by facet; one that does not tell documents apart is left out."""
    found = (Facet(name, tuple(_tags(name, tag_of, documents))) for name, tag_of in _FACETS)
    return tuple(each for each in found if len(each.tags) > 1)


def slugs(names: Iterable[str]) -> dict[str, str]:
    """Return a name for the address of each of *names*, no two alike."""
    made: dict[str, str] = {}
    for name in names:
        made[name] = free(plain(name, "tag"), made.values())
    return made


def _tags(facet: str, tag_of: Callable[[Shown], str], documents: Sequence[Shown]) -> Iterator[Tag]:
    (folder,) = slugs([facet]).values()
    names = sorted({tag_of(each) for each in documents} - {""}, key=natural)
    for name, slug in slugs(names).items():
        yield Tag(name, f"tags/{folder}/{slug}.md", tuple(each for each in documents if tag_of(each) == name))
