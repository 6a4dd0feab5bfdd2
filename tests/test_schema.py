"""What an editor flags is what Rolepress refuses, and the schemas in the project are the current ones."""

import json
import re
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml

from form_project import FORM
from rolepress.config import Settings
from rolepress.model import MODELS
from rolepress.model.fitting import fit
from rolepress.schema import as_json, schema_of, schemas, write_schemas
from rolepress.source import parse_source

CHECKOUT = Path(__file__).resolve().parent.parent
WRITTEN = sorted(
    path
    for path in (CHECKOUT / "content").glob("*/*.yml")
    if path.parent.name not in ("releases", "schema", "pictures", "handbook")
)
SAMPLES = sorted((CHECKOUT / "templates/new").rglob("*.yml"))


class Yaml12(yaml.SafeLoader):
    """Reads as editors do: the few plain types of YAML 1.2, and no dates."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for name, pattern, first in (
    ("null", r"|~|null", ["", "~", "n"]),
    ("bool", r"true|false", list("tf")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?[0-9]+\.[0-9]+", list("-+0123456789")),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"^(?:{pattern})$"), first)


def read(text: str) -> Any:
    return yaml.load(text, Loader=Yaml12)  # noqa: S506  # a safe loader of our own


def faults(kind: str, text: str) -> list[str]:
    """Return what an editor would flag in *text* as a document of *kind*."""
    return [error.message for error in validators()[kind].iter_errors(read(text))]


@cache
def validators() -> dict[str, jsonschema.Draft7Validator]:
    return {name: jsonschema.Draft7Validator(schema) for name, schema in schemas().items()}


def schema_named_in(path: Path) -> Path:
    """Return the schema that the first line of the file *path* names."""
    first = path.read_text("utf-8").partition("\n")[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named, f"{path.name} does not say in its first line which schema it has"
    return Path(path.parent, named[1]).resolve()


@pytest.mark.parametrize("name", [*MODELS, "rolepress", "pictures"])
def test_every_schema_is_one(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(validators()[name].schema)


@pytest.mark.parametrize("name", [*MODELS, "rolepress", "pictures"])
def test_the_tracked_schemas_are_current(name: str) -> None:
    tracked = CHECKOUT / "content/schema" / f"{name}.json"

    assert tracked.read_text("utf-8") == as_json(validators()[name].schema), "run `rolepress schema`"


def test_no_schema_is_left_of_a_kind_that_is_gone() -> None:
    assert {path.stem for path in (CHECKOUT / "content/schema").glob("*.json")} == {
        *MODELS,
        "rolepress",
        "pictures",
    }


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_every_document_names_its_schema_and_fits_it(path: Path) -> None:
    text = path.read_text("utf-8")
    kind = read(text)["kind"]

    assert schema_named_in(path) == CHECKOUT / "content/schema" / f"{kind}.json"
    assert faults(kind, text) == []


def test_the_settings_name_their_schema_and_fit_it() -> None:
    path = CHECKOUT / "rolepress.yml"

    assert schema_named_in(path) == CHECKOUT / "content/schema/rolepress.json"
    assert faults("rolepress", path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_fits_its_schema(path: Path) -> None:
    text = path.read_text("utf-8")

    assert faults(read(text).get("kind", "rolepress"), text) == []


JOB = """\
kind: job-description
id: nurse
title: Nurse
owner: Human Resources
organisation: northshire
post: {band: "5", hours: 37.5 hours a week, dbs: enhanced, reports_to: Matron, location: Northshire}
summary: You will nurse.
"""
FACTS = """\
kind: facts
id: dates
title: Dates
owner: Human Resources
facts:
  closing:
    type: when
    value: 2026-06-30
"""


@pytest.mark.parametrize(
    ("kind", "text", "short", "long"),
    [
        ("job-description", JOB, 'band: "5"', "band: 5"),
        ("job-description", JOB, 'band: "5"', "band: {unknown: The original leaves it blank}"),
        ("job-description", JOB, "summary: You will nurse.", "summary: You will nurse.\nversion: 1.0"),
        ("job-description", JOB, "summary: You will nurse.", "summary: You will nurse.\nversion: 2"),
        ("job-description", JOB, "summary: You will nurse.", "summary: You will nurse.\ncloses: 2026-06-30 23:59"),
        ("job-description", JOB, "summary: You will nurse.", "summary: You will nurse.\ncloses: 2026-06-30"),
        (
            "job-description", JOB, "summary: You will nurse.",
            "summary: You will nurse.\nduties:\n  - id: care\n    entries:\n      - Care\n      - text: Care more\n"
            "        points: [Much more, 5]\n      - clause: infection-control",
        ),
        ("form", FORM, "choices: [Monday,", "choices: [Monday, {label: Later, choices: [Friday, 5]},"),
        ("facts", FACTS, "value: 2026-06-30", "value: 2026-06-30 23:59"),
        ("facts", FACTS, "value: 2026-06-30", "value: To be confirmed"),
        ("facts", FACTS, "value: 2026-06-30", "value: {week: 2026-07-17}"),
        ("facts", FACTS, "value: 2026-06-30", "value: {unknown: Nobody said}"),
        ("facts", FACTS, "type: when\n    value: 2026-06-30", "type: number\n    value: 37.5\n    unit: hours"),
        ("facts", FACTS, "type: when\n    value: 2026-06-30", "type: money\n    amount: 20\n    per: hour"),
    ],
)  # fmt: skip
def test_every_short_way_of_writing_fits_model_and_schema(kind: str, text: str, short: str, long: str) -> None:
    changed = text.replace(short, long)
    source = parse_source(changed.encode(), PurePosixPath("content/x.yml")).value

    assert changed != text
    assert faults(kind, changed) == []
    assert source is not None
    assert fit(MODELS[kind].model, source).problems == ()


@pytest.mark.parametrize(
    ("kind", "text", "right", "wrong"),
    [
        ("job-description", JOB, "summary: You will nurse.", "sumary: You will nurse."),
        ("job-description", JOB, "dbs: enhanced", "dbs: enhansed"),
        ("job-description", JOB, "id: nurse", "id: Nurse"),
        ("job-description", JOB, 'band: "5"', "band: [5]"),
        ("job-description", JOB, 'band: "5"', "band: {unknwon: It is blank}"),
        ("facts", FACTS, "value: 2026-06-30", "value: 30 June 2026"),
        ("facts", FACTS, "type: when", "type: wen"),
    ],
)
def test_what_does_not_fit_is_flagged_by_both(kind: str, text: str, right: str, wrong: str) -> None:
    changed = text.replace(right, wrong)
    source = parse_source(changed.encode(), PurePosixPath("content/x.yml")).value

    assert faults(kind, text) == []
    assert faults(kind, changed) != []
    assert source is not None
    assert not fit(MODELS[kind].model, source).ok


def test_sizes_of_large_print_may_be_numbers() -> None:
    assert faults("rolepress", "title: Roles\norganisation: northshire\nlarge_print: {sizes: [18, '24']}") == []


def test_an_editor_shows_what_a_field_is_for() -> None:
    schema = schema_of(MODELS["job-description"].model, "job-description")

    assert schema["description"].startswith("A job description:")
    assert schema["properties"]["title"]["description"] == "The name that people read."
    assert "title" not in schema["properties"]["title"]


def test_the_schemas_are_written_into_the_project(tmp_path: Path) -> None:
    written = write_schemas(tmp_path)

    assert {path.stem for path in written} == {*MODELS, "rolepress", "pictures"}
    assert json.loads((tmp_path / "content/schema/rolepress.json").read_text())["title"] == "rolepress"
    assert set(Settings.model_fields) == set(schemas()["rolepress"]["properties"])
