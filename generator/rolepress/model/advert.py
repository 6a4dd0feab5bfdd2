"""An advert: a vacancy in short, for a job description that is kept elsewhere."""

from __future__ import annotations

from typing import Literal

from rolepress.model.base import Known, Line, Reference, Slug, Text
from rolepress.model.passage import Passage, Section
from rolepress.model.round import Round


class Advert(Round):
    """A vacancy: what the job is, what it pays, and how to apply by when."""

    kind: Literal["advert"]
    organisation: Slug
    """The id of the organisation that recruits."""
    job_description: Slug
    """The job description of the post. Its band, reporting line and checks are shown from there."""
    introduction: Text
    """Why the post is worth applying for, in a paragraph or two."""
    department: Text | None = None
    """About the organisation or the department."""
    details: Passage | None = None
    """What the person will do."""
    essential: Passage | None = None
    """The most important of the essential criteria."""
    location: Known[Line]
    """Where the work is done."""
    pay: Known[Line] | None = None
    """What it pays, such as "£24,071 a year"; left out where the band of the job description says it all."""
    contract: Known[Line]
    """Permanent, fixed term…"""
    hours: Known[Line]
    """How many hours, and whether fewer are possible."""
    places: Line | None = None
    """How many posts there are."""
    forms: tuple[Slug, ...] = ()
    """The forms to fill in."""
    sections: tuple[Section, ...] = ()
    """Anything else that people should know."""

    @property
    def role_id(self) -> str:
        """The job whose facts this sees."""
        return self.job_description

    @property
    def round_id(self) -> str | None:
        """The round whose facts this sees: its own."""
        return self.id

    @property
    def refers(self) -> tuple[Reference, ...]:
        """The job description with the facts of its post, the forms, and those that its ways to apply use."""
        job = Reference(("job_description",), self.job_description, ("job-description",), shows=("post",))
        forms = (Reference(("forms", index), name, ("form",)) for index, name in enumerate(self.forms))
        return (job, *forms, *super().refers)
