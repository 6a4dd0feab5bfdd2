"""The HTML format: a manuscript's blocks as semantic HTML, for a page to go around."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from rolepress.editions import Edition
from rolepress.formats import Artifact, Format, RenderOptions, register
from rolepress.manuscript import Block, Manuscript
from rolepress.theme import Theme, render

_ADDRESS = re.compile(r'(?<=<span class="together">)([^<@\s]+@)(?=[^<@\s]+</span>)')
_LONG = 20  # characters before the @; with more, a name fills a line of 320 pixels


def render_page_body(manuscript: Manuscript, theme: Theme) -> Markup:
    """Return `render_body` for a web page: on a narrow screen an e-mail address may break after its @.

    A long one may also break after each point before that. Paper and e-books do without:
    nobody is to copy an address with a sign in it that is not seen.
    """
    body = str(render_body(manuscript, theme))  # Markup would escape what `re` puts together
    return Markup(_ADDRESS.sub(_breakable, body))  # noqa: S704  # the templates escaped it


def _breakable(found: re.Match[str]) -> str:
    name = found.group()
    return f"{name.replace('.', '.<wbr>') if len(name) > _LONG else name}<wbr>"


def render_body(manuscript: Manuscript, theme: Theme) -> Markup:
    """Return the whole text of *manuscript* as HTML; every block, entry, term and row keeps its id."""
    return render_blocks(manuscript.blocks, theme)


def render_blocks(blocks: Iterable[Block], theme: Theme) -> Markup:
    """Return *blocks* as HTML, each by the theme's template of its kind."""
    return Markup("").join(render(theme.environment, block) for block in blocks)


def _artifact(manuscript: Manuscript, edition: Edition, theme: Theme, options: RenderOptions) -> Artifact:
    return Artifact(render_page_body(manuscript, theme).encode())


HTML = register(Format("html", "", "text/html", _artifact, templates=("blocks",)))
