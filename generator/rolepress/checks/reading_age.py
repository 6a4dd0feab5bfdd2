"""Works out the reading age of a text, from the lengths of its sentences and words."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_VOWELS = re.compile("[aeiouy]+")
_SILENT = re.compile("(?:(?<=[^aeiouyl])e|(?<=[aeiouy]l)e|(?<=[^aeioutd])ed|(?<=[^aeiouscxgz])es)$")
_LONG = 3  # syllables from which a word counts in SMOG
_SCHOOL_STARTS = 5  # years: a pupil of the first grade is about a year older than this


@dataclass(frozen=True, slots=True)
class ReadingAge:
    """The age at which people can read a text with ease, in years, by two formulas."""

    flesch_kincaid: float
    smog: float

    @property
    def years(self) -> float:
        """The middle of the two."""
        return (self.flesch_kincaid + self.smog) / 2


def words(text: str) -> list[str]:
    """Return the words of *text*: runs of letters, with apostrophes inside."""
    return _WORD.findall(text)


def reading_age(sentences: Sequence[str]) -> ReadingAge | None:
    """Return the reading age of *sentences*, or None where they hold no word.

    Sources: Kincaid and others, Derivation of new readability formulas (1975); McLaughlin, SMOG grading: a new
    readability formula (1969). Each gives a grade of American schools, whose pupils are five years older.
    """
    spoken = [found for found in map(words, sentences) if found]
    if not spoken:
        return None
    counts = [syllables(word) for found in spoken for word in found]
    long_words = sum(count >= _LONG for count in counts)
    flesch_kincaid = 0.39 * len(counts) / len(spoken) + 11.8 * sum(counts) / len(counts) - 15.59
    smog = 1.043 * math.sqrt(long_words * 30 / len(spoken)) + 3.1291
    return ReadingAge(max(flesch_kincaid, 0.0) + _SCHOOL_STARTS, smog + _SCHOOL_STARTS)


@lru_cache(maxsize=16384)
def syllables(word: str) -> int:
    """Return how many syllables *word* has, 1 at least.

    Places for hyphens miss some, as in "a-gain", and groups of vowels miss others, as in "cre-ate": the larger
    number counts.
    """
    small = word.casefold().replace("’", "'").partition("'")[0]
    said = _SILENT.sub("", small) or small
    return max(1, len(_VOWELS.findall(said)), len(_hyphens().positions(small)) + 1)


@lru_cache(maxsize=1)
def _hyphens() -> Any:
    import pyphen  # late: its patterns are read when the first text is judged

    return pyphen.Pyphen(lang="en_GB")
