"""The HTML format: a manuscript's blocks as semantic HTML, for a page to go around."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from rolepress.editions import Edition
from rolepress.formats import Artifact, Format, RenderOptions, register
from rolepress.manuscript import Block, Manuscript
from rolepress.theme import ADDRESS_PARTS, Theme, render

_KEPT_ADDRESS = re.compile(r'(?<=<span class="together">)[^<@\s]+@[^<@\s]+(?=</span>)')


def render_page_body(manuscript: Manuscript, theme: Theme) -> Markup:
    """Return `render_body` for a web page, where a narrow screen may part e-mail addresses at their @ and dots."""
    body = str(render_body(manuscript, theme))  # Markup would escape what `re` puts together
    parted = _KEPT_ADDRESS.sub(lambda found: "<wbr>".join(ADDRESS_PARTS.split(found.group())), body)
    return Markup(parted)  # noqa: S704  # the templates escaped it


def render_body(manuscript: Manuscript, theme: Theme) -> Markup:
    """Return the whole text of *manuscript* as HTML; every block, entry, term and row keeps its id."""
    return render_blocks(manuscript.blocks, theme)


def render_blocks(blocks: Iterable[Block], theme: Theme) -> Markup:
    """Return *blocks* as HTML, each by the theme's template of its kind."""
    return Markup("").join(render(theme.environment, block) for block in blocks)


def _artifact(manuscript: Manuscript, edition: Edition, theme: Theme, options: RenderOptions) -> Artifact:
    return Artifact(render_page_body(manuscript, theme).encode())


HTML = register(Format("html", "", "text/html", _artifact, templates=("blocks",)))
