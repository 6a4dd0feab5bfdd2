"""The file round a Word document: an empty one to begin with, what it says of itself, and its bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from rolepress.formats.docx.markup import Element, element, printable
from rolepress.manuscript import Form, Manuscript, walk

_KEPT = (
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.THEME,
)
"""What stays of the library's empty document; its fonts, previews and other people's settings go."""

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of the user's own properties, for every program
_LONGEST = 255  # characters in a property
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # of the time that a zip file knows: a file has no clock in it


def empty_document() -> Document:
    """Return a document without a word or a style in it."""
    made = docx.Document()
    body = made.element.body
    for each in list(body)[:-1]:
        body.remove(each)
    relations = made.part.rels
    for name in [name for name, each in relations.items() if each.reltype not in _KEPT]:
        del relations[name]
    package = made.part.package
    for name in [name for name, each in package.rels.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package.rels[name]
    return made


def refill(root: Element, children: Iterable[Element]) -> None:
    """Put *children* in the place of what *root* holds."""
    for each in list(root):
        root.remove(each)
    root.extend(children)


def describe(document: Document, manuscript: Manuscript) -> None:
    """Write down what the document is: its title, whose it is, its language, and of a form, which."""
    about, told = manuscript.about, document.core_properties
    told.title = printable(manuscript.title)[:_LONGEST]
    told.author = printable(about.organisation_name)[:_LONGEST]
    told.subject = printable(about.description or about.kind_label)[:_LONGEST]
    told.category = printable(about.kind_label)[:_LONGEST]
    told.language = manuscript.language
    told.comments = printable(about.notice)[:_LONGEST]
    told.version = printable(about.version)[:_LONGEST]
    told.keywords = told.last_modified_by = ""
    root = told._element
    for each in [each for each in root if each.tag in (qn("dcterms:created"), qn("dcterms:modified"))]:
        root.remove(each)
    properties = form_properties(manuscript)
    if properties:
        _add_properties(document, properties)


def form_properties(manuscript: Manuscript) -> dict[str, str]:
    """Return which form the file is, for whoever collects it; nothing where the manuscript is no form."""
    form = next((block for block in walk(manuscript.blocks) if isinstance(block, Form)), None)
    if form is None:
        return {}
    return {"rolepress-form": form.name, "rolepress-version": form.version or manuscript.about.version}


def settings(manuscript: Manuscript) -> tuple[Element, ...]:
    """Return the settings of the file: how Word of today lays it out, and in which language."""
    modern = element(
        "w:compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15
    )
    return (
        element("w:zoom", percent=100),
        element("w:defaultTabStop", val=720),
        element("w:characterSpacingControl", val="doNotCompress"),
        element("w:compat", modern),
        element("w:themeFontLang", val=manuscript.language),
        element("w:decimalSymbol", val="."),
        element("w:listSeparator", val=","),
    )


def saved(document: Document) -> bytes:
    """Return the file; the same document makes the same bytes."""
    rough, finished = io.BytesIO(), io.BytesIO()
    document.save(rough)
    with ZipFile(rough) as given, ZipFile(finished, "w", ZIP_DEFLATED) as made:
        for name in given.namelist():
            entry = ZipInfo(name, _BEGINNING)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            made.writestr(entry, given.read(name))
    return finished.getvalue()


def _add_properties(document: Document, properties: Mapping[str, str]) -> None:
    root = parse_xml(f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}"/>')
    for number, (name, value) in enumerate(properties.items(), start=2):
        one = root.makeelement(
            f"{{{_CUSTOM}}}property", {"fmtid": _PROPERTY_SET, "pid": str(number), "name": name}
        )
        text = root.makeelement(f"{{{_VALUES}}}lpwstr", {})
        text.text = printable(value)
        one.append(text)
        root.append(one)
    package = document.part.package
    made = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, serialize_part_xml(root), package)
    package.relate_to(made, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
