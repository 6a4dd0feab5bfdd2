"""Each glyph of a line from right to left says its letter, and the page looks as WeasyPrint would draw it."""

import contextlib
import io
import subprocess
import unicodedata

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

import rolepress.formats.pdf.whole_letters as module
from rolepress.formats.pdf import PdfOptions, write_pdf
from rolepress.formats.pdf.glyphs import SILENT, read_font
from rolepress.formats.pdf.inspect import inspect_pdf

STYLE = 'html { font: 12pt/1.5 "Rolepress Sans"; text-align: start } @page { size: A4; margin: 25mm }'
STROKES = "تاریخیں شاخیں ملک بلکہ علک سلک سِعی حِجر"
"""Words in which Amiri draws a stroke between two letters, and two where it makes room for a sign below them."""

ALPHABETS = {
    "ar": ("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي", "َُِّْٰ"),
    "fa": ("آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی", "\u200c"),
    "he": ("אבגדהוזחטיךכלםמןנסעףפץצקרשת", ""),
    "ps": ("اآبپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوهۀیېيۍئ", ""),
    "ur": ("ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےئآأؤ", "َُِّٰ"),
}
"""Letters of languages, and signs that stand above, below or between them."""


def made(body: str, language: str = "ur") -> bytes:
    head = f'<!DOCTYPE html><html lang="{language}" dir="rtl"><head><title>Sample</title></head>'
    return write_pdf(f"{head}<body>{body}</body></html>", (STYLE,), options=PdfOptions()).value.data


def letters_of(data: bytes, face: str) -> list[str]:
    """What the glyphs of a font of the first page say."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = [read_font(font) for font in pdf.pages[0].resources.Font.values()]
    return [text for font in fonts if font.face.name == face for text in font.letters.values()]


@pytest.mark.parametrize("tag", ["p", "h1"])  # regular and bold
def test_a_stroke_between_two_letters_is_part_of_one(tag):
    data = made(f"<{tag}>{STROKES}</{tag}>")

    facts = inspect_pdf(data)

    assert (facts.words, facts.interrupted) == (STROKES.split(), [])
    assert SILENT not in letters_of(data, "Amiri" if tag == "p" else "Amiri-Bold")


def test_a_glyph_of_two_letters_says_each_where_it_stands():
    facts = inspect_pdf(made("<p>ك ک يہ یہ ه ہ كا کا</p>"))

    assert facts.words == ["ك", "ک", "يہ", "یہ", "ه", "ہ", "كا", "کا"]


def test_signs_of_a_letter_are_read_after_it():
    words = ["مُدَرِّسٌ", "الأُستاذ", "إِلَى", "آءِض", "تقریباً", "ماہرِ"]

    facts = inspect_pdf(made(f"<p>{' '.join(words)}</p>", "ar"))

    assert (facts.words, facts.interrupted) == (words, [])


def test_the_sign_that_keeps_letters_apart_is_kept():
    assert inspect_pdf(made("<p>می‌توانید کتاب‌های</p>", "fa")).words == ["می‌توانید", "کتاب‌های"]


@pytest.mark.parametrize("language", sorted(ALPHABETS))
@settings(max_examples=8, deadline=None)
@given(data=some.data())
def test_any_words_come_back(language, data):
    letters, signs = ALPHABETS[language]
    part = some.tuples(some.sampled_from(letters), some.sampled_from(["", "", "", *signs]))
    word = some.lists(part, min_size=1, max_size=7).map(lambda parts: "".join(map("".join, parts)))
    given_words = data.draw(some.lists(word.map(lambda each: each.rstrip("\u200c")), min_size=1, max_size=12))

    facts = inspect_pdf(made(f"<p>{' '.join(given_words)}</p>", language))

    read = [unicodedata.normalize("NFC", each) for each in facts.words]
    assert read == [unicodedata.normalize("NFC", each) for each in given_words]


def test_another_reader_sees_whole_words(tmp_path):
    words = [*STROKES.split(), "چاہتے", "چاہیے", "تقریباً", "مثلاً"]
    (tmp_path / "sample.pdf").write_bytes(made(f"<p>{' '.join(words)}</p>"))

    read = subprocess.run(["pdftotext", tmp_path / "sample.pdf", "-"], capture_output=True, text=True, check=True)

    assert "".join(sign for sign in read.stdout if unicodedata.category(sign) != "Cf").split() == words


def test_words_stand_where_they_stood(monkeypatch):
    body = f"<p>{STROKES} چاہتے تقریباً مُدَرِّسٌ</p>" * 3
    ours = inspect_pdf(made(body))
    monkeypatch.setattr(module, "whole_letters", contextlib.nullcontext)
    stock = inspect_pdf(made(body))

    assert stock.interrupted
    for line, other in zip(ours.lines, stock.lines, strict=True):
        assert (line.left_mm, line.right_mm) == pytest.approx((other.left_mm, other.right_mm), abs=0.2)


def test_a_title_on_every_page_is_drawn_the_same():
    running = f"<style>@page {{ @top-left {{ content: '{STROKES}' }} }}</style>"

    facts = inspect_pdf(made(f"{running}<p>ملک</p><p style='break-before: page'>ملک</p>"))

    drawn = [run.text for run in facts.text_runs if run.artifact and run.text.strip()]
    assert facts.pages == 2
    assert SILENT not in "".join(drawn)
    assert drawn[: len(drawn) // 2] == drawn[len(drawn) // 2 :]


def test_the_same_page_makes_the_same_file():
    assert made(f"<p>{STROKES}</p>") == made(f"<p>{STROKES}</p>")
