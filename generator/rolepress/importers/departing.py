"""Lets a document depart from a clause that is a part of it: its own words go under `instead:`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from ruamel.yaml.nodes import MappingNode

from rolepress.editing import composed, end_of, value_line
from rolepress.importers.entries import found_at, line_end
from rolepress.importers.hunks import Hunk, applied
from rolepress.importers.marking import Leaf
from rolepress.importers.records import CannotImportError, Departure
from rolepress.importers.shelf import File
from rolepress.library import Library
from rolepress.model.base import Document
from rolepress.model.clause import ShowsClauses
from rolepress.problems import DataPath
from rolepress.scalars import Cut

FIELD = "instead"
_STEP = 2  # spaces that a level is set in by


def departure(
    library: Library, document: Document, file: File, leaf: Leaf, cuts: Sequence[Cut]
) -> Departure | None:
    """Return the edit with which *document* has other words than a clause, or None where there is no place."""
    use = _use_of(library, document, leaf.document)
    if use is None or leaf.at[-1] != "text":
        return None
    made = Departure(file.path, use, leaf.document, leaf.text, tuple(cuts))
    return made if _with_words(file.text, use, leaf.document, "words") is not None else None


def _use_of(library: Library, document: Document, clause: str) -> DataPath | None:
    """Return the way to where a document names a clause as a part, or a set with it; None for none or several."""
    found: list[DataPath] = []
    for index, use in enumerate(document.clauses if isinstance(document, ShowsClauses) else ()):
        group = library.clause_set(use.set) if use.set else None
        named = {use.clause} if use.clause else {*(group.clauses if group else ())}.difference(use.without)
        if clause in named and clause not in use.instead:
            found.append(("clauses", index))
    return found[0] if len(found) == 1 else None


def with_departures(text: str, edits: Sequence[Departure]) -> str:
    """Return *text* with all *edits*. Raises CannotImportError where the file leaves no place for one."""
    for (at, clause), words in _together(edits):
        made = _with_words(text, at, clause, words)
        if made is None:
            raise CannotImportError("a clause cannot be departed from here; nothing was written",
                                    "write its entry on lines of their own, then bring the copy back")  # fmt: skip
        text = made
    return text


def depart(data: Any, edits: Sequence[Departure]) -> None:
    """Put *edits* into the plain *data* of a file."""
    for (at, clause), words in _together(edits):
        entry = data
        for step in at:
            entry = entry[step]
        entry.setdefault(FIELD, {})[clause] = words


def _together(edits: Iterable[Departure]) -> Iterator[tuple[tuple[DataPath, str], str]]:
    """Yield the words of each departure, which may have changes in several paragraphs."""
    known = sorted(edits, key=lambda each: (repr(each.at), each.clause))
    for key, group in groupby(known, key=lambda each: (each.at, each.clause)):
        same = list(group)
        cuts = sorted((cut for each in same for cut in each.cuts), key=lambda cut: cut.start)
        yield key, applied(same[0].text, [Hunk(each.start, each.end, each.new) for each in cuts])


def _with_words(text: str, at: DataPath, clause: str, words: str) -> str | None:
    """Return *text* with the words of one clause, every other line as it is; None for an entry on one line."""
    root = composed(text)
    entry, there = found_at(root, at), found_at(root, (*at, FIELD))
    if not isinstance(entry, MappingNode) or entry.flow_style:
        return None
    column = entry.start_mark.column
    if there is None:
        lines = [f"{' ' * column}{FIELD}:", *_lines(clause, words, column + _STEP)]
        after = end_of(entry)
    elif isinstance(there, MappingNode) and not there.flow_style:
        lines, after = _lines(clause, words, there.start_mark.column), end_of(there)
    else:
        return None
    end = line_end(text.splitlines(keepends=True))
    row = text.find("\n", after)  # what follows on the line is a remark
    before, rest = (text[: row + 1], text[row + 1 :]) if row != -1 else (text + end, "")
    return before + "".join(f"{each}{end}" for each in lines) + rest


def _lines(clause: str, words: str, indent: int) -> list[str]:
    """Return the lines of one clause; words of several paragraphs stay in several lines."""
    pad = " " * indent
    rows = words.split("\n")
    if len(rows) == 1 or rows[0].startswith(" ") or not rows[0].strip() or not rows[-1].strip():
        return [f"{pad}{clause}: {value_line(words)}"]
    return [f"{pad}{clause}: |-", *(f"{pad}{' ' * _STEP}{each}".rstrip(" ") for each in rows)]
