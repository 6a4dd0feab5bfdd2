"""A rule about short forms such as DBS: the full name stands beside them once."""

from __future__ import annotations

import re
from collections.abc import Iterator

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

_ACRONYM = re.compile(r"(?<![\w@.&/’'-])[A-Z](?:[A-Z]|&(?=[A-Z])){1,6}(?=s?\b)(?![\w’'-]*\d|/)")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b[^a-z]*\b[A-Z]{4,}\b")
_NAME_BEFORE = re.compile(r"(?:^|[^.?!:] )[A-Z][a-z]+ $")
_ROMAN = re.compile("[IVXLC]+")
_EXACT = ("standard", "subject", "address")  # names of standards, lines of e-mails and addresses stay as they are
_PARTS_OF_THE_LIBRARY = (Facts, Register, ClauseSet, EasyRead)


@rule("acronym", severity=Severity.WARNING, language="en")
def acronym(document: Document, view: View) -> Iterator[Finding]:
    """A short form stands with its full name once, where readers meet it first.

    Why: people who do not know DBS cannot look it up while they fill in a form. One that is better known than its
    name, such as NHS, GP or A&E, needs none. Easy read guides have a stricter rule of their own.

    Example: "You need a DBS check."

    Instead: "You need a Disclosure and Barring Service (DBS) check."

    A project names the forms that all its readers know in `rolepress.yml`: `words: {acronyms: [CQC]}`.

    Source: NHS digital service manual and GOV.UK style guide, abbreviations and acronyms.
    """
    if isinstance(document, _PARTS_OF_THE_LIBRARY):
        return
    known = known_acronyms() | set(view.survey.library.settings.words.acronyms)
    met, explained = _met(view)
    for name, at in met.items():
        if name not in known and name not in explained:
            yield Finding(at, f"the short form '{name}' is not explained", f"write: the full name ({name})")


def _met(view: View) -> tuple[dict[str, DataPath], set[str]]:
    """Return where each short form is met first, and the forms that have their full name beside them."""
    met: dict[str, DataPath] = {}
    explained: set[str] = set()
    for written in view.texts:
        for passage in plain_words_of(written) if written.field not in _EXACT else ():
            if _CAPITALS.search(passage):
                continue  # capitals for loudness, not for a name
            for match in _ACRONYM.finditer(passage):
                name = match.group()
                if not _ROMAN.fullmatch(name) and not _is_a_name(passage, match):
                    met.setdefault(name, written.at)
                    if _is_explained(passage, match):
                        explained.add(name)
    return met, explained


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
