"""The engine's promises: the same bytes everywhere, nothing from outside, every complaint told."""

import ast
import hashlib
import logging
import os
import subprocess
import sys
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

import pikepdf
import pytest

from formats.pdf.samples import SAMPLES, SPECIFICATION, html, logo, made
from rolepress.formats.pdf import PdfOptions, line_memory, weasy, write_pdf
from rolepress.formats.pdf.fonts import font_configuration
from rolepress.formats.pdf.listening import all_kinds
from rolepress.problems import Severity

CHECKOUT = Path(__file__).resolve().parents[3]

MAKE = """
import hashlib
from formats.pdf.samples import FORM, SAMPLES, made
for options in ({}, {"profile": "ua-2"}, {"archive": True}):
    print(hashlib.sha256(made("".join([*SAMPLES.values(), FORM]), **options).value.data).hexdigest())
"""


def run(code: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run *code* in a fresh Python, in *folder*, with nothing of our environment but *env*."""
    paths = os.pathsep.join([str(CHECKOUT / "generator"), str(CHECKOUT / "tests")])
    command = [sys.executable, "-W", "error", "-c", code]
    clean = {"PATH": os.environ["PATH"], "PYTHONPATH": paths, **env}
    return subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, check=False)


def test_bytes_depend_on_the_document_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    plain = {"LC_ALL": "C.UTF-8", "TZ": "Europe/London", "HOME": str(tmp_path), "PYTHONHASHSEED": "1"}
    strange = {
        "LC_ALL": "cy_GB.UTF-8",
        "LANG": "ja_JP.UTF-8",
        "LANGUAGE": "ja",
        "TZ": "Pacific/Kiritimati",
        "HOME": str(elsewhere),
        "USER": "somebody",
        "PYTHONHASHSEED": "2",
        "SOURCE_DATE_EPOCH": "86400",
        "FONTCONFIG_FILE": str(tmp_path / "no-such-file.conf"),
        "FONTCONFIG_PATH": str(elsewhere),
    }

    here, there = run(MAKE, tmp_path, **plain), run(MAKE, elsewhere, **strange)

    assert (here.returncode, here.stderr) == (0, "")
    assert (there.returncode, there.stderr) == (0, "")
    assert here.stdout == there.stdout
    assert len(set(here.stdout.split())) == 3


def test_a_second_pdf_of_the_same_page_is_the_same() -> None:
    body = "".join(SAMPLES.values())

    assert made(body).value.data == made(body).value.data


STYLES_OF_A_LINE = (
    *("", "font-weight: bold", "font-size: 14pt", "letter-spacing: 1pt", "word-spacing: 3pt", "direction: rtl"),
    *(
        "white-space: pre-wrap",
        "text-align: justify",
        "text-decoration: underline",
        "hyphens: auto",
        "tab-size: 3",
    ),
    *("font-feature-settings: 'kern' 0", "font-variant-numeric: tabular-nums", "font-variant-ligatures: none"),
    *(
        "font-kerning: none",
        "font-variation-settings: 'wght' 500",
        "overflow-wrap: anywhere",
        "word-break: break-all",
    ),
    "",
)


def test_remembered_lines_change_no_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Avery, who works in AV, offers Unquestionably_too_long_for_its_column_on_the_left 1,111  well-known words. "
    paragraphs = "".join(f'<p class="narrow" style="{style}">{words * 4}</p>' for style in STYLES_OF_A_LINE)
    body = f"<h1>One</h1>{paragraphs}{SPECIFICATION}"
    remembered = [made(body).value.data for _ in range(2)]
    known = len(line_memory.line_memory(font_configuration()).lines)

    monkeypatch.setattr(line_memory, "remembered_lines", lambda _: nullcontext())

    assert known > len(STYLES_OF_A_LINE)
    assert remembered == [made(body).value.data] * 2


def test_different_documents_have_different_identifiers(tmp_path: Path) -> None:
    identifiers = set()
    for body in ("<h1>One</h1>", "<h1>Two</h1>"):
        (tmp_path / "one.pdf").write_bytes(made(body).value.data)
        with pikepdf.open(tmp_path / "one.pdf") as file:
            identifiers.add(bytes(file.trailer.ID[0]))

    assert len(identifiers) == 2


def test_weasyprint_is_imported_when_it_is_needed(tmp_path: Path) -> None:
    code = "import sys, rolepress.formats.pdf, rolepress.formats.pdf.inspect; print('weasyprint' in sys.modules)"

    assert run(code, tmp_path).stdout == "False\n"


def test_another_weasyprint_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasy, "version", lambda _: "71.0")

    with pytest.raises(weasy.WrongWeasyPrintError, match=r"WeasyPrint 70\.0, here it is 71\.0; run: pip install"):
        weasy.check_version()


def test_metadata_comes_from_the_head(tmp_path: Path) -> None:
    (tmp_path / "one.pdf").write_bytes(made("<h1>One</h1>").value.data)

    with pikepdf.open(tmp_path / "one.pdf") as file:
        facts = [str(file.docinfo[key]) for key in ("/Title", "/Author", "/Subject")]
        xmp = file.Root.Metadata.read_bytes().decode()

    assert facts == ["A sample", "Example trust", "Made for a test"]
    assert all(fact in xmp for fact in facts)


@pytest.mark.parametrize(
    "body",
    [
        '<img src="file:///etc/hostname" alt="x">',
        '<img src="https://example.org/a.png" alt="x">',
        '<img src="data:image/png;base64,iVBORw0KGgo=" alt="x">',
        '<img src="logo.png" alt="x">',
        '<img src="//example.org/a.png" alt="x">',
        '<link rel="stylesheet" href="https://example.org/a.css">',
        '<style>@import url("file:///etc/passwd");</style>',
        '<p style="background: url(https://example.org/b.png)">x</p>',
        "<style>@font-face { font-family: X; src: url(https://example.org/x.woff) } p { font: 1em X }</style><p>x",
        '<style>@font-face { font-family: X; src: local("DejaVu Sans") } p { font: 1em X }</style><p>x',
        '<object data="file:///etc/passwd">x</object>',
        '<svg width="9" height="9"><title>x</title><image href="file:///etc/passwd" width="9" height="9"/></svg>',
        '<base href="https://example.org/"><img src="a.png" alt="x">',
    ],
)
def test_everything_outside_is_refused_and_said(body: str) -> None:
    problems = made(f"<h1>One</h1>{body}").problems

    assert {each.rule for each in problems} == {"outside-reference"}
    assert all(each.hint and each.place.path == PurePosixPath("page.yml") for each in problems)


def test_a_picture_that_reaches_out_is_refused_too() -> None:
    picture = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'
    )
    page = html('<h1>One</h1><img src="picture:a.svg" alt="x">')

    outcome = write_pdf(page, (), options=PdfOptions(), pictures={"a.svg": picture})

    assert [each.rule for each in outcome.problems] == ["outside-reference"]


def test_a_glyph_the_font_lacks_is_named_once() -> None:
    outcome = made("<h1>One 𓀀</h1><p>𓀀 and 𓀀</p>")

    [problem] = outcome.problems
    assert (problem.rule, problem.severity) == ("missing-glyph", Severity.ERROR)
    assert problem.message == "the character “𓀀” (U+13000) is not in the font"


@pytest.mark.parametrize("letters", ["ŵŷŴŶ âêîôû", "ŁłĄąĘęŚśŻżŹźĆćŃń", "£ € – — “ ” ‘ ’ • … ½ × → ≥ é ß"])
def test_letters_people_need_are_in_the_font(letters: str) -> None:
    assert made(f"<h1>One</h1><p>{letters} <b>{letters}</b></p>").problems == ()


def test_invisible_characters_are_not_missed() -> None:
    assert made("<h1>One</h1><p>a\u00a0b\u200bc\u00add\u2011e\u200df\u2060g</p>").problems == ()


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<p><a href="#nowhere">There</a></p>', "broken-link"),
        ('<p><img src="picture:logo.png"></p>', "picture-without-alt"),
        ('<p><img src="picture:gone.png" alt="x"></p>', "picture-missing"),
        ('<svg width="9" height="9"><rect width="9" height="9"/></svg>', "picture-without-alt"),
    ],
)
def test_what_readers_would_miss_is_an_error(body: str, rule: str) -> None:
    outcome = made(f"<h1>One</h1>{body}")

    assert [(each.rule, each.severity) for each in outcome.problems] == [(rule, Severity.ERROR)]


def test_a_picture_that_is_none_is_said() -> None:
    page = html('<h1>One</h1><p><img src="picture:a.png" alt="x"></p>')

    outcome = write_pdf(page, (), options=PdfOptions(), pictures={"a.png": b"not a picture"})

    assert [each.rule for each in outcome.problems] == ["picture-unreadable"]


def test_a_style_without_effect_is_a_warning() -> None:
    [problem] = made("<h1>One</h1>", style="h1 { colour: red }").problems

    assert (problem.rule, problem.severity) == ("print-style", Severity.WARNING)
    assert "colour: red" in problem.message


def test_a_page_without_title_or_language_is_said() -> None:
    outcome = write_pdf(html("<h1>One</h1>", title="", lang=""), (), options=PdfOptions())

    assert [each.rule for each in outcome.problems] == ["no-title", "no-language"]


def test_ua2_and_archive_cannot_be_had_at_once() -> None:
    outcome = made("<h1>One</h1>", profile="ua-2", archive=True)

    assert [each.rule for each in outcome.problems] == ["archive-profile"]
    assert outcome.value.data == b""


def test_nothing_is_logged_elsewhere(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger().setLevel(logging.ERROR)

    assert made("<h1>One 𓀀</h1>").problems != ()
    assert caplog.records == []


def test_the_logger_is_left_as_it_was() -> None:
    logger = logging.getLogger("weasyprint")
    before = (logger.propagate, logger.level, list(logger.handlers))

    made("<h1>One</h1>")

    assert (logger.propagate, logger.level, list(logger.handlers)) == before


def test_every_message_we_know_is_one_weasyprint_says() -> None:
    spec = find_spec("weasyprint")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    sources = Path(spec.submodule_search_locations[0]).rglob("*.py")
    said = {
        node.value
        for source in sources
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert set(all_kinds()) <= said


def test_pictures_are_reached_by_their_name() -> None:
    page = html('<h1>One</h1><p><img src="picture:our%20logo.png" alt="Logo"></p>')

    outcome = write_pdf(page, (), options=PdfOptions(), pictures={"our logo.png": logo()})

    assert outcome.problems == ()
    assert hashlib.sha256(outcome.value.data).digest() != hashlib.sha256(made("<h1>One</h1>").value.data).digest()


def test_a_process_that_made_a_pdf_ends_without_a_word(tmp_path):
    code = (
        "from rolepress.formats.pdf import PdfOptions, write_pdf\n"
        "write_pdf('<html lang=en><title>A</title><h1>A</h1>', (), options=PdfOptions())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=_environment(tmp_path))

    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []


def _environment(temporary):
    """Return this process's environment with the package on the path and a folder of its own for temporary files."""
    return {**os.environ, "PYTHONPATH": str(CHECKOUT / "generator"), "TMPDIR": str(temporary)}
