"""The library: every document as an index entry, loaded when it is needed, and what refers to what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path, PurePosixPath
from typing import TypeVar

from rolepress.config import Settings
from rolepress.model import MODELS, KindRecord, kinds
from rolepress.model.base import Document
from rolepress.model.clause import Clause, ClauseSet
from rolepress.model.facts import Fact, Facts
from rolepress.model.fitting import fit
from rolepress.model.organisation import Organisation
from rolepress.model.register import Register
from rolepress.placing import Placing
from rolepress.problems import DataPath, Outcome, Problem, merged, nearest, problem, spoken_list
from rolepress.source import Source, read_source

CONTENT = PurePosixPath("content")
OTHER_FOLDERS = frozenset({"releases", "schema", "pictures", "handbook", "audit"})
_LIKE_A_DOCUMENT = re.compile(r"\.ya?ml(\.txt)?$", re.IGNORECASE)  # Windows hides the .txt that it adds
_OTHER_ID = "give one of them another id"
KEPT_DOCUMENTS = 1000  # documents held in memory, some 60 MB; the rest is read again when asked for

D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What the library knows of a document without holding it."""

    id: str
    kind: str
    path: PurePosixPath
    title: str
    organisation: str
    audience: str
    status: str
    version: str
    aliases: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose facts a document sees; the narrowest wins: round, role, organisation."""

    organisation: str
    role: str | None = None
    round: str | None = None


@dataclass(frozen=True, slots=True)
class FactUse:
    """A fact, and where it is written."""

    name: str
    fact: Fact
    document: str  # the id of its file
    path: PurePosixPath

    @property
    def at(self) -> DataPath:
        """The data path of the fact in its file."""
        return ("facts", self.name)


_FactScope = tuple[str | None, str | None, str | None]


class Library:
    """Every document of a project. Shared texts are held; beyond KEPT_DOCUMENTS the rest is read when needed."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self.root = root
        self.settings = settings
        self.unread: dict[str, PurePosixPath] = {}  # id → file, of what is there and could not be read
        self._entries: dict[str, IndexEntry] = {}
        self._held: dict[str, Document] = {}
        self._kept: dict[str, Document] = {}
        self._facts: dict[_FactScope, dict[str, FactUse]] = {}

    @property
    def entries(self) -> Mapping[str, IndexEntry]:
        """Every document's entry by its id, in order of ids."""
        return self._entries

    def take(self, entry: IndexEntry, document: Document) -> None:
        """Add a document while the library is loaded."""
        self._entries[entry.id] = entry
        if not MODELS[entry.kind].published:
            self._held[entry.id] = document
        elif len(self._kept) < KEPT_DOCUMENTS:
            self._kept[entry.id] = document
        if isinstance(document, Facts):
            self._take_facts(entry, document)

    def with_pages(self, changed: Iterable[tuple[IndexEntry, Document]]) -> Library:
        """Return this library with other words in documents that it has and that become pages; this one stays."""
        other = copy(self)
        other._entries, other._kept = dict(self._entries), dict(self._kept)
        for entry, document in changed:
            other._kept.pop(entry.id, None)
            other.take(entry, document)
        return other

    def with_words(self, changed: Iterable[Document]) -> Library:
        """Return this library with other words in documents and shared texts that it has; this one stays."""
        other = copy(self)
        other._entries, other._held, other._kept = dict(self._entries), dict(self._held), dict(self._kept)
        other._facts = {scope: dict(uses) for scope, uses in self._facts.items()}
        for document in changed:
            entry = replace(self._entries[document.id], title=document.title)
            other._entries[entry.id] = entry
            (other._held if entry.id in self._held else other._kept)[entry.id] = document
            if isinstance(document, Facts):
                other._take_facts(entry, document)
        return other

    def sort(self) -> None:
        """Put the entries in order of ids, when all are taken."""
        self._entries = dict(sorted(self._entries.items()))

    def document(self, name: str) -> Document:
        """Return the document *name*; KeyError when there is none."""
        known = self._held.get(name) or self._kept.get(name)
        return known or self._read_document(name)

    def of_kind(self, model: type[D]) -> Iterator[D]:
        """Yield every document of one kind, ordered by id."""
        for entry in self.entries.values():
            if MODELS[entry.kind].model is model:
                document = self.document(entry.id)
                if isinstance(document, model):
                    yield document

    def published_kinds(self) -> Iterator[IndexEntry]:
        """Yield the entries of documents that become pages and files of their own."""
        return (entry for entry in self.entries.values() if MODELS[entry.kind].published)

    def organisation(self, name: str) -> Organisation | None:
        """Return the organisation *name*, or None."""
        return self._shared(name, Organisation)

    def clause(self, name: str) -> Clause | None:
        """Return the clause *name*, or None."""
        return self._shared(name, Clause)

    def clause_set(self, name: str) -> ClauseSet | None:
        """Return the clause set *name*, or None."""
        return self._shared(name, ClauseSet)

    def registers(self) -> Iterator[Register]:
        """Yield every file of the register."""
        return self.of_kind(Register)

    def names(self, kind: str) -> list[str]:
        """Return the ids of one kind: what a hint may offer."""
        return [entry.id for entry in self.entries.values() if entry.kind == kind]

    def facts(self, scope: Scope) -> dict[str, FactUse]:
        """Return every fact that *scope* sees, the narrowest of each name."""
        seen: dict[str, FactUse] = {}
        for key in _from_wide_to_narrow(scope):
            seen.update(self._facts.get(key, {}))
        return seen

    def all_facts(self) -> Iterator[FactUse]:
        """Yield every fact of every scope."""
        return (use for facts in self._facts.values() for use in facts.values())

    def source(self, name: str) -> Source:
        """Return the document *name* as it is written, with places."""
        return _source(self.root, self.entries[name].path)

    def located(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return *problems* with their lines and columns, sorted, each once."""
        return locate(self.root, problems)

    def _shared(self, name: str, model: type[D]) -> D | None:
        document = self._held.get(name)
        return document if isinstance(document, model) else None

    def _take_facts(self, entry: IndexEntry, document: Facts) -> None:
        uses = self._facts.setdefault(_scope_of(document), {})
        for name, fact in document.facts.items():
            uses[name] = FactUse(name, fact, entry.id, entry.path)

    def _read_document(self, name: str) -> Document:
        entry = self.entries[name]
        fitted = fit(MODELS[entry.kind].model, _source(self.root, entry.path))
        if fitted.value is None:
            raise KeyError(f"{entry.path} changed while the project was read")
        return fitted.value


def load(root: Path, settings: Settings) -> Outcome[Library]:
    """Read every source under *root*; documents are ordered by id.

    A file that cannot be read or does not fit its kind becomes a problem; the others load.
    """
    kinds()  # those of other packages are among MODELS from here on
    problems: list[Problem] = []
    library = Library(root, settings)
    for path in _files(root, problems):
        read = load_document(root, path, settings)
        problems.extend(read.problems)
        if read.value is None:
            library.unread[_stem(path)] = path
        else:
            _take(*read.value, library, problems)
    library.sort()
    problems.extend(_alias_problems(library))
    return Outcome(library, locate(root, problems))


def locate(root: Path, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Look up the line and column of every problem that has only a data path; each file is read once."""
    files: dict[PurePosixPath, Placing | None] = {}
    found = []
    for each in problems:
        if each.at is None:
            found.append(each)
            continue
        path = each.place.path
        if path not in files:
            source = read_source(root, path).value
            files[path] = Placing(source) if source else None
        placing = files[path]
        found.append(placing.located(each) if placing else each.located(each.place))
    return merged(found)


def _files(root: Path, problems: list[Problem]) -> Iterator[PurePosixPath]:
    """Yield every YAML file of content/ that is meant as a document, in order of path."""
    content = root / CONTENT
    if not content.is_dir():
        problems.append(
            problem(
                CONTENT, "no-content", "there is no folder called content", hint="make it, or check the folder"
            )
        )
        return
    for full in sorted(content.rglob("*")):
        name = full.relative_to(root).as_posix().encode("utf-8", "replace").decode()
        path = PurePosixPath(name)
        if path.parts[1] in OTHER_FOLDERS or any(part.startswith(".") for part in path.parts):
            continue
        if _LIKE_A_DOCUMENT.search(path.name):
            yield path


def _misplaced(path: PurePosixPath) -> Problem | None:
    """Return what is wrong with the name or the folder of a document's file, or None."""
    folders = {record.folder for record in MODELS.values()}
    if path.suffix != ".yml":
        return problem(path, "file-name", "documents end in .yml", hint=f"rename it {_stem(path)}.yml")
    if len(path.parts) != 3 or path.parts[1] not in folders:
        hint = nearest(path.parts[1], folders)
        message = "this file is not in the folder of a kind"
        return problem(path, "folder", message, hint=hint and f"content/{hint}/")
    return None


def _stem(path: PurePosixPath) -> str:
    """Return the id that a file's name stands for, whatever it ends in."""
    return path.name.partition(".")[0]


def load_document(
    root: Path, path: PurePosixPath, settings: Settings
) -> Outcome[tuple[IndexEntry, Document] | None]:
    """Return the document in the file *path* with its entry, or None and why it cannot be read."""
    misplaced = _misplaced(path)
    if misplaced is not None:
        return Outcome(None, (misplaced,))
    read = read_source(root, path)
    if read.value is None:
        return Outcome(None, read.problems)
    source = read.value
    record = _kind_of(source)
    if isinstance(record, Problem):
        return Outcome(None, (*read.problems, record))
    fitted = fit(record.model, source)
    if fitted.value is None:
        return Outcome(None, (*read.problems, *fitted.problems))
    document = fitted.value
    copied = _copied_from(root, source, document)
    if copied is not None:
        return Outcome(None, (*read.problems, copied))
    entry = IndexEntry(
        document.id, record.name, path, document.title, document.organisation or settings.organisation,
        document.audience, document.status, document.version, document.aliases, source.digest,
    )  # fmt: skip
    return Outcome((entry, document), (*read.problems, *_own_name(source, document)))


def _kind_of(source: Source) -> KindRecord | Problem:
    """Return the record of the kind that *source* says it is, if it stands in that kind's folder."""
    folder = source.path.parts[1]
    usual = next((record.name for record in MODELS.values() if record.folder == folder), "")
    if not isinstance(source.data, dict):
        return problem(
            source.path, "not-fields", "this file is not fields with values", hint=f"start with `kind: {usual}`"
        )
    kind = source.data.get("kind")
    if kind is None:
        return problem(
            source.path, "missing-field", "'kind' is missing from this document", hint=f"add `kind: {usual}`"
        )
    if not isinstance(kind, str) or kind not in MODELS:
        known = sorted(MODELS)
        shown = f"'{kind[:40]}'" if isinstance(kind, str) else "this"
        hint = nearest(kind, known) if isinstance(kind, str) else ""
        return problem(source.path, "kind", f"{shown} is not {spoken_list(known)}", hint=hint, at=("kind",))
    record = MODELS[kind]
    if record.folder != folder:
        message = f"a {kind} belongs in content/{record.folder}/"
        return problem(source.path, "folder", message, hint="move this file, or change `kind:`", at=("kind",))
    return record


def _copied_from(root: Path, source: Source, document: Document) -> Problem | None:
    """Return that *source* is a copy under another name, when the file that its id names is there too."""
    if document.id == source.path.stem:
        return None
    for full in sorted((root / CONTENT).glob(f"*/{document.id}.yml")):
        if not full.samefile(root / source.path):  # where small and capital letters are the same, it may be
            message = f"the id '{document.id}' belongs to {full.relative_to(root).as_posix()}"
            hint = "this is a copy: give it a name and an id of its own, or delete it"
            return problem(source.path, "id", message, hint=hint, at=("id",))
    return None


def _own_name(source: Source, document: Document) -> Iterator[Problem]:
    if document.id != source.path.stem:
        message = f"the id '{document.id}' is not the file's name '{source.path.stem}'"
        hint = f"rename the file {document.id}.yml; only an id that was never published may change"
        yield problem(source.path, "id", message, hint=hint, at=("id",))


def _take(entry: IndexEntry, document: Document, library: Library, problems: list[Problem]) -> None:
    if entry.id not in library.entries:
        library.take(entry, document)
        return
    message = f"the id '{entry.id}' is already used by {library.entries[entry.id].path}"
    hint = _OTHER_ID
    problems.append(problem(entry.path, "duplicate-id", message, hint=hint, at=("id",)))


def _alias_problems(library: Library) -> Iterator[Problem]:
    """Yield each alias that is used elsewhere too, at both places: an address leads to one document alone."""
    taken: dict[str, tuple[PurePosixPath, DataPath]] = {name: (path, ()) for name, path in library.unread.items()}
    taken |= {name: (entry.path, ("id",)) for name, entry in library.entries.items()}
    for entry in library.entries.values():
        for index, alias in enumerate(entry.aliases):
            here = (entry.path, ("aliases", index))
            there = taken.setdefault(alias, here)
            if there[0] == entry.path and there != here:
                what = "is this document's own id" if there[1] == ("id",) else "stands here twice"
                yield _taken(here, f"the alias '{alias}' {what}", "take it out")
            elif there != here:
                yield _taken(here, f"the alias '{alias}' is already used by {there[0]}", "take it out")
                if there[1]:  # what cannot be read has enough to mend
                    what = "id" if there[1] == ("id",) else "alias"
                    yield _taken(there, f"the {what} '{alias}' is an alias in {entry.path}", _OTHER_ID)


def _taken(where: tuple[PurePosixPath, DataPath], message: str, hint: str) -> Problem:
    path, at = where
    return problem(path, "duplicate-id", message, hint=hint, at=at)


def _scope_of(document: Facts) -> _FactScope:
    return (document.organisation, document.role, document.round)


def _from_wide_to_narrow(scope: Scope) -> Iterator[_FactScope]:
    """Yield what *scope* lies in. A round is narrower than a role, and a role than an organisation."""
    for round_, role, organisation in product(
        *((None, name) if name else (None,) for name in (scope.round, scope.role, scope.organisation))
    ):
        yield (organisation, role, round_)


def _source(root: Path, path: PurePosixPath) -> Source:
    read = read_source(root, path)
    if read.value is None:
        raise KeyError(f"{path} changed while the project was read")
    return read.value
