"""Writes a page of the handbook anew, as Markdown in which only what we mean is markup.

Python-Markdown and markdown-it do not read every text alike. So nothing of an author's file is passed on: each
block is written again, its text sign by sign, and what one of them takes for code the other cannot take for HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import count

from markdown_it.tree import SyntaxTreeNode

from rolepress.handbook_page import HandbookPage, is_way, words
from rolepress.sites.internal_markdown import Markdown, escaped, inside, opened, outside_link

_LANGUAGE = re.compile(r"[a-z]{1,12}")
_SET_IN = "    "  # Python-Markdown asks for four blanks, whatever the marker is


@lru_cache(maxsize=256)
def written(page: HandbookPage) -> Markdown:
    """Return what stands under the title of *page*, in which no rule of the handbook found anything."""
    return Markdown("\n\n".join(_Writer(page).blocks()))


class _Writer:
    """Writes one page: keeps count of what needs a name of its own."""

    def __init__(self, page: HandbookPage) -> None:
        self._page = page
        self._headings = iter(page.headings)
        self._under = page.title  # the heading that was written last
        self._tables: dict[str, Iterator[int]] = {}

    def blocks(self) -> Iterator[str]:
        """Yield each block; the title is left out, for the page's skeleton prints it."""
        next(self._headings)
        for node in self._page.tree.children[1:]:
            yield "\n".join(self._block(node))

    def _block(self, node: SyntaxTreeNode) -> Iterator[str]:
        match node.type:
            case "heading":
                heading = next(self._headings)
                self._under = heading.text
                yield f"{'#' * heading.level} {_inline(node)} {{: #{heading.slug} }}"
            case "paragraph":
                yield _inline(node) if _opens_with_a_picture(node) else opened(_inline(node))
            case "bullet_list" | "ordered_list":
                yield from self._list(node)
            case "fence" | "code_block":
                yield from self._code(node)
            case "blockquote":
                yield from self._set_in("> ", "> ", node)
            case "table":
                yield from self._table(node)
            case _:
                raise ValueError(f"a page of the handbook has no {node.type}")

    def _list(self, node: SyntaxTreeNode) -> Iterator[str]:
        tight = all(child.hidden for item in node.children for child in item.children if child.type == "paragraph")
        for index, entry in enumerate(node.children):
            if index and not tight:
                yield ""
            marker = "-   " if node.type == "bullet_list" else f"{f'{index + 1}.':4}"
            yield from self._set_in(marker, _SET_IN, entry, tight=tight)

    def _set_in(self, first: str, rest: str, node: SyntaxTreeNode, *, tight: bool = False) -> Iterator[str]:
        """Yield the blocks inside *node*: the first line after *first*, the others after *rest*."""
        mark = first
        for index, child in enumerate(node.children):
            if index and not (tight and child.type.endswith("_list")):
                yield rest.rstrip()
            for line in self._block(child):
                yield f"{mark}{line}".rstrip()
                mark = rest

    def _code(self, node: SyntaxTreeNode) -> Iterator[str]:
        """Yield code between fences that nothing in it can close."""
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", node.content)), default=0))
        language = _LANGUAGE.match(node.info or "")
        yield f"{fence}{language.group() if language else 'text'}"
        yield from node.content.rstrip("\n").split("\n")
        yield fence

    def _table(self, node: SyntaxTreeNode) -> Iterator[str]:
        """Yield a table in a region that the keyboard reaches, named after the heading that it stands under."""
        number = next(self._tables.setdefault(self._under, count(1)))
        name = escaped(self._under if number == 1 else f"{self._under} ({number})")
        yield f'<section class="table" aria-label="{name}" tabindex="0" markdown="1">'
        yield ""
        rows = [row for part in node.children for row in part.children]
        for index, row in enumerate(rows):
            yield f"| {' | '.join(_inline(cell) for cell in row.children)} |"
            if index == 0:
                yield f"|{'|'.join('---' for _ in row.children)}|"
        yield ""
        yield "</section>"


def _opens_with_a_picture(paragraph: SyntaxTreeNode) -> bool:
    """Whether the first sign of a paragraph is our own, and opens a picture."""
    first = next((each for part in paragraph.children for each in part.children), None)
    return first is not None and first.type == "image"


def _inline(node: SyntaxTreeNode) -> str:
    """Return what is in a block on one line."""
    return "".join(_spans(each for part in node.children for each in part.children)).strip()


def _spans(nodes: Iterator[SyntaxTreeNode]) -> Iterator[str]:
    for node in nodes:
        match node.type:
            case "text":
                yield inside(node.content)
            case "softbreak":
                yield " "
            case "hardbreak":
                yield "<br>"
            case "code_inline":
                yield f"<code>{inside(node.content)}</code>"
            case "strong" | "em":
                yield f"<{node.type}>{_words(node)}</{node.type}>"
            case "link" if ":" in (href := str(node.attrs["href"])):
                yield f"{outside_link('', href).removesuffix('</a>')}{_words(node)}</a>"
            case "link":
                yield f"[{_words(node)}]({_way(href)})"
            case "image":
                yield f"![{inside(words(node))}]({_way(str(node.attrs['src']))})"
            case _:
                raise ValueError(f"a page of the handbook has no {node.type}")


def _words(node: SyntaxTreeNode) -> str:
    return "".join(_spans(iter(node.children)))


def _way(href: str) -> str:
    """Return the way to a page or a picture; the rules let no other signs through."""
    if not is_way(href):
        raise ValueError(f"{href!r} is no way to a page")
    return href
