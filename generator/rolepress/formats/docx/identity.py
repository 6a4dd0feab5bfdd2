"""What matches an edited copy of a Word file with its source: whose copy it is, and the id behind each bookmark.

Most bookmarks are an id with a line before it. Word takes 40 characters, so a longer id is cut and ends in a
digest, from which nobody can tell the id. A part of the file, which programs keep and nobody sees, says it. There
a short digest of each paragraph tells which ones somebody has changed since.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zipfile import ZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart

from rolepress.editions import Edition
from rolepress.formats.docx.markup import Element, printable
from rolepress.formats.docx.names import is_short
from rolepress.manuscript import Manuscript

NAMESPACE = "https://rolepress.example/ns/word-ids"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_ITEM = (
    f'<ds:datastoreItem xmlns:ds="{_PROPERTIES}" ds:itemID="{{8E2B7D0A-5C7E-4B0B-9B1D-6D1C2B6A7F31}}">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)
"""Where Word looks up what the part is; the number is ours, the same in every file."""

_DIGITS = 10  # of a digest, hexadecimal
_PARAGRAPH, _RUN, _TEXT, _BLIP = qn("w:p"), qn("w:r"), qn("w:t"), qn("a:blip")
_SPACES = frozenset({qn("w:tab"), qn("w:br")})
_UNSAID = frozenset(qn(f"w:{name}") for name in ("sdt", "pPr", "rPr", "del", "moveFrom"))


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose copy a Word file is."""

    document: str  # its id
    kind: str
    version: str
    edition: str
    ids: Mapping[str, str]  # by bookmark; of those alone that were too long
    sent: tuple[str, ...] = ()  # a digest of each paragraph as it was sent; none in files of earlier days
    edges: tuple[str, ...] = ()  # the same of the heads and feet of the pages
    pictures: int | None = None  # how many it had; None in files of earlier days

    def id_of(self, bookmark: str) -> str:
        """Return the id of the block, entry, row or term that a *bookmark* of ours stands round."""
        return self.ids.get(bookmark, bookmark[1:])


def add_ids(
    part: DocumentPart, manuscript: Manuscript, edition: Edition, named: Mapping[str, str], body: Iterable[Element]
) -> None:
    """Write down in the file whose copy it is, the id of each bookmark in *named* that had to be cut, and digests.

    The digests are of the paragraphs of *body*.
    """
    about = manuscript.about
    root = parse_xml(f'<document xmlns="{NAMESPACE}"/>')
    told = {"id": manuscript.id, "kind": about.kind, "version": about.version, "edition": edition.name}
    for name, value in told.items():
        root.set(name, printable(value))
    for bookmark, id in named.items():
        if not is_short(id):
            one = root.makeelement(f"{{{NAMESPACE}}}bookmark", {"name": printable(bookmark)})
            one.text = printable(id)
            root.append(one)
    sent = root.makeelement(f"{{{NAMESPACE}}}sent", {})
    sent.text = " ".join(digest_of(_words(each)) for made in body for each in made.iter(_PARAGRAPH))
    root.append(sent)
    edges = root.makeelement(f"{{{NAMESPACE}}}edges", {})
    edges.text = " ".join(dict.fromkeys(edge_digest(_words(each)) for each in _at_the_edges(part)))
    root.append(edges)
    root.set("pictures", str(sum(1 for made in body for _ in made.iter(_BLIP))))
    item = Part(PackURI("/customXml/item1.xml"), "application/xml", serialize_part_xml(root), part.package)
    properties = serialize_part_xml(parse_xml(_ITEM))
    about_item = Part(PackURI("/customXml/itemProps1.xml"), _PROPERTIES_TYPE, properties, part.package)
    item.relate_to(about_item, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def identity_of(data: bytes) -> Identity | None:
    """Return whose copy a Word file is, whoever has edited it since; None where it does not say."""
    with ZipFile(io.BytesIO(data)) as file:
        parts = (parse_xml(file.read(name)) for name in sorted(file.namelist()) if is_beside(name))
        return next((found for found in map(identity_in, parts) if found is not None), None)  # follows no entity


def is_beside(name: str) -> bool:
    """Whether a part of a file, by its name, may be the one that says whose copy the file is."""
    return name.startswith("customXml/") and name.endswith(".xml")


def identity_in(root: Any) -> Identity | None:
    """Return what the part with the element *root* says of whose copy a file is; None for another part."""
    if root.tag != f"{{{NAMESPACE}}}document":
        return None
    ids = {each.get("name", ""): each.text or "" for each in root if each.tag == f"{{{NAMESPACE}}}bookmark"}
    sent, edges = (
        next((each.text or "" for each in root if each.tag == f"{{{NAMESPACE}}}{name}"), "")
        for name in ("sent", "edges")
    )
    pictures = root.get("pictures", "")
    document, kind, version, edition = (root.get(each, "") for each in ("id", "kind", "version", "edition"))
    return Identity(document, kind, version, edition, ids, tuple(sent.split()), tuple(edges.split()),
                    int(pictures) if pictures.isdecimal() and len(pictures) < _DIGITS else None)  # fmt: skip


def digest_of(words: str) -> str:
    """Return a short digest of the words of a paragraph, whatever the space between them."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:_DIGITS]


def edge_digest(words: str) -> str:
    """Return a short digest of a line at the head or the foot of a page, whatever the number of the page."""
    return digest_of("".join(each for each in words if not each.isdigit()))


def _at_the_edges(part: DocumentPart) -> Iterator[Element]:
    """Yield the lines at the heads and the feet of the pages."""
    edges = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    for each in part.rels.values():
        if each.reltype in edges:
            yield from each.target_part.element.iter(_PARAGRAPH)


def _words(paragraph: Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(element: Element) -> Iterator[str]:
    """Yield what an element says; what people fill in is no words of ours."""
    for each in element:
        if each.tag == _TEXT:
            yield each.text or ""
        elif each.tag in _SPACES and element.tag == _RUN:
            yield " "
        elif each.tag not in _UNSAID:
            yield from _pieces(each)
