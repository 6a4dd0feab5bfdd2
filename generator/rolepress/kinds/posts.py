"""Says the facts of a post, such as its band and whom it reports to, as terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rolepress.kinds.house import House
from rolepress.kinds.prose import value
from rolepress.manuscript import Term
from rolepress.model.job_description import Post


def post_facts(post: Post, names: Iterable[str], house: House) -> Iterator[Term]:
    """Yield the facts called *names* that are given. A level is said in words; what is unknown says so."""
    for name in names:
        given = getattr(post, name)
        if given is not None:
            said = house.labels[f"dbs-{given}"] if name == "dbs" and isinstance(given, str) else given
            label = name.replace("_", "-")
            yield Term(f"header-{label}", house.label(label), value(house, said))
