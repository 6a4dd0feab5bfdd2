"""Rules about the words, numbers and signs of easy-read guides: known, explained, and the same all through."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rolepress.checks.easy_lists import easy_words, found_words, is_common
from rolepress.checks.easy_steps import EASY, FACT, easy_texts, steps
from rolepress.checks.lists import known_acronyms
from rolepress.checks.plain_words import CONTRACTION
from rolepress.checks.rules import Finding, rule
from rolepress.checks.view import View
from rolepress.model.base import Document
from rolepress.model.easy_read import EasyRead
from rolepress.model.form import Form
from rolepress.problems import DataPath, Severity
from rolepress.wording import MONTHS, WEEKDAYS

_WORD = re.compile(r"[A-Za-z][A-Za-z’']*(?:-[A-Za-z]+)*")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|\b\d{1,2}(?:[:.]\d\d)?(?:am|pm)\b|\b\d{1,2}:\d\d\b")
_ACRONYM = re.compile(r"\b[A-Z]{2,}s?\b")
_ROMAN = re.compile(r"\b(?:II|III|IV|VI|VII|VIII|IX|XI|XII|XIV|XV|XX)\b")
_SIGN = re.compile(r"[;:()&/<>%]")
_SIGN_OF_A_HEADING = re.compile(r"[;&/<>%]")  # no sentence that a bracket or a colon breaks up
_ENDS = (".", "?", "!")
_NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_NUMBER_WORD = re.compile(rf"\b(?:{_NUMBERS})\b", re.IGNORECASE)
_HARD_NUMBER = re.compile(
    r"\d[\d,]*\.\d+|\d+ ?(?:%|per ?cent)|\b\d+/\d+\b|[½¼¾]|\b(?:\d{1,3},)*\d{2,3},\d{3}\b|\b\d{5,}\b"
)
_MONTH = "|".join(MONTHS)
_DAY = re.compile(
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}) )?\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})\b(?P<year> \d{{4}})?"
)
_YEAR_ALONE = re.compile(r"\b(?:in|since|until|by|from) (?:19|20)\d\d\b|(?<!\w)\d{1,2}/\d{1,2}/\d{2,4}")
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b(?! ?(?:am|pm))|\b\d{1,2} o[’']clock\b")


@rule("hard-word", kinds=EASY, severity=Severity.WARNING, language="en")
def hard_word(document: Document, view: View) -> Iterator[Finding]:
    """A word of a guide is a common one, or its meaning stands beside it.

    Why: a word that people do not know stops them. Common means four times in a million words of English. Names,
    words from facts and explained words are not judged.

    Example: "You scrutinise our plans."

    Instead: "You look at our plans.", or `words:` in the step with what it means.

    A project names words that its readers know in `rolepress.yml`: `words: {easy: [bungalow]}`.

    Source: Inclusion Europe, Information for all (2009); frequencies from wordfreq, 2023.
    """
    own = view.survey.library.settings.words.easy
    known = {each.casefold() for each in (*own, *easy_words()["familiar"])}
    known |= {part.casefold() for told in easy_texts(view) for phrase in told.explained for part in phrase.split()}
    met: set[str] = set()
    for told in easy_texts(view):
        for word, starts in _words(told.own):
            small = word.casefold()
            if small in met or small in known or (word[:1].isupper() and not starts) or word.isupper():
                continue
            if not all(is_common(part) for part in word.split("-")):
                met.add(small)
                yield Finding(
                    told.text, f"'{word}' is a hard word", "use an easier one, or explain it under `words:`"
                )


@rule("explained-word", kinds=(EasyRead,))
def explained_word(guide: EasyRead, view: View) -> Iterator[Finding]:
    """A hard word is explained once, in the step that uses it first.

    Why: the meaning has to be there when the word is met, and the same all through.

    Example: "interview" in the third step, with its meaning in the fifth.

    Instead: `words:` in the third step. The list of words at the end is made of them.

    Source: GOV.UK, easy read.
    """
    told = list(steps(view))
    met: dict[str, str] = {}
    for index, each in enumerate(told):
        for number, hard in enumerate(each.words):
            at: DataPath = (*each.text[:-1], "words", number, "word")
            if not _stands(hard.word, each.said):
                yield Finding(
                    at, f"'{hard.word}' does not stand in this step", "write it as it stands in the text"
                )
            before = next((one for one in told[:index] if _stands(hard.word, one.said)), None)
            name = hard.word.casefold()
            if name in met:
                same = "again" if met[name] == hard.meaning else "in two ways"
                yield Finding(at, f"'{hard.word}' is explained {same}", "explain it once, where it is used first")
            elif before is not None:
                message = f"'{hard.word}' is used before it is explained: '{before.said[:40]}'"
                yield Finding(at, message, "move its meaning to the step that uses it first")
            met.setdefault(name, hard.meaning)


@rule("easy-acronym", kinds=EASY, language="en")
def easy_acronym(document: Document, view: View) -> Iterator[Finding]:
    """A guide has no short forms of capital letters, unless they are well known or explained.

    Why: letters tell nothing to those who do not know them.

    Example: "The CMHT rings you."

    Instead: "The mental health team rings you."

    Source: GOV.UK, easy read. The Easy Read Standard 1.0 takes familiar ones: NHS, UK.
    """
    explained = {part for told in easy_texts(view) for phrase in told.explained for part in phrase.split()}
    known = known_acronyms() | set(view.survey.library.settings.words.acronyms) | explained | {"UK", "NHS"}
    for told in easy_texts(view):
        for match in _ACRONYM.finditer(told.own):
            if match.group().removesuffix("s") not in known and not _ROMAN.fullmatch(match.group()):
                message = f"'{match.group()}' is a short form that people may not know"
                yield Finding(told.text, message, "write the words, or explain it under `words:`")


@rule("easy-number", kinds=EASY, severity=Severity.WARNING, language="en")
def easy_number(document: Document, view: View) -> Iterator[Finding]:
    """Numbers are digits, whole and small.

    Why: "2" is easier than "two"; percentages, fractions and large numbers are hard. Roman numbers are an error.
    What comes from a fact stays as the fact is.

    Example: "Two in three people, or 66%, get part IV."

    Instead: "2 out of 3 people get part 4."

    Source: Inclusion Europe, Information for all (2009).
    """
    for told in easy_texts(view):
        for match in _NUMBER_WORD.finditer(told.own):
            yield Finding(told.text, f"'{match.group()}' is a number in words", "write it in digits")
        for match in _HARD_NUMBER.finditer(told.own):
            yield Finding(
                told.text, f"'{match.group()}' is a hard number", "use a small whole number, or say it in words"
            )
        for match in _ROMAN.finditer(told.own):
            message = f"'{match.group()}' is a Roman number"
            yield Finding(told.text, message, "write it in digits", Severity.ERROR)


@rule("easy-sign", kinds=EASY, severity=Severity.WARNING, language="en")
def easy_sign(document: Document, view: View) -> Iterator[Finding]:
    """Sentences have full stops, commas and question marks, and words in full.

    Why: brackets, colons and slashes break a sentence up, and "don’t" hides its "not".

    Example: "Don’t worry (we’ll help): ring/email us."

    Instead: "We will help you. You can ring us. You can email us." A heading may have a colon, or a short form in
    brackets.

    Source: Inclusion Europe, Information for all (2009).
    """
    for told in easy_texts(view):
        own = _ADDRESS.sub(FACT, told.own)
        if isinstance(document, Form) and own[-1:] not in _ENDS:
            continue  # a label, or what leads to a list
        for match in CONTRACTION.finditer(own):
            yield Finding(told.text, f"'{match.group()}' is a contraction", "write both words in full")
        signs = _SIGN_OF_A_HEADING if told.is_heading else _SIGN
        for sign in dict.fromkeys(signs.findall(own)):
            yield Finding(told.text, f"'{sign}' is a sign that few people read easily", "make it two sentences")


@rule("idiom", kinds=EASY, severity=Severity.WARNING, language="en")
def idiom(document: Document, view: View) -> Iterator[Finding]:
    """A guide says what it means, without pictures in words.

    Why: many people take words as they are. Nobody hits the ground when they start.

    Example: "You will hit the ground running."

    Instead: "You start quickly."

    A project adds its own in `rolepress.yml`: `words: {idioms: {on the front foot: ready}}`.

    Source: Inclusion Europe, Information for all (2009), rule 10.
    """
    idioms = {**easy_words()["idioms"], **view.survey.library.settings.words.idioms}
    for told in easy_texts(view):
        for word in found_words(told.said, idioms):
            yield Finding(told.text, f"'{word}' does not mean what it says", idioms[word])


@rule("one-term", kinds=(EasyRead,), severity=Severity.WARNING, language="en")
def one_term(guide: EasyRead, view: View) -> Iterator[Finding]:
    """A guide has one word for one thing.

    Why: a second word looks like a second thing.

    Example: "closing date" in one step and "deadline" in another.

    Instead: the same word each time.

    A project adds its own in `rolepress.yml`: `words: {same: [[ward, unit]]}`.

    Source: Easy Read Standard 1.0 (2026); Inclusion Europe, Information for all (2009).
    """
    for group in (*view.survey.library.settings.words.same, *easy_words()["same"]):
        first = ""
        for told in steps(view):
            found = list(found_words(told.said, group))
            if len(found) != 1:
                continue  # a step with both says that they are the same
            first = first or found[0]
            if found[0] != first:
                yield Finding(told.text, f"'{found[0]}' here is '{first}' elsewhere", f"write '{first}' each time")


@rule("easy-date", kinds=EASY, language="en")
def easy_date(document: Document, view: View) -> Iterator[Finding]:
    """A date is written in full with its weekday, and a time with am or pm.

    Why: people plan by the day of the week, and "16:00" is hard to place.

    Example: "Come on 3 May at 16:00."

    Instead: "Come on Friday 3 May 2019 at 4pm." Dates of facts are written so by themselves.

    Source: Inclusion Europe, Information for all (2009).
    """
    for told in easy_texts(view):
        for match in _DAY.finditer(told.own):
            missing = [name for name in ("weekday", "year") if not match[name]]
            if missing:
                message = f"'{match.group()}' has no {' and no '.join(missing)}"
                yield Finding(told.text, message, "write it in full: Friday 3 May 2019")
        for match in (*_YEAR_ALONE.finditer(told.own), *_TIME.finditer(told.own)):
            yield Finding(
                told.text, f"'{match.group()}' is not a full date or time", "write: Friday 3 May 2019, 4pm"
            )


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each word of *text*, without addresses, and whether it starts a sentence."""
    bare = CONTRACTION.sub(FACT, _ADDRESS.sub(FACT, text))
    for match in _WORD.finditer(bare):
        before = bare[: match.start()].rstrip("“‘ ")
        yield match.group(), not before or before[-1] in ".?!"


def _stands(word: str, text: str) -> bool:
    pattern = r"\s+".join(map(re.escape, word.split()))
    return re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE) is not None
