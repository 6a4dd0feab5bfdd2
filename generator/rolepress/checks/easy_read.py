"""Rules about the sentences of easy-read guides: short, one idea each, said to the reader, and not too many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rolepress.checks.easy_lists import easy_words, found_words
from rolepress.checks.easy_steps import EASY, count, easy_texts, steps
from rolepress.checks.passive import passive
from rolepress.checks.printed import Printed
from rolepress.checks.rules import Finding, rule
from rolepress.checks.sentences import sentences
from rolepress.checks.view import View
from rolepress.manuscript import Step
from rolepress.model.base import Document
from rolepress.model.easy_read import EasyRead
from rolepress.problems import Severity

_NEGATIVE = re.compile(
    r"\b(?:not|never|no|nobody|nothing|without|unless|cannot|un(?:able|likely|usual))\b", re.IGNORECASE
)
_YOU = re.compile(r"\b(?:you|your|yours|we|our|us)\b", re.IGNORECASE)
_AGENT = re.compile(
    r" by (?:us|you|them|him|her|me|(?:the|a|an|our|your|some|two|\d+) (?!end\b|time\b)[a-z]\w+)\b"
)
_ACTIVE = "say who, and say it first: 'we read your form'"
_THEME = "tell whoever keeps the theme"
_SOMEBODY = re.compile(r"(?:They|He|She|It|Them|Him|Her)\b")


@rule(
    "easy-sentence", kinds=(EasyRead,), severity=Severity.WARNING, limits={"most": 15, "strong": 25}, language="en"
)
def easy_sentence(guide: EasyRead, view: View, *, most: float, strong: float) -> Iterator[Finding]:
    """A sentence of a guide has 15 words at most, also in its headings, its summary and its meanings.

    Why: people hold one short thought at a time. Above `strong` the rule says so more firmly: no standard for easy
    read takes a sentence of more than 25 words.

    Example: "If we choose you, we will ask you to come to an interview that can be online or in a room."

    Instead: "If we choose you, we ask you to an interview. It can be online or in a room."

    Source: Department of Health (2010) and GOV.UK, 15 words; Easy Read Standard 1.0 (2026), under 25.
    """
    for told in easy_texts(view):
        for sentence in told.sentences():
            number = count(sentence)
            if number > most:
                hint = f"split it: {most:g} words or fewer are easy"
                firm = f"; more than {strong:g} are never easy" if number > strong else ""
                yield Finding(told.text, f"this sentence has {number} words: '{_start(sentence)}'", hint + firm)


@rule("one-idea", kinds=EASY, severity=Severity.WARNING, limits={"commas": 1}, language="en")
def one_idea(document: Document, view: View, *, commas: float) -> Iterator[Finding]:
    """A sentence has one idea.

    Why: a second idea after "which" or "although" is lost. It is a guess from such words and from commas.

    Example: "You come to meetings, which are online, unless you ask us."

    Instead: "You come to meetings. They are online. You can ask us for something else."

    Source: GOV.UK, easy read; Easy Read Standard 1.0.
    """
    joining = easy_words()["joining"]
    for told in easy_texts(view):
        for sentence in told.sentences():
            for word in found_words(sentence, joining):
                yield Finding(
                    told.text,
                    f"'{word.strip(', ')}' joins a second idea: '{_start(sentence)}'",
                    "make it two sentences",
                )
        for sentence in sentences(told.own):
            number = sentence.replace(", for example", " for example").count(",")
            if number > commas:
                message = f"this sentence has {number} commas: '{_start(sentence)}'"
                yield Finding(told.text, message, "make it two sentences, or a step for each thing")


@rule("step-sentences", kinds=(EasyRead,), severity=Severity.WARNING, limits={"most": 3}, language="en")
def step_sentences(guide: EasyRead, view: View, *, most: float) -> Iterator[Finding]:
    """A step has three sentences at most.

    Why: one picture stands for one idea, and more sentences hold more than one.

    Example: a step with five sentences about the interview.

    Instead: two steps, each with its picture.

    Source: Easy Read Standard 1.0 (2026).
    """
    for told in steps(view):
        number = len(told.sentences())
        if number > most:
            yield Finding(
                told.text, f"this step has {number} sentences", f"make it two steps: {most:g} are enough"
            )


@rule("guide-words", kinds=(EasyRead,), severity=Severity.WARNING, limits={"most": 1000})
def guide_words(guide: EasyRead, view: View, *, most: float) -> Iterator[Finding]:
    """A guide has 1,000 words at most.

    Why: long documents tire people, and they stop before the end.

    Example: a guide that tells all that the role pack tells.

    Instead: what people need first. The rest can be a second guide.

    Source: Easy Read Standard 1.0 (2026).
    """
    told = list(steps(view))
    meanings = (f"{hard.word} {hard.meaning}" for each in told for hard in each.words)
    total = sum(count(text) for text in (*(each.said for each in told), *meanings))
    if total > most:
        yield Finding((), f"this guide has {total:,} words", f"{most:,.0f} are enough: leave out what can wait")


@rule("guide-pages", kinds=(Printed,), limits={"usual": 20, "most": 24})
def guide_pages(printed: Printed, *, usual: float, most: float) -> Iterator[Finding]:
    """A guide has 20 pages at most, and never more than 24.

    Why: people carry it and come back to it. A long one puts them off. Larger print is not judged.

    Example: a guide of 30 pages.

    Instead: two guides.

    Source: Department of Health (2010), 20 pages; GOV.UK, 24.
    """
    if printed.edition.suffix or not any(isinstance(block, Step) for block in printed.adapted.blocks):
        return
    pages = len(printed.pdf.page_sizes)
    if pages > usual:
        severity = None if pages > most else Severity.WARNING
        yield Finding((), f"this guide has {pages} pages", f"{usual:g} at most: leave out what can wait", severity)


@rule("checked-on-pages", kinds=(Printed,))
def checked_on_pages(printed: Printed) -> Iterator[Finding]:
    """Every page of a guide says who has checked it, or that nobody has.

    Why: people come to a page by a link or hold a single sheet, and should know what they may rely on.

    Example: a style sheet of a theme that empties the head of the first page.

    Instead: the first page begins with these words, and the head of each other page has them. Pages that are read
    from right to left are not judged.
    """
    band = _unspaced(printed.adapted.about.band)
    if not band or printed.adapted.right_to_left:
        return
    for page in range(1, len(printed.pdf.page_sizes) + 1):
        if band not in _unspaced("".join(run.text for run in printed.pdf.text_runs if run.page == page)):
            yield Finding((), f"page {page} does not say who has checked the guide", _THEME)


def _unspaced(text: str) -> str:
    return "".join(text.split())


@rule("easy-passive", kinds=EASY, severity=Severity.WARNING, language="en")
def easy_passive(document: Document, view: View) -> Iterator[Finding]:
    """A guide says who does what.

    Why: "your form is read" leaves out who reads it. It is a guess from the words.

    Example: "You are met by two people."

    Instead: "Two people meet you."

    Source: GOV.UK, easy read; Easy Read Standard 1.0.
    """
    for told in easy_texts(view):
        for sentence in told.sentences():
            if words := passive(sentence):
                late = _AGENT.match(sentence.partition(words)[2])
                how = "says only at its end who does it" if late else "does not say who does it"
                yield Finding(told.text, f"'{words}{late.group() if late else ''}' {how}", _ACTIVE)


@rule("two-negatives", kinds=EASY, severity=Severity.WARNING, language="en")
def two_negatives(document: Document, view: View) -> Iterator[Finding]:
    """A sentence says what is so, and has no two words that turn each other round.

    Why: readers have to turn the sentence over twice.

    Example: "You cannot apply without a computer."

    Instead: "You need a computer to apply."

    Source: Easy Read Standard 1.0 (2026).
    """
    for told in easy_texts(view):
        for sentence in told.sentences():
            found = _NEGATIVE.findall(sentence)
            if len(found) > 1:
                yield Finding(
                    told.text, f"'{found[0]}' and '{found[1]}' stand in one sentence", "say what to do instead"
                )


@rule("line-break", kinds=(EasyRead,), severity=Severity.INFO, language="en")
def line_break(guide: EasyRead, view: View) -> Iterator[Finding]:
    """A line ends where a reader would draw breath, not after "the" or "to".

    Why: the break is part of how the sentence is understood.

    Example: "You come to the" on one line, and "interview." on the next.

    Instead: "You come" and "to the interview."

    Source: Inclusion Europe, Information for all (2009).
    """
    hanging = frozenset(easy_words()["hanging"])
    for told in steps(view):
        for line in told.lines[:-1]:
            last = line.split()[-1].casefold()
            if last in hanging:
                yield Finding(
                    told.text, f"a line ends after '{last}'", f"put '{last}' at the start of the next line"
                )


@rule("said-to-you", kinds=(EasyRead,), severity=Severity.WARNING, language="en")
def said_to_you(guide: EasyRead, view: View) -> Iterator[Finding]:
    """A guide speaks to its reader, and every step names whom it is about.

    Why: each step is read by itself, with its picture. "They" at its start leaves readers to look for who that is.

    Example: a step that begins "They help you with the form."

    Instead: "Our team helps you with the form."

    Source: Patient Information Forum (2023): "you" and "we", and nouns in place of pronouns.
    """
    told = list(steps(view))
    for each in told:
        if match := _SOMEBODY.match(each.said):
            yield Finding(each.text, f"this step begins with '{match.group()}'", "name who or what it is")
    if told and not any(_YOU.search(each.said) for each in told):
        yield Finding((), "this guide never says 'you' or 'we'", "speak to the person who reads it")


@rule("contact-phone", kinds=(EasyRead,))
def contact_phone(guide: EasyRead, view: View) -> Iterator[Finding]:
    """A guide gives a phone number to ask.

    Why: many people who need a guide would rather speak than write.

    Example: a contact with an email address alone.

    Instead: `phone:` with the number of a team.

    Source: practice of easy-read publishers.
    """
    if not guide.contact.phone:
        yield Finding(("contact",), "there is no phone number to ask", "add `phone:`, the number of a team")


def _start(text: str) -> str:
    return f"{text[:50].rstrip()}…" if len(text) > 51 else text
