"""Writes what was agreed into the files: only those values change, or nothing is written.

Words come first, and notes, which move no value; then lines of longer texts, and single fields; then entries of
lists. After that the file is read again: its data has to be what it was with these changes, and no others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import groupby, pairwise
from pathlib import Path, PurePosixPath
from typing import Any

from rolepress.importers.departing import depart, with_departures
from rolepress.importers.entries import with_entries
from rolepress.importers.records import CannotImportError, Departure, Edit, Lines, Listed, Note, Setting, Wording
from rolepress.importers.setting import with_settings
from rolepress.importers.shelf import MARK
from rolepress.importers.structure import data_at
from rolepress.library import Library
from rolepress.model import MODELS
from rolepress.model.fitting import fit
from rolepress.problems import DataPath
from rolepress.scalars import follow, rewritten, scalars
from rolepress.source import parse_source
from rolepress.together import Rewrite, write_together

COMMENT = "# Comment in the Word copy: "

_Splice = tuple[int, int, str]


def carry_out(library: Library, edits: Iterable[Edit]) -> tuple[PurePosixPath, ...]:
    """Make every one of *edits*, or none; return the files that were written.

    Raises CannotImportError when a file would say anything else that is new, and what `write_together` raises.
    """
    once: list[Edit] = []
    once.extend(each for each in edits if each not in once)  # a fact may be changed alike in several places
    rewrites = [rewrite_of(library.root, path, tuple(group)) for path, group in _by_file(once)]
    changed = [each for each in rewrites if each.before != each.after]
    for each in rewrites:
        _know(library, each)
    return write_together(library.root, changed) if changed else ()


def _by_file(edits: Iterable[Edit]) -> Iterator[tuple[PurePosixPath, Iterator[Edit]]]:
    yield from groupby(sorted(edits, key=lambda each: each.path), key=lambda each: each.path)


def rewrite_of(root: Path, path: PurePosixPath, edits: Sequence[Edit]) -> Rewrite:
    """Return a file with *edits* in it; nothing is written. Raises CannotImportError."""
    raw = (root / path).read_bytes()
    text = raw.decode("utf-8").removeprefix(MARK)
    then = parse_source(raw, path).value
    made = _spliced(text, [*_wordings(text, edits), *_notes(text, path, edits)])
    made = _spliced(made, _lines(made, edits))
    made = with_settings(made, [each for each in edits if isinstance(each, Setting)])
    made = with_departures(made, [each for each in edits if isinstance(each, Departure)])
    made = with_entries(made, [each for each in edits if isinstance(each, Listed)])
    after = raw[: len(raw) - len(text.encode("utf-8"))] + made.encode("utf-8")
    now = parse_source(after, path).value
    if then is None or now is None or now.data != expected(then.data, text, edits):
        raise CannotImportError(f"{path} cannot be changed by itself in these places; nothing was written",
                                "take fewer changes at a time, or make them by hand")  # fmt: skip
    return Rewrite(path, raw, after)


def _know(library: Library, rewrite: Rewrite) -> None:
    """Refuse what would no longer be a document, and a file that is not as it was when changes were proposed."""
    entry = next(each for each in library.entries.values() if each.path == rewrite.path)
    if hashlib.sha256(rewrite.before).hexdigest() != entry.digest:
        message = f"{rewrite.path} has changed since the copy was looked at; nothing was written"
        raise CannotImportError(message, "bring the copy back again")
    source = parse_source(rewrite.after, rewrite.path)
    fitted = fit(MODELS[entry.kind].model, source.value) if source.value is not None else None
    if fitted is None or fitted.value is None:
        found = (fitted or source).problems[0].message
        raise CannotImportError(f"{rewrite.path} would be wrong then: {found}; nothing was written",
                                "take the other changes, and leave this one")  # fmt: skip


def expected(data: Any, text: str, edits: Sequence[Edit]) -> Any:
    """Return what the *data* of a file is to be after *edits*."""
    made = deepcopy(data)
    values = {each.at: each for each in scalars(text)}
    for each in edits:
        match each:
            case Wording(at=at):
                units = follow(text, values[at]) or ()
                cuts = [cut for one in edits if isinstance(one, Wording) and one.at == at for cut in one.cuts]
                _set(made, at, rewritten(text, values[at], units, sorted(cuts, key=lambda cut: cut.start))[0])
    for each in sorted((one for one in edits if isinstance(one, Lines)), key=lambda one: -one.line):
        _set(made, each.at, _with_lines(data_at(made, each.at), each))
    for each in edits:
        if isinstance(each, Setting):
            data_at(made, each.at)[each.field] = each.value if isinstance(each.value, str) else list(each.value)
    depart(made, [each for each in edits if isinstance(each, Departure)])
    for at in sorted({each.at for each in edits if isinstance(each, Listed)}, key=len, reverse=True):
        held = data_at(made, at)
        held[:] = _relisted(held, [each for each in edits if isinstance(each, Listed) and each.at == at])
    return made


def _relisted(held: list[Any], edits: Sequence[Listed]) -> list[Any]:
    gone = {each.gone for each in edits}
    made: list[Any] = []
    for index in range(-1, len(held)):
        if index >= 0 and index not in gone:
            made.append(held[index])
        for each in edits:
            if each.after == index:
                made.append(held[each.gone or 0] if each.new is None else _plain(each.new))
    return made


def _plain(new: Any) -> Any:
    return new if isinstance(new, str) else dict(new)


def _set(data: Any, at: DataPath, value: str) -> None:
    *way, last = at
    data_at(data, tuple(way))[last] = value


def _with_lines(value: str, edit: Lines) -> str:
    rows = value.split("\n")
    if edit.gone:
        del rows[edit.line : edit.line + edit.gone]
        return "\n".join(rows).rstrip("\n") + "\n" * value.endswith("\n")
    rows[edit.line + 1 : edit.line + 1] = edit.put
    return "\n".join(rows)


def _wordings(text: str, edits: Sequence[Edit]) -> Iterator[_Splice]:
    values = {each.at: each for each in scalars(text)}
    found = sorted((each for each in edits if isinstance(each, Wording)), key=lambda each: repr(each.at))
    for at, group in groupby(found, key=lambda each: each.at):
        scalar = values[at]
        units = follow(text, scalar)
        cuts = sorted((cut for each in group for cut in each.cuts), key=lambda cut: cut.start)
        if units is None or any(one.end > other.start for one, other in pairwise(cuts)):
            raise CannotImportError("two of these changes are in the same words; nothing was written",
                                    "take one of them at a time")  # fmt: skip
        yield scalar.start, scalar.end, rewritten(text, scalar, units, cuts)[1]


def _notes(text: str, path: PurePosixPath, edits: Sequence[Edit]) -> Iterator[_Splice]:
    source = parse_source(text.encode("utf-8"), path).value
    rows = text.splitlines(keepends=True)
    for each in edits:
        if not isinstance(each, Note) or source is None:
            continue
        number = source.place(each.at, on_key=True).line - 1
        row = rows[number]
        indent = row[: len(row) - len(row.lstrip(" "))]
        end = "\r\n" if row.endswith("\r\n") else "\n"
        at = sum(map(len, rows[:number]))
        yield at, at, f"{indent}{COMMENT}{each.words}{end}"


def is_noted(text: str, line: int, words: str) -> bool:
    """Whether a comment stands already above a *line* of a file, counted from 1."""
    for row in reversed(text.splitlines()[: line - 1]):
        if row.strip() == f"{COMMENT}{words}":
            return True
        if not row.strip().startswith("#"):
            return False
    return False


def _lines(text: str, edits: Sequence[Edit]) -> Iterator[_Splice]:
    """Yield the lines that come into, or go from, values that are written as blocks."""
    values = {each.at: each for each in scalars(text)}
    for each in edits:
        if isinstance(each, Lines):
            scalar = values[each.at]
            end = "\r\n" if "\r\n" in text else "\n"
            starts = _starts(text, text.index("\n", scalar.start) + 1)
            indent = _indent(text, starts, scalar.value)
            if each.gone:
                yield starts[each.line], starts[min(each.line + each.gone, len(starts) - 1)], ""
            else:
                at = starts[each.line + 1]
                before = "" if text[:at].endswith("\n") else end
                put = "".join(f"{indent}{row}".rstrip(" ") + end for row in each.put)
                yield at, at, before + put


def _starts(text: str, at: int) -> list[int]:
    """Return where each line begins from *at* on, and where the text ends."""
    starts = [at]
    while (found := text.find("\n", starts[-1])) != -1:
        starts.append(found + 1)
    return [*starts, len(text)]


def _indent(text: str, starts: Sequence[int], value: str) -> str:
    first = next(index for index, row in enumerate(value.split("\n")) if row.strip())
    row = text[starts[first] : starts[first + 1]]
    whole = len(row) - len(row.lstrip(" "))
    return " " * (whole - (len(value.split("\n")[first]) - len(value.split("\n")[first].lstrip(" "))))


def _spliced(text: str, splices: Iterable[_Splice]) -> str:
    """Return *text* with every splice in it; they are in any order, and apart."""
    for start, end, new in sorted(splices, key=lambda each: (each[0], each[1]), reverse=True):
        text = text[:start] + new + text[end:]
    return text
