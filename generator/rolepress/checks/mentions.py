"""Finds in a text what the register knows and what no longer holds; a mention marked as history is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rolepress.checks.sentences import sentences
from rolepress.model.base import Day
from rolepress.model.register import RegisterEntry

_HISTORY = re.compile(
    r"\b(?:formerly|previously|used to be|(?:was|were|once|then|first|originally) (?:known|called|named)|former"
    r"|until (?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4}|replaced|repealed|abolished|superseded|took the place"
    r"|no longer|at that time|at the time|in the past)\b",
)


class Mentions:
    """The register as one pattern: the longest words win, so that a name inside a newer name is not a mention."""

    def __init__(self, entries: Iterable[RegisterEntry]) -> None:
        words = {phrase: entry for entry in entries for phrase in entry.recognise}
        self._exact = {phrase: entry for phrase, entry in words.items() if phrase != phrase.casefold()}
        self._folded = {phrase: entry for phrase, entry in words.items() if phrase == phrase.casefold()}
        self._pattern = _pattern(words)
        self._past: dict[tuple[str, Day], tuple[tuple[str, RegisterEntry], ...]] = {}

    def may_be_in(self, text: str) -> bool:
        """Return whether *text*, markup and all, may have words of the register in it: a quick first look."""
        if self._pattern is None:
            return False
        return "](" in text or self._pattern.search(" ".join(text.replace("*", "").split())) is not None

    def past(self, passage: str, on: Day) -> tuple[tuple[str, RegisterEntry], ...]:
        """Return the words in the plain text *passage* that rely on entries past their last day, each once."""
        if (passage, on) not in self._past:
            self._past[passage, on] = tuple(self._find(passage, on))
        return self._past[passage, on]

    def _find(self, passage: str, on: Day) -> Iterator[tuple[str, RegisterEntry]]:
        if self._pattern is None:
            return
        told: set[str] = set()
        for sentence in sentences(passage):
            if _HISTORY.search(sentence):
                continue
            for match in self._pattern.finditer(sentence):
                entry = self._exact.get(match.group()) or self._folded[match.group().casefold()]
                if entry.until is not None and entry.until < on and entry.id not in told:
                    told.add(entry.id)
                    yield match.group(), entry


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for any of *words*, the longest first; capitals matter in words that have them."""
    longest_first = sorted(words, key=len, reverse=True)
    if not longest_first:
        return None
    each = (re.escape(word) if word != word.casefold() else f"(?i:{re.escape(word)})" for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)")
