"""Says e-mail and web addresses: "at" and "dot", and letters one by one where no voice could say a word."""

from __future__ import annotations

import re

from rolepress.formats.speech.numbers import figures

DOMAINS = "uk|org|com|net|gov|info|eu|wales|scot|example"
"""Endings by which an address without https:// is known."""

_SIGNS = {"@": "at", ".": "dot", "-": "hyphen", "_": "underscore", "/": "slash", "+": "plus", "?": "question mark",
          "=": "equals", "&": "and", "#": "hash", "%": "per cent", ":": "colon", "~": "tilde"}  # fmt: skip
_PIECES = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_]+|.")
_VOWELS = frozenset("aeiouy")
_SPELT = frozenset({"uk", "eu", "html", "pdf", "url"})


def address(text: str) -> str:
    """Return an e-mail or web address as it is said; the "https" in front of it is left out."""
    shown = text.removeprefix("https://").removeprefix("http://").removesuffix("/")
    return " ".join(_said(each) for each in _PIECES.findall(shown) if not each.isspace())


def _said(piece: str) -> str:
    if piece.isdecimal():
        return figures(piece)
    if not piece.isalpha():
        return _SIGNS.get(piece, piece)
    if piece.isupper() or piece in _SPELT or not _VOWELS & set(piece.casefold()):
        return " ".join(piece)
    return piece
