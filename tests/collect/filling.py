"""Fills in forms for tests, as the contract of names has them: PDFs made with pikepdf, and Word files of bare XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pikepdf
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from form_project import FORM, FORM_FILE
from projects import make_project, open_project
from rolepress.cells import clean
from rolepress.collect.forms import Forms
from rolepress.collect.questions import Question, Questions

NOW = datetime(2026, 6, 30, 12)

MONITORING_FILE = "content/forms/monitoring.yml"
MONITORING = """\
kind: form
id: monitoring
title: Who applies to us
owner: Human Resources
organisation: northshire
purpose: monitoring
version: "1.0"
introduction: We count the answers to see whether we reach everybody.
privacy:
  controller: Northshire Health
  purpose: We count the answers.
  lawful_basis: {unknown: Nobody has said}
  shared: The equality team sees them.
  kept: 6 months
  rights: You can ask us to delete them.
  contact:
    team: Data protection team
    email: data@northshire.example
sections:
  - id: you
    title: About you
    fields:
      - id: gender
        type: choose-one
        label: Which of these describes you?
        required: true
        prefer_not_to_say: true
        choices: [Man, Woman, {label: In another way, say: Please say}]
      - {id: carer, type: yes-no, label: Do you care for somebody?}
      - {id: needs, type: choose-many, label: Which of these do you have?, choices: [A long illness, A disability]}
      - {id: more, type: long-text, label: Is there anything else?}
ways:
  - {id: post, title: By post, by: post, address: "Northshire Health, Northshire, NS1 1AA"}
changes:
  - {version: "1.0", date: 2026-06-01, summary: First version}
"""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_14 = "http://schemas.microsoft.com/office/word/2010/wordml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PLACEHOLDER = "Type your answer here"


def form_project(root: Path, files: Mapping[str, str | None] | None = None) -> Path:
    """Make a project with an application form and a monitoring form under *root*."""
    return make_project(root, {FORM_FILE: FORM, MONITORING_FILE: MONITORING, **(files or {})})


def asked(root: Path, name: str = "helper") -> Questions:
    """Return the questions of a form of the project under *root*."""
    questions = Forms(open_project(root), NOW).now(name)
    assert questions is not None
    return questions


# Any answers


def answers(questions: Questions) -> st.SearchStrategy[dict[str, str]]:
    """Return what may be answered, by column."""
    return st.fixed_dictionaries({
        name: _answer(question) if name == question.name else _WRITTEN
        for question in questions.questions for name in question.columns
    })  # fmt: skip


_WRITTEN = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=40),
    st.sampled_from(["", "=1+1", "+44 7700 900123", "Łukasz, Siân, Ŵyn", "ગુજરાતી", "a;b,\"c\"", "two\nlines", "(\\)"]),
).map(clean).filter(lambda text: text != PLACEHOLDER)  # fmt: skip


def _answer(question: Question) -> st.SearchStrategy[str]:
    values = [each.value for each in question.options]
    if question.type == "declaration":
        return st.sampled_from(["", "yes"])
    if question.type == "choose-many":
        return st.sets(st.sampled_from(values)).map(
            lambda chosen: "; ".join(value for value in values if value in chosen)
        )
    return st.sampled_from(["", *values]) if values else _WRITTEN


# PDF


def pdf(
    questions: Questions,
    given: Mapping[str, str],
    *,
    form: str | None = None,
    version: str = "1.0",
    change: Iterable[tuple[str, object]] = (),
) -> bytes:
    """Return a PDF of *questions* with the answers that are *given*; *change* sets entries of its form."""
    made = pikepdf.new()
    made.add_blank_page()
    fields = [
        made.make_indirect(each) for question in questions.questions for each in _fields(made, question, given)
    ]
    made.Root.AcroForm = made.make_indirect(Dictionary(Fields=Array(fields), **dict(change)))
    if form != "":
        made.docinfo["/RolepressForm"] = form or questions.form
        made.docinfo["/RolepressVersion"] = version
    return saved(made)


def saved(made: pikepdf.Pdf, **options: object) -> bytes:
    """Return the bytes of a PDF."""
    file = io.BytesIO()
    made.save(file, deterministic_id=not options, **options)  # type: ignore[arg-type]
    return file.getvalue()


def text_field(name: str, value: str) -> Dictionary:
    """Return a field of text, as UTF-16 where its signs ask for it."""
    return Dictionary(FT=Name.Tx, T=String(name), V=String(value))


def tick_field(name: str, *, ticked: bool) -> Dictionary:
    """Return a box to tick."""
    state = Name.yes if ticked else Name.Off
    return Dictionary(FT=Name.Btn, T=String(name), V=state, AS=state)


def radio_field(made: pikepdf.Pdf, name: str, values: Iterable[str], value: str) -> Dictionary:
    """Return choices of which one can be taken, each a mark of its own."""
    group = Dictionary(FT=Name.Btn, Ff=1 << 15, T=String(name), V=Name(f"/{value or 'Off'}"), Kids=Array())
    for each in values:
        state = Name(f"/{each}") if each == value else Name.Off
        group.Kids.append(made.make_indirect(Dictionary(Subtype=Name.Widget, AS=state)))
    return group


def _fields(made: pikepdf.Pdf, question: Question, given: Mapping[str, str]) -> Iterable[Dictionary]:
    value = given.get(question.name, "")
    if question.type == "declaration":
        yield tick_field(question.name, ticked=bool(value))
    elif question.type == "choose-many":
        for each in question.options:
            yield tick_field(question.box(each), ticked=each.value in value.split("; "))
    elif question.options:
        yield radio_field(made, question.name, [each.value for each in question.options], value)
    else:
        yield text_field(question.name, value)
    for name in question.says:
        yield text_field(name, given.get(name, ""))


# Word


def word(
    questions: Questions,
    given: Mapping[str, str],
    *,
    form: str | None = None,
    version: str = "1.0",
    parts: Mapping[str, str | bytes | None] | None = None,
) -> bytes:
    """Return a Word file of *questions* with the answers that are *given*, and other *parts* in it."""
    body = "".join(paragraph(each) for question in questions.questions for each in _controls(question, given))
    return word_of(body, form=questions.form if form is None else form, version=version, parts=parts)


def word_of(
    body: str, *, form: str = "helper", version: str = "1.0", parts: Mapping[str, str | bytes | None] | None = None
) -> bytes:
    """Return a Word file whose body is the XML *body*."""
    named = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/>'
        '<Override PartName="/docProps/custom.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="a" Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{OFFICE}/relationships/custom-properties" Target="docProps/custom.xml"/>'
        "</Relationships>",
        "word/document.xml": document(body),
        "docProps/custom.xml": f'<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">'
        + (_property(2, "rolepress-form", form) + _property(3, "rolepress-version", version) if form else "")
        + "</Properties>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**named, **(parts or {})}.items():
            if text is not None:
                archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def document(body: str, *, namespace: str = WORD) -> str:
    """Return the main part of a Word file."""
    return (
        f'<w:document xmlns:w="{namespace}" xmlns:w14="{WORD_14}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>"
    )


def paragraph(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def run(text: str) -> str:
    """Return *text* as a run, with its lines and tabs as Word has them."""
    signs = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    pieces: list[str] = []
    for sign in text:
        pieces.append(signs.get(sign) or f'<w:t xml:space="preserve">{escape(sign)}</w:t>')
    return f"<w:r>{''.join(pieces)}</w:r>"


def control(name: str, kind: str, content: str, *, empty: bool = False) -> str:
    """Return a content control."""
    shown = "<w:showingPlcHdr/>" if empty else ""
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(f'About {name}')}/><w:tag w:val={quoteattr(name)}/>"
        f"{shown}{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def text_control(name: str, value: str) -> str:
    return control(name, "<w:text/>", run(value or PLACEHOLDER), empty=not value)


def tick_control(name: str, *, ticked: bool) -> str:
    kind = f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox>'
    return control(name, kind, run("\u2611" if ticked else "\u2610"))


def list_control(name: str, options: Mapping[str, str], value: str) -> str:
    """Return a drop-down list of *options*, words by value."""
    entries = "".join(
        f"<w:listItem w:displayText={quoteattr(words)} w:value={quoteattr(each)}/>"
        for each, words in options.items()
    )
    shown = options[value] if value else "Choose an answer"
    return control(name, f"<w:dropDownList>{entries}</w:dropDownList>", run(shown), empty=not value)


def date_control(name: str, shown: str, full: str = "") -> str:
    day = f' w:fullDate="{full}T00:00:00Z"' if full else ""
    return control(
        name, f'<w:date{day}><w:dateFormat w:val="d MMMM yyyy"/></w:date>', run(shown or "When?"), empty=not shown
    )


def _controls(question: Question, given: Mapping[str, str]) -> Iterable[str]:
    value = given.get(question.name, "")
    if question.type == "declaration":
        yield tick_control(question.name, ticked=bool(value))
    elif question.type == "choose-many":
        for each in question.options:
            yield tick_control(question.box(each), ticked=each.value in value.split("; "))
    elif question.options:
        yield list_control(question.name, {each.value: each.label for each in question.options}, value)
    elif question.type == "date":
        yield date_control(question.name, value)
    else:
        yield text_control(question.name, value)
    for name in question.says:
        yield text_control(name, given.get(name, ""))


def _property(number: int, name: str, value: str) -> str:
    return (
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
    )
