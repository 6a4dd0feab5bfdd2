"""What WeasyPrint says while it works, turned into problems; nothing of it reaches the terminal."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rolepress.problems import Severity

_LOGGER = logging.getLogger("weasyprint")

_REPORTED_BY_THE_FETCHER = frozenset(
    {
        "Failed to load stylesheet at %s: %s",
        "Failed to load stylesheet at %s : %s",
    }
)
"""Messages about something the fetcher refused and remembers itself."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem without its place."""

    rule: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


class _Ear(logging.Handler):
    """Keeps the records of one thread in a list."""

    def __init__(self, heard: list[logging.LogRecord], *, thread: int) -> None:
        super().__init__(logging.WARNING)
        self.heard = heard
        self.thread = thread

    def emit(self, record: logging.LogRecord) -> None:
        """Keep *record* when it comes from our thread."""
        if record.thread == self.thread:
            self.heard.append(record)


@contextmanager
def listening() -> Iterator[list[logging.LogRecord]]:
    """Yield a list that fills with WeasyPrint's warnings and errors of this thread, kept from anyone else."""
    heard: list[logging.LogRecord] = []
    ear = _Ear(heard, thread=threading.get_ident())
    before = _LOGGER.propagate, _LOGGER.level
    _LOGGER.addHandler(ear)
    _LOGGER.propagate = False
    _LOGGER.setLevel(logging.WARNING)
    try:
        yield heard
    finally:
        _LOGGER.removeHandler(ear)
        _LOGGER.propagate = before[0]
        _LOGGER.setLevel(before[1])


def remark(record: logging.LogRecord) -> Remark | None:
    """Return what *record* means for the author; None when the fetcher has told it already.

    The kind of a record is its template, which is a constant of the one version of WeasyPrint we accept.
    """
    if record.msg in _REPORTED_BY_THE_FETCHER:
        return None
    known = _KINDS.get(record.msg)
    if known is not None:
        return known(*(record.args if isinstance(record.args, tuple) else ()))
    return _style(record.getMessage())


def _missing_glyph(character: str, code: int) -> Remark:
    return Remark(
        "missing-glyph",
        f"the character “{character}” (U+{code:04X}) is not in the font",
        "write it in words, use another character, or draw it as a picture",
    )


def _picture(url: str, reason: object) -> Remark | None:
    if "RefusedError" in str(reason):
        return None  # the fetcher remembers it
    return Remark(
        "picture-unreadable",
        f"the picture {url.removeprefix('picture:')} cannot be read",
        "save it again as PNG, JPEG or SVG",
    )


def _no_anchor(name: str) -> Remark:
    return Remark(
        "broken-link",
        f"a link leads to “#{name}”, which is not in this document",
        "link to a heading or a part that is there",
    )


def _relative(address: str) -> Remark:
    return Remark(
        "outside-reference",
        f"“{address}” is outside the document and is not read",
        "hand the picture over and write its address as picture:<name>",
    )


def _font(family: str) -> Remark:
    return Remark(
        "outside-reference", f"the font “{family}” is not read", "use the family “Rolepress Sans” in print styles"
    )


def _no_picture_words(source: str) -> Remark:
    return Remark(
        "picture-without-alt", f"the picture {source} has no alternative text", "say what it shows in alt"
    )


def _style(text: str) -> Remark:
    plain = text[:1].lower() + text[1:].rstrip(".")
    return Remark(
        "print-style", f"a style has no effect in the PDF: {plain}", "change the print style", Severity.WARNING
    )


_KINDS: dict[str, Callable[..., Remark | None]] = {
    '.notdef glyph rendered for Unicode string unsupported by fonts: "%s" (U+%04X)': _missing_glyph,
    "Failed to load image at %r: %s": _picture,
    "Failed to render SVG image %s": lambda url: _picture(str(url), ""),
    "No anchor #%s for internal URI reference": _no_anchor,
    "Relative URI reference without a base URI: %s": _relative,
    "Font-face %r cannot be loaded": _font,
    'Image "%s" has no required alt description': _no_picture_words,
}


def all_kinds() -> tuple[str, ...]:
    """Return the templates this module knows: a test looks each of them up in WeasyPrint's source."""
    return (*_KINDS, *sorted(_REPORTED_BY_THE_FETCHER))
