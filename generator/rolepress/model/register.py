"""The register: laws, bodies, terms and names with the days between which they hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from rolepress.model.base import Day, Document, Line, Model, Slug, Text


class RegisterEntry(Model):
    """Something that text relies on and that changes under everyone's feet."""

    id: Slug
    """A short name; clauses point to it under `legal_basis:`."""
    type: Literal["law", "body", "term", "code", "scheme"]
    """What sort of thing it is."""
    title: Line
    """Its full name."""
    since: Day | None = None
    """The first day it held."""
    until: Day | None = None
    """The last day it held; left out while it holds."""
    replaced_by: Slug | None = None
    """The id of the entry that holds in its place."""
    source: Line
    """Where this was looked up."""
    url: Annotated[str, StringConstraints(pattern=r"^https://")] | None = None
    """Its address on the web."""
    checked: Day
    """When somebody last looked."""
    recognise: tuple[Line, ...] = ()
    """Words that show that a text relies on it. Capitals matter when the words have capitals."""
    note: Text | None = None
    """What colleagues should know about it."""


class Register(Document):
    """A file of register entries. It gives information; it never says that a text is lawful."""

    kind: Literal["register"]
    entries: tuple[RegisterEntry, ...]
    """The entries."""
