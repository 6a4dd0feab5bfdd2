"""A freedom of information response: what was asked, what was answered, and the documents that went with it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from rolepress.model.base import Binding, Day, Document, Known, Line, Model, Slug, Text, VersionName
from rolepress.model.passage import Section


class Answered(Model):
    """One question of a request, and the answer. Its number is generated."""

    id: Slug
    """A short name for links."""
    question: Line
    """What was asked."""
    answer: Known[Text]
    """The answer: short and exact, with nothing added."""
    documents: tuple[Slug, ...] = ()
    """Documents of this response that answer the question."""


class Disclosed(Model):
    """A document that was released with the response, as it stood."""

    document: Slug
    """The id of the document."""
    version: VersionName
    """The release that was sent. What is published later does not change it here."""


class Disclosure(Document):
    """A response to a request for information. It tells what was so on its day and is not brought up to date."""

    kind: Literal["disclosure"]
    organisation: Slug
    """The id of the organisation that answers."""
    reference: Line
    """The number under which the request is kept."""
    received: Day
    """The day on which the request came."""
    answered: Day
    """The day of the response."""
    summary: Text
    """What was asked for, in a sentence or two. It never says who asked."""
    answers: Annotated[tuple[Answered, ...], Field(min_length=1)]
    """The questions in the order in which they were asked, each with its answer."""
    documents: tuple[Disclosed, ...] = ()
    """The documents that were released, each as a release."""
    sections: tuple[Section, ...] = ()
    """Anything else, such as how to ask for a review."""

    @property
    def binds(self) -> tuple[Binding, ...]:
        """The released documents, as they stood."""
        return tuple(
            Binding(("documents", index, "document"), each.document, each.version)
            for index, each in enumerate(self.documents)
        )
