"""The field reference: what may be written in each kind of document and in rolepress.yml, from the schemas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from rolepress.config import SETTINGS_FILE, Settings
from rolepress.library import CONTENT
from rolepress.model import kinds
from rolepress.model.base import Document
from rolepress.schema import schema_of
from rolepress.sites.internal_markdown import Markdown, inside

SHARED = "every-document"  # the page of the fields that every document has
_REFERENCE = "#/definitions/"
_Schema = Mapping[str, Any]

# What a pattern asks for, by how it starts. Patterns not listed here need no more words than "text".
_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "a name in small letters, digits and hyphens",
    r"^[^@\s]+@": "an e-mail address",
    r"^\+?[0-9": "a phone number",
    r"^#[0-9a-fA-F]": "a colour such as #1d4f76",
    r"^https://": "a web address that starts with https://",
    r"^[0-9a-f]{64}": "64 letters and figures, which Rolepress writes",
    r"^[0-9A-Za-z]+([": "a version such as 1.0",
    r"^[a-z]{2,3}": "a language such as en-GB or cy",
    r"^[A-Za-z0-9][A": "the name of a file, such as logo.svg",
    r"^\d{4}-\d{2}-\d{2}$": "a date such as 2026-06-30",
    r"^\d{4}-\d{2}-\d{2}([": "a date, or a date and time such as 2026-06-30 23:59",
}
_LONG_TEXT = 60_000  # characters: text of several paragraphs has this limit


@dataclass(frozen=True, slots=True)
class Field:
    """One field, in words."""

    name: str
    about: Markdown
    type: Markdown  # as the start of a sentence, with what is allowed
    needed: bool
    default: str  # what stands for it when it is left out, or ""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together under something."""

    name: str  # in words
    slug: str
    about: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class FieldPage:
    """The fields of one kind of document, or of the settings."""

    name: str  # job-description, rolepress, …
    title: str
    about: str
    file: str  # where such a document stands
    groups: tuple[Group, ...]  # the document's own fields first, then what stands inside them
    is_kind: bool = False  # and has the fields of every document besides


@cache
def field_pages() -> tuple[FieldPage, ...]:
    """Return a page for each kind, one for the fields that every document has, and one for rolepress.yml."""
    shared = schema_of(Document, SHARED)
    pages = [_page(record.name, _spoken(record.name), record.model, f"{CONTENT / record.folder}/ID.yml", shared)
             for record in kinds().values()]  # fmt: skip
    every = _Words(shared, frozenset())
    own = Group("Fields", "fields", "", tuple(every.fields(shared, {})))
    common = FieldPage(SHARED, "Fields of every document", "What every document says about itself.",
                       f"{CONTENT}/FOLDER/ID.yml", (own, *every.groups(shared)))  # fmt: skip
    settings = _page("rolepress", "rolepress.yml", Settings, str(SETTINGS_FILE), {"properties": {}})
    return (*(replace(each, is_kind=True) for each in pages), common, settings)


def _page(name: str, spoken: str, model: Any, file: str, shared: _Schema) -> FieldPage:
    schema = schema_of(model, name)
    words = _Words(schema, frozenset(shared.get("definitions", {})))
    about = {each: part.get("description", "") for each, part in shared["properties"].items()}
    fields = tuple(words.fields(schema, about, without=_repeated(schema, shared)))
    own = Group("Fields", "fields", "", fields)
    return FieldPage(name, f"Fields of {_article(spoken)}", schema.get("description", ""), file,
                     (own, *words.groups(schema)))  # fmt: skip


def _repeated(schema: _Schema, shared: _Schema) -> frozenset[str]:
    """Return the fields that mean the same in every document, and are told on the page they share."""
    theirs, own = shared["properties"], schema["properties"]
    return frozenset(name for name in own if name in theirs and own[name] == theirs[name])


class _Words:
    """Says what a schema holds in words; *elsewhere* are the parts that the shared page tells."""

    def __init__(self, schema: _Schema, elsewhere: frozenset[str]) -> None:
        self._definitions: _Schema = schema.get("definitions", {})
        self._elsewhere = elsewhere

    def groups(self, schema: _Schema) -> Iterator[Group]:
        """Yield every part that *schema* is made of, in the order in which a reader meets it."""
        for name in self._met(schema, {}):
            definition = _fields_of(self._definitions[name])
            yield Group(_spoken_class(name), _slug(name), definition.get("description", ""),
                        tuple(self.fields(definition, {})))  # fmt: skip

    def fields(
        self, schema: _Schema, about: Mapping[str, str], without: frozenset[str] = frozenset()
    ) -> Iterator[Field]:
        """Yield the fields of *schema*, those that it needs first."""
        needed = schema.get("required", ())
        named = [name for name in schema["properties"] if name not in without]
        for name in sorted(named, key=lambda each: each not in needed):
            part = schema["properties"][name]
            said = part.get("description") or about.get(name, "")
            kind = Markdown(_capitalised(self._type(part)))
            yield Field(name, _marked(said), kind, name in needed, _default(part))

    def _met(self, schema: Any, met: dict[str, None]) -> dict[str, None]:
        """Return the names of the parts under *schema*, in order, without those told elsewhere."""
        for name in _references(schema):
            if (
                name not in met
                and name not in self._elsewhere
                and "properties" in _fields_of(self._definitions[name])
            ):
                met[name] = None
                self._met(_fields_of(self._definitions[name]), met)
        return met

    def _type(self, part: _Schema) -> str:
        """Return what may stand in a field, in words."""
        match part:
            case {"$ref": str(reference)}:
                return self._reference(reference.removeprefix(_REFERENCE))
            case {"allOf": [{"$ref": str(reference)}]}:
                return self._reference(reference.removeprefix(_REFERENCE))
            case {"const": value}:
                return f"always {_code(_scalar(value))}"
            case {"enum": list(values)}:
                return f"one of {_listed([_code(each) for each in values if isinstance(each, str)])}"
            case {"anyOf": list(choices)}:
                return self._choice(choices)
            case {"type": "array"}:
                return f"a list; each entry is {self._type(part.get('items', {}))}"
            case {"type": "object"}:
                return f"names of your own, and under each: {self._type(_under(part))}"
            case {"type": "boolean"}:
                return f"{_code('true')} or {_code('false')}"
            case {"type": "integer"}:
                return f"a whole number{_range(part)}"
            case {"type": "number"}:
                return "a number"
            case _:
                return _text(part)

    def _choice(self, choices: list[_Schema]) -> str:
        """Return alternatives in words, without "nothing", and without the text that a number is written as."""
        said = dict.fromkeys(self._type(each) for each in choices if each.get("type") != "null")
        if "a number" in said:
            said = {each: None for each in said if not each.startswith("text")}
        return ", or ".join(said) if len(said) < 3 else _listed(list(said))

    def _reference(self, name: str) -> str:
        definition = _fields_of(self._definitions[name])
        if "properties" not in definition:
            return self._type(definition)
        way = f"{SHARED}.md#{_slug(name)}" if name in self._elsewhere else f"#{_slug(name)}"
        short = " (or just its text)" if definition is not self._definitions[name] else ""
        return f"[{_spoken_class(name).lower()}]({way}){short}"


def _fields_of(definition: _Schema) -> _Schema:
    """Return the part of a definition that has fields, where it can also be written short."""
    inner = [each for each in definition.get("anyOf", ()) if "properties" in each]
    return inner[0] if inner else definition


def _references(node: Any) -> Iterator[str]:
    match node:
        case {"$ref": str(reference)}:
            yield reference.removeprefix(_REFERENCE)
        case dict():
            for name, each in node.items():
                if name not in ("definitions", "default"):
                    yield from _references(each)
        case list():
            for each in node:
                yield from _references(each)


def _under(part: _Schema) -> _Schema:
    named = part.get("patternProperties") or {}
    inner = next(iter(named.values()), None) or part.get("additionalProperties")
    return inner if isinstance(inner, dict) else {}


def _text(part: _Schema) -> str:
    pattern = part.get("pattern", "")
    for start, said in _PATTERNS.items():
        if pattern.startswith(start):
            return str(inside(said))
    return "text: paragraphs and lists" if part.get("maxLength") == _LONG_TEXT else "text on one line"


def _range(part: _Schema) -> str:
    least, most = part.get("minimum"), part.get("maximum")
    return "" if least is None or most is None else f" from {least} to {most}"


def _default(part: _Schema) -> str:
    """Return what stands for a field that is left out, where that is a single value."""
    default = part.get("default")
    return _scalar(default) if isinstance(default, str | int | bool) else ""


def _capitalised(text: str) -> str:
    """Return *text* with a capital at its start; a link keeps its form."""
    return re.sub(r"^\[?[a-z]", lambda found: found.group().upper(), text)


def _scalar(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _marked(text: str) -> Markdown:
    """Return a docstring's line as Markdown: what it has in backticks is code, all else is text."""
    pieces = re.split(r"`([^`]+)`", text)
    return Markdown("".join(_code(each) if index % 2 else inside(each) for index, each in enumerate(pieces)))


def _code(text: str) -> str:
    return f"<code>{inside(text)}</code>"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _spoken(kind: str) -> str:
    return kind.replace("-", " ")


def _article(spoken: str) -> str:
    if spoken.endswith((".yml", "facts")):
        return spoken if spoken.endswith(".yml") else f"a file of {spoken}"
    return f"an {spoken}" if spoken[0] in "aeiou" else f"a {spoken}"


def _words_of_class(name: str) -> list[str]:
    name = re.sub(r"Fields$", "", name.partition("[")[0])
    return re.findall(r"[A-Z][a-z]*", name) or [name]


def _spoken_class(name: str) -> str:
    return " ".join(_words_of_class(name)).capitalize()


def _slug(name: str) -> str:
    return "-".join(_words_of_class(name)).lower()
