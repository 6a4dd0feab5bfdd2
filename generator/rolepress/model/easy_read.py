"""An easy-read guide: another document explained by people in pictures and short sentences."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from rolepress.model.base import Day, Document, Line, Model, Reference, Slug, Text, VersionName
from rolepress.model.organisation import Contact

EXPLAINED = ("job-description", "role-pack", "application-pack", "form", "advert", "guide", "disclosure", "page")
"""The kinds of document that a guide can explain."""
UNCHOSEN = "choose-one"
"""The picture of a step in a guide that was just started: none is chosen yet."""
HEADING_TO_REWRITE = "Say in easier words: "
"""What stands before a heading that a new guide has from the document that it explains."""


class HardWord(Model):
    """A word that readers may not know, where it is used for the first time."""

    word: Line
    """The word as it stands in the text of its step; it is printed in bold."""
    meaning: Line
    """What it means, in a short sentence of easy words."""


class Step(Model):
    """One idea: a picture and one to three short sentences."""

    picture: Slug
    """What the picture shows: a name from pictures.yml, such as interview."""
    alt: Annotated[Line, StringConstraints(max_length=125)] | None = None
    """What the picture tells besides the words; left out when it tells nothing more."""
    text: Text
    """One to three sentences. Begin a new line for each, and where you would draw breath: the lines are kept."""
    words: tuple[HardWord, ...] = ()
    """Hard words that this step uses first, each with its meaning."""


class StepGroup(Model):
    """A headed part of the guide."""

    id: Slug
    """A short name for links."""
    title: Line
    """The heading."""
    covers: tuple[Slug, ...] = ()
    """The ids of the parts of the explained document that this one tells, as in the addresses of its page."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    """The steps, one idea each."""


class Explains(Model):
    """Which document a guide explains, and as it stood when."""

    document: Slug
    """The document's id."""
    version: VersionName
    """The release of that document that the guide was written from."""


class TestedWith(Model):
    """Who checked the guide: people with learning disabilities, as a group and never by name."""

    group: Line
    """The group, such as a self-advocacy group."""
    date: Day
    """The day on which they checked it."""


class EasyRead(Document):
    """A guide in pictures and short sentences. People write it; nothing of it is made by itself."""

    kind: Literal["easy-read"]
    organisation: Slug
    """The id of the organisation whose guide this is."""
    explains: Explains | None = None
    """The document that the guide explains; left out when it explains something that no document here says."""
    summary: Line
    """What the guide is about, in one short sentence."""
    tested_with: TestedWith | None = None
    """Who checked it. Until somebody did, every page says that nobody has."""
    groups: Annotated[tuple[StepGroup, ...], Field(min_length=1)]
    """The parts, in order."""
    contact: Contact
    """Whom to ask: a team with a phone number, which is printed large."""

    @property
    def pictures(self) -> tuple[str, ...]:
        """What the pictures of its steps show, in their order, each once."""
        return tuple(dict.fromkeys(step.picture for group in self.groups for step in group.steps))

    @property
    def explained(self) -> str | None:
        """The id of the document that this explains, and whose facts it sees."""
        return self.explains.document if self.explains else None

    @property
    def refers(self) -> tuple[Reference, ...]:
        """The document that this explains."""
        if self.explains is None:
            return ()
        return (Reference(("explains", "document"), self.explains.document, EXPLAINED),)
