"""The authors' handbook on the internal site: the built-in pages and the project's own, and the field reference.

A project's own page in `content/handbook` stands in place of the built-in one of the same name, and a page of a
new name beside them. The order of the built-in pages is the navigation's, in `templates/internal/mkdocs.yml`; the
handbook's first page lists every page, those of the project too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

import yaml

from rolepress.checks import Finding, Rule, known_rules
from rolepress.checks.handbook import HANDBOOK, PICTURES, Judged, picture_of
from rolepress.checks.rules import findings, rules_for, told
from rolepress.handbook_page import HandbookPage
from rolepress.home import handbook_folder, templates_folder
from rolepress.labels import labels_for
from rolepress.library import CONTENT, Library
from rolepress.problems import Outcome, Problem, merged, problem
from rolepress.sites.fields import FieldPage, field_pages
from rolepress.sites.handbook_markdown import written
from rolepress.sites.internal import check_address, clause_address, document_address, fact_address
from rolepress.sites.internal_build import CONFIG
from rolepress.sites.internal_markdown import Markdown, front_matter, printed, window_title
from rolepress.source import LARGEST_FILE, read_words
from rolepress.theme import Theme

FOLDER = CONTENT / HANDBOOK  # in a project
START = PurePosixPath("index.md")
_FIELDS = PurePosixPath("fields")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ALONE = ("index.md", "problems.md", "due.md", "coverage.md", "pictures.md")
_LISTS = ("documents", "clauses", "facts", "register", "checks")

_NAMING = "small letters, digits and hyphens, with .md at the end; the folder fields is Rolepress’s own"

_Faults: TypeAlias = tuple[tuple[Rule, Finding], ...]


@dataclass(frozen=True)
class _Shelf:
    """Every page of a project's handbook by its name; what is its own stands in its own folder."""

    library: Library
    pages: Mapping[PurePosixPath, HandbookPage]
    own: frozenset[PurePosixPath]

    def folder(self, page: HandbookPage) -> Path:
        """Return the folder that a page comes from."""
        return self.library.root / FOLDER if page.name in self.own else handbook_folder()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of all pages: a page, or the name of a group and the pages under it."""

    title: str
    way: str = ""  # from the handbook's first page
    under: tuple[Entry, ...] = ()


def handbook(library: Library, theme: Theme) -> dict[PurePosixPath, bytes]:
    """Return every file of the handbook by its path in `site/docs`.

    A page with a fault is not published: one that says so stands in its place, and links to it still work.
    """
    shelf = _shelf(library).value
    writer = _Writer(library, theme)
    files: dict[PurePosixPath, bytes] = {}
    for page in shelf.pages.values():
        sound = not _faults(shelf, page)
        listed = _entries(shelf.pages) if page.name == START else ()
        files[HANDBOOK / page.name] = writer.page(page, sound=sound, listed=listed)
        files.update(_pictures(shelf, page) if sound else ())
    files.update((HANDBOOK / _FIELDS / f"{each.name}.md", writer.fields(each)) for each in field_pages())
    return files


def handbook_problems(library: Library) -> tuple[Problem, ...]:
    """Return what is wrong with the project's own pages of the handbook. None of it stops a build."""
    opened = _shelf(library)
    return merged((*opened.problems, *_told(opened.value)))


# Reading


def _shelf(library: Library) -> Outcome[_Shelf]:
    """Read the built-in pages and the project's own, of which the own one of a name wins."""
    problems: list[Problem] = []
    own: dict[PurePosixPath, HandbookPage] = {}
    for path in _own_files(library.root, problems):
        read = read_words(library.root, path)
        problems.extend(read.problems)
        if read.value is not None:
            name = path.relative_to(FOLDER)
            own[name] = HandbookPage(name, read.value)
    pages = dict(sorted({**_built_in(), **own}.items()))
    return Outcome(_Shelf(library, pages, frozenset(own)), tuple(problems))


def _built_in() -> dict[PurePosixPath, HandbookPage]:
    folder = handbook_folder()
    names = {PurePosixPath(path.relative_to(folder).as_posix()): path for path in folder.rglob("*.md")}
    return {name: HandbookPage(name, path.read_text("utf-8")) for name, path in names.items() if _is_name(name)}


def _own_files(root: Path, problems: list[Problem]) -> Iterator[PurePosixPath]:
    """Yield each page that a project has written; what cannot be one is a problem."""
    for full in sorted((root / FOLDER).rglob("*")):
        path = PurePosixPath(full.relative_to(root).as_posix().encode("utf-8", "replace").decode())
        if any(part.startswith(".") for part in path.parts):
            continue
        if full.is_symlink() and full.is_dir():
            hint = "copy the folder here"
            problems.append(problem(path, "outside-project", "this is a link to a folder", hint=hint))
        elif path.suffix.lower() in (".md", ".markdown", ".txt"):
            if _is_name(path.relative_to(FOLDER)):
                yield path
            else:
                message = "a page of the handbook cannot have this name"
                problems.append(problem(path, "file-name", message, hint=_NAMING))


def _is_name(name: PurePosixPath) -> bool:
    """Whether a page may be called *name*, which becomes its address."""
    parts = name.with_suffix("").parts
    return name.suffix == ".md" and parts[0] != str(_FIELDS) and all(map(_NAME.fullmatch, parts))


# Judging


def _faults(shelf: _Shelf, page: HandbookPage) -> _Faults:
    """Return what the rules find in a page, whatever a project makes of them."""
    folder = shelf.folder(page)
    others = {str(HANDBOOK / name): other for name, other in shelf.pages.items()}
    judged = Judged(page, _addresses(shelf), others, lambda picture: _missing_picture(folder, picture))
    settings = shelf.library.settings
    return tuple((each, found) for each in rules_for(Judged) for found in findings(each, settings, judged))


def _told(shelf: _Shelf) -> Iterator[Problem]:
    for name in sorted(shelf.own):
        for by, each in _faults(shelf, shelf.pages[name]):
            yield from told(each, by, FOLDER / name, shelf.library.settings)


def _addresses(shelf: _Shelf) -> frozenset[str]:
    """Return every page of the internal site that a page of the handbook may lead to."""
    library = shelf.library
    own = (HANDBOOK / name for name in (*shelf.pages, *(_FIELDS / f"{each.name}.md" for each in field_pages())))
    documents = (document_address(entry.id) for entry in library.published_kinds())
    clauses = (clause_address(entry.id) for entry in library.entries.values() if entry.kind == "clause")
    facts = (fact_address(f"{use.document}/{use.name}") for use in library.all_facts())
    lists = (*_ALONE, *(f"{name}/index.md" for name in _LISTS))
    return frozenset((*map(str, own), *lists, *map(check_address, known_rules()), *documents, *clauses, *facts))


def _missing_picture(folder: Path, picture: PurePosixPath) -> str:
    """Return what is wrong with a picture of the handbook in *folder*, as the end of a sentence, or ""."""
    full = (folder / picture).resolve()
    if picture.suffix.lower() not in PICTURES:
        return f"is not one of {', '.join(sorted(PICTURES))}"
    if not full.is_relative_to(folder.resolve()):
        return "is outside the handbook’s folder"
    if not full.is_file():
        return "is not there"
    return "is too large" if full.stat().st_size > LARGEST_FILE else ""


# Writing


def _pictures(shelf: _Shelf, page: HandbookPage) -> Iterator[tuple[PurePosixPath, bytes]]:
    for each in page.pictures:
        name = picture_of(page, each)
        yield HANDBOOK / name, (shelf.folder(page) / name).read_bytes()


def _entries(pages: Mapping[PurePosixPath, HandbookPage]) -> tuple[Entry, ...]:
    """Return the list of all pages: the navigation's, then those that only the project has."""
    known = tuple(_navigation())
    named = {way for entry in known for way in (entry.way, *(each.way for each in entry.under))}
    rest = [Entry(page.title, str(name)) for name, page in pages.items() if str(name) not in named]
    own = (Entry("Pages of this project", under=tuple(rest)),) if rest else ()
    return (*known, *own)


def _navigation() -> Iterator[Entry]:
    for each in _navigation_of_handbook():
        for title, target in each.items():
            if isinstance(target, str):
                yield Entry(title, target.removeprefix(f"{HANDBOOK}/"))
            else:
                under = ((name, way) for inner in target for name, way in inner.items())
                yield Entry(
                    title, under=tuple(Entry(name, way.removeprefix(f"{HANDBOOK}/")) for name, way in under)
                )


@lru_cache(maxsize=1)
def _navigation_of_handbook() -> list[dict[str, Any]]:
    """Return the part of the built-in navigation that is the handbook's."""
    text = (templates_folder() / "internal" / CONFIG).read_text("utf-8")
    config = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # BaseLoader makes text only
    parts: Iterable[Any] = (each["Handbook"] for each in config["nav"] if "Handbook" in each)
    return list(next(iter(parts)))


class _Writer:
    """Fills in the templates of the handbook."""

    def __init__(self, library: Library, theme: Theme) -> None:
        self._environment = theme.environment.overlay(autoescape=False, finalize=printed)
        self._settings = library.settings
        self._labels = labels_for(library.settings.language).value

    def page(self, page: HandbookPage, *, sound: bool, listed: tuple[Entry, ...]) -> bytes:
        """Return a page that people wrote; one that is not *sound* says what to do about it."""
        body = written(page) if sound else None
        return self._filled("handbook", page.title, body=body, file=FOLDER / page.name, listed=listed)

    def fields(self, page: FieldPage) -> bytes:
        """Return a page of the field reference."""
        return self._filled("fields", page.title, page=page)

    def _filled(self, template: str, title: str, **about: Any) -> bytes:
        made = self._environment.get_template(f"internal/{template}.md.jinja")
        own = {"title": title, "window": front_matter(window_title(title)), "markdown": Markdown}
        shared = {"settings": self._settings, "labels": self._labels}
        return (made.render(shared | own | about).strip() + "\n").encode()
