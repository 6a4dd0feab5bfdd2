"""Shows whole paragraphs that moved as moves, which Word accepts or rejects in both places at once.

Word has no move for a row of a table, or for a part of a paragraph: those go in one place and come in the other.
Source: ECMA-376, part 1, 17.13.5.21 to 17.13.5.28: moves, and the ranges that they are named by.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from docx.oxml.ns import qn

from rolepress.formats.docx.desk import Desk
from rolepress.formats.docx.markup import Element, element
from rolepress.formats.docx.text import AUTHOR

FROM, TO = "w:moveFrom", "w:moveTo"
_ENDS = {FROM: "w:del", TO: "w:ins"}
"""What the end of a paragraph is marked with until it is known to move."""

_PARAGRAPH, _ID = qn("w:p"), qn("w:id")
_Places = Mapping[str, list[int]]


def with_moves(body: Sequence[Element], desk: Desk) -> list[Element]:
    """Return the finished *body* with ranges round what moves; what cannot be shown so goes and comes instead."""
    places = {tag: _places(body, tag, desk) for tag in _ENDS}
    moved = {
        name for name in places[FROM].keys() & places[TO].keys()
        if all(_is_whole(body, places[tag][name], tag) for tag in _ENDS)
    }  # fmt: skip
    for one in body:
        for tag in _ENDS:
            for each in list(one.iter(qn(tag))):
                if desk.moves[each.get(_ID)] not in moved:
                    _go_and_come(each, tag)
    opens: dict[int, list[Element]] = {}
    closes: dict[int, list[Element]] = {}
    for number, name in enumerate(sorted(moved), start=1):
        for tag in _ENDS:
            start, end = _range(tag, f"move{number}", desk)
            opens.setdefault(places[tag][name][0], []).append(start)
            closes.setdefault(places[tag][name][-1], []).append(end)
            for place in places[tag][name]:
                _move_end(body[place], tag)
    return [
        made
        for place, each in enumerate(body)
        for made in (*opens.get(place, ()), each, *closes.get(place, ()))
    ]  # fmt: skip


def _places(body: Sequence[Element], tag: str, desk: Desk) -> _Places:
    """Return where the words of each move stand, by its name."""
    found: dict[str, list[int]] = {}
    for place, one in enumerate(body):
        for name in dict.fromkeys(desk.moves[each.get(_ID)] for each in one.iter(qn(tag))):
            found.setdefault(name, []).append(place)
    return found


def _is_whole(body: Sequence[Element], places: Sequence[int], tag: str) -> bool:
    """Whether a move is whole paragraphs, one after another, with their ends; none of them is in another one."""
    return all(body[place].tag == _PARAGRAPH and _end(body[place], tag) is not None for place in places) and all(
        later == sooner + 1 for sooner, later in pairwise(places)
    )


def _end(one: Element, tag: str) -> Element | None:
    """Return the sign that the end of a paragraph moves too, or None."""
    found: Element | None = one.find("/".join((qn("w:pPr"), qn("w:rPr"), qn(_ENDS[tag]))))
    return found


def _move_end(one: Element, tag: str) -> None:
    end = _end(one, tag)
    if end is not None:
        end.tag = qn(tag)


def _go_and_come(change: Element, tag: str) -> None:
    """Make a move an insertion or a deletion."""
    change.tag = qn(_ENDS[tag])
    for text in change.iter(qn("w:t")) if tag == FROM else ():
        text.tag = qn("w:delText")


def _range(tag: str, name: str, desk: Desk) -> Iterator[Element]:
    """Yield what stands before and after the paragraphs of a move."""
    number = desk.change_id()
    yield element(f"{tag}RangeStart", id=number, name=name, author=AUTHOR, date=desk.at)
    yield element(f"{tag}RangeEnd", id=number)
