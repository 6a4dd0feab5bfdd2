"""Rules about the manner of a text: its bullets, its quotes, and headings in sentence case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rolepress.checks.rules import Finding, rule
from rolepress.checks.sentences import sentences
from rolepress.checks.texts import Form, Written, bullets
from rolepress.checks.view import View
from rolepress.library import Library
from rolepress.model.base import Document
from rolepress.model.clause import ClauseSet
from rolepress.model.facts import TextFact
from rolepress.model.guide import Citation
from rolepress.model.job_description import ChartPost, JobDescription
from rolepress.model.organisation import Organisation
from rolepress.problems import Severity
from rolepress.wording import MONTHS, WEEKDAYS

_NAMES_NOT_HEADINGS = (JobDescription, ChartPost, Organisation, ClauseSet, Citation)
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_NEW_START = re.compile(r"[:.?!–—(“\"‘]\s*$")
_BULLET_SIGN = re.compile("(?:^|[\n ])([•▪◦‣●\uf0b7\uf0a7][^\n]*)")  # the last two are Word's own
_QUOTED_WHOLE = re.compile("“[^“”]*”|‘[^‘’]*’")
_ALWAYS_CAPITAL = frozenset({*MONTHS, *WEEKDAYS, "English", "Welsh", "British", "I"})


@rule("bullet-sentences", kinds=(Written,), severity=Severity.INFO, limits={"most": 1}, language="en")
def bullet_sentences(written: Written, *, most: float) -> Iterator[Finding]:
    """A bullet has one sentence.

    Why: people scan a list; a second sentence in a bullet is easily missed.

    Example: "Keep records. Send them to the team each Friday."

    Instead: two bullets, or a point under the first.

    Source: NHS digital service manual, bullet lists.
    """
    for bullet in _bullets(written):
        count = len(sentences(bullet))
        if count > most:
            yield Finding((), f"this bullet has {count} sentences: '{_start(bullet)}'", "make it two bullets")


@rule("bullet-sign", kinds=(Written,), severity=Severity.WARNING)
def bullet_sign(written: Written) -> Iterator[Finding]:
    """A list is made of lines that start with a hyphen, not of bullet signs.

    Why: a pasted sign makes no list: the entries run together on the page, and nobody hears where one ends.

    Example: "• Keep records"

    Instead: "- Keep records", on a line of its own
    """
    if found := _BULLET_SIGN.search(written.text):
        hint = "start each entry on a line of its own, with a hyphen and a space"
        yield Finding((), f"a bullet sign is pasted here: '{_start(found.group(1))}'", hint)


@rule("quoted-whole", kinds=(Written,), severity=Severity.INFO)
def quoted_whole(written: Written) -> Iterator[Finding]:
    """Readers see curly quotes, so a text stands in them only when it is a quotation.

    Why: Word turns straight quotes round, and what was to mark the text's ends in this file is printed.

    Example: `location: “Northshire”`

    Instead: `location: "Northshire"`, or no quotes
    """
    if written.form is Form.LINE and _QUOTED_WHOLE.fullmatch(written.text.strip()):
        message = f"readers see the curly quotes round this text: {_start(written.text)}"
        yield Finding((), message, "take them off, unless these are somebody’s words")


@rule("sentence-case", severity=Severity.INFO, language="en")
def sentence_case(document: Document, view: View) -> Iterator[Finding]:
    """A heading is in sentence case: only the first word and names start with a capital.

    Why: capitals in the middle of a line slow readers down, and look like names.

    Example: "Main Duties And Responsibilities"

    Instead: "Main duties and responsibilities"

    Source: NHS digital service manual, headings.
    """
    names = names_in(view.survey.library)
    for written in view.texts:
        if written.is_heading and not issubclass(written.owner, _NAMES_NOT_HEADINGS):
            capitals = _needless_capitals(written.text, names)
            if capitals:
                hint = "write it with a capital only for the first word and for names"
                yield Finding(written.at, f"this heading has capitals inside: {', '.join(capitals)}", hint)


@lru_cache(maxsize=4)
def names_in(library: Library) -> frozenset[str]:
    """Return the words that have capitals because they are part of a name that the library knows."""
    known: list[str] = []
    for organisation in library.of_kind(Organisation):
        known += [organisation.title, *organisation.divisions, *(each.title for each in organisation.values)]
    for register in library.registers():
        known += [phrase for entry in register.entries for phrase in (entry.title, *entry.recognise)]
    known += [str(use.fact.value) for use in library.all_facts() if isinstance(use.fact, TextFact)]
    known += [entry.title for entry in library.entries.values() if entry.kind not in _SENTENCE_KINDS]
    return frozenset(word for name in known for word in _WORD.findall(name) if word[0].isupper()) | _ALWAYS_CAPITAL


_SENTENCE_KINDS = frozenset({"clause", "clause-set", "page", "facts", "register"})


def _needless_capitals(heading: str, names: frozenset[str]) -> list[str]:
    """Return the words of *heading* that start with a capital without need; abbreviations have several."""
    found = [
        match.group()
        for match in _WORD.finditer(heading)
        if match.group()[0].isupper()
        and match.group()[1:].islower()
        and match.group() not in names
        and match.start() > 0
        and not _NEW_START.search(heading[: match.start()])
    ]
    return found if len(found) * 2 >= len(_WORD.findall(heading)) - 1 else []


def _bullets(written: Written) -> Iterator[str]:
    """Yield the plain words of every bullet in *written*, which may be one itself."""
    if written.form is Form.TEXT:
        yield from ("".join(span.text for span in words) for words in bullets(written.text))
    elif written.is_entry:
        yield written.text


def _start(text: str) -> str:
    return f"{text[:40]}…" if len(text) > 41 else text
