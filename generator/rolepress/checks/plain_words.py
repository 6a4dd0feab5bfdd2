"""Rules about single words and signs: plainer ones, contractions, Latin short forms, ampersands and slashes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rolepress.checks.lists import names_with_ampersands, second_words_of_headings, swaps
from rolepress.checks.reading import NOT_OURS, QUOTED, STEPS
from rolepress.checks.rules import Finding, rule
from rolepress.checks.texts import Form, Written, plain_passages
from rolepress.checks.view import View
from rolepress.model.base import Change, Document
from rolepress.model.register import Register
from rolepress.problems import Severity

CONTRACTION = re.compile(
    r"\b(?:\w+n[’']t|(?:I|you|we|they|there|that|who|what|it|he|she)[’'](?:re|ve|ll|d)"
    r"|(?:it|that|there|what|who|here|he|she|let)[’']s|I[’']m)\b",
    re.IGNORECASE,
)
"""Finds can’t, you’re and it’s."""

_LATIN = re.compile(r"(?<![\w./@-])(?:e\.g\.?|eg|i\.e\.?|ie|etc\b(?!\.? Act\b)\.?|viz\.?|NB|N\.B\.)(?![\w@/-])")
_AMPERSAND = re.compile(r"(?:\w+ )?& ?\w*")
_LETTERS = re.compile(r"\b[A-Z]{1,4}&[A-Z]{1,4}s?\b")  # A&E; whether R&D is explained is asked of short forms
_PAIR = re.compile(r"[A-Z]\w* & (?P<second>[A-Z]\w*)")
_SLASH = re.compile(r"(?<![\w/.:@-])[A-Za-z]{2,}(?: ?/ ?[A-Za-z]{2,})+(?![\w/@.]\w)")
_PLAIN_LATIN = {"e": "for example", "i": "that is", "n": "note", "v": "namely"}
_ETC = "such as … at the start, or the whole list"
SAID_BY_SWAPS = frozenset({"and/or", "he/she", "his/her", "s/he", "she/he", "her/his"})
"""Words with a slash that have a plainer word among the swaps, and are told by that rule."""
_NOT_SENTENCES: tuple[type, ...] = (*NOT_OURS, *STEPS, Change)


@rule("plain-word", severity=Severity.WARNING, language="en")
def plain_word(document: Document, view: View) -> Iterator[Finding]:
    """A text has the plainer of two words.

    Why: everybody knows "start", and not everybody knows "commence". Some words also hurt: people "have" an
    illness and do not "suffer from" it.

    Example: "You commence employment subsequent to a telephone interview."

    Instead: "You start work after a phone interview."

    A project adds its own words in `rolepress.yml` under `words: swaps:`, such as `colleague: member of staff`. A
    word that may stay is there for itself: `robust: robust`.

    Source: the NHS digital service manual, the GOV.UK style guide and the Disability Unit. Each finding names its
    own.
    """
    if isinstance(document, Register):
        return
    own = view.survey.library.settings.words.swaps
    known = swaps(tuple(own.items()))
    for written in view.texts:
        for passage in _unquoted(plain_words_of(written)):
            for word, swap in known.found(passage):
                yield Finding(written.at, f"'{word}' has a plainer word", f"write: {swap.instead} ({swap.source})")


@rule("contraction", kinds=(Written,), severity=Severity.INFO, language="en")
def contraction(written: Written) -> Iterator[Finding]:
    """Words are written in full: "do not", not "don’t".

    Why: a missing letter hides the "not" from some readers, and from people who are learning English.

    Example: "You don’t need a degree."

    Instead: "You do not need a degree."

    Source: NHS digital service manual, A to Z of NHS health writing.
    """
    for passage in _unquoted(plain_words_of(written)):
        for match in CONTRACTION.finditer(passage):
            yield Finding(
                (), f"'{match.group()}' is a contraction", f"write it in full: {_in_full(match.group())}"
            )


@rule("short-form", kinds=(Written,), severity=Severity.WARNING, language="en")
def short_form(written: Written) -> Iterator[Finding]:
    """A text says "for example" and "or": no eg, ie or etc, no ampersand, no slash between words.

    Why: screen readers say "egg" and "slash", and a slash leaves open whether both are meant. A&E is fine, and so
    are names of firms such as Marks & Spencer, and words in curly quotes.

    Example: "Bring your passport/driving licence, etc."

    Instead: "Bring your passport or driving licence."

    Steps of an easy-read guide have rules of their own for signs; eg, ie and etc are found here in them too.

    Source: NHS digital service manual, A to Z of NHS health writing; GOV.UK style guide.
    """
    for passage in _unquoted(_own_passages(written, NOT_OURS)):
        for match in _LATIN.finditer(passage):
            word = match.group()
            hint = _ETC if word.startswith("etc") else _PLAIN_LATIN[word[0].casefold()]
            yield Finding((), f"'{word}' is a short form", f"write: {hint}")
    for passage in _unquoted(plain_words_of(written)):
        for match in _ampersands(passage) if "&" in passage else ():
            yield Finding((), f"'{match.group()}' has an ampersand", "write: and")
        for match in _SLASH.finditer(passage) if "/" in passage else ():
            if not match.group().isupper() and match.group().casefold() not in SAID_BY_SWAPS:
                yield Finding((), f"'{match.group()}' has a slash for a word", "write: and, or")


def plain_words_of(written: Written) -> tuple[str, ...]:
    """Return the passages that somebody here wrote, without quotations, names and addresses."""
    return _own_passages(written, _NOT_SENTENCES)


def _own_passages(written: Written, others: tuple[type, ...]) -> tuple[str, ...]:
    """Return the passages of *written*, but for those that *others* hold."""
    if written.form not in (Form.LINE, Form.TEXT) or issubclass(written.owner, others):
        return ()
    return plain_passages(written.text, written.form)


def _unquoted(passages: Iterable[str]) -> Iterator[str]:
    """Yield *passages* without what stands in curly quotes: it is somebody else's."""
    return (QUOTED.sub("“…”", passage) for passage in passages)


def _ampersands(passage: str) -> Iterator[re.Match[str]]:
    """Yield every ampersand with its words, but for those of short forms and of names of firms in a sentence."""
    bare = _LETTERS.sub("", passage)
    names = [match for match in _PAIR.finditer(bare) if _is_a_firm(match, bare)]
    for match in _AMPERSAND.finditer(bare):
        if not any(name.start() <= match.start() < name.end() for name in names):
            yield match


def _is_a_firm(pair: re.Match[str], passage: str) -> bool:
    """Whether an ampersand stands in a name: a known one, or two capitalised words in a sentence, no heading."""
    if pair.group() in names_with_ampersands():
        return True
    return pair.group() != passage.strip(" .:") and pair["second"] not in second_words_of_headings()


def _in_full(word: str) -> str:
    """Return *word* without its apostrophe where that is certain."""
    plain = word.replace("’", "'")
    special = {"can't": "cannot", "won't": "will not", "shan't": "shall not", "let's": "let us", "i'm": "I am"}
    if plain.casefold() in special:
        return special[plain.casefold()]
    stem, _, ending = plain.casefold().rpartition("'")
    if ending == "t":
        return f"{stem.removesuffix('n')} not"
    return f"{stem} {({'re': 'are', 've': 'have', 'll': 'will', 'd': 'would, or had', 's': 'is, or has'})[ending]}"
