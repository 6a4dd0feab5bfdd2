"""The letters that a table of braille does not have, and the names that stand in their place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rolepress.formats.braille.louis import braille_of

_FIRST, _LAST = "\u2800", "\u283f"  # the cells of six dots; the program calls a letter it does not know with eight


@dataclass(frozen=True, slots=True)
class NamedLetters:
    """The letters that have no braille, each with its name, in order."""

    names: tuple[tuple[str, str], ...] = ()

    def said(self, text: str) -> str:
        """Return *text* with the name of each such letter, in square brackets, in its place."""
        for letter, name in self.names:
            text = text.replace(letter, f"[{name}]")
        return text


def named_letters(texts: Iterable[str], table: str) -> NamedLetters:
    """Return those letters of *texts* for which *table* has no braille."""
    found = sorted({letter for text in texts for letter in text if not letter.isascii()})
    cells = braille_of(found, table)
    return NamedLetters(
        tuple((letter, _name(letter)) for letter, made in zip(found, cells, strict=True) if not _is_braille(made))
    )


def _is_braille(cells: str) -> bool:
    return all(_FIRST <= each <= _LAST for each in cells)


def _name(letter: str) -> str:
    return unicodedata.name(letter, f"sign {ord(letter):x}").lower()
