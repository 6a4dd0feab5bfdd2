"""An application pack: one recruitment round, assembled from what it recruits to by reference."""

from __future__ import annotations

from typing import Literal

from rolepress.model.base import Binding, Line, Model, Reference, Slug, Text
from rolepress.model.clause import ShowsClauses
from rolepress.model.passage import Passage, Question, Section
from rolepress.model.round import Encouraged, Round


class PackPart(Model):
    """A further document that is bound into the pack."""

    document: Slug
    """The id of the document."""


class ApplicationPack(Round, ShowsClauses):
    """One recruitment round: what people need to decide whether to apply, and how to."""

    kind: Literal["application-pack"]
    organisation: Slug
    """The id of the organisation that recruits."""
    recruits_to: Slug
    """The role pack or job description that this round recruits to. Its text is bound in, never copied."""
    summary: Text
    """What the opportunity is, in two or three sentences."""
    introduction: tuple[Section, ...] = ()
    """About the organisation, and anything that people should read first."""
    places: Line | None = None
    """How many people are wanted, such as "2 partners"."""
    encouraged: Encouraged | None = None
    """Groups of people who are encouraged to apply."""
    apply: Text | None = None
    """What stands before the ways to apply."""
    advice: Passage | None = None
    """What to think about before applying."""
    support: Passage | None = None
    """Help with applying."""
    selection: Passage | None = None
    """What happens after somebody applies, step by step."""
    checks: Passage | None = None
    """References and checks of people who are chosen."""
    agreements: Passage | None = None
    """What people who are chosen agree to."""
    forms: tuple[Slug, ...] = ()
    """The forms of this round: files of their own beside the pack."""
    sections: tuple[Section, ...] = ()
    """Anything else that people should know."""
    questions: tuple[Question, ...] = ()
    """Questions that people ask, with answers."""
    parts: tuple[PackPart, ...] = ()
    """Further documents to bind in after the role."""
    acknowledgements: tuple[Line, ...] = ()
    """Organisations and groups that helped, never persons."""

    @property
    def role_id(self) -> str:
        """The role whose facts this sees."""
        return self.recruits_to

    @property
    def round_id(self) -> str | None:
        """The round whose facts this sees: its own."""
        return self.id

    @property
    def binds(self) -> tuple[Binding, ...]:
        """The role first, then the further parts."""
        parts = (Binding(("parts", index, "document"), each.document) for index, each in enumerate(self.parts))
        return (Binding(("recruits_to",), self.recruits_to), *parts)

    @property
    def refers(self) -> tuple[Reference, ...]:
        """The forms of the round, and those that its ways to apply use."""
        forms = (Reference(("forms", index), name, ("form",)) for index, name in enumerate(self.forms))
        return (*forms, *super().refers)
