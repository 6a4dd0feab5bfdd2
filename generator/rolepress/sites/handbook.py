"""Writes the authors' handbook on the internal site: its pages, their pictures, and the field reference.

A project's own page in `content/handbook` stands in place of the built-in one of the same name, and a page of a
new name beside them. The order of the built-in pages is the navigation's, in `templates/internal/mkdocs.yml`; the
handbook's first page lists every page, those of the project too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

import yaml

from rolepress.checks.handbook import HANDBOOK, picture_of
from rolepress.config import Settings
from rolepress.handbook_files import FIELDS, FOLDER
from rolepress.handbook_page import HandbookPage
from rolepress.home import templates_folder
from rolepress.labels import labels_for
from rolepress.sites.fields import FieldPage, field_pages
from rolepress.sites.handbook_markdown import written
from rolepress.sites.handbook_shelf import Shelf
from rolepress.sites.internal_build import CONFIG
from rolepress.sites.internal_markdown import Markdown, front_matter, printed, window_title
from rolepress.theme import Theme

START = PurePosixPath("index.md")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of all pages: a page, or the name of a group and the pages under it."""

    title: str
    way: str = ""  # from the handbook's first page
    under: tuple[Entry, ...] = ()


def handbook(shelf: Shelf, theme: Theme) -> dict[PurePosixPath, bytes]:
    """Return every file of the handbook by its path in `site/docs`.

    A page with a fault is not published: one that says so stands in its place, and links to it still work.
    """
    writer = _Writer(shelf.library.settings, theme)
    files: dict[PurePosixPath, bytes] = {}
    for name, page in shelf.pages.items():
        sound = not shelf.faults[name]
        listed = _entries(shelf.pages) if name == START else ()
        files[HANDBOOK / name] = writer.page(page, sound=sound, listed=listed)
        files.update(_pictures(shelf, page) if sound else ())
    files.update((HANDBOOK / FIELDS / f"{each.name}.md", writer.fields(each)) for each in field_pages())
    return files


def _pictures(shelf: Shelf, page: HandbookPage) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield the pictures of a page in which no rule found anything."""
    for each in page.pictures:
        name = picture_of(page, each)
        picture = shelf.pictures[name]
        if isinstance(picture, bytes):
            yield HANDBOOK / name, picture


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

    def __init__(self, settings: Settings, theme: Theme) -> None:
        self._environment = theme.environment.overlay(autoescape=False, finalize=printed)
        self._settings = settings
        self._labels = labels_for(settings.language).value

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
