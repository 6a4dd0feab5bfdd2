"""Reads XML of strangers: elements and text, and no entities, no document type and nothing without end."""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

DEEPEST = 200  # elements in one another; a table of a table in Word has some 30
MOST_ELEMENTS = 500_000  # the longest form that we know has 20,000


class UnsafeXmlError(Exception):
    """The XML is not what a word processor writes."""


def parse(data: bytes) -> Element:
    """Return the root of *data*; names are `{namespace}name`. Raises UnsafeXmlError.

    A document type, in which entities are declared, is refused as it opens, before anything in it is read.
    """
    tree = _Tree()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = tree.refuse
    parser.EntityDeclHandler = tree.refuse
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.builder.data
    try:
        parser.Parse(data, True)
        return tree.builder.close()
    except expat.ExpatError as error:
        raise UnsafeXmlError("it is damaged") from error
    except (LookupError, ValueError, AssertionError) as error:  # an encoding that there is not
        raise UnsafeXmlError("it is damaged") from error


class _Tree:
    """What the parser tells, as elements."""

    def __init__(self) -> None:
        self.builder = TreeBuilder()
        self.depth = self.count = 0

    def refuse(self, *_: object) -> None:
        raise UnsafeXmlError("it declares a document type, as no word processor does")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > DEEPEST or self.count > MOST_ELEMENTS:
            raise UnsafeXmlError("it has more parts than any document")
        self.builder.start(_full(name), {_full(each): value for each, value in attributes.items()})

    def end(self, name: str) -> None:
        self.depth -= 1
        self.builder.end(_full(name))


def _full(name: str) -> str:
    """Return expat's "namespace}name" as ElementTree writes it."""
    return f"{{{name}" if "}" in name else name
