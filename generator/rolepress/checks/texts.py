"""Every piece of text in a document, with the way to it: the one walk that all rules about text share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from rolepress.markdown import Listing, Paragraph, Part, Words, read_line, read_text
from rolepress.model.base import (
    LIFECYCLE,
    Allowance,
    Approval,
    Change,
    Document,
    Email,
    Line,
    Phone,
    SourceNote,
    Text,
    Unknown,
)
from rolepress.model.clause import ClauseVersion
from rolepress.model.facts import Fact
from rolepress.model.passage import EntryFields
from rolepress.model.register import RegisterEntry
from rolepress.problems import DataPath

T = TypeVar("T")


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
    [(ClauseVersion, "note"), (ClauseVersion, "approved_by"), (Change, "version"), (Change, "note")]
    + [(model, name) for model in _FACT_MODELS for name in ("owner", "source", "note")]
)
_NEVER_SHOWN = (Unknown, RegisterEntry, SourceNote, Approval, Allowance)

Models: TypeAlias = tuple[tuple[DataPath, BaseModel], ...]
"""A document and every model inside it, each with the way to it."""


def models_of(document: Document) -> Models:
    """Return *document* and every model inside it, from the top down."""
    return tuple(_models(document, ()))


def texts_of(models: Models) -> Iterator[Written]:
    """Yield what readers of a document, given as its *models*, see.

    Left out: notes to colleagues, the register, how the document is kept, and words of clauses that stand here.
    """
    for at, model in models:
        if isinstance(model, _NEVER_SHOWN):
            continue
        owner = type(model)
        for name, form in forms_of(owner).items():
            if not _is_hidden(model, name, at):
                for place, value in _leaves(getattr(model, name), (*at, name), str):
                    yield Written(place, value, form, owner, name)


def _is_hidden(model: BaseModel, name: str, at: DataPath) -> bool:
    """Whether a text is not for readers, or is a clause's and not the document's own."""
    if (type(model), name) in _FOR_COLLEAGUES or (not at and name in LIFECYCLE):
        return True
    return isinstance(model, EntryFields) and name == "text" and model.clause is not None


def _models(model: BaseModel, at: DataPath) -> Iterator[tuple[DataPath, BaseModel]]:
    yield at, model
    for name in holders(type(model)):
        for place, value in _leaves(getattr(model, name), (*at, name), BaseModel):
            yield from _models(value, place)


def _leaves(value: Any, at: DataPath, kind: type[T]) -> Iterator[tuple[DataPath, T]]:
    """Yield the values of the type *kind* in *value*, through tuples and mappings."""
    if isinstance(value, kind):
        yield at, value
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _leaves(each, (*at, index), kind)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, (*at, key), kind)


@lru_cache(maxsize=256)
def forms_of(model: type[BaseModel]) -> dict[str, Form]:
    """Return the form of each field of *model* that holds text, or several texts."""
    hints = get_type_hints(model, include_extras=True)
    found = {name: next(_forms_in(hints[name]), None) for name in model.model_fields}
    return {name: form for name, form in found.items() if form is not None}


@lru_cache(maxsize=256)
def holders(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields of *model* that may hold other models."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(name for name in model.model_fields if _holds_models(hints[name]))


def _holds_models(hint: Any) -> bool:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return True
    return any(_holds_models(each) for each in get_args(hint))


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
