"""What people write: a record of each kind of document, by its name, which anybody can add to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points

from rolepress.model.advert import Advert
from rolepress.model.application_pack import ApplicationPack
from rolepress.model.base import Document
from rolepress.model.clause import Clause, ClauseSet
from rolepress.model.disclosure import Disclosure
from rolepress.model.easy_read import EasyRead
from rolepress.model.facts import Facts
from rolepress.model.form import Form
from rolepress.model.guide import Guide
from rolepress.model.job_description import JobDescription
from rolepress.model.organisation import Organisation
from rolepress.model.page import Page
from rolepress.model.register import Register
from rolepress.model.role_pack import RolePack

ENTRY_POINTS = "rolepress.kinds"  # modules of other packages that register kinds as they are imported


@dataclass(frozen=True, slots=True)
class KindRecord:
    """What the loader needs to know of a kind."""

    name: str
    folder: str  # under content/
    model: type[Document]
    published: bool = False  # whether it becomes pages and files of its own
    formats: tuple[str, ...] = ()  # that are made of it where the settings name none


_PRINTED = ("html", "pdf")

MODELS: dict[str, KindRecord] = {
    record.name: record
    for record in (
        KindRecord("organisation", "organisations", Organisation),
        KindRecord("facts", "facts", Facts),
        KindRecord("clause", "clauses", Clause),
        KindRecord("clause-set", "clauses", ClauseSet),
        KindRecord("register", "register", Register),
        KindRecord("job-description", "job-descriptions", JobDescription, published=True, formats=_PRINTED),
        KindRecord("role-pack", "role-packs", RolePack, published=True, formats=_PRINTED),
        KindRecord("application-pack", "application-packs", ApplicationPack, published=True, formats=_PRINTED),
        KindRecord("form", "forms", Form, published=True, formats=("html", "pdf", "docx")),
        KindRecord("advert", "adverts", Advert, published=True, formats=_PRINTED),
        KindRecord("disclosure", "disclosures", Disclosure, published=True, formats=_PRINTED),
        KindRecord("guide", "guides", Guide, published=True, formats=_PRINTED),
        KindRecord("easy-read", "easy-read", EasyRead, published=True, formats=_PRINTED),
        KindRecord("page", "pages", Page, published=True, formats=("html",)),
    )
}


def register(record: KindRecord) -> KindRecord:
    """Add a kind to those there are, under its name; ValueError when the name is taken.

    Its composer goes to `rolepress.kinds.register`, and the words for it to `rolepress.labels.register`.
    """
    if record.name in MODELS:
        raise ValueError(f"there are two kinds called {record.name}")
    MODELS[record.name] = record
    return record


@cache
def kinds() -> Mapping[str, KindRecord]:
    """Return every kind by its name, those of other installed packages included."""
    for entry in entry_points(group=ENTRY_POINTS):
        entry.load()
    return MODELS
