"""Judges a drawing in SVG before it goes to readers: shapes alone, nothing that acts or loads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from xml.parsers import expat

SHAPES = frozenset(
    {"svg", "g", "defs", "title", "desc", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon",
     "linearGradient", "radialGradient", "stop", "clipPath", "mask", "use"}
)  # fmt: skip
"""The elements of SVG that draw; the rest can act, load a file or need a font that is not here."""

_ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(|javascript:", re.IGNORECASE)


@lru_cache(maxsize=256)
def faults(drawing: bytes) -> tuple[str, ...]:
    """Return what in an SVG file is not allowed, each once in plain words; nothing for one that only draws."""
    found: list[str] = []
    reader = expat.ParserCreate(namespace_separator="|")
    reader.StartDoctypeDeclHandler = lambda *_: found.append("a document type")
    reader.ProcessingInstructionHandler = lambda *_: found.append("a processing instruction")
    reader.StartElementHandler = lambda name, attributes: found.extend(_in_element(name, attributes))
    try:
        reader.Parse(drawing, True)
    except expat.ExpatError as error:
        found.append(f"a slip in line {error.lineno}, so that it cannot be read")
    return tuple(dict.fromkeys(found))


def _in_element(name: str, attributes: dict[str, str]) -> Iterator[str]:
    space, _, local = name.rpartition("|")
    if not space.endswith("/svg"):
        if space and "sodipodi" not in space and "inkscape" not in space:
            yield f"<{local}>, which is no part of a drawing"
    elif local not in SHAPES:
        yield f"<{local}>"
    for full, value in attributes.items():
        attribute = full.rpartition("|")[2].lower()
        if attribute.startswith("on"):
            yield f"{attribute}=, which acts"
        elif (attribute == "href" and not value.startswith("#")) or _ELSEWHERE.search(value):
            yield "something that comes from elsewhere"
