"""JSON Schemas for editors, made from the models: what an editor offers and flags is what Rolepress takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from rolepress.config import Settings
from rolepress.model import kinds
from rolepress.model.picture_book import PictureBook

FOLDER = Path("content") / "schema"
DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that editors' YAML support knows best; newer ones are read in part."""

_MOMENT = r"^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?)?$"
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_TO_BE_CONFIRMED = r"^\s*[Tt]o be confirmed\s*$"
_KEPT_WORDS = frozenset({"properties", "definitions", "const", "enum", "default"})

# What may be written short, as its text alone. The models read it so; their schemas cannot know.
_SHORT_FORMS: Mapping[str, tuple[dict[str, Any], ...]] = {
    "EntryFields": ({"type": ["string", "number"]},),
    "ChoiceFields": ({"type": ["string", "number"]},),
    "OneDay": ({"type": "string", "pattern": f"{_MOMENT}|{_TO_BE_CONFIRMED}"},),
}


def schemas() -> dict[str, dict[str, Any]]:
    """Return a schema for each kind of document, "rolepress" for settings and "pictures" for their books."""
    models: dict[str, type[BaseModel]] = {record.name: record.model for record in kinds().values()}
    models |= {"rolepress": Settings, "pictures": PictureBook}
    return {name: schema_of(model, name) for name, model in models.items()}


def schema_of(model: type[BaseModel], title: str) -> dict[str, Any]:
    """Return the schema of *model* in the draft that editors know."""
    made = model.model_json_schema(ref_template="#/definitions/{model}")
    definitions = {name: _for_editors(each) for name, each in made.pop("$defs", {}).items()}
    schema = {"$schema": DRAFT, "title": title, **_for_editors(made)}
    return {**schema, "definitions": {name: _with_short_form(name, each) for name, each in definitions.items()}}


def write_schemas(project: Path) -> tuple[Path, ...]:
    """Write every schema under *project*, and return the files."""
    folder = project / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_write(folder / f"{name}.json", schema) for name, schema in schemas().items())


def as_json(schema: Mapping[str, Any]) -> str:
    """Return *schema* as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _write(path: Path, schema: Mapping[str, Any]) -> Path:
    path.write_text(as_json(schema), "utf-8", newline="\n")
    return path


def _for_editors(node: Any) -> Any:
    """Return a part of a pydantic schema in the words of the draft, and as wide as Rolepress reads."""
    match node:
        case dict():
            return _alternatives(_scalar({name: _inside(name, each) for name, each in _without_noise(node)}))
        case list():
            return [_for_editors(each) for each in node]
        case _:
            return node


def _inside(name: str, value: Any) -> Any:
    if name in ("properties", "definitions"):
        return {each: _for_editors(part) for each, part in value.items()}
    return value if name in _KEPT_WORDS else _for_editors(value)


def _without_noise(node: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what an editor can use of *node*: no made-up titles, no empty defaults, descriptions on one line."""
    for name, value in node.items():
        if name == "description":
            yield name, " ".join(value.split())
        elif name not in ("title", "discriminator") and (name, value) not in (("default", None), ("default", [])):
            yield name, value


def _scalar(node: dict[str, Any]) -> dict[str, Any]:
    """Return *node* as wide as YAML is written: text that is a number, and times with a blank in them."""
    match node.pop("format", None):
        case "date":
            node["pattern"] = _DAY
        case "date-time":
            node["pattern"] = _MOMENT
    if "enum" in node:
        numbers = [int(each) for each in node["enum"] if isinstance(each, str) and each.isdecimal()]
        return {name: value for name, value in node.items() if name != "type"} | {
            "enum": [*node["enum"], *numbers]
        }
    if node.get("type") == "string" and "const" not in node:
        node["type"] = _types_of_text(node.get("pattern", ""))
    return node


def _types_of_text(pattern: str) -> list[str]:
    """Return what YAML may take text of this *pattern* for: 8 and 1.0 are numbers, and `true` is a word too."""
    readings = {"string": "", "number": "1", "boolean": "true"}
    return [name for name, text in readings.items() if name == "string" or re.search(pattern, text)]


def _alternatives(node: dict[str, Any]) -> dict[str, Any]:
    """Return *node* with choices that may overlap, and with a reference that keeps its description."""
    if "oneOf" in node:
        node["anyOf"] = node.pop("oneOf")
    if "$ref" in node and len(node) > 1:
        node["allOf"] = [{"$ref": node.pop("$ref")}]
    return node


def _with_short_form(name: str, definition: dict[str, Any]) -> dict[str, Any]:
    short = _SHORT_FORMS.get(name)
    if short is None:
        return definition
    described = {"description": definition["description"]} if "description" in definition else {}
    return {**described, "anyOf": [definition, *short]}
