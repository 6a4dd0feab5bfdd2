"""Any edit of a manuscript: words that change, and parts that come, go, move, split or join."""

from dataclasses import fields, is_dataclass, replace

from hypothesis import strategies as st

import any_manuscript as any_
from rolepress.manuscript import Entry, Prose
from rolepress.markdown import Span

MOVABLE = ("entries", "terms", "groups", "rows", "records", "posts", "signatories", "choices", "blocks", "lines")


@st.composite
def edited(draw, manuscript, most=4):
    """Return *manuscript* after a few edits."""
    blocks = manuscript.blocks
    for _ in range(draw(st.integers(1, most))):
        blocks = draw(st.sampled_from([reworded, inserted, deleted, moved, split, inside]))(draw, blocks)
    return replace(manuscript, blocks=blocks)


def reworded(draw, blocks):
    """One word becomes another, or one more comes, or one goes."""
    places = [index for index, each in enumerate(blocks) if list(spans(each))]
    if not places:
        return blocks
    index = draw(st.sampled_from(places))
    wanted = draw(st.integers(0, len(list(spans(blocks[index]))) - 1))
    words = list(spans(blocks[index]))[wanted].text.split(" ")
    at = draw(st.integers(0, len(words) - 1))
    new = draw(any_.word)
    words[at : at + 1] = draw(
        st.sampled_from([[new], [words[at], new], words[at:at] if len(words) > 1 else [new]])
    )
    return swapped(blocks, index, with_span(blocks[index], wanted, " ".join(words), [0]))


def inserted(draw, blocks):
    at = draw(st.integers(0, len(blocks)))
    return (*blocks[:at], draw(any_.blocks), *blocks[at:])


def deleted(draw, blocks):
    if len(blocks) < 2:
        return blocks
    at = draw(st.integers(0, len(blocks) - 1))
    return (*blocks[:at], *blocks[at + 1 :])


def moved(draw, blocks):
    at, to = draw(st.integers(0, len(blocks) - 1)), draw(st.integers(0, len(blocks) - 1))
    rest = (*blocks[:at], *blocks[at + 1 :])
    return (*rest[:to], blocks[at], *rest[to:])


def split(draw, blocks):
    """A paragraph becomes two."""
    places = [i for i, each in enumerate(blocks) if isinstance(each, Prose) and len(each.text[0].text.split()) > 1]
    if not places:
        return blocks
    at = draw(st.sampled_from(places))
    first, *others = blocks[at].text
    words = first.text.split(" ")
    half = len(words) // 2
    one = replace(blocks[at], text=(replace(first, text=" ".join(words[:half])),))
    two = Prose(draw(any_.id_), (replace(first, text=" ".join(words[half:])), *others))
    return (*blocks[:at], one, two, *blocks[at + 1 :])


def inside(draw, blocks):
    """A part of a block comes, goes or moves, perhaps into another block."""
    places = [(i, name) for i, each in enumerate(blocks) for name in MOVABLE if len(getattr(each, name, ())) > 0]
    if not places:
        return blocks
    index, name = draw(st.sampled_from(places))
    held = getattr(blocks[index], name)
    at = draw(st.integers(0, len(held) - 1))
    rest = (*held[:at], *held[at + 1 :])
    lists = [
        i
        for i, each in enumerate(blocks)
        if i != index and hasattr(each, "entries") and type(each.entries[0]) is Entry
    ]
    if isinstance(held[at], Entry) and name == "entries" and lists and rest:
        to = draw(st.sampled_from(lists))
        there = swapped(blocks, to, replace(blocks[to], entries=(*blocks[to].entries, held[at])))
        return swapped(there, index, replace(blocks[index], entries=rest))
    if rest and draw(st.booleans()):
        to = draw(st.integers(0, len(rest)))
        return swapped(blocks, index, replace(blocks[index], **{name: (*rest[:to], held[at], *rest[to:])}))
    return swapped(blocks, index, replace(blocks[index], **{name: rest})) if rest else blocks


def swapped(blocks, index, block):
    return (*blocks[:index], block, *blocks[index + 1 :])


def spans(value):
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from spans(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from spans(getattr(value, each.name))


def with_span(value, wanted, text, seen):
    """Return *value* with *text* in its span number *wanted*."""
    if isinstance(value, Span):
        seen[0] += 1
        return replace(value, text=text) if seen[0] - 1 == wanted else value
    if isinstance(value, tuple):
        return tuple(with_span(each, wanted, text, seen) for each in value)
    if is_dataclass(value):
        return replace(
            value, **{e.name: with_span(getattr(value, e.name), wanted, text, seen) for e in fields(value)}
        )
    return value
