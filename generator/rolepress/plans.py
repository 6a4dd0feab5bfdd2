"""Plans the files of a document: in which editions and formats, which exports, and the job that makes each."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import PurePosixPath
from typing import Any

from rolepress.cache import key_of
from rolepress.config import Settings
from rolepress.editions import STANDARD, Edition, editions, set_for
from rolepress.exports import Export, ExportContext, exports
from rolepress.formats import Format, RenderOptions, formats
from rolepress.machine import machine
from rolepress.manuscript import Manuscript
from rolepress.model.base import Document
from rolepress.offer import editions_ahead, formats_ahead
from rolepress.press import ExportOrder, FileOrder
from rolepress.resolved import Resolved
from rolepress.script_fonts import is_printable
from rolepress.sites.facts import FileFacts
from rolepress.theme import Theme
from rolepress.work import Job

SECONDS_PER_POINT = 0.06  # a PDF takes about as many seconds as its text is large: 0.7 at 12 points, 1.3 at 18
EXPORT_SECONDS = 0.02
NOT_EXPORTED = frozenset({"sources", "approvals", "allow"})  # fields of a document that no export tells
PAPERS = PurePosixPath("files")  # the folder of the internal site for files that are for colleagues alone


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What may be made in this build; nothing given is everything. What is finished already stays in the site."""

    documents: frozenset[str] = frozenset()
    editions: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()  # and exports

    def allows(self, document: str, edition: str, format: str) -> bool:
        """Whether a file that is not finished yet may be made."""
        given = ((self.documents, document), (self.editions, edition), (self.formats, format))
        return all(not wanted or name in wanted for wanted, name in given)


@dataclass(frozen=True, slots=True)
class Copy:
    """What the files of a document are made from."""

    resolved: Resolved[Any]
    manuscript: Manuscript  # in the words of files: links lead to addresses in full
    words: str  # its digest
    context: ExportContext
    inside: ExportContext  # of exports for colleagues, which may rest on drafts
    theme: Theme
    settings: Settings
    path: PurePosixPath  # the document's file
    address: str  # of its page, from the site's top
    pictures: Mapping[str, bytes] = field(default_factory=dict)  # that its text shows, by the names of their files

    @property
    def document(self) -> str:
        """The document's id."""
        return str(self.resolved.document.id)


@dataclass(frozen=True, slots=True)
class Plan:
    """A file that a document is to have."""

    document: str  # its id
    path: PurePosixPath  # from the top of its site
    edition: Edition
    format: str  # the id of a format or of an export
    media_type: str
    job: Job
    called: str = ""  # what readers call the format: "PDF"
    label: str = ""  # what an export is called, in the catalogue
    note: str = ""  # what stands beside a link to it
    for_colleagues: bool = False
    requested: bool = False  # by the command line alone: it stands beside the sites, never in them

    def made_now(self, narrowing: Narrowing) -> bool:
        """Whether this build may make the file."""
        return narrowing.allows(self.document, self.edition.name, self.format)

    def told(self, language: str, meta: Mapping[str, Any]) -> FileFacts:
        """Return what a link to the file says; *meta* is of the finished file."""
        points = int(self.edition.size_pt) if self.edition.suffix else None
        called = self.called or self.format.upper()
        return FileFacts(
            self.path.name, called, language, self.media_type, meta["bytes"], meta["pages"], self.edition.id,
            points, self.label, self.note,
        )  # fmt: skip


def plans(copy: Copy, narrowing: Narrowing) -> Iterator[Plan]:
    """Yield every file of a document that the settings or the command line ask for, its exports last."""
    for usual, format, ahead in _wanted(copy.settings, copy.resolved.document, narrowing):
        edition = set_for(usual, copy.manuscript)
        path = _beside(copy, f"{edition.suffix}{format.suffix}")
        job = _file_job(copy, edition, format, path.name)
        yield Plan(copy.document, path, edition, format.id, format.media_type, job, format.called,
                   requested=not ahead)  # fmt: skip
    for export in exports().values():
        context = copy.inside if export.audience == "internal" else copy.context
        if export.applies(copy.resolved, context):
            yield _export_plan(copy, export, context)


def _beside(copy: Copy, suffix: str) -> PurePosixPath:
    """Return where a file stands: beside the document's page, under the document's name."""
    return PurePosixPath(copy.address).with_name(f"{copy.document}{suffix}")


def _wanted(
    settings: Settings, document: Document, narrowing: Narrowing
) -> Iterator[tuple[Edition, Format, bool]]:
    """Yield the editions and formats of files that a document has, and those that the command line asks it for.

    The third says whether the settings have it built ahead.
    """
    chosen, usual = formats_ahead(document.kind, document.also_in, settings), editions_ahead(settings)
    for edition in editions().values():
        for format in formats().values():
            can = is_printable(document.language) or not format.typeset
            if can and format.suffix and edition.takes(format.id):
                ahead = format.id in chosen and edition.name in usual
                if ahead or _asked_for(document, edition, format, narrowing, chosen=chosen, usual=usual):
                    yield edition, format, ahead


def _asked_for(
    document: Document,
    edition: Edition,
    format: Format,
    narrowing: Narrowing,
    *,
    chosen: Container[str],
    usual: Container[str],
) -> bool:
    """Whether the command line names the edition, or the format, where the other is one of the usual ones."""
    named = edition.name in narrowing.editions or format.id in narrowing.formats
    edition_fits = edition.name in narrowing.editions or edition.name in usual
    format_fits = format.id in narrowing.formats or format.id in chosen
    allowed = narrowing.allows(document.id, edition.name, format.id)
    return named and edition_fits and format_fits and allowed


def _file_job(copy: Copy, edition: Edition, format: Format, name: str) -> Job:
    settings = copy.settings
    options = RenderOptions(settings.pdf.profile, settings.pdf.archive, copy.pictures)
    look = copy.theme.digest(*format.templates)
    rules = settings.model_dump_json(include={"rules"})
    made_by = (machine(), format.engine())
    key = key_of("file", made_by, edition.name, format.id, look, copy.words, options, rules, copy.path)
    order = FileOrder(copy.manuscript, edition.name, format.id, copy.theme, options, settings, copy.path)
    return Job(key, name, "rolepress.press:print_file", order, edition.size_pt * SECONDS_PER_POINT)


def _export_plan(copy: Copy, export: Export, context: ExportContext) -> Plan:
    internal = export.audience == "internal"
    path = _beside(copy, export.suffix)
    place = path if not internal or context.released is None else PAPERS / path  # drafts' stand in the previews
    key = key_of("export", machine(), export.id, _data(copy.resolved), _told(context))
    job = Job(key, path.name, "rolepress.press:make_export", ExportOrder(export.id, copy.resolved, context),
              EXPORT_SECONDS)  # fmt: skip
    note = export.note(copy.resolved, context) if export.note else ""
    return Plan(copy.document, place, STANDARD, export.id, export.media_type, job, label=export.label, note=note,
                for_colleagues=internal)  # fmt: skip


def _told(context: ExportContext) -> tuple[Any, ...]:
    """Return a context as part of a key."""
    house = (context.house.style.model_dump_json(), context.house.labels)
    role = _data(context.role) if context.role else None
    look = context.theme.digest("tokens.css", "assets") if context.theme else ""
    apart = ("house", "role", "theme")
    others = {each.name: getattr(context, each.name) for each in fields(context) if each.name not in apart}
    return house, role, look, others


def _data(resolved: Resolved[Any]) -> tuple[Any, ...]:
    """Return a document, and those bound into it, as part of a key."""
    models = (resolved.document, resolved.employer, *resolved.clauses)
    said = tuple(each.model_dump_json(exclude=set(NOT_EXPORTED)) for each in models)
    return said, resolved.state, tuple(map(_data, resolved.parts))
