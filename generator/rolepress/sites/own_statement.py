"""The accessibility statement of the internal site as Markdown, from the page of the project that holds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rolepress.library import Library
from rolepress.manuscript import Block, Box, Bullets, Entry, Heading, Numbered, Prose, Terms
from rolepress.model.page import Page
from rolepress.publications import NOTICE, manuscript_of
from rolepress.resolved import Resolved
from rolepress.sites.internal_markdown import Markdown, line_of
from rolepress.sites.records import OwnStatement


def own_statement(library: Library, resolved: Mapping[str, Resolved[Any]]) -> OwnStatement | None:
    """Return the statement about the internal site as its file stands; None where no page holds one."""
    for each in resolved.values():
        page = each.document
        if isinstance(page, Page) and page.is_about_internal_site and page.status != "retired":
            blocks = manuscript_of(library, each).value.blocks
            return OwnStatement(page.id, "\n\n".join(_written(blocks)))
    return None


def _written(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield *blocks* as Markdown; the title and the notice of a worked example stand on every page already."""
    for block in blocks:
        match block:
            case Heading(level=level) if level > 1:
                yield f"{'#' * level} {line_of(block.text)}"
            case Prose() if block.id != NOTICE:
                yield line_of(block.text)
            case Bullets(entries=entries):
                yield "\n".join(_listed(entries, "-   "))
            case Numbered(entries=entries):
                yield "\n".join(_listed(entries, "1.  "))
            case Terms(terms=terms):
                yield from (f"{line_of(each.label)}\n:   {_lines(each.values)}" for each in terms)
            case Box(title=title, level=level):
                yield f"{'#' * level} {line_of(title)}"
                yield from _written(block.blocks)


def _listed(entries: Iterable[Entry], marker: str, indent: str = "") -> Iterator[str]:
    for each in entries:
        yield f"{indent}{marker}{line_of(each.text)}"
        yield from _listed(each.entries, marker, f"{indent}    ")


def _lines(values: Iterable[Any]) -> Markdown:
    return Markdown("<br>".join(line_of(each) for each in values))
