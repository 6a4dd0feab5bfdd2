"""The words of a PDF in another script are read back and compared with those of the document."""

from dataclasses import replace

import pytest

from rolepress.checks.printed import pdf_problems
from rolepress.config import PdfSettings, Settings
from rolepress.editions import EDITIONS
from rolepress.formats.pdf import PdfOptions, write_pdf
from rolepress.formats.pdf.inspect import Inspection, inspect_pdf
from rolepress.manuscript import About, Heading, Manuscript, Prose, said

WORDS = "ہم آپ کے ساتھ ہیں (LPT)۔"
MANUSCRIPT = Manuscript(
    "sample", "Sample", "ur", About("page", "Page", "fenland", "Fenland Trust", "A page.", "1.0"),
    (Heading("title", said("Sample"), 1), Prose("text", said(WORDS))), right_to_left=True,
)  # fmt: skip


@pytest.fixture(scope="module")
def plain() -> Inspection:
    html = '<!DOCTYPE html><html lang="ur"><title>Sample</title><h1>Sample</h1><p>Text</p>'
    return inspect_pdf(write_pdf(html, ("html { font: 12pt Rolepress Sans }",), options=PdfOptions()).value.data)


def told(inspection: Inspection, read: str, manuscript: Manuscript = MANUSCRIPT) -> list[str]:
    title, text = inspection.lines
    changed = replace(inspection, lines=(title, replace(text, text=read)))
    settings = Settings(title="Roles", organisation="fenland", pdf=PdfSettings())
    problems = pdf_problems(changed, manuscript, manuscript, EDITIONS["standard"], settings)
    return [each.message for each in problems if each.rule == "print-text"]


def test_words_that_read_as_they_were_written_are_vouched_for(plain):
    assert told(plain, WORDS) == []


def test_signs_beside_words_may_stand_elsewhere(plain):
    assert told(plain, "ہم آپ کے ساتھ ہیں )LPT( ۔") == []


def test_a_word_that_reads_otherwise_is_told(plain):
    said_so = "we cannot vouch for the text of this PDF in Urdu: 1 words read otherwise"

    assert told(plain, WORDS.replace("ساتھ", "ساھت")) == [said_so]


def test_a_vowel_sign_counts():
    hindi = replace(MANUSCRIPT, language="hi", blocks=(MANUSCRIPT.blocks[0], Prose("text", said("सहायता"))))
    html = '<!DOCTYPE html><html lang="hi"><title>Sample</title><h1>Sample</h1><p>Text</p>'
    inspection = inspect_pdf(write_pdf(html, ("",), options=PdfOptions()).value.data)

    assert told(inspection, "सहायता", hindi) == []
    assert len(told(inspection, "सहायत", hindi)) == 1


def test_latin_scripts_are_left_to_other_checks(plain):
    assert told(plain, "Zupełnie coś innego", replace(MANUSCRIPT, language="pl")) == []


def test_an_unseen_sign_inside_a_word_is_told(plain):
    said_so = "a search in this PDF in Urdu does not find 1 of its words"

    assert told(plain, WORDS.replace("ساتھ", "سا\u2060تھ")) == [said_so]


def test_an_unseen_sign_at_the_end_of_a_word_hides_nothing(plain):
    assert told(plain, WORDS.replace("ساتھ", "ساتھ\u2060")) == []


def test_chinese_is_compared_sign_by_sign(plain):
    chinese = replace(
        MANUSCRIPT, language="zh", blocks=(MANUSCRIPT.blocks[0], Prose("text", said("请写信给我们。")))
    )
    said_so = "we cannot vouch for the text of this PDF in Chinese: 1 signs read otherwise"

    assert told(plain, "请写信 给我们。", chinese) == []  # a line may end between any two
    assert told(plain, "请写借给我们。", chinese) == [said_so]
