"""A filled Word file is read as Word or LibreOffice wrote it, and a file that could mislead or do harm is refused."""

import re
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collect import filling
from collect.filling import control, date_control, document, list_control, paragraph, run, text_control, word_of
from rolepress.collect.answers import answers_of
from rolepress.collect.filled import CannotReadError, Control
from rolepress.collect.word import read_word

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


@pytest.fixture(scope="module")
def questions(tmp_path_factory):
    return filling.asked(filling.form_project(tmp_path_factory.mktemp("word")))


def controls(body):
    return list(read_word(word_of(body)).controls)


def value(body):
    (found,) = controls(body)
    return found.value


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_answers_are_read_as_they_were_written(questions, data):
    answers = data.draw(filling.answers(questions))

    filled = read_word(filling.word(questions, answers))

    assert (filled.form, filled.version, filled.renamed) == ("helper", "1.0", False)
    read = answers_of(filled, questions)
    assert read.values == answers
    assert (read.extra, read.unknown, read.twice) == ({}, (), ())


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (paragraph(run("one")) + paragraph(run("two")), "one\ntwo"),
        (run("one") + "<w:ins>" + run(" more") + "</w:ins>", "one more"),
        (run("kept") + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "kept"),
        (run("kept") + "<w:moveFrom>" + run("gone") + "</w:moveFrom>", "kept"),
        ("<w:tc>" + paragraph(run("in a cell")) + "</w:tc>", "in a cell"),
        ("<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t></w:r>", "well-known"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("a"), "a"),
        ("<mc:AlternateContent><mc:Choice>" + run("a") + "</mc:Choice><mc:Fallback>" + run("a")
         + "</mc:Fallback></mc:AlternateContent>", "a"),
    ],
)  # fmt: skip
def test_text_is_what_stands_when_changes_are_taken(content, text):
    assert value(control("a", "<w:richText/>", content)) == text


def test_what_an_empty_control_shows_is_no_answer():
    body = text_control("a", "") + list_control("b", {"x": "X"}, "") + date_control("c", "")
    untrue = control("d", "<w:text/>", run("real")).replace("<w:text/>", '<w:showingPlcHdr w:val="0"/><w:text/>')

    assert [each.value for each in controls(body + untrue)] == ["", "", "", "real"]


def test_a_list_gives_the_value_of_what_is_shown():
    options = {"wards": "On the  wards", "": "Choose", "none": "None"}

    assert value(list_control("a", options, "wards")) == "wards"
    assert value(control("a", "<w:comboBox><w:listItem w:value='x'/></w:comboBox>", run("x"))) == "x"
    assert value(control("a", "<w:comboBox/>", run("typed by hand"))) == "typed by hand"
    prompt = '<w:dropDownList><w:listItem w:displayText="Choose" w:value=""/></w:dropDownList>'
    assert value(control("a", prompt, run("Choose"))) == ""


@pytest.mark.parametrize(
    ("shown", "full", "kept"),
    [
        ("30 June 2023", "2023-06-30", "2023-06-30"),
        ("30/06/2023", "2023-06-30", "2023-06-30"),
        ("30 Jun 23", "2023-06-30", "2023-06-30"),
        ("30 July 2023", "2023-06-30", "30 July 2023"),  # typed over, and the day that was picked stayed
        ("30/07/2023", "2023-06-30", "30/07/2023"),
        ("1 June 2023", "2023-06-30", "1 June 2023"),
        ("next summer", "2023-06-30", "next summer"),
        ("30 Mehefin 2023", "2023-06-30", "30 Mehefin 2023"),
        ("30 June 2023", "", "30 June 2023"),
    ],
)
def test_a_day_is_kept_as_a_date_where_the_file_shows_the_same(shown, full, kept):
    assert value(date_control("a", shown, full)) == kept


@pytest.mark.parametrize(("written", "kept"), [("1", "yes"), ("true", "yes"), ("0", ""), ("false", "")])
def test_a_box_is_ticked_or_not(written, kept):
    kind = f'<w14:checkbox><w14:checked w14:val="{written}"/></w14:checkbox>'

    assert controls(control("a", kind, run("x"))) == [Control("a", "tick", kept)]


def test_controls_are_found_wherever_they_are():
    inner = control("in-a-group", "<w:text/>", run("1"))
    group = f"<w:sdt><w:sdtPr><w:group/></w:sdtPr><w:sdtContent>{paragraph(inner)}</w:sdtContent></w:sdt>"
    table = f"<w:tbl><w:tr>{control('in-a-cell', '<w:text/>', '<w:tc>' + paragraph(run('2')) + '</w:tc>')}</w:tr></w:tbl>"
    foot = document(paragraph(text_control("in-the-foot", "3"))).replace("w:document", "w:ftr")
    data = word_of(group + table, parts={"word/footer1.xml": foot})

    assert {each.name: each.value for each in read_word(data).controls} == {
        "in-a-group": "1", "in-a-cell": "2", "in-the-foot": "3",
    }  # fmt: skip


def test_the_strict_form_is_read_too():
    body = text_control("a", "hello")
    data = word_of("", parts={"word/document.xml": document(body, namespace=STRICT)})

    assert [each.value for each in read_word(data).controls] == ["hello"]


def test_a_control_that_lost_its_tag_has_the_name_of_our_bookmark():
    def bare(text):
        return text_control("x", text).replace('<w:tag w:val="x"/>', "")

    mark = '<w:bookmarkStart w:id="{0}" w:name="_a.{1}"/>'
    inside = (
        bare("inside").replace("<w:sdtContent>", "<w:sdtContent>" + mark.format(1, "one"))
        + '<w:bookmarkEnd w:id="1"/>'
    )
    around = mark.format(2, "two") + bare("around") + '<w:bookmarkEnd w:id="2"/>'
    other = '<w:bookmarkStart w:id="3" w:name="_question-x"/>' + bare("nobody's") + '<w:bookmarkEnd w:id="3"/>'
    filled = read_word(word_of(paragraph(inside) + paragraph(around) + paragraph(other)))

    assert filled.controls == (Control("one", "text", "inside"), Control("two", "text", "around"))
    assert filled.renamed


def encrypted_entry():
    data = bytearray(word_of(text_control("a", "b")))
    for at in [found.start() for found in re.finditer(b"PK\x01\x02", data)]:
        data[at + 8] |= 1
    return bytes(data)


def twice():
    file = BytesIO(word_of(text_control("a", "b")))
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", document(text_control("a", "other")))
    return file.getvalue()


def macros():
    types = '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    return word_of(text_control("a", "b"), parts={"[Content_Types].xml": types})


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
XML_BOMB = f'<!DOCTYPE x [<!ENTITY a "a">]>{document("&a;")}'
REFUSED = {
    "an old file": (lambda: OLE + bytes(600), "old Word file"),
    "an encrypted file": (lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "an encrypted part": (encrypted_entry, "encrypted"),
    "a program": (lambda: word_of("", parts={"word/vbaProject.bin": b"x"}), "macros"),
    "a program by its type": (macros, "macros"),
    "no zip": (lambda: b"PK\x03\x04 and no more", "damaged"),
    "cut short": (lambda: word_of(text_control("a", "b"))[:-30], "damaged"),
    "no document": (lambda: word_of("", parts={"word/document.xml": None}), "not a Word document"),
    "a spreadsheet": (lambda: word_of("", parts={"word/document.xml": "<workbook/>"}), "not a Word document"),
    "no relations": (lambda: word_of("", parts={"_rels/.rels": None}), "not a Word document"),
    "no field": (lambda: word_of(paragraph(run("Dear all"))), "no fields"),
    "entities": (lambda: word_of("", parts={"word/document.xml": XML_BOMB}), "document type"),
    "a bomb": (lambda: word_of(" " * 30_000_001), "far too large"),
    "a bomb in pieces": (
        lambda: word_of("", parts={f"word/header{n}.xml": f"<a>{' ' * 4_000_000}</a>" for n in range(9)}),
        "far too large",
    ),
    "the same part twice": (twice, "word processor"),
    "parts without end": (lambda: word_of("", parts={str(n): "" for n in range(2_001)}), "word processor"),
}


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_trusted_is_refused(data, words):
    with pytest.raises(CannotReadError, match=words):
        read_word(data())


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_file_that_was_hurt_anywhere_is_read_or_refused(questions, data):
    whole = bytearray(filling.word(questions, {"surname": "Łukasz"}))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))

    with suppress(CannotReadError):
        read_word(bytes(whole))
