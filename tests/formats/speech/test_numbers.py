"""Numbers in words: what is said can be counted back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.formats.speech.numbers import MOST, amount, cardinal, figures, ordinal, rank, year

ONES = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
)
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def counted(said):
    """Return the number that *said* is, by the rules of counting and not by those of the module."""
    whole = part = 0
    for word in said.replace("-", " ").split():
        match word:
            case "and":
                continue
            case "hundred":
                part *= 100
            case _ if word in SCALES:
                whole, part = whole + part * SCALES[word], 0
            case _:
                part += TENS[word] if word in TENS else ONES.index(word)
    return whole + part


@given(st.integers(0, MOST) | st.integers(0, 3000))
def test_a_number_in_words_is_that_number(number):
    assert counted(cardinal(number)) == number


@given(st.text("0123456789", min_size=1, max_size=20))
def test_figures_are_said_one_by_one(text):
    assert "".join(str(ONES.index(each)) for each in figures(text).split()) == text


@given(st.integers(1, 3000))
def test_no_two_ranks_are_said_alike_and_each_begins_as_its_number_does(number):
    said, number_said = ordinal(number), cardinal(number)

    assert said != ordinal(number + 1)
    assert said.replace("-", " ").split()[:-1] == number_said.replace("-", " ").split()[:-1]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "zero"), (21, "twenty-one"), (100, "one hundred"), (101, "one hundred and one"), (1000, "one thousand"),
        (1001, "one thousand and one"), (1205, "one thousand two hundred and five"), (2_000_050, "two million and fifty"),
        (24_465, "twenty-four thousand four hundred and sixty-five"),
    ],
)  # fmt: skip
def test_how_many(number, expected):
    assert cardinal(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "first"), (2, "second"), (3, "third"), (5, "fifth"), (8, "eighth"), (9, "ninth"), (12, "twelfth"), (20, "twentieth"),
     (21, "twenty-first"), (30, "thirtieth"), (100, "one hundredth"), (112, "one hundred and twelfth")],
)  # fmt: skip
def test_which_one(number, expected):
    assert ordinal(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1066, "ten sixty-six"), (1900, "nineteen hundred"), (1905, "nineteen oh five"), (1999, "nineteen ninety-nine"),
     (2000, "two thousand"), (2007, "two thousand and seven"), (2010, "twenty ten"), (2023, "twenty twenty-three"), (2100, "twenty-one hundred")],
)  # fmt: skip
def test_years(number, expected):
    assert year(number) == expected


def test_amounts_as_they_are_written():
    assert amount("1,200") == "one thousand two hundred"
    assert amount("37.5") == "thirty-seven point five"
    assert amount("0116") == "zero one one six"
    for many in (16, 20, 5000):  # Python itself refuses to count beyond 4300 figures
        assert amount("9" * many) == " ".join(["nine"] * many)
        assert rank("9" * many, "th") == " ".join([*["nine"] * many, "th"])
    assert amount("9" * 15) == cardinal(MOST)
    assert rank("22", "nd") == "twenty-second"


def test_what_has_no_words_is_refused():
    for number in (-1, MOST + 1):
        with pytest.raises(ValueError, match="has no words here"):
            cardinal(number)
