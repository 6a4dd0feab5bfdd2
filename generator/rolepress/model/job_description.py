"""A job description with its person specification."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from rolepress.model.base import Day, Known, Line, Model, Slug, Text
from rolepress.model.clause import ShowsClauses
from rolepress.model.passage import Entry, Passage, Quotation
from rolepress.model.specification import Specification

Dbs = Literal["none", "basic", "standard", "enhanced", "enhanced-adults", "enhanced-children", "enhanced-both"]


class Post(Model):
    """The facts at the top: what the post is, where it stands and how it is paid."""

    band: Known[Line]
    """The Agenda for Change band, for example 3 or 8a."""
    hours: Known[Line]
    """The hours, such as "37.5 hours a week"."""
    duration: Known[Line] | None = None
    """How long the post lasts; left out where it is permanent and nobody says so."""
    reference: Known[Line] | None = None
    """The Agenda for Change reference number of the job description."""
    dbs: Known[Dbs]
    """The level of the Disclosure and Barring Service check."""
    reports_to: Known[Line]
    """The title of the post that this one reports to."""
    accountable_to: Known[Line] | None = None
    """The title of the post that this one is accountable to."""
    location: Known[Line]
    """Where the work is done."""
    department: Known[Line] | None = None
    """The department, service or ward."""
    headquarters: Known[Line] | None = None
    """Where the organisation has its main office, if it stands in the document."""


class Evaluation(Model):
    """Whether the post has been matched or evaluated under the job evaluation scheme."""

    status: Known[Literal["not-evaluated", "awaiting", "matched", "evaluated"]]
    """How far job evaluation has come."""
    date: Known[Day] | None = None
    """The day of the outcome."""
    reference: Known[Line] | None = None
    """The number under which the outcome is kept."""


class Duties(Model):
    """A headed group of duties."""

    id: Slug
    """A short name for links."""
    title: Line | None = None
    """Left out for duties that stand before the first heading."""
    introduction: Line | None = None
    """A sentence that stands before the bullets."""
    entries: tuple[Entry, ...]
    """The duties, one in each entry."""


class Accountability(Model):
    """A key accountability and how it is measured."""

    id: Slug
    """A short name for links."""
    title: Line
    """The heading."""
    entries: tuple[Entry, ...]
    """What the person is accountable for, one thing in each entry."""
    measures: tuple[Line, ...] = ()
    """How it is measured."""


class Environment(Model):
    """What the work asks of body, mind and feelings, and where it is done (Agenda for Change factors 13 to 16)."""

    physical: Passage | None = None
    """Physical effort."""
    mental: Passage | None = None
    """Mental effort."""
    emotional: Passage | None = None
    """Emotional effort."""
    conditions: Passage | None = None
    """Working conditions."""


class ChartPost(Model):
    """One post of the organisation chart."""

    title: Line
    """The title of the post."""
    this_post: bool = False
    """Whether it is the post that this document describes."""


class Signatures(Model):
    """The roles that sign that they agree, each with a line for a signature and a date."""

    statement: Line
    """What the people who sign agree to."""
    roles: tuple[Line, ...]
    """The roles that sign."""


class JobDescription(ShowsClauses):
    """A job description: what the post is for, what it does, and who could do it."""

    kind: Literal["job-description"]
    organisation: Slug
    """The id of the organisation that the post belongs to."""
    post: Post
    """The facts at the top."""
    evaluation: Evaluation | None = None
    """Where job evaluation stands."""
    summary: Text
    """What the post is for, in two or three sentences."""
    quotation: Quotation | None = None
    """Words that set the tone, under the title."""
    context: Text | None = None
    """The setting: the service, the team, the people it is for."""
    duties: tuple[Duties, ...] = ()
    """Groups of duties, each with its heading."""
    accountabilities: tuple[Accountability, ...] = ()
    """Key accountabilities, for senior posts."""
    dimensions: Text | None = None
    """The size and reach of the role: budget, staff, area."""
    knowledge: Passage | None = None
    """Knowledge, skills and experience."""
    relationships: Passage | None = None
    """Communication and relationship skills."""
    communication: Passage | None = None
    """Communication and working relationships."""
    freedom_to_act: Passage | None = None
    """What the person decides alone, and what others decide."""
    environment: Environment | None = None
    """What the work asks of the person."""
    organisation_chart: tuple[ChartPost, ...] = ()
    """From the top down to this post."""
    factors: dict[Slug, Text] = Field(default_factory=dict)
    """Evidence for each Agenda for Change factor."""
    behaviours: bool = False
    """Whether the organisation's leadership behaviours are shown."""
    specification: Specification | None = None
    """Who could do the job."""
    signatures: Signatures | None = None
    """Who signs, for a printed copy."""
