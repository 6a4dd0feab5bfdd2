"""The languages people write in: what each calls itself, how its script runs, and words that know theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby, islice
from typing import SupportsIndex, TypeAlias

RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Thaa"})
"""Scripts that run from right to left, by their ISO 15924 codes."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code."""

    code: str  # "cy", "en-GB": BCP 47
    name: str  # in the language itself: "Cymraeg"
    english: str  # "Welsh"
    script: str = "Latn"  # ISO 15924

    @property
    def right_to_left(self) -> bool:
        """Whether its lines start at the right."""
        return self.script in RIGHT_TO_LEFT


_KNOWN = {
    each.code: each
    for each in (
        Language("am", "አማርኛ", "Amharic", "Ethi"),
        Language("ar", "العربية", "Arabic", "Arab"),
        Language("bg", "Български", "Bulgarian", "Cyrl"),
        Language("bn", "বাংলা", "Bengali", "Beng"),
        Language("ckb", "کوردی", "Kurdish (Sorani)", "Arab"),
        Language("cs", "Čeština", "Czech"),
        Language("cy", "Cymraeg", "Welsh"),
        Language("de", "Deutsch", "German"),
        Language("dv", "ދިވެހި", "Dhivehi", "Thaa"),
        Language("el", "Ελληνικά", "Greek", "Grek"),
        Language("en", "English", "English"),
        Language("es", "Español", "Spanish"),
        Language("fa", "فارسی", "Persian", "Arab"),
        Language("fr", "Français", "French"),
        Language("ga", "Gaeilge", "Irish"),
        Language("gd", "Gàidhlig", "Scottish Gaelic"),
        Language("gu", "ગુજરાતી", "Gujarati", "Gujr"),
        Language("he", "עברית", "Hebrew", "Hebr"),
        Language("hi", "हिन्दी", "Hindi", "Deva"),
        Language("hu", "Magyar", "Hungarian"),
        Language("hy", "Հայերեն", "Armenian", "Armn"),
        Language("it", "Italiano", "Italian"),
        Language("ja", "日本語", "Japanese", "Jpan"),
        Language("ka", "ქართული", "Georgian", "Geor"),
        Language("km", "ភាសាខ្មែរ", "Khmer", "Khmr"),
        Language("kn", "ಕನ್ನಡ", "Kannada", "Knda"),
        Language("ko", "한국어", "Korean", "Kore"),
        Language("ku", "Kurdî", "Kurdish (Kurmanji)"),
        Language("lo", "ລາວ", "Lao", "Laoo"),
        Language("lt", "Lietuvių", "Lithuanian"),
        Language("lv", "Latviešu", "Latvian"),
        Language("ml", "മലയാളം", "Malayalam", "Mlym"),
        Language("mr", "मराठी", "Marathi", "Deva"),
        Language("my", "မြန်မာ", "Burmese", "Mymr"),
        Language("ne", "नेपाली", "Nepali", "Deva"),
        Language("pa", "ਪੰਜਾਬੀ", "Punjabi", "Guru"),
        Language("pl", "Polski", "Polish"),
        Language("prs", "دری", "Dari", "Arab"),
        Language("ps", "پښتو", "Pashto", "Arab"),
        Language("pt", "Português", "Portuguese"),
        Language("ro", "Română", "Romanian"),
        Language("ru", "Русский", "Russian", "Cyrl"),
        Language("sd", "سنڌي", "Sindhi", "Arab"),
        Language("si", "සිංහල", "Sinhala", "Sinh"),
        Language("sk", "Slovenčina", "Slovak"),
        Language("so", "Soomaali", "Somali"),
        Language("sq", "Shqip", "Albanian"),
        Language("ta", "தமிழ்", "Tamil", "Taml"),
        Language("te", "తెలుగు", "Telugu", "Telu"),
        Language("th", "ไทย", "Thai", "Thai"),
        Language("ti", "ትግርኛ", "Tigrinya", "Ethi"),
        Language("tr", "Türkçe", "Turkish"),
        Language("ug", "ئۇيغۇرچە", "Uyghur", "Arab"),
        Language("uk", "Українська", "Ukrainian", "Cyrl"),
        Language("ur", "اردو", "Urdu", "Arab"),
        Language("vi", "Tiếng Việt", "Vietnamese"),
        Language("yi", "ייִדיש", "Yiddish", "Hebr"),
        Language("zh", "中文", "Chinese", "Hani"),
    )
}


def language_of(code: str) -> Language:
    """Return the language of *code*, by its first tag; one that we do not know is called by its code.

    A script that the code names wins over the usual one: "pa-Arab" runs from right to left.
    """
    first, *others = code.split("-")
    known = _KNOWN.get(first.lower())
    script = next((each.title() for each in others if len(each) == 4 and each.isalpha()), "")
    name, english, usual = (known.name, known.english, known.script) if known else (code, code, "Latn")
    return Language(code, name, english, script or usual)


def same_language(one: str, other: str) -> bool:
    """Whether two codes are of one language, such as en and en-GB."""
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()


def is_right_to_left(code: str) -> bool:
    """Whether text in the language *code* runs from right to left."""
    return language_of(code).right_to_left


def is_english(code: str) -> bool:
    """Whether *code* is of English: the checks of plain English read no other language."""
    return same_language(code, "en")


Piece: TypeAlias = tuple[str, str | None]
"""Some text and its language; None where that is the language of the words around it."""


class Borrowed(str):
    """Words of which all, or some, are in another language than those around them: who shows them marks those.

    Templates mark them by themselves, as Jinja asks for `__html__`; the filter `bare` takes the mark off in an
    attribute or a page's title, where none can stand. A span takes their language over.
    Source: WCAG 2.2, 3.1.2 Language of parts.
    """

    __slots__ = ("pieces",)
    pieces: tuple[Piece, ...]

    def __new__(cls, text: str, language: str | None = None, *, pieces: tuple[Piece, ...] = ()) -> Borrowed:
        """Return *text*, all of it in *language*, or in *pieces* of more than one."""
        made = super().__new__(cls, text)
        made.pieces = pieces or ((str(text), language),)
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, tuple[Piece, ...]]]:
        return (str(self),), {"pieces": self.pieces}

    @property
    def language(self) -> str | None:
        """The language that all of the words share; None where they have more than one."""
        found = {language for text, language in self.pieces if any(map(str.isalnum, text))}
        return found.pop() if len(found) == 1 else None

    def __html__(self) -> str:
        return "".join(
            escape(text) if language is None else f"<span{marked(language)}>{escape(text)}</span>"
            for text, language in self.pieces
        )

    def __add__(self, other: str) -> str:
        return worded((*self.pieces, *_pieces_in(other, self.pieces[-1][1])))

    def replace(self, old: str, new: str, count: SupportsIndex = -1) -> str:
        """Return the words with *new* in the place of *old*: what is not a number or a name keeps its language."""
        return filled(self, re.compile(re.escape(old)), {old: new}, count=max(0, int(count)))

    def split(self, sep: str | None = None, maxsplit: SupportsIndex = -1) -> list[str]:
        """Return the parts of the words, in the same language."""
        return [worded([(each, self.language)]) for each in super().split(sep, maxsplit)]


def worded(pieces: Iterable[Piece]) -> str:
    """Return *pieces* as one text that knows the language of each; plain text where none has one of its own."""
    together = tuple(
        ("".join(text for text, _ in run), language)
        for language, run in groupby((each for each in pieces if each[0]), lambda each: each[1])
    )
    text = "".join(each for each, _ in together)
    return Borrowed(text, pieces=together) if any(language for _, language in together) else text


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Return *text* by language."""
    return text.pieces if isinstance(text, Borrowed) else ((text, None),)


def filled(words: str, name: re.Pattern[str], values: Mapping[str, object], *, count: int = 0) -> str:
    """Return *words* with each of *values* in the place of its *name*, all at once; each keeps its language.

    The first *count* names alone where that is not 0.
    """
    if not any(isinstance(each, Borrowed) for each in (words, *values.values())):
        return name.sub(lambda found: str(values.get(found.group(), found.group())), words, count)
    made: list[Piece] = []
    for text, language in pieces_of(words):
        start = 0
        for found in islice(name.finditer(text), count or None):
            value = values.get(found.group(), found.group())
            made.append((text[start : found.start()], language))
            made.extend(_pieces_in(value if isinstance(value, str) else str(value), language))
            start = found.end()
        made.append((text[start:], language))
    return worded(made)


def strung(between: str, texts: Iterable[str]) -> str:
    """Return *texts* one after the other, with *between* between them; each keeps its language."""
    made: list[Piece] = []
    for text in texts:
        made.extend((*_pieces_in(between, made[-1][1]), *pieces_of(text)) if made else pieces_of(text))
    return worded(made)


def with_capital(text: str) -> str:
    """Return *text* with a capital letter at its start, in its language."""
    return _begun(text, str.upper)


def with_small_letter(text: str) -> str:
    """Return *text* with a small letter at its start, in its language."""
    return _begun(text, str.lower)


def _begun(text: str, change: Callable[[str], str]) -> str:
    (first, language), *others = pieces_of(text)
    return worded(((change(first[:1]) + first[1:], language), *others))


def spoken_in(text: str) -> str | None:
    """Return the language of *text* where it is not that of the words around it."""
    return text.language if isinstance(text, Borrowed) else None


def marked(language: str) -> str:
    """Return the attributes of an element of HTML whose words are in *language*, which runs its own way."""
    return f' lang="{escape(language)}" dir="{"rtl" if is_right_to_left(language) else "ltr"}"'


def _pieces_in(value: str, language: str | None) -> tuple[Piece, ...]:
    """Return *value* by language, put among words in *language*: numbers and short names are read in theirs."""
    if isinstance(value, Borrowed):
        return value.pieces
    return ((value, language if value.isascii() and value.upper() == value else None),)
