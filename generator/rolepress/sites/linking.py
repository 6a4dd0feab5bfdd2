"""Where links to documents lead: to a page of the same site, or to the public site's own address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rolepress.sites.addresses import absolute, way
from rolepress.sites.facts import DocumentFacts


@dataclass(frozen=True, slots=True)
class Places:
    """Where documents stand, by their ids and by those they had."""

    here: Mapping[str, str]  # on the site that is being made, from its top
    public: Mapping[str, str]  # on the public site, from its top
    base_url: str  # of the public site; "" where it has none

    def on_page(self, name: str, page: str) -> str | None:
        """Return the way from *page* to the document *name*: None where nobody who reads this can go there."""
        if name not in self.here:
            return self.in_full(name)
        return way(self.here[name], page)

    def in_full(self, name: str) -> str | None:
        """Return the address of the document *name* for files, which are read anywhere, or None."""
        return absolute(self.public[name], self.base_url) if self.base_url and name in self.public else None


def places_of(documents: Iterable[DocumentFacts]) -> dict[str, str]:
    """Return the address of each of *documents* by its id and by those it had; what an id is now comes first."""
    known = list(documents)
    former = {alias: each.address for each in known for alias in each.aliases}
    return former | {each.id: each.address for each in known}
