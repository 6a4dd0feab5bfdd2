"""The store of finished work: bytes and a few facts about them, under the digest of all they were made from.

The standard library only. A store may be deleted at any time; what is missing from it is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from pathlib import Path, PurePath
from typing import Any

from rolepress.languages import Borrowed

_MAGIC = b"rolepress-entry-1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One finished thing, and small facts about it that JSON can hold: its pages, its problems."""

    data: bytes
    meta: Mapping[str, Any] = field(default_factory=dict)


class Store:
    """Entries in files of their own, `<2>/<key>` under one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def get(self, key: str) -> Entry | None:
        """Return the entry of *key*, or None when there is none, or when its file was torn or changed."""
        try:
            return _unpacked(self._path(key).read_bytes())
        except FileNotFoundError:
            return None

    def put(self, key: str, entry: Entry) -> None:
        """Keep *entry* under *key*. A reader sees all of it or nothing; a crash leaves nothing that counts."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{key}.{os.urandom(4).hex()}")
        try:
            beside.write_bytes(_packed(entry))
            os.replace(beside, path)
        finally:
            beside.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.root / key[:2] / key


def key_of(*parts: Any) -> str:
    """Return the sha256, in hexadecimal, of *parts*: the same for equal parts of equal types, on every machine.

    A part is None, a bool, int, float, str, bytes, date, time, Decimal, path or enum; a tuple or list of parts; a
    frozenset or mapping of parts, in any order; or a frozen dataclass of them. Anything else raises TypeError.
    """
    return hashlib.sha256(_encoded(parts)).hexdigest()


def _packed(entry: Entry) -> bytes:
    """Return the bytes of a file: a line with the digest and length of the rest, then facts, then data."""
    meta = json.dumps(entry.meta, sort_keys=True, separators=(",", ":")).encode()
    rest = meta + b"\n" + entry.data
    return b"%b %b %d\n%b" % (_MAGIC, hashlib.sha256(rest).hexdigest().encode(), len(rest), rest)


def _unpacked(raw: bytes) -> Entry | None:
    header, _, rest = raw.partition(b"\n")
    if header != b"%b %b %d" % (_MAGIC, hashlib.sha256(rest).hexdigest().encode(), len(rest)):
        return None
    meta, _, data = rest.partition(b"\n")
    return Entry(data, json.loads(meta))


# Every value is a letter for its type, its length, a colon and its text: no two different values look the same.


def _encoded(value: Any) -> bytes:
    kind = type(value)
    if kind not in _ENCODERS:
        _ENCODERS[kind] = _encoder_of(kind)
    return _ENCODERS[kind](value)


def _sized(letter: bytes, text: bytes) -> bytes:
    return b"%b%d:%b" % (letter, len(text), text)


def _sequence(value: tuple[Any, ...] | list[Any]) -> bytes:
    return b"(%d:%b" % (len(value), b"".join(map(_encoded, value)))


def _set(value: frozenset[Any]) -> bytes:
    return b"{%d:%b" % (len(value), b"".join(sorted(map(_encoded, value))))


def _mapping(value: Mapping[Any, Any]) -> bytes:
    entries = sorted((_encoded(name), _encoded(each)) for name, each in value.items())
    return b"m%d:%b" % (len(entries), b"".join(name + each for name, each in entries))


def _text_of(letter: bytes) -> Callable[[Any], bytes]:
    return lambda value: _sized(letter, str(value).encode("utf-8", "surrogatepass"))


def _record_of(kind: type) -> Callable[[Any], bytes]:
    """Return what encodes values of the dataclass *kind*: its name, and its fields with theirs."""
    names = [(each.name, _encoded(each.name)) for each in fields(kind)]
    start = b"r%b%d:" % (_encoded(kind.__qualname__), len(names))
    return lambda value: start + b"".join([label + _encoded(getattr(value, name)) for name, label in names])


def _encoder_of(kind: type) -> Callable[[Any], bytes]:
    """Return what encodes values of *kind*, for kinds that are told by what they inherit."""
    if issubclass(kind, Enum):
        return lambda value: b"e" + _encoded(kind.__qualname__) + _encoded(value.name)
    if issubclass(kind, PurePath):
        return lambda value: _sized(b"p", value.as_posix().encode("utf-8", "surrogatepass"))
    if is_dataclass(kind) and kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]  # typeshed hides it
        return _record_of(kind)
    if issubclass(kind, Mapping):
        return _mapping
    raise TypeError(f"a {kind.__qualname__} cannot be part of a key")


_ENCODERS: dict[type, Callable[[Any], bytes]] = {
    type(None): lambda _: b"n",
    bool: lambda value: b"t" if value else b"f",
    int: lambda value: b"i%d:" % value,
    float: lambda value: _sized(b"x", value.hex().encode()),
    str: lambda value: _sized(b"s", value.encode("utf-8", "surrogatepass")),
    Borrowed: lambda value: b"w" + _sequence(value.pieces),
    bytes: lambda value: _sized(b"b", value),
    date: _text_of(b"d"),
    datetime: _text_of(b"D"),
    time: _text_of(b"h"),
    Decimal: _text_of(b"c"),
    tuple: _sequence,
    list: _sequence,
    frozenset: _set,
    dict: _mapping,
}
