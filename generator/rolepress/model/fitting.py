"""Fits a source to its model, and says in plain words where it does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rolepress.model.base import SLUG
from rolepress.problems import DataPath, Outcome, Problem, nearest, problem, spoken_list
from rolepress.source import Source
from rolepress.unreadable import BULLETS, HYPHEN

M = TypeVar("M", bound=BaseModel)

_WORDS = {
    "string_type": "text",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_parsing": "yes or no (true or false)",
    "bool_type": "yes or no (true or false)",
    "decimal_parsing": "a number such as 12.50",
    "decimal_type": "a number such as 12.50",
    "decimal_max_places": "a sum with two figures after the point at most",
    "float_parsing": "a number",
    "finite_number": "a number such as 12.50",
    "decimal_max_digits": "a number of 15 figures at most",
    "date_from_datetime_parsing": "a date such as 2026-06-30",
    "date_parsing": "a date such as 2026-06-30",
    "date_type": "a date such as 2026-06-30",
    "datetime_parsing": "a date and time such as 2026-06-30 23:59",
    "datetime_from_date_parsing": "a date and time such as 2026-06-30 23:59",
    "datetime_type": "a date and time such as 2026-06-30 23:59",
    "tuple_type": "a list: each entry on a line of its own that starts with a hyphen",
    "dict_type": "fields, each on a line of its own",
    "model_type": "fields, each on a line of its own",
    "model_attributes_type": "fields, each on a line of its own",
}
_PATTERNS = {
    "^[a-z0-9]+(-": "a name in small letters, digits and hyphens, such as peer-support-worker",
    "^[^@\\s]+@": "an e-mail address",
    "^\\+?[0-9": "a phone number",
    "^#[0-9a-fA-F]": "a colour such as #005a9c",
    "^https://": "a web address that starts with https://",
    "^[0-9a-f]{64}": "the 64 letters and figures that `rolepress approve` writes",
    "^[0-9A-Za-z]+([": "a version such as 1.0",
    "^[a-z]{2,3}": "a language such as en-GB or cy",
    "^[A-Za-z0-9][A": "the name of a picture file, such as logo.svg",
}
_LIKE_A_COMMENT = re.compile(r"(?:[\w-]+:|-)\s+(#[\w#]{1,40})(?=\s|$)")  # a comment has a space after its #
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR_FIRST = re.compile(r"(\d{4})[ ./-](\d{1,2})[ ./-](\d{1,2})")
_BRITISH_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ ./-](\d{1,2}|[A-Za-z]{3,9})[ ./-](\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EMPTY = ("string_too_short", "too_short")  # what pydantic calls a text and a list without anything in it

MOST_PROBLEMS = 200  # of one file: nobody mends more at a time


def fit(model: type[M], source: Source) -> Outcome[M | None]:
    """Return *source* as a *model*, or None and every way in which it does not fit."""
    try:
        return Outcome(model.model_validate(source.data))
    except ValidationError as error:
        errors = [each for each in error.errors(include_url=False) if not _only_seems_empty(source, each)]
        found = [_problem(model, source, each) for each in errors[:MOST_PROBLEMS]]
        if len(errors) > MOST_PROBLEMS:
            message = f"this file has {len(errors) - MOST_PROBLEMS:,} more problems"
            found.append(problem(source.path, "more", message, hint="check that it is the right file"))
        return Outcome(None, tuple(_without_echoes(found)))


def _without_echoes(found: list[Problem]) -> Iterator[Problem]:
    """Yield what was *found*, without a missing field that is there under a misspelt name."""
    misspelt = {((*(each.at or ())[:-1], each.hint)) for each in found if each.rule == "unknown-field"}
    for each in found:
        if each.rule != "missing-field" or (*(each.at or ()), each.hint[5:-2]) not in misspelt:
            yield each


def _only_seems_empty(source: Source, error: ErrorDetails) -> bool:
    """Whether *error* calls a list empty because what stands in it does not fit, which is told by itself."""
    return error["type"] == "too_short" and bool(_value_at(source, _as_written(source, error["loc"])))


def fields_of(model: type[BaseModel], at: DataPath) -> set[str]:
    """Return the names that may stand as keys at the data path *at* of a *model*, or an empty set."""
    return {name for each in _annotations(model, at) for model_ in _models(each) for name in model_.model_fields}


def _annotations(model: type[BaseModel], at: DataPath) -> list[Any]:
    """Return the annotations that the value at *at* of a *model* may have, in the models' order."""
    found: list[Any] = [model]
    for step in at:
        found = [inner for each in found for inner in _inside(each, step)]
    return found


def _problem(model: type[BaseModel], source: Source, error: ErrorDetails) -> Problem:
    kind, context = error["type"], error.get("ctx", {})
    at = _as_written(source, error["loc"])
    is_key = error["loc"][-1:] == ("[key]",)
    value = error["input"] if is_key else _value_at(source, at)
    name = next((step for step in reversed(at) if isinstance(step, str)), "") or "value"
    match kind:
        case "extra_forbidden":
            hint = nearest(name, fields_of(model, at[:-1]) - set(_keys_at(source, at[:-1])))
            hint = hint or _elsewhere(model, name, at)
            message = f"'{at[-1]}' is not a field of {_owner(at)}"
            return problem(source.path, "unknown-field", message, hint=hint, at=at, on_key=True)
        case "missing":
            message = f"'{name}' is missing from {_owner(at)}"
            return problem(source.path, "missing-field", message, hint=f"add `{name}:`", at=at[:-1])
        case "union_tag_invalid":
            choices, value = _choices(model, (*at, "type")), _value_at(source, (*at, "type"))
            message = f"{_shown(value)} is not {spoken_list(choices)}"
            return problem(source.path, "type", message, hint=nearest(str(value), choices), at=(*at, "type"))
        case "literal_error":
            choices = _choices(model, at, is_key=is_key)
            message = f"{_shown(value)} is not {spoken_list(choices)}"
            return problem(source.path, name, message, hint=nearest(str(value), choices), at=at)
        case "union_tag_not_found":
            message = f"'type' is missing from {_owner((*at, 'type'))}"
            return problem(source.path, "missing-field", message, hint="add `type:`", at=at)
        case "value_error":
            message, hint = _as_raised(context.get("error"))
            return problem(source.path, "missing-field", message, hint=hint, at=at)
        case _:
            hint = nearest("unknown", _keys_at(source, at)) and "unknown"
            hint = (
                hint
                or _rewritten(kind, value, str(context.get("pattern")))
                or (_after_a_hash(source, at) if value is None else "")
                or (_filled(value) if kind in _EMPTY else "")
            )
            message = _wrong(kind, context, value)
            rule = "name" if is_key else name
            return problem(source.path, rule, message, hint=hint, at=at, on_key=is_key)


def _as_raised(error: object) -> tuple[str, str]:
    """Return what a model's own *error* says, and the hint that it has besides, or ""."""
    message, hint, *_ = (*(error.args if isinstance(error, ValueError) else ()), "", "")
    return str(message) or "this does not fit", str(hint)


def _filled(value: Any) -> str:
    """Return how an empty *value* is filled in."""
    if isinstance(value, list):
        return "add an entry, on a line of its own that starts with a hyphen"
    return "write what belongs here between the quotes"


def _elsewhere(model: type[BaseModel], name: str, at: DataPath) -> str:
    """Return what to do with a field that does not belong at *at*: where it does, or that it is text."""
    if " " in name:
        return "if this is text with a colon in it, put quotes round all of it"
    if len(at) > 1:
        return (
            f"`{name}:` belongs beside `title:`, without spaces before it" if name in fields_of(model, ()) else ""
        )
    holders = sorted(each for each in fields_of(model, ()) if name in fields_of(model, (each,)))
    return f"it belongs under `{holders[0]}:`" if len(holders) == 1 else ""


def _rewritten(kind: str, value: Any, pattern: str) -> str:
    """Return how a *value* that does not fit, or is not of the *pattern*, is written here, where that is plain."""
    text = str(value).strip()
    if pattern == SLUG:
        return "-".join(re.findall("[a-z0-9]+", text.casefold()))
    if text[:1] in ("“", "‘", "„"):
        return "take the curly quotes off, or use straight ones"
    if kind == "tuple_type" and text.startswith((*BULLETS, "-")):
        return HYPHEN
    return day_as_written(text) if kind.startswith("date") else ""


def day_as_written(text: str) -> str:
    """Return how the day in *text* is written here, what is wrong with it, or "" where it is no day."""
    if _ISO_DAY.fullmatch(text):
        return "there is no such day"
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found[1], _month(found[2]), found[3]
    elif found := _BRITISH_DAY.fullmatch(text):
        year, month, day = found[3], _month(found[2]), found[1]
    else:
        return ""
    return f"{year}-{month:02}-{int(day):02}" if month else ""


def _after_a_hash(source: Source, at: DataPath) -> str:
    """Return how to write a value that is not there because it starts with #, as a comment does."""
    key, _ = source.marks.get(at, (None, None))
    line, column = key or (0, 0)
    found = _LIKE_A_COMMENT.search(source.text.split("\n")[line], max(column - 1, 0))  # from its hyphen on
    return f'text that starts with # needs quotes round it: "{found[1]}"' if found else ""


def _month(written: str) -> int:
    """Return the number of the month that is *written* in figures or as a name, or 0."""
    if written.isdecimal():
        return int(written) if int(written) <= len(_MONTHS) else 0
    name = written[:3].casefold()
    return _MONTHS.index(name) + 1 if name in _MONTHS else 0


def _wrong(kind: str, context: Mapping[str, Any], value: Any) -> str:
    """Return "X is not Y" for a value that does not fit, with Y in plain words."""
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern", ""))
        wanted = next(
            (words for start, words in _PATTERNS.items() if pattern.startswith(start)), "in the right form"
        )
        return f"{_shown(value)} is not {wanted}"
    if kind in ("string_too_long", "too_long"):
        return f"this has more than {context['max_length']:,} characters"
    if kind in _EMPTY:
        return "this is empty"
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = "at least" if kind.startswith("greater") else "at most"
        return f"{_shown(value)} is not {bound} {context.get('ge', context.get('le'))}"
    if value is None:
        return f"there is nothing here; it should be {_WORDS.get(kind, 'filled in')}"
    return f"{_shown(value)} is not {_WORDS.get(kind, 'what belongs here')}"


def _shown(value: Any) -> str:
    match value:
        case dict():
            return "a group of fields"
        case list():
            return "a list"
        case None:
            return "nothing"
        case _:
            text = str(value)
            return f"'{text[:40]}…'" if len(text) > 41 else f"'{text}'"


def _choices(model: type[BaseModel], at: DataPath, *, is_key: bool = False) -> list[str]:
    """Return the words that may stand at the data path *at*, or that may be its last key, in the models' order."""
    if is_key:
        held = (get_args(each) for each in _annotations(model, at[:-1]))
        return [word for parts in held for word in _literals(parts[0] if parts else None)]
    return list(dict.fromkeys(word for each in _annotations(model, at) for word in _literals(each)))


def _literals(annotation: Any) -> list[str]:
    """Return the words of every Literal that *annotation* may be."""
    if get_origin(annotation) is Literal:
        return [str(word) for word in get_args(annotation)]
    if get_origin(annotation) in (tuple, dict, list):
        return []
    return [word for part in get_args(annotation) for word in _literals(part)]


def _owner(at: DataPath) -> str:
    """Return the words for what holds the last step of *at*: the document, a field, or an entry of a list."""
    *above, _ = at
    names = [step for step in above if isinstance(step, str)]
    if not names:
        return "this document"
    return f"this entry of '{names[-1]}'" if isinstance(above[-1], int) else f"'{names[-1]}'"


def _as_written(source: Source, loc: tuple[int | str, ...]) -> DataPath:
    """Return pydantic's *loc* without the steps that the file does not have: tags of unions, and "[key]"."""
    kept: list[str | int] = []
    value: Any = source.data
    for index, step in enumerate(loc):
        last = index == len(loc) - 1
        is_tag = isinstance(value, dict) and value.get("type") == step and not last
        is_made = str(step).startswith(("<", "[")) and not (isinstance(value, dict) and step in value)
        if not is_tag and not is_made:
            kept.append(step)
            value = _step(value, step)
    return tuple(kept)


def _value_at(source: Source, at: DataPath) -> Any:
    value: Any = source.data
    for step in at:
        value = _step(value, step)
    return value


def _step(value: Any, step: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(str(step))
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return value if isinstance(value, str) else None


def _keys_at(source: Source, at: DataPath) -> list[str]:
    value = _value_at(source, at)
    return list(value) if isinstance(value, dict) else []


def _models(annotation: Any) -> list[type[BaseModel]]:
    """Return every model that *annotation* may hold directly."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in (tuple, dict, list):
        return []
    return [model for part in get_args(annotation) for model in _models(part)]


def _inside(annotation: Any, step: str | int) -> list[Any]:
    """Return the annotations that the value at *step* inside *annotation* may have."""
    origin = get_origin(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = annotation.model_fields.get(str(step))
        return [field.annotation, *field.metadata] if field else []
    if origin is tuple and isinstance(step, int):
        return [get_args(annotation)[0]]
    if origin is dict and isinstance(step, str):
        return [get_args(annotation)[1]]
    return [inner for part in get_args(annotation) for inner in _inside(part, step)]
