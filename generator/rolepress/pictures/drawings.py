"""Judges a drawing in SVG before it goes to readers: shapes alone, nothing that acts or loads, and soon drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from xml.parsers import expat

from rolepress.pictures.trial import can_be_drawn

SVG = "http://www.w3.org/2000/svg"
SHAPES = frozenset(
    {"svg", "g", "defs", "title", "desc", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon",
     "linearGradient", "radialGradient", "stop", "clipPath", "mask", "use"}
)  # fmt: skip
"""The elements of SVG that draw; the rest can act, load a file or need a font that is not here."""

EDITORS = frozenset(
    {"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd", "http://www.inkscape.org/namespaces/inkscape"}
)
"""The namespaces of notes that Inkscape keeps for itself; nobody else reads them."""

DEEPEST = (
    40  # elements within each other, parts that are shown again included; programs that draw fall over at 500
)
MOST_PARTS = 500  # masks, see-through layers and parts shown again, each as often as it is drawn
MOST_NAMED = 5000  # places that name a part
LONGEST = 10  # times the shorter side
_GRADIENTS = frozenset({"linearGradient", "radialGradient"})
_WORDS = re.compile(r"id|class|lang|role|aria-.*|data-.*")  # attributes that draw nothing
_LEADS = frozenset({"href", "src", "base"})
_PART = re.compile(r"#([^\s'\"()\\<>]+)")
_OWN = re.compile(rf"url\(\s*(['\"]?){_PART.pattern}\1\s*\)", re.IGNORECASE)
_FUNCTION = re.compile(r"([^\s(),;:'\"/]+)\(")
_PLAIN = frozenset(
    {"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch",
     "matrix", "translate", "translatex", "translatey", "scale", "scalex", "scaley", "rotate", "skewx", "skewy"}
)  # fmt: skip
"""The functions of CSS that say a colour or move a shape; others can load a file."""
_SEE_THROUGH = re.compile(r"(?:^|;)\s*opacity\s*:")
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-z]*|%)")
_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 12, "ex": 6}

_Named = list[tuple[str, int]]
"""The parts that an element names, in itself and below, each with how deep below it that is; "" is a layer."""


@lru_cache(maxsize=256)
def faults(drawing: bytes) -> tuple[str, ...]:
    """Return what in an SVG file is not allowed, each once in plain words; nothing for one that only draws.

    What is found is the end of a sentence: "the file has …".
    """
    found = _Reader().read(drawing)
    if not found and not can_be_drawn(drawing):
        return ("something that cannot be drawn",)
    return found


class _RefusedError(Exception):
    """What is found makes it pointless, or dangerous, to read on."""


class _Reader:
    """Reads a drawing once, from its start to its end."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self._open: list[_Named] = []  # elements that are not closed yet
        self._parts: dict[str, _Named] = {}  # by their names
        self._gradients: set[str] = set()
        self._whole: _Named = []

    def read(self, drawing: bytes) -> tuple[str, ...]:
        """Return what is wrong with *drawing*."""
        reader = expat.ParserCreate("utf-8", namespace_separator="|")
        reader.XmlDeclHandler = self._declared
        reader.StartDoctypeDeclHandler = lambda *_: self._refuse("a document type")
        reader.ProcessingInstructionHandler = lambda *_: self._found.append("a processing instruction")
        reader.StartElementHandler = self._start
        reader.EndElementHandler = lambda _: self._open.pop()
        try:
            drawing.decode("utf-8")
            reader.Parse(drawing, True)
            self._weigh()
        except UnicodeDecodeError:
            self._found.append("text that is not saved as UTF-8")
        except expat.ExpatError as error:
            self._found.append(f"a slip in line {error.lineno}, so that it cannot be read")
        except _RefusedError as refused:
            self._found.append(str(refused))
        return tuple(dict.fromkeys(self._found))

    def _refuse(self, what: str) -> None:
        raise _RefusedError(what)

    def _declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "utf8"):
            self._refuse(f"another encoding than UTF-8, {encoding}")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open:
            self._found.extend(_at_the_top(name, attributes))
        if len(self._open) >= DEEPEST:
            self._refuse(f"parts within parts, more than {DEEPEST} deep")
        self._found.extend(_in_element(name, attributes))
        named: _Named = [] if self._open else self._whole
        self._open.append(named)
        part = attributes.get("id", "")
        if part:
            self._parts.setdefault(part, named)
        if name.rpartition("|")[2] in _GRADIENTS:
            self._gradients.add(part)
            return  # a gradient takes its colours from another, and draws nothing of it
        for each in _parts_in(attributes):
            for depth, above in enumerate(reversed(self._open), start=1):
                above.append((each, depth))
        if len(self._whole) > MOST_NAMED:
            self._refuse("too many parts that are shown again")

    def _weigh(self) -> None:
        """Refuse a drawing whose parts show parts that show others, until drawing it takes too long."""
        drawn, waiting = 0, [(self._whole, 0)]
        while waiting:
            named, above = waiting.pop()
            for part, below in named:
                if part and part in self._gradients:
                    continue
                drawn, depth = drawn + 1, above + below
                if drawn > MOST_PARTS or depth > DEEPEST:
                    self._refuse("parts that show each other, too often to be drawn")
                if part in self._parts:
                    waiting.append((self._parts[part], depth))


def _at_the_top(name: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with the element that holds all others; one that is no drawing is refused."""
    if name != f"{SVG}|svg":
        raise _RefusedError(f'no <svg xmlns="{SVG}"> at its start')
    view = attributes.get("viewBox", "").replace(",", " ").split()
    across, down = (_pixels(each) for each in (view[2:] if len(view) == 4 else ("", "")))
    wide, high = (_pixels(attributes.get(each, ""), of) for each, of in (("width", across), ("height", down)))
    sides = [(wide or across, high or down), *([(across, down)] if across and down else [])]
    if not all(each > 0 for pair in sides for each in pair):
        yield "no size: it needs a viewBox, or a width and a height"
    elif not all(1 / LONGEST <= each / other <= LONGEST for each, other in sides):
        yield f"one side that is more than {LONGEST} times as long as the other"


def _pixels(text: str, whole: float = 0) -> float:
    """Return a length in pixels, a percentage of *whole*; 0 for none that can be read."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return 0
    number, unit = float(match[1]), match[2]
    return number * (whole / 100 if unit == "%" else _PIXELS.get(unit, 0))


def _in_element(name: str, attributes: Mapping[str, str]) -> Iterator[str]:
    space, _, local = name.rpartition("|")
    if space != SVG:
        if space not in EDITORS:
            yield f"<{local}>, which is no part of a drawing"
    elif local not in SHAPES:
        yield f"<{local}>"
    for full, value in attributes.items():
        yield from _in_attribute(full, value)


def _in_attribute(full: str, value: str) -> Iterator[str]:
    space, _, attribute = full.lower().rpartition("|")
    if attribute.startswith("on"):
        yield f"{attribute}=, which acts"
    elif attribute in _LEADS:
        if not _PART.fullmatch(value):
            yield "something that comes from elsewhere"
    elif space or _WORDS.fullmatch(attribute):
        return
    elif "\\" in value:
        yield f"a backslash in {attribute}=, which can hide what it says"
    else:
        for function in map(str.lower, _FUNCTION.findall(_OWN.sub(" ", value))):
            if function == "url":
                yield "something that comes from elsewhere"
            elif function not in _PLAIN:
                yield f"{function}() in {attribute}=, which is no plain colour"


def _parts_in(attributes: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of the parts that an element shows, and "" where it is a layer to look through."""
    for full, value in attributes.items():
        if full.rpartition("|")[2].lower() == "href":
            yield value.removeprefix("#")
        else:
            yield from (match[2] for match in _OWN.finditer(value))
    if "opacity" in attributes or _SEE_THROUGH.search(attributes.get("style", "")):
        yield ""
