"""Judges the pages of the authors' handbook: which of them can be shown, with which pictures, and what is told.

The rules are those of `rolepress.checks.handbook`; here is what a page may lead to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TypeAlias

from rolepress.checks import Finding, Rule, known_rules
from rolepress.checks.handbook import HANDBOOK, Judged, picture_of
from rolepress.checks.rules import findings, rules_for, told
from rolepress.file_names import as_read
from rolepress.handbook_files import FIELDS, FOLDER, HandbookFiles, read_handbook
from rolepress.handbook_page import HandbookPage
from rolepress.library import Library
from rolepress.problems import Problem, merged
from rolepress.sites.fields import field_pages
from rolepress.sites.internal import check_address, clause_address, document_address, fact_address

_ALONE = ("index.md", "problems.md", "due.md", "coverage.md", "pictures.md", "proof.md", "accessibility.md")
_LISTS = ("documents", "clauses", "facts", "register", "checks")

_Faults: TypeAlias = tuple[tuple[Rule, Finding], ...]


@dataclass(frozen=True)
class Shelf:
    """A project's handbook as it was read once; it is judged once, when that is asked for."""

    library: Library
    files: HandbookFiles
    unread: tuple[Problem, ...] = ()  # about files that cannot be pages

    @property
    def pages(self) -> Mapping[PurePosixPath, HandbookPage]:
        """Every page by its name in the handbook's folder."""
        return self.files.pages

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every page of the internal site that a page of the handbook may lead to.

        The lists under a tag are not among them: they come and go with what documents say.
        """
        fields = (FIELDS / f"{each.name}.md" for each in field_pages())
        own = (str(HANDBOOK / name) for name in (*self.pages, *fields))
        documents = (document_address(entry.id) for entry in self.library.published_kinds())
        clauses = (clause_address(entry.id) for entry in self.library.entries.values() if entry.kind == "clause")
        facts = (fact_address(f"{use.document}/{use.name}") for use in self.library.all_facts())
        lists = (*_ALONE, *(f"{name}/index.md" for name in _LISTS))
        return frozenset((*own, *lists, *map(check_address, known_rules()), *documents, *clauses, *facts))

    @cached_property
    def pictures(self) -> Mapping[PurePosixPath, bytes | str]:
        """Every picture that a page names, or what is wrong with it as the end of a sentence."""
        named = sorted({picture_of(page, each) for page in self.pages.values() for each in page.pictures})
        alike: dict[PurePosixPath, set[PurePosixPath]] = {}
        for path in (above for name in named for above in (name, *name.parents)):
            alike.setdefault(as_read(path), set()).add(path)
        return {name: self._picture(name, alike[as_read(name)] - {name}) for name in named}

    @cached_property
    def faults(self) -> Mapping[PurePosixPath, _Faults]:
        """What the rules find in each page by its name, whatever a project makes of them."""
        return {name: tuple(self._judged(page)) for name, page in self.pages.items()}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the project's handbook. None of it stops a build."""
        settings = self.library.settings
        found = (
            problem
            for name, faults in self.faults.items()
            for by, each in faults
            for problem in told(each, by, FOLDER / name, settings)
        )
        return merged((*self.unread, *found))

    def _picture(self, name: PurePosixPath, others: set[PurePosixPath]) -> bytes | str:
        if others:
            return f"has the name of another, {min(others)}, but for capitals"
        return self.files.picture(name)

    def _judged(self, page: HandbookPage) -> list[tuple[Rule, Finding]]:
        others = {str(HANDBOOK / name): other for name, other in self.pages.items()}
        judged = Judged(page, self.addresses, others, self._wrong_with)
        settings = self.library.settings
        return [(each, found) for each in rules_for(Judged) for found in findings(each, settings, judged)]

    def _wrong_with(self, picture: PurePosixPath) -> str:
        found = self.pictures[picture]
        return found if isinstance(found, str) else ""


def shelf_of(library: Library) -> Shelf:
    """Return the handbook of the project of *library*."""
    read = read_handbook(library.root)
    return Shelf(library, read.value, read.problems)
