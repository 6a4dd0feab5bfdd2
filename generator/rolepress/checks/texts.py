"""Every piece of text in a document, with the way to it: the one walk that all rules about text share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from rolepress.markdown import Listing, Paragraph, Part, Words, read_line, read_text
from rolepress.model.base import LIFECYCLE, Change, Document, Email, Line, Phone, Text, Unknown
from rolepress.model.clause import ClauseVersion
from rolepress.model.facts import Fact
from rolepress.model.job_description import EntryFields
from rolepress.model.register import RegisterEntry
from rolepress.problems import DataPath


class Form(StrEnum):
    """How a piece of text is written."""

    LINE = "line"
    TEXT = "text"  # paragraphs and lists
    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of text, with its facts filled in."""

    at: DataPath
    text: str
    form: Form
    owner: type[BaseModel]  # the model that has it as a field
    field: str

    @property
    def is_heading(self) -> bool:
        """Whether this stands as a heading or a name."""
        return self.field == "title"

    @property
    def is_entry(self) -> bool:
        """Whether this is one bullet."""
        return issubclass(self.owner, EntryFields) and self.field == "text"


_MARKERS = {
    Form.LINE: Line.__metadata__[0],  # type: ignore[attr-defined]  # an alias has no declared metadata
    Form.TEXT: Text.__metadata__[0],  # type: ignore[attr-defined]
    Form.EMAIL: Email.__metadata__[0],  # type: ignore[attr-defined]
    Form.PHONE: Phone.__metadata__[0],  # type: ignore[attr-defined]
}
_FACT_MODELS = get_args(get_args(Fact)[0])
_FOR_COLLEAGUES = frozenset(
    [(ClauseVersion, "note"), (ClauseVersion, "approved_by"), (Change, "note"), (Unknown, "unknown")]
    + [(model, name) for model in _FACT_MODELS for name in ("owner", "source", "note")]
    + [(RegisterEntry, name) for name in RegisterEntry.model_fields]
)


def texts_of(document: Document) -> Iterator[Written]:
    """Yield what readers of *document* see, in the order of its fields.

    Left out: notes to colleagues, the register, how the document is kept, and words of clauses that stand here.
    """
    for name in type(document).model_fields:
        if name not in LIFECYCLE:
            yield from _field_texts(document, name, ())
    for index, change in enumerate(document.changes):
        yield from _field_texts(change, "summary", ("changes", index))


def models_in(model: BaseModel, at: DataPath = ()) -> Iterator[tuple[DataPath, BaseModel]]:
    """Yield *model* and every model inside it, each with the way to it."""
    yield at, model
    for name in type(model).model_fields:
        for place, value in _leaves(getattr(model, name), (*at, name)):
            if isinstance(value, BaseModel):
                yield from models_in(value, place)


def _texts(model: BaseModel, at: DataPath) -> Iterator[Written]:
    """Yield the texts of *model*; a bullet clause's words are its clause's, not ours."""
    borrowed = isinstance(model, EntryFields) and model.clause is not None
    for name in type(model).model_fields:
        if not (borrowed and name == "text"):
            yield from _field_texts(model, name, at)


def _field_texts(model: BaseModel, name: str, at: DataPath) -> Iterator[Written]:
    owner = type(model)
    if (owner, name) not in _FOR_COLLEAGUES:
        for place, value in _leaves(getattr(model, name), (*at, name)):
            if isinstance(value, BaseModel):
                yield from _texts(value, place)
            elif (form := _forms(owner).get(name)) is not None:
                yield Written(place, value, form, owner, name)


def _leaves(value: Any, at: DataPath) -> Iterator[tuple[DataPath, Any]]:
    """Yield the models and strings in *value*, through tuples and mappings."""
    match value:
        case str() | BaseModel():
            yield at, value
        case Mapping():
            for key, each in value.items():
                yield from _leaves(each, (*at, key))
        case tuple() | list():
            for index, each in enumerate(value):
                yield from _leaves(each, (*at, index))


@lru_cache(maxsize=256)
def _forms(model: type[BaseModel]) -> dict[str, Form]:
    """Return the form of each field of *model* that holds text, or several texts."""
    hints = get_type_hints(model, include_extras=True)
    found = {name: next(_forms_in(hints[name]), None) for name in model.model_fields}
    return {name: form for name, form in found.items() if form is not None}


def _forms_in(hint: Any) -> Iterator[Form]:
    """Yield the forms of text that a value of the type *hint* may have; keys of mappings do not count."""
    if get_origin(hint) is Annotated:
        yield from (form for form, marker in _MARKERS.items() if marker in hint.__metadata__)
    inner = get_args(hint)[1:] if get_origin(hint) is dict else get_args(hint)
    for each in inner:
        yield from _forms_in(each)


@lru_cache(maxsize=8192)
def passages(text: str, form: Form) -> tuple[Words, ...]:
    """Return the paragraphs and bullets of a text of either form, without markup, in reading order."""
    if form is Form.TEXT:
        return tuple(words for part in read_text(text).parts for words in _part_words(part))
    return (read_line(text)[0],)


@lru_cache(maxsize=8192)
def plain_passages(text: str, form: Form) -> tuple[str, ...]:
    """Return the paragraphs and bullets of a text as plain words, without the addresses of its links."""
    return tuple("".join(span.text for span in words) for words in passages(text, form))


def bullets(text: str) -> Iterator[Words]:
    """Yield the words of every entry of every list in *text*."""
    for part in read_text(text).parts:
        if isinstance(part, Listing):
            yield from _part_words(part)


def _part_words(part: Part) -> Iterator[Words]:
    if isinstance(part, Paragraph):
        yield part.words
        return
    for words, inner in part.entries:
        yield words
        for each in inner:
            yield from _part_words(each)
