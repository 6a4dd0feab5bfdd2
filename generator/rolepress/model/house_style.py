"""How an organisation writes and orders: dates, times, money, headings and the shape of a specification."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from rolepress.model.base import Line, Model, Slug

SpecificationShape = Literal["words", "marks", "columns", "two-lists", "weighted"]


class HouseStyle(Model):
    """An organisation's manner. What is left out is the project's, then Rolepress's own."""

    specification: SpecificationShape | None = None
    """How a person specification prints: words (the default, best read aloud), marks (a column for each level and
    stage), columns (essential and desirable), two-lists, or weighted."""
    specifications: dict[Slug, SpecificationShape] = Field(default_factory=dict)
    """Another shape for one kind of document, for example `role-pack: columns`."""
    weekday: bool | None = None
    """Whether dates carry the day of the week: Friday 30 June 2023."""
    headings: dict[Slug, Line] = Field(default_factory=dict)
    """Other words for a heading or label, by its name in the catalogue, for example `duties: What you will do`."""
    order: dict[Slug, tuple[Slug, ...]] = Field(default_factory=dict)
    """The order of the parts of a kind, for example `job-description: [summary, duties, specification]`.
    Parts that are not named follow in the usual order."""
    numbered_duties: bool | None = None
    """Whether the groups of duties and their entries are numbered."""

    def shape_of(self, kind: str) -> SpecificationShape:
        """Return how a person specification prints in a document of *kind*."""
        return self.specifications.get(kind) or self.specification or "words"

    def over(self, below: HouseStyle) -> HouseStyle:
        """Return this style with its gaps filled from *below*."""
        mine = self.model_dump(exclude_none=True)
        theirs = below.model_dump(exclude_none=True)
        merged = {**theirs, **mine}
        for name in ("headings", "order", "specifications"):
            merged[name] = {**theirs.get(name, {}), **mine.get(name, {})}
        return HouseStyle.model_validate(merged)
