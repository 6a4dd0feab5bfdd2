"""Forms filled in by three libraries, read back, looked at, and judged: what people type is kept and shown."""

from __future__ import annotations

import io
import logging
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pypdf
import pytest
from pikepdf.form import CheckboxField, Form, RadioButtonGroup
from PIL import Image

from browser.filling import fill_in
from verapdf.runner import check_pdfs, report

NAMES = "Łukasz, Siân and Ŵyn"
TEXTS = {
    "full-name": NAMES,
    "why": "Because Łukasz asked me.\nI can help (a lot): Siân and Ŵyn \\ say so.",
    "address": "1 Stryd Fawr\nTŷ Ŵyn\nCaerdydd",
    "days--other--say": "Thursday, żeby pomóc",
    "why--more": "More of it",
    "signed": "Ŵyn ap Siân",
}
TICKS = {"days--monday": "yes", "days--other": "yes", "true": "yes"}
CHOICES = {"driver": "no", "religion": "prefer-not-to-say"}
VALUES = {**TEXTS, **TICKS, **CHOICES}

Fill = Callable[[Path, Path, Mapping[str, str]], object]


def by_pypdf(blank: Path, filled: Path, values: Mapping[str, str]) -> None:
    writer = pypdf.PdfWriter(clone_from=blank)
    stated = {name: value if name in TEXTS else f"/{value}" for name, value in values.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, stated, auto_regenerate=False)
    writer.write(filled)


def by_pikepdf(blank: Path, filled: Path, values: Mapping[str, str]) -> None:
    with pikepdf.open(blank) as pdf:
        form = Form(pdf)  # it asks the viewer to draw what is typed
        for name, value in values.items():
            match form[name]:
                case CheckboxField() as box:
                    box.checked = True
                case RadioButtonGroup() as group:
                    group.value = pikepdf.Name(f"/{value}")
                case field:
                    field.value = value
        pdf.save(filled)


FILL: dict[str, Fill] = {"pypdf": by_pypdf, "pikepdf": by_pikepdf, "pdf.js": fill_in}


@pytest.fixture(scope="session")
def filled(blank, tmp_path_factory) -> Callable[..., Path]:
    """Return the form of an edition as one of the libraries fills it in."""
    folder = tmp_path_factory.mktemp("filled")

    def made(by: str, edition: str = "standard") -> Path:
        path = folder / f"{by}-{edition}.pdf"
        if not path.exists():
            logging.disable(logging.WARNING)  # pypdf warns of the end of a line, which no font has a letter for
            try:
                FILL[by](blank(edition), path, VALUES)
            finally:
                logging.disable(logging.NOTSET)
        return path

    return made


def read_by_pypdf(path: Path) -> dict[str, str]:
    fields = pypdf.PdfReader(path).get_fields() or {}
    return {name: str(field.get("/V", "")).removeprefix("/") for name, field in fields.items()}


def read_by_pikepdf(path: Path) -> dict[str, str]:
    with pikepdf.open(path) as pdf:
        return {str(each.T): str(each.get("/V", "")).removeprefix("/") for each in pdf.Root.AcroForm.Fields}


def read_by_pdfjs(path: Path, folder: Path) -> dict[str, str]:
    return fill_in(path, folder / "again.pdf", {})


@pytest.mark.parametrize("edition", ["standard", "large-print-18"])
@pytest.mark.parametrize("by", FILL)
def test_values_come_back_by_every_library(filled, tmp_path, by, edition):
    path = filled(by, edition)

    assert answered(read_by_pypdf(path)) == VALUES
    assert answered(read_by_pikepdf(path)) == VALUES
    # pypdf keeps the choice of a group as a text, and pdf.js reads a name there alone
    assert answered(read_by_pdfjs(path, tmp_path)) == ({**TEXTS, **TICKS} if by == "pypdf" else VALUES)


def answered(held: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in held.items() if value not in ("", "Off")}


@pytest.mark.parametrize(("edition", "size"), [("standard", 12), ("large-print-18", 18)])
@pytest.mark.parametrize("by", FILL)
def test_what_is_typed_is_shown_in_the_size_of_the_edition(filled, by, edition, size):
    words = shown(filled(by, edition))

    for word in ("Łukasz,", "Siân", "Ŵyn", "Tŷ", "żeby", "pomóc"):
        assert any(abs(height - size) < 0.2 for height in words[word]), (word, words[word])


@pytest.mark.parametrize("by", FILL)
def test_ticks_and_choices_are_seen(filled, by, tmp_path):
    path = filled(by)
    taken = {"days--monday", "days--other", "true", "driver/no", "religion/prefer-not-to-say"}
    ink = marks(path, tmp_path)

    assert {name for name, share in ink.items() if share > 0.2} == taken
    assert {name for name, share in ink.items() if share == 0} == set(ink) - taken


@pytest.mark.parametrize("by", FILL)
def test_a_filled_form_keeps_pdf_ua_1(filled, by):
    assert report(check_pdfs([filled(by), filled(by, "large-print-18")], ("ua1",))) == ""


def shown(path: Path) -> dict[str, list[float]]:
    """Return the words that a viewer shows, each with the sizes in points in which it stands."""
    command = ["pdftotext", "-bbox", str(path), "-"]
    told = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    words: dict[str, list[float]] = {}
    for top, bottom, word in re.findall(r'yMin="([0-9.]+)" xMax="[0-9.]+" yMax="([0-9.]+)">(.*?)</word>', told):
        words.setdefault(word, []).append((float(bottom) - float(top)) / _EM)
    return words


_EM = 1.117  # how high poppler takes a word in this font to be, in sizes of it: from its descent to its ascent


def marks(path: Path, folder: Path) -> dict[str, float]:
    """Return how much of the middle of each tick and each choice is dark, 0 to 1, as pages are drawn."""
    scale = 100 / 72
    subprocess.run(
        ["pdftoppm", "-r", "100", "-gray", str(path), str(folder / "page")], check=True, capture_output=True
    )
    sheets = [Image.open(io.BytesIO(each.read_bytes())) for each in sorted(folder.glob("page*.pgm"))]
    dark: dict[str, float] = {}
    with pikepdf.open(path) as pdf:
        for page, sheet in zip(pdf.pages, sheets, strict=True):
            for widget in (each for each in page.get("/Annots", []) if "/AS" in each):
                left, bottom, right, top = (float(edge) * scale for edge in widget.Rect)
                x, y, reach = (left + right) / 2, sheet.height - (top + bottom) / 2, (right - left) / 4
                middle = sheet.crop((round(x - reach), round(y - reach), round(x + reach), round(y + reach)))
                dark[_called(widget)] = sum(middle.histogram()[:128]) / (middle.width * middle.height)
    return dark


def _called(widget: pikepdf.Object) -> str:
    if "/T" in widget:
        return str(widget.T)
    [state] = [each for each in widget.AP.N if each != "/Off"]
    return f"{widget.Parent.T}{state}"
