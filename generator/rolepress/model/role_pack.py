"""A role that is not a job: what it is, what it asks, and what people get for it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from rolepress.model.base import Known, Line, Model, Slug, Text
from rolepress.model.clause import ShowsClauses
from rolepress.model.job_description import Dbs
from rolepress.model.passage import Passage, Question, Section
from rolepress.model.specification import Specification

Engagement = Literal["employee", "bank-worker", "volunteer", "involvement-partner"]


class RoleFacts(Model):
    """The facts at the top of a role description."""

    engagement: Known[Annotated[tuple[Engagement, ...], Field(min_length=1)]]
    """How people are engaged: as employees, bank workers, volunteers or partners with an involvement payment."""
    hours: Known[Line]
    """How much time it takes."""
    payment: Known[Line] | None = None
    """What is paid, and whether people may decline it."""
    term: Known[Line] | None = None
    """How long people hold the role."""
    reports_to: Known[Line] | None = None
    """The team or post that the person answers to."""
    supported_by: Known[Line] | None = None
    """Who supports the person in the role."""
    location: Known[Line] | None = None
    """Where it is done."""
    dbs: Known[Dbs] | None = None
    """The level of the Disclosure and Barring Service check: unknown where one is needed and nobody says at which
    level, and left out where the role needs none."""


class RolePack(ShowsClauses):
    """A role that is not a job, such as a lived experience partner or a volunteer."""

    kind: Literal["role-pack"]
    organisation: Slug
    """The id of the organisation that the role belongs to."""
    role: RoleFacts
    """The facts at the top."""
    summary: Text
    """What the role is for, in two or three sentences."""
    context: tuple[Section, ...] = ()
    """The setting: the framework, the group or the programme that the role is part of."""
    purpose: Passage | None = None
    """What the role is for."""
    involves: Passage | None = None
    """What being in the role involves."""
    needs: Passage | None = None
    """What people need, or need to do, in the role."""
    activities: tuple[Section, ...] = ()
    """What people do, in headed groups."""
    specification: Specification | None = None
    """Who could do it."""
    time: Passage | None = None
    """How much time it takes, and until when."""
    training: tuple[Section, ...] = ()
    """Training and development."""
    support: tuple[Section, ...] = ()
    """Support for people in the role."""
    payment: tuple[Section, ...] = ()
    """Payment and expenses."""
    limits: tuple[Section, ...] = ()
    """Limits on how many roles and how long, and who cannot hold the role."""
    agreements: Passage | None = None
    """What people agree to."""
    questions: tuple[Question, ...] = ()
    """Questions that people ask, with answers."""
    acknowledgements: tuple[Line, ...] = ()
    """Organisations and groups that helped, never persons."""
