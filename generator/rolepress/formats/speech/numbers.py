"""Says numbers in British English: how many, which one, years, decimals, and figure by figure."""

from __future__ import annotations

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
MOST = 10**15 - 1
"""The largest number that has words here."""

LONGEST = len(str(MOST))  # figures


def cardinal(number: int) -> str:
    """Return how many *number* is, from 0 to `MOST`: 1,205 is "one thousand two hundred and five".

    Raises ValueError for another number.
    """
    if not 0 <= number <= MOST:
        raise ValueError(f"{number} has no words here")
    for scale, name in _SCALES:
        if number >= scale:
            many, rest = divmod(number, scale)
            joined = " and " if 0 < rest < 100 else " "
            return f"{cardinal(many)} {name}{joined + cardinal(rest) if rest else ''}"
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return f"{_ONES[hundreds]} hundred{f' and {cardinal(rest)}' if rest else ''}"
    if number >= 20:
        tens, ones = divmod(number, 10)
        return f"{_TENS[tens - 2]}{f'-{_ONES[ones]}' if ones else ''}"
    return _ONES[number]


def ordinal(number: int) -> str:
    """Return which one *number* is, from 0 to `MOST`: 21 is "twenty-first".

    Raises ValueError for another number.
    """
    said = cardinal(number)
    cut = max(said.rfind(" "), said.rfind("-")) + 1
    start, last = said[:cut], said[cut:]
    if last in _ORDINALS:
        return start + _ORDINALS[last]
    return f"{start}{last[:-1]}ieth" if last.endswith("y") else f"{start}{last}th"


def year(number: int) -> str:
    """Return *number*, of four figures, as a year: 1905 is "nineteen oh five", 2023 "twenty twenty-three"."""
    century, rest = divmod(number, 100)
    if century % 10 == 0 and rest < 10:
        return cardinal(number)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {f'oh {_ONES[rest]}' if rest < 10 else cardinal(rest)}"


def figures(text: str) -> str:
    """Return the figures of *text* one by one: "0116" is "zero one one six"."""
    return " ".join(_ONES[int(each)] for each in text if each.isdecimal())


def rank(text: str, ending: str) -> str:
    """Return a written rank in words: "22" and "nd". One too large to have words is said figure by figure."""
    return ordinal(int(text)) if len(text) <= LONGEST else f"{figures(text)} {ending}"


def amount(text: str) -> str:
    """Return a written number in words: "1,200", "37.5".

    One that begins with 0, or that is too large to have words, is said figure by figure, as it is written.
    """
    whole, point, part = text.replace(",", "").partition(".")
    odd = (len(whole) > 1 and whole.startswith("0")) or len(whole) > LONGEST
    said = figures(whole) if odd else cardinal(int(whole))
    return f"{said} point {figures(part)}" if point else said
