"""Pages in other scripts: letters as large as Latin ones, in every edition, and files that validators accept."""

from dataclasses import replace

import pytest

from rolepress.checks.printed import pdf_problems
from rolepress.config import PdfSettings, Settings
from rolepress.editions import EDITIONS
from rolepress.formats import RenderOptions
from rolepress.formats.pdf.inspect import Inspection, inspect_pdf
from rolepress.formats.print import render_pdf, script_styles
from rolepress.labels import labels_for
from rolepress.languages import is_right_to_left
from rolepress.manuscript import About, Heading, Manuscript, Prose, said
from rolepress.model.organisation import Brand
from rolepress.script_fonts import SCRIPT_FONTS
from rolepress.theme import Theme, theme_for
from verapdf.runner import check_pdfs, report, second_opinion

URDU = Manuscript(
    "sample", "اہم تاریخیں", "ur", About("page", "Page", "fenland", "Fenland Trust", "A page.", "1.0"),
    (
        Heading("title", said("اہم تاریخیں"), 1),
        Prose("text", said("ملک بھر کے لوگ Fenland Partnership (LPT) کو لکھنا چاہتے ہیں، تقریباً 30 مثلاً ماہرِ نفسیات۔")),
    ), labels=dict(labels_for("ur").value), right_to_left=True,
)  # fmt: skip

TEXTS = {
    "ar": "يمكنك التقدم بطلب حتى يوم الجمعة. لا يوجد موعد نهائي، والاجتماع هنا.",
    "bn": "আপনি শুক্রবার পর্যন্ত আবেদন করতে পারেন।",
    "fa": "می‌توانید تا جمعه درخواست دهید.",
    "gu": "તમે શુક્રવાર સુધી અરજી કરી શકો છો. કૃપા કરીને અમને લખો. હોય, ક્ષમતા, શ્રી, જ્ઞાન.",
    "hi": "आप शुक्रवार तक आवेदन कर सकते हैं।",
    "pa": "ਤੁਸੀਂ ਸ਼ੁੱਕਰਵਾਰ ਤੱਕ ਅਰਜ਼ੀ ਦੇ ਸਕਦੇ ਹੋ। ਕਿਸੇ ਪ੍ਰਬੰਧ",
    "ps": "تاسو کولی شئ د جمعې تر ورځې پورې غوښتنه وکړئ.",
    "ta": "நீங்கள் வெள்ளிக்கிழமை வரை விண்ணப்பிக்கலாம்.",
    "ti": "ክሳብ ዓርቢ ከተመልክቱ ትኽእሉ ኢኹም። በጃኹም ጸሓፉልና።",
    "uk": "Ви можете подати заяву до п’ятниці.",
    "ur": "ملک بھر کے لوگ اہم تاریخیں جاننا چاہتے ہیں، بلکہ لکھنا بھی۔",
    "zh": "您可以在星期五之前申请。请写信给我们。",
}


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return theme_for(tmp_path_factory.mktemp("project"), "fenland", Brand())


def printed(edition: str, theme: Theme, options: RenderOptions | None = None) -> bytes:
    sizes = EDITIONS[edition]
    made = render_pdf(sizes.adapt(URDU), sizes, theme, options or RenderOptions())
    assert made.problems == ()
    return made.value.data


def sizes_of(facts: Inspection, text: str) -> set[float]:
    return {round(run.size_pt, 1) for run in facts.text_runs if text in run.text and run.role == "P"}


@pytest.mark.parametrize("name", ["standard", "large-print-18", "large-print-28"])
def test_urdu_letters_are_a_third_larger_and_latin_words_between(theme, name):
    facts, size = inspect_pdf(printed(name, theme)), EDITIONS[name].size_pt

    assert sizes_of(facts, "بھر") == {round(size * 1.35, 1)}
    latin = {round(run.size_pt, 1) for run in facts.text_runs if "Partnership" in run.text}
    assert latin == {round(size * 1.35 * 0.9, 1)}
    assert min(run.size_pt for run in facts.text_runs if run.text.strip()) >= size


def test_validators_find_nothing(theme, tmp_path):
    profiles = {"one": ("ua1",), "two": ("ua2",), "archive": ("2a", "ua1")}
    options = {"one": {}, "two": {"pdf_profile": "ua-2"}, "archive": {"pdf_archive": True}}
    for name, asked in options.items():
        (tmp_path / f"{name}.pdf").write_bytes(printed("standard", theme, RenderOptions(**asked)))

    for name, wanted in profiles.items():
        assert report(check_pdfs([tmp_path / f"{name}.pdf"], wanted)) == ""
    assert second_opinion((tmp_path / "one.pdf").read_bytes()) == []


def test_a_language_that_arimo_has_the_letters_of_keeps_its_sizes():
    assert script_styles("pl", EDITIONS["standard"]) == ""


@pytest.mark.parametrize("code", ["gu", "pa", "am", "zh", "zh-Hant"])
def test_the_font_of_a_script_is_named(code):
    named = {"gu": "Gujarati", "pa": "Gurmukhi", "am": "Ethiopic", "zh": "SC", "zh-Hant": "TC"}[code]

    assert f'"Noto Sans {named}"' in script_styles(code, EDITIONS["standard"])


@pytest.mark.parametrize("code", TEXTS)  # `make test` installs the extras that bring the fonts of some
def test_a_page_is_vouched_for(theme, code):
    edition = EDITIONS["standard"]
    blocks = (Heading("title", said(TEXTS[code]), 1), Prose("text", said(f"{TEXTS[code]} (LPT) 30")))
    page = replace(URDU, language=code, right_to_left=is_right_to_left(code), blocks=blocks)
    made = render_pdf(page, edition, theme, RenderOptions())

    settings = Settings(title="Roles", organisation="fenland", pdf=PdfSettings())
    problems = pdf_problems(inspect_pdf(made.value.data), page, page, edition, settings)

    assert made.problems == ()
    assert [each.message for each in problems if each.rule == "print-text"] == []


def test_simplified_and_traditional_signs_have_fonts_of_their_own(theme):
    for code, text in {"zh": "直接申请", "zh-Hant": "直接申請"}.items():
        chinese = replace(URDU, language=code, right_to_left=False, blocks=(Heading("title", said(text), 1),))
        made = render_pdf(chinese, EDITIONS["standard"], theme, RenderOptions())
        faces = {run.font.name for run in inspect_pdf(made.value.data).text_runs if text in run.text}

        assert faces == {f"{SCRIPT_FONTS['Hans' if code == 'zh' else 'Hant'].name.replace(' ', '-')}-Bold"}
