"""Finds the passive voice: a form of "be" with a past participle, such as "is written"."""

from __future__ import annotations

import re
from functools import lru_cache

_BE = "am|is|are|was|were|be|been|being"
_BETWEEN = r"(?:not|also|always|only|never|now|then|still|often|usually|first|all|both|\w+ly)"
_IRREGULAR = (
    "beaten|begun|bent|bidden|bitten|blown|bought|bound|bred|broken|brought|built|burnt|cast|caught|chosen|cut|dealt|"
    "done|drawn|driven|dug|eaten|fed|felt|flown|forbidden|forgiven|forgotten|fought|found|frozen|given|ground|grown|"
    "heard|held|hewn|hidden|hit|hung|kept|known|laid|learnt|led|left|lent|let|lit|lost|made|meant|met|mown|overcome|"
    "paid|proven|put|read|ridden|rung|run|said|seen|sent|set|sewn|shaken|shot|shown|shut|slain|sold|sought|sown|spelt|"
    "spent|spilt|split|spoilt|spoken|spread|spun|stolen|stood|strewn|stricken|struck|stuck|sung|swept|sworn|swung|"
    "taken|taught|thought|thrown|told|torn|trodden|understood|won|worn|wound|woven|written|wrung"
)
_BEFORE = "re|fore|mis|out|over|pre|under|up|with"
"""What makes another verb of one: undertaken, overseen, withdrawn, upheld, rewritten."""
_PASSIVE = re.compile(
    rf"\b(?:{_BE})(?: {_BETWEEN}){{0,2}} (?P<participle>(?:{_BEFORE})?(?:{_IRREGULAR})|[a-z]{{2,}}ed)\b"
    r"(?! to (?:work|hear|know)\b)(?<!\bmeant(?= to\b))(?<!\bbound(?= to\b))",
    re.IGNORECASE,
)
_MANNERS = re.compile(
    "advanced|based|called|committed|complicated|concerned|confused|connected|crowded|dedicated|"
    "delighted|detailed|determined|disabled|disappointed|embarrassed|engaged|excited|exhausted|"
    "experienced|frightened|indeed|interested|involved|isolated|limited|located|married|mistaken|mixed|"
    "motivated|need|organised|outspoken|overjoyed|pleased|prepared|qualified|related|relaxed|relieved|"
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
