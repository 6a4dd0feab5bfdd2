"""Turns texts that people write in Markdown into blocks."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from rolepress.kinds.house import House
from rolepress.manuscript import Block, Bullets, Entry, Numbered, Prose
from rolepress.markdown import Listing, Paragraph, Words, plain, read_line, read_text
from rolepress.model.passage import EntryFields, Passage

LONGEST_START = 160  # characters of a list's first entries in a description


def prose(name: str, text: str, *, lead: bool = False, note: bool = False) -> tuple[Block, ...]:
    """Return *text* as paragraphs and lists with the ids name-1, name-2…; the first may be the lead."""
    blocks: list[Block] = []
    for index, part in enumerate(read_text(text).parts, start=1):
        match part:
            case Paragraph(words=words):
                blocks.append(Prose(f"{name}-{index}", words, lead=lead and index == 1, note=note))
            case Listing():
                blocks.append(_listing(f"{name}-{index}", part))
    return tuple(blocks)


def bullets(name: str, entries: Iterable[EntryFields], *, numbered: str = "") -> tuple[Block, ...]:
    """Return *entries* as one list with the id *name*, or none when there are none.

    With *numbered* "2", the entries are numbered 2.1, 2.2 and so on, and their points 2.1.1.
    """
    made = tuple(
        _entry(f"{name}-{index}", each, _number(numbered, index)) for index, each in enumerate(entries, 1)
    )
    if not made:
        return ()
    return (Numbered(name, made),) if numbered else (Bullets(name, made),)


def steps(name: str, entries: Iterable[EntryFields]) -> tuple[Block, ...]:
    """Return *entries* as one list with the id *name*, numbered 1, 2 and so on; none when there are none."""
    made = tuple(_entry(f"{name}-{index}", each, f"{index}") for index, each in enumerate(entries, 1))
    return (Numbered(name, made),) if made else ()


def description(text: str) -> str:
    """Return the first words of *text* in plain text, for lists and for search engines.

    That is the first paragraph, and the start of the list after it where the paragraph ends in a colon.
    """
    first, *others = read_text(text).parts or (None,)
    said = plain(first.words) if isinstance(first, Paragraph) else ""
    if said.endswith(":") and others and isinstance(others[0], Listing):
        return f"{said} {_start_of_list(others[0])}"
    return said


def _start_of_list(given: Listing) -> str:
    """Return the first entries of a list in one sentence, as many as a reader takes in at once."""
    entries = [plain(words).rstrip(".;,") for words, _ in given.entries]
    lengths = accumulate(len(each) for each in entries)
    fitting = max(1, sum(length <= LONGEST_START for length in lengths))
    return "; ".join([*entries[:fitting], *(["and more"] if fitting < len(entries) else [])]) + "."


def lines(name: str, texts: Iterable[str]) -> tuple[Block, ...]:
    """Return short *texts* as bullets."""
    made = tuple(Entry(f"{name}-{index}", read_line(each)[0]) for index, each in enumerate(texts, 1))
    return (Bullets(name, made),) if made else ()


def passage(name: str, given: Passage) -> tuple[Block, ...]:
    """Return a passage: its paragraphs, then its bullets."""
    text = prose(f"{name}-text", given.text) if given.text else ()
    return (*text, *bullets(f"{name}-list", given.entries))


def value(house: House, given: object) -> tuple[Words, ...]:
    """Return a value as the lines of a term."""
    return (house.line(given),)


def _entry(name: str, given: EntryFields, number: str) -> Entry:
    points = tuple(
        _entry(f"{name}-{index}", each, _number(number, index)) for index, each in enumerate(given.points, 1)
    )
    return Entry(name, read_line(given.text or "")[0], number, points)


def _number(above: str, index: int) -> str:
    return f"{above}.{index}" if above else ""


def _listing(name: str, part: Listing) -> Block:
    entries = _listed(name, part)
    return Numbered(name, entries) if part.ordered else Bullets(name, entries)


def _listed(name: str, part: Listing) -> tuple[Entry, ...]:
    return tuple(
        Entry(f"{name}-{index}", words, f"{index}" if part.ordered else "", _under(f"{name}-{index}", lists))
        for index, (words, lists) in enumerate(part.entries, start=1)
    )


def _under(name: str, lists: tuple[Listing, ...]) -> tuple[Entry, ...]:
    return tuple(entry for each in lists for entry in _listed(name, each))
