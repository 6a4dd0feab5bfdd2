"""Looks a finished Word file over for what a screen reader needs: title, language, headings, tables, pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from docx import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def inspected(data: bytes) -> tuple[str, ...]:
    """Return what is wrong in the Word file in *data*, a line each; nothing for one that is fine."""
    try:
        return tuple(_faults(Document(io.BytesIO(data))))
    except Exception:  # noqa: BLE001  # python-docx, lxml and zipfile raise whatever they trip over in a torn file
        return ("this is no Word file that can be opened",)


def _faults(document: Any) -> Iterator[str]:
    if not document.core_properties.title:
        yield "the file has no title"
    language = next(document.styles.element.iter(f"{_W}lang"), None)
    if language is None or not (language.get(f"{_W}val") or language.get(f"{_W}bidi")):
        yield "the file has no language"
    levels = [int(each.style.name.split()[-1]) for each in document.paragraphs if _is_heading(each.style.name)]
    if not levels:
        yield "the file has no headings"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"a heading of level {below} follows one of level {above}"
    for number, table in enumerate(document.element.body.iter(f"{_W}tbl"), start=1):
        if next(table.iter(f"{_W}tblHeader"), None) is None:
            yield f"table {number} has no row of headings"
    for drawing in document.element.body.iter(_DRAWN):
        silent = any(each.tag.endswith("}decorative") for each in drawing.iter())
        if not drawing.get("descr") and not silent:
            yield f"the picture '{drawing.get('name', '')}' has no words and is not marked as decoration"


def _is_heading(name: str) -> bool:
    kind, _, level = name.partition(" ")
    return kind == "Heading" and level.isdecimal()
