"""Says sums of money, shares, fractions and measures, and from how many to how many."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from rolepress.formats.speech.numbers import amount, cardinal, figures

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
_MONEY = {"£": ("pound", "pence"), "€": ("euro", "cents"), "$": ("dollar", "cents")}
_SCALES = {"m": "million", "M": "million", "bn": "billion", "k": "thousand", "K": "thousand"}
_UNITS = {"hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "sec": "second", "secs": "second",
          "wk": "week", "wks": "week", "yr": "year", "yrs": "year", "mg": "milligram", "kg": "kilogram",
          "g": "gram", "ml": "millilitre", "mm": "millimetre", "cm": "centimetre", "km": "kilometre"}  # fmt: skip
_EACH = {"hour": "hour", "hr": "hour", "day": "day", "week": "week", "wk": "week", "month": "month",
         "year": "year", "yr": "year", "annum": "year", "mile": "mile", "head": "head",
         "person": "person"}  # fmt: skip
_AFTER_A_SUM = {"pa": "a year", "pcm": "a month", "pm": "a month", "pw": "a week", "ph": "an hour"}
FRACTIONS = {"½": "a half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third", "⅔": "two thirds",
             "⅕": "a fifth", "⅛": "an eighth"}  # fmt: skip
_TYPED = {"1/2": "½", "1/4": "¼", "3/4": "¾", "1/3": "⅓", "2/3": "⅔"}


def _any_sum(name: str) -> str:
    """Return what finds a sum of money after its sign; *name* begins the names of its parts."""
    scale = rf"(?: ?(?P<{name}scale>million|billion|[mM]|bn|[kK])\b)?"
    return rf"(?P<{name}sum>{NUMBER})(?:\.(?P<{name}pence>\d\d?))?{scale}"


SUMS = {
    "money_range": rf"(?P<range_coin>[£€$]) ?{_any_sum('least_')}(?: ?[–-] ?(?P=range_coin) ?|[–-])"
                   rf"{_any_sum('most_')}(?![\w%–-])",
    "money_each": rf"(?P<each_coin>[£€$]) ?{_any_sum('each_')} (?P<each>p\.?a\.|pa\b|pcm\b|pw\b|ph\b)",
    "money": rf"(?P<coin>[£€$]) ?{_any_sum('')}",
    "pence_alone": r"\b(?P<small>\d+)p\b",
}  # fmt: skip

SHARES = {
    "percent_range": rf"(?<![\w.–-])(?P<least_share>{NUMBER}(?:\.\d+)?) ?%? ?[–-] ?"
                     rf"(?P<most_share>{NUMBER}(?:\.\d+)?) ?%",
    "percent": rf"(?P<share>{NUMBER}(?:\.\d+)?) ?%",
    "mixed": rf"(?<![\d.,])(?P<whole>{NUMBER}) ?"
             rf"(?P<part>[{''.join(FRACTIONS)}]|(?<= )(?:{'|'.join(_TYPED)})(?![\d/]))",
    "fraction": rf"(?<![\d/.])(?:{'|'.join(_TYPED)})(?![\d/])",
    "for_each": rf"(?:(?<=[\dp%½¼¾])|(?<=hrs)|(?<=hours))/(?P<each_unit>{'|'.join(_EACH)})\b",
}  # fmt: skip

RANGES = {
    "span": rf"(?<![\w.–-])(?P<least>{NUMBER}) ?– ?(?P<most>{NUMBER})(?![\w–-])",
    "hyphen_span": rf"(?<![\w./:–-])(?P<lower>{NUMBER}) ?- ?(?P<upper>{NUMBER})(?![\w/:–-]|\.\d)",
    "bands": r"\b(?P<lower_band>\d[a-d])[–-](?P<upper_band>\d[a-d])\b",
}

MEASURE = (
    rf"(?<![\w.,])(?P<many>{NUMBER}(?:\.\d+)?|(?P<part_of>(?:{NUMBER})?[½¼¾])) ?(?P<unit>{'|'.join(_UNITS)})\b"
)


def _sum(coin: str, whole: str, part: str | None, scale: str | None) -> str:
    unit, small = _MONEY[coin]
    if scale:
        point = f" point {figures(part)}" if part else ""
        return f"{amount(whole)}{point} {_SCALES.get(scale, scale)} {unit}s"
    pence = int((part or "0").ljust(2, "0"))  # "£12.5" is twelve pounds and fifty pence
    if pence and not int(whole.replace(",", "")):
        return f"{cardinal(pence)} {small if pence > 1 else _one(small)}"
    pounds = f"{amount(whole)} {unit}{'' if whole == '1' else 's'}"
    return f"{pounds} and {cardinal(pence)} {small if pence > 1 else _one(small)}" if pence else pounds


def _one(small: str) -> str:
    return {"pence": "penny", "cents": "cent"}[small]


def _money(match: re.Match[str]) -> str:
    return _sum(match["coin"], match["sum"], match["pence"], match["scale"])


def _money_each(match: re.Match[str]) -> str:
    each = _AFTER_A_SUM[match["each"].replace(".", "")]
    return f"{_sum(match['each_coin'], match['each_sum'], match['each_pence'], match['each_scale'])} {each}"


def _money_range(match: re.Match[str]) -> str:
    """Return from how much to how much: "£20–£30" is "twenty to thirty pounds"."""
    coin, least, most = match["range_coin"], match["least_sum"], match["most_sum"]
    first, last = match["least_scale"], match["most_scale"]
    if not (match["least_pence"] or match["most_pence"]) and first in (None, last):
        return f"{amount(least)} to {_sum(coin, most, None, last)}"
    begins = _sum(coin, least, match["least_pence"], first)
    return f"{begins} to {_sum(coin, most, match['most_pence'], last)}"


def _hyphen_span(match: re.Match[str]) -> str:
    """Return from how many to how many; other numbers with a hyphen are no range, and said figure by figure."""
    lower, upper = (int(match[each].replace(",", "")) for each in ("lower", "upper"))
    near = max(len(match["lower"]), len(match["upper"])) <= 3 or "," in match[0] or lower * 10 > upper
    short = len(match["lower"]) < 3 and len(match["upper"]) < 3  # hours of an office, ages, figures of a score
    if short or (lower <= upper and near):
        return f"{amount(match['lower'])} to {amount(match['upper'])}"
    return f"{figures(match['lower'])}, {figures(match['upper'])}"


def _mixed(match: re.Match[str]) -> str:
    return f"{amount(match['whole'])} and {_fraction(match['part'])}{_gap(match)}"


def _fraction(text: str) -> str:
    return FRACTIONS[_TYPED.get(text, text)]


def _gap(match: re.Match[str]) -> str:
    return " " if match.string[match.end() :][:1].isalpha() else ""


def _measure(match: re.Match[str]) -> str:
    many = match["many"]
    whole, part = (many[:-1], _fraction(many[-1])) if match["part_of"] else (many, "")
    said = " and ".join(filter(None, (whole and amount(whole), part)))
    return f"{said} {_UNITS[match['unit']]}{'s' if whole not in ('', '1') or (whole and part) else ''}"


SUMS_SAID: Mapping[str, Callable[[re.Match[str]], str]] = {
    "money_range": _money_range,
    "money_each": _money_each,
    "money": _money,
    "pence_alone": lambda match: f"{amount(match['small'])} {'penny' if match['small'] == '1' else 'pence'}",
    "percent_range": lambda match: f"{amount(match['least_share'])} to {amount(match['most_share'])} per cent",
    "percent": lambda match: f"{amount(match['share'])} per cent{_gap(match)}",
    "mixed": _mixed,
    "fraction": lambda match: f"{_fraction(match[0])}{_gap(match)}",
    "for_each": lambda match: (
        f" {'an' if _EACH[match['each_unit']] == 'hour' else 'a'} {_EACH[match['each_unit']]}"
    ),
    "span": lambda match: f"{amount(match['least'])} to {amount(match['most'])}",
    "hyphen_span": _hyphen_span,
    "bands": lambda match: " to ".join(
        f"{amount(match[each][0])} {match[each][1]}" for each in ("lower_band", "upper_band")
    ),
    "measure": _measure,
}
"""What is said for each of the patterns here, by its name."""
