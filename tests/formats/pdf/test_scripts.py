"""Text in other scripts: drawn with pinned fonts, and read back from the PDF as it was written."""

import subprocess
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from rolepress.formats.pdf import PdfOptions, write_pdf
from rolepress.formats.pdf.glyphs import SILENT
from rolepress.formats.pdf.inspect import inspect_pdf
from rolepress.formats.pdf.reading import interrupted, words
from rolepress.languages import is_right_to_left
from rolepress.script_fonts import SCRIPT_FONTS, font_for, is_printable

SAMPLES = {  # `make test` installs the extras that bring the fonts of some
    "cy": "Mae’r tŷ wrth y dŵr. Gwnewch gais erbyn dydd Gwener, 30 Mehefin 2023.",
    "pl": "Zażółć gęślą jaźń. Napisz do nas do piątku.",
    "ur": "ہم آپ کے ساتھ کام کریں گے۔ آخری تاریخ جمعہ 30 جون 2023، شام 4:30 بجے ہے (LPT)۔ فارم لکھیں اور پڑھیں۔",
    "ar": "يمكنك التقدم بطلب حتى يوم الجمعة. لا يوجد موعد نهائي، والاجتماع يوم 3 مايو 2019.",
    "fa": "می‌توانید تا جمعه درخواست دهید. کتاب‌های ما را بخوانید.",
    "ps": "تاسو کولی شئ د جمعې تر ورځې پورې غوښتنه وکړئ. ښځې او ځوانان ټول راتلی شي.",
    "ckb": "دەتوانیت تا ڕۆژی هەینی داواکاری پێشکەش بکەیت. ژمارەی تەلەفۆن بنووسە.",
    "he": "אפשר להגיש מועמדות עד יום שישי, 30 ביוני 2023, בשעה 4:30. כתבו אל הצוות שלנו (LPT) היום.",
    "el": "Μπορείτε να υποβάλετε αίτηση έως την Παρασκευή. Γράψτε μας.",
    "uk": "Ви можете подати заяву до п’ятниці. Ґанок, їжак, єдність.",
    "ro": "Puteți aplica până vineri. Scrieți-ne. Știință, țară.",
    "so": "Waxaad codsan kartaa ilaa Jimcaha. Fadlan noo soo qor.",
    "tr": "Cuma gününe kadar başvurabilirsiniz. Işık, İstanbul.",
    "hi": "आप शुक्रवार तक आवेदन कर सकते हैं। कृपया हमें लिखें।",
    "bn": "আপনি শুক্রবার পর্যন্ত আবেদন করতে পারেন। আমাদের লিখুন।",
    "gu": "તમે શુક્રવાર સુધી અરજી કરી શકો છો. કૃપા કરીને અમને લખો. હોય, ક્ષમતા, શ્રી, જ્ઞાન.",
    "pa": "ਤੁਸੀਂ ਸ਼ੁੱਕਰਵਾਰ ਤੱਕ ਅਰਜ਼ੀ ਦੇ ਸਕਦੇ ਹੋ। ਕਿਰਪਾ ਕਰਕੇ ਸਾਨੂੰ ਲਿਖੋ। ਕਿਸੇ ਪ੍ਰਬੰਧ",
    "am": "እስከ ዓርብ ድረስ ማመልከት ይችላሉ። እባክዎ ይጻፉልን።",
    "ti": "ክሳብ ዓርቢ ከተመልክቱ ትኽእሉ ኢኹም። በጃኹም ጸሓፉልና።",
    "hy": "Դուք կարող եք դիմել մինչև ուրբաթ։",
    "ka": "შეგიძლიათ განაცხადი წარადგინოთ პარასკევამდე.",
    "kn": "ನೀವು ಶುಕ್ರವಾರದವರೆಗೆ ಅರ್ಜಿ ಸಲ್ಲಿಸಬಹುದು.",
    "ml": "വെള്ളിയാഴ്ച വരെ നിങ്ങൾക്ക് അപേക്ഷിക്കാം.",
    "si": "ඔබට සිකුරාදා දක්වා අයදුම් කළ හැකිය. ශ්‍රී ක්‍රම",
    "te": "మీరు శుక్రవారం వరకు దరఖాస్తు చేసుకోవచ్చు.",
    "zh": "您可以在星期五之前申请。 请写信给我们。",
    "zh-Hant": "您可以在星期五之前申請。 請寫信給我們。",
    "ta": "நீங்கள் வெள்ளிக்கிழமை வரை விண்ணப்பிக்கலாம்.",
}
STYLE = 'html { font: 12pt/1.5 "Rolepress Sans"; text-align: start } @page { size: A4; margin: 25mm }'


def printed(code: str, body: str):
    way = "rtl" if is_right_to_left(code) else "ltr"
    html = f'<!DOCTYPE html><html lang="{code}" dir="{way}"><head><title>Sample</title></head><body>{body}</body></html>'
    return write_pdf(html, (STYLE,), options=PdfOptions())


@pytest.mark.parametrize("code", SAMPLES)
def test_words_are_read_as_they_were_written(code):
    outcome = printed(code, f"<h1>{SAMPLES[code]}</h1><p>{SAMPLES[code] * 3}</p>")

    facts = inspect_pdf(outcome.value.data)

    gap = "" if code.startswith("zh") else " "  # a line may end between any two signs
    assert outcome.problems == ()
    assert gap.join(facts.words) == gap.join(SAMPLES[code].split() + (SAMPLES[code] * 3).split())


@pytest.mark.parametrize("code", SAMPLES)
def test_another_reader_of_pdfs_reads_the_same_letters(code, tmp_path):
    (tmp_path / "sample.pdf").write_bytes(printed(code, f"<p>{SAMPLES[code]}</p>").value.data)

    read = subprocess.run(["pdftotext", tmp_path / "sample.pdf", "-"], capture_output=True, text=True, check=True)

    assert _letters(read.stdout) == _letters(SAMPLES[code])


def test_a_word_with_an_unseen_sign_in_it_is_known():
    (line,) = inspect_pdf(printed("ur", "<p>اہم تاریخیں</p>").value.data).lines
    read = [replace(line, text=line.text.replace("یخ", f"ی{SILENT}خ"))]

    assert (words(read), interrupted(read)) == (["اہم", "تاریخیں"], ["تاریخیں"])


def test_these_languages_need_no_extra():
    fonts = {code: font_for(code) for code in SAMPLES}
    ours = {code for code, font in fonts.items() if font is None or not font.extra}

    assert ours == {"cy", "pl", "ro", "so", "tr", "uk", "el", "he", "ar", "ckb", "fa", "ps", "ur"}


def test_lines_from_right_to_left_start_at_the_right_edge():
    facts = inspect_pdf(printed("ur", f"<p>{SAMPLES['ur'] * 4}</p>").value.data)

    assert len(facts.lines) > 3
    assert max(line.right_mm for line in facts.lines) - min(line.right_mm for line in facts.lines) < 0.1
    assert max(line.left_mm for line in facts.lines) - min(line.left_mm for line in facts.lines) > 10


def test_latin_letters_stay_in_arimo_beside_another_script():
    facts = inspect_pdf(printed("ur", "<p>ہم NHS میں ہیں</p>").value.data)

    assert {run.font.name for run in facts.text_runs if run.text.strip() == "NHS"} == {"Rolepress-Sans"}


@pytest.mark.parametrize("width", [70, 85, 100, 115, 130])
def test_an_address_in_a_line_from_right_to_left_is_whole(width):
    address = "(rolepress.example/forms/<wbr>peer-<wbr>support-<wbr>worker)"
    text = f'<p style="width: {width}mm">فارم یہاں ہے، اسے پڑھیں <bdi lang="en" dir="ltr">{address}</bdi> اور بھریں</p>'

    read = inspect_pdf(printed("ur", text).value.data).words

    assert "(rolepress.example/forms/peer-support-worker)" in "".join(read)
    assert (read[0], read[-2:]) == ("فارم", ["اور", "بھریں"])


def test_a_script_without_a_font_is_never_empty_boxes():
    outcome = printed("dv", "<p>ދިވެހި</p>")

    assert not is_printable("dv")
    assert {each.rule for each in outcome.problems} == {"missing-glyph"}


@pytest.mark.parametrize("code", ["dv", "ja", "km", "ko", "lo", "my", "th"])
def test_languages_without_a_font_have_no_pdf(code):
    assert (is_printable(code), font_for(code)) == (False, None)


def test_a_font_that_is_not_installed_says_how_to_get_it():
    assert font_for("dv") is None
    assert SCRIPT_FONTS["Deva"].advice == "pip install 'rolepress[devanagari]'"
    assert SCRIPT_FONTS["Gujr"].advice == "pip install 'rolepress[more-scripts]'"
    assert SCRIPT_FONTS["Arab"].advice == "pip install fontpkg-amiri"


def test_each_extra_is_one_that_can_be_installed():
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {(font.extra, font.package) for font in SCRIPT_FONTS.values()}
    extras = {"": project["dependencies"], **project["optional-dependencies"]}
    can = {(extra, each.split("==")[0]) for extra, packages in extras.items() for each in packages}

    assert asked <= can


@pytest.mark.parametrize("code", SAMPLES)
def test_bold_letters_have_a_weight_of_their_own(code):
    facts = inspect_pdf(printed(code, f"<p>{SAMPLES[code]} <b>{SAMPLES[code]}</b></p>").value.data)
    letters = [run for run in facts.text_runs if run.text.strip() and any(map(str.isalpha, run.text))]

    assert {True, False} == {run.font.bold for run in letters}
    assert all(run.font.embedded for run in letters)


@pytest.mark.parametrize("other", ["ہم.", "אפשר.", "עברית, אפשר."])  # a font of its own, or the same
def test_a_line_from_left_to_right_is_read_as_it_is_drawn(other):
    text = f"In another language: {other} Then English again, for longer."

    facts = inspect_pdf(printed("en-GB", f"<p>{text}</p>").value.data)

    assert words(facts.lines) == text.split()


def _letters(text: str) -> str:
    """Return letters and digits in order: readers place spaces and signs beside numbers in their own ways."""
    return "".join(sign for sign in text if sign.isalnum())
