"""The internal site as files: Markdown from the catalogue, and MkDocs' build of it when it has changed."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from rolepress.cache import key_of
from rolepress.checks import rule_pages
from rolepress.config import Settings
from rolepress.home import kept_folder
from rolepress.labels import labels_for
from rolepress.printing import Printed, PrintedDocument, theme_of
from rolepress.problems import Outcome, Problem
from rolepress.project import Project
from rolepress.sites.catalogue import catalogue
from rolepress.sites.internal import pages
from rolepress.sites.internal_build import build_site, config_of
from rolepress.sites.records import Output
from rolepress.sites.saying import file_text

MACHINERY = ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions")


@dataclass(frozen=True, slots=True)
class BackRoom:
    """The two folders of the internal site."""

    docs: Mapping[PurePosixPath, bytes]  # generated Markdown
    built: Path  # MkDocs' build of it


def back_room(project: Project, printed: Printed, problems: Iterable[Problem]) -> Outcome[BackRoom]:
    """Return the internal site's pages, built; MkDocs is not run when nothing that it reads has changed."""
    root = project.library.root
    drawn = catalogue(
        project.library, project.working, project.releases, problems, on=project.on,
        outputs={each.facts.id: _outputs(each) for each in printed.public},
        previews={each.facts.id: f"preview/{each.facts.address}" for each in printed.previews},
    )  # fmt: skip
    theme = theme_of(project, project.settings.organisation)
    texts = pages(drawn, project.settings, theme, rule_pages())
    docs = {path: text.encode() for path, text in texts.items()}
    config = config_of(root)
    finished = _shelf(root) / key_of(docs, _digest(config), *(f"{name} {version(name)}" for name in MACHINERY))
    if finished.is_dir():
        return Outcome(BackRoom(docs, finished))
    return _built(docs, config, finished, project.settings).map(lambda _: BackRoom(docs, finished))


def _built(docs: Mapping[PurePosixPath, bytes], config: Path, finished: Path, settings: Settings) -> Outcome[None]:
    """Run MkDocs beside *finished*, put its site there, and clear away what earlier builds left."""
    shelf = finished.parent
    shelf.mkdir(parents=True, exist_ok=True)
    for old in shelf.iterdir():
        shutil.rmtree(old, ignore_errors=True)
    work = shelf / f"new-{secrets.token_hex(4)}"
    for path, data in docs.items():
        (work / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (work / "docs" / path).write_bytes(data)
    outcome = build_site(work / "docs", config, work / "site", settings)
    if outcome.ok:
        os.replace(work / "site", finished)
    shutil.rmtree(work, ignore_errors=True)
    return outcome


def _shelf(root: Path) -> Path:
    return kept_folder(root) / "internal"


def _digest(config: Path) -> str:
    return hashlib.sha256(config.read_bytes()).hexdigest()


def _outputs(document: PrintedDocument) -> tuple[Output, ...]:
    """Return the page and the files of a document, as links that name format and size."""
    labels = labels_for(document.facts.language).value
    page = Output(labels["web-page"], document.facts.address)
    files = zip(document.facts.files, document.files, strict=True)
    return (page, *(Output(file_text(told, labels), str(file.path)) for told, file in files))
