"""Make a file PDF/A-2a and PDF/UA-1 at once: one XMP packet that states both."""

from __future__ import annotations

from typing import Any

_UA = "http://www.aiim.org/pdfua/ns/id/"
_EXTENSION = f"""
<rdf:Description rdf:about="" xmlns:pdfuaid="{_UA}" pdfuaid:part="1"/>
<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>{_UA}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>the part of ISO 14289 this file conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""PDF/A allows a metadata property outside its own list only with a schema that describes it
(ISO 19005-2, 6.6.2.3.2)."""


def finish_archive(_document: Any, pdf: Any) -> None:
    """Give a PDF/A file, just before it is written, what else it takes to be PDF/UA-1 as well.

    WeasyPrint knows the two standards one at a time; this is the finisher it calls with what it made.
    """
    packet = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    head, end, tail = packet.stream[0].partition(b"</rdf:RDF>")
    packet.stream[0] = head + _EXTENSION.encode() + end + tail
    packet.compress = False
    for image in (each for each in pdf.objects if getattr(each, "extra", {}).get("Subtype") == "/Image"):
        image.extra["Interpolate"] = "false"  # ISO 19005-2, 6.2.8
