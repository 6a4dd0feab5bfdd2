"""The word lists of the rules about English, read when a text is first judged and matched with their endings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from rolepress.unreadable import LOADER

_FOLDER = Path(__file__).parent / "words"
_ONLY = "="  # after a word that is matched as it stands
_ALONE = "*"  # after one that is matched where no noun follows
_NO_NOUN = (
    r"(?=\s*(?:[.,;:!?)]|$)|\s+(?:and|or|who|that|are|is|were|was|have|has|can|may|must|will|do|need|live|want"
    r"|in|of|with|to|from|at|on|by|as|for|about)\b)"
)


@dataclass(frozen=True, slots=True)
class Swap:
    """A word to leave, what to write instead, and who asks for it."""

    word: str
    instead: str
    source: str


class Swaps:
    """Words to leave, found in a text by one search."""

    def __init__(self, swaps: Iterable[Swap]) -> None:
        known = list(swaps)
        self._swaps = {f"w{index}": swap for index, swap in enumerate(known)}
        # Longer ones first: "on a regular basis" before "regular".
        order = sorted(self._swaps, key=lambda name: -len(self._swaps[name].word))
        forms = "|".join(f"(?P<{name}>{_forms(self._swaps[name].word)})" for name in order)
        self._search = re.compile(rf"(?<![\w’'-])(?:{forms})(?![\w-])", re.IGNORECASE) if known else None
        # Most texts hold none of them, and this tells so in a tenth of the time.
        self._needed = tuple(sorted({_needed(swap.word) for swap in known}))

    def found(self, text: str) -> Iterator[tuple[str, Swap]]:
        """Yield each word of *text* that should be another, with its swap; one that stands for itself is fine."""
        small = " ".join(text.lower().split())
        if self._search is None or not any(part in small for part in self._needed):
            return
        for match in self._search.finditer(text):
            swap = self._swaps[str(match.lastgroup)]
            if swap.instead != _bare(swap.word):
                yield match.group(), swap

    def __iter__(self) -> Iterator[Swap]:
        return iter(self._swaps.values())

    def __len__(self) -> int:
        return len(self._swaps)


@lru_cache(maxsize=16)
def swaps(own: tuple[tuple[str, str], ...] = ()) -> Swaps:
    """Return the words to leave: ours with the project's *own*, which win. One that stands for itself is fine."""
    said = dict(own)
    known = (
        Swap(word, instead, source) for source, words in _read("swaps").items() for word, instead in words.items()
    )
    replaced = {_bare(word) for word in said}
    ours = (each for each in known if _bare(each.word) not in replaced)
    theirs = (Swap(word, to, "this project") for word, to in said.items())
    return Swaps((*ours, *theirs))


@lru_cache(maxsize=1)
def discouraging() -> Swaps:
    """Return the words that keep good people from applying."""
    return Swaps(Swap(word, instead, "practice") for word, instead in _read("discouraging").items())


@lru_cache(maxsize=1)
def coded() -> Mapping[str, re.Pattern[str]]:
    """Return what finds the words coded as masculine and as feminine, by those names.

    Source: Gaucher, Friesen and Kay (2011), as the file says.
    """
    return {
        name: re.compile(rf"\b(?:{'|'.join(map(re.escape, stems.split()))})[\w-]*", re.IGNORECASE)
        for name, stems in _read("gender").items()
    }


@lru_cache(maxsize=1)
def known_acronyms() -> frozenset[str]:
    """Return the short forms that readers know better than the full name."""
    return frozenset(filter(None, _lines("acronyms")))


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Return common first names, in small letters. Source: practice, as the file says."""
    return frozenset(name for line in _lines("first-names") for name in line.casefold().split())


@lru_cache(maxsize=1)
def names_with_ampersands() -> frozenset[str]:
    """Return well-known names in which an ampersand stands. Source: practice, as the file says."""
    return frozenset(_read("ampersands")["names"])


@lru_cache(maxsize=1)
def second_words_of_headings() -> frozenset[str]:
    """Return what follows the ampersand of headings that are no names. Source: practice, as the file says."""
    return frozenset(_read("ampersands")["headings"].split())


def _lines(name: str) -> Iterator[str]:
    """Yield the lines of the list *name*, without what is said of it."""
    lines = (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return (line for line in lines if not line.startswith("#"))


def _read(name: str) -> Any:
    """Return the list *name* as its file has it."""
    return yaml.load((_FOLDER / f"{name}.yml").read_text("utf-8"), Loader=LOADER)  # noqa: S506  # a safe loader


def _bare(word: str) -> str:
    return word.rstrip(_ONLY + _ALONE)


def _needed(word: str) -> str:
    """Return what stands, in small letters, in every text that has *word*: all that no ending changes."""
    if word != _bare(word):
        return _bare(word).lower()
    first, _, rest = word.lower().partition(" ")
    return max(first.removesuffix("e"), rest, key=len)


def _forms(word: str) -> str:
    """Return the pattern of *word* with its endings: of a phrase its first or last word changes."""
    if word.endswith(_ALONE):
        return _spaced(word.removesuffix(_ALONE)) + _NO_NOUN
    if word.endswith(_ONLY):
        return _spaced(word.removesuffix(_ONLY))
    first, gap, rest = word.partition(" ")
    verb = f"{re.escape(first[:-1])}(?:e|es|ed|ing)" if first.endswith("e") else f"{re.escape(first)}(?:s|ed|ing)?"
    return rf"{verb}\s+{_spaced(rest)}|{_spaced(word)}s" if gap else verb


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))
