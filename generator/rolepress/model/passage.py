"""Text with bullets under it, and headed parts made of such text: what many kinds of document are written in."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator

from rolepress.model.base import Line, Model, Slug, Text


def _entry(value: Any) -> Any:
    """A bullet may be written as its text alone."""
    return {"text": value} if isinstance(value, str) else value


class EntryFields(Model):
    """One bullet or numbered point: its own words, or a bullet clause."""

    text: Line | None = None
    """The words of the bullet."""
    clause: Slug | None = None
    """A clause that stands as a bullet, instead of `text`."""
    version: Line | None = None
    """The version of the clause, when it is not the one in force."""
    points: tuple[Annotated[EntryFields, BeforeValidator(_entry)], ...] = ()
    """Points under this one."""

    @model_validator(mode="after")
    def _text_or_clause(self) -> EntryFields:
        if self.text is None and self.clause is None:
            raise ValueError("give `text` or `clause`")
        return self


Entry = Annotated[EntryFields, BeforeValidator(_entry)]


class Passage(Model):
    """A paragraph or two, bullets, or both."""

    text: Text | None = None
    """A paragraph or two."""
    entries: tuple[Entry, ...] = ()
    """Bullets."""

    @model_validator(mode="after")
    def _something(self) -> Passage:
        if self.text is None and not self.entries:
            raise ValueError("give `text` or `entries`")
        return self


class Section(Passage):
    """A headed part of a document."""

    id: Slug
    """A short name for links."""
    title: Line
    """The heading."""
    style: Literal["plain", "callout", "do", "dont"] = "plain"
    """How it looks: `callout` sets it apart; `do` and `dont` tick and cross out the entries of its list."""


class Quotation(Model):
    """Words that set the tone, and whose they are: a published work or a body, never a private person."""

    text: Line
    """The words."""
    source: Line
    """Whose words they are."""


class Question(Model):
    """Something that people ask, and the answer."""

    id: Slug
    """A short name for links."""
    question: Line
    """The question, in the words of somebody who asks it."""
    answer: Text
    """The answer, in a paragraph or two."""
