"""Follows each value of a YAML file back to the signs it is written with, and puts other words into it there.

The parser that reads documents says where a value stands; this says where each of its signs stands, through folded
lines, quotes and escapes. Only the signs that change are touched: comments, quotes and line ends stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from rolepress.problems import DataPath
from rolepress.source import INVISIBLE_BREAKS, NULLS
from rolepress.unreadable import LOADER

_BREAK = r"(?:\r\n|[\n\r])"
_FOLD = re.compile(rf"[ \t]*{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*")
_ONE_BREAK = re.compile(_BREAK)
_HEADER = re.compile(rf"[|>][-+0-9]*[ \t]*(?:#[^\n\r]*)?{_BREAK}")
_LINE = re.compile(rf"([^\n\r]*)({_BREAK}|\Z)")
_PROPERTIES = re.compile(r"(?:[!&]\S*\s+)+")  # a tag or an anchor before a value
_ESCAPE = re.compile(rf"\\(?:x([0-9A-Fa-f]{{2}})|u([0-9A-Fa-f]{{4}})|U([0-9A-Fa-f]{{8}})|{_BREAK}[ \t]*|(.))")
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as it is written."""

    at: DataPath
    value: str
    style: str  # "" for a plain one, ' or " for the quotes, | or > for a block
    in_flow: bool  # whether it stands inside brackets or braces
    start: int  # of what is written, in the text
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """Signs of a text that say one sign of a value, or a line end with what stands round it."""

    said: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cut:
    """Words to put in the place of a part of a value."""

    start: int  # in the value
    end: int
    new: str  # on one line


def scalars(text: str) -> Iterator[Scalar]:
    """Yield every value of *text* that is no list and no mapping, in order; keys are none.

    *text* is a file that Rolepress can read, without a mark (BOM) at its start.
    """
    root = yaml.compose(INVISIBLE_BREAKS.sub(" ", text), Loader=LOADER)
    if root is not None:
        yield from _scalars(root, (), in_flow=False)


def follow(text: str, scalar: Scalar) -> tuple[Unit, ...] | None:
    """Return what says each sign of a value, in order; None where this cannot follow how it is written."""
    readable = INVISIBLE_BREAKS.sub(" ", text)
    start, end = _past_properties(readable, scalar), scalar.end
    if scalar.style in ("|", ">"):
        return _followed_block(readable, start, scalar)
    inside = (start, end) if not scalar.style else (start + 1, end - 1)
    units = tuple(_followed(readable, *inside, scalar.style))
    return units if _said(units) == scalar.value else None


def where(text: str, units: Sequence[Unit], at: int) -> tuple[int, int]:
    """Return the line and the column, from 1, of what stands at *at* in the value that *units* say."""
    said = 0
    for unit in units:
        if said >= at:
            break
        said += len(unit.said)
    before = text[: unit.start].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def rewritten(text: str, scalar: Scalar, units: Sequence[Unit], cuts: Sequence[Cut]) -> tuple[str, str]:
    """Return the value with the *cuts*, which are in order and apart, and how it is written then.

    A line that was broken inside the old words is broken inside the new ones too, after as many words. A plain
    value that YAML would read as something else gets quotes.
    """
    pieces = tuple(_pieces(text, units, cuts))
    said = "".join(each.said for each in pieces)
    value = said + scalar.value[len(_said(units)) :]  # a block's last line end is not followed
    first, last = units[0].start, units[-1].end
    before, after = text[scalar.start : first], text[last : scalar.end]
    written = before + "".join(each.written(scalar.style) for each in pieces) + after
    if scalar.style or _stays_plain(written[len(before) :], value, in_flow=scalar.in_flow):
        return value, written
    quote = "'" if '"' in value or "\\" in value else '"'
    return value, f"{before}{quote}{''.join(each.written(quote) for each in pieces)}{quote}{after}"


def _scalars(node: yaml.Node, at: DataPath, *, in_flow: bool) -> Iterator[Scalar]:
    match node:
        case yaml.ScalarNode():
            style = node.style or ""
            yield Scalar(at, node.value, style, in_flow, node.start_mark.index, node.end_mark.index)
        case yaml.MappingNode():
            for key, value in node.value:
                yield from _scalars(value, (*at, str(key.value)), in_flow=in_flow or bool(node.flow_style))
        case yaml.SequenceNode():
            for index, value in enumerate(node.value):
                yield from _scalars(value, (*at, index), in_flow=in_flow or bool(node.flow_style))


def _past_properties(text: str, scalar: Scalar) -> int:
    found = _PROPERTIES.match(text, scalar.start, scalar.end)
    return found.end() if found else scalar.start


def _said(units: Sequence[Unit]) -> str:
    return "".join(each.said for each in units)


def _followed(text: str, at: int, end: int, style: str) -> Iterator[Unit]:
    """Yield the units of a value that is plain or in quotes, whose lines are folded."""
    while at < end:
        fold = _FOLD.match(text, at, end)
        escape = _ESCAPE.match(text, at, end) if style == '"' else None
        if fold is not None:
            breaks = len(_ONE_BREAK.findall(fold.group()))
            unit = Unit("\n" * (breaks - 1) or " ", at, fold.end())
        elif escape is not None:
            unit = Unit(_unescaped(escape), at, escape.end())
        elif style == "'" and text.startswith("''", at):
            unit = Unit("'", at, at + 2)
        else:
            unit = Unit(text[at], at, at + 1)
        yield unit
        at = unit.end


def _unescaped(found: re.Match[str]) -> str:
    """Return what an escape in double quotes says; a line end after the \\ says nothing."""
    number = found.group(1) or found.group(2) or found.group(3)
    if number:
        return chr(int(number, 16))
    return _ESCAPES.get(found.group(4), "") if found.group(4) else ""


def _followed_block(text: str, start: int, scalar: Scalar) -> tuple[Unit, ...] | None:
    header = _HEADER.match(text, start)
    if header is None:
        return None
    wanted = scalar.value.rstrip("\n")
    for indent in _indents(text, header):
        units = tuple(_block(text, header.end(), indent, folded=scalar.style == ">"))
        if units and _said(units) == wanted:
            return units
    return None


def _indents(text: str, header: re.Match[str]) -> Iterator[int]:
    """Yield how far a block may be set in: as its first words are, or less where its header gives a number."""
    first = re.compile(r"(?:[ \t]*[\n\r])*( *)").match(text, header.end())
    most = len(first.group(1)) if first else 0
    yield most
    if any(sign.isdigit() for sign in header.group()):
        yield from range(most - 1, 0, -1)


def _block(text: str, at: int, indent: int, *, folded: bool) -> Iterator[Unit]:
    """Yield the units of a block up to the end of its last words."""
    before: tuple[int, bool] | None = None  # where the last line with words ended, and whether it can be folded
    began, blanks = at, 0
    while at < len(text):
        line = _LINE.match(text, at)
        assert line is not None  # noqa: S101  # it matches anything
        if not text[at : line.end(1)].strip(" ") and line.end(1) - at <= indent:
            blanks += 1
        elif text[at : at + indent].strip(" "):
            return
        else:
            words = at + indent
            foldable = folded and text[words] not in " \t"
            if before is not None:
                joined = ("" if blanks else " ") if before[1] and foldable else "\n"
                yield Unit(joined + "\n" * blanks, before[0], words)
            elif blanks:
                yield Unit("\n" * blanks, began, words)
            yield from (Unit(text[each], each, each + 1) for each in range(words, line.end(1)))
            before, blanks = (line.end(1), foldable), 0
        at = line.end()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a value with how it was written; "" where it is new."""

    said: str
    as_it_was: str = ""

    def written(self, style: str) -> str:
        """Return the piece as it is written in a style; a line end stays as it was."""
        if "\n" in self.as_it_was or "\r" in self.as_it_was or (self.as_it_was and self.as_it_was != self.said):
            return self.as_it_was
        match style:
            case "'":
                return self.said.replace("'", "''")
            case '"':
                return self.said.replace("\\", "\\\\").replace('"', '\\"')
            case _:
                return self.said


def _pieces(text: str, units: Sequence[Unit], cuts: Sequence[Cut]) -> Iterator[_Piece]:
    waiting = list(cuts)
    at = 0  # in the value
    gone: list[Unit] = []
    for unit in units:
        inside = bool(waiting) and waiting[0].start <= at < waiting[0].end
        if inside:
            gone.append(unit)
        else:
            yield _Piece(unit.said, text[unit.start : unit.end])
        at += len(unit.said)
        if inside and at >= waiting[0].end:
            yield from _put_in(text, waiting.pop(0).new, gone)
            gone = []


def _put_in(text: str, new: str, gone: Sequence[Unit]) -> Iterator[_Piece]:
    """Yield the *new* words, with the line ends that stood among the old ones, after as many words."""
    words = new.split(" ")
    ends: dict[int, Unit] = {}
    before = ""
    for unit in gone:
        if unit.said.isspace() and any(sign in text[unit.start : unit.end] for sign in "\n\r"):
            ends.setdefault(min(len(before.split()), len(words) - 1), unit)
        before += unit.said
    for number, word in enumerate(words):
        end = ends.get(number)
        if number and end is not None:
            yield _Piece(end.said, text[end.start : end.end])
        elif number:
            yield _Piece(" ")
        yield _Piece(word)


def _stays_plain(written: str, value: str, *, in_flow: bool) -> bool:
    """Whether YAML reads what is *written* without quotes as *value*."""
    if value in NULLS:
        return False
    sample, holder = (f"[{written}]\n", yaml.SequenceNode) if in_flow else (f"k: {written}\n", yaml.MappingNode)
    try:
        root = yaml.compose(sample, Loader=LOADER)
    except yaml.YAMLError:
        return False
    if not isinstance(root, holder) or len(root.value) != 1:
        return False
    node = root.value[0] if in_flow else root.value[0][1]
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value == value
