"""Follows every word of a finished text back to the file, the field and the sign where somebody wrote it.

Each word of the content gets an invisible sign in front, from the planes of Unicode that are nobody's. The content
is then filled in and composed as ever: where a sign comes out, its word has come from there. So facts, clauses and
what is bound in are followed in every kind of document, and no kind has to say how it is composed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from rolepress.checks.texts import Form, models_of, texts_of
from rolepress.model.base import Document
from rolepress.problems import DataPath

_FIRST, _LAST = 0xF0000, 0x10FFFD
_SIGN = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
_PLACEHOLDER = re.compile(r"\{\{([^{}]*)\}\}")
_WORD = re.compile(r"(?<!\S)[^\w\s<^]*(?=\w)")
_MARKDOWN = "*_[]\\`#!~|"  # after these signs a mark has its place, and before all others
_COUNTED = re.compile(r"[ \t]*\d+[.)]\s")  # begins an entry of a list
_PASSED_OVER = re.compile(r"\]\([^()\s]*\)|\[\^[^\]\s]*\]")
"""What a text has and no reader sees: where a link leads, and the name of a note."""

_ROOM = {Form.LINE: 1_400, Form.TEXT: 40_000}  # signs: a longer text might be too long with its marks


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text of the content."""

    document: str  # the id of its file's document
    at: DataPath
    text: str
    form: Form


@dataclass(frozen=True, slots=True)
class Holder:
    """A fact's name in a text, whose words stand in its place."""

    leaf: Leaf
    start: int  # of {{ name }} in the leaf's text
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one sign of a finished text was written."""

    leaf: Leaf | None = None  # None where Rolepress wrote it, or a date or a sum said in words
    at: int = 0  # in the leaf's text
    holders: tuple[Holder, ...] = ()  # the facts that it is a part of, the outermost first

    @property
    def outer(self) -> Leaf | None:
        """The text that it stands in, for readers who know of no facts."""
        return self.holders[0].leaf if self.holders else self.leaf


@dataclass(frozen=True, slots=True)
class _Mark:
    leaf: Leaf
    at: int
    opens: str | None = None  # the name of a fact whose words begin
    closes: bool = False  # whether a fact's words end


class Marker:
    """Marks texts, and finds them again."""

    def __init__(self) -> None:
        self._marks: list[_Mark] = []

    def marked(self, document: Document) -> Document:
        """Return *document* with every word marked; one that has no room for that comes back as it is."""
        texts = {
            each.at: self._with_marks(Leaf(document.id, each.at, each.text, each.form))
            for each in texts_of(models_of(document))
            if len(each.text) <= _ROOM.get(each.form, 0) and not _SIGN.search(each.text)
        }
        try:
            return type(document).model_validate(_with(document.model_dump(), (), texts))
        except ValidationError:
            return document

    def _with_marks(self, leaf: Leaf) -> str:
        pieces, at = [], 0
        for where, mark in _places(leaf):
            if len(self._marks) > _LAST - _FIRST:
                break
            pieces += [leaf.text[at:where], chr(_FIRST + len(self._marks))]
            self._marks.append(mark)
            at = where
        return "".join((*pieces, leaf.text[at:]))

    def followed(self, words: str) -> tuple[str, tuple[Spot, ...]]:
        """Return finished *words* without their marks, and where each sign of them was written."""
        plain: list[str] = []
        spots: list[Spot] = []
        holders: list[Holder] = []
        leaf: Leaf | None = None
        at = 0
        for sign in words:
            if _SIGN.match(sign):
                leaf, at = self._met(sign, holders)
                continue
            found = _next(leaf, at, sign) if leaf is not None else None
            plain.append(sign)
            spots.append(Spot(leaf if found is not None else None, found or 0, tuple(holders)))
            at = at if found is None else found + 1
        return "".join(plain), tuple(spots)

    def _met(self, sign: str, holders: list[Holder]) -> tuple[Leaf | None, int]:
        """Return which text goes on after a mark, and from where; *holders* are the facts that are open."""
        number = ord(sign) - _FIRST
        if number >= len(self._marks):
            return None, 0
        mark = self._marks[number]
        if mark.opens is not None:
            end = mark.leaf.text.index("}}", mark.at) + 2
            holders.append(Holder(mark.leaf, mark.at, end, mark.opens))
            return None, 0
        if mark.closes:
            while holders and holders.pop().leaf is not mark.leaf:
                pass
        return mark.leaf, mark.at


def _next(leaf: Leaf, at: int, sign: str) -> int | None:
    """Return where *sign* stands in the text from *at* on, past marks of Markdown; None where it does not."""
    text = leaf.text
    while at < len(text):
        if text[at] == sign or (sign.isspace() and text[at].isspace()):
            return at
        unseen = _PASSED_OVER.match(text, at)
        if unseen:
            at = unseen.end()
        elif text[at] in "*_\\[]\u00ad\u200b" or text[at].isspace():
            at += 1
        else:
            return None
    return None


def _places(leaf: Leaf) -> Iterator[tuple[int, _Mark]]:
    """Yield where a mark comes in, in order: before each word, and round each fact."""
    at = 0
    for found in _PLACEHOLDER.finditer(leaf.text):
        yield from _words(leaf, at, found.start())
        yield found.start(), _Mark(leaf, found.start(), opens=found.group(1).strip())
        yield found.end(), _Mark(leaf, found.end(), closes=True)
        at = found.end()
    yield from _words(leaf, at, len(leaf.text))


def _words(leaf: Leaf, start: int, end: int) -> Iterator[tuple[int, _Mark]]:
    for found in _WORD.finditer(leaf.text, start, end):
        begins = leaf.text.rfind("\n", 0, found.start()) + 1
        counted = leaf.form is Form.TEXT and _COUNTED.match(leaf.text, begins)
        if not (counted and found.end() < counted.end()) and found.end() < end:
            at = found.start() + max((found.group().rfind(sign) for sign in _MARKDOWN), default=-1) + 1
            yield at, _Mark(leaf, at)


def _with(data: Any, at: DataPath, texts: Mapping[DataPath, str]) -> Any:
    """Return plain *data* with other *texts*."""
    match data:
        case dict():
            return {key: _with(each, (*at, key), texts) for key, each in data.items()}
        case tuple() | list():
            return tuple(_with(each, (*at, index), texts) for index, each in enumerate(data))
        case _:
            return texts.get(at, data)


def without_marks(words: str) -> str:
    """Return *words* without any mark."""
    return _SIGN.sub("", words)
