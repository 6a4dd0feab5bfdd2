"""Orders and names groups of documents: as people count, and as addresses can be written."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import TypeAlias

LONGEST_NAME = 60  # characters of an address that one name takes
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_NUMBER = re.compile(r"(\d+)")

Order: TypeAlias = tuple[tuple[str | int, ...], str]


def natural(name: str) -> Order:
    """Return what sorts "8a" after "8", "10" after "9", and small letters with capitals."""
    pieces = _NUMBER.split(name.casefold())  # text and numbers in turns, so that like is compared with like
    return tuple(int(each) if at % 2 else each for at, each in enumerate(pieces)), name


def plain(name: str, otherwise: str) -> str:
    """Return *name* in small letters, digits and hyphens, or *otherwise* where nothing of it is left."""
    return _NOT_PLAIN.sub("-", name.casefold()).strip("-")[:LONGEST_NAME].strip("-") or otherwise


def free(name: str, taken: Container[str]) -> str:
    """Return *name*, or the first of name-2, name-3… that is not taken."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found
