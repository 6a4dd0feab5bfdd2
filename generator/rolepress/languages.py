"""The languages people write in besides English: what each calls itself, and how its script runs."""

from __future__ import annotations

from dataclasses import dataclass

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
