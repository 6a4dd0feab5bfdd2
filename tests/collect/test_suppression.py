"""No count that is hidden can be worked out from those that are told, by whoever knows the rule and the total."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.collect.suppression import FEW, NOT_SHOWN, SMALL, ticked, told


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((20, 10), ("20", "10")),
        ((12, 3, 6), ("12", FEW, NOT_SHOWN)),
        ((12, 3, 5), (NOT_SHOWN, FEW, NOT_SHOWN)),  # 8 without the 12: 4 and 5 would be too many
        ((12, 3, 2, 3), ("12", FEW, FEW, FEW)),
        ((20, 0), (NOT_SHOWN, FEW)),
        ((30, 20, 0), ("30", NOT_SHOWN, FEW)),
        ((9, 2, 10, 7), ("9", FEW, "10", NOT_SHOWN)),
        ((4, 4, 4, 4), (NOT_SHOWN,) * 4),
        ((10,), ("10",)),
    ],
)
def test_small_counts_are_hidden_and_those_that_give_them_away(counts, shown):
    assert told(counts) == shown


def compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Yield every way in which *parts* counts add up to *total*."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in compositions(total - first, parts - 1):
            yield (first, *rest)


@pytest.mark.parametrize(
    ("parts", "totals"), [(1, range(10, 40)), (2, range(10, 40)), (3, range(10, 30)), (4, range(10, 19))]
)
def test_whoever_knows_the_rule_finds_three_numbers_possible_for_each_small_count(parts, totals):
    for total in totals:
        tables = defaultdict(list)
        for counts in compositions(total, parts):
            tables[told(counts)].append(counts)
        for shown, possible in tables.items():
            for index, words in enumerate(shown):
                if words == FEW:
                    assert len({counts[index] for counts in possible}) >= 3, (total, shown)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=12))
def test_subtraction_leaves_every_small_count_open(counts):
    shown = told(counts)

    small = [index for index, words in enumerate(shown) if words == FEW]
    also = [index for index, words in enumerate(shown) if words == NOT_SHOWN]
    rest = sum(counts) - sum(int(words) for words in shown if words.isdecimal())
    assert all(words == str(count) for words, count in zip(shown, counts, strict=True) if words.isdecimal())
    assert all(words not in ("0", "1", "2", "3", "4") for words in shown)
    if small:  # nought and 4 are both possible, whatever the others are
        assert rest >= SMALL - 1 + SMALL * len(also)
        assert also or rest <= (SMALL - 1) * (len(small) - 1)


def test_a_box_that_nearly_everybody_ticks_tells_nothing_of_the_others():
    assert [ticked(count, 20) for count in (0, 4, 5, 10, 15, 16, 20)] == [
        FEW, FEW, "5", "10", "15", NOT_SHOWN, NOT_SHOWN,
    ]  # fmt: skip
