"""Rules about words and lists that keep people from applying."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.checks.lists import coded, discouraging
from rolepress.checks.plain_words import plain_words_of
from rolepress.checks.rules import Finding, rule
from rolepress.checks.texts import Written
from rolepress.checks.view import View
from rolepress.model.advert import Advert
from rolepress.model.application_pack import ApplicationPack
from rolepress.model.base import Document
from rolepress.model.job_description import JobDescription
from rolepress.model.role_pack import RolePack
from rolepress.problems import Severity

_INVITES = (Advert, ApplicationPack, JobDescription, RolePack)
_NAMED = 5  # words that a finding names


@rule("gender-coded", kinds=_INVITES, severity=Severity.INFO, language="en")
def gender_coded(document: Document, view: View) -> Iterator[Finding]:
    """What invites people to apply has no more words coded as masculine than as feminine.

    Why: in a study, women found jobs less appealing when adverts had more words such as "driven" and "lead". Many
    of the words are needed in their own right, so this is information only.

    Example: "A driven, independent leader who is confident in a competitive field."

    Instead: "You lead a team. You work on your own and with others, and support your colleagues."

    Source: Gaucher, Friesen and Kay, Evidence that gendered wording in job advertisements exists and sustains
    gender inequality (2011), with its two lists.
    """
    text = "\n".join(passage for written in view.texts for passage in plain_words_of(written))
    masculine, feminine = (coded()[name].findall(text) for name in ("masculine", "feminine"))
    if len(masculine) > len(feminine):
        words = ", ".join(list(dict.fromkeys(word.casefold() for word in masculine))[:_NAMED])
        message = f"{len(masculine)} words are coded as masculine and {len(feminine)} as feminine: {words}"
        yield Finding((), message, "see whether some of them can be plainer, or whether support is left unsaid")


@rule("essential-count", kinds=(JobDescription, RolePack), severity=Severity.WARNING, limits={"most": 20})
def essential_count(role: JobDescription | RolePack, view: View, *, most: float) -> Iterator[Finding]:
    """A person specification has 20 essential criteria at most.

    Why: people who do not meet every one of a long list do not apply, though nobody meets them all. A panel cannot
    score so many fairly either.

    Example: 31 essential criteria, of which nine say "able to".

    Instead: what nobody can do the post without; the rest is desirable, or can be learned in the post.

    Source: practice in fair recruitment; the number is ours.
    """
    given = role.specification
    levels = [each.level for group in given.groups for each in group.criteria] if given else []
    if levels.count("essential") > most:
        message = f"this specification has {levels.count('essential')} essential criteria"
        yield Finding(
            ("specification",), message, f"{most:g} or fewer: what can be learned in the post is desirable"
        )


@rule("discouraging-word", kinds=(Written,), severity=Severity.WARNING, language="en")
def discouraging_word(written: Written) -> Iterator[Finding]:
    """No word keeps good people from applying.

    Why: "native speaker" and "able-bodied" may be discrimination, and "rockstar" and "ninja" put many people off.

    Example: "We want a young and dynamic native speaker."

    Instead: "You speak English fluently."

    Source: Equality Act 2010, Code of practice on employment, chapter 16; practice in fair recruitment.
    """
    for passage in plain_words_of(written):
        for word, swap in discouraging().found(passage):
            yield Finding((), f"'{word}' may keep people from applying", f"say: {swap.instead}")
