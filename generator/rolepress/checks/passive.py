"""Finds the passive voice: a form of "be" with a past participle, such as "is written"."""

from __future__ import annotations

import re
from functools import lru_cache

_BE = "am|is|are|was|were|be|been|being"
_BETWEEN = r"(?:not|also|always|only|never|now|then|still|often|usually|first|all|both|\w+ly)"
_IRREGULAR = (
    "begun|bought|broken|brought|built|chosen|cut|dealt|done|drawn|driven|felt|forgotten|fought|found|given|grown|"
    "heard|held|hidden|kept|known|laid|led|left|lent|lost|made|met|paid|put|read|said|seen|sent|set|shown|shut|sold|"
    "spent|spoken|spread|taken|taught|thought|told|torn|understood|won|worn|written"
)
_PASSIVE = re.compile(
    rf"\b(?:{_BE})(?: {_BETWEEN}){{0,2}} (?P<participle>{_IRREGULAR}|[a-z]{{2,}}ed)\b(?! to (?:work|hear|know)\b)",
    re.IGNORECASE,
)
_MANNERS = re.compile(
    "advanced|based|called|committed|complicated|concerned|confused|connected|crowded|dedicated|"
    "delighted|detailed|determined|disabled|disappointed|embarrassed|engaged|excited|exhausted|"
    "experienced|frightened|indeed|interested|involved|isolated|limited|located|married|mixed|"
    "motivated|need|organised|overjoyed|pleased|prepared|qualified|related|relaxed|relieved|"
    "retired|satisfied|scared|scattered|seed|shed|skilled|speed|stressed|supposed|surprised|"
    "talented|tired|unemployed|unqualified|unwanted|upset|used|varied|worried"
)
"""Words that end like a participle and say how somebody or something is."""


@lru_cache(maxsize=8192)
def passive(sentence: str) -> str:
    """Return the first words of *sentence* in the passive voice, such as "is written", or "".

    Words that say how somebody is are left out: "you are interested". It is a guess from the words alone.
    """
    for match in _PASSIVE.finditer(sentence):
        if not _MANNERS.fullmatch(match["participle"].casefold()):
            return match.group()
    return ""
