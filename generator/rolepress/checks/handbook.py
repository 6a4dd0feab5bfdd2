"""Rules over the pages of the authors' handbook: Markdown that says what it says, and links that lead somewhere.

A page with a finding of any of these is not published, however mild a project makes them: they keep markup,
scripts and files from outside the handbook out of the internal site.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from rolepress.checks.rules import Finding, rule
from rolepress.handbook_page import HandbookPage, Target, is_way, walk
from rolepress.problems import nearest

HANDBOOK = PurePosixPath("handbook")  # where the pages stand in the internal site

_ATTRIBUTES = re.compile(r"\{\s*[:#.]|\{[^}]*=[^}]*\}")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_OUTSIDE = ("https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Judged:
    """A page, and what its links and pictures may lead to."""

    page: HandbookPage
    pages: Collection[str]  # every page of the internal site, such as handbook/index.md
    handbook: Mapping[str, HandbookPage]  # pages of the handbook by their addresses
    picture: Callable[[PurePosixPath], str]  # a picture's file in the handbook → what is wrong with it, or ""


@rule("handbook-title", kinds=(Judged,))
def handbook_title(judged: Judged) -> Iterator[Finding]:
    """A page of the handbook opens with its title, and its headings go down one step at a time.

    Why: the title names the page in lists and searches, and people who use a screen reader go by the headings.

    Example: a page that starts with a paragraph, has two headings with `#`, or goes from `##` to `####`.

    Instead: `# The title` on the first line, once; `##` for its parts; `###` for parts of those.
    """
    found = judged.page.headings
    first = judged.page.tree.children[:1]
    if not first or first[0].type != "heading" or found[0].level != 1:
        yield Finding(
            (), "this page does not open with its title", "start it with a line such as # First day", line=1
        )
    for each in found[1:]:
        if each.level == 1:
            yield Finding((), f"'{each.text[:60]}' is a second title", "start the line with ##", line=each.line)
    for above, each in pairwise(found):
        if each.level > above.level + 1:
            hint = f"start the line with {'#' * (above.level + 1)}"
            yield Finding((), f"the heading '{each.text[:60]}' leaves out a level", hint, line=each.line)


@rule("handbook-markup", kinds=(Judged,))
def handbook_markup(judged: Judged) -> Iterator[Finding]:
    """The handbook is written in plain Markdown: headings, paragraphs, lists, tables, code, quotations, links.

    Why: HTML, and attributes in braces, could run scripts on the internal site or change how it looks, and other
    programs read them in other ways.

    Example: `<div onclick="…">`, `{: style="color: red" }`, a line of hyphens, or settings at the top of the page.

    Instead: plain Markdown. Code that shows such signs stands between backticks.
    """
    for node, line in walk(judged.page.tree):
        match node.type:
            case "html_block" | "html_inline":
                shown = node.content.strip().partition("\n")[0][:40]
                yield Finding(
                    (), f"HTML is not used here: {shown}", "write Markdown, or put it in `backticks`", line=line
                )
            case "text" if found := _ATTRIBUTES.search(node.content):
                message = f"attributes are not used here: {node.content[found.start() :][:40]}"
                yield Finding((), message, "take them out, or put them in `backticks`", line=line)
            case "hr":
                hint = "take it out; a page has a title and no settings at its top"
                yield Finding((), "a line of hyphens is not used here", hint, line=line)
            case "table" if node.parent is not None and node.parent.type != "root":
                yield Finding((), "this table is inside something else", "let it stand on its own", line=line)
            case _:
                continue


@rule("handbook-link", kinds=(Judged,))
def handbook_link(judged: Judged) -> Iterator[Finding]:
    """A link of the handbook leads to a page that is there, or to an outside page with https or an e-mail address.

    Why: a link that leads nowhere costs every reader time, and other addresses are not safe to follow.

    Example: `[clauses](writing/clauses.md)`, where the page is called `writing/clause.md`.

    Instead: the way from this page to the other one, as files: `[clauses](writing/clause.md)`. A page that
    Rolepress makes counts too: `[all checks](../checks/index.md)`. After a `#` stands a heading of a page that
    people wrote.
    """
    for link in judged.page.links:
        if not link.text.strip():
            yield Finding(
                (), f"the link to {link.href[:60]} has no words", "name the page it opens", line=link.line
            )
        elif _SCHEME.match(link.href):
            if not link.href.startswith(_OUTSIDE):
                message = f"'{link.href[:60]}' is not a page of the handbook, a web address or an e-mail address"
                yield Finding((), message, "start it with https:// or mailto:, or name a page", line=link.line)
        else:
            yield from _leads(judged, link)


@rule("handbook-picture", kinds=(Judged,))
def handbook_picture(judged: Judged) -> Iterator[Finding]:
    """A picture of the handbook is a file in the handbook's own folder, and says in words what it shows.

    Why: pictures from elsewhere go missing, and tell others who reads the page. People who do not see a picture
    need its words.

    Example: `![](https://example.org/screen.png)`

    Instead: `![The list of problems](pictures/problems.png)`, with the file in `content/handbook/pictures`. It is
    a PNG, JPEG or WebP: an SVG can hold scripts.
    """
    for each in judged.page.pictures:
        shown = f"the picture {each.href[:60]}"
        if not each.text.strip():
            yield Finding((), f"{shown} has no words", "say in [ ] what it shows", line=each.line)
        if _SCHEME.match(each.href):
            yield Finding((), f"{shown} is not in the handbook’s own folder", "copy it there", line=each.line)
        elif not is_way(each.href) or "#" in each.href:
            message = f"{shown} has a name that no link can hold" if each.href else "this picture names no file"
            hint = "name the file with letters, digits and hyphens, such as pictures/first-page.png"
            yield Finding((), message, hint, line=each.line)
        elif wrong := judged.picture(picture_of(judged.page, each)):
            yield Finding((), f"{shown} {wrong}", "put it into content/handbook", line=each.line)


def picture_of(page: HandbookPage, picture: Target) -> PurePosixPath:
    """Return the file of a picture, from the handbook's folder."""
    return PurePosixPath(posixpath.normpath(page.name.parent / unquote(picture.href)))


def _leads(judged: Judged, link: Target) -> Iterator[Finding]:
    """Yield what is wrong with a link inside the internal site."""
    parts = urlsplit(link.href)
    here = HANDBOOK / judged.page.name
    target = posixpath.normpath(here.parent / unquote(parts.path)) if parts.path else str(here)
    if parts.query or target not in judged.pages:
        near = nearest(target, judged.pages)
        hint = posixpath.relpath(near, here.parent) if near else "see the list on the handbook's first page"
        yield Finding((), f"there is no page '{link.href[:60]}'", hint, line=link.line)
    elif parts.fragment and target not in judged.handbook:
        message = f"'#{parts.fragment[:60]}' is on a page that Rolepress makes, where it can change"
        way = posixpath.relpath(target, here.parent)
        yield Finding((), message, f"link to the whole page: {way}", line=link.line)
    elif parts.fragment and unquote(parts.fragment) not in (known := judged.handbook[target].slugs):
        hint = nearest(parts.fragment, known) or f"that page has: {', '.join(sorted(known)[:5])}"
        yield Finding((), f"there is no heading '#{parts.fragment[:60]}' on that page", hint, line=link.line)
    elif not is_way(link.href):
        message = f"'{link.href[:60]}' is not written as the way to a page"
        yield Finding((), message, posixpath.relpath(target, here.parent), line=link.line)
