"""Proofs: every PDF of this checkout, printed as a build prints it, beside the manuscript it was made from."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from rolepress.briefs import Brief
from rolepress.cache import Store, key_of
from rolepress.config import PdfSettings
from rolepress.editions import EDITIONS, Edition, set_for
from rolepress.formats.pdf.inspect import Inspection, inspect_pdf
from rolepress.formats.print import on_paper
from rolepress.manuscript import Manuscript
from rolepress.plans import Narrowing
from rolepress.press import FileOrder, print_file
from rolepress.printing import PrintRun
from rolepress.project import Project, read

CHECKOUT = Path(__file__).resolve().parents[2]
ON = datetime(2026, 11, 23, 12)
RELEASED = {path.parent.name for path in (CHECKOUT / "content" / "releases").glob("*/*.yml")}
PAGES = {path.stem for path in (CHECKOUT / "content" / "pages").glob("*.yml")}  # of the site: no files
JOBS = sorted({path.stem for path in (CHECKOUT / "content" / "job-descriptions").glob("*.yml")} & RELEASED)
DOCUMENTS = [*JOBS, *sorted(RELEASED - PAGES - set(JOBS))]
BUILT = [(document, edition) for document in DOCUMENTS for edition in ("standard", "large-print-18")]
"""Those that this project's settings ask for."""
ALL = [*dict.fromkeys((*((document, edition) for document in JOBS for edition in EDITIONS), *BUILT))]
"""Those, and job descriptions in every other edition: enough to try each size."""
SAMPLE = [each for each in BUILT if each[1] == "standard" or each[0] == DOCUMENTS[0]]
"""Every document, and every sort of edition: enough where a setting is not this project's own."""

Turn = Callable[[Path], AbstractContextManager[None]]


@dataclass(frozen=True)
class Proof:
    """A finished PDF and what it was made from."""

    original: Manuscript  # before it was adapted to its edition
    edition: Edition
    path: Path
    problems: list[dict[str, Any]]  # what the build says of it

    @cached_property
    def data(self) -> bytes:
        """The file."""
        return self.path.read_bytes()

    @cached_property
    def shown(self) -> Manuscript:
        """The words that are on paper: adapted, with the address of every link, and what forms say there."""
        return on_paper(self.edition.adapt(self.original), self.edition)

    @cached_property
    def facts(self) -> Inspection:
        """What the file measures and says."""
        return inspect_pdf(self.data)

    @property
    def large(self) -> bool:
        """Whether this is large print."""
        return self.edition.id == "large-print"


class ProofRoom:
    """Prints a PDF when it is first asked for, once for all workers of a run."""

    def __init__(self, folder: Path, turn: Turn) -> None:
        self.folder = folder
        self.turn = turn  # holds a file against the other workers
        self.store = Store(folder / "cache")
        self.known: dict[str, Proof] = {}
        folder.mkdir(exist_ok=True)

    def proof(self, document: str, edition: str, pdf: PdfSettings | None = None) -> Proof:
        """Return the PDF of *document* in *edition*, kept to the standards of *pdf*, else to the project's own."""
        pdf = pdf or self.project.settings.pdf
        name = f"{document}-{edition}-{pdf.profile}{'-archive' if pdf.archive else ''}"
        if name not in self.known:
            self.known[name] = self._printed(name, self._order(document, edition, pdf))
        return self.known[name]

    @cached_property
    def project(self) -> Project:
        """This checkout's project."""
        project, problems = read(CHECKOUT, ON)
        assert project is not None, problems
        return project

    @cached_property
    def briefs(self) -> dict[str, Brief]:
        """What is due to be published, as a build prepares it, by id."""
        return {each.facts.id: each for each in PrintRun(self.project, ()).public}

    def _printed(self, name: str, order: FileOrder) -> Proof:
        path, key = self.folder / f"{name}.pdf", key_of("proof", name)
        with self.turn(self.folder / f"{name}.lock"):
            entry = self.store.get(key)
            if entry is None:
                entry = print_file(order)
                self.store.put(key, entry)
                path.write_bytes(entry.data)
        return Proof(
            order.manuscript,
            set_for(EDITIONS[order.edition], order.manuscript),
            path,
            list(entry.meta["problems"]),
        )

    def _order(self, document: str, edition: str, pdf: PdfSettings) -> FileOrder:
        """Return what a build asks the press for."""
        narrowing = Narrowing(editions=frozenset({edition}), formats=frozenset({"pdf"}))
        plans = (each for each in self.briefs[document].files(narrowing) if each.made_now(narrowing))
        (order,) = (each.job.payload for each in plans)
        assert isinstance(order, FileOrder)
        return replace(
            order,
            options=replace(order.options, pdf_profile=pdf.profile, pdf_archive=pdf.archive),
            settings=order.settings.model_copy(update={"pdf": pdf}),
        )
