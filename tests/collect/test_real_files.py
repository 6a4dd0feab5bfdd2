"""The forms that a build makes, filled in and sent back, are collected: PDF, Word, and Word saved by LibreOffice."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from pikepdf import Name, String

from collect import filling
from collect.filling import NOW, WORD, WORD_14
from projects import open_project
from rolepress.collect.answers import answers_of
from rolepress.collect.gathering import read_filled
from rolepress.collect.questions import Questions
from rolepress.editions import STANDARD
from rolepress.formats import RenderOptions, formats
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.model.organisation import Brand
from rolepress.resolve import resolve, scope_of, style_of
from rolepress.theme import theme_for

ANSWERS = {
    "surname": "Wójcik-Siân Ŵyn", "email": "a@b.example", "phone": "+44 1632 960123", "address": "1 High Street, Northshire",
    "years": "12", "first-day": "1 July 2026", "skills": "I listen; “well” & often <b>", "driving": "no",
    "area": "other-hospital", "area--other-hospital--say": "The shop", "days": "monday; another-day",
    "days--another-day--say": "Sunday", "true-answers": "yes", "signature": "Ł. Wójcik",
}  # fmt: skip
LITTLE = dict.fromkeys(ANSWERS, "") | {"days": "tuesday"}
OFFICE_PROGRAM = shutil.which("soffice")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filling.form_project(tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="module")
def questions(project: Path) -> Questions:
    return filling.asked(project)


@pytest.fixture(scope="module")
def blank(project: Path) -> dict[str, bytes]:
    """The form as a build makes it, by format."""
    library = open_project(project)
    form = library.document("helper")
    resolved = resolve(form, library, scope=scope_of(form, library), on=NOW).value
    house = house_of(style_of("northshire", library), labels_for("en-GB").value)
    theme = theme_for(project, "northshire", Brand())
    manuscript = compose(resolved, house)
    return {
        name: formats()[name].render(manuscript, STANDARD, theme, RenderOptions()).data for name in ("pdf", "docx")
    }


def filled_pdf(blank: bytes, questions: Questions, answers: dict[str, str]) -> bytes:
    """Fill in a PDF as a viewer does: a value for each field, and the state of each mark."""
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            value = said(str(field.T), questions, answers)
            if str(field.FT) == "/Tx":
                field.V = String(value)
                continue
            field.V = Name(f"/{value}") if value else Name.Off
            for mark in field.get("/Kids", [field]):
                states = [str(each) for each in mark.AP.N]
                mark.AS = field.V if str(field.V) in states else Name.Off
        return filling.saved(pdf)


def said(name: str, questions: Questions, answers: dict[str, str]) -> str:
    """Return what a field of this name says."""
    for question in questions.questions:
        for option in question.options if question.type == "choose-many" else ():
            if name == question.box(option):
                return "yes" if option.value in answers[question.name].split("; ") else ""
    return answers.get(name, "")


def filled_word(blank: bytes, questions: Questions, answers: dict[str, str]) -> bytes:
    """Fill in a Word file as Word does: the text of each control, and no longer a placeholder."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blank)) as given, zipfile.ZipFile(file, "w") as made:
        for name in given.namelist():
            data = given.read(name)
            made.writestr(name, _filled(data, questions, answers) if name == "word/document.xml" else data)
    return file.getvalue()


def _filled(data: bytes, questions: Questions, answers: dict[str, str]) -> bytes:
    names = {"w": WORD, "w14": WORD_14}
    root = etree.fromstring(data)
    for control in root.iterfind(".//w:sdt", names):
        (tag,) = control.xpath("w:sdtPr/w:tag/@w:val", namespaces=names)
        value = said(tag, questions, answers)
        if not value:
            continue
        for ticked in control.iterfind(".//w14:checked", names):
            ticked.set(f"{{{WORD_14}}}val", "1")
            value = "☑"
        (*_, text) = control.iterfind("w:sdtContent//w:t", names)
        shown = {
            each.get(f"{{{WORD}}}value"): each.get(f"{{{WORD}}}displayText")
            for each in control.iterfind(".//w:listItem", names)
        }
        text.text = shown.get(value, value)
        for placeholder in control.xpath("w:sdtPr/w:showingPlcHdr", namespaces=names):
            placeholder.getparent().remove(placeholder)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def saved_by_libreoffice(data: bytes, folder: Path) -> bytes:
    """Return a Word file as LibreOffice saves it again."""
    (folder / "filled.docx").write_bytes(data)
    command = [OFFICE_PROGRAM, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to",
               "docx:MS Word 2007 XML", "--outdir", folder / "saved", folder / "filled.docx"]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return (folder / "saved" / "filled.docx").read_bytes()


def collected(name: str, data: bytes, questions: Questions) -> dict[str, str]:
    filled = read_filled(name, data)
    assert (filled.form, filled.version) == ("helper", "1.0")
    assert questions.is_asked_by(filled.names)
    read = answers_of(filled, questions)
    assert (read.extra, read.unknown, read.twice) == ({}, (), ())
    return dict(read.values)


@pytest.mark.parametrize("answers", [ANSWERS, LITTLE], ids=["all", "little"])
def test_a_pdf_is_collected_as_it_was_filled_in(blank, questions, answers):
    assert collected("a.pdf", filled_pdf(blank["pdf"], questions, answers), questions) == answers


def test_what_does_not_fit_in_the_first_box_of_a_pdf_is_collected(blank, questions):
    data = filled_pdf(blank["pdf"], questions, {**ANSWERS, "skills--more": "and I cook"})

    assert collected("a.pdf", data, questions)["skills"] == f"{ANSWERS['skills']}\nand I cook"


@pytest.mark.parametrize("answers", [ANSWERS, LITTLE], ids=["all", "little"])
def test_a_word_file_is_collected_as_it_was_filled_in(blank, questions, answers):
    assert collected("a.docx", filled_word(blank["docx"], questions, answers), questions) == answers


@pytest.mark.parametrize("answers", [ANSWERS, LITTLE], ids=["all", "little"])
def test_a_word_file_that_libreoffice_saved_is_collected_as_it_was_filled_in(blank, questions, answers, tmp_path):
    data = saved_by_libreoffice(filled_word(blank["docx"], questions, answers), tmp_path)

    assert collected("a.docx", data, questions) == answers


def test_blank_files_have_no_answers(blank, questions):
    for name, data in blank.items():
        assert not any(collected(f"a.{name}", data, questions).values())
