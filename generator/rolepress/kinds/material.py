"""Which parts of a document bear on the job itself, and on which factors of job evaluation they may.

Material are the duties, the person specification, the band, the hours, the reporting lines, what the work asks of
body, mind and feelings, the working conditions, and the terms that people are told when they apply. All else is
clerical. Ids say where words come from, so nothing is guessed from their looks. Factors are named from the part
that words stand in, and from words in them: a pointer for a matching panel, never its judgement.

Source: NHS Staff Council, NHS Job Evaluation Handbook: the sixteen factors of the scheme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

KINDS = frozenset({"job-description", "role-pack", "advert", "application-pack"})
"""The kinds whose changes are told apart."""

_MATERIAL = (
    "summary", "duties", "accountabilities", "dimensions", "knowledge", "relationships", "communication",
    "freedom-to-act", "environment", "organisation-chart", "factors", "specification", "responsibilities",
    "header-band", "header-hours", "header-duration", "header-dbs", "header-reports-to", "header-accountable-to",
    "header-location", "header-salary", "header-pay", "header-closing-date", "header-evaluation",
)  # fmt: skip

FACTORS = (
    "communication and relationship skills",
    "knowledge, training and experience",
    "analytical and judgement skills",
    "planning and organisational skills",
    "physical skills",
    "responsibilities for patient or client care",
    "responsibilities for policy and service development",
    "responsibilities for financial and physical resources",
    "responsibilities for human resources",
    "responsibilities for information resources",
    "responsibilities for research and development",
    "freedom to act",
    "physical effort",
    "mental effort",
    "emotional effort",
    "working conditions",
)

_BY_PLACE = {
    "knowledge": (2,),
    "relationships": (1,),
    "communication": (1,),
    "freedom-to-act": (12,),
    "environment-physical": (13,),
    "environment-mental": (14,),
    "environment-emotional": (15,),
    "environment-conditions": (16,),
    "dimensions": (8, 9),
    "header-reports-to": (12,),
    "header-accountable-to": (12,),
    "organisation-chart": (9, 12),
}
_BY_WORD = {
    1: r"communicat\w+|relationships?|liais\w+|negotiat\w+|persua\w+|listen\w*",
    2: r"qualif\w+|degrees?|diplomas?|certificates?|nvq|knowledge|experience[ds]?|registration",
    3: r"analy\w+|judge?ments?|interpret\w*|assess\w*|options",
    4: r"plan|plans|planning|organis(?:e|es|ing|ational)|schedul\w+|rotas?|priorit\w+",
    5: r"driv(?:e|es|ing)|keyboard|dexterity|hand[- ]eye",
    6: r"patients?|clients?|service users?|carers?|care plans?|clinical\w*|treatments?|therap\w+|recovery",
    7: r"polic(?:y|ies)|service development|procedures?",
    8: r"budgets?|financ\w+|invoices?|cash|equipment|stock|purchas\w+",
    9: r"supervis\w+|line manag\w+|mentor\w*|recruit\w*|apprais\w+|inductions?|teach\w*|trainers?",
    10: r"records?|databases?|information systems?|minutes|filing|data entry",
    11: r"research|audits?|surveys?|trials?",
    12: r"autonom\w+|own initiative|delegat\w+|decisions?|without supervision",
    13: r"lift\w*|push\w*|standing|manual handling|physical effort",
    14: r"concentrat\w+|interrupt\w*|mental effort",
    15: r"distress\w*|bereave\w+|trauma\w*|upset\w*|emotional\w*",
    16: r"hazard\w*|nois[ey]\w*|bodily fluids?|aggress\w+|working conditions|unpleasant",
}
_WORDS = {number: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for number, pattern in _BY_WORD.items()}
_GROUPED = ("duties", "accountabilities", "specification", "summary", "responsibilities")


@dataclass(frozen=True, slots=True)
class Bearing:
    """A factor that changed words may bear on, and what says so."""

    factor: int  # from 1 to 16, as the scheme counts them
    because: str  # "it stands under “Freedom to act”", "it speaks of “budgets”"

    @property
    def name(self) -> str:
        """What the scheme calls the factor."""
        return FACTORS[self.factor - 1]


def is_material(id: str) -> bool:
    """Return whether what has this *id* bears on the job itself; inside a pack it begins with its document's."""
    return _begins(id, _MATERIAL)


def bearings(id: str, under: str, words: str) -> Iterator[Bearing]:
    """Yield the factors that changed *words* may bear on, from where they stand and from what they say.

    *under* is the heading above them. Nothing is yielded where neither tells.
    """
    for place, factors in _BY_PLACE.items():
        if _begins(id, (place,)):
            yield from (Bearing(each, f"it stands under “{under}”") for each in factors)
    if _begins(id, ("factors",)):
        yield from _named(under)
    if _begins(id, _GROUPED):
        for number, pattern in _WORDS.items():
            in_title, in_words = pattern.search(under), pattern.search(words)
            if in_title:
                yield Bearing(number, f"it stands under “{under}”")
            elif in_words:
                yield Bearing(number, f"it speaks of “{in_words.group()}”")


def _named(title: str) -> Iterator[Bearing]:
    """Yield the factor whose evidence is headed *title*."""
    wanted = set(re.findall(r"\w+", title.casefold())) - {"and", "or", "for"}
    for number, name in enumerate(FACTORS, start=1):
        if wanted and wanted <= set(re.findall(r"\w+", name)):
            yield Bearing(number, f"it stands under “{title}”")


def _begins(id: str, names: tuple[str, ...]) -> bool:
    own = id.rpartition("--")[2]
    return any(own == name or own.startswith(f"{name}-") for name in names)
