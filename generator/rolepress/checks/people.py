"""A rule about people: contacts, and groups that check a document, are not single persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rolepress.checks.lists import first_names
from rolepress.checks.rules import Finding, rule
from rolepress.checks.texts import plain_passages
from rolepress.checks.view import View
from rolepress.library import Library
from rolepress.model.base import Document
from rolepress.model.organisation import Organisation
from rolepress.problems import Severity

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PERSON = re.compile(r"([a-z'-]+)\.(?:[a-z]\.)?([a-z'-]{2,})\d{0,3}")
_MOBILE = re.compile(r"(?<!\d)(?:\+44 ?(?:\(0\) ?)?|0)7\d{3} ?\d{3} ?\d{3}(?!\d)")
_HINT = re.compile(r"@|07|\+44")  # without one of these there is nothing to look at
_NAMES_OF_GROUPS = frozenset({"team", "group", "tested_with"})  # fields that hold the name of a group
_TITLE = re.compile(r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame)\.?")
_FICTIONAL = re.compile(r"7700900\d{3}$")  # Ofcom keeps 07700 900000 to 900999 for drama
_TEAM_WORDS = frozenset(
    """
    access accessible accommodation admin adults advice all answers applications apply bank bursary business
    camhs care carer carers centre chaplaincy children college comms communications community company
    complaints compliance contact corporate counter customer data desk digital disability diversity
    education employee employment engagement enquiries equality estates events experience families feedback
    finance foi formats foundation fraud freedom general governance health hello help helpdesk home hospital
    hr human improvement inclusion info information inquiries internal involvement it jobs knowledge
    learning legal library line lived mail mailbox membership mental news newsletter nhs no nursing
    occupational office officer pals parking partner partners partnership patient patients pay payroll peer
    pensions people pharmacy placements post practice press privacy professional programme project
    protection public quality recovery recruitment referrals register reply request requests research
    resources resourcing safeguarding safety school secretary security service services shared social staff
    student students study support talent team temporary therapy training trust user users vacancies voice
    volunteer volunteering volunteers web webmaster website wellbeing whistleblowing work workforce young
    youth
    """.split()  # noqa: SIM905 # words alone read better than in quotes
)
_GROUP_WORDS = frozenset(
    """
    advocacy advocates association charity clinic club council federation first forum friends group groups house
    lodge mencap network panel readers self speak speakers speaking together union unit voices ward
    """.split()  # noqa: SIM905 # words alone read better than in quotes
)
MOST_NAMES = 3  # after the first name


@rule("personal-contact", severity=Severity.WARNING)
def personal_contact(document: Document, view: View) -> Iterator[Finding]:
    """A contact is a team, not a person.

    Why: a page stays for years, and people change posts. A personal mailbox or a mobile number is also personal
    data that the page does not need.

    Example: `Write to jo.example@northshire.example, or ring 07123 456789.` Or `tested_with:` with the name of one
    person.

    Instead: the team's mailbox and number, and the name of the group. Say that one person's is a team's with
    `allow: [{rule: personal-contact, reason: …, until: …}]`.
    """
    own = _words_of_organisations(view.survey.library)
    for written in view.texts:
        if written.field in _NAMES_OF_GROUPS and is_name(written.text, own):
            yield Finding(
                written.at, f"'{written.text}' looks like one person's name", "name the team or the group"
            )
        if not _HINT.search(written.text):
            continue
        for passage in plain_passages(written.text, written.form):
            for address in _EMAIL.findall(passage):
                if is_personal(address, own):
                    yield Finding(
                        written.at, f"'{address}' looks like one person's mailbox", "give the team's mailbox"
                    )
            for match in _MOBILE.finditer(passage):
                if not _FICTIONAL.search(match.group().replace(" ", "")):
                    message = f"'{match.group()}' is a mobile number"
                    yield Finding(written.at, message, "give the team's number")


def is_personal(address: str, team_words: frozenset[str] = frozenset()) -> bool:
    """Return whether an e-mail *address* looks like first.last@ and has no word of a team in it."""
    match = _PERSON.fullmatch(address.partition("@")[0].casefold())
    if match is None:
        return False
    parts = {piece for part in match.groups() for piece in part.split("-")}
    return not parts & (_TEAM_WORDS | team_words)


def is_name(text: str, team_words: frozenset[str] = frozenset()) -> bool:
    """Return whether *text* looks like the name of one person: a title or a first name, and a surname.

    It is a guess from common first names; the name of a group with a word such as "Voices" in it is none.
    """
    first, *others = text.casefold().replace("’", "'").split() or [""]
    if not others or len(others) > MOST_NAMES or {first, *others} & (_TEAM_WORDS | _GROUP_WORDS | team_words):
        return False
    return first in first_names() or _TITLE.fullmatch(first) is not None


@lru_cache(maxsize=4)
def _words_of_organisations(library: Library) -> frozenset[str]:
    """Return the words of the names of all organisations, in small letters."""
    names = [
        name
        for each in library.of_kind(Organisation)
        for name in (each.title, each.short_name or "", *each.divisions)
    ]
    return frozenset(word for name in names for word in re.findall(r"[a-z]+", name.casefold()))
