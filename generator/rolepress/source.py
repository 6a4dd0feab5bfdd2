"""One YAML file as text, as plain data whose leaves are text, and as places where values are written."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

import yaml

from rolepress.problems import DataPath, Outcome, Place, Problem, Severity, problem
from rolepress.unreadable import LOADER, unreadable

Data: TypeAlias = "dict[str, Data] | list[Data] | str | None"
Marks: TypeAlias = dict[DataPath, tuple[tuple[int, int], tuple[int, int]]]
"""The key's and the value's (line, column), from 0, of every value."""

LARGEST_FILE = 2_000_000  # bytes; the longest job description we know has 40,000
DEEPEST = 40  # levels of nesting
CORE_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp")
)
NULLS = frozenset({"", "~", "null", "Null", "NULL"})

INVISIBLE_BREAKS = re.compile("[\u2028\u2029\x85]")  # YAML breaks lines there, editors and Git do not
_CONTROLS = re.compile(  # among them those that turn the order of letters round, so that a text shows as another
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True)
class Source:
    """One file of content.

    Every scalar of `data` is text or None: the schema, not YAML 1.1, decides that `NO` is a word and
    `09:30` a time.
    """

    path: PurePosixPath  # from the project's top
    text: str
    data: Data
    digest: str  # sha256 of the file's bytes, hexadecimal
    marks: Marks = field(default_factory=dict, repr=False, compare=False)

    def place(self, at: DataPath, *, on_key: bool = False) -> Place:
        """Return where the value at *at* is written, or the nearest thing round it that is written."""
        for length in range(len(at), -1, -1):
            marks = self.marks.get(at[:length])
            if marks is not None:
                key, value = marks
                line, column = key if on_key and length == len(at) else value
                return Place(self.path, line + 1, column + 1)
        return Place(self.path)

    def text_at(self, at: DataPath) -> tuple[DataPath, str] | None:
        """Return the text at *at*, or the one that stands for all of it, with the way to it; None without one."""
        data = self.data
        for length, step in enumerate(at):
            match data, step:
                case dict(), str() if step in data:
                    data = data[step]
                case list(), int() if 0 <= step < len(data):
                    data = data[step]
                case _:
                    return (at[:length], data) if isinstance(data, str) else None
        return (at, data) if isinstance(data, str) else None


def read_source(root: Path, path: PurePosixPath) -> Outcome[Source | None]:
    """Read the YAML file *path* under *root*; a file that cannot be read gives None and says why."""
    raw = _read_bytes(root, path)
    if isinstance(raw, Problem):
        return Outcome(None, (raw,))
    return parse_source(raw, path)


def read_words(root: Path, path: PurePosixPath) -> Outcome[str | None]:
    """Read a text that is not YAML, with plain line ends; a file that cannot be read gives None and says why."""
    raw = _read_bytes(root, path)
    return Outcome(None, (raw,)) if isinstance(raw, Problem) else _decoded(raw, path)


def parse_source(raw: bytes, path: PurePosixPath) -> Outcome[Source | None]:
    """Return *raw* as a Source; what YAML allows and Rolepress does not is a problem."""
    decoded = _decoded(raw, path)
    if decoded.value is None:
        return Outcome(None, decoded.problems)
    text = decoded.value
    reader = _Reader(path, yaml.parse(text, Loader=LOADER))
    try:
        data = reader.read()
    except yaml.MarkedYAMLError as error:
        return Outcome(None, (*decoded.problems, *reader.problems, unreadable(error, text, path)))
    problems = (*decoded.problems, *reader.problems)
    if any(each.severity is Severity.ERROR for each in problems):
        return Outcome(None, problems)
    return Outcome(Source(path, text, data, hashlib.sha256(raw).hexdigest(), reader.marks), problems)


def _read_bytes(root: Path, path: PurePosixPath) -> bytes | Problem:
    """Return the file's bytes, never from outside the project and never more than LARGEST_FILE."""
    full = root / path
    if not Path(os.path.realpath(full)).is_relative_to(os.path.realpath(root)):
        message = "this is a link to a file outside the project"
        return problem(path, "outside-project", message, hint="copy the file here")
    try:
        found = full.stat()
        if not stat.S_ISREG(found.st_mode):
            return problem(
                path, "not-a-file", "this is not a file", hint="a document is one file that ends in .yml"
            )
        if found.st_size > LARGEST_FILE:
            megabytes = f"{found.st_size / 1e6:.1f} MB; a document has {LARGEST_FILE / 1e6:.0f} MB at most"
            hint = "split it, or check that it is the right file"
            return problem(path, "large-file", f"this file has {megabytes}", hint=hint)
        return full.read_bytes()
    except FileNotFoundError:
        return problem(path, "missing-file", "there is no such file")
    except OSError as error:
        return problem(path, "unreadable-file", f"this file cannot be opened: {error.strerror}")


def _decoded(raw: bytes, path: PurePosixPath) -> Outcome[str | None]:
    """Return *raw* as text with plain line ends, and what had to be mended on the way."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Outcome(None, (problem(path, "encoding", "this file is saved as UTF-16", hint="save it as UTF-8"),))
    if b"\x00" in raw:
        hint = "is it a picture or a Word file?"
        return Outcome(None, (problem(path, "binary-file", "this is not a text file", hint=hint),))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _end_of(_plain(raw[: error.start].decode("utf-8")))
        told = problem(path, "encoding", "this file is not saved as UTF-8: that shows first in this character",
                       hint="save it again, and choose UTF-8 as its encoding",
                       line=line, column=column)  # fmt: skip
        return Outcome(None, (told,))
    mended = _plain(text)
    if control := _CONTROLS.search(mended):
        line, column = _end_of(mended[: control.start()])
        told = problem(path, "control-character", "there is an invisible character here that no document can hold",
                       hint="delete it", line=line, column=column)  # fmt: skip
        return Outcome(None, (told,))
    return Outcome(INVISIBLE_BREAKS.sub(" ", mended), tuple(_mended(text, mended, path)))


def _mended(text: str, mended: str, path: PurePosixPath) -> Iterator[Problem]:
    """Yield a warning for everything that made *text*, as it is saved, into *mended*."""
    if text.startswith("\ufeff"):
        yield problem(path, "byte-order-mark", "this file starts with an invisible mark (BOM)",
                      hint="save it as UTF-8 without BOM", severity=Severity.WARNING)  # fmt: skip
    if "\r" in text:
        line, _ = _end_of(_plain(text[: text.index("\r")]))
        yield problem(path, "line-ends", "this file has Windows line ends (CRLF)",
                      hint="save it with Unix line ends (LF)", severity=Severity.WARNING, line=line)  # fmt: skip
    for found in INVISIBLE_BREAKS.finditer(mended):
        line, column = _end_of(mended[: found.start()])
        yield problem(path, "line-ends", "there is an invisible line break here; it counts as a space",
                      hint="delete it, and start a new line if you want one",
                      severity=Severity.WARNING, line=line, column=column)  # fmt: skip


def _plain(text: str) -> str:
    """Return *text* without a mark at its start, its lines ended as Unix ends them."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _end_of(text: str) -> tuple[int, int]:
    """Return the line and the column, from 1, of the character after *text*."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


class _Reader:
    """Turns the parser's events into plain data with its marks, and notes what Rolepress does not take.

    Events and not nodes: libyaml builds nodes by recursion and falls over on ten thousand brackets.
    """

    def __init__(self, path: PurePosixPath, events: Iterator[yaml.Event]) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.marks: Marks = {}
        self._events = events
        self._too_deep = False

    def read(self) -> Data:
        """Return the one document that the events hold."""
        data: Data = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._note(event, "second-document", "a second document starts here",
                               hint="a file holds one document: take out the line ---")  # fmt: skip
                    break
                first = next(self._events)
                data = self._value(first, (), _spot(first), 0)
            if self._too_deep:
                break
        if not documents:
            self.problems.append(problem(self.path, "empty-file", "this file is empty"))
        return data

    def _value(self, event: yaml.Event, at: DataPath, key: tuple[int, int], depth: int) -> Data:
        self.marks[at] = (key, _spot(event))
        if isinstance(event, yaml.AliasEvent):
            self._note(event, "alias", "this is read as an alias, because it starts with *",
                       hint="write the value out, or put quotes round it")  # fmt: skip
            return None
        if depth > DEEPEST:
            self._note(event, "too-deep", f"this is nested more than {DEEPEST} levels deep")
            self._too_deep = True
            return None
        if (tag := getattr(event, "tag", None)) is not None and tag not in CORE_TAGS:
            self._note(event, "tag", f"tags such as {tag} are not used here",
                       hint="take it out, or put quotes round it")  # fmt: skip
        match event:
            case yaml.ScalarEvent():
                return self._scalar(event)
            case yaml.MappingStartEvent():
                return self._mapping(at, depth)
            case yaml.SequenceStartEvent():
                return self._sequence(at, depth)
            case _:
                raise TypeError(f"PyYAML gave a {type(event).__name__}")

    def _mapping(self, at: DataPath, depth: int) -> Data:
        found: dict[str, Data] = {}
        for key in self._until(yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                hint = "text that starts with {{ or * needs quotes round it"
                self._note(key, "key", "this reads as fields, and not as text", hint=hint)
                self._skip(key, depth)
                self._skip(next(self._events), depth)
                continue
            name = str(key.value)
            if name in found:
                self._note(key, "duplicate-key", f"'{name}' is already given above", hint="keep one of the two")
                self._skip(next(self._events), depth)
                continue
            found[name] = self._value(next(self._events), (*at, name), _spot(key), depth + 1)
        return found

    def _sequence(self, at: DataPath, depth: int) -> Data:
        return [
            self._value(event, (*at, index), _spot(event), depth + 1)
            for index, event in enumerate(self._until(yaml.SequenceEndEvent))
        ]

    def _scalar(self, event: yaml.ScalarEvent) -> Data:
        if event.style == '"' and _CONTROLS.search(event.value):
            self._note(event, "control-character", "this text has a character that no document can hold",
                       hint="take out the \\ and what belongs to it")  # fmt: skip
        return None if not event.style and event.value in NULLS else str(event.value)

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        """Yield the events that open an entry, up to the *end* of what holds them."""
        while not self._too_deep:
            event = next(self._events)
            if isinstance(event, end):
                return
            yield event

    def _skip(self, event: yaml.Event, depth: int) -> None:
        """Pass over a value that is not taken, and note nothing in it."""
        noted = list(self.problems)
        marks = self.marks
        self.marks = {}
        self._value(event, (), (0, 0), depth + 1)
        self.problems, self.marks = noted, marks

    def _note(self, event: yaml.Event, rule: str, message: str, hint: str = "") -> None:
        line, column = _spot(event)
        self.problems.append(problem(self.path, rule, message, hint=hint, line=line + 1, column=column + 1))


def _spot(event: Any) -> tuple[int, int]:
    return event.start_mark.line, event.start_mark.column
