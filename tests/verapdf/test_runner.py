"""The judge itself: finds what is wrong, remembers its verdicts, says what it lacks."""

import io
from pathlib import Path

import pikepdf
import pytest

from formats.pdf.samples import html, made
from rolepress.formats.pdf import PdfOptions, write_pdf
from verapdf.runner import JavaMissingError, check_pdfs, report, second_opinion


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A PDF with a heading left out and a picture nobody described."""
    path = tmp_path / "bad.pdf"
    path.write_bytes(made('<h1>One</h1><h3>Three</h3><p><img src="picture:logo.png"></p>').value.data)
    return path


def test_both_judges_see_a_bad_file(bad: Path) -> None:
    failures = check_pdfs([bad])

    assert [each.rule for each in failures[bad]] == ["7.3-1", "7.4.2-1"]
    assert "bad.pdf: ua1 7.3-1" in report(failures)
    assert len(second_opinion(bad.read_bytes())) >= 2


def test_a_verdict_is_kept(bad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLEPRESS_CACHE", str(tmp_path / "kept"))
    first = check_pdfs([bad])
    monkeypatch.setenv("PATH", str(tmp_path))

    assert check_pdfs([bad]) == first


def test_without_java_it_says_what_to_install(bad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLEPRESS_CACHE", str(tmp_path / "kept"))
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(JavaMissingError, match="apt-get install default-jdk-headless"):
        check_pdfs([bad])


def test_a_file_that_is_no_pdf_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "none.pdf").write_bytes(b"not a PDF")

    with pytest.raises(RuntimeError, match=r"none\.pdf"):
        check_pdfs([tmp_path / "none.pdf"])


def test_several_profiles_are_judged_apart(tmp_path: Path) -> None:
    path = tmp_path / "one.pdf"
    path.write_bytes(write_pdf(html("<h1>One</h1>"), (), options=PdfOptions()).value.data)

    assert {each.profile for each in check_pdfs([path], ("ua1", "ua2"))[path]} == {"ua2"}


@pytest.mark.parametrize(("ending", "said", "told"), [(b"\r", 5, False), (b".", 5, False), (b".", 3, True)])
def test_a_carriage_return_is_part_of_the_data_it_ends(ending: bytes, said: int, told: bool) -> None:
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.Root.Sample = pdf.make_stream(b"data" + ending)
        pdf.save(made, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = made.getvalue().replace(b"/Length 5", b"/Length %d" % said)

    found = [each for each in second_opinion(data, "2a") if "STREAM-LENGTH" in each]
    assert bool(found) == told
