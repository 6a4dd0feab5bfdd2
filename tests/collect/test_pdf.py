"""A filled PDF is read as any viewer may have written it, and a file that could mislead or do harm is refused."""

import io
import zlib
from contextlib import suppress

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from collect import filling
from rolepress.collect.answers import answers_of
from rolepress.collect.filled import CannotReadError, Control
from rolepress.collect.pdf import read_pdf


@pytest.fixture(scope="module")
def questions(tmp_path_factory):
    return filling.asked(filling.form_project(tmp_path_factory.mktemp("pdf")))


def made(*fields, **form):
    """Return a PDF with *fields*, each a dictionary or what makes one of the PDF."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    nodes = [pdf.make_indirect(each(pdf) if callable(each) else each) for each in fields]
    pdf.Root.AcroForm = Dictionary(Fields=Array(nodes), **form)
    return filling.saved(pdf)


def controls(data):
    return list(read_pdf(data).controls)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_answers_are_read_as_they_were_written(questions, data):
    answers = data.draw(filling.answers(questions))

    filled = read_pdf(filling.pdf(questions, answers))

    assert (filled.form, filled.version) == ("helper", "1.0")
    read = answers_of(filled, questions)
    assert read.values == answers
    assert (read.extra, read.unknown, read.twice) == ({}, (), ())
    assert set(read.empty) == {
        each.name for each in questions.questions if each.required and not answers[each.name]
    }


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"\xfe\xff" + "Łukasz ગુ".encode("utf-16-be"), "Łukasz ગુ"),
        (b"\xff\xfe" + "Łukasz".encode("utf-16-le"), "Łukasz"),
        (b"\xef\xbb\xbf" + "Łukasz".encode(), "Łukasz"),
        (b"\xfe\xff" + "\x1ben-GB\x1bHello".encode("utf-16-be"), "Hello"),
        (b"caf\xe9 \x95", "café Ł"),  # PDFDocEncoding
        (b"\xfe\xff\xd8\x00", "\ufffd"),
        (b"", ""),
    ],
)
def test_text_is_read_in_every_encoding(raw, text):
    assert controls(made(Dictionary(FT=Name.Tx, T=String("a"), V=String(raw)))) == [Control("a", "text", text)]


def test_a_long_text_may_be_a_stream():
    field = lambda pdf: Dictionary(FT=Name.Tx, T=String("a"), V=pdf.make_stream(b"\xef\xbb\xbf" + "Ŵyn".encode()))  # noqa: E731

    assert controls(made(field)) == [Control("a", "text", "Ŵyn")]


def test_names_and_types_come_from_the_fields_above():
    kids = Array([Dictionary(T=String("b"), V=String("1")), Dictionary(T=String("c"), FT=Name.Btn, V=Name.yes)])

    assert controls(made(Dictionary(T=String("a"), FT=Name.Tx, Kids=kids))) == [
        Control("a.b", "text", "1"), Control("a.c", "tick", "yes"),
    ]  # fmt: skip


def test_a_state_that_stands_on_the_mark_alone_counts():
    kids = Array(
        [Dictionary(Subtype=Name.Widget, AS=Name.Off), Dictionary(Subtype=Name.Widget, AS=Name("/wards"))]
    )
    radio = Dictionary(FT=Name.Btn, Ff=1 << 15, T=String("area"), Kids=kids)

    assert controls(made(radio, Dictionary(FT=Name.Btn, T=String("a"), AS=Name.On), Dictionary(FT=Name.Btn, T=String("b")))) == [
        Control("area", "list", "wards"), Control("a", "tick", "yes"), Control("b", "tick", ""),
    ]  # fmt: skip


def test_numbered_states_stand_for_their_values():
    radio = Dictionary(
        FT=Name.Btn, Ff=1 << 15, T=String("area"), V=Name("/1"), Opt=Array([String("wards"), String("visits")])
    )

    assert controls(made(radio)) == [Control("area", "list", "visits")]


def test_lists_signatures_and_buttons_are_known():
    data = made(
        Dictionary(FT=Name.Ch, T=String("one"), V=String("a")),
        Dictionary(FT=Name.Ch, T=String("two"), V=Array([String("a"), String("b")])),
        Dictionary(FT=Name.Sig, T=String("signed"), V=Dictionary(Type=Name.Sig)),
        Dictionary(FT=Name.Btn, Ff=1 << 16, T=String("print")),
        Dictionary(FT=Name.Tx, V=String("without a name")),
    )

    assert controls(data) == [
        Control("one", "list", "a"),
        Control("two", "list", "a; b"),
        Control("signed", "text", "signed"),
    ]


def test_a_form_whose_fields_go_round_in_a_circle_ends():
    def circle(pdf):
        field = pdf.make_indirect(Dictionary(T=String("a"), FT=Name.Tx, Kids=Array()))
        field.Kids.append(pdf.make_indirect(Dictionary(T=String("b"), Kids=Array([field]))))
        return field

    assert controls(made(circle)) == []


def encrypted(password):
    pdf = pikepdf.open(io.BytesIO(made(Dictionary(FT=Name.Tx, T=String("a")))))
    return filling.saved(pdf, encryption=pikepdf.Encryption(owner="x", user=password))


def bomb():
    """Return a PDF of some 100 KB, one part of which is 100 MB when it is unpacked."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    stream = pikepdf.Stream(pdf, zlib.compress(bytes(100_000_000), 9), Filter=Name.FlateDecode)
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([Dictionary(FT=Name.Tx, T=String("a"), V=pdf.make_indirect(stream))])
    )
    return filling.saved(pdf)


def damaged():
    data = made(Dictionary(FT=Name.Tx, T=String("a")))
    return data[: len(data) * 2 // 3]


REFUSED = {
    "no PDF": (lambda: b"hello", "is not a PDF"),
    "a beginning alone": (lambda: b"%PDF-1.7\n", "is damaged"),
    "cut short": (damaged, "is damaged"),
    "a password": (lambda: encrypted("secret"), "is encrypted"),
    "a password for changes": (lambda: encrypted(""), "is encrypted"),
    "printed": (lambda: filling.saved(_blank()), "has no fields"),
    "no field left": (lambda: made(), "has no fields"),
    "XFA": (lambda: made(Dictionary(FT=Name.Tx, T=String("a")), XFA=String("<x/>")), "XFA"),
    "a bomb": (bomb, "is damaged"),
    "flags that are no number": (lambda: made(Dictionary(FT=Name.Btn, T=String("a"), Ff=Name.Off)), "is damaged"),
    "fields without end": (
        lambda: made(*(Dictionary(FT=Name.Tx, T=String("a")) for _ in range(20_001))),
        "more fields",
    ),
}


def _blank():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return pdf


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_trusted_is_refused(data, words):
    with pytest.raises(CannotReadError, match=words):
        read_pdf(data())


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_file_that_was_hurt_anywhere_is_read_or_refused(questions, data):
    whole = bytearray(filling.pdf(questions, {"surname": "Łukasz"}))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))

    with suppress(CannotReadError):
        read_pdf(bytes(whole))


def test_limits_are_put_back():
    before = pikepdf.settings.get_qpdf_limits()
    read_pdf(made(Dictionary(FT=Name.Tx, T=String("a"))))

    assert pikepdf.settings.get_qpdf_limits() == before
