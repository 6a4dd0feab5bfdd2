"""A rule about short forms such as DBS: the full name stands beside them once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from rolepress.checks.lists import known_acronyms
from rolepress.checks.plain_words import plain_words_of
from rolepress.checks.rules import Finding, rule
from rolepress.checks.view import View
from rolepress.model.base import Document
from rolepress.model.clause import ClauseSet
from rolepress.model.easy_read import EasyRead
from rolepress.model.facts import Facts
from rolepress.model.register import Register
from rolepress.problems import DataPath, Severity

_ACRONYM = re.compile(r"(?<![\w@.&/’'-])[A-Z](?:[A-Z]|&(?=[A-Z])){1,6}(?=s?\b)(?![\w’'-]*\d|/|[.@]\w)")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b[^a-z]*\b[A-Z]{4,}\b")
_NAME_BEFORE = re.compile(r"(?:^|[^.?!:] )[A-Z][a-z]+ $")
_ROMAN = re.compile("[IVXLC]+")
_EXACT = ("standard", "subject", "address")  # names of standards, lines of e-mails and addresses stay as they are
_NAMES = ("short_name",)  # that stand beside the full name
_PARTS_OF_THE_LIBRARY = (Facts, Register, ClauseSet, EasyRead)


@rule("acronym", severity=Severity.WARNING, language="en")
def acronym(document: Document, view: View) -> Iterator[Finding]:
    """A short form stands with its full name once, where readers meet it first. A heading may come before.

    Why: people who do not know DBS cannot look it up while they fill in a form. One that is better known than its
    name, such as NHS, GP or A&E, needs none. Easy read guides have a stricter rule of their own.

    Example: "You need a DBS check.", with the full name nowhere or in a later sentence.

    Instead: "You need a Disclosure and Barring Service (DBS) check."

    A project names the forms that all its readers know in `rolepress.yml`: `words: {acronyms: [CQC]}`.

    Source: NHS digital service manual and GOV.UK style guide, abbreviations and acronyms.
    """
    if isinstance(document, _PARTS_OF_THE_LIBRARY):
        return
    known = known_acronyms() | set(view.survey.library.settings.words.acronyms)
    met: dict[str, list[_Use]] = {}
    for use in _uses(view):
        if use.name not in known:
            met.setdefault(use.name, []).append(use)
    for name, uses in met.items():
        before = list(takewhile(lambda use: not use.is_explained, uses))
        if len(before) == len(uses):
            yield Finding(
                uses[0].at, f"the short form '{name}' is not explained", f"write: the full name ({name})"
            )
        elif early := next((use for use in before if not use.is_heading), None):
            message = f"the short form '{name}' stands before its full name"
            yield Finding(early.at, message, f"write here first: the full name ({name})")


@dataclass(frozen=True, slots=True)
class _Use:
    """A short form in a text."""

    name: str
    at: DataPath
    is_heading: bool  # or a name
    is_explained: bool  # its full name stands beside it


def _uses(view: View) -> Iterator[_Use]:
    """Yield every short form in the order in which readers meet them."""
    for written in view.texts:
        for passage in plain_words_of(written) if written.field not in _EXACT else ():
            if _CAPITALS.search(passage):
                continue  # capitals for loudness, not for a name
            for match in _ACRONYM.finditer(passage):
                if not _ROMAN.fullmatch(match.group()) and not _is_a_name(passage, match):
                    is_name = written.is_heading or written.field in _NAMES
                    yield _Use(match.group(), written.at, is_name, _is_explained(passage, match))


def _is_a_name(passage: str, match: re.Match[str]) -> bool:
    """Whether a short form is quoted, or stands inside a longer name, such as Sussex MSK Partnership."""
    before, after = passage[: match.start()], passage[match.end() :]
    return before.endswith("“") or bool(_NAME_BEFORE.search(before) and re.match(r" [A-Z][a-z]", after))


def _is_explained(passage: str, match: re.Match[str]) -> bool:
    """Whether a full name stands before "(DBS)" or after "DBS (": the other way round counts too."""
    before, after = passage[: match.start()], passage[match.end() :].removeprefix("s")
    return (before.endswith("(") and after[:1] in (")", ",", ":", ";")) or bool(
        re.match(r" \([A-Za-z][a-z]+[ -]|,? (?:stands for|means|is short for)\b|: [A-Z][a-z]", after)
    )
