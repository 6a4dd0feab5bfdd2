"""Turns written English into what a voice says: numbers, dates, sums, addresses and abbreviations in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from rolepress.formats.speech.addresses import DOMAINS, address
from rolepress.formats.speech.days import COUNTED, DATES, DAYS_SAID, YEAR_ALONE, YEARS
from rolepress.formats.speech.numbers import amount, figures, rank
from rolepress.formats.speech.sums import FRACTIONS, MEASURE, NUMBER, RANGES, SHARES, SUMS, SUMS_SAID

_SHORT = {"e.g.": "for example", "e.g": "for example", "eg": "for example", "i.e.": "that is", "i.e": "that is",
          "ie": "that is", "etc.": "and so on", "etc": "and so on", "vs.": "against", "vs": "against",
          "approx.": "about", "approx": "about", "w/c": "week commencing", "w/e": "week ending",
          "c/o": "care of", "n/a": "not applicable", "N/A": "not applicable", "24/7": "twenty-four seven",
          "50/50": "fifty-fifty", "tel.": "telephone", "Tel.": "Telephone", "tel": "telephone",
          "Tel": "Telephone", "p.a.": "a year"}  # fmt: skip
_SIGNS = {"&": "and", "+": "plus", "=": "equals", "@": "at", "#": "number", "°": "degrees", "×": "times",
          "→": "to", "✓": "yes", "✔": "yes", "✗": "no", "✘": "no", "−": "minus", "<": "less than",
          ">": "more than", "≤": "at most", "≥": "at least", "≈": "about", "~": "about", "•": "", "·": "",
          "_": "", "*": "", "/": "slash", "²": "squared", "³": "cubed", "№": "number",
          "£": "pounds", "€": "euros", "$": "dollars", "¥": "yen", "₹": "rupees", "¢": "cents",
          **FRACTIONS}  # fmt: skip
_OTHER_COINS = "¤֏؋฿₠-₨₪-₫₭-⃀꠸﷼﹩＄￠￡￥￦"
_SMALL_FIGURES = re.compile("[¹⁰⁴-⁹₀-₉①-⑨]")
"""Figures that lead to notes, and others that are no digits to Python."""

_WORDS = frozenset(
    (
        "ACAS",
        "AIDS",
        "CAMHS",
        "COSHH",
        "COVID",
        "NATO",
        "NICE",
        "OFSTED",
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

_STRESSED = frozenset((
    "ALL", "ALWAYS", "AND", "ANY", "APPLY", "ARE", "BAND", "BE", "CAN", "CANNOT", "CLOSED", "DATE", "DO",
    "DRAFT", "EACH", "FOR", "FREE", "FROM", "HERE", "HOURS", "IF", "IN", "IS", "JOB", "MAY", "MUST",
    "NEVER", "NEW", "NO", "NOT", "NOTE", "NOW", "OF", "ON", "ONE", "ONLY", "OPEN", "OR", "OTHER", "OUR",
    "PAY", "PERSON", "PLEASE", "READ", "ROLE", "SHOULD", "STOP", "THE", "THIS", "TO", "TWO", "URGENT",
    "WE", "WILL", "YES", "YOU", "YOUR",
))  # fmt: skip
"""Words that people write in capitals for stress: they are no abbreviations."""

_VOWELS = frozenset("AEIOU")
_A_WORD = 6  # capitals with vowels among them: no abbreviation is as long
_ROMAN = {"II": "two", "III": "three", "IV": "four", "VI": "six", "VII": "seven", "VIII": "eight", "IX": "nine"}
_AS_A_NUMBER = 2  # figures beside letters: "B12" is "B twelve", "SG16813" is said figure by figure

_COPIED = 6  # figures: larger numbers of things have commas here

_CALLS = r"\b(?:[Cc]all|[Dd]ial|[Pp]hone|[Rr]ing|[Tt]ext|[Tt]elephone)(?:ing|ling)?\b"
_CALLED = re.compile(rf"(?:{_CALLS}|\bNHS\b)[^.!?;:]{{0,30}}$")
"""Finds words before a number that somebody is to call."""

_CALLED_AT_ONCE = re.compile(rf"(?:{_CALLS}|\bNHS|\b[Tt]ext (?:[\w“”\"]+ )?to) $")
_BEGINS = re.compile(r"(?:^|[.:;?!(] |[(])$")
_ENDS = re.compile(r"[.;!?)]*(?:$|[.,;!?)] )")
_SERVICES = frozenset(("999", "111", "101", "112", "119", "105", "116 123", "116 000"))
"""Short telephone numbers of the UK. Source: Ofcom, National Telephone Numbering Plan, types A and C."""

_REFERS = (
    r"[Rr]ef(?:erence|\.)?|REF|[Cc]ode|[Pp]asscode|PIN|[Ee]xt(?:ension|\.)?|ID|[Ii]dentifier|[Cc]harity|[Cc]ompany|"
    r"[Vv]acancy|[Aa]ccount|[Rr]egistration|[Mm]embership|FOI|ISBN|ISSN"
)
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
_TO_A_POSTCODE = re.compile(rf"(?:[ ,]+(?!{_POSTCODE})(?:[A-Z0-9][\w’'&.-]*|of|the|and|on|upon))*[ ,]+{_POSTCODE}")
_FROM_FREEPOST = re.compile(r"\b(?:FREEPOST|Freepost)(?:[ ,]+[A-Z0-9][\w’'&-]*)*[ ,]+$")

_PATTERNS = {  # the first that fits wins
    "email": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "web": rf"https?://[^\s<>()]+[^\s<>().,;:]|\b(?:[\w-]+\.)+(?:{DOMAINS})\b(?:/[^\s<>()]*[^\s<>().,;:])?"
           r"|\b(?:[\w-]+\.)+[a-z]{2,}/[^\s<>()]*[^\s<>().,;:]",
    "handle": r"(?<![\w@])@[A-Za-z]\w*",
    "referred": rf"\b(?P<refers>(?:{_REFERS})(?: (?:number|no\.?|reference|ID|code))?(?: is)?:? )"
                r"(?P<referred>(?=[A-Z/ -]*\d)[A-Z\d]+(?:[/-][A-Z\d]+| \d+)*)\b(?![.,:]\d|[%–])",
    "numbered": r"\b(?:[Nn]o|c)\. ?(?=\d)",
    "abbreviation": r"(?<![\w/])(?:e\.g\.?|i\.e\.?|etc\.|approx\.|vs\.|p\.a\.|[Tt]el\.|24/7(?!\d)"
                    r"|50/50(?!\d)|w/[ce]\b|c/o\b|[nN]/[aA]\b|(?:eg|ie|etc|vs|approx|[Tt]el)\b)(?!\w)",
    **DATES,
    **SUMS,
    "phone": r"(?<![\d.,])(?:1800[12] )?(?:\+\d{1,3} ?(?:\(0\) ?)?|\(?0)\d[\d ()-]{6,16}\d\b",
    "vacancy": r"\b\d{3,}-(?=[A-Z\d]*[A-Z])[A-Z\d]{3,}\b",
    "service": r"(?<![\w.,£€$])(?:116 (?:123|000)|\d{3})(?![\w%]|[.,:/-]\d| ?%)",
    "ranked": r"\b(?P<rank>\d+)(?P<ending>st|nd|rd|th)\b",
    "postcode": r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b",
    **YEARS,
    **{name: SHARES[name] for name in ("percent_range", "percent")},
    **RANGES,
    "section": r"(?<![\w.])v?\d+(?:\.\d+){2,}\b",
    "reference": r"\b(?=[A-Z/]*\d)(?=[\d/]*[A-Z])[A-Z\d]+(?:/[A-Z\d]+)+\b",
    "ratio": r"\b(?P<left>\d+):(?P<right>\d+)\b",
    "measure": MEASURE,
    **{name: SHARES[name] for name in ("mixed", "fraction", "for_each")},
    "code": r"\b(?=\d*[A-Za-z])(?=[A-Za-z]*\d)[A-Za-z\d]+\b",
    "year_alone": YEAR_ALONE,
    "minus": r"(?<![\w.,)–-])-(?=\d)",
    "number": rf"{NUMBER}(?:\.\d+)?",
    "both": r"\b(?P<one>[A-Z])&(?P<other>[A-Z])(?P<several>s?)\b",
    "capitals": r"\b[A-Z]{2,}s?\b",
    "degree": r"\b(?:BEd|MEd|BEng|MEng|BMus|DPhil|MPhil|MRes|PGCert|PGDip|DipHE|CertHE|DClinPsy)\b",
    "letters": r"\b(?:[A-Z][a-z][A-Z]|[A-Z]{2}[a-rt-z])s?\b",
    "and_or": r"\b[Aa]nd/or\b",
    "choice": r"(?<=[^\W\d])/(?=[^\W\d])",
    "sign": "[" + re.escape("".join(_SIGNS)) + "]",
    "coin": f"[{_OTHER_COINS}]",
}  # fmt: skip
_BEFORE_A_STOP = re.compile(r" (?=[,.;:!?)])")  # where a sign became a word
_WRITTEN = re.compile("|".join(f"(?P<{name}_>{pattern})" for name, pattern in _PATTERNS.items()))


def spoken(text: str, names: Mapping[str, str] | None = None) -> str:
    """Return *text* as it is said. *names* has the whole of short names: "LPT" may be a trust's.

    A short name in an address stays as it is: it is written on an envelope. Capitals that follow one another are
    told apart by a rest: "UK GDPR" is "U K, G D P R".
    """
    plain = _SMALL_FIGURES.sub(lambda match: f" {unicodedata.digit(match[0])} ", text)

    def said(match: re.Match[str]) -> str:
        kind = str(match.lastgroup).removesuffix("_")
        if kind in ("capitals", "letters") and names and match[0] in names and not _in_an_address(match):
            told_there = plain[: match.start()].endswith("(") and plain[match.end() :].startswith(")")
            return spelt(match[0]) if told_there else spoken(names[match[0]])
        return _WAYS[kind](match)

    return _BEFORE_A_STOP.sub("", " ".join(_WRITTEN.sub(said, plain).split()))


def _in_an_address(match: re.Match[str]) -> bool:
    """Whether words in capitals stand in a postal address: after FREEPOST, or on the way to a postcode."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return bool(_TO_A_POSTCODE.match(after) or _FROM_FREEPOST.search(before))


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


def _service(match: re.Match[str]) -> str:
    """Return a short telephone number figure by figure, where it is one: it is called, or stands alone."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    counted = COUNTED.match(after)
    known = match[0] in _SERVICES and not counted
    alone = _BEGINS.search(before) and _ENDS.match(after)
    called = (
        _CALLED.search(before) if known else match[0][0] == "1" and not counted and _CALLED_AT_ONCE.search(before)
    )
    return figures(match[0]) if called or (known and alone) else _number(match)


def _number(match: re.Match[str]) -> str:
    """Return how many there are; a long number without commas that counts nothing is said figure by figure.

    So is one that people send a text to: it is copied down, as a reference is.
    """
    before, after = match.string[: match.start()], match.string[match.end() :]
    copied = len(match[0]) >= _COPIED and match[0].isdecimal() and not COUNTED.match(after)
    to_text = len(match[0]) == _COPIED - 1 and match[0].isdecimal() and _CALLED_AT_ONCE.search(before)
    said = figures(match[0]) if copied or to_text else amount(match[0])
    return said + (" " if after[:1].isalpha() else "")


def _referred(match: re.Match[str]) -> str:
    """Return a reference figure by figure, as people write it down or type it, with a rest between its groups."""
    parts = (re.split("[ -]", each) for each in match["referred"].split("/"))
    return f"{spoken(match['refers'])} {' slash '.join(', '.join(map(spelt, each)) for each in parts)}"


def _phone(match: re.Match[str]) -> str:
    groups = match[0].replace("(0)", " 0").replace("+", " + ").replace("-", " ").split()
    return ", ".join("plus" if each == "+" else figures(each) for each in groups).replace("plus, ", "plus ")


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
    if found in _STRESSED or _is_a_word(found):
        return found.lower()
    rest = "," if re.match(r" [A-Z]{2,}s?\b", match.string[match.end() :]) and _is_spelt_next(match) else ""
    return f"{spelt(found[:-1])}s{rest}" if found.endswith("s") else f"{spelt(found)}{rest}"


def _letters(mixed: str) -> str:
    """Return a short name in which one letter is small, letter by letter: "AfC" is "A F C"."""
    name = mixed.removesuffix("s")
    return spelt(name.upper()) + mixed[len(name) :]


def _is_a_word(capitals: str) -> bool:
    """Whether capitals are a word and no abbreviation: "FREEPOST", "DESCRIPTION"."""
    return len(capitals) >= _A_WORD and 3 * sum(each in _VOWELS for each in capitals) >= len(capitals) - 1


def _is_spelt_next(match: re.Match[str]) -> bool:
    following = match.string[match.end() + 1 :]
    word = re.match(r"[A-Z]+", following)
    return word is not None and word[0] not in _WORDS | _STRESSED | _ROMAN.keys() and not _is_a_word(word[0])


def _coin(match: re.Match[str]) -> str:
    name = unicodedata.name(match[0], "sign").lower().removesuffix(" sign")
    return f" {re.sub('[^a-z ]', ' ', name)} "


_WAYS: dict[str, Callable[[re.Match[str]], str]] = {
    **DAYS_SAID,
    **SUMS_SAID,
    "email": _address,
    "web": _address,
    "handle": _address,
    "referred": _referred,
    "numbered": lambda match: "about " if match[0][0] == "c" else "number ",
    "service": _service,
    "phone": _phone,
    "ranked": lambda match: rank(match["rank"], match["ending"]),
    "postcode": lambda match: spelt(match[0].replace(" ", "")),
    "code": _code,
    "section": lambda match: " point ".join(map(amount, match[0].removeprefix("v").split("."))),
    "minus": lambda match: "minus ",
    "number": _number,
    "abbreviation": lambda match: _SHORT[match[0]],
    "both": lambda match: f"{match['one']} and {match['other']}{match['several']}",
    "capitals": _capitals,
    "letters": lambda match: _letters(match[0]),
    "degree": _code,
    "reference": lambda match: " slash ".join(map(spelt, match[0].split("/"))),
    "vacancy": lambda match: ", ".join(map(spelt, match[0].split("-"))),
    "ratio": lambda match: f"{amount(match['left'])} to {amount(match['right'])}",
    "and_or": lambda match: "and or",
    "choice": lambda match: " or ",
    "sign": lambda match: f" {_SIGNS[match[0]]} ",
    "coin": _coin,
}
