"""Which counts may be told: small ones are hidden, and so are those that would give a small one away.

The rule, for a question of which every form gives one answer, so that its counts add up to the number of forms:

1. A count below SMALL, nought too, is told as "fewer than 5".
2. Whoever takes the counts that are told from the total learns what the hidden ones add up to. The next smallest
   count is hidden as well, and told as "not shown", until each small count could be anything from nought to 4.
3. Where that cannot be reached, no count of the question is told.

A box that people tick or leave is such a question of two counts, of which the second is never told.

Statisticians call this primary and secondary suppression. For the practice, see Office for National Statistics,
"Policy on protecting confidentiality in tables of birth and death statistics", and Government Statistical Service,
"GSS/GSR disclosure control guidance for tables produced from administrative sources". Both numbers are ours.
"""

from __future__ import annotations

from collections.abc import Sequence

SMALL = 5  # counts below this are hidden
FEWEST_FORMS = 10  # below this no answers are counted at all

FEW = f"fewer than {SMALL}"
NOT_SHOWN = "not shown"


def told(counts: Sequence[int]) -> tuple[str, ...]:
    """Return what is told of *counts*, which are all the answers to a question and add up to the forms.

    Whoever knows this rule and the number of forms still finds three or more numbers possible for each count that
    is told as "fewer than 5": the tests try every table of up to four answers.
    """
    small = [index for index, count in enumerate(counts) if count < SMALL]
    others = sorted(set(range(len(counts))) - set(small), key=lambda index: (counts[index], index))
    for hidden in range(len(others) + 1):
        shown = [counts[index] for index in others[hidden:]]
        if _safe(len(small), hidden, sum(counts), shown):
            also = frozenset(others[:hidden])
            return tuple(_told(count, hide=index in also) for index, count in enumerate(counts))
    return (NOT_SHOWN,) * len(counts)


def ticked(count: int, forms: int) -> str:
    """Return what is told of the *count* of *forms* on which a box is ticked; the other forms' is never told."""
    return told((count, forms - count))[0]


def _told(count: int, *, hide: bool) -> str:
    if hide:
        return NOT_SHOWN
    return FEW if count < SMALL else str(count)


def _safe(small: int, hidden: int, total: int, shown: Sequence[int]) -> bool:
    """Whether each of *small* counts could be nought and could be 4, as far as readers can tell.

    They know that *hidden* more counts are at least SMALL and at most the smallest that is *shown*.
    """
    if not small:
        return True
    largest_small, rest = SMALL - 1, total - sum(shown)
    could_be_largest = rest >= largest_small + hidden * SMALL
    could_be_nought = rest <= largest_small * (small - 1) + hidden * min(shown, default=total)
    return could_be_largest and could_be_nought
