"""Turns written English into what a voice says: numbers, dates, sums, addresses and abbreviations in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from rolepress.formats.speech.addresses import DOMAINS, address
from rolepress.formats.speech.numbers import amount, cardinal, figures, ordinal, rank, year

_DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
_MONEY = {"£": ("pound", "pence"), "€": ("euro", "cents"), "$": ("dollar", "cents")}
_SHORT = {"e.g.": "for example", "eg": "for example", "i.e.": "that is", "ie": "that is", "etc.": "and so on",
          "etc": "and so on", "vs.": "against", "vs": "against", "approx.": "about"}  # fmt: skip
_SIGNS = {"&": "and", "+": "plus", "=": "equals", "@": "at", "#": "number", "°": "degrees", "×": "times",
          "→": "to", "✓": "yes", "✔": "yes", "✗": "no", "✘": "no", "½": "a half", "¼": "a quarter",
          "¾": "three quarters", "−": "minus", "<": "less than", ">": "more than", "•": "", "·": "", "_": "",
          "*": "", "/": "slash",
          "£": "pounds", "€": "euros", "$": "dollars"}  # fmt: skip
_WORDS = frozenset(
    (
        "ACAS",
        "AIDS",
        "COSHH",
        "COVID",
        "NATO",
        "NICE",
        "PALS",
        "PIN",
        "RIDDOR",
        "SIM",
        "SMART",
        "TUPE",
        "UCAS",
        "UNISON",
    )
)
"""Abbreviations that are said as words."""

_ROMAN = {"II": "two", "III": "three", "IV": "four", "VI": "six", "VII": "seven", "VIII": "eight", "IX": "nine"}
_AS_A_NUMBER = 2  # figures beside letters: "B12" is "B twelve", "SG16813" is said figure by figure

_HOUR = r"(?P<{0}>\d{{1,2}}(?:[:.]\d\d)?)(?: ?(?P<{0}_half>[ap](?:m\b|\.m\.)))"
_UNITS = {"hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "sec": "second", "secs": "second",
          "wk": "week", "wks": "week", "yr": "year", "yrs": "year", "mg": "milligram", "kg": "kilogram",
          "g": "gram", "ml": "millilitre", "mm": "millimetre", "cm": "centimetre", "km": "kilometre"}  # fmt: skip
_CALENDAR = (
    rf"(?:{_MONTH}|[Ii]n|[Ss]ince|[Ff]rom|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Dd]uring|[Oo]f|[Tt]he|[Tt]his|[Yy]ear|"
    r"[Ee]arly|[Ll]ate|[Mm]id|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[Bb]etween|\d{4} (?:and|to|or)|\d{4},)"
)
_IN_A_YEAR = re.compile(rf"\b{_CALENDAR}\W*$")
"""Finds words that stand before a year, and seldom before a number of things."""

_COUNTED = re.compile(
    r" (?:new |more |other |different |extra |vacant |full-time |part-time )*"
    r"(?:people|staff|children|men|women|(?!(?:is|was|has|as|its|this|does|us|plus|across|versus)\b)[a-z-]+(?<!s)s)\b"
)
"""What is counted after a number: "posts", "new members", "people"."""

_PATTERNS = {  # the first that fits wins
    "email": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "web": rf"https?://[^\s<>()]+[^\s<>().,;:]|\b(?:[\w-]+\.)+(?:{DOMAINS})\b(?:/[^\s<>()]*[^\s<>().,;:])?"
           r"|\b(?:[\w-]+\.)+[a-z]{2,}/[^\s<>()]*[^\s<>().,;:]",
    "date": rf"(?:(?P<weekday>{_DAY}),? )?(?:\b(?P<from>\d{{1,2}}) (?P<till>to|and|or) )?"
            rf"\b(?P<day>\d{{1,2}}) (?P<month>{_MONTH})(?: (?P<year>\d{{4}}))?\b",
    "month_year": rf"\b(?P<the_month>{_MONTH}) (?P<its_year>\d{{4}})\b",
    "hours": rf"(?<![\w.,:/-]){_HOUR.format('open')}? ?[–-] ?{_HOUR.format('close')}(?!\w)",
    "time": r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])(?:m\b|\.m\.)",
    "clock": r"\b(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)\b",
    "money": rf"(?P<coin>[£€$]) ?(?P<sum>{_NUMBER})(?:\.(?P<pence>\d\d?))?"
             r"(?: ?(?P<scale>million|billion|m|bn|k)\b)?",
    "pence_alone": r"\b(?P<small>\d+)p\b",
    "service": r"\b(?P<asks>[Cc]all|[Dd]ial|[Pp]hone|[Rr]ing|[Tt]ext|[Oo]r|NHS) (?P<short>1\d\d|999|116 123)\b",
    "phone": r"(?<![\d.,])(?:1800[12] )?(?:\+\d{1,3} ?(?:\(0\) ?)?|\(?0)\d[\d ()]{6,16}\d\b",
    "percent": rf"(?P<share>{_NUMBER}(?:\.\d+)?) ?%",
    "ranked": r"\b(?P<rank>\d+)(?P<ending>st|nd|rd|th)\b",
    "postcode": r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b",
    "years": r"\b(?P<first>(?:1[6-9]|20)\d\d)[–/-](?P<second>\d{4}|\d\d)\b",
    "span": rf"(?<![\w.–-])(?P<least>{_NUMBER}) ?– ?(?P<most>{_NUMBER})(?![\w–-])",
    "section": r"(?<![\w.])v?\d+(?:\.\d+){2,}\b",
    "reference": r"\b(?=[A-Z/]*\d)(?=[\d/]*[A-Z])[A-Z\d]+(?:/[A-Z\d]+)+\b",
    "ratio": r"\b(?P<left>\d+):(?P<right>\d+)\b",
    "measure": rf"(?<![\w.,])(?P<many>{_NUMBER}(?:\.\d+)?) ?(?P<unit>{'|'.join(_UNITS)})\b",
    "code": r"\b(?=\d*[A-Za-z])(?=[A-Za-z]*\d)[A-Za-z\d]+\b",
    "year_alone": r"(?<![\d.,])(?:1[6-9]|20)\d\d\b(?!,\d|\.\d)",
    "number": rf"{_NUMBER}(?:\.\d+)?",
    "abbreviation": r"(?<!\w)(?:e\.g\.|i\.e\.|etc\.|approx\.|vs\.|(?:eg|ie|etc|vs)\b)",
    "both": r"\b(?P<one>[A-Z])&(?P<other>[A-Z])\b",
    "capitals": r"\b[A-Z]{2,}s?\b",
    "and_or": r"\b[Aa]nd/or\b",
    "choice": r"(?<=[^\W\d])/(?=[^\W\d])",
    "sign": "[" + re.escape("".join(_SIGNS)) + "]",
}  # fmt: skip
_BEFORE_A_STOP = re.compile(r" (?=[,.;:!?)])")  # where a sign became a word
_WRITTEN = re.compile("|".join(f"(?P<{name}_>{pattern})" for name, pattern in _PATTERNS.items()))


def spoken(text: str, names: Mapping[str, str] | None = None) -> str:
    """Return *text* as it is said. *names* has the whole of short names: "LPT" may be a trust's."""

    def said(match: re.Match[str]) -> str:
        kind = str(match.lastgroup).removesuffix("_")
        if kind == "capitals" and names and match[0] in names:
            told_there = text[: match.start()].endswith("(") and text[match.end() :].startswith(")")
            return spelt(match[0]) if told_there else spoken(names[match[0]])
        return _WAYS[kind](match)

    return _BEFORE_A_STOP.sub("", " ".join(_WRITTEN.sub(said, text).split()))


def short_names(name: str) -> dict[str, str]:
    """Return the initials by which an organisation called *name* may be known, each with its whole name.

    "Leicestershire Partnership NHS Trust" may be "LPT" or "LPNHST"; a word in capitals counts whole or not at all.
    """
    parts = [each for each in re.findall(r"[^\W\d_]+", name) if each[0].isupper()]
    whole = "".join(each if each.isupper() else each[0] for each in parts)
    without = "".join(each[0] for each in parts if not each.isupper() or len(each) == 1)
    return {each: name for each in (whole, without) if len(each) > 2 and each not in name}


def spelt(text: str) -> str:
    """Return the letters of *text* apart, and its figures one by one."""
    return " ".join(figures(each) if each.isdecimal() else each for each in text if not each.isspace())


def _address(match: re.Match[str]) -> str:
    return address(match[0])


def _date(match: re.Match[str]) -> str:
    weekday = f"{match['weekday']} " if match["weekday"] else ""
    begins = f"the {ordinal(int(match['from']))} {match['till']} " if match["from"] else ""
    ends = f" {_any_year(match['year'])}" if match["year"] else ""
    return f"{weekday}{begins}the {ordinal(int(match['day']))} of {match['month']}{ends}"


def _any_year(text: str) -> str:
    return year(int(text)) if int(text) >= 1000 else figures(text)


def _time(match: re.Match[str]) -> str:
    return f"{_hour(match['hour'], match['minute'] or '')} {match['half']} m"


def _hour(hour: str, minute: str) -> str:
    said = cardinal(int(hour))
    if not minute or minute == "00":
        return said
    return f"{said} {'oh ' if minute < '10' else ''}{cardinal(int(minute))}"


def _hours(match: re.Match[str]) -> str:
    """Return from when until when: "9am-5pm", "5-6 pm"."""
    opens, closes = (_hour(*re.split("[:.]", f"{match[each]}:")[:2]) for each in ("open", "close"))
    first = f" {match['open_half'][0]} m" if match["open_half"] else ""
    return f"{opens}{first} to {closes} {match['close_half'][0]} m"


def _measure(match: re.Match[str]) -> str:
    return f"{amount(match['many'])} {_UNITS[match['unit']]}{'' if match['many'] == '1' else 's'}"


def _year_or_number(match: re.Match[str]) -> str:
    """Return a year, or how many there are of what follows: "1950 posts", but not "in 1950 posts were scarce"."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    counts = _COUNTED.match(after) and not _IN_A_YEAR.search(before)
    return amount(match[0]) if counts else year(int(match[0]))


def _clock(match: re.Match[str]) -> str:
    hour, minute = match["hours"], match["minutes"]
    if minute != "00":
        return _hour(hour, minute)
    return f"{cardinal(int(hour))} {'hundred hours' if int(hour) > 12 else 'o’clock'}"


def _money(match: re.Match[str]) -> str:
    unit, small = _MONEY[match["coin"]]
    scale = {"m": "million", "bn": "billion", "k": "thousand"}.get(match["scale"], match["scale"])
    if scale:
        part = f" point {figures(match['pence'])}" if match["pence"] else ""
        return f"{amount(match['sum'])}{part} {scale} {unit}s"
    pounds = f"{amount(match['sum'])} {unit}{'' if match['sum'] == '1' else 's'}"
    pence = int(match["pence"] or 0)
    return f"{pounds} and {cardinal(pence)} {small}" if pence else pounds


def _phone(match: re.Match[str]) -> str:
    groups = match[0].replace("(0)", " 0").replace("+", " + ").split()
    return ", ".join("plus" if each == "+" else figures(each) for each in groups).replace("plus, ", "plus ")


def _years(match: re.Match[str]) -> str:
    second = match["second"]
    return f"{year(int(match['first']))} to {year(int(second)) if len(second) == 4 else amount(second)}"


def _code(match: re.Match[str]) -> str:
    """Return a reference such as "SG16813": capitals by letter, long numbers by figure."""
    return " ".join(map(_part, re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", match[0])))


def _part(text: str) -> str:
    if text.isdecimal():
        return amount(text) if len(text) <= _AS_A_NUMBER else figures(text)
    return spelt(text) if text.isupper() else text


def _capitals(match: re.Match[str]) -> str:
    found = match[0]
    if found in _WORDS:
        return found
    if found in _ROMAN:
        return _ROMAN[found]
    return f"{spelt(found[:-1])}s" if found.endswith("s") else spelt(found)


_WAYS: dict[str, Callable[[re.Match[str]], str]] = {
    "email": _address,
    "web": _address,
    "date": _date,
    "month_year": lambda match: f"{match['the_month']} {_any_year(match['its_year'])}",
    "hours": _hours,
    "time": _time,
    "clock": _clock,
    "money": _money,
    "pence_alone": lambda match: f"{amount(match['small'])} pence",
    "service": lambda match: f"{spoken(match['asks'])} {figures(match['short'])}",
    "phone": _phone,
    "percent": lambda match: f"{amount(match['share'])} per cent",
    "ranked": lambda match: rank(match["rank"], match["ending"]),
    "postcode": lambda match: spelt(match[0].replace(" ", "")),
    "years": _years,
    "span": lambda match: f"{amount(match['least'])} to {amount(match['most'])}",
    "measure": _measure,
    "code": _code,
    "section": lambda match: " point ".join(map(amount, match[0].removeprefix("v").split("."))),
    "year_alone": _year_or_number,
    "number": lambda match: amount(match[0]) + (" " if match.string[match.end() :][:1].isalpha() else ""),
    "abbreviation": lambda match: _SHORT[match[0]],
    "both": lambda match: f"{match['one']} and {match['other']}",
    "capitals": _capitals,
    "reference": lambda match: " slash ".join(map(spelt, match[0].split("/"))),
    "ratio": lambda match: f"{amount(match['left'])} to {amount(match['right'])}",
    "and_or": lambda match: "and or",
    "choice": lambda match: " or ",
    "sign": lambda match: f" {_SIGNS[match[0]]} ",
}
