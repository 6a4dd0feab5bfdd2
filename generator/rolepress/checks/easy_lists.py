"""The word lists of the rules about easy read, read when the first guide is judged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from rolepress.unreadable import LOADER

_FOLDER = Path(__file__).parent / "words"
_ENDINGS = (
    *(("'s", ""), ("’s", ""), ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e")),
    *(("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("ers", ""), ("est", ""), ("est", "e"), ("ly", "")),
)


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return the common words of English, in small letters. Source: wordfreq, as the file says."""
    text = (_FOLDER / "common.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=4096)
def is_common(word: str) -> bool:
    """Whether *word*, or the word that it is a form of, is common."""
    known, small = common_words(), word.casefold().replace("’", "'")
    if small in known:
        return True
    stems = (small.removesuffix(ending) + rest for ending, rest in _ENDINGS if small.endswith(ending))
    return any(stem in known or _single(stem) in known for stem in stems)


@lru_cache(maxsize=1)
def easy_words() -> Any:
    """Return the lists of easy.yml by their names."""
    return yaml.load((_FOLDER / "easy.yml").read_text("utf-8"), Loader=LOADER)  # noqa: S506  # a safe loader


def found_words(text: str, words: Iterable[str]) -> Iterator[str]:
    """Yield each of *words* that stands in *text*, once, as it is in the list and in the order of the list."""
    known = tuple(words)
    there = {match.group().casefold() for match in _any_of(known).finditer(text)}
    yield from (word for word in known if word.casefold() in there)


@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of *words*, longer ones first; one that begins with a sign may follow a letter."""
    ordered = sorted(words, key=len, reverse=True)
    forms = (rf"(?<![\w-]){re.escape(word)}" if word[0].isalnum() else re.escape(word) for word in ordered)
    return re.compile(rf"(?:{'|'.join(forms)})(?![\w-])", re.IGNORECASE)


def _single(stem: str) -> str:
    """Return *stem* without the letter that doubles before an ending: "planning" comes from "plan"."""
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
