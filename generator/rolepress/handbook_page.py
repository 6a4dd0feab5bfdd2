"""One page of the authors' handbook as it is read: its Markdown as a tree, its headings, its links and pictures.

A parser of its own beside `rolepress.markdown`, which serves documents: their texts have no headings, code, tables
or pictures, and a handbook is made of them. Neither lets an author's markup reach a page: what is read here is
written anew by `rolepress.sites.handbook_markdown`, sign by sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

# HTML is read as HTML, so that it can be pointed at; nothing ever prints it.
_parser = MarkdownIt("commonmark", {"html": True, "linkify": False, "typographer": False}).enable("table")
_parser.validateLink = lambda url: True  # type: ignore[method-assign]  # every link is judged by a rule, with a message
_BREAKS = ("softbreak", "hardbreak")
_NOT_IN_A_SLUG = re.compile(r"[^\w\s-]")
_BLANKS = re.compile(r"[\s-]+")
_WAY = re.compile(r"([\w./%-]*[\w.%-])?(#[\w.%-]+)?")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and the name by which links reach it."""

    level: int  # from 1
    text: str
    slug: str
    line: int


@dataclass(frozen=True, slots=True)
class Target:
    """A link or a picture: where it leads, and its words."""

    href: str
    text: str
    line: int


@dataclass(frozen=True)
class HandbookPage:
    """A page as an author wrote it."""

    name: PurePosixPath  # in the handbook's folder, such as writing/clause.md
    text: str

    @cached_property
    def tree(self) -> SyntaxTreeNode:
        """The page's blocks, and what is in them."""
        return _read(self.text)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading in order; a second one with the same words gets a number."""
        return tuple(_headings(self.tree))

    @property
    def title(self) -> str:
        """The first heading, or the file's name in words."""
        return self.headings[0].text if self.headings else spoken(self.name)

    @property
    def slugs(self) -> tuple[str, ...]:
        """The names by which links reach the headings."""
        return tuple(each.slug for each in self.headings)

    @property
    def links(self) -> Iterator[Target]:
        """Every link."""
        return self._targets("link", "href")

    @property
    def pictures(self) -> Iterator[Target]:
        """Every picture; its words are what it shows."""
        return self._targets("image", "src")

    def _targets(self, kind: str, attribute: str) -> Iterator[Target]:
        for node, line in walk(self.tree):
            if node.type == kind:
                yield Target(str(node.attrs.get(attribute, "")), words(node), line)


def spoken(name: PurePosixPath) -> str:
    """Return the name of a page's file as words: "first-day-hr.md" is "First day hr"."""
    return name.stem.replace("-", " ").capitalize()


def walk(node: SyntaxTreeNode, line: int = 1) -> Iterator[tuple[SyntaxTreeNode, int]]:
    """Yield every node under *node* with its line, from 1.

    Blocks know their lines; inside one, line breaks are counted.
    """
    for child in node.children:
        line = child.map[0] + 1 if child.map else line
        yield child, line
        yield from walk(child, line)
        line += sum(each.type in _BREAKS for each in child.walk())


def words(node: SyntaxTreeNode) -> str:
    """Return the text inside *node* without its markup."""
    if node.type in _BREAKS:
        return " "
    if node.type == "image":
        return node.content
    return "".join(map(words, node.children)) if node.children else node.content


def is_way(href: str) -> bool:
    """Whether *href* is written as the way to a page, heading or a picture, by signs that programs read alike."""
    return href != "" and _WAY.fullmatch(href) is not None


def slug_of(text: str) -> str:
    """Return the name by which a link reaches a heading: small letters, figures and hyphens."""
    return _BLANKS.sub("-", _NOT_IN_A_SLUG.sub("", text.casefold())).strip("-") or "section"


@lru_cache(maxsize=256)
def _read(text: str) -> SyntaxTreeNode:
    return SyntaxTreeNode(_parser.parse(text))


def _headings(tree: SyntaxTreeNode) -> Iterator[Heading]:
    seen: dict[str, int] = {}
    for node, line in walk(tree):
        if node.type == "heading":
            text = words(node).strip()
            slug = slug_of(text)
            seen[slug] = seen.get(slug, 0) + 1
            yield Heading(int(node.tag[1:]), text, slug if seen[slug] == 1 else f"{slug}-{seen[slug]}", line)
