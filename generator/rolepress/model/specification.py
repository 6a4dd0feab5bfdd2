"""A person specification: the criteria of a role, in groups. Its numbers are generated."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from rolepress.model.base import Known, Line, Model, Slug, Text

Level = Literal["essential", "desirable"]
Stage = Literal["application-form", "interview", "test", "presentation", "assessment", "references", "documents"]
Weight = Annotated[int, Field(ge=0, le=100)]


class Criterion(Model):
    """One thing that the post asks for."""

    id: Slug
    """A short name that stays when the order changes."""
    text: Line
    """What the person needs, in one sentence."""
    level: Level | None = None
    """Essential or desirable; left out where the original does not grade it."""
    stages: tuple[Stage, ...] | None = None
    """Where it is tested; the group's stages when left out."""
    weight: Weight | None = None
    """How much it counts, from 0 to 100."""
    points: tuple[Line, ...] = ()
    """Points under this one."""
    note: Line | None = None
    """Printed under the criterion, for example what would count as the same."""


class CriterionGroup(Model):
    """Criteria under one heading."""

    id: Slug
    """A short name for links."""
    title: Line
    """The heading, such as Skills."""
    introduction: Line | None = None
    """A sentence that stands before the criteria."""
    stages: tuple[Stage, ...] = ()
    """Where the criteria of this group are tested."""
    weights: dict[Level, Known[Weight]] = Field(default_factory=dict)
    """The weight of all essential, or all desirable, criteria of this group together."""
    note: Line | None = None
    """Printed under the group."""
    criteria: tuple[Criterion, ...]
    """The criteria, one in each entry."""


class Specification(Model):
    """A person specification. Its numbers are generated."""

    introduction: Text | None = None
    """Text that stands before the groups."""
    groups: Annotated[tuple[CriterionGroup, ...], Field(min_length=1)]
    """The groups of criteria."""
    note: Text | None = None
    """Printed under the specification."""
