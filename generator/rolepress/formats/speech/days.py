"""Says days and hours as people tell them: dates in every usual form, years, decades, times and opening hours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from rolepress.formats.speech.numbers import amount, cardinal, figures, ordinal, year

DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS, _MONTHS = DAY.split("|"), MONTH.split("|")
_SHORT_DAY = "Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun"
_SHORT_MONTH = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_ANY_DAY, _ANY_MONTH = rf"{DAY}|(?:{_SHORT_DAY})\b\.?", rf"{MONTH}|(?:{_SHORT_MONTH})\b\.?"
_RANK = r"(?:st|nd|rd|th)?"
_HOUR = r"(?P<{0}>\d{{1,2}}(?:[:.]\d\d)?)(?: ?(?P<{0}_half>[apAP](?:[mM]\b|\.[mM]\.)))"
_CALENDAR = (
    rf"(?:{MONTH}|Acts?|Regulations|Order|Measure|[Ii]n|[Ss]ince|[Ff]rom|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Dd]uring|[Oo]f|[Tt]he|[Tt]his|[Yy]ear|"
    r"[Ee]arly|[Ll]ate|[Mm]id|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[Bb]etween|\d{4} (?:and|to|or)|\d{4},)"
)
_IN_A_YEAR = re.compile(rf"\b{_CALENDAR}\W*$")
"""Finds words that stand before a year, and seldom before a number of things."""

COUNTED = re.compile(
    r" (?:new |more |other |different |extra |vacant |full-time |part-time )*"
    r"(?:people|staff|children|men|women|(?!(?:is|was|has|as|its|this|does|us|plus|across|versus)\b)[a-z-]+(?<!s)s)\b"
)
"""What is counted after a number: "posts", "new members", "people"."""

DATES = {
    "iso": r"(?<![\w./-])(?P<iso_year>\d{4})-(?P<iso_month>0[1-9]|1[0-2])-(?P<iso_day>0[1-9]|[12]\d|3[01])"
           r"(?:T(?P<iso_hour>[01]\d|2[0-3]):(?P<iso_minute>[0-5]\d)(?::\d\d)?Z?)?(?![\w/-])",
    "numeric": r"(?<![\w./])(?P<its_day>0?[1-9]|[12]\d|3[01])(?P<between>[/.-])(?P<its_month>0?[1-9]|1[0-2])"
               r"(?P=between)(?P<full_year>\d{4}|(?<!\.)\d\d)(?![\w/]|-(?!\d\d?/)|\.\d)",
    "until": r"(?:(?<=\d)(?= ?[–-] ?\d\d?/\d\d?/\d)|(?<=:\d\d)(?= ?[–-] ?\d\d?:\d\d)) ?[–-] ?",
    "date": rf"(?:\b(?P<weekday>{_ANY_DAY}),? (?:the )?)?"
            rf"(?:\b(?P<from>\d{{1,2}}){_RANK}(?: (?P<till>to|and|or) | ?[–-] ?))?"
            rf"\b(?P<day>\d{{1,2}}){_RANK} (?:of )?(?P<month>{_ANY_MONTH})(?:,? (?P<year>\d{{4}}))?(?!\w)",
    "month_first": rf"\b(?P<first_month>{_ANY_MONTH}) (?P<then_day>\d{{1,2}})"
                   r"(?:(?:st|nd|rd|th)\b(?:,? (?P<then_year>\d{4})\b)?|, (?P<last_year>\d{4})\b)",
    "month_year": rf"\b(?P<the_month>{_ANY_MONTH}) (?P<its_year>\d{{4}})\b",
    "days": rf"\b(?P<opens_on>{_ANY_DAY}) ?[–-] ?(?P<closes_on>{_ANY_DAY})(?!\w)",
    "months": rf"\b(?P<opens_in>{MONTH})[–-](?P<closes_in>{MONTH})\b",
    "short_day": r"\b(?:Mon|Tues?|Weds|Thurs?|Thu|Fri)\b(?! ?[–-] ?[A-Z])",
    "hours": rf"(?<![\w.,:/-]){_HOUR.format('open')}? ?[–-] ?{_HOUR.format('close')}(?!\w)",
    "time": r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>[apAP])(?:[mM]\b|\.[mM]\.)",
    "clock": r"\b(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)\b(?!:\d)",
}  # fmt: skip
"""Days and hours, which are looked for before plain numbers."""

YEARS = {
    "years": r"\b(?P<first>(?:1[6-9]|20)\d\d)[–/-](?P<second>\d{4}|\d\d)\b",
    "decade": r"(?<![\w.,£€$])(?P<decade>\d{1,3}(?:,\d00)+|\d+0)[’']?s\b",
    "short_decade": r"[’'](?P<short_decade>\d0)s\b",
}
"""Spans of years, which are looked for after telephone numbers and postcodes."""

YEAR_ALONE = r"(?<![\d.,])(?:1[6-9]|20)\d\d\b(?!,\d|\.\d)"


def any_year(text: str) -> str:
    return year(int(text)) if int(text) >= 1000 else figures(text)


def year_or_number(match: re.Match[str]) -> str:
    """Return a year, or how many there are of what follows: "1950 posts", but not "in 1950 posts were scarce"."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    counts = COUNTED.match(after) and not _IN_A_YEAR.search(before)
    return amount(match[0]) if counts else year(int(match[0]))


def _date(match: re.Match[str]) -> str:
    weekday = f"{_whole(match['weekday'], _DAYS)} " if match["weekday"] else ""
    begins = f"the {ordinal(int(match['from']))} {match['till'] or 'to'} " if match["from"] else ""
    ends = f" {any_year(match['year'])}" if match["year"] else ""
    return f"{weekday}{begins}the {ordinal(int(match['day']))} of {_whole(match['month'], _MONTHS)}{ends}"


def _iso(match: re.Match[str]) -> str:
    """Return a date such as "2024-06-03", with its time where it has one. Source: ISO 8601."""
    hour, minute = match["iso_hour"], match["iso_minute"]
    at = f" at {_on_the_clock(hour, minute)}" if hour else ""
    return _in_words(match[0], match["iso_year"], match["iso_month"], match["iso_day"]) + at


def _numeric(match: re.Match[str]) -> str:
    """Return a date such as "3/6/2024", with its day first, as people in the UK write it."""
    short = match["full_year"]
    return _in_words(match[0], short if len(short) == 4 else f"20{short}", match["its_month"], match["its_day"])


def _in_words(written: str, its_year: str, month: str, day: str) -> str:
    """Return a date in words; figure by figure where there is no such day, as it may be something else."""
    try:
        date(int(its_year), int(month), int(day))
    except ValueError:
        return ", ".join(map(figures, re.split(r"\D", written)))
    return f"the {ordinal(int(day))} of {_MONTHS[int(month) - 1]} {any_year(its_year)}"


def _month_first(match: re.Match[str]) -> str:
    its_year = match["then_year"] or match["last_year"]
    ends = f" {any_year(its_year)}" if its_year else ""
    return f"{_whole(match['first_month'], _MONTHS)} the {ordinal(int(match['then_day']))}{ends}"


def _whole(name: str, names: list[str]) -> str:
    """Return the whole of a day or month that may be cut short: "Mon", "Sept."."""
    return next((each for each in names if each.startswith(name[:3])), name)


def _time(match: re.Match[str]) -> str:
    return f"{_hour(match['hour'], match['minute'] or '')} {match['half'].lower()} m"


def _hour(hour: str, minute: str) -> str:
    said = cardinal(int(hour))
    if not minute or minute == "00":
        return said
    return f"{said} {'oh ' if minute < '10' else ''}{cardinal(int(minute))}"


def _hours(match: re.Match[str]) -> str:
    """Return from when until when: "9am-5pm", "5-6 pm"."""
    opens, closes = (_hour(*re.split("[:.]", f"{match[each]}:")[:2]) for each in ("open", "close"))
    first = f" {match['open_half'][0].lower()} m" if match["open_half"] else ""
    return f"{opens}{first} to {closes} {match['close_half'][0].lower()} m"


def _on_the_clock(hour: str, minute: str) -> str:
    if minute != "00":
        return _hour(hour, minute)
    return f"{cardinal(int(hour))} {'hundred hours' if int(hour) > 12 else 'o’clock'}"


def _years(match: re.Match[str]) -> str:
    second = match["second"]
    return f"{year(int(match['first']))} to {year(int(second)) if len(second) == 4 else amount(second)}"


def _decade(match: re.Match[str]) -> str:
    """Return the years of a decade, ages of people, or many: "1990s", "20s", "100s"."""
    written = match["decade"]
    if re.fullmatch(r"(?:1[1-9]|20)\d0", written):
        return _many(year(int(written)))
    return _many(amount(written).removeprefix("one "))


def _many(words: str) -> str:
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"


DAYS_SAID: Mapping[str, Callable[[re.Match[str]], str]] = {
    "iso": _iso,
    "until": lambda match: " to ",
    "short_day": lambda match: _whole(match[0], _DAYS),
    "numeric": _numeric,
    "date": _date,
    "month_first": _month_first,
    "month_year": lambda match: f"{_whole(match['the_month'], _MONTHS)} {any_year(match['its_year'])}",
    "days": lambda match: f"{_whole(match['opens_on'], _DAYS)} to {_whole(match['closes_on'], _DAYS)}",
    "months": lambda match: f"{match['opens_in']} to {match['closes_in']}",
    "hours": _hours,
    "time": _time,
    "clock": lambda match: _on_the_clock(match["hours"], match["minutes"]),
    "years": _years,
    "decade": _decade,
    "short_decade": lambda match: _many(amount(match["short_decade"])),
    "year_alone": year_or_number,
}
"""What is said for each of the patterns here, by its name."""
