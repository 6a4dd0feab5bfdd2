"""Lists: bullets, numbers and the chart of posts, as real lists of Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rolepress.formats.docx.desk import Desk
from rolepress.formats.docx.markup import Element, element
from rolepress.formats.docx.numbering import BULLETS, DEPTHS
from rolepress.formats.docx.text import change, paragraph, run, run_of, said, tab
from rolepress.manuscript import Bullets, Chart, Entry, Numbered

STYLED = 5  # depths that have a style of their own in Word


def bullets(block: Bullets, desk: Desk) -> Iterator[Element]:
    """Yield a list whose order does not matter."""
    yield from _listed(block.entries, desk, key=block.id, counted=False, mark=block.id)


def numbered(block: Numbered, desk: Desk) -> Iterator[Element]:
    """Yield a list with the numbers that its entries have, or else counted."""
    yield from _listed(block.entries, desk, key=block.id, counted=True, mark=block.id)


def chart(block: Chart, desk: Desk) -> Iterator[Element]:
    """Yield the posts from the top down, each a step further in than the one it reports to."""
    yield paragraph("Normal", desk.marked(block.id, said(block.introduction, desk)), element("w:keepNext"))
    for depth, post in enumerate(block.posts):
        content = [run_of(span, desk, strong=post.id == block.this_post) for span in post.text]
        yield _entry(desk.marked(post.id, content), "Bullet", depth, BULLETS)
        yield from _listed(post.entries, desk, key=post.id, depth=depth + 1, counted=False)


def _listed(
    entries: Iterable[Entry], desk: Desk, *, key: str, counted: bool, depth: int = 0, mark: str = ""
) -> Iterator[Element]:
    """Yield entries and those under them; a list is numbered where its first entry has a number."""
    entries = tuple(entries)
    numbers = bool(entries) and bool(entries[0].number)
    for place, each in enumerate(entries):
        content = desk.marked("" if place else mark, desk.marked(each.id, said(each.text, desk)))
        if each.number or numbers:
            yield _with_number(content, each, desk, key, depth)
        elif counted:
            yield _entry(content, "Number", depth, desk.numbering.count(key, _level(depth)))
        else:
            yield _entry(content, "Bullet", depth, BULLETS)
        yield from _listed(each.entries, desk, key=each.id, counted=False, depth=depth + 1)


def _with_number(content: list[Element], entry: Entry, desk: Desk, key: str, depth: int) -> Element:
    """Return an entry with its number; one that had another number before has both, as a tracked change."""
    if entry.was is not None:
        numbers = (("w:del", entry.was), ("w:ins", entry.number))
        told = [change(run(number, desk), tag, desk) for tag, number in numbers if number]
        return paragraph(_style("Continue", depth), [*told, tab(), *content])
    found = desk.numbering.number(key, _level(depth), entry.number)
    if found is not None:
        return _entry(content, "Number", depth, found)
    return paragraph(_style("Continue", depth), [run(entry.number, desk), tab(), *content])


def _entry(content: Iterable[Element], kind: str, depth: int, list_number: int) -> Element:
    place = element("w:numPr", element("w:ilvl", val=_level(depth)), element("w:numId", val=list_number))
    return paragraph(_style(kind, depth), content, place)


def _style(kind: str, depth: int) -> str:
    return f"List{kind}" + (str(min(depth + 1, STYLED)) if depth else "")


def _level(depth: int) -> int:
    return min(depth, DEPTHS - 1)
