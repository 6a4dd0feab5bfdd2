"""What people write: one model for each kind of document, by its name."""

from __future__ import annotations

from dataclasses import dataclass

from rolepress.model.base import Document
from rolepress.model.clause import Clause, ClauseSet
from rolepress.model.facts import Facts
from rolepress.model.job_description import JobDescription
from rolepress.model.organisation import Organisation
from rolepress.model.page import Page
from rolepress.model.register import Register


@dataclass(frozen=True, slots=True)
class KindRecord:
    """What the loader needs to know of a kind."""

    name: str
    folder: str  # under content/
    model: type[Document]
    published: bool = False  # whether it becomes pages and files of its own


MODELS: dict[str, KindRecord] = {
    record.name: record
    for record in (
        KindRecord("organisation", "organisations", Organisation),
        KindRecord("facts", "facts", Facts),
        KindRecord("clause", "clauses", Clause),
        KindRecord("clause-set", "clauses", ClauseSet),
        KindRecord("register", "register", Register),
        KindRecord("job-description", "job-descriptions", JobDescription, published=True),
        KindRecord("page", "pages", Page, published=True),
    )
}
