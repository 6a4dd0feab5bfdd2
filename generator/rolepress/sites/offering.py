"""Offers the formats of a document: the files that most people want, the rest at hand, and what to ask for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from rolepress.editions import STANDARD
from rolepress.formats import formats
from rolepress.labels import Labels
from rolepress.script_fonts import is_printable
from rolepress.sites.facts import Elsewhere, FileFacts
from rolepress.sites.saying import filled
from rolepress.wording import either

MOST_AT_ONCE = 4  # files; where there are more, a page shows the main ones and unfolds the others
MAIN_FORMATS = ("PDF", "Word")
ASKED_FOR = ("large-print", "easy-read", "bsl", "audio", "braille", "language")
"""What people make when somebody asks. A language is no format and stands last (DAPB1605); labels say each."""

NAMED_FIRST = ("pdf", "docx", "text", "epub")
"""The order in which formats are named, whichever was loaded first; those of guests follow by their ids."""

NAMED_OTHERWISE = ("html", "brf-ueb-g1", "brf-ueb-g2", "speech")
"""Formats that a page need not name: the page itself, and what it offers as braille and as audio."""


def shelved(files: Sequence[FileFacts]) -> tuple[tuple[FileFacts, ...], tuple[FileFacts, ...]]:
    """Return the main ones of *files*, and the others; all are main ones where there are few."""
    if len(files) <= MOST_AT_ONCE:
        return tuple(files), ()
    large = next((each for each in files if each.edition == "large-print" and each.format_label == "PDF"), None)
    main = tuple(each for each in files if each is large or _is_main(each)) or tuple(files[:MOST_AT_ONCE])
    return main, tuple(each for each in files if each not in main)


def elsewhere_text(place: Elsewhere, labels: Labels) -> str:
    """Return what a link to a format on another website says: "BSL video (video.example)"."""
    name = place.label or labels[f"also-as-{place.format}"]
    return filled(labels["also-as-elsewhere"], NAME=name, HOST=urlsplit(place.url).hostname or place.url)


def unmade(files: Sequence[FileFacts], language: str) -> tuple[str, ...]:
    """Return the ids of the formats that a document in *language* can have and that are not among its *files*."""
    made = {each.format_label for each in files if not each.label}
    left = (
        each.id
        for each in formats().values()
        if each.id not in NAMED_OTHERWISE and each.called not in made and STANDARD.takes(each.id)
        if is_printable(language) or not each.typeset
    )
    return tuple(sorted(left, key=lambda name: (name not in NAMED_FIRST, *map(name.__ne__, NAMED_FIRST), name)))


def asked_for(labels: Labels, there: Collection[str] = (), unmade: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what people can ask for, in words, but for formats that are *there*; the files *unmade* are first.

    Where the language lacks some words, there is nothing: a sentence says it instead. Files are left out where it
    lacks theirs.
    """
    names = [f"ask-for-{name}" for name in ASKED_FOR if name not in there]
    if labels.borrowed.intersection(names):
        return ()
    return (*_files_asked_for(labels, unmade), *(labels[name] for name in names))


def _files_asked_for(labels: Labels, unmade: Sequence[str]) -> tuple[str, ...]:
    """Return the line that names the formats *unmade*: "this document as a Word file or an e-book (EPUB)"."""
    names = {each: f"ask-for-file-{each}" for each in unmade}
    if not names or labels.borrowed.intersection(("ask-for-files", "ask-for-files-or", *names.values())):
        return ()
    called = tuple(labels.get(name, formats()[each].called) for each, name in names.items())
    return (filled(labels["ask-for-files"], FILES=either(called, labels, joined_by="ask-for-files-or")),)


def _is_main(file: FileFacts) -> bool:
    """Whether *file* is the text as most people want it, or no edition of the text, such as a calendar."""
    return bool(file.label) or (file.edition == "standard" and file.format_label in MAIN_FORMATS)
