"""A job description with its person specification."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from rolepress.model.base import Day, Document, Known, Line, Model, Slug, Text

Level = Literal["essential", "desirable"]
Stage = Literal["application-form", "interview", "test", "presentation", "assessment", "references", "documents"]
Dbs = Literal["none", "basic", "standard", "enhanced", "enhanced-adults", "enhanced-children", "enhanced-both"]
Weight = Annotated[int, Field(ge=0, le=100)]


def _entry(value: Any) -> Any:
    """A bullet may be written as its text alone."""
    return {"text": value} if isinstance(value, str) else value


class EntryFields(Model):
    """One bullet or numbered point: its own words, or a bullet clause."""

    text: Line | None = None
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


class Post(Model):
    """The facts at the top: what the post is, where it stands and how it is paid."""

    band: Known[Line]
    """The Agenda for Change band, for example 3 or 8a."""
    hours: Known[Line]
    duration: Known[Line] | None = None
    reference: Known[Line] | None = None
    """The Agenda for Change reference number of the job description."""
    dbs: Known[Dbs]
    """The level of the Disclosure and Barring Service check."""
    reports_to: Known[Line]
    accountable_to: Known[Line] | None = None
    location: Known[Line]
    department: Known[Line] | None = None
    headquarters: Known[Line] | None = None


class Evaluation(Model):
    """Whether the post has been matched or evaluated under the job evaluation scheme."""

    status: Known[Literal["not-evaluated", "awaiting", "matched", "evaluated"]]
    date: Known[Day] | None = None
    reference: Known[Line] | None = None


class Quotation(Model):
    """Words that set the tone, and whose they are: a published work or a body, never a private person."""

    text: Line
    source: Line


class Duties(Model):
    """A headed group of duties."""

    id: Slug
    title: Line | None = None
    """Left out for duties that stand before the first heading."""
    introduction: Line | None = None
    entries: tuple[Entry, ...]


class Accountability(Model):
    """A key accountability and how it is measured."""

    id: Slug
    title: Line
    entries: tuple[Entry, ...]
    measures: tuple[Line, ...] = ()


class Passage(Model):
    """A paragraph or two, bullets, or both."""

    text: Text | None = None
    entries: tuple[Entry, ...] = ()

    @model_validator(mode="after")
    def _something(self) -> Passage:
        if self.text is None and not self.entries:
            raise ValueError("give `text` or `entries`")
        return self


class Environment(Model):
    """What the work asks of body, mind and feelings, and where it is done (Agenda for Change factors 13 to 16)."""

    physical: Passage | None = None
    mental: Passage | None = None
    emotional: Passage | None = None
    conditions: Passage | None = None


class ChartPost(Model):
    """One post of the organisation chart."""

    title: Line
    this_post: bool = False


class ClauseUse(Model):
    """A clause, or a set of clauses, that stands in this document."""

    clause: Slug | None = None
    set: Slug | None = None
    version: Line | None = None
    """The version of the clause, when it is not the one in force."""
    without: tuple[Slug, ...] = ()
    """Clauses of the set that do not stand here."""

    @model_validator(mode="after")
    def _one_of_them(self) -> ClauseUse:
        if (self.clause is None) == (self.set is None):
            raise ValueError("give `clause` or `set`")
        return self


class Criterion(Model):
    """One thing that the post asks for."""

    id: Slug
    text: Line
    level: Level | None = None
    """Essential or desirable; left out where the original does not grade it."""
    stages: tuple[Stage, ...] | None = None
    """Where it is tested; the group's stages when left out."""
    weight: Weight | None = None
    points: tuple[Line, ...] = ()
    note: Line | None = None


class CriterionGroup(Model):
    """Criteria under one heading."""

    id: Slug
    title: Line
    introduction: Line | None = None
    stages: tuple[Stage, ...] = ()
    """Where the criteria of this group are tested."""
    weights: dict[Level, Known[Weight]] = Field(default_factory=dict)
    """The weight of all essential, or all desirable, criteria of this group together."""
    note: Line | None = None
    criteria: tuple[Criterion, ...]


class Specification(Model):
    """A person specification. Its numbers are generated."""

    introduction: Text | None = None
    groups: Annotated[tuple[CriterionGroup, ...], Field(min_length=1)]
    note: Text | None = None


class Signatures(Model):
    """The roles that sign that they agree, each with a line for a signature and a date."""

    statement: Line
    roles: tuple[Line, ...]


class JobDescription(Document):
    """A job description: what the post is for, what it does, and who could do it."""

    kind: Literal["job-description"]
    organisation: Slug
    post: Post
    evaluation: Evaluation | None = None
    summary: Text
    quotation: Quotation | None = None
    context: Text | None = None
    duties: tuple[Duties, ...] = ()
    accountabilities: tuple[Accountability, ...] = ()
    dimensions: Text | None = None
    knowledge: Passage | None = None
    relationships: Passage | None = None
    """Communication and relationship skills."""
    communication: Passage | None = None
    """Communication and working relationships."""
    freedom_to_act: Passage | None = None
    environment: Environment | None = None
    organisation_chart: tuple[ChartPost, ...] = ()
    """From the top down to this post."""
    factors: dict[Slug, Text] = Field(default_factory=dict)
    """Evidence for each Agenda for Change factor."""
    behaviours: bool = False
    """Whether the organisation's leadership behaviours are shown."""
    clauses: tuple[ClauseUse, ...] = ()
    specification: Specification | None = None
    signatures: Signatures | None = None
