"""Marked content in the pages: furniture is set apart, and lossy scripts carry their own text."""

from __future__ import annotations

import re
from typing import Any

import pydyf

from rolepress.formats.pdf.tagger.grow import PageMarks

_LOSSY_SCRIPTS = re.compile("[\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]")
"""Scripts whose glyphs do not map back to letters one by one: Devanagari to Sinhala, Thai to Myanmar, Khmer."""


def rewrite_marks(stream: Any, marks: PageMarks) -> None:
    """Turn the furniture of a page *stream* into artifacts and add the actual text of lossy scripts."""
    for index, item in enumerate(stream.stream):
        if not (isinstance(item, pydyf.Dictionary) and "MCID" in item):
            continue
        mcid = item["MCID"]
        if mcid in marks.furniture:
            stream.stream[index - 1] = "/Artifact"
            item.clear()
            item["Type"] = f"/{marks.furniture[mcid]}"
        elif _LOSSY_SCRIPTS.search(marks.texts.get(mcid, "")):
            item["ActualText"] = pydyf.String(marks.texts[mcid])
