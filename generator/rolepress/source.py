"""One YAML file as text, as plain data whose leaves are text, and as places where values are written."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TypeAlias

import yaml

from rolepress.problems import DataPath, Outcome, Place, Problem, Severity, problem

Data: TypeAlias = "dict[str, Data] | list[Data] | str | None"

LARGEST_FILE = 2_000_000  # bytes; the longest job description we know has 40,000
DEEPEST = 40  # levels of nesting
CORE_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value")
)
NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml: 20 times the pure Python parser's pace


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

    def place(self, at: DataPath, *, on_key: bool = False) -> Place:
        """Return where the value at *at* is written, or the nearest thing round it that is written."""
        for length in range(len(at), -1, -1):
            marks = self._marks.get(at[:length])
            if marks is not None:
                key, value = marks
                line, column = key if on_key and length == len(at) else value
                return Place(self.path, line + 1, column + 1)
        return Place(self.path)

    @cached_property
    def _marks(self) -> dict[DataPath, tuple[tuple[int, int], tuple[int, int]]]:
        """The key's and the value's (line, column), from 0, of every value."""
        marks: dict[DataPath, tuple[tuple[int, int], tuple[int, int]]] = {}
        root = yaml.compose(self.text, Loader=_Loader)
        if root is not None:
            _mark(root, (), _spot(root), marks)
        return marks


def read_source(root: Path, path: PurePosixPath) -> Outcome[Source | None]:
    """Read the YAML file *path* under *root*; a file that cannot be read gives None and says why."""
    raw = _read_bytes(root, path)
    if isinstance(raw, Problem):
        return Outcome(None, (raw,))
    return parse_source(raw, path)


def parse_source(raw: bytes, path: PurePosixPath) -> Outcome[Source | None]:
    """Return *raw* as a Source; what YAML allows and Rolepress does not is a problem."""
    decoded = _decoded(raw, path)
    if decoded.value is None:
        return Outcome(None, decoded.problems)
    text = decoded.value
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return Outcome(None, (*decoded.problems, _unreadable(error, text, path)))
    if node is None:
        return Outcome(None, (*decoded.problems, problem(path, "empty-file", "this file is empty")))
    reader = _Reader(path)
    data = reader.data(node, (), 0)
    problems = (*decoded.problems, *reader.problems)
    if any(each.severity is Severity.ERROR for each in reader.problems):
        return Outcome(None, problems)
    return Outcome(Source(path, text, data, hashlib.sha256(raw).hexdigest()), problems)


def _read_bytes(root: Path, path: PurePosixPath) -> bytes | Problem:
    """Return the file's bytes, never from outside the project and never more than LARGEST_FILE."""
    full = root / path
    try:
        if not full.resolve().is_relative_to(root.resolve()):
            return problem(
                path,
                "outside-project",
                "this is a link to a file outside the project",
                hint="copy the file here",
            )
        size = full.stat().st_size
        if size > LARGEST_FILE:
            return problem(
                path,
                "large-file",
                f"this file has {size / 1e6:.1f} MB; a document has {LARGEST_FILE / 1e6:.0f} MB at most",
                hint="split it, or check that it is the right file",
            )
        return full.read_bytes()
    except FileNotFoundError:
        return problem(path, "missing-file", "there is no such file")
    except OSError as error:
        return problem(path, "unreadable-file", f"this file cannot be opened: {error.strerror}")


def _decoded(raw: bytes, path: PurePosixPath) -> Outcome[str | None]:
    """Return *raw* as text with plain line ends, and what had to be mended on the way."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Outcome(None, (problem(path, "encoding", "this file is UTF-16", hint="save it as UTF-8"),))
    if b"\x00" in raw:
        return Outcome(
            None,
            (problem(path, "binary-file", "this is not a text file", hint="is it a picture or a Word file?"),),
        )
    problems = []
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        problems.append(
            problem(path, "byte-order-mark", "this file starts with an invisible mark (BOM)",
                    hint="save it as UTF-8 without BOM", severity=Severity.WARNING)
        )  # fmt: skip
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return Outcome(None, (
            problem(path, "encoding", "this character is not UTF-8", hint="save the file as UTF-8",
                    line=line, column=column),
        ))  # fmt: skip
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        problems.append(
            problem(path, "line-ends", "this file has Windows line ends (CRLF)",
                    hint="save it with Unix line ends (LF)", severity=Severity.WARNING, line=line)
        )  # fmt: skip
    return Outcome(text, tuple(problems))


class _Reader:
    """Turns nodes into plain data and notes what Rolepress does not take."""

    def __init__(self, path: PurePosixPath) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def data(self, node: yaml.Node, at: DataPath, depth: int) -> Data:
        if depth > DEEPEST:
            self._note(node, "too-deep", f"this is nested more than {DEEPEST} levels deep")
            return None
        if id(node) in self._seen:
            self._note(
                node,
                "alias",
                "this value is used again through an alias (*)",
                hint="write it out, or make it a fact",
            )
            return None
        self._seen.add(id(node))
        if node.tag not in CORE_TAGS:
            self._note(node, "tag", f"tags such as {node.tag} are not used here", hint="take the tag out")
            return None
        match node:
            case yaml.MappingNode():
                return self._mapping(node, at, depth)
            case yaml.SequenceNode():
                return [self.data(each, (*at, index), depth + 1) for index, each in enumerate(node.value)]
            case yaml.ScalarNode():
                return None if not node.style and node.value in NULLS else str(node.value)
            case _:
                raise TypeError(f"PyYAML gave a {type(node).__name__}")

    def _mapping(self, node: yaml.MappingNode, at: DataPath, depth: int) -> Data:
        found: dict[str, Data] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                hint = "text that starts with {{ needs quotes round it"
                self._note(key, "key", "this key is not a word", hint=hint)
                continue
            name = str(key.value)
            if name in found:
                self._note(key, "duplicate-key", f"'{name}' is already given above", hint="keep one of the two")
                continue
            found[name] = self.data(value, (*at, name), depth + 1)
        return found

    def _note(self, node: yaml.Node, rule: str, message: str, hint: str = "") -> None:
        line, column = _spot(node)
        self.problems.append(problem(self.path, rule, message, hint=hint, line=line + 1, column=column + 1))


def _spot(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column


def _mark(
    node: yaml.Node,
    at: DataPath,
    key: tuple[int, int],
    marks: dict[DataPath, tuple[tuple[int, int], tuple[int, int]]],
) -> None:
    marks[at] = (key, _spot(node))
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            _mark(value, (*at, str(name.value)), _spot(name), marks)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _mark(value, (*at, index), _spot(value), marks)


def _unreadable(error: yaml.YAMLError, text: str, path: PurePosixPath) -> Problem:
    """Return the parser's refusal in plain words, with a hint read off the line itself."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        position = getattr(error, "position", 0)
        line = text.encode()[:position].count(b"\n")
        return problem(path, "yaml", "this character cannot stand in a YAML file", hint="delete it", line=line + 1)
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1)
    return problem(
        path,
        "yaml",
        "this cannot be read as YAML",
        hint=_hint(lines, line),
        line=line + 1,
        column=mark.column + 1,
    )


def _hint(lines: list[str], line: int) -> str:
    """Return what most likely went wrong on *line* (from 0) or on the line before it."""
    for each in (lines[line], lines[line - 1] if line else ""):
        indent = each[: len(each) - len(each.lstrip())]
        value = each.strip().removeprefix("- ").partition(": ")[2].strip()
        if "\t" in indent:
            return "use spaces at the start of the line, not tabs"
        if value[:1] in tuple("%@`&*!|>{}[],#'\"") and value.count(value[0]) % 2:
            return "text that starts with a sign needs quotes round it"
        if ": " in value and value[:1] not in ("'", '"'):
            return "text with a colon in it needs quotes round it"
    return "check the spaces at the start of this line and the one before, and that quotes are closed"
