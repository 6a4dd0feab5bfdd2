"""Sorts everything that is kept up to date by who keeps it, and tells apart what has the same title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rolepress.sites.naming import natural
from rolepress.sites.records import Kept, Shown
from rolepress.sites.tags import Facet, Tag, slugs

OWNERS = "Kept by"


@dataclass(frozen=True, slots=True)
class Keeper:
    """A role or team, and all that it keeps."""

    name: str
    address: str  # of its page, in site/docs
    documents: tuple[Shown, ...]
    kept: tuple[Kept, ...]  # its documents and everything else, what is overdue first, then by day of review


def keepers(documents: Sequence[Shown], kept: Sequence[Kept]) -> tuple[Keeper, ...]:
    """Return everybody who keeps something, by name."""
    names = sorted({each.owner for each in kept} | {each.owner for each in documents}, key=natural)
    (folder,) = slugs([OWNERS]).values()
    return tuple(
        Keeper(
            name,
            f"tags/{folder}/{slug}.md",
            tuple(each for each in documents if each.owner == name),
            tuple(sorted((each for each in kept if each.owner == name), key=_pressing)),
        )
        for name, slug in slugs(names).items()
    )


def owners(keepers: Iterable[Keeper]) -> tuple[Facet, ...]:
    """Return the owners of documents as a facet, or none where it does not tell documents apart."""
    tags = tuple(Tag(each.name, each.address, each.documents) for each in keepers if each.documents)
    return (Facet(OWNERS, tags),) if len(tags) > 1 else ()


def told_apart(kept: Iterable[Kept]) -> Mapping[str, str]:
    """Return, by id, what stands behind a title that others have too: the organisation, or the id where that is
    the same as well."""
    known = tuple(kept)
    titles = Counter(each.title.casefold() for each in known)
    both = Counter((each.title.casefold(), each.organisation) for each in known)
    return {
        each.id: each.organisation if both[each.title.casefold(), each.organisation] == 1 else each.id
        for each in known
        if titles[each.title.casefold()] > 1
    }


def _pressing(each: Kept) -> tuple[bool, date, str, str]:
    return not each.overdue, each.review_by or date.max, each.title.casefold(), each.id
