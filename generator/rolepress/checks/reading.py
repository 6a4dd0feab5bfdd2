"""Rules about how hard a text is to read: long sentences and paragraphs, reading age, the passive voice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rolepress.checks.passive import passive
from rolepress.checks.reading_age import reading_age
from rolepress.checks.rules import Finding, rule
from rolepress.checks.sentences import sentences
from rolepress.checks.texts import Form, Written, plain_passages
from rolepress.checks.view import View
from rolepress.markdown import Paragraph, read_text
from rolepress.model.base import Change, Document
from rolepress.model.clause import Clause
from rolepress.model.easy_read import EasyRead, HardWord, Step
from rolepress.model.guide import Citation
from rolepress.model.passage import Quotation
from rolepress.problems import DataPath, Severity

NOT_OURS = (Quotation, Citation)
"""Where the words are somebody else's: a quotation, the title of a published work."""

STEPS = (Step, HardWord)
"""Words of easy-read guides, which rules of their own judge more strictly."""

_WORDLIKE = re.compile(r"\w")
QUOTED = re.compile("“[^“”]+”")
"""Somebody else's words, which nobody may shorten."""
_ENDS = re.compile(r"[.!?][”’\"')\]]*$")
_SHORTEST = 6  # words: what is shorter and has no full stop is a label, not a sentence


@rule(
    "long-sentence", kinds=(Written,), severity=Severity.WARNING, limits={"most": 20, "strong": 35}, language="en"
)
def long_sentence(written: Written, *, most: float, strong: float) -> Iterator[Finding]:
    """A sentence has 20 words at most.

    Why: readers lose the start of a long sentence before they reach its end. It is a warning and never stops a
    build. Above `strong`, few readers follow it at all.

    Example: "You will work with people who use our services and their families so that what they tell us about
    their care is heard by the people who plan it."

    Instead: "You will work with people who use our services, and with their families. You make sure that planners
    hear what they say."

    Source: NHS digital service manual, how we write.
    """
    for passage in _passages(written):
        for sentence in sentences(QUOTED.sub("“…”", passage)) if _count(passage) > most else ():
            count = _count(sentence)
            if count > strong:
                yield Finding((), _long(sentence, count), "few people follow this: make it two or three sentences")
            elif count > most:
                yield Finding((), _long(sentence, count), f"make it two: {most:g} words or fewer read easily")


@rule(
    "long-paragraph", kinds=(Written,), severity=Severity.WARNING, limits={"most": 3, "words": 40}, language="en"
)
def long_paragraph(written: Written, *, most: float, words: float) -> Iterator[Finding]:
    """A paragraph has 3 sentences at most.

    Why: white space shows where a thought ends, and gives readers a place to rest. A few short sentences do not
    need it: a paragraph of no more than `words` is fine.

    Example: five sentences about the trial shift in one block.

    Instead: an empty line after the second or third, or a list.

    Source: NHS digital service manual, how we write.
    """
    if written.form is not Form.TEXT or issubclass(written.owner, NOT_OURS):
        return
    for part in read_text(written.text).parts:
        if isinstance(part, Paragraph):
            text = "".join(span.text for span in part.words)
            count = len(sentences(text))
            if count > most and _count(text) > words:
                hint = f"start a new paragraph after {most:g} sentences or sooner, or make a list"
                yield Finding((), f"this paragraph has {count} sentences: '{_start(text)}'", hint)


@rule("reading-age", severity=Severity.INFO, limits={"most": 14, "sentences": 20}, language="en")
def reading_age_of(document: Document, view: View, *, most: float, **limits: float) -> Iterator[Finding]:
    """The reading age of a document is 14 at most; 9 to 11 suits everyone.

    Why: about half of adults read as children of 11 do, or less well. Names of jobs, laws and illnesses raise the
    age without being hard for those who know them, so this is information only. Clauses are left out, because
    they are judged as documents of their own. Below `sentences` nothing is said: the sum needs a text.

    Example: a page of sentences with 25 words, each with four words like "responsibilities".

    Instead: shorter sentences first, then shorter words: "what you do" for "responsibilities".

    Source: NHS digital service manual, how we write. The age is the middle of two formulas: Flesch-Kincaid and
    SMOG.
    """
    said = [sentence for _, sentence in _said(view)]
    age = reading_age(said) if len(said) >= limits["sentences"] and not isinstance(document, Clause) else None
    if age is not None and age.years > most:
        by = f"Flesch-Kincaid {age.flesch_kincaid:.0f}, SMOG {age.smog:.0f}"
        message = f"the reading age is about {age.years:.0f} ({by})"
        yield Finding((), message, "shorten its longest sentences, then its longest words; 9 to 11 suits everyone")


@rule("passive-voice", severity=Severity.WARNING, limits={"percent": 10, "sentences": 30}, language="en")
def passive_voice(document: Document, view: View, *, percent: float, **limits: float) -> Iterator[Finding]:
    """One sentence in ten, at most, is in the passive voice.

    Why: "Applications are shortlisted" hides who does it. Readers want to know whom to ask. It is a guess from the
    words, so a few are always fine, and a text of fewer than `sentences` is not judged. An easy read guide has a
    stricter rule of its own.

    Example: "Your form will be read by two people."

    Instead: "Two people will read your form."

    Source: GOV.UK, Content design: writing for GOV.UK, active voice.
    """
    if isinstance(document, EasyRead):
        return
    said = list(_said(view))
    found = [(at, words) for at, sentence in said if (words := passive(sentence))]
    if len(said) >= limits["sentences"] and len(found) * 100 > percent * len(said):
        at, first = found[0]
        others = "".join(f", '{words}'" for words in list(dict.fromkeys(words for _, words in found[1:]))[:2])
        message = f"{len(found)} of {len(said)} sentences are in the passive voice: '{first}'{others}"
        yield Finding(at, message, "say who does it: 'two people read your form', not 'your form is read'")


def _said(view: View) -> Iterator[tuple[DataPath, str]]:
    """Yield every sentence of a document's own words, and where it stands; labels and headings are none."""
    for written in view.texts:
        if not written.is_heading and not issubclass(written.owner, (*NOT_OURS, Change)):
            for passage in _passages(written):
                for sentence in sentences(passage):
                    if _ENDS.search(sentence) or _count(sentence) >= _SHORTEST:
                        yield written.at, sentence


def _passages(written: Written) -> tuple[str, ...]:
    """Return the paragraphs and bullets that somebody wrote here."""
    if written.form not in (Form.LINE, Form.TEXT) or issubclass(written.owner, (*NOT_OURS, *STEPS)):
        return ()
    return plain_passages(written.text, written.form)


def _count(text: str) -> int:
    return sum(1 for word in text.split() if _WORDLIKE.search(word))


def _long(sentence: str, count: int) -> str:
    return f"this sentence has {count} words: '{_start(sentence)}'"


def _start(text: str) -> str:
    return f"{text[:50].rstrip()}…" if len(text) > 51 else text
