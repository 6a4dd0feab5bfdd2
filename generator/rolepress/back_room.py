"""The internal site as files: Markdown from the catalogue, and MkDocs' build of it when it has changed."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from rolepress.assembly import PREVIEW, digests
from rolepress.cache import key_of
from rolepress.checks import rule_pages
from rolepress.config import Settings
from rolepress.home import kept_folder
from rolepress.labels import labels_for, templates_folder
from rolepress.machine import machine, tools
from rolepress.pictures import picture_files
from rolepress.printed import Printed, PrintedDocument
from rolepress.problems import Outcome, Problem
from rolepress.project import Project
from rolepress.sites.catalogue import catalogue
from rolepress.sites.handbook import handbook
from rolepress.sites.handbook_shelf import Shelf
from rolepress.sites.internal import EXPLANATIONS, pages
from rolepress.sites.internal_build import CONFIG, build_site, config_of
from rolepress.sites.proving import Made
from rolepress.sites.records import Output
from rolepress.sites.saying import file_text

KEPT = 3  # built sites, and those under way
MACHINERY = ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions")


@dataclass(frozen=True, slots=True)
class BackRoom:
    """The two folders of the internal site."""

    docs: Mapping[PurePosixPath, bytes]  # generated Markdown
    built: Path  # MkDocs' build of it


def back_room(
    project: Project, printed: Printed, problems: Iterable[Problem], shelf: Shelf, *, beside: bool = False
) -> Outcome[BackRoom]:
    """Return the internal site's pages, built; MkDocs is not run when nothing that it reads has changed.

    Where the public site stands *beside* it, links lead there and not to the public site's own address.
    """
    settings = project.settings.model_copy(update={"base_url": None}) if beside else project.settings
    root = project.library.root
    drawn = catalogue(
        project.library, project.working, project.releases, problems, on=project.on,
        outputs={each.facts.id: _outputs(each) for each in printed.public},
        previews={each.facts.id for each in printed.previews}, papers=_papers(printed),
        pictures=picture_files(root), made=Made(digests(printed), tools()),
    )  # fmt: skip
    theme = printed.looks[project.settings.organisation]
    texts = pages(drawn, settings, theme, rule_pages(), _explained(shelf))
    docs = {path: text.encode() for path, text in texts.items()} | handbook(shelf, theme)
    docs |= {each.place: each.drawing.data for each in drawn.drawings}
    config = config_of(root)
    finished = kept_folder(root) / "internal" / _key(docs, config, settings)
    outcome = Outcome(None) if finished.is_dir() else _built(docs, config, finished, settings)
    if outcome.ok:
        _keep(finished)
    return outcome.map(lambda _: BackRoom(docs, finished))


def _explained(shelf: Shelf) -> dict[str, str]:
    """Return the names of problems that the handbook explains under a heading each, with the heading's address."""
    pages = {each: shelf.pages.get(PurePosixPath(each).relative_to("handbook")) for each in EXPLANATIONS}
    return {slug: f"{address}#{slug}" for address, page in pages.items() if page for slug in page.slugs}


def _key(docs: Mapping[PurePosixPath, bytes], config: Path, settings: Settings) -> str:
    """Return the digest of all that MkDocs makes its site from, and of the program that tells it how."""
    configs = [path.read_bytes() for path in (config, templates_folder() / "internal" / CONFIG)]
    told = (settings.title, settings.internal_url, settings.example, settings.language)
    return key_of(docs, configs, told, machine(), [f"{name} {version(name)}" for name in MACHINERY])


def _built(docs: Mapping[PurePosixPath, bytes], config: Path, finished: Path, settings: Settings) -> Outcome[None]:
    """Run MkDocs beside *finished*, and put its site there when it succeeds."""
    work = finished.with_name(f"new-{secrets.token_hex(4)}")
    for path, data in docs.items():
        (work / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (work / "docs" / path).write_bytes(data)
    outcome = build_site(work / "docs", config, work / "site", settings)
    if outcome.ok and not finished.is_dir():
        os.replace(work / "site", finished)
    shutil.rmtree(work, ignore_errors=True)
    return outcome


def _keep(finished: Path) -> None:
    """Mark *finished* as used now, and clear away all but the latest few: others may be in use."""
    os.utime(finished)
    for old in sorted(finished.parent.iterdir(), key=_used, reverse=True)[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def _used(folder: Path) -> float:
    """Return when *folder* was last used, in seconds."""
    try:
        return folder.stat().st_mtime
    except FileNotFoundError:  # another build has just cleared it away
        return 0.0


def _outputs(document: PrintedDocument) -> tuple[Output, ...]:
    """Return the page and the files of a document, as links that name format and size."""
    labels = labels_for(document.facts.language).value
    page = Output(labels["web-page"], document.facts.address, labels["web-page"])
    beside = PurePosixPath(document.facts.address)
    files = (_output(file_text(each, labels), str(beside.with_name(each.href))) for each in document.facts.files)
    return (page, *files)


def _papers(printed: Printed) -> dict[str, tuple[Output, ...]]:
    """Return the files of each document that are for colleagues alone, those of its draft last."""
    found: dict[str, tuple[Output, ...]] = {}
    for top, documents in ((PurePosixPath(), printed.public), (PREVIEW, printed.previews)):
        for each in documents:
            labels = labels_for(each.facts.language).value
            links = (_output(file_text(paper.told, labels), str(top / paper.path)) for paper in each.papers)
            found[each.facts.id] = (*found.get(each.facts.id, ()), *links)
    return found


def _output(label: str, address: str) -> Output:
    """Return a file whose *label* names the edition and the format first, then what there is of it."""
    form, _, extent = label.partition(", ")
    return Output(label, address, form, extent)
