"""A rule about the text inside a PDF: that it can be read out as it was written, whatever the script."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from rolepress.checks.printed import Printed
from rolepress.checks.rules import Finding, rule
from rolepress.languages import language_of
from rolepress.manuscript import words
from rolepress.problems import Severity

_MOST_NAMED = 3  # words in a message

_UNSPACED = frozenset({"Hani", "Hans", "Hant"})
"""Scripts that leave no space between words: their text is compared sign by sign."""


@rule("print-text", kinds=(Printed,), severity=Severity.WARNING)
def print_text(printed: Printed) -> Iterator[Finding]:
    """The text of a PDF in another script can be read out and copied as it was written.

    Why: letters may look right on the page, and a screen reader still reads others. No validator of PDF/UA looks
    at this. Rolepress reads the words back by the tags and compares them with the words of the document. It tells
    of words with an unseen sign between two letters too: a search does not find them. Where other programs see
    spaces is not looked at.

    Example: Gujarati set in a font whose joined letters have no way back to the letters that were written.

    Instead: offer the web page first, and ask a reader of the language to listen to the PDF with a screen reader.
    """
    language = language_of(printed.adapted.language)
    if language.script == "Latn":
        return
    unspaced = language.script in _UNSPACED
    written, read = (_bare(found, unspaced=unspaced) for found in (words(printed.adapted), printed.pdf.words))
    missing = list((Counter(written) - Counter(read)).elements())
    if missing:
        named = ", ".join(f"'{each}'" for each in missing[:_MOST_NAMED])
        count = f"{len(missing)} {'signs' if unspaced else 'words'} read otherwise"
        message = f"we cannot vouch for the text of this PDF in {language.english}: {count}"
        yield Finding((), message, f"among them {named}; offer the web page first")
    split = list(dict.fromkeys(_bare(printed.pdf.interrupted)))
    if split:
        named = ", ".join(f"'{each}'" for each in split[:_MOST_NAMED])
        message = f"a search in this PDF in {language.english} does not find {len(split)} of its words"
        hint = f"the font puts an unseen sign inside them: {named}; offer the web page first"
        yield Finding((), message, hint)


def _bare(given: Iterable[str], *, unspaced: bool = False) -> Iterator[str]:
    """Yield the words that have letters of another script than Latin, without signs such as full stops.

    Where words are *unspaced*, yield those letters one by one.
    """
    for word in given:
        bare = "".join(
            each for each in unicodedata.normalize("NFC", word) if unicodedata.category(each)[0] in "LMN"
        )
        foreign = [each for each in bare if each.isalpha() and not unicodedata.name(each, "").startswith("LATIN")]
        if unspaced:
            yield from foreign
        elif foreign:
            yield bare
