"""What an empty control says: Word takes it from a part of the file that holds pieces of text, its glossary."""

from __future__ import annotations

import uuid

from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart

from rolepress.formats.docx.markup import Element, element, text_element
from rolepress.languages import spoken_in

PLACEHOLDERS = {
    "answer-placeholder": "RolepressText",
    "answer-placeholder-date": "RolepressDate",
    "answer-placeholder-choice": "RolepressChoice",
    "mark-placeholder": "RolepressMark",
}
"""The name of each piece in the glossary, by its label in the catalogue."""

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/glossaryDocument"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.glossary+xml"
_NAMESPACE = uuid.UUID("6f1d4bb8-9c3e-4c53-9d0f-8f2c6f3f7a10")  # of our pieces, so that their ids never change


def add_glossary(part: DocumentPart, labels: dict[str, str]) -> None:
    """Add to the document what its empty controls say, in the words of *labels*."""
    pieces = [_piece(name, labels.get(label, "")) for label, name in PLACEHOLDERS.items()]
    root = element("w:glossaryDocument", element("w:docParts", *pieces))
    made = Part(PackURI("/word/glossary/document.xml"), _CONTENT, serialize_part_xml(root), part.package)
    part.relate_to(made, _TYPE)


def _piece(name: str, text: str) -> Element:
    about = element(
        "w:docPartPr",
        element("w:name", val=name),
        element("w:category", element("w:name", val="General"), element("w:gallery", val="placeholder")),
        element("w:types", element("w:type", val="bbPlcHdr")),
        element("w:behaviors", element("w:behavior", val="content")),
        element("w:guid", val=f"{{{str(uuid.uuid5(_NAMESPACE, name)).upper()}}}"),
    )
    language = spoken_in(text)
    settings = element("w:rPr", element("w:lang", val=language)) if language else None
    body = element("w:docPartBody", element("w:p", element("w:r", settings, text_element(text))))
    return element("w:docPart", about, body)
