"""Finds the facts that say words which stand in no file: a sum, a number or a day is written in figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rolepress.checks.view import Shown
from rolepress.library import Library
from rolepress.replacing.records import Elsewhere, Rewritten
from rolepress.replacing.seeking import Sought
from rolepress.resolve import value_of


def said_by_facts(
    library: Library, words: Sought, files: Iterable[Rewritten], shown: Shown
) -> Iterator[Elsewhere]:
    """Yield each fact that says the *words* without being written in them, by its place."""
    written = {
        (spot.place.path, spot.what) for file in files for spot in file.spots if spot.what.startswith("the fact ")
    }
    for use in sorted(library.all_facts(), key=lambda each: (each.path, each.name)):
        said = value_of(use.fact)
        if words.pattern.search(said) and (use.path, f"the fact {use.name}") not in written:
            place = library.source(use.document).place(use.at, on_key=True)
            yield Elsewhere(use.name, place, said, shown.by(library.document(use.document), use.at))
