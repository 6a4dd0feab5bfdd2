"""Proposes other words for a paragraph: in its own text, in a fact or in a clause that it shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from rolepress.checks.texts import Form, plain_passages
from rolepress.importers.departing import departure
from rolepress.importers.hunks import (
    MARKUP,
    Hunk,
    InFact,
    InText,
    Nowhere,
    applied,
    hunks,
    place,
)
from rolepress.importers.key_facts import key_fact
from rolepress.importers.marking import Leaf, Spot
from rolepress.importers.reading import UNKNOWN
from rolepress.importers.records import Aside, Choice, Kind, Listed, Paragraph, Proposal
from rolepress.importers.sending import Placed
from rolepress.importers.shelf import Shelf
from rolepress.model.base import Document
from rolepress.model.clause import Clause
from rolepress.model.facts import Facts
from rolepress.problems import DataPath
from rolepress.resolve import scope_of
from rolepress.scalars import Cut

_SPECIAL = (re.compile(r"([\\`*_])"), re.compile(r"([\\`*_\[\]<>#|~!&])"))
"""Signs of Markdown: those that are met most, and all of them."""

_SHOWN_WHOLE, _AROUND = 30, 6  # words: of a wording that is shown whole, and of a longer one around what changed
_NOTE = re.compile(r"(?:\[\^[^\]\s]*\])+")
BOTH = "somebody has changed this here since the copy was sent, so it was not taken over"
ELSEWHERE = "these words stand in another document"
BRACES = "{{ and }} stand for facts and cannot be typed"
SYMBOL = "it has a sign of a font of symbols, which no other font shows"
LONGEST = {Form.LINE: 2_000, Form.TEXT: 60_000}  # signs
TOO_LONG = "these words are too long for this field"
EMPTY = "a value cannot be left empty: take the field out of the file by hand, if it may go"
LAYOUT = "the file writes this value in a way that cannot be changed by itself"


@dataclass(frozen=True)
class Desk:
    """What proposals are made from."""

    shelf: Shelf
    document: Document
    shown_in: Callable[[Leaf], int]  # how many documents show a fact or a clause
    uses: Callable[[str], DataPath | None]  # where the document has a clause as one entry


def reworded(now: Placed, copy: Paragraph, desk: Desk) -> Iterator[Proposal | Aside]:
    """Yield what would change so that a paragraph says what the *copy* says."""
    found = [place(each, now.words, now.spots) for each in hunks(now.words, copy.words)]
    for nowhere in (each for each in found if isinstance(each, Nowhere)):
        yield _nowhere(nowhere, now, desk)
    texts: dict[int, list[InText]] = {}
    facts: dict[tuple[int, int], list[InFact]] = {}
    for each in found:
        match each:
            case InText():
                texts.setdefault(id(each.leaf), []).append(each)
            case InFact():
                facts.setdefault((id(each.holder.leaf), each.holder.start), []).append(each)
    yield from (_in_text(group, now, copy, desk) for group in texts.values())
    yield from (_in_fact(group, now, copy, desk) for group in facts.values())


def _nowhere(found: Nowhere, now: Placed, desk: Desk) -> Aside:
    """Return a change that no text has as something to look at; of a key fact, with the field to type it in."""
    where, new = title_of(now, desk), applied(now.words, [found.hunk])
    typed = key_fact(now, found.hunk, desk.shelf, desk.document)
    if typed is None:
        return Aside(where, found.why, new, now.words)
    name, spot = typed
    why = f"Rolepress says this in its own words: change `{name}:` in {spot.path}, line {spot.line}"
    return Aside(where, why, new, now.words, place=spot)


def title_of(now: Placed, desk: Desk) -> str:
    """Return where a paragraph stands, in words."""
    leaf = first_leaf(now.spots)
    return described(leaf, desk) if leaf is not None else f"‘{shortened(now.words)}’"


def first_leaf(spots: Sequence[Spot]) -> Leaf | None:
    """Return the text of the content that a paragraph begins with, as readers see it."""
    return next((each.outer for each in spots if each.outer is not None), None)


def described(leaf: Leaf, desk: Desk) -> str:
    """Return where a text stands, in words; of shared texts which one it is."""
    document = desk.shelf.library.document(leaf.document)
    match document:
        case Clause():
            return f"the clause ‘{document.title}’"
        case Facts() if len(leaf.at) > 1:
            return f"the fact ‘{leaf.at[1]}’"
        case _ if document.id == desk.document.id:
            return desk.shelf.described(leaf.document, leaf.at)
        case _:
            return f"‘{document.title}’, {desk.shelf.described(leaf.document, leaf.at)}"


def shortened(words: str, longest: int = 60) -> str:
    """Return the first of *words*."""
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def becomes(old: str, new: str) -> str:
    """Return that *old* becomes *new*; of long wordings, what changed with a few words on both sides."""
    mine, theirs = old.split(), new.split()
    if max(len(mine), len(theirs)) <= _SHOWN_WHOLE:
        return f"‘{old}’ becomes ‘{new}’"
    start = _alike(mine, theirs)
    most = min(len(mine), len(theirs)) - start
    end = min(_alike(mine[::-1], theirs[::-1]), most)
    first, last = max(start - _AROUND, 0), max(end - _AROUND, 0)
    shown = (" ".join(each[first : len(each) - last]) for each in (mine, theirs))
    before, after = "… " * bool(first), " …" * bool(last)
    return " becomes ".join(f"‘{before}{each}{after}’" for each in shown)


def _alike(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """Return how many words both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(mine, theirs, strict=False)))


def _in_text(found: Sequence[InText], now: Placed, copy: Paragraph, desk: Desk) -> Proposal | Aside:
    leaf, changes = found[0].leaf, [each.hunk for each in found]
    old, new = _of_leaf(now, leaf, ()), _of_leaf(now, leaf, changes)
    where = described(leaf, desk)
    document = desk.shelf.library.document(leaf.document)
    if document.id != desk.document.id and not isinstance(document, Clause):
        hint = f"{ELSEWHERE}: send {document.id} out as Word by itself, and bring that copy back"
        return Aside(where, hint, new, old)
    if not new.strip():
        return Aside(where, EMPTY, new, old)
    if why := untypable(" ".join(each.new for each in changes)):
        return Aside(where, why, new, old)
    if len(leaf.text) + sum(len(each.new) for each in changes) > LONGEST.get(leaf.form, 0):
        return Aside(where, TOO_LONG, new, old)
    cuts = safe(leaf, [each.cut for each in found], _written(now, leaf, changes))
    if cuts is None:
        return Aside(where, MARKUP, new, old)
    wording = desk.shelf.wording(leaf, cuts)
    spot = desk.shelf.place(leaf, cuts[0].start)
    if wording is None:
        return Aside(where, LAYOUT, new, old, place=spot)
    says = becomes(old, new)
    if document.id == desk.document.id:
        choices: tuple[Choice, ...] = (Choice("y", "change it", (wording,)),)
        return Proposal(Kind.WORDS, spot, where, says, old, new, choices, copy.tracked)
    shared = Choice("f", f"change {where}, {_shown(desk.shown_in(leaf))}", (wording,))
    local = (*_instead_of_bullet(leaf, new, desk), *_instead_of_part(leaf, cuts, desk))
    return Proposal(Kind.SHARED, spot, where, says, old, new, (shared, *local), copy.tracked)


def _instead_of_bullet(leaf: Leaf, new: str, desk: Desk) -> tuple[Choice, ...]:
    """Return the choice to have the words here in place of a clause, where it stands as one entry of a list."""
    at = desk.uses(leaf.document)
    written = as_line(new)
    if at is None or written is None:
        return ()
    *above, index = at
    if not isinstance(index, int):
        return ()
    path = desk.shelf.file(desk.document.id).path
    edit = Listed(path, tuple(above), gone=index, after=index - 1, new=written)
    return (Choice("l", "have these words here alone, in place of the clause", (edit,)),)


def _instead_of_part(leaf: Leaf, cuts: Sequence[Cut], desk: Desk) -> Iterator[Choice]:
    """Yield the choice to have other words here than a clause, where it stands as a part of the document."""
    shelf = desk.shelf
    edit = departure(shelf.library, desk.document, shelf.file(desk.document.id), leaf, cuts)
    if edit is not None:
        yield Choice("l", "have these words here alone, in place of the clause’s", (edit,))


def _in_fact(found: Sequence[InFact], now: Placed, copy: Paragraph, desk: Desk) -> Proposal | Aside:
    """Return the proposal to change a fact, or to have other words in its place."""
    first, last = found[0], found[-1]
    changes = [each.hunk for each in found]
    holder = first.holder
    start, end = min(each.whole.start for each in found), max(each.whole.end for each in found)
    inside = [replace(each, start=each.start - start, end=each.end - start) for each in changes]
    old, new = now.words[start:end], applied(now.words[start:end], inside)
    where = described(holder.leaf, desk)
    if why := untypable(new) or (EMPTY if not new.strip() else ""):
        return Aside(where, why, new, old)
    choices: list[Choice] = []
    inner = [each.inner for each in found if each.inner is not None]
    if len(inner) == len(found) and len({id(each.leaf) for each in inner}) == 1:
        choices.extend(_shared_fact(inner, desk))
    cut = Cut(first.outer.start, last.outer.end, new)
    cuts = safe(holder.leaf, [cut], _written(now, holder.leaf, [Hunk(start, end, new)]))
    if holder.leaf.document == desk.document.id:
        wording = desk.shelf.wording(holder.leaf, cuts) if cuts else None
        if wording is not None:
            says = f"have these words here alone, in place of the fact ‘{holder.name}’"
            choices.append(Choice("l", says, (wording,)))
    elif cuts and isinstance(desk.shelf.library.document(holder.leaf.document), Clause):
        choices.extend(_instead_of_part(holder.leaf, cuts, desk))
    if not choices:
        why = f"this is what the fact ‘{holder.name}’ says: change it in its own file"
        return Aside(where, why, new, old)
    spot = desk.shelf.place(holder.leaf, holder.start)
    says = f"{becomes(old, new)}, and these are words of the fact ‘{holder.name}’"
    if all(each.key != "f" for each in choices):
        says += _where_it_is_kept(holder.name, desk)
    return Proposal(Kind.SHARED, spot, where, says, old, new, tuple(choices), copy.tracked)


def _where_it_is_kept(name: str, desk: Desk) -> str:
    """Return where the value of a fact stands that is no text, and so cannot be changed by its words."""
    library = desk.shelf.library
    use = library.facts(scope_of(desk.document, library)).get(name.partition(".")[0])
    if use is None:
        return ""
    place = desk.shelf.file(use.document).place(use.at)
    return f"; for every document, change its value in {place.path}, line {place.line}"


def _shared_fact(inner: Sequence[InText], desk: Desk) -> Iterator[Choice]:
    leaf = inner[0].leaf
    cuts = safe(leaf, [each.cut for each in inner], None)
    wording = desk.shelf.wording(leaf, cuts) if cuts else None
    if wording is not None:
        yield Choice("f", f"change {described(leaf, desk)}, {_shown(desk.shown_in(leaf))}", (wording,))


def _shown(many: int) -> str:
    return f"which {many} {'document shows' if many == 1 else 'documents show'}"


def _of_leaf(now: Placed, leaf: Leaf, changes: Sequence[Hunk]) -> str:
    """Return what a paragraph says of one text, with some *changes*."""
    start, end = _extent(now, leaf)
    return applied(now.words[:end], changes)[start:] if changes else now.words[start:end]


def _extent(now: Placed, leaf: Leaf) -> tuple[int, int]:
    inside = [index for index, each in enumerate(now.spots) if each.outer is leaf]
    return inside[0], inside[-1] + 1


def _written(now: Placed, leaf: Leaf, changes: Sequence[Hunk]) -> tuple[str, str]:
    """Return what a paragraph says of one text with its facts by their names: as it is, and with *changes*."""
    start, end = _extent(now, leaf)
    names = [
        Hunk(index, _end(now, index), leaf.text[each.holders[0].start : each.holders[0].end])
        for index, each in enumerate(now.spots[:end])
        if each.outer is leaf and each.holders and _begins(now, index)
    ]
    names = sorted([*names, *_notes(now, leaf, start, end)], key=lambda each: each.start)
    others = [each for each in names if not any(one.start <= each.start < one.end for one in changes)]
    both = sorted([*others, *changes], key=lambda each: (each.start, each.end))
    return applied(now.words[:end], names)[start:], applied(now.words[:end], both)[start:]


def _notes(now: Placed, leaf: Leaf, start: int, end: int) -> Iterator[Hunk]:
    """Yield the names of notes in a text, where a paragraph says which note it is."""
    at = start
    while at < end:
        if now.spots[at].outer is not None:
            at += 1
            continue
        first = at
        while at < end and now.spots[at].outer is None:
            at += 1
        raw = leaf.text[now.spots[first - 1].at + 1 : now.spots[at].at] if first and at < end else ""
        if _NOTE.fullmatch(raw):
            yield Hunk(first, at, raw)


def _begins(now: Placed, index: int) -> bool:
    here = now.spots[index].holders
    return not index or not now.spots[index - 1].holders or now.spots[index - 1].holders[0] != here[0]


def _end(now: Placed, index: int) -> int:
    end, holder = index, now.spots[index].holders[0]
    while end < len(now.spots) and now.spots[end].holders and now.spots[end].holders[0] == holder:
        end += 1
    return end


def safe(leaf: Leaf, cuts: Sequence[Cut], wanted: tuple[str, str] | None) -> tuple[Cut, ...] | None:
    """Return *cuts* of a text, signs of Markdown in the new words taken as signs; None where more would change.

    *wanted* is what one paragraph of the text says before and after; without it, the text has one.
    """
    for tried in zip(*(_tries(each) for each in cuts), strict=True):
        before, after = _said(leaf.text, leaf.form), _said(_cut(leaf.text, tried), leaf.form)
        gone, came = before - after, after - before
        if wanted is None and gone.total() == came.total() == 1:
            return tried
        if wanted is not None and gone == Counter(_flat([wanted[0]])) and came == Counter(_flat([wanted[1]])):
            return tried
        if wanted is not None and before.total() == after.total() and _in_one(leaf, tried) == _flat_pair(wanted):
            return tried
    return None


def _in_one(leaf: Leaf, cuts: Sequence[Cut]) -> tuple[str, str]:
    """Return a text of several paragraphs that readers see as one, before and after *cuts*."""
    both = leaf.text, _cut(leaf.text, cuts)
    first, second = (" ".join(_flat(plain_passages(each, leaf.form))) for each in both)
    return first, second


def _flat_pair(wanted: tuple[str, str]) -> tuple[str, str]:
    first, second = _flat(wanted)
    return first, second


def _tries(cut: Cut) -> tuple[Cut, ...]:
    return tuple(replace(cut, new=each) for each in _escaped(cut.new))


def _escaped(words: str) -> tuple[str, ...]:
    """Return *words* as they are, and with more and more signs of Markdown taken as signs."""
    return (words, *(signs.sub(r"\\\1", words) for signs in _SPECIAL))


def _said(text: str, form: Form) -> Counter[str]:
    return Counter(_flat(plain_passages(text, form)))


def _flat(texts: Sequence[str]) -> Iterator[str]:
    return (" ".join(each.split()) for each in texts)


def _cut(text: str, cuts: Sequence[Cut]) -> str:
    return applied(text, [Hunk(each.start, each.end, each.new) for each in cuts])


def untypable(words: str) -> str:
    """Return why no value can have these *words*, or "" where one can."""
    if "{{" in words or "}}" in words:
        return BRACES
    return SYMBOL if UNKNOWN in words else ""


def as_line(words: str) -> str | None:
    """Return *words* as a value of one line that says them, with signs of Markdown taken as signs; or None."""
    if untypable(words) or len(words) > LONGEST[Form.LINE]:
        return None
    return next((each for each in _escaped(words) if plain_passages(each, Form.LINE) == (words,)), None)
