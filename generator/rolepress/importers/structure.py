"""Proposes what comes, goes or moves: entries of lists, and paragraphs of longer texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from rolepress.checks.texts import Form, plain_passages
from rolepress.importers.describing import ordinal
from rolepress.importers.marking import Leaf
from rolepress.importers.printed import Spoken
from rolepress.importers.records import Aside, Choice, Edit, Kind, Lines, Listed, Paragraph, Proposal
from rolepress.importers.sending import Placed
from rolepress.importers.wording import Desk, as_line, described, first_leaf, shortened, title_of
from rolepress.model.specification import Level
from rolepress.problems import DataPath, Place

_OF_A_LIST = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_WORD = re.compile(r"[a-z0-9]+")
_WORDS_ALONE = frozenset({"text", "points", "clause", "version"})
LEVELS: tuple[str, ...] = get_args(Level)
ID_WORDS = 4

BOXED = "it stands in a text box, which is no part of the text"
NO_PLACE = "Rolepress cannot tell which list or text this belongs to"
NOT_A_LIST = "what is not an entry of a list cannot be taken out in Word: take it out of the file by hand"
LAST = "this is the last entry of its list: take the list out of the file by hand"
POINTS_STAY = "the points under it are still in the Word copy"
MORE = "an entry here has more than words: add it to the file by hand"
INSIDE_A_LINE = "this list or text is written on one line in the file: change it by hand"
FAR = "it moved further than within its list: move it in the file by hand"
OURS_GONE = "Rolepress writes these words itself, and will again"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list in a file."""

    at: DataPath  # the list
    index: int

    @property
    def way(self) -> DataPath:
        """The way to the entry."""
        return (*self.at, self.index)


def entry_of(now: Placed, desk: Desk) -> Entry | None:
    """Return the entry of a list whose words a paragraph is, or None."""
    leaf = first_leaf(now.spots)
    if leaf is None or (leaf.form is Form.TEXT and leaf.document == desk.document.id):
        return None
    at = leaf.at if leaf.document == desk.document.id else desk.uses(leaf.document)
    if at is None:
        return None
    *above, last = at
    if last == "text" and above:
        *above, last = above
    return Entry(tuple(above), last) if isinstance(last, int) and above else None


def removed(
    now: Placed, gone: Collection[DataPath], staying: Collection[DataPath], desk: Desk
) -> Proposal | Aside:
    """Return the proposal to take out a paragraph that the copy does not have.

    *gone* are the ways to the texts that go altogether, *staying* those that the copy still has.
    """
    where, leaf = title_of(now, desk), first_leaf(now.spots)
    says = f"‘{now.words}’ goes"
    if leaf is None:
        return Aside(where, OURS_GONE, "", now.words)
    if leaf.form is Form.TEXT and leaf.document == desk.document.id:
        return _paragraph_gone(now, leaf, desk)
    entry = entry_of(now, desk)
    if entry is None:
        return Aside(where, NOT_A_LIST, "", now.words)
    if any(each[: len(entry.way)] == entry.way for each in staying):
        return Aside(where, POINTS_STAY, "", now.words)
    file = desk.shelf.file(desk.document.id)
    held = data_at(file.source.data, entry.at)
    if not isinstance(held, list) or entry.index >= len(held):
        return Aside(where, NOT_A_LIST, "", now.words)
    if all(_goes((*entry.at, index), gone) for index in range(len(held))):
        return Aside(where, LAST, "", now.words)
    edit = Listed(file.path, entry.at, gone=entry.index)
    return _proposal(Kind.REMOVED, file.source.place(entry.way), where, says, now.words, "", edit)


def _goes(way: DataPath, gone: Collection[DataPath]) -> bool:
    return any(each[: len(way)] == way for each in gone)


def _paragraph_gone(now: Placed, leaf: Leaf, desk: Desk) -> Proposal | Aside:
    where, lines = title_of(now, desk), _lines(now, leaf)
    file = desk.shelf.file(leaf.document)
    scalar = file.scalar(leaf.at)
    if scalar is None or scalar.style != "|" or lines is None:
        return Aside(where, INSIDE_A_LINE, "", now.words)
    first, last = lines
    rows = scalar.value.split("\n")
    if not any(row.strip() for row in (*rows[:first], *rows[last + 1 :])):
        return Aside(where, LAST, "", now.words)
    is_last = not any(row.strip() for row in rows[last + 1 :])
    blank_before = first > 0 and not rows[first - 1].strip()
    if is_last:  # the empty line above it goes with it, else the one below it
        first -= blank_before
    elif not rows[last + 1].strip() and (blank_before or first == 0):
        last += 1
    edit = Lines(file.path, scalar.at, first, gone=last - first + 1)
    says = f"‘{now.words}’ goes"
    return _proposal(Kind.REMOVED, desk.shelf.place(leaf, _first(now, leaf)), where, says, now.words, "", edit)


def _first(now: Placed, leaf: Leaf) -> int:
    return next((each.holders[0].start if each.holders else each.at) for each in now.spots if each.outer is leaf)


def _lines(now: Placed, leaf: Leaf) -> tuple[int, int] | None:
    """Return the first and the last line of a text, from 0, that a paragraph is written on."""
    found = [each.holders[0].start if each.holders else each.at for each in now.spots if each.outer is leaf]
    return (leaf.text.count("\n", 0, found[0]), leaf.text.count("\n", 0, found[-1])) if found else None


def added(row: Sequence[Paragraph], before: Placed | None, after: Placed | None, desk: Desk) -> Proposal | Aside:
    """Return the proposal to add what the copy has and the content has not: one paragraph, or a row of a table.

    *before* and *after* are its neighbours that the content has.
    """
    words = max((each.words for each in row), key=len)
    shown = " | ".join(each.words for each in row if each.words)
    where = f"after ‘{shortened(before.words)}’" if before else "at the start"
    copy = row[0]
    if copy.boxed:
        return Aside(where, BOXED, shown)
    if copy.row is None and copy.level is None:
        return _paragraph_added(copy, before, where, desk)
    leaf = first_leaf(before.spots) if before is not None else None
    own = leaf is not None and leaf.document == desk.document.id
    if before is not None and leaf is not None and own and leaf.form is Form.TEXT and copy.row is None:
        if before.paragraph.level == copy.level:
            return _line_added(copy, before, leaf, where, desk)
        return Aside(where, NO_PLACE, shown)
    entry = _neighbour(copy, before, after, desk)
    if entry is None:
        return Aside(where, NO_PLACE, shown)
    file = desk.shelf.file(desk.document.id)
    held = data_at(file.source.data, entry.at)
    line = as_line(words)
    beside = held[max(entry.index, 0)] if isinstance(held, list) and held else None
    cells = [each.words for each in row if each.words != words]
    new = _like(beside, line, _level(cells, desk), held) if line is not None else None
    if new is None:
        return Aside(where, MORE, shown)
    place = file.source.place((*entry.at, max(entry.index, 0)))
    edit = Listed(file.path, entry.at, after=entry.index, new=new)
    top, _, said = desk.shelf.described(desk.document.id, (*entry.at, max(entry.index, 0))).partition(", ")
    where = f"{top}, {'after' if entry.index >= 0 else 'before'} the {said}"
    return _proposal(Kind.ADDED, place, where, f"‘{words}’ comes in", "", words, edit, tracked=copy.tracked)


def _neighbour(copy: Paragraph, before: Placed | None, after: Placed | None, desk: Desk) -> Entry | None:
    """Return the entry that a new one is to follow, in the list that is as deep as it stands."""
    entry = entry_of(before, desk) if before is not None else None
    if before is not None and entry is not None:
        if copy.row is not None:
            return entry if before.paragraph.row is not None else None
        depth = (before.paragraph.level or 0) - (copy.level or 0)
        while depth > 0 and len(entry.at) > 1 and isinstance(entry.at[-2], int):
            entry, depth = Entry(entry.at[:-2], entry.at[-2]), depth - 1
        if depth == 0 and before.paragraph.level is not None:
            return entry
        points = data_at(desk.shelf.file(desk.document.id).source.data, (*entry.way, "points"))
        return Entry((*entry.way, "points"), -1) if depth == -1 and isinstance(points, list) else None
    following = entry_of(after, desk) if after is not None else None
    if after is None or following is None or not _is_alike(after.paragraph, copy):
        return None
    return Entry(following.at, following.index - 1)


def _is_alike(one: Paragraph, other: Paragraph) -> bool:
    """Whether two paragraphs stand as deep in a list, or both in a table."""
    return (one.level, one.row is None) == (other.level, other.row is None)


def _level(cells: Iterable[str], desk: Desk) -> str | None:
    """Return the one level that a row says, in the words of its language or its house; None where it says none."""
    spoken = Spoken.of(desk.document, desk.shelf.library)
    said = {level for each in cells for level in LEVELS if spoken.is_level(each, level)}
    return said.pop() if len(said) == 1 else None


def _like(beside: Any, line: str, level: str | None, held: Any) -> str | Mapping[str, str] | None:
    """Return a new entry in the form of the one *beside* it, or None where it would have to say more."""
    if isinstance(beside, str):
        return line
    if not isinstance(beside, dict):
        return None
    if beside.keys() <= _WORDS_ALONE:
        return line
    if level is None or not {"id", "text", "level"} <= beside.keys():
        return None
    taken = {each.get("id") for each in held if isinstance(each, dict)}
    return {"id": _id(line, taken), "text": line, "level": level}


def _id(words: str, taken: Collection[Any]) -> str:
    """Return a name for links of the first *words*, which is not *taken* yet."""
    made = "-".join(_WORD.findall(words.casefold())[:ID_WORDS])[:60].strip("-") or "new"
    number = 2
    name = made
    while name in taken:
        name, number = f"{made}-{number}", number + 1
    return name


def _paragraph_added(copy: Paragraph, before: Placed | None, where: str, desk: Desk) -> Proposal | Aside:
    leaf = first_leaf(before.spots) if before is not None else None
    if before is None or leaf is None or leaf.form is not Form.TEXT or leaf.document != desk.document.id:
        return Aside(where, NO_PLACE, copy.words)
    written = _as_paragraph(copy.words)
    if written is None:
        return Aside(where, INSIDE_A_LINE, copy.words)
    return _after(before, leaf, ("", written), copy, where, desk)


def _line_added(copy: Paragraph, before: Placed, leaf: Leaf, where: str, desk: Desk) -> Proposal | Aside:
    lines, written = _lines(before, leaf), as_line(copy.words)
    start = _OF_A_LIST.match(leaf.text.split("\n")[lines[0]]) if lines is not None else None
    if start is None or written is None:
        return Aside(where, NO_PLACE, copy.words)
    return _after(before, leaf, (start.group() + written,), copy, where, desk)


def _after(
    before: Placed, leaf: Leaf, put: tuple[str, ...], copy: Paragraph, where: str, desk: Desk
) -> Proposal | Aside:
    """Return the proposal to have other lines after a paragraph of a text."""
    file, lines = desk.shelf.file(leaf.document), _lines(before, leaf)
    scalar = file.scalar(leaf.at)
    if scalar is None or scalar.style != "|" or lines is None:
        return Aside(where, INSIDE_A_LINE, copy.words)
    edit = Lines(file.path, scalar.at, lines[1], put=put)
    place = desk.shelf.place(leaf, _first(before, leaf))
    says = f"‘{copy.words}’ comes in"
    return _proposal(Kind.ADDED, place, f"{described(leaf, desk)}, {where}", says, "", copy.words, edit,
                     tracked=copy.tracked)  # fmt: skip


def _as_paragraph(words: str) -> str | None:
    """Return *words* as a paragraph of Markdown that says them, or None."""
    line = as_line(words)
    if line is None:
        return None
    numbered = re.sub(r"^(\d+)([.)])", r"\1\\\2", line)
    tries = (line, numbered, f"\\{line}")
    return next((each for each in tries if plain_passages(each, Form.TEXT) == (words,)), None)


def moved(now: Placed, entry: Entry, before: Entry | None, after: Entry | None, desk: Desk) -> Proposal | Aside:
    """Return the proposal to move an entry to where the copy has it, between its neighbours there."""
    where = title_of(now, desk)
    file = desk.shelf.file(desk.document.id)
    place = None
    if before is not None and before.at == entry.at:
        place = before.index
    elif after is not None and after.at == entry.at:
        place = after.index - 1
    if place is None:
        return Aside(where, FAR, now.words, now.words)
    edit = Listed(file.path, entry.at, gone=entry.index, after=place)
    to = f"after the {ordinal(place + 1)}" if place >= 0 else "to the top"
    says = f"‘{now.words}’ moves {to}"
    return _proposal(Kind.MOVED, file.source.place(entry.way), where, says, now.words, now.words, edit)


def _proposal(
    kind: Kind, place: Place, where: str, says: str, old: str, new: str, edit: Edit, *, tracked: bool = False
) -> Proposal:
    return Proposal(kind, place, where, says, old, new, (Choice("y", "do it", (edit,)),), tracked)


def data_at(data: Any, at: DataPath) -> Any:
    """Return what stands at *at* in plain *data*, or None."""
    for step in at:
        there = step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data))
        if not there:
            return None
        data = data[step]
    return data


def ways(placed: Sequence[Placed], desk: Desk) -> Iterator[DataPath]:
    """Yield the ways to the texts of some paragraphs, as readers see them."""
    for each in placed:
        leaf = first_leaf(each.spots)
        if leaf is not None:
            at = leaf.at if leaf.document == desk.document.id else desk.uses(leaf.document)
            if at is not None:
                yield at
