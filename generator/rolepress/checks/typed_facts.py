"""Finds the facts that a text tells in its own words: money, shares, days, times and lengths, as values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rolepress.wording import MONTHS

Value = Decimal | tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class TypedFact:
    """One fact as a text tells it."""

    sort: Literal["money", "share", "day", "month", "time", "minutes", "days", "months", "words", "pages", "miles"]
    value: Value  # pounds, per cent, (day, month, year or None), (month, year), (hour, minute), or how many
    said: str  # in the words of the text

    def is_told_by(self, others: Iterable[TypedFact]) -> bool:
        """Return whether one of *others* is the same; a day without its year is that day of any year."""
        return any(self._is(each) for each in others)

    def _is(self, other: TypedFact) -> bool:
        match self.sort, other.sort, self.value, other.value:
            case "day", "day", (day, month, year), (its_day, its_month, its_year):
                return (day, month) == (its_day, its_month) and (year == its_year or None in (year, its_year))
            case "month", "day", value, (_, *month):
                return value == tuple(month)
            case sort, its_sort, value, its_value:
                return sort == its_sort and value == its_value
        return False


_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {name: number for number, name in enumerate(_ONES.split(" "), start=1)}
_WORDS |= {name: 10 * number for number, name in enumerate(_TENS.split(" "), start=2)}
_PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "1/2": Decimal("0.5"),
          "and a half": Decimal("0.5"), "and a quarter": Decimal("0.25")}  # fmt: skip
_SCALES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "bn": 10**9, "billion": 10**9}
_LENGTHS = {"minute": ("minutes", 1), "min": ("minutes", 1), "hour": ("minutes", 60), "hr": ("minutes", 60),
            "day": ("days", 1), "week": ("days", 7), "wk": ("days", 7), "fortnight": ("days", 14),
            "month": ("months", 1), "year": ("months", 12), "yr": ("months", 12),
            "word": ("words", 1), "page": ("pages", 1), "mile": ("miles", 1)}  # fmt: skip

_IN_WORDS = rf"(?:{_TENS.replace(' ', '|')})(?:[- ](?:{_ONES.replace(' ', '|')}))?|{_ONES.replace(' ', '|')}"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = rf"(?:(?:{_DIGITS}|\b(?:{_IN_WORDS})\b)(?: ?[½¼¾]| 1/2\b| and a (?:half|quarter)\b)?|[½¼¾])"
_TO = r"(?:(?<=[\d½¼¾%]) ?[-–] ?(?=\d)| to | and | or )"
_MONTH = "|".join(MONTHS)
_SUM = re.compile(
    rf"[£€] ?(?P<sum>{_DIGITS})(?: ?(?P<scale>{'|'.join(_SCALES)})\b)?(?: ?[-–] ?(?P<top>{_DIGITS})(?![\d%]))?"
    rf"|(?<![\w.,£€])(?P<pounds>{_NUMBER}) pounds?\b|(?<![\w.,£€])(?P<pence>\d+) ?(?:p\b|pence\b)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"(?<![\w.,£])(?:(?P<least>{_NUMBER}) ?(?:%|per ?cent)?{_TO})?(?P<share>{_NUMBER}) ?(?:%|per ?cent\b)", re.I
)
_DAY = re.compile(
    rf"(?<![\d:.,£/])(?:(?P<first>\d{{1,2}})(?:st|nd|rd|th)?{_TO})?(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?"
    rf"(?P<month>{_MONTH})\b(?:,? (?P<year>\d{{4}})\b)?"
)
_ISO_DAY = re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
_UK_DAY = re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}|\d\d)(?![\d/])")
_MONTH_OF_YEAR = re.compile(rf"\b(?P<month>{_MONTH}) (?P<year>\d{{4}})\b")
_CLOCK = re.compile(
    r"(?<![\w.:£])(?:(?P<from>\d{1,2})(?:[:.](?P<from_minute>\d\d))?(?: ?[-–] ?| to ))?"
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])\.?m\b"
    r"|(?<![\w.:£])(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)(?![\d:]| ?[ap]\.?m\b)"
    r"|\b(?P<noon>12 noon|noon|midday|midnight)\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    rf"(?<![\w.,£/])(?:(?P<least>{_NUMBER}){_TO})?(?P<many>{_NUMBER})(?: |-)?(?P<unit>{'|'.join(_LENGTHS)})s?\b",
    re.IGNORECASE,
)
_OF_SEVERAL = re.compile(r"\bone of (?:the )?$", re.IGNORECASE)
"""Finds what stands before a number of days to choose from, which is no length."""


def facts_in(text: str) -> Iterator[TypedFact]:
    """Yield the facts that *text* tells; of a range, both its ends."""
    line = " ".join(text.split())
    yield from _sums(line)
    for match in _SHARE.finditer(line):
        for number in filter(None, (match["least"], match["share"])):
            yield TypedFact("share", _count(number), match[0])
    yield from _days(line)
    yield from _times(line)
    yield from _lengths(line)


def _sums(line: str) -> Iterator[TypedFact]:
    for match in _SUM.finditer(line):
        scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
        for number in filter(None, (match["sum"], match["top"])):
            yield TypedFact("money", _count(number) * scale, match[0])
        if match["pounds"]:
            yield TypedFact("money", _count(match["pounds"]), match[0])
        if match["pence"]:
            yield TypedFact("money", Decimal(match["pence"]) / 100, match[0])


def _days(line: str) -> Iterator[TypedFact]:
    for match in _DAY.finditer(line):
        month = MONTHS.index(match["month"]) + 1
        year = int(match["year"]) if match["year"] else None
        for day in filter(None, (match["first"], match["day"])):
            yield TypedFact("day", (int(day), month, year), match[0])
    for match in (*_ISO_DAY.finditer(line), *_UK_DAY.finditer(line)):
        year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
        yield TypedFact("day", (int(match["day"]), int(match["month"]), year), match[0])
    for match in _MONTH_OF_YEAR.finditer(_DAY.sub("", line)):
        yield TypedFact("month", (MONTHS.index(match["month"]) + 1, int(match["year"])), match[0])


def _times(line: str) -> Iterator[TypedFact]:
    for match in _CLOCK.finditer(line):
        if match["noon"]:
            yield TypedFact("time", (0 if match["noon"].lower() == "midnight" else 12, 0), match[0])
        elif match["hours"]:
            yield TypedFact("time", (int(match["hours"]), int(match["minutes"])), match[0])
        else:
            afternoon = match["half"].lower() == "p"
            end = _hour(match["hour"], afternoon=afternoon)
            yield TypedFact("time", (end, int(match["minute"] or 0)), match[0])
            if match["from"]:
                start = _hour(match["from"], afternoon=afternoon)
                start -= 12 if start > end else 0  # 9 to 5pm begins in the morning
                yield TypedFact("time", (start, int(match["from_minute"] or 0)), match[0])


def _hour(written: str, *, afternoon: bool) -> int:
    return int(written) % 12 + (12 if afternoon else 0)


def _lengths(line: str) -> Iterator[TypedFact]:
    for match in _LENGTH.finditer(line):
        unit, times = _LENGTHS[match["unit"].lower()]
        chosen = unit == "days" and (_OF_SEVERAL.search(line[: match.start()]) or match[0].lower() == "one day")
        for number in () if chosen else filter(None, (match["least"], match["many"])):
            yield TypedFact(unit, _count(number) * times, match[0])  # type: ignore[arg-type]  # a sort, from the table


def _count(written: str) -> Decimal:
    """Return the number that figures, words and signs of fractions are: "37½", "thirty-seven and a half"."""
    text = written.strip().lower().replace(",", "")
    part = next((sign for sign in _PARTS if text.endswith(sign)), "")
    whole = text.removesuffix(part).strip()
    if whole[:1].isdecimal():
        number = Decimal(whole)
    else:
        number = Decimal(sum(_WORDS[each] for each in re.split("[- ]", whole) if each))
    return number + _PARTS.get(part, 0)
